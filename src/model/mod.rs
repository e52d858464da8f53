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
#[derive(Clone, Debug)]
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
#[derive(Clone, Debug, Default)]
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
    inherit::merge_named_lists(&heads, &mut fields, &parents, &mut findings);
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

    /// Puts other fields into a record and hands back those it had.
    ///
    /// What is worked out from fields when an inventory is assembled stays as it
    /// was: parents, facilities and merged lists.
    pub(crate) fn replace(&mut self, at: RecordIndex, fields: Group) -> Group {
        std::mem::replace(&mut self.fields[at.at()], fields)
    }

    /// Files of which something could not be read.
    pub fn lost(&self) -> &[Lost] {
        &self.lost
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::FilePath;
    use crate::schema::records;

    fn assembled(text: &str) -> Checked<Inventory> {
        let files = Files::of_texts([(FilePath::new("a.yaml").expect("a plain path"), text)]);
        let records = records(&files, 0..1);
        assert!(records.findings.is_empty(), "{:#?}", records.findings);
        assemble(&files, records.value)
    }

    fn subjects(found: &Checked<Inventory>, code: &str) -> Vec<String> {
        let of = found.findings.iter().filter(|finding| finding.rule == code);
        of.filter_map(|finding| Some(finding.subject.as_ref()?.to_string())).collect()
    }

    #[test]
    fn places_in_a_circle_are_told_whatever_its_length_and_those_below_it_are_not() {
        let circle: String = (0..40).map(|n| format!("  - {{ id: l{n}, within: l{} }}\n", (n + 1) % 40)).collect();
        let found = assembled(&format!("locations:\n{circle}  - {{ id: below, within: l3 }}\n"));
        let told = subjects(&found, "model/circular-place");
        assert_eq!(told.len(), 40, "{told:?}");
        assert!(!told.contains(&"below".to_owned()));
    }

    #[test]
    fn a_row_of_broken_references_is_told_in_part() {
        let many: Vec<String> = (0..500).map(|n| format!("s{n}")).collect();
        let found = assembled(&format!("devices:\n  - id: d\n    systems: [{}]\n", many.join(", ")));
        assert_eq!(subjects(&found, "model/dangling-reference").len(), 21);
    }

    #[test]
    fn a_reference_to_an_id_used_twice_is_told_and_unknown() {
        let text = "zones:\n  - id: z\n  - id: z\nsegments:\n  - { id: s, zone: z }\n";
        let found = assembled(text);
        assert_eq!(subjects(&found, "model/duplicate-id"), ["z"]);
        assert_eq!(subjects(&found, "model/ambiguous-reference"), ["s"]);
        let segment = crate::schema::kinds::Segment(found.value.slots(found.value.find("s").expect("the segment")));
        assert!(segment.zone().is_unknown());
    }

    #[test]
    fn lists_merge_by_name_and_not_beyond_memory() {
        let ports =
            |from: usize| (from..from + 3000).map(|n| format!("{{ name: p{n} }}")).collect::<Vec<_>>().join(", ");
        let text = format!(
            "models:\n  - id: m\n    ports: [{}]\ndevices:\n  - id: d\n    model: m\n    ports: [{}]\n",
            ports(0),
            ports(1500)
        );
        let found = assembled(&text);
        let at = found.value.find("d").expect("the device");
        let list = crate::schema::kinds::Device(found.value.slots(at)).ports().known().expect("ports");
        assert_eq!(list.len(), 4500);
        assert!(subjects(&found, "model/inherits-too-much").is_empty());
    }
}
