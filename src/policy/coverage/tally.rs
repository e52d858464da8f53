//! Counts of outcomes.

use std::collections::BTreeSet;

use crate::policy::outcome::{Outcome, Outcomes};
use crate::policy::rule::Rule;
use crate::schema::Fact;
use crate::schema::kinds::{Confirmed, HowConfirmed};
use crate::schema::units::Day;
use crate::schema::value::{Group, Value};
use crate::schema::view::Slots;
use crate::words::Words;

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
    /// Those of the satisfied and violated whose row is stated from memory.
    pub from_memory: usize,
    /// Others of them whose row was confirmed too long ago.
    pub from_old: usize,
}

impl Tally {
    /// All that are waived.
    pub fn waived(&self) -> usize {
        self.violated_waived + self.undecided_waived
    }

    /// What an answer rests on, if all of it is weak.
    pub(super) fn basis(&self) -> Option<Basis> {
        let deciding = self.satisfied + self.violated;
        match (self.from_memory, self.from_memory + self.from_old) {
            _ if deciding == 0 => None,
            (memory, _) if memory == deciding => Some(Basis::Memory),
            (_, weak) if weak == deciding => Some(Basis::Old),
            _ => None,
        }
    }

    /// Counts the outcomes of a rule. Of a position, `waived` tells whether it
    /// is excused, `basis` whether its row is weak ground.
    pub(super) fn of(
        outcomes: &Outcomes,
        waived: impl Fn(usize) -> bool,
        basis: impl Fn(usize) -> Option<Basis>,
    ) -> Self {
        let (mut from_memory, mut from_old) = (0, 0);
        for position in outcomes.decided() {
            match basis(position) {
                Some(Basis::Memory) => from_memory += 1,
                Some(Basis::Old) => from_old += 1,
                None => {}
            }
        }
        let excused =
            |wanted| outcomes.open().filter(|(position, outcome)| *outcome == wanted && waived(*position)).count();
        Self {
            satisfied: outcomes.count(Outcome::Satisfied),
            violated: outcomes.count(Outcome::Violated),
            undecided: outcomes.count(Outcome::Undecided),
            not_applicable: outcomes.count(Outcome::NotApplicable),
            violated_waived: excused(Outcome::Violated),
            undecided_waived: excused(Outcome::Undecided),
            from_memory,
            from_old,
        }
    }

    /// Counts one row.
    pub(super) fn row(&mut self, outcome: Outcome, waived: bool, basis: Option<Basis>) {
        let waived = usize::from(waived);
        match outcome {
            Outcome::Satisfied => self.satisfied += 1,
            Outcome::NotApplicable => self.not_applicable += 1,
            Outcome::Violated => {
                self.violated += 1;
                self.violated_waived += waived;
            }
            Outcome::Undecided => {
                self.undecided += 1;
                self.undecided_waived += waived;
            }
        }
        if matches!(outcome, Outcome::Satisfied | Outcome::Violated) {
            self.from_memory += usize::from(basis == Some(Basis::Memory));
            self.from_old += usize::from(basis == Some(Basis::Old));
        }
    }

    /// The same without what is satisfied: for a rule that can only deny.
    fn denying(self) -> Self {
        Self { satisfied: 0, from_memory: 0, from_old: 0, ..self }
    }

    fn add(&mut self, other: &Self) {
        self.satisfied += other.satisfied;
        self.violated += other.violated;
        self.undecided += other.undecided;
        self.not_applicable += other.not_applicable;
        self.violated_waived += other.violated_waived;
        self.undecided_waived += other.undecided_waived;
        self.from_memory += other.from_memory;
        self.from_old += other.from_old;
    }
}

/// Why an answer stands on weak ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Every row that decides it is stated from memory.
    Memory,
    /// Every row that decides it was confirmed too long ago, or from memory.
    Old,
}

impl Basis {
    /// What the confirmation of a row is worth; nothing is said of a row that states none.
    pub(super) fn of_row(row: &Group, old_before: Day) -> Option<Self> {
        let Some(Value::Group(confirmed)) = row.by_name("confirmed") else { return None };
        let confirmed = Confirmed(Slots::own(confirmed));
        if confirmed.how() == Fact::Known(HowConfirmed::Memory) {
            return Some(Self::Memory);
        }
        confirmed.on().known().filter(|on| *on < old_before).map(|_| Self::Old)
    }

    /// The word used in machine formats.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Memory => "memory",
            Self::Old => "old",
        }
    }

    /// The words for people.
    pub fn title(self) -> Words {
        match self {
            Self::Memory => Words::fixed("記憶だけで判定", "decided from memory only"),
            Self::Old => Words::fixed("古い確認だけで判定", "decided from old confirmations only"),
        }
    }
}

/// The counts of some rules together.
pub(super) fn sum(rules: &[(&Rule, Tally)], numbers: &BTreeSet<usize>) -> Tally {
    sum_of(rules, numbers, |_| true)
}

/// The counts of some rules together; of those that do not affirm, only what they deny.
pub(super) fn sum_of(rules: &[(&Rule, Tally)], numbers: &BTreeSet<usize>, affirms: impl Fn(usize) -> bool) -> Tally {
    let mut tally = Tally::default();
    for number in numbers {
        let one = rules[*number].1;
        tally.add(&if affirms(*number) { one } else { one.denying() });
    }
    tally
}
