//! Where a finding points: a file, bytes in it, or a route into a record.

use std::fmt;
use std::ops::Range;

use crate::id::FileId;
use crate::words::Words;

/// One place in one file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// Where in it.
    pub spot: Spot,
    /// A few words next to the caret; may be empty.
    pub label: Words,
}

/// Where in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// The file as a whole.
    File,
    /// Bytes of its text.
    Bytes {
        /// First byte.
        start: u32,
        /// Byte after the last.
        end: u32,
    },
    /// A field of the record that occupies these bytes. It becomes
    /// [`Spot::Bytes`] by reading the record again.
    Route {
        /// First byte of the record.
        start: u32,
        /// Byte after its last.
        end: u32,
        /// The way from the record to the field.
        route: Route,
    },
}

impl Place {
    /// A whole file.
    pub fn file(file: FileId) -> Self {
        Self { file, spot: Spot::File, label: Words::fixed("", "") }
    }

    /// Bytes of a file.
    pub fn bytes(file: FileId, range: Range<u32>) -> Self {
        Self { file, spot: Spot::Bytes { start: range.start, end: range.end }, label: Words::fixed("", "") }
    }

    /// A field of a record.
    pub fn route(file: FileId, record: Range<u32>, route: Route) -> Self {
        let spot = Spot::Route { start: record.start, end: record.end, route };
        Self { file, spot, label: Words::fixed("", "") }
    }

    /// Adds the words next to the caret.
    pub fn label(mut self, label: Words) -> Self {
        self.label = label;
        self
    }

    /// First byte, 0 for a whole file.
    pub fn offset(&self) -> u32 {
        match self.spot {
            Spot::File => 0,
            Spot::Bytes { start, .. } | Spot::Route { start, .. } => start,
        }
    }
}

/// One step of a [`Route`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The value of a key.
    Key(Box<str>),
    /// An item of a list, from 0.
    Index(usize),
}

/// The way from a record to one of its fields: `interfaces/0/segment`.
///
/// The empty route is the record itself, shown at its `id`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Route(Vec<Step>);

impl Route {
    /// The record itself.
    pub fn record() -> Self {
        Self::default()
    }

    /// The route to one key of the record.
    pub fn key(key: &str) -> Self {
        Self(vec![Step::Key(key.into())])
    }

    /// This route, one key further.
    pub fn then_key(mut self, key: &str) -> Self {
        self.0.push(Step::Key(key.into()));
        self
    }

    /// This route, one list item further.
    pub fn then_index(mut self, index: usize) -> Self {
        self.0.push(Step::Index(index));
        self
    }

    /// The steps, outermost first.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// Whether it is the record itself.
    pub fn is_record(&self) -> bool {
        self.0.is_empty()
    }

    /// The route without its last step.
    pub fn parent(&self) -> Option<Self> {
        let (_, rest) = self.0.split_last()?;
        Some(Self(rest.to_vec()))
    }

    /// Reads `interfaces/0/segment`; a step of digits is an index.
    pub fn parse(text: &str) -> Self {
        let step = |part: &str| match part.parse() {
            Ok(index) => Step::Index(index),
            Err(_) => Step::Key(part.into()),
        };
        Self(text.split('/').filter(|part| !part.is_empty()).map(step).collect())
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str("/")?;
            }
            match step {
                Step::Key(key) => f.write_str(key)?,
                Step::Index(index) => write!(f, "{index}")?,
            }
        }
        Ok(())
    }
}
