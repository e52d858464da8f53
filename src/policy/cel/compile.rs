//! Checked term → closures, made once per rule.
//!
//! A closure reads the typed estate through its [`Frame`]. Lists are visited,
//! not built (see `lists`): a visitor hands each item to a callback that may stop it. While a
//! frame traces, every unknown leaf is noted, and a test that comes to a
//! decision drops what its operands noted: what is left at the end are the
//! missing fields that could have changed the answer.

use std::cmp::Ordering;

use super::frame::{Frame, Gap};
use super::lists::{contains, quantified, size, visit};
use super::term::{Access, Arithmetic, Const, Order, Term, TextTest};
use super::value::{Truth, V};
use crate::id::RecordIndex;
use crate::schema::Fact;
use crate::schema::kinds::Location;
use crate::schema::types::{Absent, Type};
use crate::schema::units::Period;
use crate::schema::view::Slots;

/// Evaluates to a value.
pub(super) type Eval = Box<dyn for<'a> Fn(&mut Frame<'a>) -> V<'a> + Send + Sync>;
/// Evaluates to a truth value.
pub(super) type Test = Box<dyn for<'a> Fn(&mut Frame<'a>) -> Truth + Send + Sync>;

/// Places within each other deeper than this go round in a circle.
const MAX_PLACES: usize = 16;

/// Compiles a test. Texts of the rule go to `texts`, which the frame carries.
pub(super) fn test(term: &Term, texts: &mut Vec<Box<str>>) -> Test {
    match term {
        Term::Not(a) => {
            let a = test(a, texts);
            Box::new(move |frame| match a(frame) {
                Truth::True => Truth::False,
                Truth::False => Truth::True,
                Truth::Unknown => Truth::Unknown,
            })
        }
        Term::And(a, b) => connect(test(a, texts), test(b, texts), Truth::False),
        Term::Or(a, b) => connect(test(a, texts), test(b, texts), Truth::True),
        Term::Equal(a, b) => equal(a, b, texts),
        Term::Compare(order, a, b) => compare(*order, a, b, texts),
        Term::Text(how, text, part) => {
            let (how, text, part) = (how.clone(), eval(text, texts), eval(part, texts));
            Box::new(move |frame| match (text(frame), part(frame)) {
                (V::Text(text), V::Text(part)) => Truth::of(match how {
                    TextTest::StartsWith => text.starts_with(part),
                    TextTest::EndsWith => text.ends_with(part),
                    TextTest::Contains => text.contains(part),
                    TextTest::IsVersion => super::version::is_version(text, part),
                }),
                (a, b) => frame.need([a, b]),
            })
        }
        Term::Matches(text, pattern) => {
            let (text, pattern) = (eval(text, texts), pattern.clone());
            Box::new(move |frame| match text(frame) {
                V::Text(text) => Truth::of(pattern.is_match(text)),
                other => frame.need([other]),
            })
        }
        Term::NetworkContains(network, inner) => {
            let (network, inner) = (eval(network, texts), eval(inner, texts));
            Box::new(move |frame| match (network(frame), inner(frame)) {
                (V::Network(network), V::Address(address)) => Truth::of(network.contains(address)),
                (V::Network(network), V::Network(inner)) => Truth::of(network.covers(inner)),
                (a, b) => frame.need([a, b]),
            })
        }
        Term::IsKind(record, kind) => {
            let (record, kind) = (eval(record, texts), *kind);
            Box::new(move |frame| match record(frame) {
                V::Record(at) => Truth::of(frame.world.inventory.head(at).kind == kind),
                other => frame.need([other]),
            })
        }
        Term::Within(inner, outer) => {
            let (inner, outer) = (eval(inner, texts), eval(outer, texts));
            Box::new(move |frame| match (inner(frame), outer(frame)) {
                (V::Record(inner), V::Record(outer)) => within(frame, inner, outer),
                (a, b) => frame.need([a, b]),
            })
        }
        Term::Present(of, access) => {
            let load = load(of, access, texts);
            Box::new(move |frame| match load(frame) {
                V::Unknown => Truth::Unknown,
                V::Null => Truth::False,
                _ => Truth::True,
            })
        }
        Term::Contains(list, item) => contains(list, item, texts),
        Term::Quantified { which, list, variable, name, body } => {
            quantified(*which, visit(list, texts), *variable, *name, test(body, texts))
        }
        other => {
            let value = eval(other, texts);
            Box::new(move |frame| match value(frame) {
                V::Bool(value) => Truth::of(value),
                other => frame.need([other]),
            })
        }
    }
}

/// Kleene's `&&` and `||`, which differ in the value that decides.
fn connect(a: Test, b: Test, deciding: Truth) -> Test {
    Box::new(move |frame| {
        let mark = frame.mark();
        let left = a(frame);
        if left == deciding {
            frame.forget(mark);
            return left;
        }
        let right = b(frame);
        match (left, right) {
            (_, right) if right == deciding => {
                frame.forget(mark);
                right
            }
            (Truth::Unknown, _) | (_, Truth::Unknown) => Truth::Unknown,
            _ => left,
        }
    })
}

fn equal(a: &Term, b: &Term, texts: &mut Vec<Box<str>>) -> Test {
    // The commonest test of all: a choice field against a word.
    if let (Term::Field(of, access), Term::Const(Const::Choice(word))) = (a, b) {
        let (load, word) = (load(of, access, texts), *word);
        return Box::new(move |frame| match load(frame) {
            V::Choice(value) => Truth::of(value == word),
            V::Unknown => Truth::Unknown,
            _ => Truth::False,
        });
    }
    let (a, b) = (eval(a, texts), eval(b, texts));
    Box::new(move |frame| {
        let left = a(frame);
        left.equals(b(frame))
    })
}

fn compare(order: Order, a: &Term, b: &Term, texts: &mut Vec<Box<str>>) -> Test {
    let (a, b) = (eval(a, texts), eval(b, texts));
    Box::new(move |frame| {
        let left = a(frame);
        let right = b(frame);
        match left.compare(right) {
            None => frame.need([left, right]),
            Some(found) => Truth::of(match order {
                Order::Less => found == Ordering::Less,
                Order::LessOrEqual => found != Ordering::Greater,
                Order::Greater => found == Ordering::Greater,
                Order::GreaterOrEqual => found != Ordering::Less,
            }),
        }
    })
}

/// Compiles a value.
pub(super) fn eval(term: &Term, texts: &mut Vec<Box<str>>) -> Eval {
    match term {
        Term::Const(constant) => value_of(constant, texts),
        Term::Subject => Box::new(|frame| V::Record(frame.subject)),
        Term::Variable(slot) => {
            let slot = *slot;
            Box::new(move |frame| frame.variable(slot))
        }
        Term::Today => Box::new(|frame| V::Day(frame.world.as_of)),
        Term::Field(of, access) => load(of, access, texts),
        Term::Facility(of) => {
            let of = eval(of, texts);
            Box::new(move |frame| match of(frame) {
                V::Record(at) => {
                    frame.world.inventory.facility(at).map_or_else(|| frame.gap(Gap::Facility(at)), V::Record)
                }
                other => frame.lift(other),
            })
        }
        Term::Conditional(c, a, b) => {
            let (c, a, b) = (test(c, texts), eval(a, texts), eval(b, texts));
            Box::new(move |frame| match c(frame) {
                Truth::True => a(frame),
                Truth::False => b(frame),
                Truth::Unknown => V::Unknown,
            })
        }
        Term::Calculate(how, a, b) => {
            let (how, a, b) = (*how, eval(a, texts), eval(b, texts));
            Box::new(move |frame| match (a(frame), b(frame)) {
                (V::Int(a), V::Int(b)) => calculate(how, a, b).map_or(V::Unknown, V::Int),
                (a, b) => frame.lack([a, b]),
            })
        }
        Term::AddPeriod(day, period) => {
            let (day, period) = (eval(day, texts), eval(period, texts));
            Box::new(move |frame| match (day(frame), period(frame)) {
                (V::Day(day), V::Period(period)) => V::Day(period.after(day)),
                (a, b) => frame.lack([a, b]),
            })
        }
        Term::SubtractPeriod(day, period) => {
            let (day, period) = (eval(day, texts), eval(period, texts));
            Box::new(move |frame| match (day(frame), period(frame)) {
                (V::Day(day), V::Period(period)) => V::Day(period.before(day)),
                (a, b) => frame.lack([a, b]),
            })
        }
        Term::DaysBetween(a, b) => {
            let (a, b) = (eval(a, texts), eval(b, texts));
            Box::new(move |frame| match (a(frame), b(frame)) {
                (V::Day(a), V::Day(b)) => V::Int(i64::from(a.number()) - i64::from(b.number())),
                (a, b) => frame.lack([a, b]),
            })
        }
        Term::PeriodOf { amount, months } => {
            let (amount, months) = (eval(amount, texts), *months);
            Box::new(move |frame| match amount(frame) {
                V::Int(amount) => period(amount, months).map_or(V::Unknown, V::Period),
                other => frame.lack([other]),
            })
        }
        Term::Size(list) => size(visit(list, texts)),
        Term::TextSize(text) => {
            let text = eval(text, texts);
            Box::new(move |frame| match text(frame) {
                V::Text(text) => V::Int(i64::try_from(text.chars().count()).unwrap_or(i64::MAX)),
                other => frame.lack([other]),
            })
        }
        other => {
            let test = test(other, texts);
            Box::new(move |frame| match test(frame) {
                Truth::True => V::Bool(true),
                Truth::False => V::Bool(false),
                Truth::Unknown => V::Unknown,
            })
        }
    }
}

fn value_of(constant: &Const, texts: &mut Vec<Box<str>>) -> Eval {
    match constant {
        Const::Text(text) => {
            texts.push(text.clone());
            let at = texts.len() - 1;
            Box::new(move |frame| V::Text(&frame.texts[at]))
        }
        Const::Null => Box::new(|_| V::Null),
        Const::Bool(value) => copied(V::Bool(*value)),
        Const::Int(value) => copied(V::Int(*value)),
        Const::Decimal(value) => copied(V::Decimal(*value)),
        Const::Day(value) => copied(V::Day(*value)),
        Const::Period(value) => copied(V::Period(*value)),
        Const::Network(value) => copied(V::Network(*value)),
        Const::Choice(value) => copied(V::Choice(*value)),
    }
}

fn copied(value: V<'static>) -> Eval {
    Box::new(move |_| value)
}

fn calculate(how: Arithmetic, a: i64, b: i64) -> Option<i64> {
    match how {
        Arithmetic::Add => a.checked_add(b),
        Arithmetic::Subtract => a.checked_sub(b),
        Arithmetic::Multiply => a.checked_mul(b),
        Arithmetic::Divide => a.checked_div(b),
        Arithmetic::Remainder => a.checked_rem(b),
    }
}

fn period(amount: i64, months: bool) -> Option<Period> {
    if months { i16::try_from(amount).ok().map(Period::months) } else { i32::try_from(amount).ok().map(Period::days) }
}

/// Reads one field that is not a list.
fn load(of: &Term, access: &Access, texts: &mut Vec<Box<str>>) -> Eval {
    let absent = match (access.field.absent, &access.field.ty) {
        (Absent::Unknown, _) => V::Unknown,
        (Absent::None, _) => V::Null,
        (Absent::No, _) => V::Bool(false),
        (Absent::Choice(word), Type::Choice(choices)) => choices.position(word).map_or(V::Unknown, V::Choice),
        (Absent::Choice(_), _) => V::Unknown,
    };
    let (field, positions) = (access.field, access.positions.clone());
    let only = positions.first().map_or(0, |(_, at)| *at);
    let single = positions.len() == 1;
    let found = move |frame: &mut Frame<'_>, at: RecordIndex| -> Option<usize> {
        if single {
            return Some(only);
        }
        let kind = frame.world.inventory.head(at).kind;
        positions.iter().find(|(one, _)| *one == Some(kind)).map(|(_, at)| *at)
    };
    if let Term::Subject = of {
        return Box::new(move |frame| {
            let at = frame.subject;
            let value = frame.stated(at, only).unwrap_or(absent);
            frame.seen(V::Record(at), field, value)
        });
    }
    let of = eval(of, texts);
    Box::new(move |frame| match of(frame) {
        V::Record(at) => {
            let Some(index) = found(frame, at) else { return V::Unknown };
            let value = frame.stated(at, index).unwrap_or(absent);
            frame.seen(V::Record(at), field, value)
        }
        V::Group(group, owner) => {
            let value = group.get(only).map_or(absent, |value| V::of(value, owner));
            frame.seen(V::Group(group, owner), field, value)
        }
        other => frame.lift(other),
    })
}

/// Whether a place is another or lies in it.
fn within(frame: &mut Frame<'_>, inner: RecordIndex, outer: RecordIndex) -> Truth {
    let mut here = inner;
    for _ in 0..MAX_PLACES {
        if here == outer {
            return Truth::True;
        }
        let slots: Slots<'_> = frame.world.inventory.slots(here);
        here = match Location(slots).within() {
            Fact::Known(next) => next,
            Fact::None => return Truth::False,
            Fact::Unknown => {
                let field = slots.def().field("within");
                if let Some(field) = field {
                    frame.gap(Gap::Field(V::Record(here), field));
                }
                return Truth::Unknown;
            }
        };
    }
    Truth::Unknown
}
