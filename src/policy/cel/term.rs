//! A checked expression: every name resolved, every operand of the right type.

use regex::Regex;

use super::types::Ty;
use crate::graph::relations::ReferenceId;
use crate::schema::kinds::Kind;
use crate::schema::types::Field;
use crate::schema::units::{Day, Network, Period};

/// A term and its type.
#[derive(Clone, Debug)]
pub(super) struct Typed {
    pub(super) ty: Ty,
    pub(super) term: Term,
}

/// A value known when the rule is loaded.
#[derive(Clone, Debug)]
pub(super) enum Const {
    Null,
    Bool(bool),
    Int(i64),
    Decimal(f64),
    Text(Box<str>),
    Day(Day),
    Period(Period),
    Network(Network),
    Choice(u16),
}

/// Reading one field of a record or group.
#[derive(Clone, Debug)]
pub(super) struct Access {
    /// The declaration, for explanations.
    pub(super) field: &'static Field,
    /// Position of the field, by kind; a group has one entry without a kind.
    pub(super) positions: Vec<(Option<Kind>, usize)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arithmetic {
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quantifier {
    All,
    Exists,
    ExistsOne,
}

#[derive(Clone, Debug)]
pub(super) enum TextTest {
    StartsWith,
    EndsWith,
    Contains,
    /// See [`super::version`].
    IsVersion,
}

/// A checked expression.
#[derive(Clone, Debug)]
pub(super) enum Term {
    // Values.
    Const(Const),
    Subject,
    Variable(usize),
    Today,
    Field(Box<Term>, Access),
    Facility(Box<Term>),
    Conditional(Box<Term>, Box<Term>, Box<Term>),
    Calculate(Arithmetic, Box<Term>, Box<Term>),
    AddPeriod(Box<Term>, Box<Term>),
    SubtractPeriod(Box<Term>, Box<Term>),
    DaysBetween(Box<Term>, Box<Term>),
    PeriodOf {
        amount: Box<Term>,
        months: bool,
    },
    Size(Box<Term>),
    TextSize(Box<Term>),
    // Tests.
    Not(Box<Term>),
    And(Box<Term>, Box<Term>),
    Or(Box<Term>, Box<Term>),
    Equal(Box<Term>, Box<Term>),
    Compare(Order, Box<Term>, Box<Term>),
    Text(TextTest, Box<Term>, Box<Term>),
    Matches(Box<Term>, Regex),
    NetworkContains(Box<Term>, Box<Term>),
    IsKind(Box<Term>, Kind),
    Within(Box<Term>, Box<Term>),
    Present(Box<Term>, Access),
    Contains(Box<Term>, Box<Term>),
    /// `variable` is the slot, `name` the position among all variables of the expression.
    Quantified {
        which: Quantifier,
        list: Box<Term>,
        variable: usize,
        name: usize,
        body: Box<Term>,
    },
    // Lists.
    FieldList(Box<Term>, Access),
    Referring {
        to: Box<Term>,
        kind: Kind,
        fields: Vec<ReferenceId>,
    },
    Sheet(Kind),
    Matching {
        join: usize,
        kind: Kind,
        key: Box<Term>,
    },
    OfKind(Box<Term>, Kind),
    Filter {
        list: Box<Term>,
        variable: usize,
        body: Box<Term>,
    },
    Map {
        list: Box<Term>,
        variable: usize,
        body: Box<Term>,
    },
    Items(Vec<Term>),
}

/// A text field by which records of a kind can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JoinKey {
    /// The kind.
    pub kind: Kind,
    /// Position of the field.
    pub field: usize,
}
