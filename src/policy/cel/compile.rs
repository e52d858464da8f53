//! Checked term → closures, made once per rule.
//!
//! A closure reads the typed estate through its [`Frame`]. Lists are visited,
//! not built: a visitor hands each item to a callback that may stop it. While a
//! frame traces, every unknown leaf is noted, and a test that comes to a
//! decision drops what its operands noted: what is left at the end are the
//! missing fields that could have changed the answer.

use std::cmp::Ordering;
use std::ops::ControlFlow;

use super::frame::{Frame, Gap};
use super::term::{Access, Arithmetic, Const, Order, Quantifier, Term, TextTest};
use super::value::{Truth, V};
use crate::id::RecordIndex;
use crate::schema::Fact;
use crate::schema::kinds::{Kind, Location};
use crate::schema::types::{Absent, Type};
use crate::schema::units::Period;
use crate::schema::value::Value;
use crate::schema::view::Slots;

/// Evaluates to a value.
pub(super) type Eval = Box<dyn for<'a> Fn(&mut Frame<'a>) -> V<'a> + Send + Sync>;
/// Evaluates to a truth value.
pub(super) type Test = Box<dyn for<'a> Fn(&mut Frame<'a>) -> Truth + Send + Sync>;
/// Visits the items of a list.
type Visit = Box<dyn for<'a> Fn(&mut Frame<'a>, &mut Visitor<'_, 'a>) -> End + Send + Sync>;
type Visitor<'v, 'a> = dyn FnMut(&mut Frame<'a>, V<'a>, usize) -> ControlFlow<()> + 'v;

/// What is known of a list once its items have been visited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// These were all.
    Complete,
    /// There may be more, or some of them may not belong.
    Uncertain,
}

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

fn contains(list: &Term, item: &Term, texts: &mut Vec<Box<str>>) -> Test {
    // A list of words in the rule itself.
    if let Term::Items(items) = list
        && let Some(words) = items
            .iter()
            .map(|item| if let Term::Const(Const::Choice(word)) = item { Some(*word) } else { None })
            .collect::<Option<Vec<u16>>>()
    {
        let item = eval(item, texts);
        return Box::new(move |frame| match item(frame) {
            V::Choice(word) => Truth::of(words.contains(&word)),
            V::Unknown => Truth::Unknown,
            _ => Truth::False,
        });
    }
    let (list, item) = (visit(list, texts), eval(item, texts));
    Box::new(move |frame| {
        let mark = frame.mark();
        let wanted = item(frame);
        let mut found = Truth::False;
        let end = list(frame, &mut |_, value, _| match value.equals(wanted) {
            Truth::True => {
                found = Truth::True;
                ControlFlow::Break(())
            }
            Truth::Unknown => {
                found = Truth::Unknown;
                ControlFlow::Continue(())
            }
            Truth::False => ControlFlow::Continue(()),
        });
        decide(frame, mark, found, Truth::True, end)
    })
}

fn quantified(which: Quantifier, list: Visit, variable: usize, name: usize, body: Test) -> Test {
    if which == Quantifier::ExistsOne {
        return exists_one(list, variable, body);
    }
    let deciding = if which == Quantifier::All { Truth::False } else { Truth::True };
    let otherwise = if which == Quantifier::All { Truth::True } else { Truth::False };
    Box::new(move |frame| {
        let mark = frame.mark();
        let mut result = otherwise;
        let end = list(frame, &mut |frame, item, _| {
            frame.bind(variable, item);
            match body(frame) {
                Truth::Unknown => {
                    result = Truth::Unknown;
                    ControlFlow::Continue(())
                }
                answer if answer == deciding => {
                    result = deciding;
                    frame.witness(name, item);
                    ControlFlow::Break(())
                }
                _ => ControlFlow::Continue(()),
            }
        });
        decide(frame, mark, result, deciding, end)
    })
}

/// The answer of a list that has been visited: what an item has decided
/// stands, anything else needs every item to be known.
fn decide(frame: &mut Frame<'_>, mark: usize, result: Truth, deciding: Truth, end: End) -> Truth {
    if result == deciding {
        frame.forget(mark);
        return result;
    }
    if result == Truth::Unknown || end == End::Uncertain { Truth::Unknown } else { result }
}

fn exists_one(list: Visit, variable: usize, body: Test) -> Test {
    Box::new(move |frame| {
        let mark = frame.mark();
        let mut count = 0;
        let mut unsure = false;
        let end = list(frame, &mut |frame, item, _| {
            frame.bind(variable, item);
            match body(frame) {
                Truth::True => count += 1,
                Truth::Unknown => unsure = true,
                Truth::False => {}
            }
            if count > 1 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        if count > 1 {
            frame.forget(mark);
            return Truth::False;
        }
        if unsure || end == End::Uncertain { Truth::Unknown } else { Truth::of(count == 1) }
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

fn size(list: Visit) -> Eval {
    Box::new(move |frame| {
        let mut count = 0;
        let end = list(frame, &mut |_, _, _| {
            count += 1;
            ControlFlow::Continue(())
        });
        if end == End::Complete { V::Int(count) } else { V::Unknown }
    })
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

/// Compiles a list.
fn visit(term: &Term, texts: &mut Vec<Box<str>>) -> Visit {
    match term {
        Term::FieldList(of, access) => field_list(of, access, texts),
        Term::Referring { to, kind, fields } => {
            let (to, kind, fields) = (eval(to, texts), *kind, fields.clone());
            Box::new(move |frame, see| match to(frame) {
                V::Record(at) => {
                    let found = frame.world.graph.referring(at, &fields);
                    open_list(frame, kind, &found, see)
                }
                other => uncertain(frame, other),
            })
        }
        Term::Sheet(kind) => {
            let kind = *kind;
            Box::new(move |frame, see| {
                let found = frame.world.inventory.of_kind(kind);
                open_list(frame, kind, found, see)
            })
        }
        Term::Matching { join, kind, key } => {
            let (join, kind, key) = (*join, *kind, eval(key, texts));
            Box::new(move |frame, see| match key(frame) {
                V::Text(key) => {
                    let found = frame.world.joins[join].find(key);
                    open_list(frame, kind, found, see)
                }
                other => uncertain(frame, other),
            })
        }
        Term::OfKind(list, kind) => {
            let (list, kind) = (visit(list, texts), *kind);
            Box::new(move |frame, see| {
                let mut unsure = false;
                let end = list(frame, &mut |frame, item, position| match item {
                    V::Record(at) if frame.world.inventory.head(at).kind == kind => see(frame, item, position),
                    V::Record(_) => ControlFlow::Continue(()),
                    _ => {
                        unsure = true;
                        ControlFlow::Continue(())
                    }
                });
                if unsure { End::Uncertain } else { end }
            })
        }
        Term::Filter { list, variable, body } => {
            let (list, variable, body) = (visit(list, texts), *variable, test(body, texts));
            Box::new(move |frame, see| {
                let mut unsure = false;
                let end = list(frame, &mut |frame, item, position| {
                    frame.bind(variable, item);
                    match body(frame) {
                        Truth::True => see(frame, item, position),
                        Truth::False => ControlFlow::Continue(()),
                        Truth::Unknown => {
                            unsure = true;
                            ControlFlow::Continue(())
                        }
                    }
                });
                if unsure { End::Uncertain } else { end }
            })
        }
        Term::Map { list, variable, body } => {
            let (list, variable, body) = (visit(list, texts), *variable, eval(body, texts));
            Box::new(move |frame, see| {
                list(frame, &mut |frame, item, position| {
                    frame.bind(variable, item);
                    let value = body(frame);
                    see(frame, value, position)
                })
            })
        }
        Term::Items(items) => {
            let items: Vec<Eval> = items.iter().map(|item| eval(item, texts)).collect();
            Box::new(move |frame, see| {
                for (position, item) in items.iter().enumerate() {
                    let value = item(frame);
                    if see(frame, value, position).is_break() {
                        break;
                    }
                }
                End::Complete
            })
        }
        _ => Box::new(|_, _| End::Uncertain),
    }
}

fn field_list(of: &Term, access: &Access, texts: &mut Vec<Box<str>>) -> Visit {
    let (of, field, positions) = (eval(of, texts), access.field, access.positions.clone());
    Box::new(move |frame, see| {
        let base = of(frame);
        let (value, owner) = match base {
            V::Record(at) => {
                let kind = frame.world.inventory.head(at).kind;
                let position = positions.iter().find(|(one, _)| *one == Some(kind)).map(|(_, index)| *index);
                let stated = position.and_then(|index| frame.world.inventory.slots(at).stated(index));
                (stated.map(|(value, _)| value), stated.map_or(at, |(_, by)| frame.owner(at, by)))
            }
            V::Group(group, owner) => (positions.first().and_then(|(_, index)| group.get(*index)), owner),
            other => return uncertain(frame, other),
        };
        match value {
            Some(Value::List(items)) => {
                for (position, item) in items.iter().enumerate() {
                    if !frame.spend() {
                        return End::Uncertain;
                    }
                    let value = frame.seen(base, field, V::of(item, owner));
                    if see(frame, value, position).is_break() {
                        break;
                    }
                }
                End::Complete
            }
            Some(Value::None) => End::Complete,
            None if matches!(field.absent, Absent::None) => End::Complete,
            _ => {
                frame.gap(Gap::Field(base, field));
                End::Uncertain
            }
        }
    })
}

/// Visits records that are known; whether they are all is for the sheet to say.
fn open_list<'a>(frame: &mut Frame<'a>, kind: Kind, found: &[RecordIndex], see: &mut Visitor<'_, 'a>) -> End {
    for (position, at) in found.iter().enumerate() {
        if !frame.spend() {
            return End::Uncertain;
        }
        if see(frame, V::Record(*at), position).is_break() {
            return End::Complete;
        }
    }
    if frame.world.is_complete(kind) {
        return End::Complete;
    }
    frame.gap(Gap::Sheet(kind));
    End::Uncertain
}

fn uncertain(frame: &mut Frame<'_>, base: V<'_>) -> End {
    let _ = frame.lift(base);
    // A list of nothing has no items.
    if matches!(base, V::Null) { End::Complete } else { End::Uncertain }
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
