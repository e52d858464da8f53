//! Text of files as Markdown: nothing in it is markup but code between backticks.

use super::one_line;

/// Text in a line or in a cell of a table.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '!' | '$' => {
                escaped.push('\\');
                escaped.push(c);
            }
            other => escaped.push(other),
        }
    }
    escaped
}

/// A sentence at the beginning of a line or behind a bullet.
pub(super) fn prose(text: &str) -> String {
    started(inline(text).trim())
}

/// A sentence in a line. What stands between backticks is code.
pub(super) fn inline(text: &str) -> String {
    let text = one_line(text);
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return escaped(&text);
    }
    let is_code = |at: usize, part: &str| at % 2 == 1 && !part.trim().is_empty();
    let parts = parts.iter().enumerate();
    parts.map(|(at, part)| if is_code(at, part) { code(part) } else { escaped(part) }).collect()
}

/// A sentence in a cell of a table.
pub(super) fn cell(text: &str) -> String {
    // A bar ends a cell even in code; what is escaped already stays so.
    let mut cell = String::new();
    let mut before = ' ';
    for c in inline(text).chars() {
        if c == '|' && before != '\\' {
            cell.push('\\');
        }
        cell.push(c);
        before = c;
    }
    cell
}

/// What would make a line an item of a list or underline the one before it.
fn started(line: &str) -> String {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match line[digits..].chars().next() {
        Some('-' | '+' | '=') if digits == 0 => format!("\\{line}"),
        Some('.' | ')') if digits > 0 => format!("{}\\{}", &line[..digits], &line[digits..]),
        _ => line.to_owned(),
    }
}

/// A name or expression in a line.
pub(super) fn code(text: &str) -> String {
    let text = one_line(text);
    let fence = "`".repeat(longest_run(&text) + 1);
    let blank = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{blank}{text}{blank}{fence}")
}

/// Lines of code.
pub(super) fn fenced(language: &str, text: &str) -> String {
    let fence = "`".repeat(longest_run(text).max(2) + 1);
    let lines: String = text.trim_end().lines().map(|line| one_line(line) + "\n").collect();
    format!("{fence}{language}\n{lines}{fence}\n")
}

fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// The way from a page to a file of the repository, both named from its root.
pub(super) fn way(from: &str, to: &str) -> String {
    let from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count().min(to.len() - 1);
    let up = from.len() - 1 - shared.min(from.len() - 1);
    "../".repeat(up) + &to[shared..].join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_never_markup() {
        assert_eq!(escaped("経営管理編 1.2.1<説明責任>①"), "経営管理編 1.2.1&lt;説明責任&gt;①");
        assert_eq!(escaped("a | b\n`c` [d](e)"), "a \\| b \\`c\\` \\[d\\](e)");
        assert_eq!(prose("- a"), "\\- a");
        assert_eq!(prose("  1. a"), "1\\. a");
        assert_eq!(prose("2026 a\n# b"), "2026 a \\# b");
    }

    #[test]
    fn code_between_backticks_stays_code_and_nothing_else_does() {
        assert_eq!(prose("`state` is *wrong*"), "`state` is \\*wrong\\*");
        assert_eq!(prose("one ` of <b>"), "one \\` of &lt;b&gt;");
        assert_eq!(cell("`a|b` | c"), "`a\\|b` \\| c");
        assert_eq!(code("a``b"), "```a``b```");
        assert_eq!(fenced("yaml", "a: |\n  ```\n"), "````yaml\na: |\n  ```\n````\n");
    }

    #[test]
    fn a_way_leads_up_and_down() {
        assert_eq!(way("policies/pages/ja/rules/a/b.md", "policies/a/b.yaml"), "../../../../a/b.yaml");
        assert_eq!(way("policies/README.md", "policies/pages/en/x.md"), "pages/en/x.md");
        assert_eq!(way("a/b.md", "a/c.md"), "c.md");
        assert_eq!(way("a/b.md", "a/b.md"), "b.md");
    }
}
