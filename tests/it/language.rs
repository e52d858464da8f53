//! Everything that is said is said in Japanese and in English.

use std::path::PathBuf;

use regex::Regex;

use crate::golden::{files_below, read, root};
use crate::program::sekisho;

fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff01}'..='\u{ff5e}')
}

/// The text without what stands for itself in any language: `code`, {values}, "quoted names".
fn plain(text: &str) -> String {
    let own = Regex::new(r#"`[^`]*`|\{[^}]*\}|\\"[^"]*\\"|"[^"]*""#).expect("a constant pattern");
    own.replace_all(text, "").into_owned()
}

fn assert_pair(at: &str, ja: &str, en: &str) {
    // Names such as `IPsec-VPN` are the same in both; two English words in a row are not.
    let words = plain(ja);
    let words = words.split_whitespace().filter(|word| word.len() > 2 && word.chars().all(|c| c.is_ascii_lowercase()));
    let has_letters = words.count() > 1;
    assert!(!ja.trim().is_empty() || en.trim().is_empty(), "{at}: no Japanese for \"{en}\"");
    assert!(!en.trim().is_empty() || ja.trim().is_empty(), "{at}: no English for 「{ja}」");
    assert!(!has_letters || ja.chars().any(is_japanese), "{at}: the Japanese is not Japanese: {ja}");
    let left: String = plain(en).chars().filter(|c| is_japanese(*c)).collect();
    assert!(left.is_empty(), "{at}: the English has Japanese in it ({left}): {en}");
}

#[test]
fn every_message_in_the_code_exists_in_both_languages() {
    let literal = r#""((?:[^"\\]|\\.)*)""#;
    let pairs = [
        Regex::new(&format!(r"(?s)words!\(\s*{literal}\s*,\s*{literal}")).expect("a constant pattern"),
        Regex::new(&format!(r"(?s)Words::fixed\(\s*{literal}\s*,\s*{literal}")).expect("a constant pattern"),
        Regex::new(&format!(r"{literal} / {literal}")).expect("a constant pattern"),
    ];
    let mut count = 0;
    for path in files_below("src", "rs") {
        let text = read(&path).expect("a source file");
        let text = text.split("#[cfg(test)]").next().expect("split gives one piece at least");
        for pair in &pairs {
            for found in pair.captures_iter(text) {
                let start = found.get(0).expect("the whole").start();
                // A kind's singular and plural stand the same way.
                if text[found.get(0).expect("the whole").end()..].starts_with(" in ") {
                    continue;
                }
                if text[..start].rsplit('\n').next().is_some_and(|line| line.trim_start().starts_with("//")) {
                    continue;
                }
                let line = text[..start].lines().count();
                assert_pair(&format!("{}:{line}", path.display()), &found[1], &found[2]);
                count += 1;
            }
        }
    }
    assert!(count > 1000, "only {count} messages found: the test looks in the wrong place");
}

#[test]
fn a_message_in_one_language_would_be_seen() {
    for (ja, en) in [("", "English only"), ("日本語だけ", ""), ("english twice", "english twice"), ("日本語", "日本語")]
    {
        assert!(std::panic::catch_unwind(|| assert_pair("here", ja, en)).is_err(), "「{ja}」 / \"{en}\"");
    }
}

#[test]
fn every_text_of_a_rule_exists_in_both_languages() {
    let flow = Regex::new(r#"\{\s*ja:\s*("(?:[^"\\]|\\.)*"|[^,{}]*),\s*en:\s*("(?:[^"\\]|\\.)*"|.*?)\s*\}\s*\}?$"#)
        .expect("a constant pattern");
    let mut count = 0;
    for path in rule_files() {
        let text = read(&path).expect("a rule");
        let lines: Vec<&str> = text.lines().collect();
        for (number, line) in lines.iter().enumerate() {
            let at = format!("{}:{}", path.display(), number + 1);
            if let Some(found) = flow.captures(line) {
                assert_pair(&at, found[1].trim_matches('"'), found[2].trim_matches('"'));
                count += 1;
            } else if let Some(ja) = line.trim_start().strip_prefix("ja: ")
                && let Some(en) = lines.get(number + 1).and_then(|line| line.trim_start().strip_prefix("en: "))
                && !ja.starts_with(['|', '>'])
            {
                assert_pair(&at, ja.trim_matches('"'), en.trim_matches('"'));
                count += 1;
            }
        }
    }
    assert!(count > 0, "no rule was read");
}

fn rule_files() -> Vec<PathBuf> {
    let editions = root().join("policies/editions");
    files_below("policies", "yaml").into_iter().filter(|path| !path.starts_with(&editions)).collect()
}

/// Every command, found by reading help pages from the top.
fn commands() -> Vec<Vec<String>> {
    let mut found = vec![Vec::new()];
    let mut at = 0;
    while at < found.len() {
        let command: Vec<String> = found[at].clone();
        let mut arguments: Vec<&str> = command.iter().map(String::as_str).collect();
        arguments.extend(["--lang", "en", "--help"]);
        let help = sekisho(root(), &arguments);
        assert_eq!(help.code, 0, "{arguments:?}: {}", help.err);
        let list = help.out.split("Commands:\n").nth(1).map(|rest| rest.split("\n\n").next().unwrap_or(rest));
        for line in list.into_iter().flat_map(str::lines) {
            if let Some(name) = line.strip_prefix("  ").filter(|line| !line.starts_with(' '))
                && let Some(name) = name.split_whitespace().next()
                && name != "help"
            {
                found.push(command.iter().cloned().chain([name.to_owned()]).collect());
            }
        }
        at += 1;
    }
    found
}

#[test]
fn every_help_page_exists_in_both_languages() {
    let commands = commands();
    assert!(commands.len() >= 8, "{commands:?}");
    for command in commands {
        for (language, japanese) in [("ja", true), ("en", false)] {
            let mut arguments: Vec<&str> = command.iter().map(String::as_str).collect();
            arguments.extend(["--lang", language, "--help"]);
            let help = sekisho(root(), &arguments).out;
            for line in help.lines().filter(|line| line.chars().filter(|c| c.is_alphabetic()).count() > 30) {
                let described = line.contains("  ") || !line.starts_with(' ');
                if japanese && described && !line.contains("sekisho ") {
                    assert!(line.chars().any(is_japanese), "{arguments:?}: no Japanese in {line}");
                }
            }
            assert_eq!(help.chars().any(is_japanese), japanese, "{arguments:?}:\n{help}");
        }
    }
}
