//! The same address on two interfaces.

use std::collections::BTreeMap;
use std::net::IpAddr;

use super::{Analysis, Detail, Judged, NAMED, names};
use crate::finding::Route;
use crate::id::RecordIndex;
use crate::model::Inventory;
use crate::policy::cel::{Read, World};
use crate::policy::missing::Missing;
use crate::schema::Fact;
use crate::schema::kinds::{Device, DeviceState, Interface, Kind, Segment};
use crate::schema::units::Mac;
use crate::words;
use crate::words::Words;

/// No IP address twice in a routing domain.
///
/// A domain is the `routing_domain` of the interface's segment, or else the
/// facility; addresses of devices out of use do not count.
pub(super) struct UniqueAddress;

/// No MAC address twice.
pub(super) struct UniqueMac;

/// Name of a range in which addresses are unique.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Domain {
    Named(String),
    Facility(RecordIndex),
}

/// One use of an address: the device and the position of its interface.
type Use = (RecordIndex, usize);

impl Analysis for UniqueAddress {
    fn subjects(&self) -> &'static [Kind] {
        &[Kind::Device]
    }

    fn extras(&self) -> &'static [&'static str] {
        &["address", "other"]
    }

    fn looks_at(&self) -> &'static [Read] {
        &[
            ("interface", "ip"),
            ("interface", "segment"),
            ("interface", "dhcp"),
            ("segment", "routing_domain"),
            ("device", "interfaces"),
            ("device", "state"),
        ]
    }

    fn judge(&self, world: &World<'_>, subjects: &[RecordIndex]) -> Vec<Judged> {
        let mut uses: BTreeMap<(Domain, IpAddr), Vec<Use>> = BTreeMap::new();
        for (at, position, interface) in interfaces(world.inventory, world.inventory.of_kind(Kind::Device)) {
            if let (Fact::Known(ip), Some(domain)) = (interface.ip(), domain(world.inventory, at, &interface)) {
                uses.entry((domain, ip)).or_default().push((at, position));
            }
        }
        let twice = |at: RecordIndex, interface: &Interface<'_>| {
            let key = (domain(world.inventory, at, interface)?, interface.ip().known()?);
            let others = uses.get(&key).filter(|uses| uses.len() > 1)?;
            Some((Words::verbatim(key.1.to_string()), others.as_slice()))
        };
        subjects
            .iter()
            .map(|at| {
                judge(
                    world,
                    *at,
                    "ip",
                    |interface| matches!(interface.ip(), Fact::Unknown) && !on_lease(interface),
                    &twice,
                )
            })
            .collect()
    }
}

impl Analysis for UniqueMac {
    fn subjects(&self) -> &'static [Kind] {
        &[Kind::Device]
    }

    fn extras(&self) -> &'static [&'static str] {
        &["address", "other"]
    }

    fn looks_at(&self) -> &'static [Read] {
        &[("interface", "mac"), ("device", "interfaces"), ("device", "state")]
    }

    fn judge(&self, world: &World<'_>, subjects: &[RecordIndex]) -> Vec<Judged> {
        let mut uses: BTreeMap<Mac, Vec<Use>> = BTreeMap::new();
        for (at, position, interface) in interfaces(world.inventory, world.inventory.of_kind(Kind::Device)) {
            if let Fact::Known(mac) = interface.mac() {
                uses.entry(mac).or_default().push((at, position));
            }
        }
        let twice = |_: RecordIndex, interface: &Interface<'_>| {
            let mac = interface.mac().known()?;
            let others = uses.get(&mac).filter(|uses| uses.len() > 1)?;
            Some((Words::verbatim(mac.to_string()), others.as_slice()))
        };
        subjects
            .iter()
            .map(|at| judge(world, *at, "mac", |interface| matches!(interface.mac(), Fact::Unknown), &twice))
            .collect()
    }
}

/// Interfaces of devices in use, with their device and position.
fn interfaces<'a>(
    inventory: &'a Inventory,
    devices: &'a [RecordIndex],
) -> impl Iterator<Item = (RecordIndex, usize, Interface<'a>)> {
    devices.iter().filter(|at| in_use(inventory, **at)).flat_map(|at| {
        let list = Device(inventory.slots(*at)).interfaces().known();
        let facts = list.into_iter().flat_map(|list| list.facts().enumerate());
        facts.filter_map(move |(position, interface)| Some((*at, position, interface.known()?)))
    })
}

/// A device that still answers on the network, as far as anyone knows.
pub(super) fn in_use(inventory: &Inventory, at: RecordIndex) -> bool {
    !matches!(
        Device(inventory.slots(at)).state(),
        Fact::Known(DeviceState::Retired | DeviceState::Disposed | DeviceState::InStock | DeviceState::Planned)
    )
}

fn on_lease(interface: &Interface<'_>) -> bool {
    matches!(interface.dhcp(), Fact::Known(true))
}

fn domain(inventory: &Inventory, at: RecordIndex, interface: &Interface<'_>) -> Option<Domain> {
    let segment = interface.segment().known();
    if let Some(segment) = segment
        && let Fact::Known(name) = Segment(inventory.slots(segment)).routing_domain()
    {
        return Some(Domain::Named(name.to_owned()));
    }
    let facility = segment.and_then(|segment| inventory.facility(segment)).or_else(|| inventory.facility(at));
    Some(facility.map_or_else(|| Domain::Named(String::new()), Domain::Facility))
}

fn judge<'u>(
    world: &World<'_>,
    at: RecordIndex,
    field: &'static str,
    unknown: impl Fn(&Interface<'_>) -> bool,
    twice: &impl Fn(RecordIndex, &Interface<'_>) -> Option<(Words, &'u [Use])>,
) -> Judged {
    let inventory = world.inventory;
    if !in_use(inventory, at) {
        return Judged::not_applicable();
    }
    let list = match Device(inventory.slots(at)).interfaces() {
        Fact::Known(list) if list.is_empty() => return Judged::not_applicable(),
        Fact::Known(list) => list,
        Fact::None => return Judged::not_applicable(),
        Fact::Unknown => return Judged::undecided(vec![Missing::field(inventory, at, "interfaces")]),
    };
    let mut missing = Vec::new();
    for (position, interface) in list.facts().enumerate() {
        let Some(interface) = interface.known() else { continue };
        let route = |position: usize| Route::key("interfaces").then_index(position).then_key(field);
        if let Some((address, uses)) = twice(at, &interface) {
            let others = uses.iter().copied().filter(|other| *other != (at, position));
            let names = names(world, others.clone().map(|(other, _)| other), uses.len() - 1);
            let label =
                words!("ここにも `{address}`", "`{address}` here too"; address = address.get(crate::words::Lang::En));
            let places = others.take(NAMED).map(|(other, position)| (other, route(position), label.clone())).collect();
            let extras = [("address".to_owned(), address), ("other".to_owned(), names)].into();
            return Judged::violated(Detail { at: route(position), others: places, extras, missing: Vec::new() });
        }
        if unknown(&interface) {
            let mut gap = Missing::field(inventory, at, "interfaces");
            gap.route = route(position);
            gap.field = format!("device.interfaces.{field}");
            missing.push(gap);
        }
    }
    if missing.is_empty() { Judged::unless_lost(world) } else { Judged::undecided(missing) }
}
