//! Which rules decide which fact.

use std::collections::{BTreeMap, BTreeSet};

use super::edition::{Entry, EntryFact};
use super::registry::Registry;
use super::rule::Rule;
use crate::schema::kinds::owner_at;

/// Positions of the rules that cite an entry or a fact.
pub struct Citing<'a> {
    rules: &'a [Rule],
    /// By the id of what they cite: an entry as a whole, or one fact of it.
    by_id: BTreeMap<&'a str, BTreeSet<usize>>,
}

impl<'a> Citing<'a> {
    /// Looks up who cites what.
    pub fn new(registry: &'a Registry) -> Self {
        let mut by_id: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
        for (number, rule) in registry.rules().iter().enumerate() {
            for cite in &rule.cites {
                let Some(entry) = registry.editions().find(cite) else { continue };
                let of_fact = entry.facts.iter().map(|fact| fact.id.as_str()).find(|id| id == cite);
                by_id.entry(of_fact.unwrap_or(&entry.id)).or_default().insert(number);
            }
        }
        Self { rules: registry.rules(), by_id }
    }

    /// Rules that cite an entry as a whole.
    pub fn of_entry(&self, entry: &Entry) -> BTreeSet<usize> {
        self.by_id.get(entry.id.as_str()).cloned().unwrap_or_default()
    }

    /// Rules that cite an entry or a fact of it.
    pub fn all_of(&self, entry: &Entry) -> BTreeSet<usize> {
        let of_facts = entry.facts.iter().flat_map(|fact| self.of_fact(entry, fact));
        of_facts.chain(self.of_entry(entry)).collect()
    }

    /// Whether a rule that decides a fact can affirm it, and not only deny it.
    pub fn affirms(&self, number: usize, entry: &Entry, fact: &EntryFact) -> bool {
        let cited = if fact.by_fields { &entry.id } else { &fact.id };
        !self.rules[number].denies.contains(cited)
    }

    /// Rules that decide a fact: those that cite it, or, for a name of a checklist's data, those
    /// that cite its item and whose check reads a field of that name.
    pub fn of_fact(&self, entry: &Entry, fact: &EntryFact) -> BTreeSet<usize> {
        if !fact.by_fields {
            return self.by_id.get(fact.id.as_str()).cloned().unwrap_or_default();
        }
        let fields: Vec<_> = fact.fields.iter().filter_map(|path| owner_at(path)).collect();
        let reads = |number: &usize| fields.iter().any(|field| self.rules[*number].reads.contains(field));
        self.of_entry(entry).into_iter().filter(reads).collect()
    }
}
