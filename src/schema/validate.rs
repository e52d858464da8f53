//! What the JSON Schema validator refuses, as findings.

use std::ops::Range;
use std::sync::OnceLock;

use jsonschema::error::ValidationErrorKind;
use jsonschema::paths::LocationSegment;
use jsonschema::{PatternOptions, ValidationError, Validator};
use serde_json::Value;

use super::codes;
use super::formats::{Beside, FORMATS};
use super::json::{ArenaJson, JsonNode};
use super::json_schema;
use super::kinds::Kind;
use super::nearest::{one_of, suggest};
use super::secrets;
use super::types::{Field, GroupDef, MAX_TEXT, Title, Type};
use crate::finding::{Code, Finding, Place};
use crate::id::FileId;
use crate::parse::Cursor;
use crate::words;
use crate::words::{Words, shorten};

/// One validator per kind, made from the declaration when first asked for.
static ROWS: [OnceLock<Validator<ArenaJson>>; Kind::ALL.len()] = [const { OnceLock::new() }; Kind::ALL.len()];

/// Compiles a schema of ours. Patterns run on the linear-time engine, since
/// the text they see comes from pull requests; forms are asked of constructors.
pub(super) fn compile(schema: &Value) -> Validator<ArenaJson> {
    let mut options = jsonschema::options_for::<ArenaJson>()
        .with_pattern_options(PatternOptions::regex())
        .should_validate_formats(true);
    for format in FORMATS {
        for beside in Beside::ALL {
            let accepts = format.accepts;
            let check = move |text: &str| accepts(text) || beside.words().any(|word| word == text);
            options = options.with_format(format.key(beside), check);
        }
    }
    options.build(schema).expect("schemas are made from declarations")
}

/// What is to be validated, and what to call it.
#[derive(Clone, Copy)]
pub(super) enum Target {
    /// A row of a sheet.
    Row(Kind),
    /// A file that is one group.
    Document(&'static GroupDef),
}

impl Target {
    fn group(self) -> &'static GroupDef {
        match self {
            Self::Row(kind) => kind.group(),
            Self::Document(group) => group,
        }
    }
}

/// Validates a row. Gives the nodes that were refused, with a finding for each.
pub(super) fn row(kind: Kind, file: FileId, cursor: Cursor<'_>, findings: &mut Vec<Finding>) -> Vec<u32> {
    run(ROWS[kind.index()].get_or_init(|| compile(&json_schema::row(kind))), Target::Row(kind), file, cursor, findings)
}

/// Validates a file that is one group.
pub(super) fn run(
    validator: &Validator<ArenaJson>,
    target: Target,
    file: FileId,
    cursor: Cursor<'_>,
    findings: &mut Vec<Finding>,
) -> Vec<u32> {
    let node = JsonNode::At(cursor);
    if validator.is_valid(node) {
        return Vec::new();
    }
    let mut refused = Vec::new();
    for (count, error) in validator.iter_errors(node).enumerate() {
        if count == MAX_PROBLEMS {
            // Telling and placing each would cost the square of their number.
            refused.extend(cursor.entries().filter(|(key, _)| key.scalar() != "id").map(|(_, value)| value.index()));
            let message = words!(
                "間違いが {MAX_PROBLEMS} 件を超えたので、この行の項目はすべて不明として扱います",
                "more than {MAX_PROBLEMS} things are wrong: all fields of the row count as unknown"
            );
            let place = Place::bytes(file, first_key(cursor));
            findings.push(Finding::new(&codes::TOO_MANY_PROBLEMS, message).at(place));
            break;
        }
        let problem = Problem { target, file, root: cursor, error: &error };
        problem.report(&mut refused, findings);
    }
    refused.sort_unstable();
    refused
}

/// Problems of a row that are told one by one. Our own limit: whoever has so
/// many in one row has made one mistake many times.
const MAX_PROBLEMS: usize = 100;
/// Unknown keys of a map that are told one by one.
const MAX_UNKNOWN_KEYS: usize = 20;

/// A whole map is shown by its first key.
fn first_key(at: Cursor<'_>) -> Range<u32> {
    at.entries().next().map_or_else(|| at.range(), |(key, _)| key.range())
}

struct Problem<'a, 'e> {
    target: Target,
    file: FileId,
    root: Cursor<'a>,
    error: &'e ValidationError<'e>,
}

impl Problem<'_, '_> {
    fn report(&self, refused: &mut Vec<u32>, findings: &mut Vec<Finding>) {
        if let Some(name) = self.field_of_another_type() {
            self.another_type(&name, refused, findings);
            return;
        }
        let (at, key, field, ty) = self.find();
        match self.error.kind() {
            ValidationErrorKind::AdditionalProperties { unexpected } => {
                for name in unexpected.iter().take(MAX_UNKNOWN_KEYS) {
                    findings.push(self.unknown_key(at, name));
                }
                if let Some(rest) = unexpected.len().checked_sub(MAX_UNKNOWN_KEYS).filter(|rest| *rest > 0) {
                    let message =
                        words!("知らない項目がほかに {rest} 個あります", "there are {rest} more unknown keys");
                    findings.push(Finding::new(&codes::TOO_MANY_PROBLEMS, message).at(self.place(at)));
                }
            }
            ValidationErrorKind::Required { property } => {
                let name = property.as_str().unwrap_or_default();
                // A row without an id is dropped, and said so, by the caller.
                if name == "id" {
                    return;
                }
                let message = words!("欠かせない項目 `{name}` がありません", "required field `{name}` is missing");
                findings.push(Finding::new(&codes::MISSING_FIELD, message).at(self.place(at)));
            }
            kind => {
                refused.push(at.index());
                let is_id = key.is_none()
                    && field.is_none()
                    && matches!(self.target, Target::Row(_))
                    && at.index() != self.root.index();
                if !is_id {
                    findings.push(self.bad_value(kind, at, field, ty));
                }
            }
        }
    }

    /// The node the error is about, the key before it, and its declaration.
    fn find(&self) -> (Cursor<'_>, Option<Cursor<'_>>, Option<&'static Field>, Option<&'static Type>) {
        let mut at = self.root;
        let mut key = None;
        let mut group = Some(self.target.group());
        let mut field: Option<&'static Field> = None;
        let mut ty: Option<&'static Type> = None;
        for segment in self.error.instance_path().segments() {
            match segment {
                LocationSegment::Property(name) => {
                    let found = at.entries().find(|(key, _)| key.scalar() == name && !key.is_refused());
                    let Some((name, value)) = found else { break };
                    field = group.and_then(|group| group.field(name.scalar()));
                    ty = field.map(|field| &field.ty);
                    if field.is_some() {
                        key = Some(name);
                    }
                    group = ty.and_then(Type::group);
                    at = value;
                }
                LocationSegment::Index(index) => {
                    let Some(item) = at.items().nth(index) else { break };
                    if let Some(Type::List(item)) = ty {
                        ty = Some(item);
                    }
                    at = item;
                }
            }
        }
        (at, key, field, ty)
    }

    /// The field whose `dependentSchemas` the row's type does not meet.
    fn field_of_another_type(&self) -> Option<String> {
        let path = self.error.schema_path().as_str();
        let rest = path.strip_prefix("/dependentSchemas/")?;
        rest.split('/').next().map(str::to_owned)
    }

    fn another_type(&self, name: &str, refused: &mut Vec<u32>, findings: &mut Vec<Finding>) {
        let Some(field) = self.target.group().field(name) else { return };
        let Some((key, value)) = self.root.entries().find(|(key, _)| key.scalar() == name) else { return };
        refused.push(value.index());
        let types = field.only.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" ");
        let message = words!(
            "項目 `{name}` はこの type の行にはありません",
            "field `{name}` does not belong to this type of row"
        );
        let remedy = words!("この項目を書けるのは type が {types} の行です", "it belongs to rows of type {types}");
        let mut finding =
            Finding::new(&codes::FIELD_OF_ANOTHER_TYPE, message).help(remedy).at(Place::bytes(self.file, key.range()));
        if let Some(ty) = self.root.get("type") {
            finding =
                finding.at(Place::bytes(self.file, ty.range()).label(words!("この行の type", "type of this row")));
        }
        findings.push(finding);
    }

    fn place(&self, at: Cursor<'_>) -> Place {
        Place::bytes(self.file, first_key(at))
    }

    fn unknown_key(&self, map: Cursor<'_>, name: &str) -> Finding {
        let (group, is_row) = self.group_at(map);
        let found = map.entries().find(|(key, _)| key.scalar() == name);
        let place = found.map_or_else(|| self.place(map), |(key, _)| Place::bytes(self.file, key.range()));
        if secrets::is_secret_key(name) {
            let message = words!(
                "項目 `{name}` に秘密を書くことはできません",
                "field `{name}` asks for a secret, which must not be written down"
            );
            return Finding::new(&codes::SECRET, message).at(place);
        }
        let names = group.fields.iter().map(|field| field.name).chain(is_row.then_some("id"));
        let title = group.title;
        let name = shorten(name);
        let message = words!(
            "{ja} に項目 `{name}` はありません",
            "{en} has no field `{name}`";
            ja = title.ja, en = title.en.to_lowercase()
        );
        let finding = Finding::new(&codes::UNKNOWN_KEY, message).at(place);
        match suggest(&name, names) {
            Some(remedy) => finding.help(remedy),
            None => finding.help(words!(
                "使える項目は `sekisho schema --format markdown` で確かめてください",
                "see the fields with `sekisho schema --format markdown`"
            )),
        }
    }

    /// The declaration of the map the error is about.
    fn group_at(&self, map: Cursor<'_>) -> (&'static GroupDef, bool) {
        let (_, _, _, ty) = self.find();
        match ty.and_then(Type::group) {
            Some(group) => (group, false),
            None => (self.target.group(), matches!(self.target, Target::Row(_)) && map.index() == self.root.index()),
        }
    }

    fn bad_value(
        &self,
        kind: &ValidationErrorKind,
        at: Cursor<'_>,
        field: Option<&'static Field>,
        ty: Option<&'static Type>,
    ) -> Finding {
        let place = self.place(at);
        let text = secrets::mask(&shorten(at.scalar())).into_owned();
        let title = field.map_or(Title { ja: "id", en: "id" }, |field| field.title);
        let name = field.map_or("id", |field| field.name);
        let expected = ty.map_or_else(|| words!("小文字の英数字と - . _", "`a-z 0-9 - . _`"), expected);
        let finding = |code: &'static Code, message: Words| Finding::new(code, message).at(place.clone());
        let wants = |code: &'static Code| {
            let (ja, en) = (expected.get(crate::words::Lang::Ja), expected.get(crate::words::Lang::En));
            let (what_ja, what_en) = if text.is_empty() {
                ("この値".to_owned(), "this value".to_owned())
            } else {
                (format!(" `{text}` "), format!("`{text}`"))
            };
            finding(
                code,
                words!("{title_ja} (`{name}`) に{what_ja}は書けません", "{what_en} is no value for {title_en} (`{name}`)"; title_ja = title.ja, title_en = title.en.to_lowercase()),
            )
            .help(words!("{ja} を書いてください", "write {en}"))
        };
        match (kind, ty) {
            (ValidationErrorKind::Enum { .. }, Some(Type::YesNo)) => {
                if let Some(word) = yes_or_no(&text) {
                    return finding(
                        &codes::AMBIGUOUS_YES_NO,
                        words!(
                            "`{text}` では、はい・いいえのどちらか決まりません",
                            "`{text}` is not clearly yes or no"
                        ),
                    )
                    .help(words!("`{word}` と書いてください", "write `{word}`"; word = word));
                }
                wants(&codes::UNKNOWN_WORD)
            }
            (ValidationErrorKind::Enum { .. }, Some(Type::Choice(choices))) => {
                let remedy = suggest(&text, choices.words.iter().map(|word| word.code))
                    .unwrap_or_else(|| one_of(choices.words.iter().map(|word| word.code)));
                wants(&codes::UNKNOWN_WORD).help(remedy)
            }
            (ValidationErrorKind::Minimum { .. } | ValidationErrorKind::Maximum { .. }, _) => {
                wants(&codes::OUT_OF_RANGE)
            }
            (ValidationErrorKind::MaxLength { .. }, _) => finding(
                &codes::TOO_LONG,
                words!("{ja} が {MAX_TEXT} 文字を超えています", "{en} is longer than {MAX_TEXT} characters"; ja = title.ja, en = title.en.to_lowercase()),
            ),
            (
                ValidationErrorKind::Pattern { .. },
                Some(Type::Int { .. } | Type::Vlan | Type::Decimal { .. } | Type::List(_) | Type::Group(_)),
            ) => wants(&codes::WRONG_TYPE),
            (ValidationErrorKind::Format { .. }, _) => wants(&codes::BAD_FORMAT),
            _ => wants(&codes::WRONG_TYPE),
        }
    }
}

/// The clear word for a YAML 1.1 boolean.
fn yes_or_no(text: &str) -> Option<&'static str> {
    match text.to_ascii_lowercase().as_str() {
        "on" | "y" | "○" | "1" => Some("はい"),
        "off" | "n" | "×" | "0" => Some("いいえ"),
        "yes" => Some("yes"),
        "no" => Some("no"),
        "なし" => Some("無"),
        "あり" => Some("有"),
        _ => None,
    }
}

/// What a field of that type takes, in words.
fn expected(ty: &'static Type) -> Words {
    match ty {
        Type::Text => words!("文字", "text"),
        Type::YesNo => words!("はい・いいえ (有・無、yes・no)", "`yes` or `no`"),
        Type::Int { min, max, unit } => {
            words!("{min} から {max} までの整数{ja}", "a whole number from {min} to {max}{en}"; ja = paren(unit.ja), en = paren(unit.en))
        }
        Type::Decimal { unit } => {
            words!("0 以上の数{ja}", "a number from 0 up{en}"; ja = paren(unit.ja), en = paren(unit.en))
        }
        Type::Vlan => words!("1 から 4094 までの VLAN ID", "a VLAN id from 1 to 4094"),
        Type::Date => words!(
            "日付 (2026-03-31、令和8年3月31日、R8.3.31。半角数字で)",
            "a date (`2026-03-31`, `令和8年3月31日` or `R8.3.31`)"
        ),
        Type::Period => words!("期間 (90日、3か月、1年)", "a period (`90日`, `3か月`, `1年`, or `90d`, `3m`, `1y`)"),
        Type::Mac => words!("MACアドレス (00:11:22:33:44:55)", "a MAC address (00:11:22:33:44:55)"),
        Type::Address => words!("IPアドレス (10.10.16.5)", "an IP address (10.10.16.5)"),
        Type::Network => words!("ネットワークアドレス (10.10.16.0/22)", "a network (10.10.16.0/22)"),
        Type::Source => {
            words!("接続元 (203.0.113.0/29、203.0.113.5、any)", "a source (203.0.113.0/29, 203.0.113.5 or any)")
        }
        Type::Port => words!("ポート (機器のid/ポート名)", "a port (`device-id/port`)"),
        Type::Choice(choices) => one_of(choices.words.iter().map(|word| word.code)),
        Type::Ref(kinds) => {
            let ja = kinds.iter().map(|kind| kind.group().title.ja).collect::<Vec<_>>().join("・");
            let en = kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(", ");
            words!("{ja} の id", "the id of a record ({en})")
        }
        Type::List(item) => {
            let item = expected(item);
            words!("[ ] か「- 」の並び (中身は{ja})", "a list of {en}"; ja = item.get(crate::words::Lang::Ja), en = item.get(crate::words::Lang::En))
        }
        Type::Group(group) => {
            let names = group.fields.iter().map(|field| field.name).collect::<Vec<_>>().join(" ");
            words!("項目の組 ({names})", "fields ({names})")
        }
    }
}

fn paren(unit: &str) -> String {
    if unit.is_empty() { String::new() } else { format!(" ({unit})") }
}
