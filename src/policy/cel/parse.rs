//! Text → syntax tree, by the `cel` library.
//!
//! Its fast parser keeps no positions of a good expression, its slow one does;
//! so the slow one runs only when something has to be pointed at.

use std::ops::Range;

use cel::IdedExpr;
use cel::common::ast::SourceInfo;
use cel::parser::{Parser, PrattParser};

/// Nesting of an expression; a rule a person can read needs less.
const MAX_DEPTH: u16 = 40;
/// Longest expression, in bytes.
pub(super) const MAX_LENGTH: usize = 4000;

/// A text that is no expression.
pub(super) struct SyntaxError {
    /// Bytes of the text.
    pub(super) at: Range<usize>,
    /// The library's explanation.
    pub(super) message: String,
}

/// Parses an expression.
pub(super) fn parse(text: &str) -> Result<IdedExpr, SyntaxError> {
    let parser = PrattParser::new().max_recursion_depth(MAX_DEPTH).error_recovery_limit(4);
    parser.parse(text).map_err(|errors| {
        let first = errors.errors.first();
        let message = first.map_or_else(String::new, |error| error.msg.clone());
        let (line, column) = first.map_or((1, 1), |error| error.pos);
        let start = offset(text, line, column);
        SyntaxError { at: start..end_of_word(text, start), message }
    })
}

/// Where the nodes of an expression stand.
pub(super) struct Positions {
    source: SourceInfo,
    text: String,
}

/// Parses a good expression once more, with positions. The two trees have the
/// same shape but not the same ids, so the tree comes along.
pub(super) fn parse_with_positions(text: &str) -> Option<(IdedExpr, Positions)> {
    let (tree, source) = Parser::new().max_recursion_depth(MAX_DEPTH).parse_with_source_info(text).ok()?;
    Some((tree, Positions { source, text: text.to_owned() }))
}

impl Positions {
    /// Bytes of a node.
    pub(super) fn of(&self, id: u64) -> Range<usize> {
        let (start, stop) = self.source.offset_for(id).unwrap_or((0, 0));
        // The library counts characters and includes the last one.
        let byte = |at: usize| self.text.char_indices().nth(at).map_or(self.text.len(), |(byte, _)| byte);
        let start = byte(start as usize);
        let end = byte(stop as usize + 1);
        // A field stands behind its dot, and a function in front of its bracket.
        let in_word = |c: char| c.is_alphanumeric() || c == '_';
        match self.text.get(start..end) {
            Some(".") => end..end_of_word(&self.text, end),
            Some("(") if self.text[..start].ends_with(in_word) => {
                self.text[..start].trim_end_matches(in_word).len()..start
            }
            Some(text) if !text.is_empty() => start..end,
            _ => 0..self.text.len(),
        }
    }
}

/// Byte of a position the library gives as line and column, both from 1.
fn offset(text: &str, line: isize, column: isize) -> usize {
    let line = usize::try_from(line.max(1)).unwrap_or(1);
    let column = usize::try_from(column.max(1)).unwrap_or(1);
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let rest = &text[start.min(text.len())..];
    start + rest.char_indices().nth(column - 1).map_or(rest.len(), |(byte, _)| byte)
}

fn end_of_word(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    let word = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
    start + word.max(rest.chars().next().map_or(0, char::len_utf8))
}
