//! Room 5: all records together.
//!
//! Gives the [`Inventory`]: which id is which record, where references lead,
//! what a record inherits, which facility it belongs to. Knows nothing of
//! edges: that a reference is a relation is the graph's business.

pub mod codes;
mod facility;
mod index;
mod inherit;
mod resolve;
pub mod walk;

use index::{Found, Index};

use crate::finding::{Checked, Finding, Place, Route};
use crate::id::{FileId, RecordIndex, ResourceId};
use crate::schema::kinds::Kind;
use crate::schema::value::Group;
use crate::schema::view::Slots;
use crate::schema::{Lost, Record, Records};
use crate::source::Files;
use crate::words;

/// What a record is and where it stands.
#[derive(Debug)]
pub struct Head {
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: ResourceId,
    /// The file it stands in.
    pub file: FileId,
    /// First byte of the row.
    pub start: u32,
    /// Byte after its last.
    pub end: u32,
}

impl Head {
    /// The row, shown at its id.
    pub fn place(&self) -> Place {
        Place::route(self.file, self.start..self.end, Route::record())
    }

    /// One field of the row.
    pub fn place_at(&self, field: &str) -> Place {
        Place::route(self.file, self.start..self.end, Route::key(field))
    }

    /// Any field of the row.
    pub fn place_of(&self, route: Route) -> Place {
        Place::route(self.file, self.start..self.end, route)
    }
}

/// Every record of a hospital, by position, in the order of files and rows.
#[derive(Debug, Default)]
pub struct Inventory {
    heads: Vec<Head>,
    fields: Vec<Group>,
    parents: Vec<Option<RecordIndex>>,
    facilities: Vec<Option<RecordIndex>>,
    by_kind: Vec<Vec<RecordIndex>>,
    index: Index,
    lost: Vec<Lost>,
}

/// Puts the records together: identity, references, inheritance, facility.
pub fn assemble(files: &Files, records: Records) -> Checked<Inventory> {
    let count = records.records.len();
    let mut heads = Vec::with_capacity(count);
    let mut fields = Vec::with_capacity(count);
    for record in records.records {
        let Record { kind, id, fields: group, file, start, end } = record;
        heads.push(Head { kind, id, file, start, end });
        fields.push(group);
    }
    let mut findings = Vec::new();
    let index = Index::new(
        count,
        |at| heads[at.at()].id.as_str(),
        |first, again| findings.push(duplicate(&heads[first.at()], &heads[again.at()])),
    );
    findings.extend(resolve::resolve(files, &heads, &mut fields, &index, &records.lost));
    let parents = inherit::parents(&heads, &fields);
    inherit::merge_named_lists(&mut fields, &parents);
    let facilities = facility::facilities(&heads, &fields, &mut findings);
    let mut by_kind = vec![Vec::new(); Kind::ALL.len()];
    for (at, head) in heads.iter().enumerate() {
        by_kind[head.kind.index()].push(RecordIndex(u32::try_from(at).unwrap_or(u32::MAX)));
    }
    let inventory = Inventory { heads, fields, parents, facilities, by_kind, index, lost: records.lost };
    Checked::new(inventory, findings)
}

fn duplicate(first: &Head, again: &Head) -> Finding {
    let id = &again.id;
    let message = words!("id `{id}` が二つあります", "id `{id}` is used twice");
    Finding::new(&codes::DUPLICATE_ID, message)
        .at(again.place().label(words!("もう一度", "again here")))
        .at(first.place().label(words!("最初", "first here")))
        .about(id.as_str())
}

impl Inventory {
    /// Number of records.
    pub fn len(&self) -> usize {
        self.heads.len()
    }

    /// Whether there is no record at all.
    pub fn is_empty(&self) -> bool {
        self.heads.is_empty()
    }

    /// What a record is and where it stands.
    pub fn head(&self, at: RecordIndex) -> &Head {
        &self.heads[at.at()]
    }

    /// The fields of a record, with what it inherits behind them.
    pub fn slots(&self, at: RecordIndex) -> Slots<'_> {
        Slots::with(&self.fields[at.at()], self.parent(at).map(|parent| &self.fields[parent.at()]))
    }

    /// The record's own fields.
    pub fn own(&self, at: RecordIndex) -> &Group {
        &self.fields[at.at()]
    }

    /// The model or product the record inherits from.
    pub fn parent(&self, at: RecordIndex) -> Option<RecordIndex> {
        self.parents[at.at()]
    }

    /// The facility the record belongs to; `None` if unknown.
    pub fn facility(&self, at: RecordIndex) -> Option<RecordIndex> {
        self.facilities[at.at()]
    }

    /// The records of a kind, in order.
    pub fn of_kind(&self, kind: Kind) -> &[RecordIndex] {
        &self.by_kind[kind.index()]
    }

    /// All records, in order.
    pub fn indices(&self) -> impl Iterator<Item = RecordIndex> + use<> {
        (0..u32::try_from(self.heads.len()).unwrap_or(u32::MAX)).map(RecordIndex)
    }

    /// The record of that id, if exactly one has it.
    pub fn find(&self, id: &str) -> Option<RecordIndex> {
        match self.index.find(id, |at| self.heads[at.at()].id.as_str())? {
            Found::One(at) => Some(at),
            Found::Several(_) => None,
        }
    }

    /// Whether any record has that id, one or several.
    pub fn has(&self, id: &str) -> bool {
        self.index.find(id, |at| self.heads[at.at()].id.as_str()).is_some()
    }

    /// Files of which something could not be read.
    pub fn lost(&self) -> &[Lost] {
        &self.lost
    }
}
