//! Room 6: typed relations.
//!
//! Links the records of an [`Inventory`] into one directed graph. Nodes are
//! records and ports; an edge says which field made it, and through the field
//! which relation it is and what it is called from the other side. Wiring
//! paths, reachability and impact grow here. Knows nothing of policies.

pub mod relations;
mod wiring;

use petgraph::Direction;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;
use rayon::prelude::*;

use relations::{Branch, ReferenceId, SHAPES, Shape};
pub use wiring::{Attachment, PortKey, port_key};

use crate::id::RecordIndex;
use crate::model::Inventory;
use crate::schema::value::{Group, Value};
use crate::schema::view::Stated;

/// The estate as a graph.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    // INVARIANT: the first nodes are the records, in their order, so a
    // record's node has the record's index.
    inner: DiGraph<Node, Edge>,
    ports: wiring::Ports,
}

/// A node.
#[derive(Clone, Debug)]
pub enum Node {
    /// A record.
    Record(RecordIndex),
    /// A port of a device, panel or outlet.
    Port(PortKey),
}

/// An edge.
#[derive(Clone, Copy, Debug)]
pub enum Edge {
    /// A reference from one record to another.
    Reference(ReferenceId),
    /// From an owner to its port.
    HasPort,
    /// A cable or patch lead between two ports.
    Attached(Attachment),
}

/// A relation of a record, as seen from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Related {
    /// The field that made it.
    pub field: ReferenceId,
    /// The record at the other end.
    pub other: RecordIndex,
}

/// Links the records.
pub fn link(inventory: &Inventory) -> Graph {
    let edges: Vec<(RecordIndex, Related)> = (0..u32::try_from(inventory.len()).unwrap_or(u32::MAX))
        .into_par_iter()
        .flat_map_iter(|at| {
            let at = RecordIndex(at);
            all_references(inventory, at).into_iter().map(move |related| (at, related))
        })
        .collect();
    let mut inner = DiGraph::with_capacity(inventory.len(), edges.len());
    for at in inventory.indices() {
        inner.add_node(Node::Record(at));
    }
    for (from, related) in edges {
        inner.add_edge(Graph::node(from), Graph::node(related.other), Edge::Reference(related.field));
    }
    let mut graph = Graph { inner, ports: wiring::Ports::default() };
    graph.add_wiring(inventory);
    graph
}

/// Everything a record refers to, its own and what it inherits, each once and in order.
fn all_references(inventory: &Inventory, at: RecordIndex) -> Vec<Related> {
    let mut found = Vec::new();
    let shape = &SHAPES[inventory.head(at).kind.index()];
    references(inventory.own(at), shape, &mut found);
    inherited_references(inventory, at, shape, &mut found);
    found.sort_unstable();
    found.dedup();
    found
}

fn references(group: &Group, shape: &Shape, found: &mut Vec<Related>) {
    for (index, _, value) in group.iter() {
        if let Some(branch) = shape.branch(index) {
            follow(value, branch, found);
        }
    }
}

/// References the record takes from its model or product.
fn inherited_references(inventory: &Inventory, at: RecordIndex, shape: &Shape, found: &mut Vec<Related>) {
    if inventory.parent(at).is_none() {
        return;
    }
    let slots = inventory.slots(at);
    for index in (0..slots.def().fields.len()).filter(|index| slots.def().fields[*index].inherited) {
        if let (Some((value, Stated::Inherited)), Some(branch)) = (slots.stated(index), shape.branch(index)) {
            follow(value, branch, found);
        }
    }
}

fn follow(value: &Value, branch: &Branch, found: &mut Vec<Related>) {
    match (value, branch) {
        (Value::Link(link), Branch::Reference(field)) => {
            found.extend(link.target().map(|other| Related { field: *field, other }));
        }
        (Value::Port(port), Branch::Reference(field)) => {
            found.extend(port.owner.target().map(|other| Related { field: *field, other }));
        }
        (Value::Group(group), Branch::Nested(shape)) => references(group, shape, found),
        (Value::List(items), _) => {
            for item in items {
                follow(item, branch, found);
            }
        }
        _ => {}
    }
}

impl Graph {
    fn node(at: RecordIndex) -> NodeIndex {
        NodeIndex::new(at.at())
    }

    /// Follows the references of one record again, after its fields have changed.
    /// Wiring stays as it was.
    pub(crate) fn relink(&mut self, inventory: &Inventory, at: RecordIndex) {
        let edges = self.inner.edges(Self::node(at));
        let mut old: Vec<_> =
            edges.filter(|edge| matches!(edge.weight(), Edge::Reference(_))).map(|edge| edge.id()).collect();
        // Taking an edge out puts the last one into its place: from the end, those still to go keep theirs.
        old.sort_unstable_by(|a, b| b.cmp(a));
        for edge in old {
            self.inner.remove_edge(edge);
        }
        for related in all_references(inventory, at) {
            self.inner.add_edge(Self::node(at), Self::node(related.other), Edge::Reference(related.field));
        }
    }

    /// Records this one refers to, sorted by field and position.
    pub fn outgoing(&self, at: RecordIndex) -> Vec<Related> {
        self.related(at, Direction::Outgoing)
    }

    /// Records that refer to this one, sorted by field and position.
    pub fn incoming(&self, at: RecordIndex) -> Vec<Related> {
        self.related(at, Direction::Incoming)
    }

    /// Records that refer to this one with any of the fields, in order, each once.
    pub fn referring(&self, at: RecordIndex, fields: &[ReferenceId]) -> Vec<RecordIndex> {
        let mut found: Vec<RecordIndex> = self
            .inner
            .edges_directed(Self::node(at), Direction::Incoming)
            .filter(|edge| matches!(edge.weight(), Edge::Reference(field) if fields.contains(field)))
            .map(|edge| RecordIndex(u32::try_from(edge.source().index()).unwrap_or(u32::MAX)))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Number of nodes and edges.
    pub fn size(&self) -> (usize, usize) {
        (self.inner.node_count(), self.inner.edge_count())
    }

    fn related(&self, at: RecordIndex, direction: Direction) -> Vec<Related> {
        let mut found: Vec<Related> = self
            .inner
            .edges_directed(Self::node(at), direction)
            .filter_map(|edge| {
                let Edge::Reference(field) = *edge.weight() else { return None };
                let other = if direction == Direction::Outgoing { edge.target() } else { edge.source() };
                Some(Related { field, other: RecordIndex(u32::try_from(other.index()).unwrap_or(u32::MAX)) })
            })
            .collect();
        found.sort_unstable();
        found
    }
}
