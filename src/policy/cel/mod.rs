//! The rule language: CEL, checked against the declarations and compiled.
//!
//! [`check`] is the way in and [`Program`] the way out; nothing else of the
//! `cel` library or of the closures is seen outside. Semantics are CEL's, with
//! Kleene's logic where CEL has errors: what is not known stays unknown unless
//! the rest decides.

mod check;
mod compile;
mod doubt;
mod frame;
mod functions;
mod lists;
mod parse;
mod term;
mod types;
mod vacuous;
mod value;
mod version;

use std::collections::BTreeSet;
use std::ops::Range;

use check::{Problem, Scope};
pub use frame::World;
pub(super) use frame::squeeze;
use frame::{Frame, Gap};
pub use term::JoinKey;
pub use types::Ty;
pub use value::Truth;
use value::V;

use super::outcome::Outcome;
use crate::finding::Code;
use crate::id::RecordIndex;
use crate::policy::codes;
use crate::schema::kinds::Kind;
use crate::schema::types::Field;
use crate::schema::value::Group;
use crate::words;
use crate::words::Words;

/// Something wrong with an expression, and where in its text.
#[derive(Debug)]
pub struct CelProblem {
    /// What kind of problem.
    pub code: &'static Code,
    /// What is wrong.
    pub message: Words,
    /// What to do.
    pub remedy: Option<Words>,
    /// Bytes of the expression.
    pub at: Range<usize>,
}

/// A rule's expressions, checked and compiled.
pub struct Program {
    subject: Kind,
    when: Option<compile::Test>,
    check: compile::Test,
    texts: Vec<Box<str>>,
    variables: Vec<(String, Ty)>,
    /// How many of the variables belong to `when`; they come first.
    when_variables: usize,
    chosen_by: BTreeSet<Read>,
    reads: BTreeSet<Read>,
    looks_at: BTreeSet<Read>,
}

/// One expression of a rule on its way to a [`Program`].
pub struct Checked {
    term: term::Term,
    variables: Vec<(String, Ty)>,
    reads: BTreeSet<Read>,
    /// Fields it depends on without naming them: those that lead back, and places.
    along: BTreeSet<Read>,
}

/// A field an expression reads: the kind or group that has it, and its name.
pub type Read = (&'static str, &'static str);

/// Parses and checks one expression over records of `subject`.
///
/// # Errors
/// The first thing that is wrong with it, with its place.
pub fn check(
    text: &str,
    subject: Kind,
    parameters: &[(String, i64)],
    joins: &mut Vec<JoinKey>,
) -> Result<Checked, Box<CelProblem>> {
    if text.len() > parse::MAX_LENGTH {
        let message = words!("式が長すぎます", "the expression is too long");
        return Err(Box::new(CelProblem {
            code: &codes::EXPRESSION_TOO_COMPLEX,
            message,
            remedy: None,
            at: 0..text.len(),
        }));
    }
    let tree = parse::parse(text).map_err(|error| {
        let detail = error.message;
        let message = words!("式として読めません ({detail})", "this is no expression: {detail}");
        Box::new(CelProblem { code: &codes::EXPRESSION_SYNTAX, message, remedy: None, at: error.at })
    })?;
    let mut scope = Scope { subject, parameters, joins };
    match check::test(&tree, &mut scope) {
        Ok(checked) => Ok(checked),
        Err(problem) => Err(Box::new(locate(text, problem, &mut scope))),
    }
}

/// Finds the place of a problem by checking the tree that has positions.
fn locate(text: &str, problem: Problem, scope: &mut Scope<'_>) -> CelProblem {
    let again = parse::parse_with_positions(text).and_then(|(tree, positions)| {
        let problem = check::test(&tree, scope).err()?;
        let at = positions.of(problem.node);
        Some((problem, at))
    });
    let (problem, at) = again.unwrap_or((problem, 0..text.len()));
    CelProblem { code: problem.code, message: problem.message, remedy: problem.remedy, at }
}

impl Program {
    /// Compiles a rule's checked expressions.
    pub fn new(subject: Kind, when: Option<&Checked>, check: &Checked) -> Self {
        let mut texts = Vec::new();
        let compiled_when = when.map(|when| compile::test(&when.term, &mut texts));
        let compiled_check = compile::test(&check.term, &mut texts);
        let when_variables = when.map_or(0, |when| when.variables.len());
        let variables = when.into_iter().flat_map(|when| &when.variables).chain(&check.variables).cloned().collect();
        Self {
            subject,
            when: compiled_when,
            check: compiled_check,
            texts,
            variables,
            when_variables,
            chosen_by: when.map(|when| when.reads.clone()).unwrap_or_default(),
            reads: check.reads.clone(),
            looks_at: when.into_iter().chain([check]).flat_map(|one| one.reads.union(&one.along)).copied().collect(),
        }
    }

    /// Fields its check reads; those of `when` only choose whom it asks.
    pub fn reads(&self) -> &BTreeSet<Read> {
        &self.reads
    }

    /// Fields its expressions depend on, those of `when` and those it does not name included.
    pub fn looks_at(&self) -> &BTreeSet<Read> {
        &self.looks_at
    }

    /// Fields `when` reads.
    pub fn chosen_by(&self) -> &BTreeSet<Read> {
        &self.chosen_by
    }

    /// Variables of `all`, `exists` and the like, in the order they appear.
    pub fn variables(&self) -> &[(String, Ty)] {
        &self.variables
    }

    /// The kind of its subjects.
    pub fn subject(&self) -> Kind {
        self.subject
    }

    /// Judges many records, in order.
    pub fn judge<'a>(&'a self, world: &'a World<'a>, subjects: &[RecordIndex], mut each: impl FnMut(usize, Outcome)) {
        let Some(first) = subjects.first() else { return };
        let mut frame = Frame::new(world, &self.texts, *first, false);
        for (position, subject) in subjects.iter().enumerate() {
            frame.reset(*subject);
            each(position, self.outcome(&mut frame));
        }
    }

    fn outcome<'a>(&'a self, frame: &mut Frame<'a>) -> Outcome {
        if let Some(when) = &self.when {
            match when(frame) {
                Truth::False => return Outcome::NotApplicable,
                Truth::Unknown => return Outcome::Undecided,
                Truth::True => {}
            }
        }
        match (self.check)(frame) {
            Truth::True => Outcome::Satisfied,
            Truth::False => Outcome::Violated,
            Truth::Unknown => Outcome::Undecided,
        }
    }

    /// The fields it reads for a record, with the rows they stand in, in the order they are read:
    /// those that choose the record before those that decide.
    pub fn reads_of<'a>(&'a self, world: &'a World<'a>, subject: RecordIndex) -> Vec<(RecordIndex, &'static str)> {
        let mut frame = Frame::new(world, &self.texts, subject, false);
        frame.note_reads();
        self.outcome(&mut frame);
        frame.into_reads()
    }

    /// Judges one record and tells what the answer hangs on.
    pub fn explain<'a>(&'a self, world: &'a World<'a>, subject: RecordIndex) -> Explanation<'a> {
        let mut frame = Frame::new(world, &self.texts, subject, true);
        if let Some(when) = &self.when {
            match when(&mut frame) {
                Truth::True => {}
                Truth::False => {
                    return Explanation { outcome: Outcome::NotApplicable, gaps: Vec::new(), witnesses: Vec::new() };
                }
                Truth::Unknown => return explanation(Outcome::Undecided, frame),
            }
            frame.forget(0);
        }
        frame.number_from(self.when_variables);
        let outcome = match (self.check)(&mut frame) {
            Truth::True => Outcome::Satisfied,
            Truth::False => Outcome::Violated,
            Truth::Unknown => Outcome::Undecided,
        };
        explanation(outcome, frame)
    }
}

fn explanation(outcome: Outcome, frame: Frame<'_>) -> Explanation<'_> {
    let trace = frame.into_trace();
    let gaps =
        if outcome == Outcome::Undecided { trace.gaps.into_iter().map(MissingFact::of).collect() } else { Vec::new() };
    let witnesses = trace.witnesses.into_iter().map(|(name, value)| (name, Thing::of(value))).collect();
    Explanation { outcome, gaps, witnesses }
}

/// A record or a group in a record's row.
#[derive(Clone, Copy, Debug)]
pub enum Thing<'a> {
    /// A record.
    Record(RecordIndex),
    /// A group, and the record whose row it stands in.
    Group(&'a Group, RecordIndex),
    /// Anything else.
    Value,
}

impl<'a> Thing<'a> {
    fn of(value: V<'a>) -> Self {
        match value {
            V::Record(at) => Self::Record(at),
            V::Group(group, owner) => Self::Group(group, owner),
            _ => Self::Value,
        }
    }
}

/// What would have to be known for an answer.
#[derive(Clone, Copy, Debug)]
pub enum MissingFact<'a> {
    /// A field of a record or group.
    Field(Thing<'a>, &'static Field),
    /// A field known to be none where a value is needed.
    NoValue(Thing<'a>, &'static Field),
    /// Which facility a record belongs to.
    Facility(RecordIndex),
    /// Whether a sheet holds every record.
    Sheet(Kind),
    /// The expression looked at too much.
    TooExpensive,
}

impl<'a> MissingFact<'a> {
    fn of(gap: Gap<'a>) -> Self {
        match gap {
            Gap::Field(base, field) => Self::Field(Thing::of(base), field),
            Gap::NoValue(base, field) => Self::NoValue(Thing::of(base), field),
            Gap::Facility(at) => Self::Facility(at),
            Gap::Sheet(kind) => Self::Sheet(kind),
            Gap::Fuel => Self::TooExpensive,
        }
    }
}

/// An outcome with what it hangs on.
#[derive(Debug)]
pub struct Explanation<'a> {
    /// The outcome.
    pub outcome: Outcome,
    /// If undecided: everything that could have changed it.
    pub gaps: Vec<MissingFact<'a>>,
    /// The item that decided, by position among the program's variables.
    pub witnesses: Vec<(usize, Thing<'a>)>,
}
