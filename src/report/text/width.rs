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
pub(super) fn wrap(words: &[&str], width: usize) -> Vec<String> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_characters_take_two_cells() {
        assert_eq!(display_width("回線a"), 5);
        assert_eq!(pad("回線", 6, true), "  回線");
        assert_eq!(wrap(&["aa", "回線", "b"], 8), ["aa  回線", "b"]);
    }
}
