//! Named analyses: general questions over many records, asked by rule files.
//!
//! One file each; the list below is all that ties them to their names.

mod address;
mod drawing;
mod flat;
mod listed;
mod overlap;
mod placeholder;
mod unique;
mod wiring;

use super::cel::{Read, World};
use super::message::Extras;
use super::missing::Missing;
use super::outcome::Outcome;
use crate::finding::Route;
use crate::id::RecordIndex;
use crate::schema::documents::{BuiltinName, RuleCheck};
use crate::schema::kinds::Kind;
use crate::words;
use crate::words::Words;

/// A named analysis.
pub trait Analysis: Send + Sync {
    /// The kinds it can be asked about; empty for any.
    fn subjects(&self) -> &'static [Kind];

    /// Names its messages may quote beside fields.
    fn extras(&self) -> &'static [&'static str] {
        &[]
    }

    /// Fields it looks at, beside those its rule names.
    fn looks_at(&self) -> &'static [Read];

    /// Judges the records, in their order.
    fn judge(&self, world: &World<'_>, subjects: &[RecordIndex]) -> Vec<Judged>;
}

/// What an analysis says of one record.
#[derive(Debug)]
pub struct Judged {
    /// The outcome.
    pub outcome: Outcome,
    /// What it rests on, if it needs words.
    pub detail: Option<Box<Detail>>,
}

/// What an outcome rests on.
#[derive(Clone, Debug, Default)]
pub struct Detail {
    /// Where the caret goes; the record itself if empty.
    pub at: Route,
    /// Other records involved, where in them, and what to call them.
    pub others: Vec<(RecordIndex, Route, Words)>,
    /// What the message may quote.
    pub extras: Extras,
    /// If undecided: what is missing.
    pub missing: Vec<Missing>,
}

impl Judged {
    fn satisfied() -> Self {
        Self { outcome: Outcome::Satisfied, detail: None }
    }

    fn not_applicable() -> Self {
        Self { outcome: Outcome::NotApplicable, detail: None }
    }

    fn violated(detail: Detail) -> Self {
        Self { outcome: Outcome::Violated, detail: Some(Box::new(detail)) }
    }

    fn undecided(missing: Vec<Missing>) -> Self {
        Self { outcome: Outcome::Undecided, detail: Some(Box::new(Detail { missing, ..Detail::default() })) }
    }

    /// Nothing wrong was seen. While rows are lost that is not enough.
    fn unless_lost(world: &World<'_>) -> Self {
        if world.inventory.lost().is_empty() { Self::satisfied() } else { Self::undecided(vec![Missing::lost()]) }
    }
}

/// Records named in a message; the rest are counted.
const NAMED: usize = 4;

/// Ids of the other records that share something: the first few, and how many
/// more there are of them in all.
fn names(world: &World<'_>, first: impl Iterator<Item = RecordIndex>, all: usize) -> Words {
    let shown: Vec<&str> = first.take(NAMED).map(|at| world.inventory.head(at).id.as_str()).collect();
    let shown = shown.join(", ");
    match all.saturating_sub(NAMED) {
        0 => Words::verbatim(shown),
        rest => words!("{shown} ほか {rest} 件", "{shown} and {rest} more"),
    }
}

/// The analysis of that name.
///
/// # Errors
/// If it needs a field and none, or no such one, is named.
pub(super) fn find(name: BuiltinName, subject: Kind, check: &RuleCheck<'_>) -> Result<Box<dyn Analysis>, Words> {
    let (field, listed_in) = (check.field().known(), check.listed_in().known());
    Ok(match name {
        BuiltinName::UniqueAddress => Box::new(address::UniqueAddress),
        BuiltinName::UniqueMac => Box::new(address::UniqueMac),
        BuiltinName::UniqueHostName => Box::new(unique::UniqueHostName),
        BuiltinName::UniqueVlan => Box::new(unique::UniqueVlan),
        BuiltinName::UniqueText => Box::new(unique::UniqueText::new(subject, field)?),
        BuiltinName::ListedText => Box::new(listed::ListedText::new(subject, field, listed_in)?),
        BuiltinName::OverlappingPrefixes => Box::new(overlap::OverlappingPrefixes),
        BuiltinName::FaceOccupiedOnce => Box::new(wiring::FaceOccupiedOnce),
        BuiltinName::PortExists => Box::new(wiring::PortExists),
        BuiltinName::WiredSegment => Box::new(wiring::WiredSegment),
        BuiltinName::ReachesSwitch => Box::new(wiring::ReachesSwitch),
        BuiltinName::DrawingStale => Box::new(drawing::DrawingStale),
        BuiltinName::FlatNetwork => Box::new(flat::FlatNetwork),
        BuiltinName::PlaceholderText => Box::new(placeholder::PlaceholderText),
    })
}
