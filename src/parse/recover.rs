//! Going on behind damage: where the next readable row or sheet begins.

use super::build::{Failure, Piece};
use super::position::Lines;

/// The next piece to read after a failure in `piece`, if there is one.
///
/// Behind a damaged row the next row of the same sheet is tried (a dash in the
/// column of the others), then the next sheet (a key in the first column), then
/// the next document. Every answer starts on a later line than what was
/// dropped, so reading comes to an end.
pub(super) fn resume(text: &str, piece: &Piece, failure: &Failure) -> Option<Piece> {
    let lines = Lines::new(text);
    let dropped = lines.position(failure.dropped_from.max(piece.start)).line;
    let column = failure.sheet.as_ref().map(|(_, dash)| (lines.position(*dash).column - 1) as usize);
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
        if let (Some(column), Some((sheet, _))) = (column, &failure.sheet)
            && begins_row(content, column)
        {
            let end = end_of_rows(text, &lines, line + 1);
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

/// A dash in that column: the next row.
fn begins_row(content: &str, column: usize) -> bool {
    let line = content.lines().next().unwrap_or_default();
    let indent = line.len() - line.trim_start_matches(' ').len();
    let rest = &line[indent..];
    indent == column && rest.starts_with('-') && rest[1..].chars().next().is_none_or(|c| c == ' ')
}
