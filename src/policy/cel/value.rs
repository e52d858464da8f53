//! What an expression's parts evaluate to.

use std::net::IpAddr;

use crate::id::RecordIndex;
use crate::schema::units::{Day, Mac, Network, Period};
use crate::schema::value::{Group, Port, Value};

/// Kleene's three truth values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// No.
    False,
    /// Yes.
    True,
    /// Cannot be told.
    Unknown,
}

impl Truth {
    /// From a two-valued answer.
    pub fn of(value: bool) -> Self {
        if value { Self::True } else { Self::False }
    }
}

/// A scalar or a single thing. Lists are visited, never held.
///
/// Where standard CEL stops with an error (no such field, wrong operand,
/// overflow), the value is [`Unknown`](V::Unknown): `&&` and `||` absorb both alike.
#[derive(Clone, Copy, Debug)]
pub(super) enum V<'a> {
    /// Not known, or an error.
    Unknown,
    /// Known to be none.
    Null,
    Bool(bool),
    Int(i64),
    Decimal(f64),
    Text(&'a str),
    Day(Day),
    Period(Period),
    Mac(Mac),
    Address(IpAddr),
    Network(Network),
    Port(&'a Port),
    Choice(u16),
    Record(RecordIndex),
    /// A group, and the record whose row it stands in.
    Group(&'a Group, RecordIndex),
}

impl<'a> V<'a> {
    /// A decoded value of a record; lists are unknown here.
    pub(super) fn of(value: &'a Value, owner: RecordIndex) -> Self {
        match value {
            Value::Unknown | Value::List(_) => Self::Unknown,
            Value::None => Self::Null,
            Value::Bool(value) => Self::Bool(*value),
            Value::Int(value) => Self::Int(*value),
            Value::Decimal(value) => Self::Decimal(*value),
            Value::Choice(value) => Self::Choice(*value),
            Value::Day(value) => Self::Day(*value),
            Value::Period(value) => Self::Period(*value),
            Value::Mac(value) => Self::Mac(*value),
            Value::Address(value) => Self::Address(*value),
            Value::Network(value) => Self::Network(*value),
            Value::Text(value) => Self::Text(value),
            Value::Link(link) => link.target().map_or(Self::Unknown, Self::Record),
            // A port of something that is not there could be any port.
            Value::Port(value) => value.owner.target().map_or(Self::Unknown, |_| Self::Port(value)),
            Value::Group(value) => Self::Group(value, owner),
        }
    }

    /// Whether two values are the same; a value is never the same as none.
    pub(super) fn equals(self, other: Self) -> Truth {
        Truth::of(match (self, other) {
            (Self::Unknown, _) | (_, Self::Unknown) => return Truth::Unknown,
            (Self::Null, Self::Null) => true,
            (Self::Bool(a), Self::Bool(b)) => a == b,
            (Self::Int(a), Self::Int(b)) => a == b,
            (Self::Text(a), Self::Text(b)) => a == b,
            (Self::Day(a), Self::Day(b)) => a == b,
            (Self::Period(a), Self::Period(b)) => a == b,
            (Self::Mac(a), Self::Mac(b)) => a == b,
            (Self::Address(a), Self::Address(b)) => a == b,
            (Self::Network(a), Self::Network(b)) => a == b,
            (Self::Port(a), Self::Port(b)) => a == b,
            (Self::Choice(a), Self::Choice(b)) => a == b,
            (Self::Record(a), Self::Record(b)) => a == b,
            (Self::Group(a, _), Self::Group(b, _)) => std::ptr::eq(a, b),
            _ => match (self.number(), other.number()) {
                (Some(a), Some(b)) => a.total_cmp(&b).is_eq(),
                _ => false,
            },
        })
    }

    /// The order of two values, where they have one.
    pub(super) fn compare(self, other: Self) -> Option<std::cmp::Ordering> {
        match (self, other) {
            (Self::Int(a), Self::Int(b)) => Some(a.cmp(&b)),
            (Self::Day(a), Self::Day(b)) => Some(a.cmp(&b)),
            (Self::Text(a), Self::Text(b)) => Some(a.cmp(b)),
            (Self::Period(a), Self::Period(b)) => Some(a.at_most_days().cmp(&b.at_most_days())),
            _ => Some(self.number()?.total_cmp(&other.number()?)),
        }
    }

    fn number(self) -> Option<f64> {
        match self {
            #[expect(clippy::cast_precision_loss, reason = "counts and measures are far below 2^53")]
            Self::Int(value) => Some(value as f64),
            Self::Decimal(value) => Some(value),
            _ => None,
        }
    }
}
