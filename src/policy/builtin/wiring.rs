//! Questions about cables, panels and ports.

use std::collections::BTreeMap;

use super::{Analysis, Detail, Judged, NAMED, names};
use crate::finding::Route;
use crate::graph::{Attachment, PortKey, port_key};
use crate::id::RecordIndex;
use crate::policy::cel::{Read, World};
use crate::policy::missing::Missing;
use crate::schema::Fact;
use crate::schema::kinds::{Cable, CableType, Device, Kind, Outlet, OutletState, Panel, PortMode};
use crate::schema::units::Face;
use crate::schema::value::Port;
use crate::words;
use crate::words::Words;

/// No face of a port takes two cables.
pub(super) struct FaceOccupiedOnce;

impl Analysis for FaceOccupiedOnce {
    fn subjects(&self) -> &'static [Kind] {
        &[Kind::Cable]
    }

    fn extras(&self) -> &'static [&'static str] {
        &["port", "other"]
    }

    fn looks_at(&self) -> &'static [Read] {
        &[
            ("cable", "type"),
            ("cable", "a"),
            ("cable", "b"),
            ("device", "interfaces"),
            ("interface", "outlet"),
            ("interface", "upstream"),
        ]
    }

    fn judge(&self, world: &World<'_>, subjects: &[RecordIndex]) -> Vec<Judged> {
        // Sorting what ends on a port for every cable there would cost the square of their number.
        let mut seen = BTreeMap::new();
        subjects.iter().map(|at| face(world, *at, &mut seen)).collect()
    }
}

fn side(cable: &Cable<'_>) -> Option<Face> {
    match cable.type_() {
        Fact::Known(CableType::Patch) => Some(Face::Front),
        Fact::Known(CableType::Horizontal | CableType::Trunk) => Some(Face::Rear),
        Fact::None | Fact::Unknown => None,
    }
}

fn face(world: &World<'_>, at: RecordIndex, seen: &mut BTreeMap<PortKey, Vec<Attachment>>) -> Judged {
    let inventory = world.inventory;
    let cable = Cable(inventory.slots(at));
    let mut missing = Vec::new();
    for (end, port) in [("a", cable.a()), ("b", cable.b())] {
        let Some(key) = port.known().and_then(|port| port_key(inventory, port, side(&cable))) else {
            missing.push(Missing::field(inventory, at, end));
            continue;
        };
        let attached = seen.entry(key.clone()).or_insert_with(|| world.graph.attached(&key));
        // A cable whose other end leads nowhere is not among them.
        let count = attached.len() - usize::from(attached.binary_search(&Attachment::Cable(at)).is_ok());
        if count == 0 {
            continue;
        }
        let others = attached.iter().filter(|one| **one != Attachment::Cable(at));
        let name = Words::verbatim(port_name(world, &key));
        let places: Vec<_> = others
            .clone()
            .take(NAMED)
            .map(|other| match other {
                Attachment::Cable(other) => {
                    let end = if ends_on(world, *other, "a", &key) { "a" } else { "b" };
                    (*other, Route::key(end), words!("同じ口の別のケーブル", "another cable on the same port"))
                }
                Attachment::Interface(device, position) => {
                    let route = Route::key("interfaces").then_index(*position).then_key("outlet");
                    (*device, route, words!("同じ口の機器のコード", "a device's lead on the same port"))
                }
            })
            .collect();
        let owner = |other: &Attachment| match other {
            Attachment::Cable(other) | Attachment::Interface(other, _) => *other,
        };
        let ids = names(world, others.map(owner), count);
        let extras = [("port".to_owned(), name), ("other".to_owned(), ids)].into();
        return Judged::violated(Detail { at: Route::key(end), others: places, extras, missing: Vec::new() });
    }
    if missing.is_empty() { Judged::unless_lost(world) } else { Judged::undecided(missing) }
}

fn ends_on(world: &World<'_>, cable: RecordIndex, end: &str, key: &PortKey) -> bool {
    let view = Cable(world.inventory.slots(cable));
    let port = if end == "a" { view.a() } else { view.b() };
    port.known().and_then(|port| port_key(world.inventory, port, side(&view))).as_ref() == Some(key)
}

fn port_name(world: &World<'_>, key: &PortKey) -> String {
    let owner = &world.inventory.head(key.owner).id;
    let face = key.face.map_or(String::new(), |face| format!(":{}", face.as_str()));
    if key.name.is_empty() { format!("{owner}{face}") } else { format!("{owner}/{}{face}", key.name) }
}

/// Cables end on positions panels have and on ports switches have.
pub(super) struct PortExists;

impl Analysis for PortExists {
    fn subjects(&self) -> &'static [Kind] {
        &[Kind::Cable]
    }

    fn extras(&self) -> &'static [&'static str] {
        &["port"]
    }

    fn looks_at(&self) -> &'static [Read] {
        &[
            ("cable", "a"),
            ("cable", "b"),
            ("panel", "positions"),
            ("device", "interfaces"),
            ("interface", "name"),
            ("device", "ports"),
            ("port", "name"),
        ]
    }

    fn judge(&self, world: &World<'_>, subjects: &[RecordIndex]) -> Vec<Judged> {
        subjects.iter().map(|at| exists(world, *at)).collect()
    }
}

fn exists(world: &World<'_>, at: RecordIndex) -> Judged {
    let cable = Cable(world.inventory.slots(at));
    let mut missing = Vec::new();
    for (end, port) in [("a", cable.a()), ("b", cable.b())] {
        let Some(port) = port.known() else {
            missing.push(Missing::field(world.inventory, at, end));
            continue;
        };
        match has_port(world, port) {
            Ok(true) => {}
            Ok(false) => {
                let Some(owner) = port.owner.target() else { continue };
                let key = PortKey { owner, name: port.name.clone(), face: None };
                let extras = [("port".to_owned(), Words::verbatim(port_name(world, &key)))].into();
                let others = vec![(owner, Route::record(), words!("この装置", "this one"))];
                return Judged::violated(Detail { at: Route::key(end), others, extras, missing: Vec::new() });
            }
            Err(gap) => missing.push(gap),
        }
    }
    if missing.is_empty() { Judged::satisfied() } else { Judged::undecided(missing) }
}

/// Whether the owner has the port; what is missing to tell if it cannot be told.
fn has_port(world: &World<'_>, port: &Port) -> Result<bool, Missing> {
    let inventory = world.inventory;
    let Some(owner) = port.owner.target() else { return Err(Missing::lost()) };
    let slots = inventory.slots(owner);
    match inventory.head(owner).kind {
        Kind::Panel => match Panel(slots).positions() {
            Fact::Known(positions) => {
                Ok(port.name.parse::<i64>().is_ok_and(|number| (1..=positions).contains(&number)))
            }
            Fact::None => Ok(false),
            Fact::Unknown => Err(Missing::field(inventory, owner, "positions")),
        },
        Kind::Outlet => Ok(port.name.is_empty()),
        _ => {
            let interfaces = Device(slots).interfaces().known();
            if interfaces.is_some_and(|list| list.known().any(|one| one.name() == Fact::Known(&*port.name))) {
                return Ok(true);
            }
            match Device(slots).ports() {
                Fact::Known(ports) => Ok(ports.known().any(|one| one.name() == Fact::Known(&*port.name))),
                Fact::None => Ok(false),
                Fact::Unknown => Err(Missing::field(inventory, owner, "ports")),
            }
        }
    }
}

/// An interface's outlet leads to a switch port of the interface's segment.
pub(super) struct WiredSegment;

impl Analysis for WiredSegment {
    fn subjects(&self) -> &'static [Kind] {
        &[Kind::Device]
    }

    fn extras(&self) -> &'static [&'static str] {
        &["interface", "segment", "port", "found"]
    }

    fn looks_at(&self) -> &'static [Read] {
        &[
            ("device", "interfaces"),
            ("interface", "outlet"),
            ("interface", "segment"),
            ("cable", "type"),
            ("cable", "a"),
            ("cable", "b"),
            ("device", "ports"),
            ("port", "mode"),
            ("port", "segment"),
            ("port", "tagged"),
        ]
    }

    fn judge(&self, world: &World<'_>, subjects: &[RecordIndex]) -> Vec<Judged> {
        subjects.iter().map(|at| wired(world, *at)).collect()
    }
}

fn wired(world: &World<'_>, at: RecordIndex) -> Judged {
    let inventory = world.inventory;
    let list = match Device(inventory.slots(at)).interfaces() {
        Fact::Known(list) => list,
        Fact::None => return Judged::not_applicable(),
        Fact::Unknown => return Judged::undecided(vec![Missing::field(inventory, at, "interfaces")]),
    };
    let mut looked = false;
    let mut missing = Vec::new();
    for (position, interface) in list.facts().enumerate() {
        let Some(interface) = interface.known() else { continue };
        let Some(outlet) = interface.outlet().known() else { continue };
        looked = true;
        let gap = |field: &str| {
            let mut gap = Missing::field(inventory, at, "interfaces");
            gap.route = Route::key("interfaces").then_index(position).then_key(field);
            gap.field = format!("device.interfaces.{field}");
            gap
        };
        let Some(segment) = interface.segment().known() else {
            missing.push(gap("segment"));
            continue;
        };
        let jack = PortKey { owner: outlet, name: "".into(), face: Some(Face::Rear) };
        let Some(end) = world.graph.far_end(&jack) else {
            missing.push(Missing::sheet(Kind::Cable));
            continue;
        };
        let Some(port) = switch_port(world, end) else {
            missing.push(Missing::field(inventory, end.owner, "ports"));
            continue;
        };
        let carried = match (port.mode(), port.segment(), port.tagged()) {
            (Fact::Known(PortMode::Unused), ..) => Some(false),
            (_, Fact::Known(one), _) if one == segment => Some(true),
            (Fact::Known(PortMode::Trunk), _, Fact::Known(tagged)) if tagged.known().any(|one| one == segment) => {
                Some(true)
            }
            (_, Fact::Unknown, _) => None,
            _ => Some(false),
        };
        match carried {
            Some(true) => {}
            None => missing.push(Missing::field(inventory, end.owner, "ports")),
            Some(false) => {
                let found = port.segment().known().map_or_else(
                    || words!("未使用", "unused"),
                    |one| Words::verbatim(inventory.head(one).id.to_string()),
                );
                let extras = [
                    ("interface".to_owned(), Words::verbatim(interface.name().known().unwrap_or_default())),
                    ("segment".to_owned(), Words::verbatim(inventory.head(segment).id.to_string())),
                    ("port".to_owned(), Words::verbatim(port_name(world, end))),
                    ("found".to_owned(), found),
                ]
                .into();
                let route = Route::key("interfaces").then_index(position).then_key("segment");
                let label = words!("配線の先のスイッチ", "the switch at the far end");
                let others = vec![(end.owner, port_route(world, end), label)];
                return Judged::violated(Detail { at: route, others, extras, missing: Vec::new() });
            }
        }
    }
    match (looked, missing.is_empty()) {
        (false, _) => Judged::not_applicable(),
        (true, true) => Judged::satisfied(),
        (true, false) => Judged::undecided(missing),
    }
}

/// The declaration of a port.
fn switch_port<'a>(world: &World<'a>, key: &PortKey) -> Option<crate::schema::kinds::PortDef<'a>> {
    let ports = Device(world.inventory.slots(key.owner)).ports().known()?;
    ports.known().find(|port| port.name() == Fact::Known(&*key.name))
}

/// Where the port is declared in the switch's own row, if it is.
fn port_route(world: &World<'_>, key: &PortKey) -> Route {
    let Some(ports) = Device(world.inventory.slots(key.owner)).ports().known() else { return Route::record() };
    let group = ports.known().find(|port| port.name() == Fact::Known(&*key.name)).map(|port| port.0.own_group());
    match group.map(|group| group.origin().own) {
        Some(own) if own > 0 => Route::key("ports").then_index(own as usize - 1),
        _ => Route::key("ports"),
    }
}

/// An outlet in use is wired to a switch port.
pub(super) struct ReachesSwitch;

impl Analysis for ReachesSwitch {
    fn subjects(&self) -> &'static [Kind] {
        &[Kind::Outlet]
    }

    fn looks_at(&self) -> &'static [Read] {
        &[("outlet", "state"), ("cable", "type"), ("cable", "a"), ("cable", "b")]
    }

    fn judge(&self, world: &World<'_>, subjects: &[RecordIndex]) -> Vec<Judged> {
        let judge = |at: RecordIndex| {
            match Outlet(world.inventory.slots(at)).state() {
                Fact::Known(OutletState::InUse) => {}
                Fact::Known(_) | Fact::None => return Judged::not_applicable(),
                Fact::Unknown => return Judged::undecided(vec![Missing::field(world.inventory, at, "state")]),
            }
            let jack = PortKey { owner: at, name: "".into(), face: Some(Face::Rear) };
            match world.graph.far_end(&jack) {
                Some(_) => Judged::satisfied(),
                None if world.is_complete(Kind::Cable) => Judged::violated(Detail::default()),
                None => Judged::undecided(vec![Missing::sheet(Kind::Cable)]),
            }
        };
        subjects.iter().map(|at| judge(*at)).collect()
    }
}
