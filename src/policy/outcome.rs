//! Outcomes: what a rule says of a record.

use fixedbitset::FixedBitSet;

use crate::words::Words;

/// What a rule says of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// The rule holds.
    Satisfied,
    /// The rule does not hold.
    Violated,
    /// The rule does not concern the record.
    NotApplicable,
    /// Something that decides is not known.
    Undecided,
}

impl Outcome {
    /// All of them, in the order they are listed.
    pub const ALL: [Self; 4] = [Self::Violated, Self::Undecided, Self::Satisfied, Self::NotApplicable];

    /// The word used in machine formats.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Satisfied => "satisfied",
            Self::Violated => "violated",
            Self::NotApplicable => "not-applicable",
            Self::Undecided => "undecided",
        }
    }

    /// The word used for people.
    pub fn title(self) -> Words {
        match self {
            Self::Satisfied => Words::fixed("充足", "satisfied"),
            Self::Violated => Words::fixed("違反", "violated"),
            Self::NotApplicable => Words::fixed("対象外", "not applicable"),
            Self::Undecided => Words::fixed("不明", "undecided"),
        }
    }
}

/// The outcomes of one rule: two bits a record.
///
/// Most outcomes need no words, so they cost no more than that; what a
/// violated or undecided one says is worked out when somebody asks.
#[derive(Clone, Debug)]
pub struct Outcomes {
    high: FixedBitSet,
    low: FixedBitSet,
}

impl Outcomes {
    /// That many records, all not applicable.
    pub fn new(len: usize) -> Self {
        Self { high: FixedBitSet::with_capacity(len), low: FixedBitSet::with_capacity(len) }
    }

    /// Number of records.
    pub fn len(&self) -> usize {
        self.high.len()
    }

    /// Whether there are no records.
    pub fn is_empty(&self) -> bool {
        self.high.is_empty()
    }

    /// The outcome of the record at a position of its kind.
    pub fn get(&self, position: usize) -> Outcome {
        match (self.high.contains(position), self.low.contains(position)) {
            (false, false) => Outcome::NotApplicable,
            (false, true) => Outcome::Satisfied,
            (true, false) => Outcome::Undecided,
            (true, true) => Outcome::Violated,
        }
    }

    /// Sets the outcome of the record at a position of its kind.
    pub fn set(&mut self, position: usize, outcome: Outcome) {
        let (high, low) = match outcome {
            Outcome::NotApplicable => (false, false),
            Outcome::Satisfied => (false, true),
            Outcome::Undecided => (true, false),
            Outcome::Violated => (true, true),
        };
        self.high.set(position, high);
        self.low.set(position, low);
    }

    /// How many records have the outcome.
    pub fn count(&self, outcome: Outcome) -> usize {
        let both = self.high.intersection_count(&self.low);
        match outcome {
            Outcome::Violated => both,
            Outcome::Undecided => self.high.count_ones(..) - both,
            Outcome::Satisfied => self.low.count_ones(..) - both,
            Outcome::NotApplicable => self.len() - self.high.union_count(&self.low),
        }
    }

    /// Positions of satisfied and violated records, in order.
    pub fn decided(&self) -> impl Iterator<Item = usize> + '_ {
        self.low.ones()
    }

    /// Positions of violated and undecided records, in order.
    pub fn open(&self) -> impl Iterator<Item = (usize, Outcome)> + '_ {
        self.high.ones().map(|position| (position, self.get(position)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_outcomes_fit_two_bits() {
        let mut outcomes = Outcomes::new(5);
        for (position, outcome) in Outcome::ALL.into_iter().enumerate() {
            outcomes.set(position, outcome);
            assert_eq!(outcomes.get(position), outcome);
            assert_eq!(outcomes.count(outcome), if outcome == Outcome::NotApplicable { 2 } else { 1 });
        }
        assert_eq!(outcomes.open().map(|(position, _)| position).collect::<Vec<_>>(), [0, 1]);
    }
}
