//! `sekisho/policy-diff/v1`: the changes for machines.

use std::io::{self, Write};

use serde::Serialize;

use super::super::parts::{PackJson, Pair, PlaceJson, Tool, pair};
use super::super::{Locator, one_line};
use crate::policy::{Change, Changed, Origin, Registry};

/// The JSON Schema of this format.
pub const SCHEMA: &str = include_str!("policy-diff.schema.json");

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    tool: Tool,
    packs: Vec<PackJson>,
    changes: Vec<ChangeJson<'a>>,
}

#[derive(Serialize)]
struct ChangeJson<'a> {
    rule: String,
    title: Option<Pair>,
    what: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    facility: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<ValueJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<ValueJson>,
    by: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pack: Option<String>,
    refused: bool,
    place: PlaceJson<'a>,
}

/// A word of a choice, or a number.
#[derive(Serialize)]
#[serde(untagged)]
enum ValueJson {
    Word(&'static str),
    Number(i64),
}

/// Writes the changes.
///
/// # Errors
/// If the writer fails.
pub fn write(registry: &Registry, changes: &[&Change], locator: &Locator<'_>, out: &mut dyn Write) -> io::Result<()> {
    let changes = changes.iter().map(|change| ChangeJson::new(registry, change, locator)).collect();
    let packs = PackJson::all(registry);
    let document = Document { schema: "sekisho/policy-diff/v1", tool: Tool::this(), packs, changes };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

impl<'a> ChangeJson<'a> {
    fn new(registry: &Registry, change: &Change, locator: &Locator<'a>) -> Self {
        let (what, name, values) = match &change.what {
            Changed::Added => ("added", None, None),
            Changed::Replaced => ("replaced", None, None),
            Changed::Severity { from, to } => {
                ("severity", None, Some((ValueJson::Word(from.as_str()), ValueJson::Word(to.as_str()))))
            }
            Changed::Level { from, to } => {
                ("level", None, Some((ValueJson::Word(from.code()), ValueJson::Word(to.code()))))
            }
            Changed::Number { name, from, to } => {
                ("parameter", Some(one_line(name)), Some((ValueJson::Number(*from), ValueJson::Number(*to))))
            }
        };
        let (from, to) = values.unzip();
        let pack = match change.by {
            Origin::Pack(position) => registry.packs().get(position).map(|pack| pack.id.clone()),
            Origin::BuiltIn | Origin::Local => None,
        };
        Self {
            rule: one_line(&change.rule),
            title: registry.find(&change.rule).map(|rule| pair(&rule.title)),
            what,
            name,
            facility: change.facility.as_deref().map(one_line),
            from,
            to,
            by: if pack.is_some() { "pack" } else { "hospital" },
            pack,
            refused: change.refused,
            place: PlaceJson::new(locator, &change.place),
        }
    }
}
