//! Lists of expressions: visiting them, and what is asked of their items.
//!
//! An item may be in doubt: a record that would belong to the list if the
//! reference nobody wrote led here. It can keep a question open, and never
//! decide one.

use std::ops::ControlFlow;

use super::compile::{Eval, Test, eval, test};
use super::doubt::Doubt;
use super::frame::{Frame, Gap};
use super::term::{Access, Const, Quantifier, Term};
use super::value::{Truth, V};
use crate::id::RecordIndex;
use crate::schema::kinds::Kind;
use crate::schema::types::Absent;
use crate::schema::value::Value;

/// Records in doubt that are looked at one by one; with more, the list is simply not known.
const MAX_DOUBTS: usize = 64;

/// Visits the items of a list.
pub(super) type Visit = Box<dyn for<'a> Fn(&mut Frame<'a>, &mut Visitor<'_, 'a>) -> End + Send + Sync>;

pub(super) type Visitor<'v, 'a> = dyn FnMut(&mut Frame<'a>, V<'a>, usize) -> ControlFlow<()> + 'v;

/// What is known of a list once its items have been visited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// These were all.
    Complete,
    /// There may be more, or some of them may not belong.
    Uncertain,
}

pub(super) fn quantified(which: Quantifier, list: Visit, variable: usize, name: usize, body: Test) -> Test {
    if which == Quantifier::ExistsOne {
        return exists_one(list, variable, body);
    }
    let deciding = if which == Quantifier::All { Truth::False } else { Truth::True };
    let otherwise = if which == Quantifier::All { Truth::True } else { Truth::False };
    Box::new(move |frame| {
        let mark = frame.mark();
        let mut result = otherwise;
        let end = list(frame, &mut |frame, item, _| {
            let doubt = frame.take_doubt();
            frame.bind(variable, item);
            match body(frame) {
                Truth::Unknown => {
                    result = Truth::Unknown;
                    ControlFlow::Continue(())
                }
                answer if answer == deciding => {
                    if frame.doubted(doubt) {
                        result = Truth::Unknown;
                        return ControlFlow::Continue(());
                    }
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

fn exists_one(list: Visit, variable: usize, body: Test) -> Test {
    Box::new(move |frame| {
        let mark = frame.mark();
        let mut count = 0;
        let mut unsure = false;
        let end = list(frame, &mut |frame, item, _| {
            let doubt = frame.take_doubt();
            frame.bind(variable, item);
            match body(frame) {
                Truth::True if frame.doubted(doubt) => unsure = true,
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

pub(super) fn contains(list: &Term, item: &Term, texts: &mut Vec<Box<str>>) -> Test {
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
        let end = list(frame, &mut |frame, value, _| {
            let doubt = frame.take_doubt();
            match value.equals(wanted) {
                Truth::True if !frame.doubted(doubt) => {
                    found = Truth::True;
                    ControlFlow::Break(())
                }
                Truth::True | Truth::Unknown => {
                    found = Truth::Unknown;
                    ControlFlow::Continue(())
                }
                Truth::False => ControlFlow::Continue(()),
            }
        });
        decide(frame, mark, found, Truth::True, end)
    })
}

pub(super) fn size(list: Visit) -> Eval {
    Box::new(move |frame| {
        let mut count = 0;
        let mut unsure = false;
        let end = list(frame, &mut |frame, _, _| {
            let doubt = frame.take_doubt();
            unsure |= frame.doubted(doubt);
            count += 1;
            ControlFlow::Continue(())
        });
        if end == End::Complete && !unsure { V::Int(count) } else { V::Unknown }
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

/// Compiles a list.
pub(super) fn visit(term: &Term, texts: &mut Vec<Box<str>>) -> Visit {
    match term {
        Term::FieldList(of, access) => field_list(of, access, texts),
        Term::Referring { to, kind, fields } => {
            let (to, kind, fields) = (eval(to, texts), *kind, fields.clone());
            Box::new(move |frame, see| match to(frame) {
                V::Record(at) => {
                    let world = frame.world;
                    let found = world.graph.referring(at, &fields);
                    frame.seen_from(&found, &fields);
                    let doubts: Vec<&[Doubt]> =
                        fields.iter().map(|field| world.doubts.referring(world, *field)).collect();
                    open_list(frame, kind, &found, &doubts, see)
                }
                other => uncertain(frame, other),
            })
        }
        Term::Sheet(kind) => {
            let kind = *kind;
            Box::new(move |frame, see| {
                let found = frame.world.inventory.of_kind(kind);
                open_list(frame, kind, found, &[], see)
            })
        }
        Term::Matching { join, kind, key } => {
            let (join, kind, key) = (*join, *kind, eval(key, texts));
            Box::new(move |frame, see| match key(frame) {
                V::Text(key) => {
                    let join = frame.world.join(join);
                    open_list(frame, kind, join.find(key), &[join.doubts()], see)
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
                    let doubt = frame.take_doubt();
                    frame.bind(variable, item);
                    match body(frame) {
                        Truth::True => {
                            frame.doubt(doubt);
                            see(frame, item, position)
                        }
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
                    let doubt = frame.take_doubt();
                    frame.bind(variable, item);
                    let value = body(frame);
                    frame.doubt(doubt);
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
        frame.looked(base, field);
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

/// Visits records that belong to the list and then those that may; whether there are
/// more is for the sheet to say.
fn open_list<'a>(
    frame: &mut Frame<'a>,
    kind: Kind,
    found: &[RecordIndex],
    doubts: &[&[Doubt]],
    see: &mut Visitor<'_, 'a>,
) -> End {
    for (position, at) in found.iter().enumerate() {
        if !frame.spend() {
            return End::Uncertain;
        }
        if see(frame, V::Record(*at), position).is_break() {
            return End::Complete;
        }
    }
    if !frame.world.is_complete(kind) {
        frame.gap(Gap::Sheet(kind));
        return End::Uncertain;
    }
    for (position, doubt) in doubts.iter().flat_map(|doubts| doubts.iter()).enumerate() {
        if found.binary_search(&doubt.record).is_ok() {
            continue;
        }
        if position == MAX_DOUBTS || !frame.spend() {
            frame.gap(doubt.gap());
            return End::Uncertain;
        }
        frame.doubt(Some(*doubt));
        let next = see(frame, V::Record(doubt.record), found.len() + position);
        frame.take_doubt();
        if next.is_break() {
            break;
        }
    }
    End::Complete
}

fn uncertain(frame: &mut Frame<'_>, base: V<'_>) -> End {
    let _ = frame.lift(base);
    // A list of nothing has no items.
    if matches!(base, V::Null) { End::Complete } else { End::Uncertain }
}
