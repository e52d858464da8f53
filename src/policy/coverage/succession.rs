//! What a newer edition carries over, asks anew, changes and drops.
//!
//! The newer edition says what its entries replace; nothing here knows any
//! edition. A part that names nothing goes with its clause.

use std::collections::{BTreeMap, BTreeSet};

use super::{Coverage, Covered};
use crate::policy::edition::{Editions, Entry};
use crate::schema::documents::EntryChange;

/// Two editions side by side.
pub struct Succession<'c, 'a> {
    /// Entries that ask the same as before.
    pub carried: Vec<Successor<'c, 'a>>,
    /// Entries that take the place of none.
    pub new: Vec<Successor<'c, 'a>>,
    /// Entries that ask something else than those they replace, or of which nobody says that they do not.
    pub changed: Vec<Successor<'c, 'a>>,
    /// Entries of the older edition that none takes the place of.
    pub dropped: Vec<Successor<'c, 'a>>,
}

/// An entry with those of the older edition it replaces.
pub struct Successor<'c, 'a> {
    /// The entry.
    pub entry: &'c Covered<'a>,
    /// What it replaces.
    pub old: Vec<&'c Covered<'a>>,
}

impl<'a> Coverage<'a> {
    /// Compares two editions; entries that replace something through editions between them count too.
    pub fn succession(&self, editions: &Editions, from: &str, to: &str) -> Succession<'_, 'a> {
        let all: BTreeMap<&str, &Covered<'a>> =
            self.entries.iter().flat_map(Covered::with_parts).map(|one| (one.entry.id.as_str(), one)).collect();
        let mut changes = Succession { carried: Vec::new(), new: Vec::new(), changed: Vec::new(), dropped: Vec::new() };
        let mut replaced: BTreeSet<&str> = BTreeSet::new();
        for whole in self.entries.iter().filter(|one| one.entry.edition == to) {
            let mut of_parts = false;
            for part in &whole.parts {
                let old = Search::new(editions, from).old(part.entry);
                if !part.entry.replaces.is_empty() && !old.found.is_empty() {
                    of_parts = true;
                    replaced.extend(&old.found);
                    changes.put(part, &old, &all);
                }
            }
            let old = Search::new(editions, from).old(whole.entry);
            replaced.extend(&old.found);
            // A clause whose parts all come from elsewhere is not new.
            if !(old.found.is_empty() && of_parts) {
                changes.put(whole, &old, &all);
            }
        }
        for whole in self.entries.iter().filter(|one| one.entry.edition == from) {
            if !whole.with_parts().any(|one| replaced.contains(one.entry.id.as_str())) {
                changes.dropped.push(Successor { entry: whole, old: Vec::new() });
            }
        }
        changes
    }
}

impl<'c, 'a> Succession<'c, 'a> {
    /// Keeps the entries that are wanted.
    pub fn keep(&mut self, wanted: impl Fn(&Covered<'a>) -> bool) {
        for list in [&mut self.carried, &mut self.new, &mut self.changed, &mut self.dropped] {
            list.retain(|one| wanted(one.entry));
        }
    }

    fn put(&mut self, entry: &'c Covered<'a>, old: &Search<'_>, all: &BTreeMap<&str, &'c Covered<'a>>) {
        let list = match (old.found.is_empty(), old.same) {
            (true, _) => &mut self.new,
            (false, true) => &mut self.carried,
            (false, false) => &mut self.changed,
        };
        list.push(Successor { entry, old: old.found.iter().filter_map(|id| all.get(id).copied()).collect() });
    }
}

/// The way back from an entry to the older edition.
struct Search<'e> {
    editions: &'e Editions,
    from: &'e str,
    seen: BTreeSet<&'e str>,
    found: Vec<&'e str>,
    same: bool,
}

impl<'e> Search<'e> {
    fn new(editions: &'e Editions, from: &'e str) -> Self {
        Self { editions, from, seen: BTreeSet::new(), found: Vec::new(), same: true }
    }

    fn old(mut self, entry: &'e Entry) -> Self {
        let mut open = vec![entry];
        while let Some(entry) = open.pop() {
            if !self.seen.insert(&entry.id) {
                continue;
            }
            if entry.edition == self.from {
                self.found.push(&entry.id);
                continue;
            }
            let before: Vec<&Entry> = entry.replaces.iter().filter_map(|id| self.editions.find(id)).collect();
            self.same &= before.is_empty() || entry.change == Some(EntryChange::Same);
            open.extend(before.into_iter().rev());
        }
        self
    }
}
