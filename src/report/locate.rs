//! Places → lines and columns, for all formats.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use crate::finding::Place;
use crate::id::FileId;
use crate::parse::{self, Lines, Position};
use crate::pipeline::Estate;
use crate::source::Files;

/// Resolves places in loaded files. Lines of a file are found once.
pub struct Locator<'a> {
    files: &'a Files,
    lines: RefCell<BTreeMap<FileId, Rc<Lines<'a>>>>,
}

/// A place a person can go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<'a> {
    /// Path of the file.
    pub path: &'a str,
    /// Bytes, unless it is the whole file.
    pub bytes: Option<Range<u32>>,
    /// First character.
    pub start: Position,
    /// Character after the last.
    pub end: Position,
}

impl<'a> Locator<'a> {
    /// A locator for the files of an estate.
    pub fn new(estate: &'a Estate) -> Self {
        Self::of_files(&estate.files)
    }

    /// A locator for those files.
    pub fn of_files(files: &'a Files) -> Self {
        Self { files, lines: RefCell::new(BTreeMap::new()) }
    }

    /// The lines of a file.
    pub fn lines(&self, file: FileId) -> Rc<Lines<'a>> {
        let text = &self.files.get(file).text;
        Rc::clone(self.lines.borrow_mut().entry(file).or_insert_with(|| Rc::new(Lines::new(text))))
    }

    /// Where a place is. What spans lines ends with its first line.
    pub fn find(&self, place: &Place) -> Located<'a> {
        let file = self.files.get(place.file);
        let Some(bytes) = parse::bytes_of(self.files, place) else {
            let first = Position { line: 1, column: 1 };
            return Located { path: file.path.as_str(), bytes: None, start: first, end: first };
        };
        let start = bytes.start.min(u32::try_from(file.text.len()).unwrap_or(u32::MAX));
        let text = &file.text[start as usize..(bytes.end as usize).clamp(start as usize, file.text.len())];
        let first_line = text.find(['\n', '\r']).unwrap_or(text.len());
        let end = start + u32::try_from(text[..first_line].trim_end().len()).unwrap_or(0);
        let lines = self.lines(place.file);
        Located {
            path: file.path.as_str(),
            bytes: Some(start..end),
            start: lines.position(start),
            end: lines.position(end),
        }
    }
}
