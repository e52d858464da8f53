//! Decoded values: what a field holds once its type has read it.

use std::net::IpAddr;

use super::types::{Field, GroupDef};
use super::units::{Day, Face, Mac, Network, Period};
use crate::id::RecordIndex;

/// A decoded field. 24 bytes, so that half a million records fit in memory.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Stated, but not known or not usable: `不明`, refused, or masked.
    Unknown,
    /// Stated to be none: `なし`.
    None,
    /// A yes/no field.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A number with a fraction.
    Decimal(f64),
    /// Position in the list of choices.
    Choice(u16),
    /// A date.
    Day(Day),
    /// A length of time.
    Period(Period),
    /// A MAC address.
    Mac(Mac),
    /// An IP address.
    Address(IpAddr),
    /// An IP network.
    Network(Network),
    /// Free text.
    Text(Box<str>),
    /// A reference to a record.
    Link(Link),
    /// A port of a device, panel or outlet.
    Port(Box<Port>),
    /// Items.
    List(Box<[Value]>),
    /// Fields of a nested group.
    Group(Box<Group>),
}

/// A reference, before and after it is resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// The id as written; only until the inventory is assembled.
    Id(Box<str>),
    /// The record it names.
    To(RecordIndex),
    /// No record has this id.
    Dangling(Box<str>),
    /// Several records have this id.
    Ambiguous(Box<str>),
    /// A record has this id, but of a kind the field does not take.
    WrongKind(Box<str>),
}

impl Link {
    /// The record, if there is exactly one of the right kind.
    pub fn target(&self) -> Option<RecordIndex> {
        match self {
            Self::To(index) => Some(*index),
            _ => None,
        }
    }

    /// The id as written, unless it has been resolved.
    pub fn unresolved(&self) -> Option<&str> {
        match self {
            Self::To(_) => None,
            Self::Id(id) | Self::Dangling(id) | Self::Ambiguous(id) | Self::WrongKind(id) => Some(id),
        }
    }
}

/// A port with its resolved owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Port {
    /// The device, panel or outlet.
    pub owner: Link,
    /// Name at the owner; empty for an outlet's one jack.
    pub name: Box<str>,
    /// The face, if it was written.
    pub face: Option<Face>,
}

/// The fields of a record or of a group in it; only what was written takes room.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    def: &'static GroupDef,
    /// Bit *n* is set if field *n* of the definition was written. A test holds
    /// that no definition has more than 128 fields.
    written: [u64; 2],
    /// The written fields, in the order of the definition.
    values: Box<[Value]>,
    /// In a list merged from a model: where the item came from.
    origin: Origin,
}

/// Where an item of a list merged by name was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Position in the record's own list, plus one; 0 if it is not there.
    pub own: u32,
    /// Position in the inherited list, plus one; 0 if it is not there.
    pub inherited: u32,
}

impl Group {
    /// Puts a group together from fields and values; a later value of the same field is ignored.
    pub fn new(def: &'static GroupDef, mut fields: Vec<(usize, Value)>) -> Self {
        fields.sort_by_key(|(index, _)| *index);
        fields.dedup_by_key(|(index, _)| *index);
        let mut written = [0; 2];
        for (index, _) in &fields {
            written[index / 64] |= 1 << (index % 64);
        }
        let values = fields.into_iter().map(|(_, value)| value).collect();
        Self { def, written, values, origin: Origin::default() }
    }

    /// What fields there are.
    pub fn def(&self) -> &'static GroupDef {
        self.def
    }

    /// The value of a field, `None` if it was not written.
    pub fn get(&self, index: usize) -> Option<&Value> {
        let bit = 1 << (index % 64);
        let word = self.written[index / 64];
        if word & bit == 0 {
            return None;
        }
        let below = (word & (bit - 1)).count_ones() + if index >= 64 { self.written[0].count_ones() } else { 0 };
        self.values.get(below as usize)
    }

    /// The value of the field of that name.
    pub fn by_name(&self, name: &str) -> Option<&Value> {
        self.get(self.def.index_of(name)?)
    }

    /// The written fields with their values, in the order of the definition.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &'static Field, &Value)> {
        let def = self.def;
        (0..def.fields.len()).filter_map(move |index| Some((index, &def.fields[index], self.get(index)?)))
    }

    /// The values, for resolving references in place.
    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = (&'static Field, &mut Value)> {
        let def = self.def;
        let written = self.written;
        let indices = (0..def.fields.len()).filter(move |index| written[index / 64] >> (index % 64) & 1 == 1);
        indices.map(move |index| &def.fields[index]).zip(self.values.iter_mut())
    }

    /// Where the item came from, if its list was merged.
    pub fn origin(&self) -> Origin {
        self.origin
    }

    pub(crate) fn with_origin(mut self, origin: Origin) -> Self {
        self.origin = origin;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_small() {
        assert_eq!(size_of::<Value>(), 24);
        assert!(size_of::<Group>() <= 48, "{}", size_of::<Group>());
    }
}
