//! Records that may belong to a list although nothing says that they do.
//!
//! A contract whose vendor nobody wrote down may be any vendor's. As long as it
//! is in doubt, no vendor is known to have no contract.

use std::sync::OnceLock;

use super::frame::{Gap, World};
use super::value::V;
use crate::graph::relations::{REFERENCES, ReferenceId};
use crate::id::RecordIndex;
use crate::schema::types::{Absent, Field};
use crate::schema::value::{Group, Value};

/// A record in doubt, and the field that is not known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Doubt {
    pub(super) record: RecordIndex,
    pub(super) field: &'static Field,
}

impl Doubt {
    /// What would have to be written.
    pub(super) fn gap<'a>(self) -> Gap<'a> {
        Gap::Field(V::Record(self.record), self.field)
    }
}

/// Records in doubt by reference field, looked for when a rule first asks.
pub(super) struct Doubts(Vec<OnceLock<Box<[Doubt]>>>);

impl Doubts {
    pub(super) fn new() -> Self {
        Self(REFERENCES.iter().map(|_| OnceLock::new()).collect())
    }

    /// Records of which it is not known where that field leads.
    pub(super) fn referring(&self, world: &World<'_>, reference: ReferenceId) -> &[Doubt] {
        self.0[reference.0 as usize].get_or_init(|| {
            let target = reference.get();
            let Some((name, rest)) = target.path.split_first() else { return Box::default() };
            let group = target.kind.group();
            let Some(index) = group.index_of(name) else { return Box::default() };
            let field = &group.fields[index];
            let in_doubt = |at: &RecordIndex| {
                let slots = world.inventory.slots(*at);
                match slots.stated(index) {
                    Some((value, _)) => leads_nowhere(value, rest),
                    // A log review leads to no incident, whatever is not written.
                    None => field.absent == Absent::Unknown && slots.may_have(field),
                }
            };
            let records = world.inventory.of_kind(target.kind).iter().copied().filter(in_doubt);
            records.map(|record| Doubt { record, field }).collect()
        })
    }
}

/// Whether a value holds a reference that is not known.
fn leads_nowhere(value: &Value, path: &[&str]) -> bool {
    match value {
        Value::Unknown => true,
        Value::Link(link) => link.target().is_none(),
        Value::Port(port) => port.owner.target().is_none(),
        Value::List(items) => items.iter().any(|item| leads_nowhere(item, path)),
        Value::Group(group) => group_leads_nowhere(group, path),
        _ => false,
    }
}

fn group_leads_nowhere(group: &Group, path: &[&str]) -> bool {
    let Some((name, rest)) = path.split_first() else { return false };
    let Some(index) = group.def().index_of(name) else { return false };
    match group.get(index) {
        Some(value) => leads_nowhere(value, rest),
        None => group.def().fields[index].absent == Absent::Unknown,
    }
}
