//! Paths a rule names: where its caret goes, what its message quotes.
//!
//! A path is a field of the subject (`interfaces`), or starts at the subject's
//! kind or at a variable of the rule's expression (`i.segment.zone`). It is
//! checked against the declarations when the rule is loaded.

use super::cel::{Thing, Ty};
use crate::finding::{Place, Route};
use crate::graph::relations;
use crate::id::RecordIndex;
use crate::model::Inventory;
use crate::schema::kinds::Kind;
use crate::schema::suggest;
use crate::schema::types::Field;
use crate::schema::value::{Group, Value};
use crate::schema::view::Stated;
use crate::words;
use crate::words::Words;

/// A checked path.
#[derive(Clone, Debug)]
pub struct Path {
    root: Root,
    steps: Vec<Box<str>>,
}

#[derive(Clone, Copy, Debug)]
enum Root {
    Subject,
    /// Position among the program's variables.
    Variable(usize),
}

/// Where a path leads, and what stands there.
#[derive(Clone, Debug)]
pub struct Spot<'a> {
    /// The record in whose row it stands.
    pub record: RecordIndex,
    /// The way there from the record.
    pub route: Route,
    /// The record that inherits it, if the row is a model's or product's.
    pub heir: Option<RecordIndex>,
    /// What stands there.
    pub shown: Shown<'a>,
}

/// What stands at the end of a path.
#[derive(Clone, Copy, Debug)]
pub enum Shown<'a> {
    /// A record.
    Record(RecordIndex),
    /// A value of a field with this type.
    Value(&'a Value, &'static crate::schema::types::Type),
    /// The id of a record.
    Id(RecordIndex),
    /// A field that is not written.
    Unwritten(&'static Field),
    /// Nothing.
    Nothing,
}

impl Path {
    /// Checks a path.
    ///
    /// # Errors
    /// What is wrong with it, and what could be meant.
    pub fn check(text: &str, subject: Kind, variables: &[(String, Ty)]) -> Result<Self, (Words, Option<Words>)> {
        let mut steps: Vec<&str> = text.split('.').collect();
        let first = steps.first().copied().unwrap_or_default();
        let (root, mut ty) = if let Some(position) = variables.iter().position(|(name, _)| name == first) {
            steps.remove(0);
            (Root::Variable(position), variables[position].1.clone())
        } else {
            if first == subject.name() {
                steps.remove(0);
            }
            (Root::Subject, Ty::Record(vec![subject]))
        };
        for step in &steps {
            ty = Self::step(&ty, step)?;
        }
        Ok(Self { root, steps: steps.into_iter().map(Into::into).collect() })
    }

    fn step(ty: &Ty, step: &str) -> Result<Ty, (Words, Option<Words>)> {
        let group = match ty {
            Ty::Record(_) if step == "id" => return Ok(Ty::Text),
            Ty::Record(_) if step == "facility" => return Ok(Ty::Record(vec![Kind::Facility])),
            Ty::Record(kinds) => {
                let mut found = None;
                for kind in kinds {
                    let Some(field) = kind.group().field(step) else {
                        if kinds.len() == 1 && relations::inverse(*kind, step).is_some() {
                            return Ok(Ty::Null);
                        }
                        let names = kind.group().fields.iter().map(|field| field.name);
                        let en = kind.name();
                        return Err((
                            words!("{en} に項目 `{step}` はありません", "{en} has no field `{step}`"),
                            suggest(step, names),
                        ));
                    };
                    found = Some(Ty::of(&field.ty));
                }
                return found.ok_or_else(|| (words!("`{step}` はありません", "there is no `{step}`"), None));
            }
            Ty::Group(group) => group,
            other => return Err((words!("{ja} に項目はありません", "{other} has no fields"; ja = other.ja()), None)),
        };
        match group.field(step) {
            Some(field) => Ok(Ty::of(&field.ty)),
            None => {
                let en = group.name;
                let names = group.fields.iter().map(|field| field.name);
                Err((words!("{en} に項目 `{step}` はありません", "{en} has no field `{step}`"), suggest(step, names)))
            }
        }
    }

    /// What it leads to, in the titles of the declarations: `アカウントの利用者の氏名`.
    pub fn title(&self, subject: Kind, variables: &[(String, Ty)]) -> Words {
        let mut ty = match self.root {
            Root::Subject => Some(Ty::Record(vec![subject])),
            Root::Variable(position) => variables.get(position).map(|(_, ty)| ty.clone()),
        };
        let mut titles: Vec<Words> = ty.iter().map(title_of).collect();
        for step in &self.steps {
            titles.push(ty.as_ref().and_then(|ty| title_of_step(ty, step)).unwrap_or_else(|| Words::verbatim(&**step)));
            ty = ty.and_then(|ty| Self::step(&ty, step).ok());
        }
        Words::join(&titles, "の", " › ")
    }

    /// Follows the path. `None` if it starts at a variable that decided nothing.
    pub fn follow<'a>(
        &self,
        inventory: &'a Inventory,
        subject: RecordIndex,
        witnesses: &[(usize, Thing<'a>)],
    ) -> Option<Spot<'a>> {
        let mut here = match self.root {
            Root::Subject => Thing::Record(subject),
            Root::Variable(position) => {
                witnesses.iter().find(|(name, _)| *name == position).map(|(_, thing)| *thing)?
            }
        };
        let mut spot = spot_of(inventory, here)?;
        for step in &self.steps {
            let (next, thing) = follow_step(inventory, here, step, &spot)?;
            spot = next;
            match thing {
                Some(thing) => here = thing,
                None => break,
            }
        }
        Some(spot)
    }
}

/// The title of a record or group a path starts at.
fn title_of(ty: &Ty) -> Words {
    match ty {
        Ty::Record(kinds) => {
            let titles: Vec<Words> = kinds.iter().map(|kind| kind.group().title.words()).collect();
            Words::join(&titles, "・", " or ")
        }
        Ty::Group(group) => group.title.words(),
        other => words!("{ja}", "{other}"; ja = other.ja()),
    }
}

/// The title of a field, or of the records a list that leads back holds.
fn title_of_step(ty: &Ty, step: &str) -> Option<Words> {
    let of_kind = |kind: &Kind| {
        let field = kind.group().field(step).map(|field| field.title.words());
        field.or_else(|| Some(relations::inverse(*kind, step)?.kind.group().title.words()))
    };
    match ty {
        Ty::Record(_) if step == "id" => Some(Words::fixed("id", "id")),
        Ty::Record(_) if step == "facility" => Some(Kind::Facility.group().title.words()),
        Ty::Record(kinds) => kinds.iter().find_map(of_kind),
        Ty::Group(group) => group.field(step).map(|field| field.title.words()),
        _ => None,
    }
}

fn spot_of(inventory: &Inventory, thing: Thing<'_>) -> Option<Spot<'static>> {
    match thing {
        Thing::Record(at) => Some(Spot { record: at, route: Route::record(), heir: None, shown: Shown::Record(at) }),
        Thing::Group(group, owner) => {
            let (record, route) = locate_group(inventory, owner, group)?;
            Some(Spot { record, route, heir: None, shown: Shown::Nothing })
        }
        Thing::Value => None,
    }
}

fn follow_step<'a>(
    inventory: &'a Inventory,
    here: Thing<'a>,
    step: &str,
    from: &Spot<'_>,
) -> Option<(Spot<'a>, Option<Thing<'a>>)> {
    match here {
        Thing::Record(at) if step == "id" => {
            let spot = Spot { record: at, route: Route::record(), heir: None, shown: Shown::Id(at) };
            Some((spot, None))
        }
        Thing::Record(at) if step == "facility" => {
            let facility = inventory.facility(at)?;
            Some((spot_of(inventory, Thing::Record(facility))?, Some(Thing::Record(facility))))
        }
        Thing::Record(at) => {
            let slots = inventory.slots(at);
            let Some(index) = slots.def().index_of(step) else {
                // A list that leads back has no place of its own.
                return Some((Spot { record: at, route: Route::record(), heir: None, shown: Shown::Nothing }, None));
            };
            let field = &slots.def().fields[index];
            match slots.stated(index) {
                None => {
                    let shown = Shown::Unwritten(field);
                    Some((Spot { record: at, route: Route::key(step), heir: None, shown }, None))
                }
                Some((value, by)) => {
                    let (record, heir) = match by {
                        Stated::Own => (at, None),
                        Stated::Inherited => (inventory.parent(at)?, Some(at)),
                    };
                    Some(onward(value, record, heir, Route::key(step), &field.ty))
                }
            }
        }
        Thing::Group(group, owner) => {
            let route = from.route.clone().then_key(step);
            let index = group.def().index_of(step)?;
            let field = &group.def().fields[index];
            match group.get(index) {
                None => Some((Spot { record: from.record, route, heir: None, shown: Shown::Unwritten(field) }, None)),
                Some(value) => {
                    let (mut spot, thing) = onward(value, owner, None, route, &field.ty);
                    spot.record = from.record;
                    Some((spot, thing))
                }
            }
        }
        Thing::Value => None,
    }
}

fn onward<'a>(
    value: &'a Value,
    record: RecordIndex,
    heir: Option<RecordIndex>,
    route: Route,
    ty: &'static crate::schema::types::Type,
) -> (Spot<'a>, Option<Thing<'a>>) {
    let spot = |shown| Spot { record, route, heir, shown };
    match value {
        Value::Link(link) => match link.target() {
            Some(target) => (spot(Shown::Record(target)), Some(Thing::Record(target))),
            None => (spot(Shown::Value(value, ty)), None),
        },
        Value::Group(group) => (spot(Shown::Nothing), Some(Thing::Group(group, record))),
        _ => (spot(Shown::Value(value, ty)), None),
    }
}

impl Spot<'_> {
    /// The place in the file.
    pub fn place(&self, inventory: &Inventory) -> Place {
        inventory.head(self.record).place_of(self.route.clone())
    }

    /// Whether there is anything to see at the place.
    pub fn is_written(&self) -> bool {
        !matches!(self.shown, Shown::Unwritten(_))
    }
}

/// The record and route at which a group stands in a file.
///
/// A group of a list merged from a model may stand in the model's row.
pub(super) fn locate_group(inventory: &Inventory, owner: RecordIndex, wanted: &Group) -> Option<(RecordIndex, Route)> {
    let mut route = Vec::new();
    let found = search(inventory.own(owner), wanted, &mut route);
    if !found {
        return None;
    }
    let mut record = owner;
    let mut result = Route::record();
    for step in route {
        match step {
            Found::Key(key) => result = result.then_key(key),
            Found::Item { position, origin } => {
                let at = match (origin.own, origin.inherited) {
                    (0, 0) => position,
                    (0, inherited) => {
                        record = inventory.parent(owner).unwrap_or(owner);
                        inherited as usize - 1
                    }
                    (own, _) => own as usize - 1,
                };
                result = result.then_index(at);
            }
        }
    }
    Some((record, result))
}

enum Found {
    Key(&'static str),
    Item { position: usize, origin: crate::schema::value::Origin },
}

fn search(group: &Group, wanted: &Group, route: &mut Vec<Found>) -> bool {
    if std::ptr::eq(group, wanted) {
        return true;
    }
    for (_, field, value) in group.iter() {
        route.push(Found::Key(field.name));
        let found = match value {
            Value::Group(inner) => search(inner, wanted, route),
            Value::List(items) => items.iter().enumerate().any(|(position, item)| match item {
                Value::Group(inner) => {
                    route.push(Found::Item { position, origin: inner.origin() });
                    let found = search(inner, wanted, route);
                    if !found {
                        route.pop();
                    }
                    found
                }
                _ => false,
            }),
            _ => false,
        };
        if found {
            return true;
        }
        route.pop();
    }
    false
}
