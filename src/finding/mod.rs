//! Room 2: what we tell a person.
//!
//! A [`Finding`] says what is wrong, where, why it matters and what to do. It
//! is built with routes (which field of which record), which become bytes and
//! lines only when someone looks. This room knows neither how a finding arose
//! nor how it is printed.

mod code;
mod place;

use std::borrow::Cow;
use std::fmt;

pub use code::Code;
pub use place::{Place, Route, Spot, Step};

use crate::words::Words;

/// How bad it is if it stays. The order is the order of gravity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Untidy.
    Low,
    /// Should be settled within the year.
    Medium,
    /// A way in, or a gap an inspection would find.
    High,
    /// The road a real incident took.
    Critical,
}

impl Severity {
    /// All of them, mildest first.
    pub const ALL: [Self; 5] = [Self::Info, Self::Low, Self::Medium, Self::High, Self::Critical];

    /// The word used in files, arguments and machine formats.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }

    /// The word used for people.
    pub fn title(self) -> Words {
        match self {
            Self::Info => Words::fixed("情報", "info"),
            Self::Low => Words::fixed("低", "low"),
            Self::Medium => Words::fixed("中", "medium"),
            Self::High => Words::fixed("高", "high"),
            Self::Critical => Words::fixed("重大", "critical"),
        }
    }

    /// Reads [`as_str`](Self::as_str) back.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.as_str() == text)
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Something a person should know about what was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Id of the [`Code`] or rule it belongs to, as `explain` takes it.
    pub rule: Cow<'static, str>,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one line.
    pub message: Words,
    /// Where; the first place is the one to change.
    pub places: Vec<Place>,
    /// Id of the record it is about, if it is about one.
    pub subject: Option<Box<str>>,
    /// Why it matters.
    pub why: Option<Words>,
    /// What to do.
    pub remedy: Option<Words>,
}

impl Finding {
    /// A finding of a built-in code, with the code's severity, reason and remedy.
    pub fn new(code: &'static Code, message: Words) -> Self {
        Self {
            rule: Cow::Borrowed(code.id),
            severity: code.severity,
            message,
            places: Vec::new(),
            subject: None,
            why: Some(code.why.clone()),
            remedy: Some(code.remedy.clone()),
        }
    }

    /// Adds a place, the first one being the main one.
    pub fn at(mut self, place: Place) -> Self {
        self.places.push(place);
        self
    }

    /// Replaces the general remedy by one for this very case.
    pub fn help(mut self, remedy: Words) -> Self {
        self.remedy = Some(remedy);
        self
    }

    /// Says which record it is about.
    pub fn about(mut self, id: &str) -> Self {
        self.subject = Some(id.into());
        self
    }

    /// The one order in which findings are shown and compared: file, position,
    /// rule, record, message.
    pub fn sort_key(&self) -> impl Ord + '_ {
        let first = self.places.first();
        (first.map(|place| (place.file, place.offset())), &self.rule, &self.subject, &self.message)
    }
}

/// A stage's value together with what it found wrong on the way.
#[derive(Debug)]
pub struct Checked<T> {
    /// What the stage could make of its input.
    pub value: T,
    /// What was wrong with it.
    pub findings: Vec<Finding>,
}

impl<T> Checked<T> {
    /// A value with findings.
    pub fn new(value: T, findings: Vec<Finding>) -> Self {
        Self { value, findings }
    }
}

/// All findings of a run, gathered stage by stage.
#[derive(Debug, Default)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the findings of a stage and gives its value back.
    pub fn keep<T>(&mut self, checked: Checked<T>) -> T {
        self.0.extend(checked.findings);
        checked.value
    }

    /// Adds one.
    pub fn push(&mut self, finding: Finding) {
        self.0.push(finding);
    }

    /// Adds several.
    pub fn extend(&mut self, findings: Vec<Finding>) {
        self.0.extend(findings);
    }

    /// All of them, in the order they were made.
    pub fn into_vec(self) -> Vec<Finding> {
        self.0
    }
}

/// Brings findings into their one order and drops exact repetitions.
pub fn sort(findings: &mut Vec<Finding>) {
    findings.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    findings.dedup();
}
