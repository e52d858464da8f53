//! Visiting every reference of a record.

use crate::finding::Route;
use crate::schema::kinds::{Kind, PORT_OWNERS};
use crate::schema::types::{Field, Type};
use crate::schema::units::Day;
use crate::schema::value::{Group, Link, Value};

/// The way to a value, for messages: keys, with positions in lists.
#[derive(Clone, Copy)]
pub enum Step {
    /// A key.
    Key(&'static str),
    /// A position in a list.
    Index(usize),
}

/// Makes a route of steps.
pub fn route(steps: &[Step]) -> Route {
    steps.iter().fold(Route::record(), |route, step| match step {
        Step::Key(key) => route.then_key(key),
        Step::Index(index) => route.then_index(*index),
    })
}

/// The kinds a reference or port may lead to.
pub fn targets(ty: &Type) -> &'static [Kind] {
    match ty.item() {
        Type::Ref(kinds) => kinds,
        Type::Port => PORT_OWNERS,
        _ => &[],
    }
}

/// Calls `see` for every reference, with its field and the way to it.
pub fn links_mut(group: &mut Group, steps: &mut Vec<Step>, see: &mut impl FnMut(&'static Field, &mut Link, &[Step])) {
    for (field, value) in group.values_mut() {
        steps.push(Step::Key(field.name));
        value_mut(field, value, steps, see);
        steps.pop();
    }
}

fn value_mut(
    field: &'static Field,
    value: &mut Value,
    steps: &mut Vec<Step>,
    see: &mut impl FnMut(&'static Field, &mut Link, &[Step]),
) {
    match value {
        Value::Link(link) => see(field, link, steps),
        Value::Port(port) => see(field, &mut port.owner, steps),
        Value::Group(group) => links_mut(group, steps, see),
        Value::List(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                steps.push(Step::Index(index));
                value_mut(field, item, steps, see);
                steps.pop();
            }
        }
        _ => {}
    }
}

/// Calls `see` for every dated piece of evidence, with its field and the way to it.
pub fn evidence_days(group: &Group, steps: &mut Vec<Step>, see: &mut impl FnMut(&'static Field, Day, &[Step])) {
    for (_, field, value) in group.iter() {
        steps.push(Step::Key(field.name));
        match value {
            Value::Day(day) if field.evidence => see(field, *day, steps),
            Value::Group(inner) => evidence_days(inner, steps, see),
            Value::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    if let Value::Group(inner) = item {
                        steps.push(Step::Index(index));
                        evidence_days(inner, steps, see);
                        steps.pop();
                    }
                }
            }
            _ => {}
        }
        steps.pop();
    }
}
