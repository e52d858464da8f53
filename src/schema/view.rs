//! Typed reading of a record's fields, its inherited ones included.

use std::net::IpAddr;

use super::fact::Fact;
use super::types::{Absent, Field, GroupDef, Type};
use super::units::{Day, Mac, Network, Period, VlanId};
use super::value::{Group, Link, Port, Value};
use crate::id::RecordIndex;

/// A record's own fields and, behind them, those of its model or product.
#[derive(Clone, Copy, Debug)]
pub struct Slots<'a> {
    own: &'a Group,
    inherited: Option<&'a Group>,
}

/// Who stated a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stated {
    /// The record itself.
    Own,
    /// Its model or product.
    Inherited,
}

impl<'a> Slots<'a> {
    /// Fields without inheritance.
    pub fn own(own: &'a Group) -> Self {
        Self { own, inherited: None }
    }

    /// Fields with those of the model or product behind them.
    pub fn with(own: &'a Group, inherited: Option<&'a Group>) -> Self {
        Self { own, inherited }
    }

    /// What fields there are.
    pub fn def(self) -> &'static GroupDef {
        self.own.def()
    }

    /// The record's own fields.
    pub fn own_group(self) -> &'a Group {
        self.own
    }

    /// The value of a field and who stated it; `None` if nobody did.
    ///
    /// What the record states wins, even where it states that nobody knows.
    pub fn stated(self, index: usize) -> Option<(&'a Value, Stated)> {
        if let Some(value) = self.own.get(index) {
            return Some((value, Stated::Own));
        }
        let field = &self.own.def().fields[index];
        let parent = self.inherited.filter(|_| field.inherited)?;
        parent.by_name(field.name).map(|value| (value, Stated::Inherited))
    }

    /// The value of a field; `None` if nobody stated it.
    pub fn value(self, index: usize) -> Option<&'a Value> {
        self.stated(index).map(|(value, _)| value)
    }

    /// The word of a choice field; `None` if it is not known.
    pub fn word(self, name: &str) -> Option<&'static str> {
        let index = self.def().index_of(name)?;
        match (self.value(index)?, &self.def().fields[index].ty) {
            (Value::Choice(at), Type::Choice(choices)) => Some(choices.words.get(usize::from(*at))?.code),
            _ => None,
        }
    }

    /// Whether a row of this one's type can have the field. Of an unknown type, it may.
    pub fn may_have(self, field: &Field) -> bool {
        field.only.is_empty() || self.word("type").is_none_or(|word| field.only.contains(&word))
    }

    /// The field as a fact of that type, with the meaning of absence applied.
    pub fn fact<T: FromValue<'a>>(self, index: usize) -> Fact<T> {
        match self.value(index) {
            Some(Value::Unknown) => Fact::Unknown,
            Some(Value::None) => T::none(),
            Some(value) => T::from_value(value).map_or(Fact::Unknown, Fact::Known),
            None => match self.def().fields[index].absent {
                Absent::Unknown => Fact::Unknown,
                Absent::None => T::none(),
                Absent::No => T::from_value(&Value::Bool(false)).map_or(Fact::Unknown, Fact::Known),
                Absent::Choice(word) => {
                    let Type::Choice(choices) = self.def().fields[index].ty else { return Fact::Unknown };
                    let position = choices.position(word).and_then(|at| T::from_choice(at));
                    position.map_or(Fact::Unknown, Fact::Known)
                }
            },
        }
    }
}

/// A Rust type a [`Value`] can be read as.
pub trait FromValue<'a>: Sized {
    /// The value, if it is of this type and usable.
    fn from_value(value: &'a Value) -> Option<Self>;

    /// What `なし` means for this type; an empty list for lists.
    fn none() -> Fact<Self> {
        Fact::None
    }

    /// The choice at that position, for choice types.
    fn from_choice(_position: u16) -> Option<Self> {
        None
    }
}

macro_rules! from_value {
    ($($type:ty: $pattern:pat => $result:expr;)+) => {$(
        impl<'a> FromValue<'a> for $type {
            fn from_value(value: &'a Value) -> Option<Self> {
                match value {
                    $pattern => $result,
                    _ => None,
                }
            }
        }
    )+};
}

from_value! {
    bool: Value::Bool(value) => Some(*value);
    i64: Value::Int(value) => Some(*value);
    &'a str: Value::Text(value) => Some(value);
    Day: Value::Day(value) => Some(*value);
    Period: Value::Period(value) => Some(*value);
    Mac: Value::Mac(value) => Some(*value);
    IpAddr: Value::Address(value) => Some(*value);
    Network: Value::Network(value) => Some(*value);
    VlanId: Value::Int(value) => VlanId::new(*value);
    RecordIndex: Value::Link(link) => link.target();
    &'a Link: Value::Link(link) => Some(link);
    &'a Port: Value::Port(port) => Some(port);
    &'a Group: Value::Group(group) => Some(group);
}

impl<'a> FromValue<'a> for f64 {
    fn from_value(value: &'a Value) -> Option<Self> {
        match value {
            Value::Decimal(value) => Some(*value),
            #[expect(clippy::cast_precision_loss, reason = "a measured quantity far below 2^53")]
            Value::Int(value) => Some(*value as Self),
            _ => None,
        }
    }
}

/// The items of a list field.
#[derive(Clone, Copy, Debug)]
pub struct List<'a, T> {
    items: &'a [Value],
    of: std::marker::PhantomData<T>,
}

impl<'a, T: FromValue<'a> + 'a> List<'a, T> {
    /// The items; one that is broken or not known is [`Fact::Unknown`].
    pub fn facts(self) -> impl Iterator<Item = Fact<T>> + 'a {
        let items = self.items;
        items.iter().map(|value| T::from_value(value).map_or(Fact::Unknown, Fact::Known))
    }

    /// The items that are known.
    pub fn known(self) -> impl Iterator<Item = T> + 'a {
        let items = self.items;
        items.iter().filter_map(T::from_value)
    }

    /// Number of items, unknown ones included.
    pub fn len(self) -> usize {
        self.items.len()
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.items.is_empty()
    }
}

impl<'a, T: FromValue<'a>> FromValue<'a> for List<'a, T> {
    fn from_value(value: &'a Value) -> Option<Self> {
        match value {
            Value::List(items) => Some(Self { items, of: std::marker::PhantomData }),
            _ => None,
        }
    }

    fn none() -> Fact<Self> {
        Fact::Known(Self { items: &[], of: std::marker::PhantomData })
    }
}
