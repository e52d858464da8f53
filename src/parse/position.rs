//! Bytes to lines and columns, the way editors count them.

/// A position a person can go to: both numbers start at 1.
///
/// The column counts characters, not bytes and not screen cells: in
/// `名称: あ` the `あ` stands in column 5, as VS Code and Vim show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters (Unicode scalar values), from 1.
    pub column: u32,
}

/// The start of every line of one text, found once, asked often.
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<u32>,
    /// Characters that begin before every [`BLOCK`]th byte, so that a column in
    /// a line of megabytes is not counted from its start each time.
    before: Vec<u32>,
}

/// Bytes between counts of characters.
const BLOCK: usize = 4096;

impl<'a> Lines<'a> {
    /// Finds the lines. `\n`, `\r\n` and a lone `\r` end a line.
    pub fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n') {
                continue;
            }
            starts.push(u32::try_from(at + 1).unwrap_or(u32::MAX));
        }
        let mut count = 0;
        let mut before = Vec::with_capacity(bytes.len() / BLOCK + 1);
        for block in bytes.chunks(BLOCK) {
            before.push(u32::try_from(count).unwrap_or(u32::MAX));
            count += begun(block);
        }
        Self { text, starts, before }
    }

    /// Characters that begin before that byte.
    fn characters(&self, offset: usize) -> usize {
        let block = (offset / BLOCK).min(self.before.len().saturating_sub(1));
        let known = self.before.get(block).map_or(0, |count| *count as usize);
        known + begun(&self.text.as_bytes()[(block * BLOCK).min(offset)..offset])
    }

    /// Position of a byte; a byte inside a character is the character's.
    pub fn position(&self, offset: u32) -> Position {
        let line = self.starts.partition_point(|start| *start <= offset) - 1;
        let start = self.starts[line] as usize;
        let mut end = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        // The byte-order mark is no character to an editor.
        let mark = usize::from(start == 0 && end >= 3 && self.text.starts_with('\u{feff}'));
        let column = self.characters(end) - self.characters(start.min(end)) - mark;
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Position { line: count(line + 1), column: count(column + 1) }
    }

    /// Start of a line, from 1; the text's end behind the last line.
    pub fn start_of(&self, line: u32) -> u32 {
        let end = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.starts.get((line as usize).saturating_sub(1)).copied().unwrap_or(end)
    }
}

/// Characters that begin in a piece of UTF-8.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, needle: &str) -> (u32, u32) {
        let offset = text.find(needle).expect("the needle is in the text");
        let position = Lines::new(text).position(u32::try_from(offset).expect("a short text"));
        (position.line, position.column)
    }

    #[test]
    fn columns_count_characters_not_bytes() {
        assert_eq!(at("名称: あ\n", "あ"), (1, 5));
        assert_eq!(at("a\n  電話: x", "x"), (2, 7));
        assert_eq!(at("𠮷野: x", "x"), (1, 5));
    }

    #[test]
    fn every_kind_of_line_end_counts_once() {
        assert_eq!(at("a\r\nb\nc\rd", "d"), (4, 1));
        assert_eq!(at("a\r\nb", "b"), (2, 1));
    }

    #[test]
    fn columns_of_a_very_long_line_are_right() {
        let text = format!("\u{feff}a: 1\nb: {}x: {}y", "あい𠮷".repeat(3000), "う".repeat(5000));
        assert_eq!(at(&text, "x"), (2, 4 + 9000));
        assert_eq!(at(&text, "y"), (2, 4 + 9000 + 3 + 5000));
        assert_eq!(at(&text, "b"), (2, 1));
    }

    #[test]
    fn a_byte_order_mark_takes_no_column() {
        assert_eq!(at("\u{feff}id: x", "id"), (1, 1));
    }
}
