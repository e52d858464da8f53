//! Looking records up by id.

use std::hash::BuildHasher;

use foldhash::fast::RandomState;
use hashbrown::HashTable;

use crate::id::RecordIndex;

/// Records by id. Ids come from outside, so the hash is seeded; nothing is
/// ever listed in its order.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    hasher: RandomState,
    table: HashTable<Entry>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    hash: u64,
    first: RecordIndex,
    repeated: bool,
}

/// What an id stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Exactly one record.
    One(RecordIndex),
    /// More than one; the first of them.
    Several(RecordIndex),
}

impl Index {
    /// Indexes the ids, which `id` gives by position. Calls `repeated` for every
    /// record whose id an earlier one has.
    pub(super) fn new<'a>(
        count: usize,
        id: impl Fn(RecordIndex) -> &'a str,
        mut repeated: impl FnMut(RecordIndex, RecordIndex),
    ) -> Self {
        let hasher = RandomState::default();
        let mut table = HashTable::with_capacity(count);
        for at in 0..u32::try_from(count).unwrap_or(u32::MAX) {
            let at = RecordIndex(at);
            let hash = hasher.hash_one(id(at));
            let same = |entry: &Entry| id(entry.first) == id(at);
            match table.entry(hash, same, |entry| entry.hash) {
                hashbrown::hash_table::Entry::Occupied(mut entry) => {
                    entry.get_mut().repeated = true;
                    repeated(entry.get().first, at);
                }
                hashbrown::hash_table::Entry::Vacant(entry) => {
                    entry.insert(Entry { hash, first: at, repeated: false });
                }
            }
        }
        Self { hasher, table }
    }

    /// What the id stands for.
    pub(super) fn find<'a>(&self, wanted: &str, id: impl Fn(RecordIndex) -> &'a str) -> Option<Found> {
        let hash = self.hasher.hash_one(wanted);
        let entry = self.table.find(hash, |entry| id(entry.first) == wanted)?;
        Some(if entry.repeated { Found::Several(entry.first) } else { Found::One(entry.first) })
    }
}
