//! The gate: what of a judgement fails a check.

use super::settings::Settings;
use crate::finding::Severity;
use crate::policy::Outcome;
use crate::schema::documents::RuleLevel;

/// What the gate counts.
#[derive(Clone, Copy, Debug)]
pub struct Gate {
    /// Findings of this severity and above count.
    pub fail_on: Severity,
    /// Whether undecided outcomes count.
    pub undecided: bool,
}

impl Gate {
    /// The gate of the settings, with a threshold that overrides theirs.
    pub fn new(settings: &Settings, fail_on: Option<Severity>) -> Self {
        Self { fail_on: fail_on.unwrap_or(settings.fail_on), undecided: settings.fail_on_undecided }
    }

    /// Whether an unwaived outcome of that severity and level counts.
    pub fn counts(&self, outcome: Outcome, severity: Severity, level: RuleLevel) -> bool {
        let heavy = severity >= self.fail_on && level != RuleLevel::Advisory;
        match outcome {
            Outcome::Violated => heavy,
            Outcome::Undecided => heavy && (self.undecided || level == RuleLevel::Mandatory),
            Outcome::Satisfied | Outcome::NotApplicable => false,
        }
    }
}
