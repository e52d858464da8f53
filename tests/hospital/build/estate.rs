//! The hospital while it is being put together: rooms, devices, addresses.

use std::borrow::Cow;
use std::collections::BTreeMap;

pub use super::parts::{By, Cable, Device, Leg, Outlet, Panel, Place, PortUse};
use super::share::{between, share};
use crate::hospital::plan::Plan;
use crate::hospital::random::Random;
use crate::hospital::site::{Room, Site};
use crate::hospital::tables::models::Model;
use crate::hospital::tables::network::{SEGMENTS, Segment};
use crate::hospital::tables::organisation::{self, Department, Stands};
use crate::hospital::tables::places::{self, Floor, Item};
use crate::hospital::tables::systems;

/// Everything known so far.
pub struct Estate<'a> {
    pub plan: &'a Plan,
    pub floors: Vec<Floor>,
    pub departments: Vec<Department>,
    pub rooms: Vec<Place>,
    pub devices: Vec<Device>,
    /// Ports of switches, by device id.
    pub ports: BTreeMap<String, Vec<PortUse>>,
    pub cables: Vec<Cable>,
    pub panels: Vec<Panel>,
    pub outlets: Vec<Outlet>,
    pub site: Site,
    next_host: BTreeMap<&'static str, u32>,
    next_mac: u64,
    names: BTreeMap<String, u32>,
}

impl<'a> Estate<'a> {
    /// Floors, rooms and what is to stand in them.
    pub fn new(plan: &'a Plan) -> Self {
        let floors = places::floors(plan.beds);
        let departments = organisation::departments(plan.beds);
        let mut estate = Self {
            plan,
            floors,
            departments,
            rooms: Vec::new(),
            devices: Vec::new(),
            ports: BTreeMap::new(),
            cables: Vec::new(),
            panels: Vec::new(),
            outlets: Vec::new(),
            site: Site::default(),
            next_host: BTreeMap::new(),
            next_mac: 0,
            names: BTreeMap::new(),
        };
        estate.lay_out();
        estate.spread();
        estate.site.floors = estate.floors.iter().map(|floor| (floor.id.clone(), floor.name.clone())).collect();
        estate.site.rooms = estate
            .rooms
            .iter()
            .map(|room| Room {
                id: room.id.clone(),
                name: room.name.clone(),
                floor: estate.floors[room.floor].id.clone(),
                department: room.department.clone(),
            })
            .collect();
        estate
    }

    fn lay_out(&mut self) {
        let known: Vec<String> = self.departments.iter().map(|department| department.id.clone()).collect();
        for at in 0..self.floors.len() {
            let floor = self.floors[at].clone();
            let mut add = |key: &str, name: String, department: &str, kind: &'static str, holds: &str| {
                if known.iter().any(|one| one == department) {
                    let id = format!("{}-{key}", floor.id);
                    self.rooms.push(Place {
                        id,
                        name,
                        floor: at,
                        department: department.to_owned(),
                        kind,
                        holds: parse(holds),
                    });
                }
            };
            if floor.stands == Stands::Floor(3) {
                add("server-room", "サーバ室".to_owned(), "dep-it", "server-room", "ap1");
            }
            for row in places::ROOMS.iter().filter(|row| row.stands == floor.stands) {
                add(row.key, row.name.to_owned(), row.department, "room", row.holds);
            }
            if floor.stands == Stands::Floor(3) {
                for number in 1..=places::theatres(self.plan.beds) {
                    add(&format!("or{number}"), format!("手術室{number}"), "dep-theatre", "room", places::THEATRE);
                }
            }
            for department in self.departments.iter().filter(|one| one.kind == "clinical") {
                let clinic = matches!(department.stands, Stands::Floor(1 | 2)) && department.stands == floor.stands;
                let key = department.id.trim_start_matches("dep-");
                // The emergency department has a room of its own in the table.
                if clinic && key != "emergency" {
                    add(key, format!("{}外来", department.name), &department.id, "room", places::CLINIC);
                }
            }
            for ward in self.departments.iter().filter(|one| one.kind == "ward" && one.stands == floor.stands) {
                let Some(side) = ward.id.strip_prefix("dep-ward-") else { continue };
                let side = &side[side.len() - 1..];
                let word = ward.name.trim_start_matches("看護部 ").to_owned();
                let mut corridor = |key: &str, what: &str, holds: &str| {
                    add(&format!("{side}-{key}"), format!("{word} {what}"), &ward.id, "room", holds);
                };
                corridor("station", "スタッフステーション", places::STATION);
                corridor("conference", "カンファレンス室", places::CONFERENCE);
                corridor("corridor", "廊下", places::CORRIDOR);
                let first = match side {
                    "e" => 1,
                    "w" => 31,
                    _ => 61,
                };
                let storey = floor.id.trim_end_matches('f').parse::<u32>().unwrap_or(0);
                for number in 0..ward.beds.div_ceil(3).max(1) {
                    let number = storey * 100 + first + number;
                    add(&format!("{side}-{number}"), format!("{number}号室"), &ward.id, "patient-room", "");
                }
            }
        }
    }

    /// Shares every figure among the rooms by their weights.
    fn spread(&mut self) {
        let plan = self.plan;
        let beds = plan.beds;
        for (item, figure) in [
            (Item::HisDesktop, "device/his-desktop"),
            (Item::HisNotebook, "device/his-notebook"),
            (Item::Reading, "device/reading-workstation"),
            (Item::Office, "device/office-pc"),
            (Item::Tablet, "device/tablet"),
            (Item::Smartphone, "device/smartphone"),
            (Item::Laser, "device/laser-printer"),
            (Item::Label, "device/label-printer"),
            (Item::Multifunction, "device/multifunction"),
            (Item::Handheld, "device/handheld"),
            (Item::Kiosk, "device/kiosk"),
            (Item::Eligibility, "device/eligibility"),
            (Item::Modality, "device/modality"),
            (Item::Monitor, "device/monitor"),
            (Item::Medical, "device/medical"),
        ] {
            let weights: Vec<u32> = self.rooms.iter().map(|room| room.holds.get(&item).copied().unwrap_or(0)).collect();
            for (room, number) in self.rooms.iter_mut().zip(share(plan.target(figure), &weights)) {
                room.holds.insert(item, number);
            }
        }
        let weights: Vec<u32> = self.floors.iter().map(|floor| between(floor.figures.access_points, beds)).collect();
        for (at, number) in share(plan.target("device/access-point"), &weights).into_iter().enumerate() {
            let rooms: Vec<usize> = (0..self.rooms.len()).filter(|room| self.rooms[*room].floor == at).collect();
            let weights: Vec<u32> = rooms
                .iter()
                .map(|room| self.rooms[*room].holds.get(&Item::AccessPoint).copied().unwrap_or(0))
                .collect();
            for (room, number) in rooms.into_iter().zip(share(number, &weights)) {
                self.rooms[room].holds.insert(Item::AccessPoint, number);
            }
        }
    }

    /// Random numbers for a part of the work.
    pub fn random(&self, label: &str) -> Random {
        self.plan.random(label)
    }

    /// How many of an item a room holds.
    pub fn holds(&self, room: usize, item: Item) -> u32 {
        self.rooms[room].holds.get(&item).copied().unwrap_or(0)
    }

    /// The room with that id, if this hospital has it.
    pub fn room(&self, id: &str) -> Option<usize> {
        self.rooms.iter().position(|room| room.id == id)
    }

    /// First room of a department, else the first room of all.
    pub fn office(&self, department: &str) -> usize {
        self.rooms.iter().position(|room| room.department == department).unwrap_or(0)
    }

    /// The server room.
    pub fn server_room(&self) -> usize {
        self.rooms.iter().position(|room| room.kind == "server-room").unwrap_or(0)
    }

    /// The clients' segment of a floor: four groups from the basement up.
    pub fn clients(&self, floor: usize) -> &'static str {
        let floor = &self.floors[floor];
        let last = organisation::last_ward_floor(self.plan.beds);
        match floor.stands {
            Stands::Basement | Stands::Floor(1) | Stands::Annex => "HIS-CL-1",
            Stands::Floor(2 | 3) => "HIS-CL-2",
            Stands::Floor(number) if u32::from(number) * 2 <= last + 4 => "HIS-CL-3",
            Stands::Floor(_) | Stands::Top => "HIS-CL-4",
        }
    }

    /// An id with a running number: `pc-1f-reception-03`.
    pub fn number(&mut self, stem: &str) -> String {
        let next = self.names.entry(stem.to_owned()).or_default();
        *next += 1;
        format!("{stem}-{next:02}")
    }

    /// A new interface with address and MAC.
    pub fn leg(&mut self, name: impl Into<Cow<'static, str>>, segment: &'static str, by: By) -> Leg {
        self.next_mac += 1;
        // Locally administered, the hospital in the second octet: fictional, and never twice.
        let scrambled = (self.next_mac * 0x9e_3779) & 0xff_ffff;
        let high = self.next_mac >> 24;
        let mac = (0x02 << 40) | (u64::from(self.plan.copy) << 32) | (high << 24) | scrambled;
        let leased = SEGMENTS.iter().any(|one| one.name == segment && one.dhcp);
        let ip = if leased { None } else { self.address(segment) };
        Leg { name: name.into(), segment, by, mac: Some(mac), ip }
    }

    /// The next free address of a segment.
    pub fn address(&mut self, segment: &'static str) -> Option<[u8; 4]> {
        let row = SEGMENTS.iter().find(|one| one.name == segment)?;
        let (base, bits) = network_of(row, self.plan.copy)?;
        let next = self.next_host.entry(segment).or_insert(if bits >= 27 { 1 } else { 10 });
        loop {
            *next += 1;
            let last = *next & 0xff;
            if bits >= 27 || (last != 0 && last != 255) {
                break;
            }
        }
        (*next < (1 << (32 - bits)) - 1).then(|| (base + *next).to_be_bytes())
    }

    /// Takes out systems that a hospital of this size does not have.
    pub fn settle(&mut self) {
        let known: Vec<&str> = systems::systems(self.plan.beds).map(|system| system.id).collect();
        for device in &mut self.devices {
            device.systems.retain(|system| known.contains(system));
        }
    }

    /// Adds a device in a room.
    pub fn add(
        &mut self,
        id: String,
        name: String,
        figure: &'static str,
        model: &'static Model,
        room: usize,
    ) -> &mut Device {
        self.devices.push(Device {
            id,
            name,
            figure,
            model,
            room,
            rack: None,
            systems: Vec::new(),
            legs: Vec::new(),
            vendor: "",
            function: "",
            host: None,
            mark: "",
            power: Vec::new(),
        });
        let last = self.devices.len() - 1;
        &mut self.devices[last]
    }
}

/// Base address and length of a segment in one hospital of the group.
pub fn network_of(segment: &Segment, copy: u32) -> Option<(u32, u32)> {
    let text = network_text(segment, copy)?;
    let (address, bits) = text.split_once('/')?;
    let address = address.split('.').try_fold(0u32, |sum, part| Some(sum << 8 | part.parse::<u32>().ok()?))?;
    Some((address, bits.parse().ok()?))
}

/// The prefix of a segment in one hospital of the group.
pub fn network_text(segment: &Segment, copy: u32) -> Option<String> {
    let second = (10 + copy) % 200;
    let office = format!("{}.{}", 16 + copy % 16, copy / 16 * 16 % 240);
    (!segment.network.is_empty()).then(|| {
        segment
            .network
            .replace("{x}", &second.to_string())
            .replace("{o}.4", &next_office(&office))
            .replace("{o}.0", &office)
    })
}

fn next_office(office: &str) -> String {
    let (second, third) = office.split_once('.').unwrap_or((office, "0"));
    format!("{second}.{}", third.parse::<u32>().unwrap_or(0) + 4)
}

fn parse(holds: &str) -> BTreeMap<Item, u32> {
    let mut found = BTreeMap::new();
    for word in holds.split_whitespace() {
        let (code, number) = word.split_at(2);
        let item = Item::CODES.iter().find(|(known, _)| *known == code).map(|(_, item)| *item);
        if let (Some(item), Ok(number)) = (item, number.parse()) {
            found.insert(item, number);
        }
    }
    found
}
