//! What an answer rests on: records, and the days in them that were looked at.

use std::collections::BTreeSet;

use super::super::cel::Read;
use super::super::judge::Judgement;
use super::super::rule::Rule;
use crate::id::RecordIndex;
use crate::model::Inventory;
use crate::schema::types::GroupDef;
use crate::schema::units::Day;
use crate::schema::value::Value;
use crate::words::Words;

/// A record an answer rests on.
pub struct Support {
    /// The record.
    pub record: RecordIndex,
    /// Its days that the rule reads, by the title of their field.
    pub days: Vec<(Words, Day)>,
}

/// What the outcome of a rule rests on: the record judged, by its position in
/// its kind, and the records that decided.
pub fn supports(judgement: &Judgement<'_>, rule: &Rule, position: usize) -> Vec<Support> {
    let inventory = judgement.inventory();
    let subject = inventory.of_kind(rule.subject)[position];
    let all = std::iter::once(subject).chain(judgement.witnesses(rule, position));
    all.map(|record| Support { record, days: days(inventory, record, &rule.reads) }).collect()
}

fn days(inventory: &Inventory, at: RecordIndex, reads: &BTreeSet<Read>) -> Vec<(Words, Day)> {
    let slots = inventory.slots(at);
    let def: &GroupDef = slots.def();
    let mut found = Vec::new();
    for (index, field) in def.fields.iter().enumerate() {
        match slots.value(index) {
            Some(Value::Day(day)) if reads.contains(&(def.name, field.name)) => {
                found.push((field.title.words(), *day));
            }
            Some(Value::Group(group)) => {
                let read = group.iter().filter(|(_, inner, _)| reads.contains(&(group.def().name, inner.name)));
                found.extend(read.filter_map(|(_, inner, value)| match value {
                    Value::Day(day) => Some((inner.title.words(), *day)),
                    _ => None,
                }));
            }
            _ => {}
        }
    }
    found
}
