//! Cells on the screen: full-width characters take two.

use unicode_width::UnicodeWidthStr;

/// Cells the text takes on a screen.
pub fn display_width(text: &str) -> usize {
    text.width()
}

/// The text with blanks to fill `width` cells, in front (`right`) or behind.
pub fn pad(text: &str, width: usize, right: bool) -> String {
    let blanks = " ".repeat(width.saturating_sub(display_width(text)));
    if right { format!("{blanks}{text}") } else { format!("{text}{blanks}") }
}

/// Words in lines of at most `width` cells.
pub(in crate::report) fn wrap(words: &[&str], width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words {
        let fits =
            lines.last().is_some_and(|line| line.is_empty() || display_width(line) + 2 + display_width(word) <= width);
        if !fits {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push_str("  ");
            }
            line.push_str(word);
        }
    }
    lines
}

/// Text in lines of at most `width` cells. Words of narrow letters stay whole,
/// full-width text breaks anywhere but before what may not begin a line.
pub(in crate::report) fn fold(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for c in text.chars() {
        let last = line.chars().next_back();
        line.push(c);
        if display_width(&line) <= width.max(4) {
            continue;
        }
        let here = line.len() - c.len_utf8();
        let before = here - last.map_or(0, char::len_utf8);
        let at = if c.is_ascii_graphic() && last.is_some_and(|last| last.is_ascii_graphic()) {
            line.rfind(' ').unwrap_or(here)
        } else if "、。」』）)".contains(c) {
            before
        } else {
            here
        };
        let at = if at == 0 { here } else { at };
        let rest = line.split_off(at).trim_start().to_owned();
        lines.push(std::mem::replace(&mut line, rest).trim_end().to_owned());
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_characters_take_two_cells() {
        assert_eq!(display_width("回線a"), 5);
        assert_eq!(pad("回線", 6, true), "  回線");
        assert_eq!(fold("回線と端末", 4), ["回線", "と端", "末"]);
        assert_eq!(fold("回線、端末", 4), ["回", "線、", "端末"]);
        assert_eq!(fold("回線 (a) と端末", 9), ["回線 (a)", "と端末"]);
        assert_eq!(fold("one two three", 8), ["one two", "three"]);
        assert_eq!(wrap(&["aa", "回線", "b"], 8), ["aa  回線", "b"]);
    }
}
