//! A rule: its meaning, its check and its examples, as they are in force.

use std::collections::BTreeSet;

use super::builtin::Analysis;
use super::cel::{Program, Read};
use super::level::Levels;
use super::message::{Extras, Message};
use super::outcome::Outcome;
use super::places::Path;
use crate::finding::Severity;
use crate::id::{FileId, RuleId};
use crate::schema::documents::{ParameterFreedom, ParameterSource, RuleSeverity};
use crate::schema::kinds::Kind;
use crate::words::Words;

/// A loaded rule.
pub struct Rule {
    /// `area/name-of-the-bad-state`.
    pub id: RuleId,
    /// The bad state, as a heading.
    pub title: Words,
    /// How bad it is.
    pub severity: Severity,
    /// Who may let it pass.
    pub levels: Levels,
    /// Version that introduced it.
    pub since: String,
    /// Facts, clauses and checklist items it decides.
    pub cites: Vec<String>,
    /// Those of them it can only deny: that it is satisfied answers nothing.
    pub denies: Vec<String>,
    /// The kind it judges.
    pub subject: Kind,
    /// How it judges.
    pub judge: Judge,
    /// Its numbers.
    pub parameters: Vec<RuleParameter>,
    /// Where the caret goes.
    pub point_at: Option<Path>,
    /// What is said next to it.
    pub label: Words,
    /// Other places shown.
    pub also: Vec<(Path, Words)>,
    /// What is wrong.
    pub message: Message,
    /// Why it matters.
    pub why: Message,
    /// What to do.
    pub remedy: Message,
    /// Executed examples.
    pub examples: Vec<Example>,
    /// Fields its check reads.
    pub reads: BTreeSet<Read>,
    /// Its expressions as written, for `explain`.
    pub source: RuleSource,
    /// The file it stands in.
    pub file: FileId,
    /// Whose it is.
    pub origin: Origin,
}

/// Whose a rule or a setting is. The order is the order in which they are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// The program's.
    BuiltIn,
    /// That of a pack, by its position.
    Pack(usize),
    /// The hospital's own.
    Local,
}

/// How a rule judges.
pub enum Judge {
    /// An expression over each record.
    Cel(Program),
    /// A named analysis over all of them, or over those for which the
    /// expression of `when` is true.
    Builtin(Box<dyn Analysis>, Option<Program>),
}

/// A number of a rule, as it is in force.
#[derive(Clone, Debug)]
pub struct RuleParameter {
    /// Its name, `params.name` in expressions.
    pub name: String,
    /// The number in force.
    pub value: i64,
    /// The number of the rule file.
    pub default: i64,
    /// Whose number it is.
    pub source: ParameterSource,
    /// What a hospital may do with it.
    pub may: ParameterFreedom,
    /// What it is for.
    pub about: Words,
}

/// The check as written.
#[derive(Clone, Debug, Default)]
pub struct RuleSource {
    /// Text of `when`.
    pub when: Option<String>,
    /// Text of the expression, or name of the analysis.
    pub check: String,
}

/// An example: an inventory and what the rule says of one record in it.
#[derive(Clone, Debug)]
pub struct Example {
    /// The outcome.
    pub outcome: Outcome,
    /// Id of the record.
    pub subject: String,
    /// YAML.
    pub inventory: String,
    /// If undecided: the fields that are missing, as `kind.field`.
    pub missing: Vec<String>,
    /// Position in the rule's list.
    pub position: usize,
}

impl Rule {
    /// Values of parameters for its messages.
    pub fn parameter_extras(&self) -> Extras {
        self.parameters
            .iter()
            .map(|one| (format!("params.{}", one.name), Words::verbatim(one.value.to_string())))
            .collect()
    }
}
/// The severity a file names.
pub fn severity(file: RuleSeverity) -> Severity {
    match file {
        RuleSeverity::Info => Severity::Info,
        RuleSeverity::Low => Severity::Low,
        RuleSeverity::Medium => Severity::Medium,
        RuleSeverity::High => Severity::High,
        RuleSeverity::Critical => Severity::Critical,
    }
}
