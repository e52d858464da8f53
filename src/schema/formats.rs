//! How values with a form of their own are written: dates, addresses, ids.
//!
//! Editors get the form as a regular expression. At run time the same form is
//! asked of the value's own constructor, which is faster by far than the
//! expressions (that of a date has 12,000 characters). A property test holds
//! the two together.

use super::units::{Day, Mac, NONE_WORDS, Network, Period, PortName, UNKNOWN_WORDS, network};
use crate::id::ResourceId;

/// One form.
pub(super) struct Format {
    /// Its name in schemas.
    pub(super) name: &'static str,
    /// The regular expression, without anchors.
    pub(super) pattern: fn() -> String,
    /// Whether a text has that form.
    pub(super) accepts: fn(&str) -> bool,
}

/// Form of an id.
pub(super) static ID: Format = Format { name: "id", pattern: || ResourceId::PATTERN.into(), accepts: is_id };

/// Form of a date.
pub(super) static DATE: Format =
    Format { name: "date", pattern: Day::pattern, accepts: |text| Day::parse(text).is_some() };
/// Form of a period.
pub(super) static PERIOD: Format =
    Format { name: "period", pattern: || Period::PATTERN.into(), accepts: |text| Period::parse(text).is_some() };
/// Form of a MAC address.
pub(super) static MAC: Format =
    Format { name: "mac", pattern: || Mac::PATTERN.into(), accepts: |text| Mac::parse(text).is_some() };
/// Form of an IP address.
pub(super) static ADDRESS: Format = Format {
    name: "address",
    pattern: || network::ADDRESS.clone(),
    accepts: |text| network::parse_address(text).is_some(),
};
/// Form of a network.
pub(super) static NETWORK: Format =
    Format { name: "network", pattern: || network::NETWORK.clone(), accepts: |text| Network::parse(text).is_some() };
/// Form of a source of connections.
pub(super) static SOURCE: Format = Format {
    name: "source",
    pattern: || format!("any|{}|{}", *network::NETWORK, *network::ADDRESS),
    accepts: |text| Network::parse_source(text).is_some(),
};
/// Form of a port.
pub(super) static PORT: Format =
    Format { name: "port", pattern: PortName::pattern, accepts: |text| PortName::parse(text).is_some() };

/// Every form.
pub(super) static FORMATS: &[&Format] = &[&ID, &DATE, &PERIOD, &MAC, &ADDRESS, &NETWORK, &SOURCE, &PORT];

/// What may be written beside values of a form.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    /// Nothing.
    Nothing,
    /// Words for unknown.
    Unknown,
    /// Words for unknown and for none.
    UnknownOrNone,
}

impl Beside {
    pub(super) const ALL: [Self; 3] = [Self::Nothing, Self::Unknown, Self::UnknownOrNone];

    /// The words.
    pub(super) fn words(self) -> impl Iterator<Item = &'static str> {
        let unknown: &[&str] = if self == Self::Nothing { &[] } else { UNKNOWN_WORDS };
        let none: &[&str] = if self == Self::UnknownOrNone { NONE_WORDS } else { &[] };
        unknown.iter().chain(none).copied()
    }

    fn suffix(self) -> &'static str {
        match self {
            Self::Nothing => "",
            Self::Unknown => ".unknown",
            Self::UnknownOrNone => ".optional",
        }
    }
}

impl Format {
    /// Its name with what may stand beside it.
    pub(super) fn key(&self, beside: Beside) -> String {
        format!("{}{}", self.name, beside.suffix())
    }

    /// The regular expression with what may stand beside it.
    pub(super) fn whole_pattern(&self, beside: Beside) -> String {
        let words = beside.words().map(|word| format!("|{word}")).collect::<String>();
        format!("^(?:{}{words})$", (self.pattern)())
    }
}

fn is_id(text: &str) -> bool {
    ResourceId::check(text).is_ok()
}
