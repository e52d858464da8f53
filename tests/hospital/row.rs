//! Rows and what stands in their fields.

use std::borrow::Cow;

use super::day::Day;

/// What stands in a field.
#[derive(Clone, Debug)]
pub enum Value {
    /// Text, a word of a choice, a date, an address: quoted if YAML needs it.
    Text(Cow<'static, str>),
    /// An id, or a port, which begins with one.
    Ref(String),
    /// A whole number.
    Number(i64),
    /// A day.
    Day(Day),
    /// はい or いいえ.
    Yes(bool),
    /// なし.
    None,
    /// 不明.
    Unknown,
    /// A list.
    List(Vec<Value>),
    /// A group.
    Group(Group),
}

/// A group of fields.
#[derive(Clone, Debug, Default)]
pub struct Group(pub(super) Vec<(&'static str, Value)>);

/// A row of a sheet.
#[derive(Clone, Debug)]
pub struct Row {
    pub(super) id: String,
    pub(super) one_line: bool,
    pub(super) fields: Group,
}

impl From<&'static str> for Value {
    fn from(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<Group> for Value {
    fn from(group: Group) -> Self {
        Self::Group(group)
    }
}

/// Fields are added in the order they are to be read.
pub trait Fill: Sized {
    /// A field with any value.
    fn put(self, key: &'static str, value: impl Into<Value>) -> Self;

    /// Text, a word of a choice, an address, a period.
    fn text(self, key: &'static str, text: impl Into<Cow<'static, str>>) -> Self {
        self.put(key, Value::Text(text.into()))
    }

    /// A list of texts or words.
    fn texts(self, key: &'static str, texts: &[&'static str]) -> Self {
        self.put(key, Value::List(texts.iter().map(|text| Value::from(*text)).collect()))
    }

    /// A reference to a record by its id, or a port.
    fn refer(self, key: &'static str, id: impl Into<String>) -> Self {
        self.put(key, Value::Ref(id.into()))
    }

    /// A list of references.
    fn refers<I: AsRef<str>>(self, key: &'static str, ids: impl IntoIterator<Item = I>) -> Self {
        self.put(key, Value::List(ids.into_iter().map(|id| Value::Ref(id.as_ref().to_owned())).collect()))
    }

    /// A whole number.
    fn number(self, key: &'static str, number: impl Into<i64>) -> Self {
        self.put(key, Value::Number(number.into()))
    }

    /// A day.
    fn day(self, key: &'static str, day: Day) -> Self {
        self.put(key, Value::Day(day))
    }

    /// はい or いいえ.
    fn yes(self, key: &'static str, yes: bool) -> Self {
        self.put(key, Value::Yes(yes))
    }

    /// Known to be none: なし.
    fn none(self, key: &'static str) -> Self {
        self.put(key, Value::None)
    }

    /// Known to be unknown: 不明.
    fn unknown(self, key: &'static str) -> Self {
        self.put(key, Value::Unknown)
    }

    /// A group of fields.
    fn group(self, key: &'static str, group: Group) -> Self {
        self.put(key, Value::Group(group))
    }

    /// A list of groups.
    fn groups(self, key: &'static str, groups: impl IntoIterator<Item = Group>) -> Self {
        self.put(key, Value::List(groups.into_iter().map(Value::Group).collect()))
    }

    /// A list of numbers.
    fn numbers(self, key: &'static str, numbers: &[i64]) -> Self {
        self.put(key, Value::List(numbers.iter().map(|number| Value::Number(*number)).collect()))
    }

    /// More fields if something holds.
    fn when(self, holds: bool, more: impl FnOnce(Self) -> Self) -> Self {
        if holds { more(self) } else { self }
    }

    /// More fields if there is something to say.
    fn with<T>(self, value: Option<T>, more: impl FnOnce(Self, T) -> Self) -> Self {
        match value {
            Some(value) => more(self, value),
            None => self,
        }
    }
}

impl Fill for Group {
    fn put(mut self, key: &'static str, value: impl Into<Value>) -> Self {
        self.0.push((key, value.into()));
        self
    }
}

impl Fill for Row {
    fn put(mut self, key: &'static str, value: impl Into<Value>) -> Self {
        self.fields.0.push((key, value.into()));
        self
    }
}

impl Group {
    /// An empty group.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Row {
    /// A row of several lines.
    pub fn block(id: impl Into<String>) -> Self {
        Self { id: id.into(), one_line: false, fields: Group::default() }
    }

    /// A row on one line, if it fits.
    pub fn line(id: impl Into<String>) -> Self {
        Self { id: id.into(), one_line: true, fields: Group::default() }
    }

    /// The id, without prefix.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What a field holds so far.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.fields.0.iter().find(|(name, _)| *name == key).map(|(_, value)| value)
    }

    /// Takes a field out: an honest gap, or a fault.
    pub fn without(mut self, key: &str) -> Self {
        self.fields.0.retain(|(name, _)| *name != key);
        self
    }

    /// Puts another value into a field, or adds it.
    pub fn instead(mut self, key: &'static str, value: impl Into<Value>) -> Self {
        let value = value.into();
        match self.fields.0.iter_mut().find(|(name, _)| *name == key) {
            Some((_, old)) => *old = value,
            None => self.fields.0.push((key, value)),
        }
        self
    }
}
