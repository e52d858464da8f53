//! The same text, or the same VLAN, in two rows.

use std::collections::BTreeMap;

use super::address::in_use;
use super::{Analysis, Detail, Judged, NAMED, names};
use crate::finding::Route;
use crate::id::RecordIndex;
use crate::policy::cel::{Read, World};
use crate::policy::missing::Missing;
use crate::schema::Fact;
use crate::schema::kinds::{Device, Kind, Segment};
use crate::schema::types::Type;
use crate::words;
use crate::words::Words;

/// No two rows of a kind with the same text in a field.
pub(super) struct UniqueText {
    index: usize,
    name: &'static str,
}

impl UniqueText {
    pub(super) fn new(subject: Kind, field: Option<&str>) -> Result<Self, Words> {
        let field = field.unwrap_or_default();
        let group = subject.group();
        match group.index_of(field) {
            Some(index) if group.fields[index].ty == Type::Text => Ok(Self { index, name: group.fields[index].name }),
            _ => {
                let en = subject.name();
                Err(words!("{en} に文字の項目 `{field}` はありません", "{en} has no text field `{field}`"))
            }
        }
    }
}

impl Analysis for UniqueText {
    fn subjects(&self) -> &'static [Kind] {
        &[]
    }

    fn extras(&self) -> &'static [&'static str] {
        &["value", "other"]
    }

    fn looks_at(&self) -> &'static [Read] {
        &[]
    }

    fn judge(&self, world: &World<'_>, subjects: &[RecordIndex]) -> Vec<Judged> {
        let text = |at: RecordIndex| world.inventory.slots(at).fact::<&str>(self.index);
        let key =
            |at: RecordIndex| text(at).known().map(|text| (world.inventory.facility(at), text.trim().to_uppercase()));
        let mut uses: BTreeMap<(Option<RecordIndex>, String), Vec<RecordIndex>> = BTreeMap::new();
        for at in subjects {
            if let Some(key) = key(*at) {
                uses.entry(key).or_default().push(*at);
            }
        }
        let judge = |at: RecordIndex| match text(at) {
            Fact::None => Judged::not_applicable(),
            Fact::Unknown => Judged::undecided(vec![Missing::field(world.inventory, at, self.name)]),
            Fact::Known(value) => match key(at).and_then(|key| uses.get(&key)).filter(|uses| uses.len() > 1) {
                None => Judged::unless_lost(world),
                Some(uses) => twice(world, at, uses, self.name, value),
            },
        };
        subjects.iter().map(|at| judge(*at)).collect()
    }
}

/// No host name twice among devices in use.
///
/// A replacement takes over the name of the device it replaces, so devices out
/// of use do not count.
pub(super) struct UniqueHostName;

impl Analysis for UniqueHostName {
    fn subjects(&self) -> &'static [Kind] {
        &[Kind::Device]
    }

    fn extras(&self) -> &'static [&'static str] {
        &["value", "other"]
    }

    fn looks_at(&self) -> &'static [Read] {
        &[("device", "hostname"), ("device", "state")]
    }

    fn judge(&self, world: &World<'_>, subjects: &[RecordIndex]) -> Vec<Judged> {
        let inventory = world.inventory;
        let key = |at: RecordIndex, name: &str| (inventory.facility(at), name.trim().to_uppercase());
        let mut uses: BTreeMap<_, Vec<RecordIndex>> = BTreeMap::new();
        for at in subjects.iter().filter(|at| in_use(inventory, **at)) {
            if let Fact::Known(name) = Device(inventory.slots(*at)).hostname() {
                uses.entry(key(*at, name)).or_default().push(*at);
            }
        }
        let judge = |at: RecordIndex| match Device(inventory.slots(at)).hostname() {
            _ if !in_use(inventory, at) => Judged::not_applicable(),
            Fact::None => Judged::not_applicable(),
            Fact::Unknown => Judged::undecided(vec![Missing::field(inventory, at, "hostname")]),
            Fact::Known(name) => match uses.get(&key(at, name)).filter(|uses| uses.len() > 1) {
                None => Judged::unless_lost(world),
                Some(uses) => twice(world, at, uses, "hostname", name),
            },
        };
        subjects.iter().map(|at| judge(*at)).collect()
    }
}

/// No VLAN id twice in a routing domain.
pub(super) struct UniqueVlan;

impl Analysis for UniqueVlan {
    fn subjects(&self) -> &'static [Kind] {
        &[Kind::Segment]
    }

    fn extras(&self) -> &'static [&'static str] {
        &["value", "other"]
    }

    fn looks_at(&self) -> &'static [Read] {
        &[("segment", "vlan"), ("segment", "routing_domain")]
    }

    fn judge(&self, world: &World<'_>, subjects: &[RecordIndex]) -> Vec<Judged> {
        let segment = |at: RecordIndex| Segment(world.inventory.slots(at));
        let key = |at: RecordIndex| {
            let domain = segment(at).routing_domain().known().map(str::to_owned);
            segment(at).vlan().known().map(|vlan| (domain, world.inventory.facility(at), vlan))
        };
        let mut uses: BTreeMap<_, Vec<RecordIndex>> = BTreeMap::new();
        for at in subjects {
            if let Some(key) = key(*at) {
                uses.entry(key).or_default().push(*at);
            }
        }
        let judge = |at: RecordIndex| match segment(at).vlan() {
            Fact::None => Judged::not_applicable(),
            Fact::Unknown => Judged::undecided(vec![Missing::field(world.inventory, at, "vlan")]),
            Fact::Known(vlan) => match key(at).and_then(|key| uses.get(&key)).filter(|uses| uses.len() > 1) {
                None => Judged::unless_lost(world),
                Some(uses) => twice(world, at, uses, "vlan", &vlan.get().to_string()),
            },
        };
        subjects.iter().map(|at| judge(*at)).collect()
    }
}

fn twice(world: &World<'_>, at: RecordIndex, uses: &[RecordIndex], field: &str, value: &str) -> Judged {
    let others = uses.iter().copied().filter(|other| *other != at);
    let names = names(world, others.clone(), uses.len() - 1);
    let label = words!("ここにも `{value}`", "`{value}` here too");
    let places = others.take(NAMED).map(|other| (other, Route::key(field), label.clone())).collect();
    let extras = [("value".to_owned(), Words::verbatim(value)), ("other".to_owned(), names)].into();
    Judged::violated(Detail { at: Route::key(field), others: places, extras, missing: Vec::new() })
}
