//! Route → bytes, by reading the record again.

use std::ops::Range;

use super::arena::{Arena, Cursor};
use super::build;
use super::recover::Piece;
use crate::finding::{Route, Step};
use crate::id::FileId;

/// Bytes of a field of the record that occupies `record` in `text`.
///
/// The key and the value are told apart: `key` is where the name stands (equal
/// to the value for list items). A field that is not written is shown at the
/// nearest thing that is: its parent, or the record's `id`.
pub fn locate(text: &str, record: Range<u32>, route: &Route) -> Range<u32> {
    let start = record.start as usize;
    let end = (record.end as usize).min(text.len());
    if start >= end || !text.is_char_boundary(start) || !text.is_char_boundary(end) {
        return record;
    }
    // A row in a list starts behind its dash, so its other keys are indented
    // more than its first. Blanks in front put the first in line with them.
    let line = text[..start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let indent = text[line..start].chars().map(|c| if c == '\t' { '\t' } else { ' ' }).collect::<String>();
    let padded = format!("{indent}{}", &text[start..end]);
    let mut arena = Arena::new();
    let whole = Piece { start: 0, end: u32::try_from(padded.len()).unwrap_or(u32::MAX), sheet: None };
    let mut ignored = Vec::new();
    if build::build(FileId(0), &padded, &whole, &mut arena, &mut ignored).is_err() {
        // Aliases point outside the record: read the whole file instead.
        return locate_in_file(text, &record, route).unwrap_or(record);
    }
    let shift = |range: Range<u32>| {
        let indent = u32::try_from(indent.len()).unwrap_or(0);
        let back = |at: u32| at.saturating_sub(indent) + record.start;
        back(range.start)..back(range.end)
    };
    match arena.pieces(&padded).next() {
        Some((_, root)) => shift(follow(root, route)),
        None => record,
    }
}

/// Bytes of a part of a scalar's text, for a file that is one group.
///
/// `part` counts bytes of the text as the scalar means it: escapes undone,
/// blocks unindented.
pub fn locate_in_scalar(text: &str, route: &Route, part: Range<usize>) -> Range<u32> {
    let mut arena = Arena::new();
    let mut ignored = Vec::new();
    super::read_text(FileId(0), text, &mut arena, &mut ignored);
    let Some((_, root)) = arena.pieces(text).next() else { return 0..0 };
    let value = route.steps().iter().try_fold(root, |here, step| match step {
        Step::Key(key) => here.get(key),
        Step::Index(index) => here.items().nth(*index),
    });
    match value {
        Some(value) => {
            let start = value.source_offset(part.start);
            start..value.source_offset(part.end).max(start + 1)
        }
        None => head(root),
    }
}

fn locate_in_file(text: &str, record: &Range<u32>, route: &Route) -> Option<Range<u32>> {
    let mut arena = Arena::new();
    let mut ignored = Vec::new();
    super::read_text(FileId(0), text, &mut arena, &mut ignored);
    let at = arena.nodes.iter().position(|node| node.start == record.start && node.end == record.end)?;
    let cursor = Cursor { arena: &arena, text, at: u32::try_from(at).ok()? };
    Some(follow(cursor, route))
}

/// Walks as far as the route leads.
fn follow(root: Cursor<'_>, route: &Route) -> Range<u32> {
    let mut here = root;
    let mut shown = None;
    for step in route.steps() {
        let next = match step {
            Step::Key(key) => here.entries().find(|(name, _)| name.scalar() == &**key).map(|(name, value)| {
                // An empty value has no width of its own: show its key.
                let range = if value.range().is_empty() { name.range() } else { value.range() };
                (value, range)
            }),
            Step::Index(index) => here.items().nth(*index).map(|item| (item, head(item))),
        };
        match next {
            Some((value, range)) => {
                here = value;
                shown = Some(range);
            }
            None => break,
        }
    }
    match shown {
        // Long values are shown by their first line only when printed.
        Some(range) => range,
        None => head(root),
    }
}

/// What stands for a whole map: its id or name, else its first value.
fn head(cursor: Cursor<'_>) -> Range<u32> {
    cursor
        .get("id")
        .or_else(|| cursor.get("name"))
        .or_else(|| cursor.entries().next().map(|(_, value)| value))
        .map_or_else(|| cursor.range(), Cursor::range)
}
