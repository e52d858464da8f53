//! Declarations → JSON Schema 2020-12.
//!
//! The same function writes the schema editors read (with `$defs`) and the one
//! each row is validated against at run time (everything in place).

use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use super::kinds::Kind;
use super::types::{Absent, Choices, Field, GroupDef, MAX_TEXT, Title, Type};
use super::units::{Day, Mac, NONE_WORDS, Period, PortName, UNKNOWN_WORDS, VlanId, network};
use crate::id::ResourceId;

/// The dialect every schema names.
pub const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Words of a yes/no field and what they mean.
pub(super) const YES_WORDS: &[&str] = &["true", "yes", "はい", "有"];
pub(super) const NO_WORDS: &[&str] = &["false", "no", "いいえ", "無"];

static DATE: LazyLock<String> = LazyLock::new(Day::pattern);
static PORT: LazyLock<String> = LazyLock::new(PortName::pattern);

/// Where the schema of a group is put.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Groups {
    /// In place, for validating.
    Inline,
    /// Under `$defs`, for reading.
    Shared,
}

/// The schema of a file of the inventory: its sheets, their rows.
pub fn inventory() -> Value {
    let mut sheets = Map::new();
    let mut defs = Map::new();
    for kind in Kind::ALL {
        let def = kind.def();
        sheets.insert(
            def.sheet.into(),
            json!({
                "title": def.group.title.ja,
                "description": describe(def.group.title, def.group.about),
                "type": ["array", "null"],
                "items": { "$ref": format!("#/$defs/{}", kind.name()) },
            }),
        );
        defs.insert(kind.name().into(), record(*kind, Groups::Shared));
        share_groups(def.group, &mut defs);
    }
    json!({
        "$schema": DIALECT,
        "$id": "https://sekisho.invalid/schema/inventory.schema.json",
        "title": "sekisho 台帳",
        "description": "医療機関の情報資産台帳 / Inventory of a hospital",
        "type": "object",
        "properties": sheets,
        "additionalProperties": false,
        "$defs": defs,
    })
}

/// The schema of one row of a kind, everything in place.
pub fn row(kind: Kind) -> Value {
    record(kind, Groups::Inline)
}

/// The schema of a file that is one group: a rule, the configuration, an edition.
pub fn document(group: &'static GroupDef, file: &str) -> Value {
    let mut defs = Map::new();
    share_groups(group, &mut defs);
    let mut schema = of_group(group, Groups::Shared);
    schema.insert("$schema".into(), DIALECT.into());
    schema.insert("$id".into(), format!("https://sekisho.invalid/schema/{file}").into());
    schema.insert("$defs".into(), defs.into());
    schema.into()
}

/// The schema of such a file, everything in place.
pub fn document_inline(group: &'static GroupDef) -> Value {
    of_group(group, Groups::Inline).into()
}

fn record(kind: Kind, groups: Groups) -> Value {
    let group = kind.group();
    let mut schema = of_group(group, groups);
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        let id = json!({
            "title": "id",
            "description": "台帳の中でただ一つの名前 (小文字の英数字と - . _) / Unique in the whole inventory",
            "type": ["string", "number"],
            "minimum": 0,
            "pattern": whole(ResourceId::PATTERN),
        });
        properties.shift_insert(0, "id".into(), id);
    }
    let mut required = vec![json!("id")];
    required.extend(schema.get("required").and_then(Value::as_array).cloned().unwrap_or_default());
    schema.insert("required".into(), required.into());
    let only: Map<String, Value> = group
        .fields
        .iter()
        .filter(|field| !field.only.is_empty())
        .map(|field| (field.name.to_owned(), json!({ "properties": { "type": { "enum": field.only } } })))
        .collect();
    if !only.is_empty() {
        schema.insert("dependentSchemas".into(), only.into());
    }
    schema.into()
}

fn of_group(group: &'static GroupDef, groups: Groups) -> Map<String, Value> {
    let mut properties = Map::new();
    for field in group.fields {
        let mut schema = of_field(field, groups);
        schema.shift_insert(0, "title".into(), field.title.ja.into());
        schema.shift_insert(1, "description".into(), describe(field.title, field.about).into());
        properties.insert(field.name.into(), schema.into());
    }
    let required: Vec<Value> =
        group.fields.iter().filter(|field| field.required).map(|field| field.name.into()).collect();
    let mut schema = Map::new();
    schema.insert("title".into(), group.title.ja.into());
    schema.insert("description".into(), describe(group.title, group.about).into());
    schema.insert("type".into(), "object".into());
    schema.insert("properties".into(), properties.into());
    if !required.is_empty() {
        schema.insert("required".into(), required.into());
    }
    schema.insert("additionalProperties".into(), false.into());
    schema
}

fn of_field(field: &'static Field, groups: Groups) -> Map<String, Value> {
    let mut schema = of_type(&field.ty, !field.required, groups);
    let example = if field.example.is_empty() { example(&field.ty) } else { Some(field.example.into()) };
    if let Some(example) = example
        && !matches!(field.ty, Type::List(_))
    {
        schema.insert("examples".into(), json!([example]));
    }
    match field.absent {
        Absent::No => drop(schema.insert("default".into(), false.into())),
        Absent::Choice(word) => drop(schema.insert("default".into(), word.into())),
        Absent::Unknown | Absent::None => {}
    }
    schema
}

/// The schema of a type. Every value may also be unknown, and none if `optional`.
fn of_type(ty: &'static Type, optional: bool, groups: Groups) -> Map<String, Value> {
    let words: Vec<&str> =
        if optional { UNKNOWN_WORDS.iter().chain(NONE_WORDS).copied().collect() } else { UNKNOWN_WORDS.to_vec() };
    let text = |pattern: &str| {
        let pattern = whole(&format!("{pattern}|{}", words.join("|")));
        object(json!({ "type": ["string", "null"], "pattern": pattern }))
    };
    let number = |kind: &str, rest: Value| {
        let mut schema = object(json!({ "type": [kind, "string", "null"], "pattern": whole(&words.join("|")) }));
        schema.extend(object(rest));
        schema
    };
    match ty {
        Type::Text => object(json!({ "type": ["string", "number", "boolean", "null"], "maxLength": MAX_TEXT })),
        Type::YesNo => {
            let mut accepted = vec![json!(true), json!(false)];
            accepted.extend(YES_WORDS.iter().chain(NO_WORDS).chain(UNKNOWN_WORDS).map(|word| json!(word)));
            accepted.push(Value::Null);
            object(json!({ "enum": accepted }))
        }
        Type::Int { min, max, .. } => number("integer", json!({ "minimum": min, "maximum": max })),
        Type::Vlan => number("integer", json!({ "minimum": VlanId::MIN, "maximum": VlanId::MAX })),
        Type::Decimal { .. } => number("number", json!({ "minimum": 0 })),
        Type::Date => text(&DATE),
        Type::Period => text(Period::PATTERN),
        Type::Mac => text(Mac::PATTERN),
        Type::Address => text(&network::ADDRESS),
        Type::Network => text(&network::NETWORK),
        Type::Source => text(&format!("any|{}|{}", *network::NETWORK, *network::ADDRESS)),
        Type::Port => text(&PORT),
        Type::Ref(kinds) => {
            let mut schema = text(ResourceId::PATTERN);
            schema.insert("type".into(), json!(["string", "number", "null"]));
            schema.insert("minimum".into(), 0.into());
            schema.insert("x-refers-to".into(), kinds.iter().map(|kind| kind.name()).collect());
            schema
        }
        Type::Choice(choices) => of_choices(choices, &words),
        Type::List(item) => {
            let items = of_type(item, false, groups);
            object(json!({ "type": ["array", "string", "null"], "pattern": whole(&words.join("|")), "items": items }))
        }
        Type::Group(group) => {
            let mut schema = match groups {
                Groups::Shared => object(json!({ "$ref": format!("#/$defs/{}", shared_name(group)) })),
                Groups::Inline => of_group(group, groups),
            };
            if groups == Groups::Inline {
                schema.insert("type".into(), json!(["object", "string", "null"]));
                schema.insert("pattern".into(), whole(&words.join("|")).into());
            }
            schema
        }
    }
}

fn of_choices(choices: &'static Choices, words: &[&str]) -> Map<String, Value> {
    let mut accepted: Vec<Value> = choices.words.iter().map(|word| word.code.into()).collect();
    let mut described: Vec<Value> =
        choices.words.iter().map(|word| describe(word.title, Title { ja: "", en: "" }).into()).collect();
    for word in words {
        accepted.push((*word).into());
        described.push((*word).into());
    }
    accepted.push(Value::Null);
    described.push("不明 / unknown".into());
    object(json!({ "enum": accepted, "enumDescriptions": described, "markdownEnumDescriptions": described }))
}

/// Puts every group below this one under `$defs`.
fn share_groups(group: &'static GroupDef, defs: &mut Map<String, Value>) {
    for field in group.fields {
        let Some(nested) = field.ty.group() else { continue };
        let name = shared_name(nested);
        if defs.contains_key(&name) {
            continue;
        }
        let words = UNKNOWN_WORDS.iter().chain(NONE_WORDS).copied().collect::<Vec<_>>().join("|");
        let mut schema = of_group(nested, Groups::Shared);
        schema.insert("type".into(), json!(["object", "string", "null"]));
        schema.insert("pattern".into(), whole(&words).into());
        defs.insert(name, schema.into());
        share_groups(nested, defs);
    }
}

/// Groups and kinds share `$defs`, so groups carry a mark.
fn shared_name(group: &GroupDef) -> String {
    format!("group.{}", group.name)
}

fn describe(title: Title, about: Title) -> String {
    match (about.ja, about.en) {
        ("", "") => format!("{} / {}", title.ja, title.en),
        (ja, en) => format!("{} ({ja}) / {} ({en})", title.ja, title.en),
    }
}

/// An example of a type, as it would be written.
pub(super) fn example(ty: &Type) -> Option<Value> {
    Some(match ty {
        Type::Text | Type::Choice(_) | Type::Group(_) | Type::Decimal { .. } | Type::Int { .. } => return None,
        Type::YesNo => "はい".into(),
        Type::Date => "2026-03-31".into(),
        Type::Period => "3か月".into(),
        Type::Vlan => 11.into(),
        Type::Mac => "00:11:22:33:44:55".into(),
        Type::Address => "10.10.16.5".into(),
        Type::Network => "10.10.16.0/22".into(),
        Type::Source => "203.0.113.0/29".into(),
        Type::Port => "sw-3f-01/Gi1/0/15".into(),
        Type::Ref(kinds) => format!("{}-01", kinds.first().map_or("id", |kind| kind.name()).replace('_', "-")).into(),
        Type::List(item) => return example(item),
    })
}

fn whole(pattern: &str) -> String {
    format!("^(?:{pattern})$")
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
