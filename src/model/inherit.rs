//! Inherited values: what a device takes from its model, a system from its product.

use std::collections::BTreeMap;

use crate::finding::Finding;
use crate::id::RecordIndex;
use crate::schema::types::{GroupDef, Type};
use crate::schema::value::{Group, Link, Origin, Value};

use super::{Head, codes};
use crate::words;

/// Items that merging may make in all. Our own limit: a hundred large hospitals
/// need a fifth of it, and a model with a thousand ports named by a hundred
/// thousand devices would fill any memory.
const MAX_MERGED: usize = 4_000_000;

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
pub(super) fn merge_named_lists(
    heads: &[Head],
    fields: &mut [Group],
    parents: &[Option<RecordIndex>],
    findings: &mut Vec<Finding>,
) {
    merge_within(MAX_MERGED, heads, fields, parents, findings);
}

fn merge_within(
    mut budget: usize,
    heads: &[Head],
    fields: &mut [Group],
    parents: &[Option<RecordIndex>],
    findings: &mut Vec<Finding>,
) {
    let mut told = false;
    for at in 0..fields.len() {
        let Some(parent) = parents[at] else { continue };
        let def = fields[at].def();
        let merged: Vec<(usize, Value)> = named_lists(def)
            .filter_map(|(index, item)| {
                let own = list(fields[at].get(index)?)?;
                let inherited = list(fields[parent.at()].by_name(def.fields[index].name)?)?;
                let Some(left) = budget.checked_sub(own.len() + inherited.len()) else {
                    if !std::mem::replace(&mut told, true) {
                        findings.push(too_much(&heads[at], def.fields[index].name));
                    }
                    return Some((index, Value::Unknown));
                };
                budget = left;
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

fn too_much(head: &Head, field: &str) -> Finding {
    let message = words!(
        "型番・製品から引き継ぐ並びが、全部で {MAX_MERGED} 個を超えました",
        "lists taken from models and products have more than {MAX_MERGED} items in all"
    );
    Finding::new(&codes::INHERITS_TOO_MUCH, message).at(head.place_at(field)).about(head.id.as_str())
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
    let mut by_name = BTreeMap::new();
    for (at, value) in own.iter().enumerate() {
        if let Value::Group(group) = value
            && let Some(name) = name(group)
        {
            by_name.entry(name).or_insert(at);
        }
    }
    let mut used = vec![false; own.len()];
    let mut merged = Vec::with_capacity(inherited.len().max(own.len()));
    for (at, value) in inherited.iter().enumerate() {
        let Value::Group(base) = value else {
            // An item nobody knows is still an item.
            merged.push(value.clone());
            continue;
        };
        let same = name(base).and_then(|name| by_name.get(name).copied());
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::FilePath;
    use crate::model::assemble;
    use crate::schema::records;
    use crate::source::Files;

    #[test]
    fn lists_beyond_the_budget_are_unknown_and_said_so_once() {
        let text = "models:\n  - { id: m, ports: [{ name: a }] }\ndevices:\n".to_owned()
            + &(0..4).map(|n| format!("  - {{ id: d{n}, model: m, ports: [{{ name: b }}] }}\n")).collect::<String>();
        let files = Files::of_texts([(FilePath::new("a.yaml").expect("a plain path"), text.as_str())]);
        let inventory = assemble(&files, records(&files, 0..1).value).value;
        let mut fields: Vec<Group> = inventory.indices().map(|at| inventory.own(at).clone()).collect();
        let parents: Vec<_> = inventory.indices().map(|at| inventory.parent(at)).collect();
        let mut findings = Vec::new();
        // Every list has two items by now and its model's has one: there is room for two of four.
        merge_within(7, &inventory.heads, &mut fields, &parents, &mut findings);
        let unknown = fields.iter().filter(|group| group.by_name("ports") == Some(&Value::Unknown)).count();
        assert_eq!((unknown, findings.len()), (2, 1));
    }
}
