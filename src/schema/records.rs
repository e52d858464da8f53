//! Files → typed records, each file on its own and in parallel.

use std::cell::RefCell;
use std::ops::Range;

use rayon::prelude::*;

use super::decode::Decoder;
use super::kinds::Kind;
use super::nearest::suggest;
use super::value::Group;
use super::{codes, validate};
use crate::finding::{Checked, Finding, Place};
use crate::id::{FileId, ResourceId};
use crate::parse::{self, Arena, Cursor, Shape};
use crate::source::{Files, SourceFile};
use crate::words;
use crate::words::shorten;

/// One row: what it is, its fields, and where it stands.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: ResourceId,
    /// Its own fields.
    pub fields: Group,
    /// The file it stands in.
    pub file: FileId,
    /// First byte of the row.
    pub start: u32,
    /// Byte after its last.
    pub end: u32,
}

/// Rows of a file that could not be read or used.
///
/// While anything is lost, nothing that depends on a row not being there can be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lost {
    /// The file.
    pub file: FileId,
}

/// All rows of all files, in the order of files and rows.
#[derive(Clone, Debug, Default)]
pub struct Records {
    /// The rows.
    pub records: Vec<Record>,
    /// Files of which something is missing.
    pub lost: Vec<Lost>,
}

/// Reads, validates and types every row of the files with those ids.
///
/// Each worker has one arena, which is used again for the next file: a record
/// keeps its place and not its tree.
pub fn records(files: &Files, ids: Range<u32>) -> Checked<Records> {
    thread_local! {
        static ARENA: RefCell<Arena> = RefCell::new(Arena::new());
    }
    let parts: Vec<Part> = ids
        .into_par_iter()
        .map(|id| {
            let id = FileId(id);
            ARENA.with_borrow_mut(|arena| Part::read(id, files.get(id), arena))
        })
        .collect();
    let mut all =
        Records { records: Vec::with_capacity(parts.iter().map(|part| part.records.len()).sum()), lost: Vec::new() };
    let mut findings = Vec::new();
    for part in parts {
        all.records.extend(part.records);
        if part.lost {
            all.lost.push(Lost { file: part.file });
        }
        findings.extend(part.findings);
    }
    Checked::new(all, findings)
}

/// What one file holds.
struct Part {
    file: FileId,
    records: Vec<Record>,
    findings: Vec<Finding>,
    lost: bool,
}

impl Part {
    fn read(id: FileId, file: &SourceFile, arena: &mut Arena) -> Self {
        let findings = parse::read(id, file, arena);
        let mut part = Self { file: id, records: Vec::new(), findings, lost: arena.has_lost() };
        for (sheet, root) in arena.pieces(&file.text) {
            match sheet {
                Some(sheet) => {
                    if let Some(kind) = Kind::from_sheet(sheet) {
                        part.rows(kind, root);
                    }
                }
                None => part.sheets(root),
            }
        }
        part
    }

    fn sheets(&mut self, root: Cursor<'_>) {
        if root.shape() != Shape::Map {
            let message = words!("ファイルにシートがありません", "the file holds no sheets");
            self.lose(Finding::new(&codes::NOT_A_SHEET, message).at(Place::bytes(self.file, first_line(root))));
            return;
        }
        for (key, value) in root.entries().filter(|(key, _)| !key.is_refused()) {
            let name = key.scalar();
            match Kind::from_sheet(name) {
                Some(kind) if value.shape() == Shape::List => self.rows(kind, value),
                // A sheet without rows yet.
                Some(_) if value.shape() == Shape::Empty => {}
                Some(_) => {
                    let message =
                        words!("シート `{name}` に行の並びがありません", "sheet `{name}` is not a list of rows");
                    self.lose(Finding::new(&codes::NOT_A_SHEET, message).at(Place::bytes(self.file, key.range())));
                }
                None => self.lose(self.unknown_sheet(key)),
            }
        }
    }

    fn unknown_sheet(&self, key: Cursor<'_>) -> Finding {
        let name = key.scalar();
        let shown = shorten(name);
        let message = words!("`{shown}` というシートはありません", "there is no sheet `{shown}`");
        let finding = Finding::new(&codes::UNKNOWN_SHEET, message).at(Place::bytes(self.file, key.range()));
        let singular = Kind::from_name(name).map(Kind::sheet);
        let remedy = singular
            .map_or_else(|| suggest(name, Kind::ALL.iter().map(|kind| kind.sheet())), |sheet| suggest(sheet, [sheet]));
        match remedy {
            Some(remedy) => finding.help(remedy),
            None => finding,
        }
    }

    fn rows(&mut self, kind: Kind, list: Cursor<'_>) {
        for row in list.items() {
            self.row(kind, row);
        }
    }

    fn row(&mut self, kind: Kind, row: Cursor<'_>) {
        if row.shape() != Shape::Map {
            let message = words!("行に項目がありません", "the row has no fields");
            self.lose(Finding::new(&codes::NOT_A_SHEET, message).at(Place::bytes(self.file, first_line(row))));
            return;
        }
        let refused = validate::row(kind, self.file, row, &mut self.findings);
        let written = row.entries().find(|(key, _)| key.scalar() == "id" && !key.is_refused());
        let id = written
            .filter(|(key, value)| refused.binary_search(&value.index()).is_err() && !key.is_repeated())
            .and_then(|(_, value)| ResourceId::new(value.scalar()).ok());
        let repeated = row.entries().any(|(key, _)| key.scalar() == "id" && key.is_repeated());
        let Some(id) = id.filter(|_| !repeated) else {
            let place = match written {
                Some((_, value)) => Place::bytes(self.file, value.range()),
                None => Place::bytes(self.file, first_line(row)),
            };
            let message = match written {
                Some((_, value)) => {
                    let id = shorten(value.scalar());
                    words!("`{id}` は id に使えません", "`{id}` cannot be an id")
                }
                None => words!("行に id がありません", "the row has no id"),
            };
            self.lose(Finding::new(&codes::NO_ID, message).at(place));
            return;
        };
        let mut decoder = Decoder { refused: &refused, secrets: Vec::new() };
        let fields = decoder.group(kind.group(), row);
        for secret in decoder.secrets {
            let message = words!(
                "パスワードや個人番号と思われる値があります",
                "the value looks like a password, a key or an individual number"
            );
            let place = Place::bytes(self.file, secret);
            self.findings.push(Finding::new(&codes::SECRET, message).at(place).about(id.as_str()));
        }
        let range = row.range();
        self.records.push(Record { kind, id, fields, file: self.file, start: range.start, end: range.end });
    }

    fn lose(&mut self, finding: Finding) {
        self.findings.push(finding);
        self.lost = true;
    }
}

/// The first key of a map, the first item of a list, or the scalar itself.
fn first_line(cursor: Cursor<'_>) -> Range<u32> {
    let first = cursor.entries().next().map(|(key, _)| key).or_else(|| cursor.items().next());
    first.map_or_else(|| cursor.range(), Cursor::range)
}
