//! The places of an inventory where a field is known.

use std::collections::BTreeMap;

use super::dice::Dice;
use crate::id::RecordIndex;
use crate::model::Inventory;
use crate::schema::kinds::Kind;
use crate::schema::types::{Absent, Field, GroupDef, Type};
use crate::schema::value::{Group, Value};

/// One step from a record to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A field, by its position.
    Field(usize),
    /// An item of a list.
    Item(usize),
}

/// A place where a field is known.
pub(super) struct Site<'a> {
    pub(super) record: RecordIndex,
    pub(super) steps: Vec<Step>,
    pub(super) now: Now<'a>,
}

/// What is known there.
#[derive(Clone, Copy, Debug)]
pub(super) enum Now<'a> {
    /// A value, or that there is none.
    Stated(&'a Value),
    /// Nothing is written, and that has a meaning.
    Absent(Absent),
}

impl Now<'_> {
    /// Sorts values that rules are likely to treat differently: none, each word, all others.
    fn sort(self) -> (u8, u16) {
        match self {
            Self::Absent(_) | Self::Stated(Value::None) => (0, 0),
            Self::Stated(Value::List(items)) if items.is_empty() => (0, 0),
            Self::Stated(Value::Bool(yes)) => (1, (*yes).into()),
            Self::Stated(Value::Choice(word)) => (2, *word),
            Self::Stated(_) => (3, 0),
        }
    }
}

/// The last field of a path, and whether it is an item's or a group's.
pub(super) fn field_of(kind: Kind, path: &str) -> Option<&'static Field> {
    let mut group = Some(kind.group());
    let mut found = None;
    for step in path.split('.').skip(1) {
        let field = group?.field(step)?;
        group = Type::group(&field.ty);
        found = Some(field);
    }
    found
}

/// Every place where the field is known, in order.
pub(super) fn all<'a>(inventory: &'a Inventory, kind: Kind, path: &str) -> Vec<Site<'a>> {
    let names: Vec<&str> = path.split('.').skip(1).collect();
    let mut found = Vec::new();
    let Some((first, rest)) = names.split_first() else { return found };
    let Some(top) = kind.group().index_of(first) else { return found };
    for at in inventory.of_kind(kind) {
        let field = &kind.group().fields[top];
        if !belongs(inventory, *at, field) {
            continue;
        }
        let mut steps = vec![Step::Field(top)];
        let mut add = |steps: &[Step], now| found.push(Site { record: *at, steps: steps.to_vec(), now });
        match inventory.slots(*at).value(top) {
            Some(value) => below(value, rest, &mut steps, &mut add),
            None if rest.is_empty() && field.absent != Absent::Unknown => add(&steps, Now::Absent(field.absent)),
            None => {}
        }
    }
    found
}

fn below<'a>(value: &'a Value, names: &[&str], steps: &mut Vec<Step>, add: &mut impl FnMut(&[Step], Now<'a>)) {
    match (value, names.split_first()) {
        (Value::Unknown, _) => {}
        (value, None) => add(steps, Now::Stated(value)),
        (Value::List(items), Some(_)) => {
            for (position, item) in items.iter().enumerate() {
                steps.push(Step::Item(position));
                below(item, names, steps, add);
                steps.pop();
            }
        }
        (Value::Group(group), Some((name, rest))) => {
            let Some(index) = group.def().index_of(name) else { return };
            steps.push(Step::Field(index));
            match (group.get(index), group.def().fields[index].absent) {
                (Some(value), _) => below(value, rest, steps, add),
                (None, absent) if rest.is_empty() && absent != Absent::Unknown => add(steps, Now::Absent(absent)),
                (None, _) => {}
            }
            steps.pop();
        }
        _ => {}
    }
}

/// Whether the field is one of those a row of this type may have.
fn belongs(inventory: &Inventory, at: RecordIndex, field: &Field) -> bool {
    inventory.slots(at).may_have(field)
}

/// Fields that say what sort of a thing a row is; the first a kind has counts.
const SORTS: &[&str] = &["type", "class", "role"];

/// What sort of a thing a row is, if its kind has sorts.
pub(super) fn sort_of(inventory: &Inventory, at: RecordIndex) -> Option<&'static str> {
    let slots = inventory.slots(at);
    let name = SORTS.iter().find(|name| slots.def().index_of(name).is_some())?;
    slots.word(name)
}

/// Some of the places: of every sort of row, and of every sort of value there, up to
/// that many, the first of each before the second of any.
pub(super) fn some<'s, 'a>(
    inventory: &'a Inventory,
    sites: &'s [Site<'a>],
    count: usize,
    dice: &mut Dice,
) -> Vec<&'s Site<'a>> {
    let mut sorts: BTreeMap<_, Vec<&Site<'a>>> = BTreeMap::new();
    for site in sites {
        sorts.entry((sort_of(inventory, site.record), site.now.sort())).or_default().push(site);
    }
    let mut chosen: Vec<(usize, &Site<'a>)> = Vec::new();
    for sites in sorts.into_values() {
        chosen.extend(dice.some(sites, count).into_iter().enumerate());
    }
    chosen.sort_by_key(|(round, _)| *round);
    chosen.into_iter().map(|(_, site)| site).collect()
}

/// The group with another value in a field.
pub(super) fn with(group: &Group, index: usize, value: Value) -> Group {
    let old = group.iter().filter(|(at, ..)| *at != index).map(|(at, _, old)| (at, old.clone()));
    let fields = old.chain([(index, value)]).collect();
    Group::new(group.def(), fields).with_origin(group.origin())
}

/// The value with another one in its place at the end of the steps.
pub(super) fn replaced(value: &Value, steps: &[Step], new: Value) -> Value {
    let Some((step, rest)) = steps.split_first() else { return new };
    match (step, value) {
        (Step::Item(position), Value::List(items)) => {
            let item = |(at, item): (usize, &Value)| {
                if at == *position { replaced(item, rest, new.clone()) } else { item.clone() }
            };
            Value::List(items.iter().enumerate().map(item).collect())
        }
        (Step::Field(index), Value::Group(group)) => {
            let inner = match group.get(*index) {
                Some(old) => replaced(old, rest, new),
                None => new,
            };
            Value::Group(Box::new(with(group, *index, inner)))
        }
        _ => value.clone(),
    }
}

/// Whether a group holds a reference or a port at any depth.
pub(super) fn holds_links(ty: &Type) -> bool {
    fn in_group(group: &'static GroupDef) -> bool {
        group.fields.iter().any(|field| holds_links(&field.ty))
    }
    match ty.item() {
        Type::Ref(_) | Type::Port => true,
        Type::Group(group) => in_group(group),
        _ => false,
    }
}
