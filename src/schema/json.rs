//! The arena as the JSON the validator sees; no copy is made.

use std::borrow::Cow;

use jsonschema::json::{Array, Json, JsonNumber, Node, NodeIdentity, Object};
use jsonschema::types::JsonType;
use serde_json::{Number, Value};

use crate::parse::{Cursor, Entries, Items, Plain, Shape, resolve};

/// The representation, as `jsonschema` names it.
pub(super) struct ArenaJson;

/// A node of the arena, or a property name on its own.
#[derive(Clone, Copy)]
pub(super) enum JsonNode<'a> {
    At(Cursor<'a>),
    Name(&'a str),
}

impl Json for ArenaJson {
    type Node<'a> = JsonNode<'a>;
    type PreparedKey = Box<str>;
    type StringBuffer = String;

    // Looking up a key is a linear scan, so one pass over the members wins early.
    const KEYS_PER_LOOKUP: usize = 4;

    fn prepare_key(key: &str) -> Box<str> {
        key.into()
    }

    fn with_string_node<T>(buffer: &mut String, string: &str, f: impl FnOnce(JsonNode<'_>) -> T) -> T {
        buffer.clear();
        buffer.push_str(string);
        f(JsonNode::Name(buffer))
    }
}

impl<'a> JsonNode<'a> {
    fn shape(self) -> Shape {
        match self {
            Self::At(cursor) => cursor.shape(),
            Self::Name(_) => Shape::Quoted,
        }
    }

    fn text(self) -> &'a str {
        match self {
            Self::At(cursor) => cursor.scalar(),
            Self::Name(name) => name,
        }
    }

    fn plain(self) -> Plain {
        match self.shape() {
            Shape::Empty => Plain::Null,
            Shape::Plain => resolve(self.text()),
            _ => Plain::Text,
        }
    }
}

impl<'a> Node<'a, ArenaJson> for JsonNode<'a> {
    type Object = JsonObject<'a>;
    type Array = JsonArray<'a>;
    type Number = JsonNum;

    fn as_object(&self) -> Option<JsonObject<'a>> {
        match *self {
            Self::At(cursor) if cursor.shape() == Shape::Map => Some(JsonObject(cursor)),
            _ => None,
        }
    }

    fn as_array(&self) -> Option<JsonArray<'a>> {
        match *self {
            Self::At(cursor) if cursor.shape() == Shape::List => Some(JsonArray(cursor)),
            _ => None,
        }
    }

    fn as_string(&self) -> Option<Cow<'a, str>> {
        (self.json_type() == JsonType::String).then(|| Cow::Borrowed(self.text()))
    }

    fn as_number(&self) -> Option<JsonNum> {
        match self.plain() {
            Plain::Int(number) => Some(JsonNum::Int(number)),
            Plain::Decimal(number) => Some(JsonNum::Decimal(number)),
            _ => None,
        }
    }

    fn as_boolean(&self) -> Option<bool> {
        match self.plain() {
            Plain::Bool(value) => Some(value),
            _ => None,
        }
    }

    fn is_null(&self) -> bool {
        self.plain() == Plain::Null
    }

    fn json_type(&self) -> JsonType {
        match self.shape() {
            Shape::Map => JsonType::Object,
            Shape::List => JsonType::Array,
            // An alias that could not be expanded is nothing anyone knows.
            Shape::Empty | Shape::Broken => JsonType::Null,
            Shape::Quoted => JsonType::String,
            Shape::Plain => match self.plain() {
                Plain::Null => JsonType::Null,
                Plain::Bool(_) => JsonType::Boolean,
                Plain::Int(_) | Plain::Decimal(_) => JsonType::Number,
                Plain::Text => JsonType::String,
            },
        }
    }

    fn equals_value(&self, expected: &Value) -> bool {
        match expected {
            Value::String(text) => self.json_type() == JsonType::String && self.text() == text,
            Value::Null => self.json_type() == JsonType::Null,
            Value::Bool(value) => self.as_boolean() == Some(*value),
            other => jsonschema::json::cmp::equal(&self.to_value(), other),
        }
    }

    fn to_value(&self) -> Cow<'a, Value> {
        Cow::Owned(match *self {
            Self::Name(name) => name.into(),
            Self::At(cursor) => to_value(cursor),
        })
    }

    fn identity(&self) -> Option<NodeIdentity> {
        match *self {
            Self::At(cursor) => Some(NodeIdentity::tagged(std::ptr::from_ref(cursor.arena()).addr(), cursor.index())),
            Self::Name(_) => None,
        }
    }
}

/// A whole number or one with a fraction.
pub(super) enum JsonNum {
    Int(i64),
    Decimal(f64),
}

impl JsonNumber for JsonNum {
    fn as_u64(&self) -> Option<u64> {
        self.as_i64().and_then(|number| u64::try_from(number).ok())
    }

    fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Int(number) => Some(*number),
            Self::Decimal(_) => None,
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "ranges are far below 2^53")]
    fn as_f64(&self) -> Option<f64> {
        Some(match self {
            Self::Int(number) => *number as f64,
            Self::Decimal(number) => *number,
        })
    }

    fn as_str(&self) -> Cow<'_, str> {
        Cow::Owned(match self {
            Self::Int(number) => number.to_string(),
            Self::Decimal(number) => number.to_string(),
        })
    }

    fn to_number(&self) -> Cow<'_, Number> {
        Cow::Owned(match self {
            Self::Int(number) => (*number).into(),
            Self::Decimal(number) => Number::from_f64(*number).unwrap_or_else(|| 0.into()),
        })
    }

    fn is_integer(&self) -> bool {
        match self {
            Self::Int(_) => true,
            Self::Decimal(number) => number.fract() == 0.0,
        }
    }

    fn is_written_as_integer(&self) -> bool {
        matches!(self, Self::Int(_))
    }
}

/// A map.
pub(super) struct JsonObject<'a>(Cursor<'a>);

/// The members of a map.
pub(super) struct Members<'a>(Entries<'a>);

impl<'a> Iterator for Members<'a> {
    type Item = (&'a str, JsonNode<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        // A refused key names nothing; its finding has been made.
        let (key, value) = self.0.by_ref().find(|(key, _)| !key.is_refused())?;
        Some((key.scalar(), JsonNode::At(value)))
    }
}

impl<'a> Object<'a, ArenaJson> for JsonObject<'a> {
    type Node = JsonNode<'a>;
    type MemberName = &'a str;
    type MembersIter = Members<'a>;

    fn len(&self) -> usize {
        self.members().count()
    }

    fn is_empty(&self) -> bool {
        self.members().next().is_none()
    }

    fn get(&self, key: &Box<str>) -> Option<JsonNode<'a>> {
        self.0.get(key).map(JsonNode::At)
    }

    fn members(&self) -> Members<'a> {
        Members(self.0.entries())
    }
}

/// A list.
pub(super) struct JsonArray<'a>(Cursor<'a>);

/// The items of a list.
pub(super) struct Elements<'a>(Items<'a>);

impl<'a> Iterator for Elements<'a> {
    type Item = JsonNode<'a>;

    fn next(&mut self) -> Option<JsonNode<'a>> {
        self.0.next().map(JsonNode::At)
    }
}

impl<'a> Array<'a, ArenaJson> for JsonArray<'a> {
    type Node = JsonNode<'a>;
    type ElementsIter = Elements<'a>;

    fn len(&self) -> usize {
        self.0.items().count()
    }

    fn elements(&self) -> Elements<'a> {
        Elements(self.0.items())
    }
}

/// Converts a node; for error texts and tests only.
fn to_value(cursor: Cursor<'_>) -> Value {
    match cursor.shape() {
        Shape::Map => {
            let members = Members(cursor.entries());
            members
                .map(|(key, value)| (key.to_owned(), value.to_value().into_owned()))
                .collect::<serde_json::Map<_, _>>()
                .into()
        }
        Shape::List => cursor.items().map(to_value).collect::<Vec<_>>().into(),
        _ => match JsonNode::At(cursor).plain() {
            Plain::Null => Value::Null,
            Plain::Bool(value) => value.into(),
            Plain::Int(number) => number.into(),
            Plain::Decimal(number) => number.into(),
            Plain::Text if cursor.shape() == Shape::Broken => Value::Null,
            Plain::Text => cursor.scalar().into(),
        },
    }
}
