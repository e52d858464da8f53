//! Stubs of waivers for what fails the gate, as YAML of the inventory.
//!
//! Reason, author and approver stay empty: an unfilled stub is an incomplete
//! waiver, which excuses nothing and is a finding of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use super::one_line;
use super::untrusted::quoted;
use crate::finding::Severity;
use crate::pipeline::{Assessment, Report};
use crate::policy::{Outcome, may_be_waived};
use crate::schema::documents::RuleLevel;
use crate::schema::units::{Day, UNKNOWN_WORDS};
use crate::words;
use crate::words::{Lang, Words};

/// Days between the ends of two waivers of one severity, so that their work
/// does not come back all at once. Our own choice.
const STEP_DAYS: i64 = 7;

/// Different ends of one severity, after which the first is used again.
const STEPS: i64 = 8;

/// Days from its end back to the day a waiver is reviewed. Our own choice.
const REVIEW_DAYS: i64 = 20;

/// Days the first waiver of a severity holds. Our own choice.
fn first_days(severity: Severity) -> i64 {
    match severity {
        Severity::Critical => 30,
        Severity::High => 90,
        Severity::Info | Severity::Low | Severity::Medium => 180,
    }
}

/// What was drafted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drafted {
    /// Waivers written, one for each rule.
    pub waivers: usize,
    /// Violations that fail the gate and cannot be waived: of mandatory rules,
    /// about waivers, or about no row with a usable id.
    pub left: usize,
}

/// Writes one waiver for each rule with unwaived violations that count for the gate.
///
/// Gravest first, then by id of the rule. Each ends a week after the one
/// before it of the same severity; after eight ends the first is used again.
///
/// # Errors
/// If `out` cannot be written.
pub fn write(assessment: &Assessment<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<Drafted> {
    let mut groups: BTreeMap<(std::cmp::Reverse<Severity>, &str), BTreeSet<&str>> = BTreeMap::new();
    let mut left = 0;
    for report in assessment.reports.iter().filter(|one| one.counts && one.outcome() == Outcome::Violated) {
        let finding = report.finding();
        match subject(report) {
            Some(subject) => {
                let key = (std::cmp::Reverse(finding.severity), &*finding.rule);
                groups.entry(key).or_default().insert(subject);
            }
            None => left += 1,
        }
    }
    let head = words!(
        "# 免除の下書きです。理由・申請者・承認者を書くまで効かず、関門も通りません。\n# 直せるものは直し、いらない対象は消してから承認を受けてください。",
        "# Drafts of waivers. Until reason, author and approver are filled in they have no effect and fail the gate.\n# Settle what can be settled and remove those subjects before asking for approval."
    );
    writeln!(out, "{}", head.get(lang))?;
    if groups.is_empty() {
        writeln!(out, "waivers: []")?;
        return Ok(Drafted { waivers: 0, left });
    }
    writeln!(out, "waivers:")?;
    let today = assessment.estate.as_of;
    let mut number = 0;
    let mut steps: BTreeMap<Severity, i64> = BTreeMap::new();
    let waivers = groups.len();
    for ((severity, rule), subjects) in groups {
        let step = steps.entry(severity.0).or_default();
        let until = today.add_days(first_days(severity.0) + *step % STEPS * STEP_DAYS);
        *step += 1;
        let id = next_id(assessment, today, &mut number);
        let title = title(assessment, rule);
        let severity = severity.0.title();
        writeln!(out, "  # [{}] {}", severity.get(lang), one_line(title.get(lang)))?;
        writeln!(out, "  - id: {id}\n    rule: {}\n    subjects:", quoted(rule))?;
        for subject in subjects {
            writeln!(out, "      - {}", quoted(subject))?;
        }
        writeln!(out, "    reason:\n    compensation:\n    requested_by:\n    approver:")?;
        writeln!(out, "    from: {today}\n    until: {until}\n    review: {}", until.add_days(-REVIEW_DAYS))?;
    }
    Ok(Drafted { waivers, left })
}

/// The row a waiver can name.
fn subject(report: &Report) -> Option<&str> {
    let finding = report.finding();
    let subject = finding.subject.as_deref()?;
    let good =
        report.level != RuleLevel::Mandatory && may_be_waived(&finding.rule) && !UNKNOWN_WORDS.contains(&subject);
    good.then_some(subject)
}

/// The next id no row has.
fn next_id(assessment: &Assessment<'_>, today: Day, number: &mut usize) -> String {
    loop {
        *number += 1;
        let id = format!("waiver-{today}-{number:03}");
        if !assessment.estate.inventory.has(&id) {
            return id;
        }
    }
}

fn title(assessment: &Assessment<'_>, rule: &str) -> Words {
    let of_rule = assessment.estate.registry.find(rule).map(|rule| rule.title.clone());
    let of_code = || crate::policy::all_codes().find(|code| code.id == rule).map(|code| code.title.clone());
    of_rule.or_else(of_code).unwrap_or_else(|| Words::verbatim(rule))
}
