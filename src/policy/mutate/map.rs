//! Which facts of the editions a field states, and which rules decide them.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Inventory;
use crate::policy::citing::Citing;
use crate::policy::edition::{Entry, EntryFact};
use crate::policy::registry::Registry;
use crate::schema::documents::DecidedBy;
use crate::schema::kinds::Kind;

/// A field with the facts it states.
pub(super) struct Mapped<'a> {
    /// `kind.field`, steps of groups behind it.
    pub(super) path: &'a str,
    pub(super) kind: Kind,
    pub(super) facts: Vec<MappedFact<'a>>,
}

/// A fact with the rules that decide it.
pub(super) struct MappedFact<'a> {
    pub(super) entry: &'a Entry,
    pub(super) fact: &'a EntryFact,
    pub(super) rules: BTreeSet<usize>,
}

/// Facts that are in no pair.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Facts of entries nobody has seen the text of.
    pub unread: usize,
    /// Facts only an attestation decides.
    pub attested: usize,
    /// Facts that name no field.
    pub without_field: usize,
    /// Facts of forms that are for no facility here.
    pub not_concerned: usize,
}

/// Every field that states a fact, in order, and what was left out.
pub(super) fn fields<'a>(registry: &'a Registry, inventory: &Inventory) -> (Vec<Mapped<'a>>, LeftOut) {
    let citing = Citing::new(registry);
    let mut entries: Vec<&'a Entry> = registry.editions().entries().collect();
    entries.sort_by_key(|entry| entry.place);
    let mut left_out = LeftOut::default();
    let mut fields: BTreeMap<&'a str, Vec<MappedFact<'a>>> = BTreeMap::new();
    for entry in entries {
        for fact in &entry.facts {
            let counter = if entry.unread {
                &mut left_out.unread
            } else if entry.form_for.as_ref().is_some_and(|form| form.excluded(inventory)) {
                &mut left_out.not_concerned
            } else if fact.decided_by == DecidedBy::Attestation {
                &mut left_out.attested
            } else if fact.fields.is_empty() {
                &mut left_out.without_field
            } else {
                let rules = citing.of_fact(entry, fact);
                let paths: BTreeSet<&str> = fact.fields.iter().map(String::as_str).collect();
                for path in paths {
                    fields.entry(path).or_default().push(MappedFact { entry, fact, rules: rules.clone() });
                }
                continue;
            };
            *counter += 1;
        }
    }
    let mapped = fields.into_iter().filter_map(|(path, facts)| {
        let kind = Kind::from_name(path.split('.').next()?)?;
        Some(Mapped { path, kind, facts })
    });
    let mut mapped: Vec<Mapped<'a>> = mapped.collect();
    mapped.sort_by_key(|one| (one.kind, one.path));
    (mapped, left_out)
}
