//! `sekisho/mutation/v1`: what rules notice, for machines.
//!
//! The shape is published as a JSON Schema ([`SCHEMA`]) and does not change
//! within a version.

use std::io::{self, Write};

use serde::Serialize;

use super::{how_code, silence_code};
use crate::policy::Rule;
use crate::policy::mutate::{FieldResult, Mutations, PairResult, Totals};
use crate::report::json::Tool;

/// The JSON Schema of this format.
pub const SCHEMA: &str = include_str!("mutation.schema.json");

pub(super) fn write(mutations: &Mutations<'_>, out: &mut dyn Write) -> io::Result<()> {
    let totals = Totals::of(&mutations.fields);
    let left = mutations.left_out;
    let document = Document {
        schema: "sekisho/mutation/v1",
        tool: Tool::this(),
        seed: mutations.plan.seed,
        samples: mutations.plan.samples,
        pairs: Pairs {
            all: totals.pairs,
            changed: totals.changed,
            only_none: totals.only_none,
            deleted: totals.deleted,
            only_choose: totals.only_choose,
            any_value: totals.any_value,
        },
        left_out: LeftOut {
            attested: left.attested,
            unread: left.unread,
            without_field: left.without_field,
            not_concerned: left.not_concerned,
        },
        fields: mutations.fields.iter().map(Field::new).collect(),
        rules: mutations.rules,
        silent_rules: ids(&mutations.silent_rules),
        blind_examples: ids(&mutations.blind_examples),
        unread_fields: mutations
            .unread
            .iter()
            .flat_map(|(kind, fields)| fields.iter().map(|field| format!("{}.{field}", kind.name())))
            .collect(),
        stale_reasons: mutations.stale_reasons.clone(),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

fn ids<'a>(rules: &[&'a Rule]) -> Vec<&'a str> {
    rules.iter().map(|rule| rule.id.as_str()).collect()
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    tool: Tool,
    seed: u64,
    samples: usize,
    pairs: Pairs,
    left_out: LeftOut,
    fields: Vec<Field<'a>>,
    rules: usize,
    silent_rules: Vec<&'a str>,
    blind_examples: Vec<&'a str>,
    unread_fields: Vec<String>,
    stale_reasons: Vec<&'a str>,
}

#[derive(Serialize)]
struct Pairs {
    all: usize,
    changed: usize,
    only_none: usize,
    deleted: usize,
    only_choose: usize,
    any_value: usize,
}

#[derive(Serialize)]
struct LeftOut {
    attested: usize,
    unread: usize,
    without_field: usize,
    not_concerned: usize,
}

#[derive(Serialize)]
struct Field<'a> {
    field: &'a str,
    rules: usize,
    changed: usize,
    deleted: usize,
    facts: Vec<Fact<'a>>,
}

#[derive(Serialize)]
struct Fact<'a> {
    id: &'a str,
    cite: &'a str,
    changed: Option<&'static str>,
    deleted: bool,
    silence: Option<&'static str>,
    any_value: Option<&'a str>,
}

impl<'a> Field<'a> {
    fn new(field: &'a FieldResult<'a>) -> Self {
        Self {
            field: field.path,
            rules: field.rules,
            changed: field.changed,
            deleted: field.deleted,
            facts: field.facts.iter().map(Fact::new).collect(),
        }
    }
}

impl<'a> Fact<'a> {
    fn new(pair: &'a PairResult<'a>) -> Self {
        Self {
            id: &pair.fact.id,
            cite: &pair.entry.cite,
            changed: pair.changed.map(how_code),
            deleted: pair.deleted,
            silence: pair.silence.map(silence_code),
            any_value: pair.any_value,
        }
    }
}
