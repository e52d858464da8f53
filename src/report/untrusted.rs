//! Text that came from a file, made safe to show.

/// The text in one line, without characters that could drive a terminal or
/// turn the direction of writing.
pub fn one_line(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\r' | '\t' => ' ',
            '\u{61c}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}' => '\u{fffd}',
            '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' => '\u{fffd}',
            c if c.is_control() => '\u{fffd}',
            c => c,
        })
        .collect()
}

/// A text as YAML, in one line: always quoted, for an id may look like a number, a day or `null`.
pub(super) fn quoted(text: &str) -> String {
    format!("'{}'", one_line(text).replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_file_can_drive_the_terminal() {
        assert_eq!(one_line("a\u{1b}[31mb\nc\u{202e}d"), "a\u{fffd}[31mb c\u{fffd}d");
        assert_eq!(one_line("a\u{2028}b\u{61c}c\u{e0041}"), "a\u{fffd}b\u{fffd}c\u{fffd}");
        assert_eq!(one_line("電子カルテ"), "電子カルテ");
    }
}
