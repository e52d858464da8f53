//! Closets, floor switches, panels, outlets and the cables between them.

use super::core::{Rack, trunk_port, uplink};
use super::estate::{By, Cable, Estate, Outlet, Panel, PortUse};
use super::share::{between, share};
use crate::hospital::tables::models;

/// A wiring closet while ports are given away.
struct Closet {
    id: String,
    /// In drawings: `3F-EPS1`.
    cad: String,
    floor: usize,
    switches: Vec<Switch>,
    /// Outlets that end here.
    outlets: u32,
    /// Outlets that may still end here.
    quota: u32,
}

struct Switch {
    id: String,
    ports: u32,
    poe: bool,
    next: u32,
}

/// One jack that is to be: the leg it serves, if any.
struct Jack {
    room: usize,
    /// Device and leg.
    leg: Option<(usize, usize)>,
    poe: bool,
}

/// Wires every floor, and every closet to the core.
pub fn build(estate: &mut Estate<'_>, rack: &mut Rack) {
    let mut closets = closets(estate);
    switches(estate, &mut closets);
    for floor in 0..estate.floors.len() {
        let jacks = jacks(estate, floor);
        give(estate, &mut closets, floor, jacks);
    }
    for closet in &closets {
        backbone(estate, rack, closet);
        rest(estate, closet);
    }
}

fn closets(estate: &Estate<'_>) -> Vec<Closet> {
    let beds = estate.plan.beds;
    let weights: Vec<u32> = estate.floors.iter().map(|floor| between(floor.figures.eps, beds).max(1)).collect();
    let total = estate.plan.target("eps").max(estate.floors.len() as u32);
    let mut numbers = share(total, &weights);
    // Every floor has a closet, however small the hospital.
    numbers.iter_mut().for_each(|number| *number = (*number).max(1));
    let mut closets = Vec::new();
    for (floor, number) in numbers.into_iter().enumerate() {
        for at in 1..=number {
            let own = &estate.floors[floor];
            closets.push(Closet {
                id: format!("eps-{}-{at}", own.id),
                cad: format!("{}-EPS{at}", own.cad),
                floor,
                switches: Vec::new(),
                outlets: 0,
                quota: 0,
            });
        }
    }
    closets
}

fn switches(estate: &mut Estate<'_>, closets: &mut [Closet]) {
    let beds = estate.plan.beds;
    let floors = estate.floors.len();
    let large: Vec<u32> = estate.floors.iter().map(|floor| between(floor.figures.large, beds)).collect();
    let small: Vec<u32> = estate.floors.iter().map(|floor| between(floor.figures.small, beds)).collect();
    let large = share(estate.plan.target("device/floor-48"), &large);
    let small = share(estate.plan.target("device/floor-24"), &small);
    // Per closet: how many of 48 and of 24 ports. Large ones from the first closet on, small ones from the last.
    let mut plan = vec![(0u32, 0u32); closets.len()];
    for floor in 0..floors {
        let own: Vec<usize> = (0..closets.len()).filter(|at| closets[*at].floor == floor).collect();
        for number in 0..large[floor] as usize {
            plan[own[number % own.len()]].0 += 1;
        }
        for number in 0..small[floor] as usize {
            plan[own[own.len() - 1 - number % own.len()]].1 += 1;
        }
        for at in own {
            if plan[at] == (0, 0) {
                plan[at].1 = 1;
            }
        }
    }
    // About every second switch feeds access points; first one a closet, small ones where there are.
    let mut poe_large = (estate.plan.target("device/floor-48") * 12).div_ceil(26);
    let mut poe_small = (estate.plan.target("device/floor-24") * 4).div_ceil(12);
    for (at, (large, small)) in plan.into_iter().enumerate() {
        let feed_small = small > 0 && poe_small > 0 && at % 3 != 0 || large == 0;
        let feed_large = large > 0 && poe_large > 0 && !feed_small;
        poe_small -= u32::from(feed_small && poe_small > 0);
        poe_large -= u32::from(feed_large);
        for number in 0..large {
            let poe = feed_large && number == 0;
            add_switch(estate, &mut closets[at], 48, poe);
        }
        for number in 0..small {
            let poe = feed_small && number == 0;
            add_switch(estate, &mut closets[at], 24, poe);
        }
    }
}

fn add_switch(estate: &mut Estate<'_>, closet: &mut Closet, ports: u32, poe: bool) {
    let (figure, model) = match (ports, poe) {
        (48, true) => ("device/floor-48", "model-floor-48p"),
        (48, false) => ("device/floor-48", "model-floor-48"),
        (_, true) => ("device/floor-24", "model-floor-24p"),
        (_, false) => ("device/floor-24", "model-floor-24"),
    };
    let number = closet.switches.len() + 1;
    let id = format!("sw-{}-{number}", &closet.id[4..]);
    let leg = estate.leg("vlan99", "MGMT", By::Cable);
    let name = format!("フロアスイッチ {}-SW{number}", closet.cad);
    let room = estate.rooms.iter().position(|room| room.floor == closet.floor).unwrap_or(0);
    let device = estate.add(id.clone(), name, figure, models::find(model), room);
    device.legs.push(leg);
    device.rack = Some(closet.id.clone());
    device.power = vec![format!("ups-{}", &closet.id[4..])];
    closet.switches.push(Switch { id, ports, poe, next: 1 });
}

/// Jacks of a floor, room by room: those in use, then what is to spare.
fn jacks(estate: &Estate<'_>, floor: usize) -> Vec<Jack> {
    let plan = estate.plan;
    let weights: Vec<u32> = estate.floors.iter().map(|floor| between(floor.figures.outlets, plan.beds)).collect();
    let target = share(plan.target("outlet"), &weights)[floor];
    let rooms: Vec<usize> = (0..estate.rooms.len()).filter(|at| estate.rooms[*at].floor == floor).collect();
    let mut wanted: Vec<Vec<Jack>> = rooms.iter().map(|_| Vec::new()).collect();
    for (at, device) in estate.devices.iter().enumerate() {
        let Ok(place) = rooms.binary_search(&device.room) else { continue };
        for (leg, own) in device.legs.iter().enumerate() {
            if matches!(own.by, By::Outlet(_)) {
                let poe = device.figure == "device/access-point";
                wanted[place].push(Jack { room: device.room, leg: Some((at, leg)), poe });
            }
        }
    }
    let used: u32 = wanted.iter().map(|jacks| jacks.len() as u32).sum();
    let spare = target.saturating_sub(used).max(used / 20);
    let weights: Vec<u32> = rooms
        .iter()
        .zip(&wanted)
        .map(|(room, jacks)| match estate.rooms[*room].kind {
            "patient-room" => 2,
            "server-room" => 0,
            _ => 2 + jacks.len() as u32 / 4,
        })
        .collect();
    let spare = share(spare, &weights);
    for ((room, jacks), spare) in rooms.iter().zip(&mut wanted).zip(spare) {
        jacks.extend((0..spare).map(|_| Jack { room: *room, leg: None, poe: false }));
    }
    wanted.into_iter().flatten().collect()
}

/// Gives every jack of a floor a place on a panel and, if it is in use, a switch port.
fn give(estate: &mut Estate<'_>, closets: &mut [Closet], floor: usize, jacks: Vec<Jack>) {
    let own: Vec<usize> = (0..closets.len()).filter(|at| closets[*at].floor == floor).collect();
    let capacity: Vec<u32> = own.iter().map(|at| closets[*at].switches.iter().map(|one| one.ports).sum()).collect();
    for (at, quota) in own.iter().zip(share(jacks.len() as u32, &capacity)) {
        closets[*at].quota = quota;
    }
    let mut plate = (usize::MAX, 0u32);
    for jack in jacks {
        let fits = |at: &&usize, poe: bool| {
            let closet = &closets[**at];
            closet.quota > 0 && (!poe || closet.switches.iter().any(|one| one.poe && one.next <= one.ports))
        };
        let at = own
            .iter()
            .find(|at| fits(at, jack.poe))
            .or_else(|| own.iter().find(|at| fits(at, false)))
            .copied()
            .unwrap_or(own[own.len() - 1]);
        closets[at].quota = closets[at].quota.saturating_sub(1);
        plate = if plate.0 == jack.room { (jack.room, plate.1 + 1) } else { (jack.room, 0) };
        let outlet = lay(estate, &mut closets[at], &jack, plate.1);
        if let Some((device, leg)) = jack.leg {
            estate.devices[device].legs[leg].by = By::Outlet(outlet);
        }
    }
}

fn lay(estate: &mut Estate<'_>, closet: &mut Closet, jack: &Jack, in_room: u32) -> String {
    let file = estate.floors[closet.floor].id.clone();
    let drawing = format!("dwg-{file}");
    let panel = closet.outlets / 24 + 1;
    let position = closet.outlets % 24 + 1;
    closet.outlets += 1;
    let short = &closet.id[4..];
    let panel_id = format!("pp-{short}-{panel:02}");
    if position == 1 {
        estate.panels.push(Panel {
            file: file.clone(),
            id: panel_id.clone(),
            name: format!("パッチパネル {}-PP{panel:02}", closet.cad),
            location: closet.id.clone(),
            positions: 24,
            medium: "cat6",
            cad: format!("{}-PP{panel:02}", closet.cad),
            drawing: drawing.clone(),
        });
    }
    let id = format!("o-{short}-{panel:02}-{position:02}");
    let room = &estate.rooms[jack.room];
    estate.outlets.push(Outlet {
        file: file.clone(),
        id: id.clone(),
        cad: format!("{}-PP{panel:02}-{position:02}", closet.cad),
        drawing,
        location: room.id.clone(),
        plate: if jack.poe { String::new() } else { format!("{}-{}", room.id, in_room / 2 + 1) },
        state: if jack.leg.is_some() { "in-use" } else { "spare" },
        ceiling: jack.poe,
        seeded: false,
    });
    // Horizontal runs get longer with the number of the room on its floor, 15 to 80 metres.
    let half_metres = 30 + (jack.room as u32 * 13 + closet.outlets * 3) % 130;
    estate.cables.push(Cable {
        file: file.clone(),
        kind: "horizontal",
        a: format!("{panel_id}/{position}"),
        b: id.clone(),
        medium: if jack.poe { "cat6a" } else { "cat6" },
        half_metres,
        cores: 0,
    });
    let Some((device, leg)) = jack.leg else { return id };
    if closet.switches.iter().all(|one| one.next > one.ports) {
        // More devices than the figures foresaw: the closet gets another switch.
        add_switch(estate, closet, 24, jack.poe);
    }
    let free = |one: &Switch| one.next <= one.ports;
    let switches = &mut closet.switches;
    let fitting = switches.iter().position(|one| free(one) && one.poe == jack.poe);
    let Some(at) = fitting.or_else(|| switches.iter().position(free)) else { return id };
    let switch = &mut switches[at];
    let device = &estate.devices[device];
    let port = PortUse {
        name: format!("port1.0.{}", switch.next),
        mode: if jack.poe { "trunk" } else { "access" },
        segment: device.legs[leg].segment,
        tagged: if jack.poe { vec!["HIS-WL", "NCALL-VOICE", "OA-CL", "GUEST"] } else { Vec::new() },
        description: id.clone(),
    };
    estate.cables.push(Cable {
        file,
        kind: "patch",
        a: format!("{}/{}", switch.id, port.name),
        b: format!("{panel_id}/{position}"),
        medium: "cat6",
        half_metres: 2 + closet.outlets % 5,
        cores: 0,
    });
    switch.next += 1;
    estate.ports.entry(switch.id.clone()).or_default().push(port);
    id
}

/// Fibre from the closet's first switch to both core switches, and from switch to switch within the closet.
fn backbone(estate: &mut Estate<'_>, rack: &mut Rack, closet: &Closet) {
    let file = estate.floors[closet.floor].id.clone();
    let short = closet.id[4..].to_owned();
    let mut tagged: Vec<&'static str> = Vec::new();
    for switch in &closet.switches {
        for port in estate.ports.get(&switch.id).into_iter().flatten() {
            for segment in port.tagged.iter().copied().chain([port.segment]) {
                if segment != "MGMT" && !tagged.contains(&segment) {
                    tagged.push(segment);
                }
            }
        }
    }
    tagged.sort_unstable();
    let Some(first) = closet.switches.first() else { return };
    let uplinks = [first.ports + 1, first.ports + 2];
    let own_box = format!("fp-{short}");
    estate.panels.push(Panel {
        file: file.clone(),
        id: own_box.clone(),
        name: format!("成端箱 {}", closet.cad),
        location: closet.id.clone(),
        positions: 12,
        medium: "multi-mode",
        cad: format!("{}-FP01", closet.cad),
        drawing: format!("dwg-{file}"),
    });
    let port = rack.core_port();
    // Two pairs of fibres from a closet; the boxes of the server room have 24 positions.
    let number = estate.panels.iter().filter(|panel| panel.file == "server-room").count() as u32;
    let taken = estate.cables.iter().filter(|cable| cable.kind == "trunk").count() as u32;
    if taken / 24 >= number {
        let server_room = estate.server_room();
        let room = &estate.rooms[server_room];
        let floor = &estate.floors[room.floor];
        let panel = Panel {
            file: "server-room".to_owned(),
            id: format!("fp-mdf-{:02}", number + 1),
            name: format!("成端箱 MDF {}", number + 1),
            location: room.id.clone(),
            positions: 24,
            medium: "multi-mode",
            cad: format!("{}-MDF-FP{:02}", floor.cad, number + 1),
            drawing: format!("dwg-{}", floor.id),
        };
        estate.panels.push(panel);
    }
    for (at, own) in uplinks.into_iter().enumerate() {
        let core = format!("core-{}/{port}", at + 1);
        let mdf = format!("fp-mdf-{:02}/{}", taken / 24 + 1, taken % 24 + at as u32 + 1);
        let own_position = format!("{own_box}/{}", at + 1);
        let own_port = format!("{}/port1.0.{own}", first.id);
        let run = 80 + (closet.floor as u32 * 17 + taken * 3) % 120;
        for (kind, a, b, half_metres, cores) in [
            ("patch", core.clone(), mdf.clone(), 10, 2),
            ("trunk", mdf, own_position.clone(), run, 2),
            ("patch", own_port.clone(), own_position, 6, 2),
        ] {
            estate.cables.push(Cable { file: file.clone(), kind, a, b, medium: "multi-mode", half_metres, cores });
        }
        trunk_port(estate, &core, &tagged, &own_port);
        trunk_port(estate, &own_port, &tagged, &core);
    }
    for pair in closet.switches.windows(2) {
        let a = format!("{}/port1.0.{}", pair[0].id, pair[0].ports + 3);
        let b = format!("{}/port1.0.{}", pair[1].id, pair[1].ports + 4);
        uplink(estate, &a, &b, &tagged, &file);
    }
}

/// The closet's supply on its switch, and what is left shut down.
fn rest(estate: &mut Estate<'_>, closet: &Closet) {
    let file = estate.floors[closet.floor].id.clone();
    for (at, switch) in closet.switches.iter().enumerate() {
        let mut next = switch.next;
        if at == 0 && next <= switch.ports {
            let port = PortUse {
                name: format!("port1.0.{next}"),
                mode: "access",
                segment: "MGMT",
                tagged: Vec::new(),
                description: format!("ups-{}", &closet.id[4..]),
            };
            estate.cables.push(Cable {
                file: file.clone(),
                kind: "patch",
                a: format!("{}/{}", switch.id, port.name),
                b: format!("ups-{}/eth0", &closet.id[4..]),
                medium: "cat6",
                half_metres: 4,
                cores: 0,
            });
            estate.ports.entry(switch.id.clone()).or_default().push(port);
            next += 1;
        }
        for number in next..=switch.ports {
            estate.ports.entry(switch.id.clone()).or_default().push(PortUse {
                name: format!("port1.0.{number}"),
                mode: "unused",
                segment: "UNUSED",
                tagged: Vec::new(),
                description: String::new(),
            });
        }
        let declared = estate.ports.entry(switch.id.clone()).or_default();
        for number in switch.ports + 1..=switch.ports + 4 {
            let name = format!("port1.0.{number}");
            if declared.iter().all(|port| port.name != name) {
                declared.push(PortUse {
                    name,
                    mode: "unused",
                    segment: "UNUSED",
                    tagged: Vec::new(),
                    description: String::new(),
                });
            }
        }
    }
}

/// Closets with their floor, for places and power.
pub fn closet_ids(estate: &Estate<'_>) -> Vec<(String, usize)> {
    closets(estate).into_iter().map(|closet| (closet.id, closet.floor)).collect()
}
