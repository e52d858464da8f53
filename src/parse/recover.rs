//! Going on behind damage: where the next readable row or sheet begins.

use granit_parser::ScanError;

use super::position::Lines;
use crate::finding::{Finding, Place};
use crate::id::FileId;
use crate::words;

/// A stretch of a file to be read as documents, or as further rows of a sheet.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) sheet: Option<Box<str>>,
}

/// Where and why reading a piece stopped, and what had to be dropped.
pub(super) struct Failure {
    pub(super) error: Box<ScanError>,
    /// Byte of the error in the file.
    pub(super) at: u32,
    /// Start of the row that was being read, or what follows the last good one.
    pub(super) dropped_from: u32,
    /// The sheet it was in, and the byte where its first dash stands, if any row could be read.
    pub(super) sheet: Option<(Box<str>, Option<u32>)>,
}

/// The next piece to read after a failure in `piece`, if there is one.
///
/// Behind a damaged row the next row of the same sheet is tried (a dash in the
/// column of the others), then the next sheet (a key in the first column), then
/// the next document. Every answer starts on a later line than what was
/// dropped, so reading comes to an end.
pub(super) fn resume(text: &str, lines: &Lines<'_>, piece: &Piece, failure: &Failure) -> Option<Piece> {
    let dropped = lines.position(failure.dropped_from.max(piece.start)).line;
    let sheet = failure.sheet.as_ref().map(|(sheet, dash)| {
        let column = dash.map(|dash| (lines.position(dash).column - 1) as usize);
        (sheet, column)
    });
    let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
    let mut line = dropped + 1;
    loop {
        let start = lines.start_of(line);
        if start >= end {
            return None;
        }
        let content = &text[start as usize..];
        if begins_sheet(content) || content.starts_with("---") {
            return Some(Piece { start, end, sheet: None });
        }
        if let Some((sheet, column)) = sheet
            && begins_row(content, column)
        {
            let end = end_of_rows(text, lines, line + 1);
            return Some(Piece { start, end, sheet: Some(sheet.clone()) });
        }
        line += 1;
    }
}

/// What follows rows that were read on their own: the next sheet or document.
pub(super) fn after_rows(text: &str, piece: &Piece) -> Option<Piece> {
    let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
    (piece.sheet.is_some() && piece.end < end).then_some(Piece { start: piece.end, end, sheet: None })
}

/// What follows the last thing that could be read: blanks and comments are no damage.
pub(super) fn damage(text: &str, from: u32, at: u32) -> u32 {
    let mut rest = &text[from.min(at) as usize..at as usize];
    loop {
        rest = rest.trim_start();
        if !rest.starts_with('#') {
            return at - u32::try_from(rest.len()).unwrap_or(0);
        }
        rest = rest.find(['\n', '\r']).map_or("", |end| &rest[end..]);
    }
}

/// The finding with the first line of what is lost, if that is not the line of the error.
pub(super) fn with_dropped(finding: Finding, file: FileId, text: &str, dropped_from: u32, at: u32) -> Finding {
    let Some(between) = text.get(dropped_from as usize..at as usize) else { return finding };
    let Some(line) = between.find(['\n', '\r']) else { return finding };
    let end = dropped_from + u32::try_from(between[..line].trim_end().len()).unwrap_or(0);
    finding
        .at(Place::bytes(file, dropped_from..end)
            .label(words!("ここからの行を読めません", "the row from here on is lost")))
}

fn end_of_rows(text: &str, lines: &Lines<'_>, mut line: u32) -> u32 {
    let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
    loop {
        let start = lines.start_of(line);
        if start >= end {
            return end;
        }
        let content = &text[start as usize..];
        if begins_sheet(content) || content.starts_with("---") {
            return start;
        }
        line += 1;
    }
}

/// A key in the first column: `devices:`.
fn begins_sheet(content: &str) -> bool {
    let line = content.lines().next().unwrap_or_default();
    let word = line.split(':').next().unwrap_or_default();
    let rest = &line[word.len()..];
    !word.is_empty()
        && !word.starts_with([' ', '\t', '#', '-', '"', '\'', '[', '{', '&', '*', '!', '|', '>', '%'])
        && rest.starts_with(':')
        && rest[1..].chars().next().is_none_or(char::is_whitespace)
}

/// A dash in that column, or in any if no row has shown which: the next row.
fn begins_row(content: &str, column: Option<usize>) -> bool {
    let line = content.lines().next().unwrap_or_default();
    let indent = line.len() - line.trim_start_matches(' ').len();
    let rest = &line[indent..];
    column.is_none_or(|column| indent == column)
        && rest.starts_with('-')
        && rest[1..].chars().next().is_none_or(|c| c == ' ')
}

#[cfg(test)]
mod tests {
    use super::super::{Arena, Lines, read};
    use crate::finding::Spot;
    use crate::id::{FileId, FilePath};
    use crate::source::SourceFile;

    /// Ids of all rows that could be read, and lines and columns of what was found wrong.
    fn rows(text: &str) -> (String, String) {
        let path = FilePath::new("a.yaml").expect("a plain path");
        let mut arena = Arena::new();
        let findings = read(FileId(0), &SourceFile { path, text: text.into(), trouble: None }, &mut arena);
        let mut ids = Vec::new();
        for (sheet, root) in arena.pieces(text) {
            let lists = if sheet.is_some() { vec![root] } else { root.entries().map(|(_, list)| list).collect() };
            let rows = lists.into_iter().flat_map(super::super::Cursor::items);
            ids.extend(rows.filter_map(|row| Some(row.get("id")?.scalar().to_owned())));
        }
        let lines = Lines::new(text);
        let at = findings.iter().map(|finding| match finding.places[0].spot {
            Spot::Bytes { start, .. } => {
                let at = lines.position(start);
                format!("{}:{}", at.line, at.column)
            }
            _ => "file".to_owned(),
        });
        (ids.join(" "), at.collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn rows_and_sheets_around_a_damaged_row_are_kept() {
        let text = "zones:\n  - id: a\n  - id: b\n    name: [\n  - id: c\nsegments:\n  - id: d\n";
        assert_eq!(rows(text).0, "a c d");
    }

    #[test]
    fn rows_behind_a_damaged_first_row_are_kept() {
        assert_eq!(rows("zones:\n\t- id: a\n  - id: b\n  - id: c\nsegments:\n  - id: d\n").0, "b c d");
    }

    #[test]
    fn an_open_quote_is_shown_where_it_opens() {
        let text = "zones:\n  - id: a\n    name: \"it's open\n  - id: b\n";
        assert_eq!(rows(text), ("b".to_owned(), "3:11".to_owned()));
    }

    #[test]
    fn aliases_that_grow_too_far_are_told_once() {
        let text = "zones:\n  - id: a\n    name: &a [x, x, x, x, x, x, x, x, x, x]\n".to_owned()
            + &"  - { id: b, name: *a }\n".repeat(2000);
        let (ids, found) = rows(&text);
        assert_eq!(ids.split(' ').count(), 2001);
        assert_eq!(found.split(' ').count(), 1, "{found}");
    }

    #[test]
    fn much_damage_at_the_end_of_a_large_file_costs_little() {
        let text = "zones:\n".to_owned()
            + &"  - { id: a, name: x }\n".repeat(50_000)
            + &"  - { id: b, name: [ }\n  - id: c\n".repeat(300);
        assert!(rows(&text).0.contains(" c"));
    }
}
