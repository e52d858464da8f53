//! YAML as a hospital would write it: files of sheets, sheets of rows.
//!
//! Rows are built with [`Fill`] and added to a [`Book`]. Ids and references
//! are kept apart from text, so that a copy of the hospital can put its prefix
//! before every one of them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

pub use super::row::{Fill, Group, Row, Value};

/// Widest line of a row or group on one line, in columns; full-width characters count two.
const WIDTH: usize = 190;

/// The text of one hospital, file by file.
#[derive(Debug, Default)]
pub struct Book {
    prefix: String,
    facility: Option<String>,
    files: BTreeMap<String, Pages>,
    counts: BTreeMap<&'static str, u32>,
}

#[derive(Debug, Default)]
struct Pages {
    head: &'static str,
    sheets: Vec<(&'static str, String)>,
}

impl Book {
    /// A book whose ids begin with `prefix`. If `facility` is given, rows that
    /// no location or department ties to a facility name it.
    pub fn new(prefix: &str, facility: Option<String>) -> Self {
        Self { prefix: prefix.to_owned(), facility, ..Self::default() }
    }

    /// Says what is in a file and who keeps it: Japanese lines, without `#`.
    pub fn head(&mut self, path: &str, head: &'static str) {
        self.pages(path).head = head;
    }

    /// Adds a row to a sheet of a file. Sheets stand in the order they were first used.
    pub fn add(&mut self, path: &str, sheet: &'static str, row: Row) {
        let mut row = row;
        if let Some(facility) = &self.facility
            && sheet != "facilities"
            && !row.fields.0.iter().any(|(key, _)| matches!(*key, "location" | "department" | "facility"))
        {
            row.fields.0.push(("facility", Value::Ref(facility.clone())));
        }
        let prefix = std::mem::take(&mut self.prefix);
        let pages = self.pages(path);
        let at = pages.sheets.iter().position(|(name, _)| *name == sheet).unwrap_or_else(|| {
            pages.sheets.push((sheet, String::new()));
            pages.sheets.len() - 1
        });
        write_row(&mut pages.sheets[at].1, &prefix, &row);
        self.prefix = prefix;
    }

    /// Counts something towards a figure of the profile.
    pub fn count(&mut self, figure: &'static str, number: u32) {
        *self.counts.entry(figure).or_default() += number;
    }

    /// What was counted.
    pub fn counts(&self) -> &BTreeMap<&'static str, u32> {
        &self.counts
    }

    fn pages(&mut self, path: &str) -> &mut Pages {
        if !self.files.contains_key(path) {
            self.files.insert(path.to_owned(), Pages::default());
        }
        self.files.get_mut(path).expect("because it was put there")
    }

    /// Every file: its path below the inventory folder and its text, sorted by path.
    pub fn into_files(self) -> impl Iterator<Item = (String, String)> {
        let folder = self.prefix.trim_end_matches('-').to_owned();
        self.files.into_iter().map(move |(path, pages)| {
            let path = if folder.is_empty() { path } else { format!("{folder}/{path}") };
            let up = "../".repeat(path.matches('/').count());
            let mut text = format!("# yaml-language-server: $schema={up}schema/inventory.schema.json\n#\n");
            for line in pages.head.lines() {
                text.push_str(if line.is_empty() { "#" } else { "# " });
                text.push_str(line);
                text.push('\n');
            }
            for (sheet, rows) in &pages.sheets {
                let _ = write!(text, "\n{sheet}:\n");
                text.push_str(rows);
            }
            (path, text)
        })
    }
}

fn write_row(out: &mut String, prefix: &str, row: &Row) {
    if row.one_line {
        let start = out.len();
        out.push_str("  - { id: ");
        out.push_str(prefix);
        out.push_str(&row.id);
        for (key, value) in &row.fields.0 {
            let _ = write!(out, ", {key}: ");
            inline(out, prefix, value);
        }
        out.push_str(" }\n");
        if width(&out[start..]) <= WIDTH {
            return;
        }
        out.truncate(start);
    }
    let _ = writeln!(out, "  - id: {prefix}{}", row.id);
    for (key, value) in &row.fields.0 {
        block(out, prefix, 4, key, value);
    }
}

/// `key: value` on lines of its own.
fn block(out: &mut String, prefix: &str, indent: usize, key: &str, value: &Value) {
    let start = out.len();
    let _ = write!(out, "{:indent$}{key}: ", "");
    // Groups that hold groups or long lists are easier to read, and to diff, one item a line.
    let items = matches!(value, Value::List(items) if items.len() > 1 && matches!(items[0], Value::Group(_)));
    if !items {
        inline(out, prefix, value);
        out.push('\n');
        if width(&out[start..]) <= WIDTH || !matches!(value, Value::List(_) | Value::Group(_)) {
            return;
        }
    }
    out.truncate(start);
    let _ = writeln!(out, "{:indent$}{key}:", "");
    match value {
        Value::Group(group) => {
            for (key, value) in &group.0 {
                block(out, prefix, indent + 2, key, value);
            }
        }
        Value::List(items) => {
            for item in items {
                list_item(out, prefix, indent + 2, item);
            }
        }
        _ => {}
    }
}

fn list_item(out: &mut String, prefix: &str, indent: usize, item: &Value) {
    let start = out.len();
    let _ = write!(out, "{:indent$}- ", "");
    inline(out, prefix, item);
    out.push('\n');
    let Value::Group(group) = item else { return };
    if width(&out[start..]) <= WIDTH {
        return;
    }
    out.truncate(start);
    for (position, (key, value)) in group.0.iter().enumerate() {
        let line = out.len();
        block(out, prefix, indent + 2, key, value);
        if position == 0 {
            out.replace_range(line + indent..line + indent + 1, "-");
        }
    }
}

fn inline(out: &mut String, prefix: &str, value: &Value) {
    match value {
        Value::Text(text) => scalar(out, text),
        Value::Ref(id) => {
            let quoted = id.contains(':');
            out.push_str(if quoted { "\"" } else { "" });
            out.push_str(prefix);
            out.push_str(id);
            out.push_str(if quoted { "\"" } else { "" });
        }
        Value::Number(number) => {
            let _ = write!(out, "{number}");
        }
        Value::Day(day) => {
            let _ = write!(out, "{day}");
        }
        Value::Yes(yes) => out.push_str(if *yes { "はい" } else { "いいえ" }),
        Value::None => out.push_str("なし"),
        Value::Unknown => out.push_str("不明"),
        Value::List(items) => {
            out.push('[');
            for (position, item) in items.iter().enumerate() {
                out.push_str(if position == 0 { "" } else { ", " });
                inline(out, prefix, item);
            }
            out.push(']');
        }
        Value::Group(group) => {
            out.push('{');
            for (position, (key, value)) in group.0.iter().enumerate() {
                let _ = write!(out, "{} {key}: ", if position == 0 { "" } else { "," });
                inline(out, prefix, value);
            }
            out.push_str(if group.0.is_empty() { "}" } else { " }" });
        }
    }
}

/// Text as a YAML scalar: plain where that is safe in a flow row too, else in double quotes.
fn scalar(out: &mut String, text: &str) {
    let first = text.chars().next();
    let plain = first.is_some_and(|c| c.is_alphanumeric() || matches!(c, '(' | '/' | '.' | '_' | '（' | '「'))
        && !text.ends_with(' ')
        && !text.contains([':', '#', ',', '[', ']', '{', '}', '"', '\'', '\\', '\n', '\t']);
    if plain {
        out.push_str(text);
        return;
    }
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            other => out.push(other),
        }
    }
    out.push('"');
}

/// Columns of a text; ASCII and half-width kana count one, all else two.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() || ('\u{ff61}'..='\u{ff9f}').contains(&c) { 1 } else { 2 }).sum()
}
