//! Three states of every field.

/// What is known of a field.
///
/// Absent, `null`, `不明`, an invalid value and a broken reference are
/// [`Unknown`](Fact::Unknown); `なし` and an empty list are [`None`](Fact::None).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact<T> {
    /// The value was written down.
    Known(T),
    /// Known to be none.
    None,
    /// Nobody wrote it, or not in a way that can be used.
    Unknown,
}

impl<T> Fact<T> {
    /// The value if it is known.
    pub fn known(self) -> Option<T> {
        match self {
            Self::Known(value) => Some(value),
            Self::None | Self::Unknown => Option::None,
        }
    }

    /// Whether nobody knows.
    pub fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown)
    }

    /// Changes a known value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Fact<U> {
        match self {
            Self::Known(value) => Fact::Known(change(value)),
            Self::None => Fact::None,
            Self::Unknown => Fact::Unknown,
        }
    }

    /// Follows a known value to another fact.
    pub fn and_then<U>(self, follow: impl FnOnce(T) -> Fact<U>) -> Fact<U> {
        match self {
            Self::Known(value) => follow(value),
            Self::None => Fact::None,
            Self::Unknown => Fact::Unknown,
        }
    }
}
