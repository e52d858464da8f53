//! What is tried, and what comes of it.

use std::collections::BTreeSet;

use super::map::LeftOut;
use super::value::How;
use crate::policy::edition::{Entry, EntryFact};
use crate::policy::rule::Rule;
use crate::schema::kinds::Kind;

/// What is tried.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Rows and values are chosen by this number.
    pub seed: u64,
    /// Rows of each sort that are changed for a field.
    pub samples: usize,
    /// Only fields of this kind.
    pub kind: Option<Kind>,
    /// Only these pairs; all if there is none.
    pub only: Option<Pairs>,
}

/// Pairs of a field and the id of a fact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairs {
    /// Those in which a changed value was noticed.
    pub changed: BTreeSet<(String, String)>,
    /// Those in which a deleted value was noticed.
    pub deleted: BTreeSet<(String, String)>,
}

impl Default for Plan {
    fn default() -> Self {
        Self { seed: 1, samples: 1, kind: None, only: None }
    }
}

/// What the rules noticed.
pub struct Mutations<'a> {
    /// Every field that states a fact, in the order of kinds.
    pub fields: Vec<FieldResult<'a>>,
    /// Facts that state nothing to change.
    pub left_out: LeftOut,
    /// Rules that decide a fact, were satisfied somewhere, and reacted to no changed value.
    pub silent_rules: Vec<&'a Rule>,
    /// Rules whose examples would not notice if the rule said the opposite.
    pub blind_examples: Vec<&'a Rule>,
    /// Rules in force.
    pub rules: usize,
    /// Fields that no rule looks at, by kind.
    pub unread: Vec<(Kind, Vec<String>)>,
    /// Reasons that no longer hold: fields that are in no fact, or that do react.
    pub stale_reasons: Vec<&'a str>,
    /// How values were chosen.
    pub plan: Plan,
}

/// What became of the facts of a field.
pub struct FieldResult<'a> {
    /// `kind.field`.
    pub path: &'a str,
    /// Its kind.
    pub kind: Kind,
    /// Its facts, in the order of the editions.
    pub facts: Vec<PairResult<'a>>,
    /// Rules that decide any of them.
    pub rules: usize,
    /// Changed values that were judged.
    pub changed: usize,
    /// Deleted values that were judged.
    pub deleted: usize,
}

/// What became of one fact that a field states.
pub struct PairResult<'a> {
    /// The clause or item.
    pub entry: &'a Entry,
    /// The fact.
    pub fact: &'a EntryFact,
    /// How the value that was noticed differed from the one before.
    pub changed: Option<How>,
    /// Whether a deleted value was noticed.
    pub deleted: bool,
    /// If a change was not noticed: why.
    pub silence: Option<Silence>,
    /// Why every value of the field is acceptable for the fact, if somebody said so.
    pub any_value: Option<&'a str>,
}

/// Why nothing was noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Silence {
    /// No rule decides the fact.
    NoRule,
    /// The inventory nowhere says anything in the field.
    NoValue,
    /// The fact's rules are satisfied nowhere.
    NowhereSatisfied,
    /// No rule of the fact looks at the field.
    NotRead,
    /// Another value leaves open what was settled: a rule turns from satisfied to undecided.
    LeftOpen,
    /// Rules only choose by it whom they ask: another value changes for whom they
    /// are satisfied, and makes nobody violate them.
    OnlyChooses,
    /// Rules look at it, and no value that was tried made a difference.
    Silent,
}

impl Silence {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::NoRule,
        Self::NoValue,
        Self::NowhereSatisfied,
        Self::NotRead,
        Self::LeftOpen,
        Self::OnlyChooses,
        Self::Silent,
    ];
}

/// How many pairs came to what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// All of them.
    pub pairs: usize,
    /// A changed value was noticed.
    pub changed: usize,
    /// Of these, only that a value was taken for none.
    pub only_none: usize,
    /// No changed value was noticed because the field only chooses whom the rules ask.
    pub only_choose: usize,
    /// A deleted value was noticed.
    pub deleted: usize,
    /// No changed value was noticed, and there is a reason why every value is acceptable.
    pub any_value: usize,
}

impl Totals {
    /// Counts the pairs of fields.
    pub fn of<'r, 'a: 'r>(fields: impl IntoIterator<Item = &'r FieldResult<'a>>) -> Self {
        let mut totals = Self::default();
        for field in fields {
            for pair in &field.facts {
                totals.pairs += 1;
                totals.changed += usize::from(pair.changed.is_some());
                totals.only_none += usize::from(pair.changed == Some(How::None));
                totals.only_choose += usize::from(pair.silence == Some(Silence::OnlyChooses));
                totals.deleted += usize::from(pair.deleted);
                totals.any_value += usize::from(pair.changed.is_none() && pair.any_value.is_some());
            }
        }
        totals
    }
}
