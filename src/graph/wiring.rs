//! Ports, and the cables between them.

use foldhash::fast::RandomState;
use hashbrown::HashMap;
use petgraph::graph::NodeIndex;

use super::{Edge, Graph, Node};
use crate::id::RecordIndex;
use crate::model::Inventory;
use crate::schema::Fact;
use crate::schema::kinds::{Cable, CableType, Device, Kind};
use crate::schema::units::Face;
use crate::schema::value::Port;

/// A port: its owner, its name there, and the face for panels and outlets.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PortKey {
    /// The device, panel or outlet.
    pub owner: RecordIndex,
    /// Name at the owner; empty for an outlet's one jack.
    pub name: Box<str>,
    /// The face; `None` for a device's port.
    pub face: Option<Face>,
}

/// Ports by name.
#[derive(Clone, Debug, Default)]
pub(super) struct Ports(HashMap<PortKey, NodeIndex, RandomState>);

/// What ends on a port.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attachment {
    /// A cable.
    Cable(RecordIndex),
    /// The interface of a device, by its position; it stands for its patch lead.
    Interface(RecordIndex, usize),
}

/// Hops along cables and panels before a trace gives up: no run in a building has as many.
const MAX_HOPS: usize = 64;

impl Graph {
    pub(super) fn add_wiring(&mut self, inventory: &Inventory) {
        for at in inventory.of_kind(Kind::Cable) {
            let cable = Cable(inventory.slots(*at));
            let side = match cable.type_() {
                Fact::Known(CableType::Horizontal | CableType::Trunk) => Some(Face::Rear),
                Fact::Known(CableType::Patch) => Some(Face::Front),
                Fact::None | Fact::Unknown => None,
            };
            let a = self.cable_end(inventory, cable.a(), side);
            let b = self.cable_end(inventory, cable.b(), side);
            if let (Some(a), Some(b)) = (a, b) {
                self.inner.add_edge(a, b, Edge::Attached(Attachment::Cable(*at)));
            }
        }
        for at in inventory.of_kind(Kind::Device) {
            let Some(interfaces) = Device(inventory.slots(*at)).interfaces().known() else { continue };
            for (position, interface) in interfaces.facts().enumerate() {
                let Some(interface) = interface.known() else { continue };
                let own =
                    || PortKey { owner: *at, name: interface.name().known().unwrap_or_default().into(), face: None };
                if let Some(outlet) = interface.outlet().known() {
                    let jack = PortKey { owner: outlet, name: "".into(), face: Some(Face::Front) };
                    self.attach(own(), jack, Attachment::Interface(*at, position));
                }
                if let Some(port) = interface.upstream().known()
                    && let Some(key) = port_key(inventory, port, Some(Face::Front))
                {
                    self.attach(own(), key, Attachment::Interface(*at, position));
                }
            }
        }
    }

    fn cable_end(&mut self, inventory: &Inventory, port: Fact<&Port>, side: Option<Face>) -> Option<NodeIndex> {
        let key = port_key(inventory, port.known()?, side)?;
        Some(self.port_node(key))
    }

    fn attach(&mut self, a: PortKey, b: PortKey, attachment: Attachment) {
        let a = self.port_node(a);
        let b = self.port_node(b);
        self.inner.add_edge(a, b, Edge::Attached(attachment));
    }

    fn port_node(&mut self, key: PortKey) -> NodeIndex {
        if let Some(node) = self.ports.0.get(&key) {
            return *node;
        }
        let owner = key.owner;
        let node = self.inner.add_node(Node::Port(key.clone()));
        self.inner.add_edge(Self::node(owner), node, Edge::HasPort);
        self.ports.0.insert(key, node);
        node
    }

    /// Everything that ends on a port, in a fixed order.
    pub fn attached(&self, key: &PortKey) -> Vec<Attachment> {
        let Some(node) = self.ports.0.get(key) else { return Vec::new() };
        let mut found: Vec<Attachment> = self
            .inner
            .edges_directed(*node, petgraph::Direction::Outgoing)
            .chain(self.inner.edges_directed(*node, petgraph::Direction::Incoming))
            .filter_map(|edge| match edge.weight() {
                Edge::Attached(attachment) => Some(*attachment),
                _ => None,
            })
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The ports of a device, panel or outlet that anything ends on, sorted.
    pub fn ports(&self, owner: RecordIndex) -> Vec<&PortKey> {
        let mut found: Vec<&PortKey> = self
            .inner
            .edges(Self::node(owner))
            .filter(|edge| matches!(edge.weight(), Edge::HasPort))
            .filter_map(|edge| match &self.inner[petgraph::visit::EdgeRef::target(&edge)] {
                Node::Port(key) => Some(key),
                Node::Record(_) => None,
            })
            .collect();
        found.sort_by(|a, b| natural(&a.name).cmp(&natural(&b.name)).then_with(|| a.cmp(b)));
        found
    }

    /// The port at the other end of what is attached to `key`, through that attachment.
    pub fn other_end(&self, key: &PortKey, attachment: Attachment) -> Option<&PortKey> {
        let node = *self.ports.0.get(key)?;
        let edges = self
            .inner
            .edges_directed(node, petgraph::Direction::Outgoing)
            .chain(self.inner.edges_directed(node, petgraph::Direction::Incoming));
        for edge in edges {
            if matches!(edge.weight(), Edge::Attached(one) if *one == attachment) {
                use petgraph::visit::EdgeRef;
                let other = if edge.source() == node { edge.target() } else { edge.source() };
                if let Node::Port(key) = &self.inner[other] {
                    return Some(key);
                }
            }
        }
        None
    }

    /// Follows the wiring from a port, through panels and outlets, as far as it
    /// goes without forking: every cable with the port it leads to.
    pub fn run(&self, start: &PortKey) -> Vec<(Attachment, &PortKey)> {
        let mut found: Vec<(Attachment, &PortKey)> = Vec::new();
        let mut key = start.clone();
        for _ in 0..MAX_HOPS {
            let [only] = self.attached(&key)[..] else { break };
            let Some(other) = self.other_end(&key, only) else { break };
            found.push((only, other));
            let Some(face) = other.face else { break };
            key = PortKey { face: Some(face.opposite()), ..other.clone() };
        }
        found
    }

    /// The device port at the far end of the wiring from a port.
    ///
    /// `None` if the run ends in the air, forks, or goes round in a circle.
    pub fn far_end(&self, start: &PortKey) -> Option<&PortKey> {
        let (_, last) = self.run(start).pop()?;
        last.face.is_none().then_some(last)
    }
}

/// The key of a port as written at a cable end: the written face, else the side the cable takes.
pub fn port_key(inventory: &Inventory, port: &Port, side: Option<Face>) -> Option<PortKey> {
    let owner = port.owner.target()?;
    let face = match inventory.head(owner).kind {
        Kind::Panel | Kind::Outlet => Some(port.face.or(side)?),
        _ => None,
    };
    Some(PortKey { owner, name: port.name.clone(), face })
}

/// Sorts `Gi1/0/2` before `Gi1/0/10`.
fn natural(name: &str) -> Vec<(bool, u64, &str)> {
    let mut parts = Vec::new();
    let mut rest = name;
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (part, after) = if digits > 0 {
            rest.split_at(digits)
        } else {
            rest.split_at(rest.bytes().take_while(|b| !b.is_ascii_digit()).count())
        };
        parts.push((digits == 0, part.parse().unwrap_or(0), part));
        rest = after;
    }
    parts
}
