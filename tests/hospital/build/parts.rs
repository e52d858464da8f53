//! What a hospital is put together from, before it is written.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::hospital::tables::models::Model;
use crate::hospital::tables::places::Item;

/// How a leg of a device reaches the network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// An outlet in the device's room; the id is filled in when the room is wired.
    Outlet(String),
    /// A wireless network.
    Wireless(&'static str),
    /// A port of another device nearby.
    Port(String),
    /// A cable of its own, or none at all.
    Cable,
}

/// One network interface.
#[derive(Clone, Debug)]
pub struct Leg {
    pub name: Cow<'static, str>,
    /// Name in the address plan; empty if unknown to the IT section.
    pub segment: &'static str,
    pub by: By,
    pub mac: Option<u64>,
    pub ip: Option<[u8; 4]>,
}

/// A device before it is written.
#[derive(Clone, Debug)]
pub struct Device {
    pub id: String,
    pub name: String,
    pub figure: &'static str,
    pub model: &'static Model,
    /// Position in [`Estate::rooms`].
    pub room: usize,
    /// Rack it stands in, if not simply in the room.
    pub rack: Option<String>,
    pub systems: Vec<&'static str>,
    pub legs: Vec<Leg>,
    pub vendor: &'static str,
    /// Function, if not that of the model.
    pub function: &'static str,
    /// Host of a virtual machine.
    pub host: Option<String>,
    /// A fault or a special case: name and effect are known where it is written.
    pub mark: &'static str,
    /// Power: ids of what feeds it.
    pub power: Vec<String>,
}

/// A port of a switch in use, or shut.
#[derive(Clone, Debug)]
pub struct PortUse {
    pub name: String,
    /// `access`, `trunk` or `unused`.
    pub mode: &'static str,
    /// Untagged segment.
    pub segment: &'static str,
    pub tagged: Vec<&'static str>,
    pub description: String,
}

/// A cable before it is written.
#[derive(Clone, Debug)]
pub struct Cable {
    /// Name of the file it is written to, without folder and ending.
    pub file: String,
    /// `patch`, `horizontal` or `trunk`.
    pub kind: &'static str,
    pub a: String,
    pub b: String,
    pub medium: &'static str,
    /// In half metres; 0 if nobody measured it.
    pub half_metres: u32,
    pub cores: u32,
}

/// A patch panel before it is written.
#[derive(Clone, Debug)]
pub struct Panel {
    pub file: String,
    pub id: String,
    pub name: String,
    pub location: String,
    pub positions: u32,
    pub medium: &'static str,
    pub cad: String,
    pub drawing: String,
}

/// An outlet before it is written.
#[derive(Clone, Debug)]
pub struct Outlet {
    pub file: String,
    pub id: String,
    pub cad: String,
    pub drawing: String,
    pub location: String,
    pub plate: String,
    pub state: &'static str,
    pub ceiling: bool,
    /// A fault sits here, so no gap may hide it.
    pub seeded: bool,
}

/// A room while devices move in.
#[derive(Clone, Debug)]
pub struct Place {
    pub id: String,
    pub name: String,
    /// Position in [`Estate::floors`].
    pub floor: usize,
    pub department: String,
    pub kind: &'static str,
    pub holds: BTreeMap<Item, u32>,
}

impl Device {
    /// Where it stands.
    pub fn location(&self, rooms: &[Place]) -> String {
        self.rack.clone().unwrap_or_else(|| rooms[self.room].id.clone())
    }
}
