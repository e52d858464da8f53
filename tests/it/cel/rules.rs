//! The rules that come with the program, judged again by the slow twin.

use std::collections::BTreeMap;

use sekisho::pipeline;
use sekisho::policy::{Judge, Outcome};
use sekisho::schema::kinds::Kind;

use super::naive::{self, Naive};
use super::twins::parse;
use crate::estates::{self, Plan, Random};
use crate::fixture::{TODAY, day, options};

#[test]
fn every_rule_of_one_record_is_judged_alike() {
    let mut seen: BTreeMap<Outcome, usize> = BTreeMap::new();
    for seed in 0..3 {
        let written = 60 + 15 * usize::try_from(seed).expect("small");
        let plan = Plan { kinds: Kind::ALL, rows: 8, written, vague: 8, dangling: 2 };
        let mut rows = estates::estate(&mut Random::new(50 + seed), plan);
        rows.sort_by_key(|row| row.kind);
        let judged = pipeline::assess(&estates::tree(&rows, 1), &options(day(TODAY)), |assessment| {
            let judgement = &assessment.judgement;
            let complete = Kind::ALL.iter().map(|kind| judgement.is_complete(*kind)).collect();
            let twin = Naive::new(&rows, day(TODAY), complete);
            for (rule, outcomes) in judgement.rules().filter(|(rule, _)| matches!(rule.judge, Judge::Cel(_))) {
                let mut number = |text: &str| {
                    let parameters = rule.parameters.iter();
                    let filled = parameters.fold(text.to_owned(), |text, one| {
                        let name = regex::Regex::new(&format!(r"\bparams\.{}\b", one.name)).expect("a plain name");
                        name.replace_all(&text, one.value.to_string()).into_owned()
                    });
                    parse(&filled)
                };
                let when = rule.source.when.as_deref().map(&mut number);
                let check = number(&rule.source.check);
                let subjects = (0..rows.len()).filter(|at| rows[*at].kind == rule.subject);
                for (position, at) in subjects.enumerate() {
                    let found = outcomes.outcomes.get(position);
                    let wanted = naive::outcome(&twin, at, when.as_ref(), &check);
                    assert_eq!(found, wanted, "{} of estate {seed}\n{}", rule.id, rows[at].yaml());
                    *seen.entry(found).or_default() += 1;
                }
            }
        });
        judged.expect("there are rows");
    }
    assert!(seen.values().sum::<usize>() >= 20 && seen.len() >= 3, "{seen:?}");
}
