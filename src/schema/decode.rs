//! Tree → values. What the validator accepted cannot fail here.

use std::ops::Range;

use super::json_schema::{NO_WORDS, YES_WORDS};
use super::secrets;
use super::types::{GroupDef, Type};
use super::units::{Day, Mac, NONE_WORDS, Network, Period, PortName, UNKNOWN_WORDS, network};
use super::value::{Group, Link, Port, Value};
use crate::parse::{Cursor, Plain, Shape, resolve};

/// What decoding needs to know, and what it notices.
pub(super) struct Decoder<'r> {
    /// The nodes the validator did not accept, sorted; they become unknown.
    pub(super) refused: &'r [u32],
    /// Bytes of texts that hold a secret; they become unknown too.
    pub(super) secrets: Vec<Range<u32>>,
}

impl Decoder<'_> {
    /// Decodes a map the validator has looked at. Keys that are not fields
    /// have been reported and are skipped.
    pub(super) fn group(&mut self, def: &'static GroupDef, map: Cursor<'_>) -> Group {
        let mut fields = Vec::with_capacity(12);
        for (key, value) in map.entries() {
            if key.is_refused() {
                continue;
            }
            let Some(index) = def.index_of(key.scalar()) else { continue };
            if key.is_repeated() {
                // Nobody can tell which of the two is meant.
                fields.retain(|(at, _)| *at != index);
                fields.push((index, Value::Unknown));
                continue;
            }
            let field = &def.fields[index];
            fields.push((index, self.value(&field.ty, !field.required, value)));
        }
        Group::new(def, fields)
    }

    /// Decodes one value of that type; `optional` if `なし` may stand for it.
    fn value(&mut self, ty: &'static Type, optional: bool, cursor: Cursor<'_>) -> Value {
        if self.refused.binary_search(&cursor.index()).is_ok() {
            return Value::Unknown;
        }
        match cursor.shape() {
            Shape::Empty | Shape::Broken => Value::Unknown,
            Shape::List => match ty {
                Type::List(item) => Value::List(cursor.items().map(|at| self.value(item, false, at)).collect()),
                _ => Value::Unknown,
            },
            Shape::Map => match ty {
                Type::Group(def) => Value::Group(Box::new(self.group(def, cursor))),
                _ => Value::Unknown,
            },
            Shape::Plain | Shape::Quoted => {
                if *ty == Type::Text && !secrets::find(cursor.scalar()).is_empty() {
                    self.secrets.push(cursor.range());
                    return Value::Unknown;
                }
                scalar(ty, optional, cursor).unwrap_or(Value::Unknown)
            }
        }
    }
}

fn scalar(ty: &'static Type, optional: bool, cursor: Cursor<'_>) -> Option<Value> {
    let text = cursor.scalar();
    let plain = cursor.shape() == Shape::Plain;
    if plain && resolve(text) == Plain::Null {
        return None;
    }
    if UNKNOWN_WORDS.contains(&text) {
        return None;
    }
    if optional && NONE_WORDS.contains(&text) && !matches!(ty, Type::YesNo) {
        // A list of choices that has a word for it takes that word.
        return Some(match ty {
            Type::Choice(choices) => choices.position("none").map_or(Value::None, Value::Choice),
            _ => Value::None,
        });
    }
    let number = || if plain { resolve(text) } else { Plain::Text };
    Some(match ty {
        Type::Text => Value::Text(text.into()),
        Type::YesNo => match number() {
            Plain::Bool(value) => Value::Bool(value),
            _ if YES_WORDS.contains(&text) => Value::Bool(true),
            _ if NO_WORDS.contains(&text) => Value::Bool(false),
            _ => return None,
        },
        Type::Int { .. } | Type::Vlan => match number() {
            Plain::Int(value) => Value::Int(value),
            #[expect(clippy::cast_possible_truncation, reason = "the validator has checked the range")]
            Plain::Decimal(value) if value.fract() == 0.0 => Value::Int(value as i64),
            _ => return None,
        },
        Type::Decimal { .. } => match number() {
            #[expect(clippy::cast_precision_loss, reason = "a measured quantity far below 2^53")]
            Plain::Int(value) => Value::Decimal(value as f64),
            Plain::Decimal(value) => Value::Decimal(value),
            _ => return None,
        },
        Type::Date => Value::Day(Day::parse(text)?),
        Type::Period => Value::Period(Period::parse(text)?),
        Type::Choice(choices) => Value::Choice(choices.position(text)?),
        Type::Mac => Value::Mac(Mac::parse(text)?),
        Type::Address => Value::Address(network::parse_address(text)?),
        Type::Network => Value::Network(Network::parse(text)?),
        Type::Source => Value::Network(Network::parse_source(text)?),
        Type::Port => {
            let port = PortName::parse(text)?;
            Value::Port(Box::new(Port { owner: Link::Id(port.owner.into()), name: port.port.into(), face: port.face }))
        }
        Type::Ref(_) => Value::Link(Link::Id(text.into())),
        Type::List(_) | Type::Group(_) => return None,
    })
}
