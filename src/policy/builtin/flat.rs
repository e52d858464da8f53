//! A device that faces the outside in the same zone as critical servers.

use std::collections::BTreeMap;

use super::{Analysis, Detail, Judged};
use crate::finding::Route;
use crate::id::RecordIndex;
use crate::policy::cel::{Read, World};
use crate::policy::missing::Missing;
use crate::schema::Fact;
use crate::schema::kinds::{
    Device, DeviceFunction, Importance, Kind, Line, Segment, System, SystemState, Zone, ZonePurpose,
};
use crate::schema::view::List;
use crate::words;
use crate::words::Words;

/// A device a line ends on shares no zone with a server of a critical system.
///
/// A zone is shared if an interface on each side lies in it. The interface that
/// carries the line itself does not count, nor does a zone for device
/// management. A firewall stands in zones to separate them: what it lets pass
/// is a question about permits.
pub(super) struct FlatNetwork;

impl Analysis for FlatNetwork {
    fn subjects(&self) -> &'static [Kind] {
        &[Kind::Line]
    }

    fn extras(&self) -> &'static [&'static str] {
        &["zone", "server", "system"]
    }

    fn looks_at(&self) -> &'static [Read] {
        &[
            ("line", "device"),
            ("line", "port"),
            ("line", "ended"),
            ("device", "function"),
            ("device", "interfaces"),
            ("interface", "name"),
            ("interface", "segment"),
            ("segment", "zone"),
            ("zone", "purpose"),
            ("system", "state"),
            ("system", "importance"),
            ("system", "runs_on"),
        ]
    }

    fn judge(&self, world: &World<'_>, subjects: &[RecordIndex]) -> Vec<Judged> {
        let mut critical: BTreeMap<RecordIndex, (RecordIndex, usize, RecordIndex)> = BTreeMap::new();
        let mut missing = Vec::new();
        for at in world.inventory.of_kind(Kind::System) {
            let system = System(world.inventory.slots(*at));
            if matches!(system.state(), Fact::Known(SystemState::Retired | SystemState::Planned))
                || system.importance() != Fact::Known(Importance::Critical)
            {
                continue;
            }
            for server in system.runs_on().known().into_iter().flat_map(List::known) {
                for (position, zone) in zones(world, server, None, &mut missing) {
                    critical.entry(zone).or_insert((server, position, *at));
                }
            }
        }
        subjects.iter().map(|at| judge(world, *at, &critical, &missing)).collect()
    }
}

fn judge(
    world: &World<'_>,
    at: RecordIndex,
    critical: &BTreeMap<RecordIndex, (RecordIndex, usize, RecordIndex)>,
    unknown: &[Missing],
) -> Judged {
    let inventory = world.inventory;
    let line = Line(inventory.slots(at));
    match line.ended() {
        Fact::Known(day) if day < world.as_of => return Judged::not_applicable(),
        _ => {}
    }
    let device = match line.device() {
        Fact::Known(device) => device,
        Fact::None => return Judged::not_applicable(),
        Fact::Unknown => return Judged::undecided(vec![Missing::field(inventory, at, "device")]),
    };
    let function = Device(inventory.slots(device)).function();
    if function == Fact::Known(DeviceFunction::Firewall) {
        return Judged::not_applicable();
    }
    let mut missing = Vec::new();
    for (position, zone) in zones(world, device, line.port().known(), &mut missing) {
        if let Some((server, server_position, system)) = critical.get(&zone) {
            if matches!(function, Fact::Unknown) {
                return Judged::undecided(vec![Missing::field(inventory, device, "function")]);
            }
            let extras = [
                ("zone".to_owned(), Words::verbatim(inventory.head(zone).id.to_string())),
                ("server".to_owned(), Words::verbatim(inventory.head(*server).id.to_string())),
                ("system".to_owned(), Words::verbatim(crate::policy::message::name_of(inventory, *system))),
            ]
            .into();
            let route = |position: usize| Route::key("interfaces").then_index(position).then_key("segment");
            let others = vec![
                (device, route(position), words!("回線の装置の足", "interface of the line's device")),
                (
                    *server,
                    route(*server_position),
                    words!("診療に不可欠なサーバの足", "interface of a critical server"),
                ),
            ];
            return Judged::violated(Detail { at: Route::key("device"), others, extras, missing: Vec::new() });
        }
    }
    missing.extend(unknown.iter().cloned());
    if missing.is_empty() {
        Judged::unless_lost(world)
    } else {
        missing.truncate(20);
        Judged::undecided(missing)
    }
}

/// The zones a device has an interface in, but for the one that carries the
/// line; notes what is not known.
fn zones(
    world: &World<'_>,
    device: RecordIndex,
    carries_line: Option<&str>,
    missing: &mut Vec<Missing>,
) -> Vec<(usize, RecordIndex)> {
    let inventory = world.inventory;
    let Some(list) = Device(inventory.slots(device)).interfaces().known() else {
        missing.push(Missing::field(inventory, device, "interfaces"));
        return Vec::new();
    };
    let mut found = Vec::new();
    for (position, interface) in list.facts().enumerate() {
        let Some(interface) = interface.known() else { continue };
        if carries_line.is_some() && interface.name().known() == carries_line {
            continue;
        }
        match interface.segment() {
            Fact::None => {}
            Fact::Unknown => missing.push(Missing::field(inventory, device, "interfaces")),
            Fact::Known(segment) => match Segment(inventory.slots(segment)).zone() {
                Fact::Known(zone) => {
                    if Zone(inventory.slots(zone)).purpose() != Fact::Known(ZonePurpose::Management) {
                        found.push((position, zone));
                    }
                }
                Fact::None => {}
                Fact::Unknown => missing.push(Missing::field(inventory, segment, "zone")),
            },
        }
    }
    found
}
