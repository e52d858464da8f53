//! Counts of outcomes.

use std::collections::BTreeSet;

use crate::policy::outcome::{Outcome, Outcomes};
use crate::policy::rule::Rule;

/// Counts of records by outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// The rule holds.
    pub satisfied: usize,
    /// It does not, waived ones included.
    pub violated: usize,
    /// Something that decides is not known, waived ones included.
    pub undecided: usize,
    /// The rule does not concern them.
    pub not_applicable: usize,
    /// Those of the violated that are waived.
    pub violated_waived: usize,
    /// Those of the undecided that are waived.
    pub undecided_waived: usize,
}

impl Tally {
    /// All that are waived.
    pub fn waived(&self) -> usize {
        self.violated_waived + self.undecided_waived
    }

    /// Counts the outcomes of a rule; `waived` tells which positions are excused.
    pub(super) fn of(outcomes: &Outcomes, waived: impl Fn(usize) -> bool) -> Self {
        let excused =
            |wanted| outcomes.open().filter(|(position, outcome)| *outcome == wanted && waived(*position)).count();
        Self {
            satisfied: outcomes.count(Outcome::Satisfied),
            violated: outcomes.count(Outcome::Violated),
            undecided: outcomes.count(Outcome::Undecided),
            not_applicable: outcomes.count(Outcome::NotApplicable),
            violated_waived: excused(Outcome::Violated),
            undecided_waived: excused(Outcome::Undecided),
        }
    }

    fn add(&mut self, other: &Self) {
        self.satisfied += other.satisfied;
        self.violated += other.violated;
        self.undecided += other.undecided;
        self.not_applicable += other.not_applicable;
        self.violated_waived += other.violated_waived;
        self.undecided_waived += other.undecided_waived;
    }
}

/// The counts of some rules together.
pub(super) fn sum(rules: &[(&Rule, Tally)], numbers: &BTreeSet<usize>) -> Tally {
    let mut tally = Tally::default();
    numbers.iter().for_each(|number| tally.add(&rules[*number].1));
    tally
}
