//! `sekisho/coverage/v1`: the status of every clause and item, for machines.
//!
//! The shape is published as a JSON Schema ([`SCHEMA`]) and does not change
//! within a version.

use std::io::{self, Write};

use serde::Serialize;

use super::Sheet;
use super::behind::{Attestation, Row, RuleRows, behind};
use super::phrases::counts;
use super::succession::SuccessionJson;
use crate::model::Inventory;
use crate::policy::{Ask, Basis, Covered, CoveredFact, OfVendor, Reason, Status, Tally, VendorSaid, Verdict};
use crate::report::json::{Pair, Tool, pair};
use crate::schema::documents::ReferencePattern;
use crate::schema::kinds::AnswerValue;

/// The JSON Schema of this format.
pub const SCHEMA: &str = include_str!("coverage.schema.json");

pub(super) fn write(sheet: &Sheet<'_, '_>, out: &mut dyn Write) -> io::Result<()> {
    let estate = sheet.assessment.estate;
    let editions = sheet.editions.iter().map(|(edition, entries)| Edition {
        id: &edition.id,
        title: pair(&edition.title),
        superseded_by: edition.superseded_by.as_ref().map(pair),
        statuses: Statuses::of(entries),
        entries: entries.iter().map(|one| Entry::new(sheet, one)).collect(),
    });
    let (rules, rows) = behind(sheet);
    let document = Document {
        schema: "sekisho/coverage/v1",
        tool: Tool::this(),
        as_of: estate.as_of.to_string(),
        as_of_pinned: estate.settings.as_of.is_some(),
        revision: estate.commit.as_deref(),
        patterns: sheet.assessment.patterns().into_iter().map(ReferencePattern::code).collect(),
        old_after: pair(&estate.settings.old_after.words()),
        editions: editions.collect(),
        rules_without_entry: sheet.without_clause().into_iter().map(|rule| rule.id.as_str()).collect(),
        shortest: sheet.asks.as_ref().map(|(asks, left_out)| Shortest {
            asks: asks.iter().map(|ask| AskJson::new(sheet, ask)).collect(),
            not_looked_at: *left_out,
        }),
        changes: SuccessionJson::of(sheet),
        rules,
        rows,
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    tool: Tool,
    as_of: String,
    as_of_pinned: bool,
    revision: Option<&'a str>,
    patterns: Vec<&'static str>,
    old_after: Pair,
    editions: Vec<Edition<'a>>,
    rules_without_entry: Vec<&'a str>,
    shortest: Option<Shortest>,
    changes: Option<SuccessionJson<'a>>,
    rules: Vec<RuleRows<'a>>,
    rows: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Edition<'a> {
    id: &'a str,
    title: Pair,
    superseded_by: Option<Pair>,
    statuses: Statuses,
    entries: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Statuses {
    yes: usize,
    no: usize,
    no_waived: usize,
    unknown: usize,
    not_applicable: usize,
    without_rule: usize,
    text_from_memory: usize,
    from_memory: usize,
    from_old: usize,
}

#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    cite: &'a str,
    volume: &'a str,
    chapter: &'a str,
    summary: Pair,
    confidence: &'static str,
    text_seen: bool,
    patterns: Vec<&'static str>,
    status: StatusJson,
    basis: Option<&'static str>,
    counts: Counts,
    rules: Vec<&'a str>,
    facts: Vec<Fact<'a>>,
    parts: Vec<Entry<'a>>,
    vendors: Vec<Vendor<'a>>,
}

#[derive(Serialize)]
struct Fact<'a> {
    id: &'a str,
    text: Pair,
    fields: &'a [String],
    decided_by: &'static str,
    status: StatusJson,
    basis: Option<&'static str>,
    counts: Counts,
    rules: Vec<&'a str>,
    attestations: Vec<Attestation<'a>>,
}

#[derive(Serialize)]
struct Vendor<'a> {
    id: &'a str,
    status: StatusJson,
    answers: Vec<VendorAnswer<'a>>,
}

#[derive(Serialize)]
struct VendorAnswer<'a> {
    form: &'a str,
    answer: Option<&'static str>,
    received: String,
    current: bool,
}

#[derive(Serialize)]
struct StatusJson {
    is: &'static str,
    waived: bool,
    reason: &'static str,
    words: Pair,
}

#[derive(Serialize)]
struct Counts {
    satisfied: usize,
    violated: usize,
    undecided: usize,
    not_applicable: usize,
    waived: usize,
}

#[derive(Serialize)]
struct Shortest {
    asks: Vec<AskJson>,
    not_looked_at: usize,
}

#[derive(Serialize)]
struct AskJson {
    field: String,
    title: Pair,
    keepers: Vec<String>,
    records: Vec<String>,
    facts: Vec<String>,
    settles: usize,
    takes_part: usize,
    cites: Vec<String>,
}

impl Statuses {
    fn of(entries: &[&Covered<'_>]) -> Self {
        let counts = counts(entries);
        let count = |status| counts.get(&status).copied().unwrap_or_default();
        let such = |wanted: &dyn Fn(&Covered<'_>) -> bool| entries.iter().filter(|one| wanted(one)).count();
        Self {
            yes: count(Status::Yes),
            no: count(Status::No),
            no_waived: such(&|one| one.verdict.reason == Reason::Waived),
            unknown: count(Status::Unknown),
            not_applicable: count(Status::NotApplicable),
            without_rule: such(&|one| one.without_rule()),
            text_from_memory: such(&|one| one.text_from_memory()),
            from_memory: such(&|one| one.basis == Some(Basis::Memory)),
            from_old: such(&|one| one.basis == Some(Basis::Old)),
        }
    }
}

impl<'a> Entry<'a> {
    fn new(sheet: &Sheet<'_, 'a>, covered: &Covered<'a>) -> Self {
        let (entry, inventory) = (covered.entry, &sheet.assessment.estate.inventory);
        Self {
            id: &entry.id,
            cite: &entry.cite,
            volume: &entry.volume,
            chapter: &entry.chapter,
            summary: pair(&entry.summary),
            confidence: entry.confidence.code(),
            text_seen: !entry.unread,
            patterns: entry.patterns.iter().map(|one| one.code()).collect(),
            status: StatusJson::new(&covered.verdict),
            basis: covered.basis.map(Basis::as_str),
            counts: Counts::new(&covered.tally),
            rules: sheet.coverage.rules_of(covered).into_iter().map(|rule| rule.id.as_str()).collect(),
            facts: covered.facts.iter().map(|fact| Fact::new(sheet, fact)).collect(),
            parts: covered.parts.iter().map(|part| Self::new(sheet, part)).collect(),
            vendors: covered.vendors.iter().map(|one| Vendor::new(inventory, one)).collect(),
        }
    }
}

impl<'a> Fact<'a> {
    fn new(sheet: &Sheet<'_, 'a>, covered: &CoveredFact<'a>) -> Self {
        let inventory = &sheet.assessment.estate.inventory;
        Self {
            id: &covered.fact.id,
            text: pair(&covered.fact.text),
            fields: &covered.fact.fields,
            decided_by: covered.fact.decided_by.code(),
            status: StatusJson::new(&covered.verdict),
            basis: covered.basis.map(Basis::as_str),
            counts: Counts::new(&covered.tally),
            rules: sheet.coverage.rules_of_fact(covered).into_iter().map(|rule| rule.id.as_str()).collect(),
            attestations: covered.attested.iter().map(|one| Attestation::new(inventory, one)).collect(),
        }
    }
}

impl<'a> Vendor<'a> {
    fn new(inventory: &'a Inventory, one: &OfVendor) -> Self {
        let id = |at| inventory.head(at).id.as_str();
        let answer = |said: &VendorSaid| VendorAnswer {
            form: id(said.form),
            answer: said.answer.map(AnswerValue::code),
            received: said.received.to_string(),
            current: said.current,
        };
        Self {
            id: id(one.vendor),
            status: StatusJson::new(&one.verdict),
            answers: one.answers.iter().map(answer).collect(),
        }
    }
}

impl StatusJson {
    fn new(verdict: &Verdict) -> Self {
        Self {
            is: verdict.status.as_str(),
            waived: verdict.reason == Reason::Waived,
            reason: verdict.reason.as_str(),
            words: pair(&verdict.reason.title()),
        }
    }
}

impl Counts {
    fn new(tally: &Tally) -> Self {
        Self {
            satisfied: tally.satisfied,
            violated: tally.violated,
            undecided: tally.undecided,
            not_applicable: tally.not_applicable,
            waived: tally.waived(),
        }
    }
}

impl AskJson {
    fn new(sheet: &Sheet<'_, '_>, ask: &Ask) -> Self {
        let inventory = &sheet.assessment.estate.inventory;
        let id = |at| inventory.head(at).id.to_string();
        Self {
            field: ask.field.clone(),
            title: pair(&ask.title),
            keepers: ask.keepers.iter().map(|at| id(*at)).collect(),
            records: ask.records.iter().map(|at| id(*at)).collect(),
            facts: ask.facts.clone(),
            settles: ask.settles,
            takes_part: ask.takes_part,
            cites: sheet.clauses_of(ask),
        }
    }
}
