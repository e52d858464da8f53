//! Inherited values: what a device takes from its model, a system from its product.

use crate::id::RecordIndex;
use crate::schema::types::{GroupDef, Type};
use crate::schema::value::{Group, Link, Origin, Value};

use super::Head;

/// For every record the one it inherits from, if there is one.
pub(super) fn parents(heads: &[Head], fields: &[Group]) -> Vec<Option<RecordIndex>> {
    let parent = |(head, group): (&Head, &Group)| {
        let field = head.kind.def().inherits?;
        match group.by_name(field)? {
            Value::Link(Link::To(parent)) => Some(*parent),
            _ => None,
        }
    };
    heads.iter().zip(fields).map(parent).collect()
}

/// Merges lists whose items have a `name` with those of the parent.
///
/// An item the record states itself keeps its place at the front of nothing:
/// the parent's order leads, own items without a counterpart follow. Lists the
/// record does not state are left to be read from the parent as they are.
pub(super) fn merge_named_lists(fields: &mut [Group], parents: &[Option<RecordIndex>]) {
    for at in 0..fields.len() {
        let Some(parent) = parents[at] else { continue };
        let def = fields[at].def();
        let merged: Vec<(usize, Value)> = named_lists(def)
            .filter_map(|(index, item)| {
                let own = list(fields[at].get(index)?)?;
                let inherited = list(fields[parent.at()].by_name(def.fields[index].name)?)?;
                Some((index, merge(item, own, inherited)))
            })
            .collect();
        if merged.is_empty() {
            continue;
        }
        let group = &fields[at];
        let mut all: Vec<(usize, Value)> = merged;
        for (index, _, value) in group.iter() {
            if all.iter().all(|(merged, _)| *merged != index) {
                all.push((index, value.clone()));
            }
        }
        fields[at] = Group::new(def, all);
    }
}

/// The inherited list fields whose items have a `name`.
fn named_lists(def: &'static GroupDef) -> impl Iterator<Item = (usize, &'static GroupDef)> {
    def.fields.iter().enumerate().filter(|(_, field)| field.inherited).filter_map(|(index, field)| match field.ty {
        Type::List(Type::Group(item)) if item.index_of("name").is_some() => Some((index, *item)),
        _ => None,
    })
}

fn list(value: &Value) -> Option<&[Value]> {
    match value {
        Value::List(items) => Some(items),
        _ => None,
    }
}

fn merge(item: &'static GroupDef, own: &[Value], inherited: &[Value]) -> Value {
    let position = |index: usize| u32::try_from(index + 1).unwrap_or(u32::MAX);
    let mut used = vec![false; own.len()];
    let mut merged = Vec::with_capacity(inherited.len().max(own.len()));
    for (at, value) in inherited.iter().enumerate() {
        let Value::Group(base) = value else { continue };
        let same = own.iter().position(
            |value| matches!(value, Value::Group(group) if name(group).is_some() && name(group) == name(base)),
        );
        let mut fields: Vec<(usize, Value)> = Vec::new();
        let mut origin = Origin { own: 0, inherited: position(at) };
        if let Some(same) = same
            && let Value::Group(group) = &own[same]
        {
            used[same] = true;
            origin.own = position(same);
            fields.extend(group.iter().map(|(index, _, value)| (index, value.clone())));
        }
        for (index, _, value) in base.iter() {
            if fields.iter().all(|(own, _)| *own != index) {
                fields.push((index, value.clone()));
            }
        }
        merged.push(Value::Group(Box::new(Group::new(item, fields).with_origin(origin))));
    }
    for (at, value) in own.iter().enumerate().filter(|(at, _)| !used[*at]) {
        merged.push(match value {
            Value::Group(group) => {
                let group = Group::clone(group).with_origin(Origin { own: position(at), inherited: 0 });
                Value::Group(Box::new(group))
            }
            other => other.clone(),
        });
    }
    Value::List(merged.into())
}

fn name(group: &Group) -> Option<&str> {
    match group.by_name("name") {
        Some(Value::Text(name)) => Some(name),
        _ => None,
    }
}
