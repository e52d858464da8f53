//! What the physical half built, for the half on paper to refer to. All ids without prefix.

use std::collections::BTreeMap;

/// A room.
#[derive(Clone, Debug)]
pub struct Room {
    /// Location id, such as `4f-e-station`.
    pub id: String,
    /// Name.
    pub name: String,
    /// Location id of its floor.
    pub floor: String,
    /// Department id; the first room of a department in the list is its office.
    pub department: String,
}

/// A device, as far as paper needs to know it.
#[derive(Clone, Debug)]
pub struct DeviceRef {
    /// Its id.
    pub id: String,
    /// Figure of the profile it counts towards, such as `device/modality`.
    pub figure: &'static str,
    /// Value of `device.class`.
    pub class: &'static str,
    /// Value of `device.function`.
    pub function: &'static str,
    /// Model id.
    pub model: &'static str,
    /// Location id.
    pub location: String,
    /// Department id.
    pub department: String,
    /// Systems it serves.
    pub systems: Vec<&'static str>,
    /// Vendor who supplied and maintains it; empty if none is known.
    pub vendor: &'static str,
}

/// Where a line ends.
#[derive(Clone, Debug)]
pub struct Ending {
    /// Device id.
    pub device: String,
    /// Name of its port towards the line.
    pub port: &'static str,
    /// Location id.
    pub location: String,
}

/// A violation that stands at or above the gate and is waived with reason.
#[derive(Clone, Debug)]
pub struct ToWaive {
    /// Rule id.
    pub rule: &'static str,
    /// The record it is about.
    pub subject: String,
    /// Why it stands.
    pub reason: &'static str,
    /// What is done meanwhile.
    pub compensation: &'static str,
    /// Last day.
    pub until: super::day::Day,
}

/// A device bought or leased since April 2025, as purchasing lists it: filled where devices are written.
#[derive(Clone, Debug)]
pub struct Bought {
    /// Name of the model.
    pub name: String,
    /// Serial number, as in the ledger.
    pub serial: String,
    /// Day of purchase.
    pub on: super::day::Day,
}

/// The physical hospital.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// Rooms, floor by floor.
    pub rooms: Vec<Room>,
    /// Location ids of floors, with their names.
    pub floors: Vec<(String, String)>,
    /// Every device.
    pub devices: Vec<DeviceRef>,
    /// Server systems (physical and virtual) of a system, main ones first.
    pub servers: BTreeMap<&'static str, Vec<String>>,
    /// Where each line ends.
    pub endings: BTreeMap<&'static str, Ending>,
    /// Firewalls towards the internet, active one first.
    pub internet_firewalls: Vec<String>,
    /// Firewalls towards vendors, active one first.
    pub maintenance_firewalls: Vec<String>,
    /// Host of the landing zone from which vendors go on: `jump host`.
    pub jump_host: String,
    /// Storage that backups go to: disk first, then tape.
    pub backup_devices: Vec<String>,
    /// Server that collects logs.
    pub log_server: String,
    /// Drawings of floors, then diagrams.
    pub drawings: Vec<String>,
    /// Wireless networks.
    pub wlans: Vec<String>,
    /// Devices bought since April 2025 for the list of purchases; a few dozen will do.
    pub bought: Vec<Bought>,
    /// Terminals that are away for repair.
    pub in_repair: Vec<String>,
    /// Devices that may be taken out of the hospital.
    pub portable: Vec<String>,
    /// Violations among places, devices and wiring that need a waiver.
    pub to_waive: Vec<ToWaive>,
}

impl Site {
    /// Location of a department's main room.
    pub fn office(&self, department: &str) -> Option<&str> {
        self.rooms.iter().find(|room| room.department == department).map(|room| room.id.as_str())
    }

    /// Devices of a figure.
    pub fn of<'a>(&'a self, figure: &'a str) -> impl Iterator<Item = &'a DeviceRef> {
        self.devices.iter().filter(move |device| device.figure == figure)
    }

    /// Devices that take part in a system.
    pub fn of_system<'a>(&'a self, system: &'a str) -> impl Iterator<Item = &'a DeviceRef> {
        self.devices.iter().filter(move |device| device.systems.contains(&system))
    }
}
