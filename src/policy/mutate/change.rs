//! One change to an estate, judged and taken back.

use super::site::{Site, Step, holds_links, replaced, with};
use crate::graph::{self, Graph};
use crate::id::RecordIndex;
use crate::model::{self, Inventory};
use crate::schema::Records;
use crate::schema::kinds::Kind;
use crate::schema::types::Type;
use crate::schema::value::{Group, Value};
use crate::source::Files;

/// An estate as it was read, and before its records were put together.
pub(super) struct Base<'a> {
    pub(super) inventory: &'a Inventory,
    pub(super) graph: &'a Graph,
    pub(super) files: &'a Files,
    pub(super) records: &'a Records,
}

/// What a change is made to: a copy of the estate, which is as it was between two changes.
pub(super) struct Bench {
    inventory: Inventory,
    graph: Graph,
}

/// What has to be worked out again once a field of a record has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Follows {
    /// Nothing: whoever looks at the field sees the new value.
    Nothing,
    /// Where the record's references lead.
    Links,
    /// Everything: wiring, places, facilities, lists merged with those of a model.
    Everything,
}

impl Bench {
    pub(super) fn new(base: &Base<'_>) -> Self {
        Self { inventory: base.inventory.clone(), graph: base.graph.clone() }
    }

    /// Puts a value into a place and shows the estate as it then is.
    pub(super) fn with<T>(
        &mut self,
        base: &Base<'_>,
        site: &Site<'_>,
        value: &Value,
        see: impl FnOnce(&Inventory, &Graph) -> T,
    ) -> T {
        let kind = base.inventory.head(site.record).kind;
        let Some((top, value)) = whole(base, site, value) else { return see(&self.inventory, &self.graph) };
        let follows = follows(kind, top);
        if follows == Follows::Everything {
            return everything(base, site.record, top, value, see);
        }
        let fields = changed(kind, self.inventory.own(site.record), top, value);
        let old = self.inventory.replace(site.record, fields);
        let heirs = if follows == Follows::Links { self.relink(site.record) } else { Vec::new() };
        let seen = see(&self.inventory, &self.graph);
        self.inventory.replace(site.record, old);
        for at in heirs {
            self.graph.relink(&self.inventory, at);
        }
        seen
    }

    /// Follows the links of a record and of all that inherit from it.
    fn relink(&mut self, at: RecordIndex) -> Vec<RecordIndex> {
        let mut changed = vec![at];
        if matches!(self.inventory.head(at).kind, Kind::Model | Kind::Product) {
            changed.extend(self.inventory.indices().filter(|heir| self.inventory.parent(*heir) == Some(at)));
        }
        for at in &changed {
            self.graph.relink(&self.inventory, *at);
        }
        changed
    }
}

/// The field of the record a place lies in, and its whole value with another one in that place.
fn whole(base: &Base<'_>, site: &Site<'_>, value: &Value) -> Option<(usize, Value)> {
    let (Step::Field(top), rest) = site.steps.split_first()? else { return None };
    let old = base.inventory.slots(site.record).value(*top);
    Some((*top, old.map_or_else(|| value.clone(), |old| replaced(old, rest, value.clone()))))
}

/// Puts all records together again, with one that has changed.
fn everything<T>(
    base: &Base<'_>,
    at: RecordIndex,
    top: usize,
    value: Value,
    see: impl FnOnce(&Inventory, &Graph) -> T,
) -> T {
    let mut records = base.records.clone();
    if let Some(record) = records.records.get_mut(at.at()) {
        record.fields = changed(record.kind, &record.fields, top, value);
    }
    let inventory = model::assemble(base.files, records).value;
    let graph = graph::link(&inventory);
    see(&inventory, &graph)
}

/// A record's fields with another value in one. A row of another type no longer
/// has the fields of the old one; the schema would refuse them.
fn changed(kind: Kind, group: &Group, top: usize, value: Value) -> Group {
    let def = kind.group();
    let word = match (def.fields[top].name, &def.fields[top].ty, &value) {
        ("type", Type::Choice(choices), Value::Choice(at)) => choices.words.get(usize::from(*at)).map(|word| word.code),
        _ => None,
    };
    let mut fields = with(group, top, value);
    if let Some(word) = word {
        let foreign = |only: &[&str]| !only.is_empty() && !only.contains(&word);
        let lost: Vec<usize> =
            fields.iter().filter(|(_, field, _)| foreign(field.only)).map(|(index, ..)| index).collect();
        for index in lost {
            fields = with(&fields, index, Value::Unknown);
        }
    }
    fields
}

/// Fields that say in which place, and so in which facility, a record is.
const PLACES: &[&str] = &["facility", "location", "department", "within"];

fn follows(kind: Kind, top: usize) -> Follows {
    let field = &kind.group().fields[top];
    let linked = holds_links(&field.ty);
    let named = matches!(field.ty, Type::List(Type::Group(item)) if item.index_of("name").is_some());
    let is_parent = matches!(kind, Kind::Model | Kind::Product);
    if kind == Kind::Cable
        || PLACES.contains(&field.name)
        || kind.def().inherits == Some(field.name)
        || named && (linked || field.inherited || is_parent)
    {
        return Follows::Everything;
    }
    if linked { Follows::Links } else { Follows::Nothing }
}

#[cfg(test)]
mod tests {
    use super::super::dice::Dice;
    use super::super::{site, value};
    use super::*;
    use crate::id::FilePath;
    use crate::policy::cel::World;
    use crate::policy::complete::complete_sheets;
    use crate::policy::judge::outcomes_of;
    use crate::policy::{Adjustments, Outcome, example_day, load};
    use crate::schema;
    use crate::schema::types::GroupDef;
    use crate::source::Memory;

    /// Every field of a kind, those of its groups too, as a path.
    fn paths(group: &'static GroupDef, prefix: &str, found: &mut Vec<String>) {
        for field in group.fields {
            let path = format!("{prefix}.{}", field.name);
            if let Some(inner) = Type::group(&field.ty) {
                paths(inner, &path, found);
            }
            found.push(path);
        }
    }

    #[test]
    fn a_change_in_place_shows_what_putting_everything_together_again_shows() {
        let folder = FilePath::new("policies").expect("a plain path");
        let loaded = load(&Memory::new(), &folder, &Adjustments::default(), &mut Files::default());
        let registry = loaded.expect("memory").value;
        let mut moved = 0;
        for (number, rule) in registry.rules().iter().enumerate().filter(|(number, _)| number % 4 == 0) {
            let satisfied = rule.examples.iter().find(|example| example.outcome == Outcome::Satisfied);
            let Some(example) = satisfied else { continue };
            let path = FilePath::new("example.yaml").expect("a plain path");
            let files = Files::of_texts([(path, example.inventory.as_str())]);
            let records = schema::records(&files, 0..1).value;
            let inventory = model::assemble(&files, records.clone()).value;
            let graph = graph::link(&inventory);
            let base = Base { inventory: &inventory, graph: &graph, files: &files, records: &records };
            let judge = |inventory: &Inventory, graph: &Graph| {
                let complete = complete_sheets(inventory, example_day());
                outcomes_of(&World::new(inventory, graph, example_day(), registry.joins(), complete), rule)
            };
            let before = judge(&inventory, &graph);
            let mut bench = Bench::new(&base);
            let kinds = Kind::ALL.iter().filter(|kind| !inventory.of_kind(**kind).is_empty());
            for kind in kinds {
                let mut all = Vec::new();
                paths(kind.group(), kind.name(), &mut all);
                for path in all {
                    let sites = site::all(&inventory, *kind, &path);
                    let field = site::field_of(*kind, &path).expect("it exists");
                    let mut dice = Dice::new(number as u64, &[&path]);
                    for site in &sites {
                        let mut values = value::others(&inventory, field, site, &sites, &mut dice);
                        values.push((value::How::None, Value::Unknown));
                        for (how, value) in values {
                            let (top, whole) = whole(&base, site, &value).expect("a field");
                            let slow = everything(&base, site.record, top, whole, judge);
                            let fast = bench.with(&base, site, &value, judge);
                            assert_eq!(fast, slow, "{}: {path} {how:?}", rule.id);
                            moved += usize::from(fast != before);
                        }
                    }
                }
            }
            assert_eq!(judge(&bench.inventory, &bench.graph), before, "{}: a change was not taken back", rule.id);
        }
        assert!(moved > 300, "only {moved} changes made a difference");
    }
}
