//! Where everything is known, the library's own evaluator is the judge.

#![expect(clippy::disallowed_types, reason = "the library takes its maps so")]

use std::collections::{BTreeMap, HashMap};

use std::sync::Arc;

use cel::{ExecutionError, Value};
use sekisho::pipeline;
use sekisho::policy::Outcome;
use sekisho::policy::cel::World;
use sekisho::schema::kinds::Kind;
use sekisho::schema::types::{Absent, Field, GroupDef, Type};
use sekisho::schema::units::Day;

use super::expressions::{Language, Maker};
use super::twins::compile;
use crate::estates::{self, Datum, Plan, Random, Row};
use crate::fixture::{TODAY, day, options};

const KINDS: &[Kind] = &[
    Kind::Facility,
    Kind::Location,
    Kind::Department,
    Kind::Person,
    Kind::Vendor,
    Kind::Contract,
    Kind::Product,
    Kind::Zone,
    Kind::Segment,
    Kind::Line,
    Kind::System,
    Kind::Account,
];

/// How far references are followed into the value the library sees.
const DEPTH: usize = 3;

fn of_row(rows: &BTreeMap<&str, &Row>, row: &Row, depth: usize) -> Value {
    of_fields(rows, row.kind.group(), &row.fields, depth)
}

fn of_fields(
    rows: &BTreeMap<&str, &Row>,
    def: &'static GroupDef,
    fields: &[(&'static Field, Datum)],
    depth: usize,
) -> Value {
    let mut map: HashMap<String, Value> = HashMap::new();
    for field in def.fields {
        let written = fields.iter().find(|(one, _)| one.name == field.name).map(|(_, value)| value);
        let value = match (written, field.absent) {
            (Some(value), _) => of_value(rows, &field.ty, value, depth),
            (None, Absent::None) if matches!(field.ty, Type::List(_)) => Some(Value::List(Vec::new().into())),
            (None, Absent::None) => Some(Value::Null),
            (None, Absent::No) => Some(Value::Bool(false)),
            (None, Absent::Choice(word)) => Some(Value::String(word.to_owned().into())),
            (None, Absent::Unknown) => None,
        };
        if let Some(value) = value {
            map.insert(field.name.to_owned(), value);
        }
    }
    map.into()
}

fn of_value(rows: &BTreeMap<&str, &Row>, ty: &'static Type, value: &Datum, depth: usize) -> Option<Value> {
    Some(match (value, ty) {
        (Datum::Unknown, _) => return None,
        (Datum::None, Type::List(_)) => Value::List(Vec::new().into()),
        (Datum::None, Type::Choice(choices)) if choices.words.iter().any(|word| word.code == "none") => {
            Value::String("none".to_owned().into())
        }
        (Datum::None, _) => Value::Null,
        (Datum::Bool(value), _) => Value::Bool(*value),
        (Datum::Int(value), _) => Value::Int(*value),
        (Datum::Decimal(value), _) => Value::Float(value.parse().expect("a number")),
        // Days are their numbers, so their order and their difference are those of numbers.
        (Datum::Text(text), Type::Date) => Value::Int(Day::parse(text).expect("a day").number().into()),
        (Datum::Text(text), _) => Value::String(text.clone().into()),
        (Datum::Word(word), _) => Value::String((*word).to_owned().into()),
        (Datum::Id(id), _) if depth > 0 => of_row(rows, rows.get(id.as_str())?, depth - 1),
        (Datum::Id(_), _) => HashMap::<String, Value>::new().into(),
        (Datum::List(items), Type::List(item)) => {
            Value::List(items.iter().filter_map(|value| of_value(rows, item, value, depth)).collect::<Vec<_>>().into())
        }
        (Datum::Group(fields), Type::Group(def)) => of_fields(rows, def, fields, depth),
        (value, ty) => panic!("{value:?} is no {ty:?}"),
    })
}

#[test]
fn on_complete_records_the_library_agrees() {
    let mut both: BTreeMap<bool, usize> = BTreeMap::new();
    for seed in 0..2 {
        let plan = Plan { kinds: KINDS, rows: 4, written: 100, vague: 0, dangling: 0 };
        let mut rows = estates::estate(&mut Random::new(300 + seed), plan);
        let today = day(TODAY);
        for (field, value) in rows.iter_mut().flat_map(|row| &mut row.fields) {
            settle(field, value, today);
        }
        rows.sort_by_key(|row| row.kind);
        let by_id: BTreeMap<&str, &Row> = rows.iter().map(|row| (row.id.as_str(), row)).collect();
        let estate = pipeline::read(&estates::tree(&rows, 1), &options(today)).expect("there are rows");
        let values: BTreeMap<&str, Value> =
            rows.iter().map(|row| (row.id.as_str(), of_row(&by_id, row, DEPTH))).collect();
        let mut random = Random::new(400 + seed);
        for _ in 0..300 {
            let kind = *random.pick(KINDS);
            let text = Maker::new(&mut random, Language::Plain, KINDS).test(kind).text(false);
            let Some((program, joins)) = compile(&text, kind) else { continue };
            let world = World::new(&estate.inventory, &estate.graph, today, &joins, vec![true; Kind::ALL.len()]);
            let library = cel::Program::compile(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
            let subjects = estate.inventory.of_kind(kind);
            let mut found = Vec::new();
            program.judge(&world, subjects, |_, outcome| found.push(outcome));
            for (at, outcome) in subjects.iter().zip(found) {
                let id = estate.inventory.head(*at).id.as_str();
                let mut context = cel::Context::default();
                context.add_variable_from_value(kind.name(), values[id].clone());
                context.add_variable_from_value("today", i64::from(today.number()));
                let date = |text: Arc<String>| Day::parse(&text).map_or(0, |day| i64::from(day.number()));
                context.add_function("date", date).expect("a free name");
                // An error of the library is no answer. We are undecided then, but for one thing
                // we know and it does not: the lists of what is known to be none have no items.
                let answer = match library.execute(&context) {
                    Ok(Value::Bool(answer)) => answer,
                    Err(ExecutionError::NoSuchOverload(_)) => continue,
                    other => panic!("{text}: {other:?}\n{}", by_id[id].yaml()),
                };
                let expected = if answer { Outcome::Satisfied } else { Outcome::Violated };
                assert_eq!(outcome, expected, "{text}\n{}", by_id[id].yaml());
                *both.entry(answer).or_default() += 1;
            }
        }
    }
    assert!(both.len() == 2 && both.values().all(|count| *count > 1_000), "{both:?}");
}

/// Leaves nothing that is not known: no evidence of the future, no reference to nothing.
fn settle(field: &'static Field, value: &mut Datum, today: Day) {
    let leads_nowhere = |value: &Datum| match value {
        Datum::Id(id) => id.starts_with("nothing"),
        Datum::Text(text) => text.starts_with("nothing"),
        _ => false,
    };
    match value {
        Datum::Text(text) if field.evidence && Day::parse(text).is_some_and(|day| day > today) => {
            "2026-09-30".clone_into(text);
        }
        Datum::List(items) => {
            items.retain(|item| !leads_nowhere(item));
            items.iter_mut().for_each(|item| settle(field, item, today));
        }
        Datum::Group(fields) => fields.iter_mut().for_each(|(field, value)| settle(field, value, today)),
        value if leads_nowhere(value) => *value = Datum::None,
        _ => {}
    }
}
