//! Declarations → JSON Schema 2020-12.
//!
//! The same function writes the schema editors read (with `$defs`) and the one
//! each row is validated against at run time (everything in place).

use serde_json::{Map, Value, json};

use super::formats::{self, Beside, FORMATS, Format};
use super::kinds::Kind;
use super::types::{Absent, Choices, Field, GroupDef, MAX_TEXT, Title, Type};
use super::units::{UNKNOWN_WORDS, VlanId};

/// The dialect every schema names.
pub const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Words of a yes/no field and what they mean.
pub(super) const YES_WORDS: &[&str] = &["true", "yes", "はい", "有"];
pub(super) const NO_WORDS: &[&str] = &["false", "no", "いいえ", "無"];

/// What a schema is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    /// For validating: groups in place, forms checked by constructors.
    Validating,
    /// For reading: groups and forms under `$defs`, forms as regular expressions.
    Reading,
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
        defs.insert(kind.name().into(), record(*kind, Use::Reading));
        share_groups(def.group, &mut defs);
    }
    share_forms(&mut defs);
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
    record(kind, Use::Validating)
}

/// The schema of a file that is one group: a rule, the configuration, an edition.
pub fn document(group: &'static GroupDef, file: &str) -> Value {
    let mut defs = Map::new();
    share_groups(group, &mut defs);
    share_forms(&mut defs);
    let mut schema = of_group(group, Use::Reading);
    schema.insert("$schema".into(), DIALECT.into());
    schema.insert("$id".into(), format!("https://sekisho.invalid/schema/{file}").into());
    schema.insert("$defs".into(), defs.into());
    schema.into()
}

/// The schema of such a file, everything in place.
pub fn document_inline(group: &'static GroupDef) -> Value {
    of_group(group, Use::Validating).into()
}

fn record(kind: Kind, purpose: Use) -> Value {
    let group = kind.group();
    let mut schema = of_group(group, purpose);
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        let mut id = object(json!({
            "title": "id",
            "description": "台帳の中でただ一つの名前 (小文字の英数字と - . _) / Unique in the whole inventory",
            "type": ["string", "number"],
            "minimum": 0,
        }));
        id.extend(of_form(&formats::ID, Beside::Nothing, purpose));
        properties.shift_insert(0, "id".into(), id.into());
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

fn of_group(group: &'static GroupDef, purpose: Use) -> Map<String, Value> {
    let mut properties = Map::new();
    for field in group.fields {
        let mut schema = of_field(field, purpose);
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

fn of_field(field: &'static Field, purpose: Use) -> Map<String, Value> {
    let mut schema = of_type(&field.ty, !field.required, purpose);
    let written = || match field.ty.item() {
        Type::Int { .. } | Type::Vlan => field.example.parse::<i64>().map_or(Value::Null, Value::from),
        _ => field.example.into(),
    };
    let example = if field.example.is_empty() { example(&field.ty) } else { Some(written()) };
    if let Some(example) = example {
        // An editor offers it where it would be written: of a list, in its items.
        let place = match schema.get_mut("items") {
            Some(Value::Object(items)) => items,
            _ => &mut schema,
        };
        place.insert("examples".into(), json!([example]));
    }
    match field.absent {
        Absent::No => drop(schema.insert("default".into(), false.into())),
        Absent::Choice(word) => drop(schema.insert("default".into(), word.into())),
        Absent::Unknown | Absent::None => {}
    }
    schema
}

/// The schema of a type. Every value may also be unknown, and none if `optional`.
fn of_type(ty: &'static Type, optional: bool, purpose: Use) -> Map<String, Value> {
    let beside = if optional { Beside::UnknownOrNone } else { Beside::Unknown };
    let words: Vec<&str> = beside.words().collect();
    let formed = |format: &Format| {
        let mut schema = object(json!({ "type": ["string", "null"] }));
        schema.extend(of_form(format, beside, purpose));
        schema
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
        Type::Choice(choices) => of_choices(choices, &words),
        Type::Ref(kinds) => {
            let kinds: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
            let mut schema =
                object(json!({ "type": ["string", "number", "null"], "minimum": 0, "x-refers-to": kinds }));
            schema.extend(of_form(&formats::ID, beside, purpose));
            schema
        }
        Type::Date => formed(&formats::DATE),
        Type::Period => formed(&formats::PERIOD),
        Type::Mac => formed(&formats::MAC),
        Type::Address => formed(&formats::ADDRESS),
        Type::Network => formed(&formats::NETWORK),
        Type::Source => formed(&formats::SOURCE),
        Type::Port => formed(&formats::PORT),
        Type::List(item) => {
            let items = of_type(item, false, purpose);
            object(json!({ "type": ["array", "string", "null"], "pattern": whole(&words.join("|")), "items": items }))
        }
        Type::Group(group) => {
            let mut schema = match purpose {
                Use::Reading => {
                    let mut schema = object(json!({ "$ref": format!("#/$defs/{}", shared_name(group)) }));
                    if !optional {
                        // What is shared lets `なし` stand for the group; here it may not.
                        schema.insert("pattern".into(), whole(&words.join("|")).into());
                    }
                    schema
                }
                Use::Validating => of_group(group, purpose),
            };
            if purpose == Use::Validating {
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
        let words = Beside::UnknownOrNone.words().collect::<Vec<_>>().join("|");
        let mut schema = of_group(nested, Use::Reading);
        schema.insert("type".into(), json!(["object", "string", "null"]));
        schema.insert("pattern".into(), whole(&words).into());
        defs.insert(name, schema.into());
        share_groups(nested, defs);
    }
}

/// How the form of a value is asked for.
fn of_form(format: &Format, beside: Beside, purpose: Use) -> Map<String, Value> {
    object(match purpose {
        Use::Validating => json!({ "format": format.key(beside) }),
        Use::Reading => json!({ "$ref": format!("#/$defs/form.{}", format.key(beside)) }),
    })
}

/// Puts the forms under `$defs`.
fn share_forms(defs: &mut Map<String, Value>) {
    for format in FORMATS {
        for beside in Beside::ALL {
            defs.insert(format!("form.{}", format.key(beside)), json!({ "pattern": format.whole_pattern(beside) }));
        }
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
