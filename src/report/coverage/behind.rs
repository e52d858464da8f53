//! What stands behind the answers: the rows rules were judged on with their
//! dates, and the attestations.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Sheet;
use crate::id::RecordIndex;
use crate::model::{Inventory, walk};
use crate::policy::{Attested, Outcome};
use crate::schema::kinds::{Attestation as AttestationRow, Confirmed, HowConfirmed};
use crate::schema::value::Value;
use crate::schema::view::{List, Slots};

/// A rule with the rows it was judged on.
#[derive(Serialize)]
pub(super) struct RuleRows<'a> {
    id: &'a str,
    satisfied: Vec<&'a str>,
    violated: Vec<&'a str>,
    undecided: Vec<&'a str>,
    waived: Vec<&'a str>,
}

/// A row with its dates.
#[derive(Serialize)]
pub(super) struct Row<'a> {
    id: &'a str,
    kind: &'static str,
    confirmed: Option<ConfirmedJson<'a>>,
    dates: Vec<Dated>,
}

#[derive(Serialize)]
struct ConfirmedJson<'a> {
    on: Option<String>,
    how: Option<&'static str>,
    by: Option<&'a str>,
}

#[derive(Serialize)]
struct Dated {
    field: String,
    on: String,
}

/// An attestation that decides a fact.
#[derive(Serialize)]
pub(super) struct Attestation<'a> {
    id: &'a str,
    facility: Option<&'a str>,
    result: bool,
    method: &'static str,
    by: &'a str,
    on: String,
    valid_until: String,
    looked_at: Vec<&'a str>,
}

impl<'a> Attestation<'a> {
    pub(super) fn new(inventory: &'a Inventory, one: &Attested) -> Self {
        let id = |at| inventory.head(at).id.as_str();
        let looked_at = AttestationRow(inventory.slots(one.record)).looked_at().known();
        Self {
            id: id(one.record),
            facility: one.facility.map(id),
            result: one.result,
            method: one.method.code(),
            by: id(one.by),
            on: one.on.to_string(),
            valid_until: one.valid_until.to_string(),
            looked_at: looked_at.into_iter().flat_map(List::known).map(id).collect(),
        }
    }
}

/// The rules that decide what is shown, and the rows they were judged on.
pub(super) fn behind<'a>(sheet: &Sheet<'_, 'a>) -> (Vec<RuleRows<'a>>, Vec<Row<'a>>) {
    let inventory = &sheet.assessment.estate.inventory;
    let shown = sheet.editions.iter().flat_map(|(_, entries)| entries);
    let wanted: BTreeSet<&str> =
        shown.flat_map(|one| sheet.coverage.rules_of(one)).map(|rule| rule.id.as_str()).collect();
    let (mut rules, mut rows) = (Vec::new(), BTreeSet::new());
    for (number, (rule, outcomes)) in sheet.assessment.judgement.rules().enumerate() {
        if !wanted.contains(rule.id.as_str()) {
            continue;
        }
        let mut one = RuleRows {
            id: rule.id.as_str(),
            satisfied: Vec::new(),
            violated: Vec::new(),
            undecided: Vec::new(),
            waived: Vec::new(),
        };
        for (position, at) in inventory.of_kind(rule.subject).iter().enumerate() {
            let id = inventory.head(*at).id.as_str();
            match outcomes.outcomes.get(position) {
                Outcome::NotApplicable => continue,
                Outcome::Satisfied => one.satisfied.push(id),
                Outcome::Violated => one.violated.push(id),
                Outcome::Undecided => one.undecided.push(id),
            }
            if sheet.assessment.is_waived(number, position) {
                one.waived.push(id);
            }
            rows.insert(*at);
        }
        rules.push(one);
    }
    (rules, rows.into_iter().map(|at| Row::new(inventory, at)).collect())
}

impl<'a> Row<'a> {
    fn new(inventory: &'a Inventory, at: RecordIndex) -> Self {
        let (head, own) = (inventory.head(at), inventory.own(at));
        let confirmed = match own.by_name("confirmed") {
            Some(Value::Group(group)) => Some(Confirmed(Slots::own(group))),
            _ => None,
        };
        let mut dates = Vec::new();
        walk::evidence_days(own, &mut Vec::new(), &mut |_, day, steps| {
            dates.push(Dated { field: walk::route(steps).to_string(), on: day.to_string() });
        });
        Self {
            id: head.id.as_str(),
            kind: head.kind.name(),
            confirmed: confirmed.map(|one| ConfirmedJson {
                on: one.on().known().map(|day| day.to_string()),
                how: one.how().known().map(HowConfirmed::code),
                by: one.by().known().map(|by| inventory.head(by).id.as_str()),
            }),
            dates,
        }
    }
}
