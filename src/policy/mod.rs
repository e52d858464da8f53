//! Room 7: rules, and what they say.
//!
//! Loads rules and editions from files ([`load`]), judges every rule over every
//! record of its kind ([`judge`]), and tells what violated and undecided
//! outcomes say, on demand. Expressions live in [`cel`], general questions over
//! many records in `builtin`. Knows nothing of how an outcome is printed.

mod adjust;
mod any_value;
mod attestation;
mod builtin;
pub mod cel;
mod change;
mod citing;
pub mod codes;
mod complete;
mod concern;
mod coverage;
mod described;
mod duties;
mod edition;
mod examples;
mod in_force;
mod judge;
mod looks;
mod layers;
mod level;
mod load;
mod lock;
pub mod message;
mod missing;
pub mod mutate;
mod outcome;
mod pattern;
mod pack;
mod places;
mod registry;
mod rule;
mod settle;
mod waiver;

pub use adjust::{Adjustments, SetLevel, SetNumber, unknown_facilities};
pub use any_value::AnyFieldValue;
pub use attestation::{Attestations, Attested};
pub use change::{Change, Changed};
pub use citing::Citing;
pub use concern::Concern;
pub use coverage::{
    Ask, Basis, CiteGroup, Coverage, Covered, CoveredFact, Grounds, OfVendor, Reason, Status, Succession, Successor,
    Support, Tally, VendorSaid, Verdict, Waiting, keeper, shortest, supports,
};
pub use edition::{AnswerTerms, Edition, Editions, Entry, EntryFact, Join, JoinedTo};
pub use examples::{ExampleFailure, example_day, run_examples};
pub use judge::{Judgement, RuleOutcomes, Statement, future_evidence, judge};
pub use level::{LevelInForce, LevelSet, Levels};
pub use lock::{LOCK_FILE, Locked};
pub use missing::{Missing, MissingWhy};
pub use outcome::{Outcome, Outcomes};
pub use pack::{Pack, PackAt};
pub use pattern::patterns;
pub use registry::{Registry, load};
pub use rule::{Example, Judge, Origin, Rule, RuleParameter, severity};
pub use waiver::{Excused, Used, Waiver, Waivers, may_be_waived};

use crate::finding::Code;

/// Every built-in code, of all rooms.
pub fn all_codes() -> impl Iterator<Item = &'static Code> {
    [crate::parse::codes::CODES, crate::schema::codes::CODES, crate::model::codes::CODES, codes::CODES]
        .into_iter()
        .flatten()
        .copied()
}

/// Whether an id is that of a built-in code.
pub fn is_code(id: &str) -> bool {
    all_codes().any(|code| code.id == id)
}
