//! A rule's examples, executed.

use std::collections::BTreeSet;

use super::judge::{Statement, judge_one};
use super::missing::MissingWhy;
use super::outcome::Outcome;
use super::registry::Registry;
use super::rule::{Example, Rule};
use crate::finding::{Finding, Severity};
use crate::graph;
use crate::id::FilePath;
use crate::model;
use crate::schema;
use crate::schema::units::Day;
use crate::source::Files;
use crate::words;
use crate::words::Words;

/// The day examples are judged on.
pub fn example_day() -> Day {
    Day::of(2026, 10, 1).unwrap_or(Day::from_number(0))
}

/// What an example came to, if not what it says.
#[derive(Debug)]
pub struct ExampleFailure {
    /// Position among the rule's examples.
    pub position: usize,
    /// What is wrong.
    pub message: Words,
}

/// Runs the examples of a rule. Every example has to be clean YAML that the
/// schema accepts, and come to the outcome it states.
pub fn run_examples(registry: &Registry, rule: &Rule) -> Vec<ExampleFailure> {
    rule.examples
        .iter()
        .filter_map(|example| {
            run(registry, rule, example).err().map(|message| ExampleFailure { position: example.position, message })
        })
        .collect()
}

/// Whether the examples would notice if the rule said the opposite: satisfied
/// where it is violated, and violated where it is satisfied.
pub(super) fn notice_inversion(registry: &Registry, rule: &Rule) -> bool {
    rule.examples.iter().any(|example| {
        judged(registry, rule, example).is_ok_and(|statement| {
            let inverted = match statement.outcome {
                Outcome::Satisfied => Outcome::Violated,
                Outcome::Violated => Outcome::Satisfied,
                other => other,
            };
            inverted != example.outcome
        })
    })
}

fn run(registry: &Registry, rule: &Rule, example: &Example) -> Result<(), Words> {
    let statement = judged(registry, rule, example)?;
    let (wanted, found) = (example.outcome.title(), statement.outcome.title());
    if statement.outcome != example.outcome {
        return Err(words!(
            "判定が違います: 「{wanted_ja}」のはずが「{found_ja}」",
            "it should be {wanted_en} and is {found_en}";
            wanted_ja = wanted.get(crate::words::Lang::Ja), found_ja = found.get(crate::words::Lang::Ja),
            wanted_en = wanted.get(crate::words::Lang::En), found_en = found.get(crate::words::Lang::En)
        ));
    }
    let missing: BTreeSet<&str> =
        statement.missing.iter().filter(|one| one.why != MissingWhy::Lost).map(|one| one.field.as_str()).collect();
    let stated: BTreeSet<&str> = example.missing.iter().map(String::as_str).collect();
    if !stated.is_empty() && stated != missing {
        let list = missing.into_iter().collect::<Vec<_>>().join(", ");
        return Err(words!("不明の項目が違います: {list}", "other fields are missing: {list}"));
    }
    Ok(())
}

/// What the rule says of an example's subject.
fn judged(registry: &Registry, rule: &Rule, example: &Example) -> Result<Statement, Words> {
    let path = FilePath::new("example.yaml").map_err(|_| words!("例のパス", "path of the example"))?;
    let files = Files::of_texts([(path, example.inventory.as_str())]);
    let records = schema::records(&files, 0..1);
    let mut findings = records.findings;
    let assembled = model::assemble(&files, records.value);
    findings.extend(assembled.findings);
    if let Some(finding) = findings.iter().find(|finding| unexpected(finding, example)) {
        let message = &finding.message;
        return Err(
            words!("台帳に誤りがあります: {ja}", "the inventory has a mistake: {en}"; ja = message.get(crate::words::Lang::Ja), en = message.get(crate::words::Lang::En)),
        );
    }
    let inventory = assembled.value;
    let graph = graph::link(&inventory);
    let Some(subject) = inventory.find(&example.subject).filter(|at| inventory.head(*at).kind == rule.subject) else {
        let subject = &example.subject;
        return Err(words!("対象 `{subject}` が例の中にありません", "subject `{subject}` is not in the example"));
    };
    Ok(judge_one(registry, rule, &inventory, &graph, example_day(), subject))
}

/// A mistake that an example may not have. A broken reference is one way to be undecided.
fn unexpected(finding: &Finding, example: &Example) -> bool {
    let broken_reference = finding.rule.starts_with("model/") && example.outcome == Outcome::Undecided;
    finding.severity > Severity::Low && !broken_reference
}
