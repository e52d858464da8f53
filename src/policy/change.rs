//! What packs and the hospital change about rules.

use super::rule::Origin;
use crate::finding::{Place, Severity};
use crate::schema::documents::RuleLevel;

/// One change of one rule, in force or refused.
#[derive(Clone, Debug)]
pub struct Change {
    /// Id of the rule.
    pub rule: String,
    /// What is changed.
    pub what: Changed,
    /// The facility it is for; `None` if for all.
    pub facility: Option<String>,
    /// Who changes it.
    pub by: Origin,
    /// Where it is written.
    pub place: Place,
    /// Whether it is refused because it loosens a pack.
    pub refused: bool,
}

/// What is changed about a rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Changed {
    /// There was no such rule.
    Added,
    /// A file takes the place of another.
    Replaced,
    /// How bad it is.
    Severity {
        /// Before.
        from: Severity,
        /// After.
        to: Severity,
    },
    /// Who may let it pass.
    Level {
        /// Before.
        from: RuleLevel,
        /// After.
        to: RuleLevel,
    },
    /// One of its numbers.
    Number {
        /// Its name.
        name: String,
        /// Before.
        from: i64,
        /// After.
        to: i64,
    },
}
