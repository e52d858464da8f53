//! Validator, decoder and published schema hold together, for every field there is.
//!
//! What the validator accepts decodes; what it refuses is unknown; and an editor
//! with the published schema says the same as `check`.

use std::collections::BTreeMap;

use jsonschema::{PatternOptions, Validator};
use sekisho::id::{FileId, FilePath};
use sekisho::parse::{self, Arena, Cursor, Lines, Plain, Shape, resolve};
use sekisho::schema::kinds::Kind;
use sekisho::schema::types::{Field, GroupDef, Type};
use sekisho::schema::value::{Group, Value};
use sekisho::schema::{self, json_schema, secrets};
use sekisho::source::Files;
use serde_json::json;

use crate::estates::{self, Datum, Plan, Random};

/// Texts that have gone wrong somewhere.
const NASTY: &[&str] = &[
    "",
    "~",
    "null",
    "Null",
    "NULL",
    "true",
    "True",
    "TRUE",
    "false",
    "yes",
    "Yes",
    "no",
    "NO",
    "on",
    "off",
    "y",
    "n",
    "はい",
    "いいえ",
    "有",
    "無",
    "あり",
    "なし",
    "不明",
    "未定",
    "none",
    "unknown",
    "0",
    "-0",
    "00",
    "1",
    "-1",
    "+1",
    "01",
    "1.0",
    "1.",
    ".5",
    "-0.0",
    "0.1",
    "1e3",
    "0x1F",
    "0o17",
    "1_000",
    "4094",
    "4095",
    "4096",
    "5001",
    "65535",
    "65536",
    "100000000000000000",
    "999999999999999999",
    "9999999999999999999",
    "123456789012345678901234567890",
    "0.30000000000000004",
    "1.7976931348623157",
    ".inf",
    "-.inf",
    ".nan",
    "2026-03-31",
    "2026-3-31",
    "2026-02-30",
    "20260331",
    "令和8年3月31日",
    "令和元年5月1日",
    "R8.3.31",
    "R1.4.30",
    "平成100年1月1日",
    "明治45年1月1日",
    "12:30",
    "90日",
    "0日",
    "3か月",
    "1年半",
    "3m",
    "00:11:22:33:44:55",
    "00:11:22:33:44",
    "001122334455",
    "0011.2233.4455",
    "10.0.0.1",
    "10.0.0.256",
    "010.0.0.1",
    "10.0.0.1/32",
    "10.0.0.1/33",
    "::1",
    "::ffff:10.0.0.1",
    "fe80::1%eth0",
    "::/0",
    "any",
    "ANY",
    "sw-1/1",
    "sw-1",
    "/1",
    "sw-1/",
    "sw-1/1:rear",
    "SW-1/1",
    "id",
    "Id",
    "id with blank",
    "-id",
    "id.",
    "_id",
    "あ",
    "a\u{301}",
    "\u{200b}",
    "\u{202e}abc",
    "パスワード: himitsu1",
    " leading",
    "trailing ",
    "a: b",
    "a #b",
    "x'y",
    "x\"y",
    "{}",
    "critical",
    "server",
    "other",
    "switch",
    "active",
    "hospital",
];

/// How a text is written in a row.
fn written(text: &str, style: usize) -> String {
    match style {
        0 => format!("'{}'", text.replace('\'', "''")),
        1 => serde_json::to_string(text).expect("a text"),
        // Without quotes, where YAML allows it.
        _ if text.is_empty() || text.contains([',', '[', ']', '{', '}', '#', '\'', '"', '%', '@', '`']) => {
            written(text, 0)
        }
        _ if text.contains(": ")
            || text.trim() != text
            || text.starts_with(['-', '?', '&', '*', '!', '|', '>', ':']) =>
        {
            let number = text.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
            if number { text.to_owned() } else { written(text, 0) }
        }
        _ => text.to_owned(),
    }
}

/// Values for a field: good ones, nasty ones, and values of other shapes.
fn values(random: &mut Random, ty: &'static Type) -> Vec<String> {
    let plan = Plan { kinds: Kind::ALL, rows: 3, written: 60, vague: 15, dangling: 0 };
    let mut values: Vec<String> = (0..6).map(|_| estates::value(random, plan, ty, 0).yaml()).collect();
    let scalar = |random: &mut Random| {
        let text: &str = NASTY[random.below(NASTY.len())];
        written(text, random.below(3))
    };
    values.extend((0..14).map(|_| scalar(random)));
    values.extend(["[]", "{}", "[[]]", "[{}]", "{ x: 1 }"].map(str::to_owned));
    values.push(format!("[{}, {}]", scalar(random), scalar(random)));
    if let Type::List(item) = ty {
        let good = estates::value(random, plan, item, 0).yaml();
        values.push(format!("[{good}, {}, {good}]", scalar(random)));
    }
    if let Some(group) = ty.group() {
        for field in group.fields {
            let value = match random.percent(50) {
                true => scalar(random),
                false => estates::value(random, plan, &field.ty, 1).yaml(),
            };
            let value = format!("{{ {}{}: {value} }}", required(random, group, Some(field)), field.name);
            values.push(if matches!(ty, Type::List(_)) { format!("[{value}]") } else { value });
        }
    }
    values
}

/// The fields a row or group cannot do without, written well.
fn required(random: &mut Random, group: &'static GroupDef, but: Option<&Field>) -> String {
    let plan = Plan { kinds: Kind::ALL, rows: 3, written: 60, vague: 0, dangling: 0 };
    let needed = group.fields.iter().filter(|field| field.required && but.is_none_or(|but| but.name != field.name));
    needed.map(|field| format!("{}: {}, ", field.name, estates::value(random, plan, &field.ty, 1).yaml())).collect()
}

/// The published schema, as an editor uses it.
fn published() -> Validator {
    jsonschema::options()
        .with_pattern_options(PatternOptions::regex())
        .build(&json_schema::inventory())
        .expect("the published schema is a schema")
}

/// A tree as JSON; written anew here, not taken from the program.
fn to_json(cursor: Cursor<'_>) -> serde_json::Value {
    match cursor.shape() {
        Shape::Map => cursor.entries().map(|(key, value)| (key.scalar().to_owned(), to_json(value))).collect(),
        Shape::List => cursor.items().map(to_json).collect(),
        Shape::Quoted => cursor.scalar().into(),
        Shape::Empty | Shape::Broken => serde_json::Value::Null,
        Shape::Plain => match resolve(cursor.scalar()) {
            Plain::Null => serde_json::Value::Null,
            Plain::Bool(value) => value.into(),
            Plain::Int(value) => value.into(),
            Plain::Decimal(value) => value.into(),
            Plain::Text => cursor.scalar().into(),
        },
    }
}

/// Whether a scalar says that nobody knows.
fn says_unknown(cursor: Cursor<'_>) -> bool {
    match cursor.shape() {
        Shape::Empty => true,
        Shape::Plain => resolve(cursor.scalar()) == Plain::Null || cursor.scalar() == "不明",
        Shape::Quoted => cursor.scalar() == "不明",
        _ => false,
    }
}

/// What was accepted has decoded, all of it.
fn decoded(value: &Value, cursor: Cursor<'_>, ty: &'static Type) -> Result<(), String> {
    let failed = || Err(format!("{:?} decodes to {value:?}", cursor.scalar()));
    match (value, cursor.shape()) {
        (Value::List(items), Shape::List) => {
            let written: Vec<_> = cursor.items().collect();
            if items.len() != written.len() {
                return failed();
            }
            let Type::List(item) = ty else { return failed() };
            items.iter().zip(written).try_for_each(|(value, cursor)| decoded(value, cursor, item))
        }
        (Value::Group(group), Shape::Map) => cursor.entries().try_for_each(|(key, cursor)| {
            let Some(field) = group.def().field(key.scalar()) else { return failed() };
            decoded(group.by_name(field.name).unwrap_or(&Value::Unknown), cursor, &field.ty)
        }),
        (Value::List(_) | Value::Group(_), _) | (_, Shape::List | Shape::Map) => failed(),
        (Value::Unknown, _) => {
            let secret = *ty == Type::Text && !secrets::find(cursor.scalar()).is_empty();
            if says_unknown(cursor) || secret { Ok(()) } else { failed() }
        }
        (Value::Link(link), _) if sekisho::id::ResourceId::new(link.unresolved().unwrap_or_default()).is_err() => {
            failed()
        }
        _ if says_unknown(cursor) => failed(),
        _ => Ok(()),
    }
}

/// Whether anything in the value is unknown that was not written so.
fn has_unknown(value: &Value) -> bool {
    match value {
        Value::Unknown => true,
        Value::List(items) => items.iter().any(has_unknown),
        Value::Group(group) => group.iter().any(|(_, _, value)| has_unknown(value)),
        _ => false,
    }
}

fn field_of(group: &Group, name: &str) -> Value {
    group.by_name(name).cloned().unwrap_or(Value::Unknown)
}

#[test]
fn validator_decoder_and_published_schema_agree() {
    let published = published();
    let mut random = Random::new(20_261_001);
    let (mut accepted, mut refused) = (0, 0);
    for kind in Kind::ALL {
        let mut rows = Vec::new();
        let mut text = format!("{}:\n", kind.sheet());
        for field in kind.group().fields {
            for value in values(&mut random, &field.ty) {
                let mut others = required(&mut random, kind.group(), Some(field));
                if let Some(word) = field.only.first() {
                    let field = kind.group().field("type").expect("what belongs to a type has one");
                    others = required(&mut random, kind.group(), Some(field));
                    others += &format!("type: {word}, ");
                }
                text += &format!("  - {{ id: r-{}, {others}{}: {value} }}\n", rows.len(), field.name);
                rows.push((field, value));
            }
        }
        let path = FilePath::new("inventory/a.yaml").expect("a path");
        let files = Files::of_texts([(path, text.as_str())]);
        let mut arena = Arena::new();
        let file = files.get(FileId(0));
        let unreadable = parse::read(FileId(0), file, &mut arena);
        assert!(unreadable.is_empty(), "{kind:?}: {unreadable:?}");
        let root = arena.pieces(&file.text).next().expect("one document").1;
        let cursors: Vec<Cursor<'_>> = root.get(kind.sheet()).expect("the sheet").items().collect();

        let records = schema::records(&files, 0..1);
        assert_eq!(records.value.records.len(), rows.len(), "{kind:?}: rows were lost");
        let lines = Lines::new(&file.text);
        let mut said: BTreeMap<u32, Vec<String>> = BTreeMap::new();
        for finding in records.findings.iter().filter(|finding| finding.rule != "schema/secret") {
            let line = lines.position(finding.places[0].offset()).line;
            said.entry(line).or_default().push(finding.rule.to_string());
        }

        for (number, (field, value)) in rows.iter().enumerate() {
            let line = u32::try_from(number + 2).expect("a short file");
            let cursor = cursors[number];
            let at = format!("{}.{}: {value}", kind.name(), field.name);
            let findings = said.remove(&line).unwrap_or_default();
            let document = json!({ kind.sheet(): [to_json(cursor)] });
            assert_eq!(published.is_valid(&document), findings.is_empty(), "{at}: {findings:?}");
            let value = field_of(&records.value.records[number].fields, field.name);
            if findings.is_empty() {
                accepted += 1;
                let written = cursor.get(field.name).expect("the field was written");
                if let Err(failed) = decoded(&value, written, &field.ty) {
                    panic!("{at}: accepted, but {failed}");
                }
            } else {
                refused += 1;
                let only_extra =
                    findings.iter().all(|code| code == "schema/unknown-key" || code == "schema/missing-field");
                assert!(only_extra || has_unknown(&value), "{at}: {findings:?}, but {value:?}");
            }
        }
        assert!(said.is_empty(), "{kind:?}: {said:?}");
    }
    // Both sides of the border were walked.
    assert!(accepted > 5_000 && refused > 5_000, "{accepted} accepted, {refused} refused");
}

#[test]
fn every_word_of_a_choice_is_text() {
    fn look(group: &'static GroupDef, seen: &mut usize) {
        for field in group.fields {
            if let Type::Choice(choices) = field.ty.item() {
                for word in choices.words {
                    assert_eq!(resolve(word.code), Plain::Text, "{}: {}", field.name, word.code);
                    *seen += 1;
                }
            }
            if let Some(nested) = field.ty.group() {
                look(nested, seen);
            }
        }
    }
    let mut seen = 0;
    for kind in Kind::ALL {
        look(kind.group(), &mut seen);
    }
    assert!(seen > 300, "{seen}");
}

#[test]
fn whole_estates_are_accepted_by_the_published_schema() {
    let published = published();
    for seed in 0..3 {
        let plan = Plan { kinds: Kind::ALL, rows: 6, written: 60, vague: 10, dangling: 0 };
        let rows = estates::estate(&mut Random::new(seed), plan);
        let path = FilePath::new("inventory/a.yaml").expect("a path");
        let text = estates::yaml(&rows);
        let files = Files::of_texts([(path, text.as_str())]);
        let mut arena = Arena::new();
        parse::read(FileId(0), files.get(FileId(0)), &mut arena);
        let root = arena.pieces(&text).next().expect("one document").1;
        let document = to_json(root);
        if let Some(error) = published.iter_errors(&document).next() {
            panic!("seed {seed}: {error} at {}", error.instance_path());
        }
        let findings = schema::records(&files, 0..1).findings;
        assert!(findings.is_empty(), "seed {seed}: {:?}", findings[0]);
        // The generator does what it says.
        assert!(rows.iter().any(|row| row.fields.iter().any(|(_, value)| matches!(value, Datum::Unknown))));
    }
}
