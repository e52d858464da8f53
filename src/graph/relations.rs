//! Which references there are, and what they are called from the other side.
//!
//! Read once from the declarations: every field that refers to records gets a
//! number, so that an edge is three small numbers and not a path.

use std::sync::LazyLock;

use crate::schema::kinds::{Kind, PORT_OWNERS, owner_at};
use crate::schema::types::{Field, GroupDef, Relation, Type};

/// Number of a reference field: position in [`REFERENCES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReferenceId(pub u16);

/// A field that refers to records, at any depth of a kind.
#[derive(Debug)]
pub struct Reference {
    /// The kind that has the field.
    pub kind: Kind,
    /// Keys from the record to the field, lists passed through: `interfaces segment`.
    pub path: Vec<&'static str>,
    /// Heading of the field.
    pub title: crate::schema::types::Title,
    /// How the two records are related.
    pub relation: Relation,
    /// Name of the list that leads back.
    pub inverse: Option<&'static str>,
    /// Kinds the field may lead to.
    pub targets: &'static [Kind],
}

impl Reference {
    /// The path with dots, as rules write it.
    pub fn dotted(&self) -> String {
        self.path.join(".")
    }

    /// The kind or group that has the field, and the field's own name.
    pub fn read(&self) -> Option<(&'static str, &'static str)> {
        owner_at(&self.full_name())
    }

    /// Kind and path: `contract.covers`.
    pub fn full_name(&self) -> String {
        format!("{}.{}", self.kind.name(), self.dotted())
    }
}

/// Every reference field of every kind.
pub static REFERENCES: LazyLock<Vec<Reference>> = LazyLock::new(|| {
    let mut all = Vec::new();
    for kind in Kind::ALL {
        collect(*kind, kind.group(), &mut Vec::new(), &mut all);
    }
    all
});

/// For every kind the tree of its fields that lead to references.
pub(super) static SHAPES: LazyLock<Vec<Shape>> = LazyLock::new(|| {
    let mut next = 0;
    Kind::ALL.iter().map(|kind| Shape::of(kind.group(), &mut next)).collect()
});

/// What a model says of the ports of its devices relates the devices, not the model.
fn inverse_of(kind: Kind, path: &[&str], field: &'static Field) -> Option<&'static str> {
    if kind == Kind::Model && path.len() > 1 { None } else { field.inverse }
}

fn collect(kind: Kind, group: &'static GroupDef, path: &mut Vec<&'static str>, all: &mut Vec<Reference>) {
    for field in group.fields {
        path.push(field.name);
        match field.ty.item() {
            Type::Ref(targets) => all.push(Reference {
                kind,
                path: path.clone(),
                title: field.title,
                relation: field.relation,
                inverse: inverse_of(kind, path, field),
                targets,
            }),
            Type::Port => all.push(Reference {
                kind,
                path: path.clone(),
                title: field.title,
                relation: field.relation,
                inverse: inverse_of(kind, path, field),
                targets: PORT_OWNERS,
            }),
            Type::Group(nested) => collect(kind, nested, path, all),
            _ => {}
        }
        path.pop();
    }
}

/// For each field of a group: a reference, a group with references below, or neither.
#[derive(Debug)]
pub(super) struct Shape(Vec<Option<Branch>>);

#[derive(Debug)]
pub(super) enum Branch {
    Reference(ReferenceId),
    Nested(Shape),
}

impl Shape {
    // Walks in the same order as `collect`, so the numbers agree.
    fn of(group: &'static GroupDef, next: &mut u16) -> Self {
        let branch = |field: &'static crate::schema::types::Field, next: &mut u16| match field.ty.item() {
            Type::Ref(_) | Type::Port => {
                let id = ReferenceId(*next);
                *next += 1;
                Some(Branch::Reference(id))
            }
            Type::Group(nested) => Some(Branch::Nested(Self::of(nested, next))),
            _ => None,
        };
        Self(group.fields.iter().map(|field| branch(field, next)).collect())
    }

    pub(super) fn branch(&self, field: usize) -> Option<&Branch> {
        self.0.get(field)?.as_ref()
    }
}

impl ReferenceId {
    /// The field.
    pub fn get(self) -> &'static Reference {
        &REFERENCES[self.0 as usize]
    }
}

/// The list of that name that leads back to records which refer to a record of `target`.
///
/// All fields that share the name belong to one kind; a test holds that.
pub fn inverse(target: Kind, name: &str) -> Option<Inverse> {
    let fields: Vec<ReferenceId> = REFERENCES
        .iter()
        .enumerate()
        .filter(|(_, reference)| reference.inverse == Some(name) && reference.targets.contains(&target))
        .map(|(at, _)| ReferenceId(u16::try_from(at).unwrap_or(u16::MAX)))
        .collect();
    let kind = fields.first()?.get().kind;
    Some(Inverse { kind, fields })
}

/// A list that leads back: which kind its items have, and the fields they refer with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inverse {
    /// Kind of the items.
    pub kind: Kind,
    /// The fields.
    pub fields: Vec<ReferenceId>,
}

/// Names of all lists that lead back to a kind, sorted.
pub fn inverse_names(target: Kind) -> Vec<&'static str> {
    let mut names: Vec<_> = REFERENCES
        .iter()
        .filter(|reference| reference.targets.contains(&target))
        .filter_map(|reference| reference.inverse)
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_leads_back_has_items_of_one_kind_and_hides_no_field() {
        let mut wrong = Vec::new();
        for kind in Kind::ALL {
            for name in inverse_names(*kind) {
                let kinds: Vec<Kind> = REFERENCES
                    .iter()
                    .filter(|reference| reference.inverse == Some(name) && reference.targets.contains(kind))
                    .map(|reference| reference.kind)
                    .collect();
                if kinds.iter().any(|one| *one != kinds[0]) {
                    wrong.push(format!("`{}.{name}` comes from {kinds:?}", kind.name()));
                }
                if kind.group().index_of(name).is_some() {
                    wrong.push(format!("`{}.{name}` is a field too", kind.name()));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn the_two_walks_number_the_fields_alike() {
        fn count(shape: &Shape) -> usize {
            shape
                .0
                .iter()
                .flatten()
                .map(|branch| match branch {
                    Branch::Reference(_) => 1,
                    Branch::Nested(shape) => count(shape),
                })
                .sum()
        }
        assert_eq!(SHAPES.iter().map(count).sum::<usize>(), REFERENCES.len());
        let device = Kind::Device;
        let at = device.group().index_of("interfaces").expect("a field");
        let Some(Branch::Nested(interfaces)) = SHAPES[device.index()].branch(at) else { panic!("a group") };
        let item = device.group().fields[at].ty.group().expect("a group");
        let Some(Branch::Reference(id)) = interfaces.branch(item.index_of("segment").expect("a field")) else {
            panic!("a reference")
        };
        assert_eq!(id.get().dotted(), "interfaces.segment");
    }
}
