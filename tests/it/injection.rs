//! Text from a pull request cannot drive a terminal, hide in the other direction, or break a format.

use sekisho::pipeline;
use sekisho::report::{json, text};
use sekisho::source::{Memory, write_atomically};
use sekisho::words::Lang;

use crate::fixture::{TODAY, day, options};
use crate::program::sekisho;

/// Colour, title, a link, deletion; direction and width that lie; ends of lines of other kinds.
const EVIL: &str =
    "\\e[31mred\\e]0;title\\a\\e]8;;http://x.example\\a \\u202etxt.exe\\u200b\\u2066 \\u0085\\u2028 \\x7f\\x9b2J";

/// What must not come out of any report of people's words.
fn is_evil(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn inventory() -> String {
    format!(
        "people:
  - {{ id: p-1, name: \"{EVIL}\", left: 2026-03-31 }}
accounts:
  - {{ id: acc-1, holder: p-1, state: active, \"k{EVIL}\": x, type: \"t{EVIL}\" }}
  - {{ id: \"i{EVIL}\" }}
  - {{ id: acc-2, holder: \"h{EVIL}\" }}
  - {{ id: acc-3, holder: nowhere, note: \"n{EVIL}\", note: \"n\" }}
\"s{EVIL}\": []
"
    )
}

#[test]
fn reports_hold_no_character_that_drives_a_terminal() {
    // The path too; and the raw characters, which YAML itself allows in part.
    let raw = "devices:\n  - { id: d-1, name: \u{202e}x, 状\u{200b}態: y }\n  - { id: d-2 # \u{202e}\n";
    let tree = Memory::new().with("inventory/a\u{202e}b\u{200b}.yaml", inventory()).with("inventory/raw.yaml", raw);
    pipeline::assess(&tree, &options(day(TODAY)), |assessment| {
        assert!(assessment.reports.len() > 8, "{:?}", assessment.reports.len());
        for lang in [Lang::Ja, Lang::En] {
            let mut out = Vec::new();
            let style = text::Style { lang, color: false, width: 100, undecided: true, full: true };
            text::write(assessment, style, &mut out).expect("memory");
            let out = String::from_utf8(out).expect("UTF-8");
            let line = out.lines().find(|line| line.contains(is_evil));
            assert_eq!(line, None, "{lang:?}");
        }
        let mut out = Vec::new();
        json::write(assessment, json::Listed::All, &mut out).expect("memory");
        let value: serde_json::Value = serde_json::from_slice(&out).expect("it is JSON");
        each_text(&value, &mut |text| {
            // A path is a path; machines need it as it is.
            assert!(text.starts_with("inventory/a") || !text.contains(is_evil), "{text:?}");
        });
        let out = String::from_utf8(out).expect("UTF-8");
        assert!(!out.contains(|c: char| c.is_control() && c != '\n'), "JSON escapes control characters");
    })
    .expect("there are rows");
}

fn each_text(value: &serde_json::Value, see: &mut impl FnMut(&str)) {
    match value {
        serde_json::Value::String(text) => see(text),
        serde_json::Value::Array(items) => items.iter().for_each(|item| each_text(item, see)),
        serde_json::Value::Object(map) => map.values().for_each(|value| each_text(value, see)),
        _ => {}
    }
}

#[test]
fn the_program_shows_records_and_messages_as_plain_text() {
    let folder = tempfile::tempdir().expect("a folder for tests");
    write_atomically(&folder.path().join("inventory/a.yaml"), inventory().as_bytes()).expect("written");
    for arguments in [
        &["check"][..],
        &["check", "--undecided"],
        &["--lang", "ja", "check"],
        &["show", "p-1"],
        &["show", "acc-1"],
        &["--lang", "ja", "show", "acc-3"],
        &["show", "no\u{1b}[31m\u{202e}such"],
        &["explain", "no\u{1b}[31m\u{202e}such"],
    ] {
        let ran = sekisho(folder.path(), arguments);
        let shown = format!("{}{}", ran.out, ran.err);
        assert!(!shown.is_empty(), "{arguments:?}");
        let line = shown.lines().find(|line| line.contains(is_evil));
        assert_eq!(line, None, "{arguments:?}");
    }
}
