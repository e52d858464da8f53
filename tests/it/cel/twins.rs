//! Compiled expressions against the slow twin, on estates full of gaps.

use std::collections::BTreeMap;

use cel::IdedExpr;
use sekisho::graph::Graph;
use sekisho::id::RecordIndex;
use sekisho::model::Inventory;
use sekisho::pipeline;
use sekisho::policy::Outcome;
use sekisho::policy::cel::{self as rule_language, JoinKey, MissingFact, Program, Thing, World};
use sekisho::schema::kinds::Kind;
use sekisho::schema::types::{Field, Type};

use super::expressions::{Language, Maker, Test};
use super::naive::Naive;
use crate::estates::{self, Datum, Plan, Random, Row};
use crate::fixture::{TODAY, day, options};

/// Kinds that refer to each other a lot.
const KINDS: &[Kind] = &[
    Kind::Facility,
    Kind::Location,
    Kind::Department,
    Kind::Person,
    Kind::Vendor,
    Kind::Contract,
    Kind::Model,
    Kind::Product,
    Kind::Device,
    Kind::Zone,
    Kind::Segment,
    Kind::Line,
    Kind::System,
    Kind::Account,
    Kind::Role,
    Kind::Grant,
    Kind::RemoteAccess,
    Kind::Record,
];

pub fn parse(text: &str) -> IdedExpr {
    cel::parser::Parser::new().parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// A compiled test, unless the checker has something against it.
pub fn compile(text: &str, kind: Kind) -> Option<(Program, Vec<JoinKey>)> {
    let mut joins = Vec::new();
    let checked = rule_language::check(text, kind, &[], &mut joins).ok()?;
    Some((Program::new(kind, None, &checked), joins))
}

/// What the compiled test says of every record of the kind.
fn outcomes(program: &Program, world: &World<'_>, inventory: &Inventory, kind: Kind) -> Vec<Outcome> {
    let mut found = Vec::new();
    program.judge(world, inventory.of_kind(kind), |_, outcome| found.push(outcome));
    found
}

fn expected(truth: Option<bool>) -> Outcome {
    match truth {
        Some(true) => Outcome::Satisfied,
        Some(false) => Outcome::Violated,
        None => Outcome::Undecided,
    }
}

struct Estate {
    rows: Vec<Row>,
    inventory: Inventory,
    graph: Graph,
    complete: Vec<bool>,
}

fn estate(seed: u64, plan: Plan<'_>) -> Estate {
    let mut random = Random::new(seed);
    let mut rows = estates::estate(&mut random, plan);
    // In the order of the inventory: by file, then by sheet.
    rows.sort_by_key(|row| row.kind);
    let estate = pipeline::read(&estates::tree(&rows, 1), &options(day(TODAY))).expect("there are rows");
    let complete = Kind::ALL.iter().map(|_| random.percent(60)).collect();
    Estate { rows, inventory: estate.inventory, graph: estate.graph, complete }
}

impl Estate {
    fn world<'a>(&'a self, joins: &[JoinKey]) -> World<'a> {
        World::new(&self.inventory, &self.graph, day(TODAY), joins, self.complete.clone())
    }

    fn naive(&self) -> Naive<'_> {
        Naive::new(&self.rows, day(TODAY), self.complete.clone())
    }

    /// Positions of the rows of a kind.
    fn subjects(&self, kind: Kind) -> Vec<usize> {
        (0..self.rows.len()).filter(|at| self.rows[*at].kind == kind).collect()
    }
}

#[test]
fn compiled_and_walked_expressions_agree() {
    let mut seen: BTreeMap<Outcome, usize> = BTreeMap::new();
    let mut refused = 0;
    for seed in 0..12 {
        // From sparse to nearly complete.
        let written = 40 + 15 * (usize::try_from(seed).expect("small") % 5);
        let plan = Plan { kinds: KINDS, rows: 6, written, vague: 8, dangling: 5 };
        let estate = estate(seed, plan);
        let naive = estate.naive();
        let mut random = Random::new(1000 + seed);
        for round in 0..150 {
            let kind = *random.pick(KINDS);
            let test = Maker::new(&mut random, Language::Whole, KINDS).test(kind);
            let text = test.text(false);
            let Some((program, joins)) = compile(&text, kind) else {
                refused += 1;
                continue;
            };
            let world = estate.world(&joins);
            let found = outcomes(&program, &world, &estate.inventory, kind);
            let tree = parse(&text);
            for (position, (at, found)) in estate.subjects(kind).into_iter().zip(&found).enumerate() {
                let wanted = expected(naive.truth(at, &tree));
                let row = &estate.rows[at];
                assert_eq!(*found, wanted, "estate {seed}, round {round}\n{text}\n{}", row.yaml());
                *seen.entry(*found).or_default() += 1;
                let told = program.explain(&world, estate.inventory.of_kind(kind)[position]);
                assert_eq!(told.outcome, *found, "explained otherwise: {text}\n{}", row.yaml());
            }
            let turned = test.text(true);
            let (program, joins) = compile(&turned, kind).expect("the same expression");
            let again = outcomes(&program, &estate.world(&joins), &estate.inventory, kind);
            assert_eq!(again, found, "the order of operands matters:\n{text}\n{turned}");
        }
    }
    assert!(refused < 200, "{refused} expressions were refused");
    assert!(seen.values().all(|count| *count > 500) && seen.len() == 3, "{seen:?}");
}

/// The ways a small field can be completed.
fn completions(field: &'static Field) -> Vec<Datum> {
    let mut all = match &field.ty {
        Type::YesNo => return vec![Datum::Bool(true), Datum::Bool(false)],
        Type::Choice(choices) => choices.words.iter().map(|word| Datum::Word(word.code)).collect(),
        _ => Vec::new(),
    };
    if !field.required {
        all.push(Datum::None);
    }
    all
}

/// Whether nobody knows the field of this row.
fn is_open(row: &Row, field: &Field) -> bool {
    let written = row.fields.iter().find(|(one, _)| one.name == field.name);
    let absent = field.absent == sekisho::schema::types::Absent::Unknown && !field.inherited && field.only.is_empty();
    written.map_or(absent, |(_, value)| matches!(value, Datum::Unknown))
}

fn complete_with(rows: &mut [Row], at: usize, field: &'static Field, value: Datum) {
    let fields = &mut rows[at].fields;
    fields.retain(|(one, _)| one.name != field.name);
    fields.push((field, value));
}

/// Calls back with every completion of some fields of a row.
fn each_completion(rows: &mut Vec<Row>, at: usize, open: &[&'static Field], see: &mut impl FnMut(&[Row])) {
    let Some((field, rest)) = open.split_first() else { return see(rows) };
    let before = rows[at].fields.clone();
    for value in completions(field) {
        complete_with(rows, at, field, value);
        each_completion(rows, at, rest, see);
        rows[at].fields.clone_from(&before);
    }
}

/// A test of a record's small fields only, so that every way to complete them can be tried.
fn small_test(random: &mut Random, fields: &[&'static Field], kind: Kind, depth: usize) -> Test {
    let boxed = |random: &mut Random| Box::new(small_test(random, fields, kind, depth - 1));
    match if depth == 0 { 9 } else { random.below(8) } {
        0 | 1 => Test::And(boxed(random), boxed(random)),
        2 | 3 => Test::Or(boxed(random), boxed(random)),
        4 => Test::Not(boxed(random)),
        5 => Test::If(boxed(random), boxed(random), boxed(random)),
        _ => {
            let field = *random.pick(fields);
            let at = format!("{}.{}", kind.name(), field.name);
            Test::Leaf(match &field.ty {
                Type::Choice(choices) if random.percent(30) => {
                    format!("{at} in ['{}', '{}']", random.pick(choices.words).code, random.pick(choices.words).code)
                }
                Type::Choice(choices) => format!("{at} == '{}'", random.pick(choices.words).code),
                _ => at,
            })
        }
    }
}

#[test]
fn no_completion_contradicts_what_was_decided() {
    let (mut decided, mut undecided, mut tried) = (0, 0, 0);
    for seed in 0..40 {
        let mut random = Random::new(seed);
        let kind = *random.pick(&[Kind::Device, Kind::Account, Kind::System, Kind::Line, Kind::RemoteAccess]);
        let plan = Plan { kinds: &[kind], rows: 4, written: 50, vague: 30, dangling: 0 };
        let estate = estate(seed, plan);
        let small: Vec<&'static Field> = kind
            .group()
            .fields
            .iter()
            .filter(|field| matches!(field.ty, Type::YesNo | Type::Choice(_)) && completions(field).len() <= 8)
            .collect();
        for _ in 0..12 {
            // Few enough fields that every completion can be tried.
            let fields: Vec<&'static Field> = (0..4).map(|_| *random.pick(&small)).collect();
            let text = small_test(&mut random, &fields, kind, 3).text(false);
            let Some((program, joins)) = compile(&text, kind) else { continue };
            let tree = parse(&text);
            let world = estate.world(&joins);
            for (position, at) in estate.subjects(kind).into_iter().enumerate() {
                let told = program.explain(&world, estate.inventory.of_kind(kind)[position]);
                let mut open: Vec<&'static Field> = Vec::new();
                for field in &fields {
                    if is_open(&estate.rows[at], field) && open.iter().all(|one| one.name != field.name) {
                        open.push(field);
                    }
                }
                if told.outcome == Outcome::Undecided {
                    undecided += 1;
                    let named: Vec<&str> = told.gaps.iter().filter_map(field_of).collect();
                    assert!(!named.is_empty(), "undecided for no reason: {text}");
                    // What is not named could not have changed it.
                    open.retain(|field| !named.contains(&field.name));
                } else {
                    decided += 1;
                }
                let mut rows = estate.rows.clone();
                each_completion(&mut rows, at, &open, &mut |rows| {
                    tried += 1;
                    let naive = Naive::new(rows, day(TODAY), estate.complete.clone());
                    let completed = expected(naive.truth(at, &tree));
                    assert_eq!(completed, told.outcome, "{text}\n{}\n{}", estate.rows[at].yaml(), rows[at].yaml());
                });
            }
        }
    }
    assert!(decided > 500 && undecided > 300 && tried > 3_000, "{decided} {undecided} {tried}");
}

fn field_of(gap: &MissingFact<'_>) -> Option<&'static str> {
    match gap {
        MissingFact::Field(Thing::Record(_), field) | MissingFact::NoValue(Thing::Record(_), field) => Some(field.name),
        _ => None,
    }
}

#[test]
fn the_same_position_is_the_same_row() {
    // The twin counts rows as the inventory does; if it did not, nothing above would mean anything.
    let estate = estate(3, Plan { kinds: KINDS, rows: 5, written: 50, vague: 5, dangling: 5 });
    for (at, row) in estate.rows.iter().enumerate() {
        let index = RecordIndex(u32::try_from(at).expect("few rows"));
        assert_eq!(estate.inventory.head(index).id.as_str(), row.id);
    }
}
