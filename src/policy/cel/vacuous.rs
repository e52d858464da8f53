//! Tests that say nothing: whatever the record, they come out the same.

use cel::IdedExpr;

use super::check::{Problem, always_same, problem};
use super::term::{Const, Order, Term};
use crate::policy::codes;
use crate::schema::types::Type;
use crate::schema::units::VlanId;
use crate::words;

/// Refuses `&&` and `||` with an operand that is written out as true or false.
pub(super) fn connective(tree: &IdedExpr, a: &Term, b: &Term) -> Result<(), Problem> {
    let fixed = |term: &Term| matches!(term, Term::Const(Const::Bool(_)));
    if fixed(a) || fixed(b) { Err(always_same(tree)) } else { Ok(()) }
}

/// Refuses an equality of two constants, of a thing with itself, and of a
/// number with one it can never be.
pub(super) fn equality(tree: &IdedExpr, a: &Term, b: &Term) -> Result<(), Problem> {
    operands(tree, a, b)?;
    match ranged(a, b) {
        Some((range, value, _)) if !(range.min..=range.max).contains(&value) => Err(range.problem(tree)),
        _ => Ok(()),
    }
}

/// Refuses an order of two constants, of a thing with itself, and of a number
/// with one it is always, or never, on that side of.
pub(super) fn order(tree: &IdedExpr, order: Order, a: &Term, b: &Term) -> Result<(), Problem> {
    operands(tree, a, b)?;
    let Some((range, value, flipped)) = ranged(a, b) else { return Ok(()) };
    let holds = |number: i64| {
        let (a, b) = if flipped { (value, number) } else { (number, value) };
        match order {
            Order::Less => a < b,
            Order::LessOrEqual => a <= b,
            Order::Greater => a > b,
            Order::GreaterOrEqual => a >= b,
        }
    };
    // An order changes its answer at most once on the way from the smallest to the largest.
    if holds(range.min) == holds(range.max) { Err(range.problem(tree)) } else { Ok(()) }
}

fn operands(tree: &IdedExpr, a: &Term, b: &Term) -> Result<(), Problem> {
    let constant = |term: &Term| matches!(term, Term::Const(_));
    // Terms hold regular expressions, which have no equality but their text.
    let same = || format!("{a:?}") == format!("{b:?}");
    if constant(a) && constant(b) || same() { Err(always_same(tree)) } else { Ok(()) }
}

/// The numbers a term can be.
struct Range {
    name: &'static str,
    min: i64,
    max: i64,
}

impl Range {
    fn of(term: &Term) -> Option<Self> {
        let (name, min, max) = match term {
            Term::Field(_, access) => match access.field.ty {
                Type::Int { min, max, .. } => (access.field.name, min, max),
                Type::Vlan => (access.field.name, VlanId::MIN, VlanId::MAX),
                _ => return None,
            },
            Term::Size(_) | Term::TextSize(_) => ("size", 0, i64::MAX),
            _ => return None,
        };
        Some(Self { name, min, max })
    }

    fn problem(&self, tree: &IdedExpr) -> Problem {
        let Self { name, min, max } = self;
        let message = if *max == i64::MAX {
            words!(
                "`{name}` は {min} 以上なので、いつも同じ結果になります",
                "`{name}` is {min} or more, so this is always the same"
            )
        } else {
            words!(
                "`{name}` は {min} から {max} までなので、いつも同じ結果になります",
                "`{name}` is {min} to {max}, so this is always the same"
            )
        };
        problem(tree, &codes::ALWAYS_SAME, message)
    }
}

/// A number with bounds and the constant it is compared with; true if the constant stands first.
fn ranged(a: &Term, b: &Term) -> Option<(Range, i64, bool)> {
    match (a, b) {
        (term, Term::Const(Const::Int(value))) => Some((Range::of(term)?, *value, false)),
        (Term::Const(Const::Int(value)), term) => Some((Range::of(term)?, *value, true)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::policy::cel;
    use crate::policy::codes;
    use crate::schema::kinds::Kind;

    /// Id of the code the expression is refused with, and the text that is pointed at.
    fn refused(kind: Kind, text: &str) -> Option<(&'static str, &str)> {
        let problem = cel::check(text, kind, &[], &mut Vec::new()).err()?;
        Some((problem.code.id, &text[problem.at]))
    }

    #[test]
    fn tests_that_say_nothing_are_refused() {
        for text in [
            "true",
            "1 == 1",
            "account.state != account.state",
            "account.created <= account.created",
            "account.shared || true",
            "account.shared && (1 < 2)",
            "size(account.login) >= 0",
            "0 > size(account.login)",
            "account.state in []",
            "account.state == 'activ'",
        ] {
            assert_eq!(refused(Kind::Account, text).map(|(code, _)| code), Some(codes::ALWAYS_SAME.id), "{text}");
        }
        for text in ["segment.vlan == 0", "segment.vlan >= 1", "4094 < segment.vlan", "segment.vlan < 5000"] {
            assert_eq!(refused(Kind::Segment, text).map(|(code, _)| code), Some(codes::ALWAYS_SAME.id), "{text}");
        }
    }

    #[test]
    fn tests_that_say_something_are_not() {
        for text in [
            "segment.vlan > 1",
            "segment.vlan == 4094",
            "size(segment.prefixes) > 0",
            "segment.dhcp ? true : segment.vlan < 9",
        ] {
            assert_eq!(refused(Kind::Segment, text), None, "{text}");
        }
    }

    #[test]
    fn the_caret_stands_below_the_misspelt_name() {
        for (text, at) in [
            ("account.holdr.left == null", "holdr"),
            ("account.state == 'active' && account.holder.lefft == null", "lefft"),
            ("sheet('acounts').exists(x, x.shared)", "'acounts'"),
            ("account.id == 'a1'", "id"),
            ("nobody.left == null", "nobody"),
        ] {
            assert_eq!(refused(Kind::Account, text), Some((codes::UNKNOWN_NAME.id, at)), "{text}");
        }
    }

    #[test]
    fn a_list_of_words_holds_words_only() {
        assert_eq!(refused(Kind::Account, "account.state in ['active', 3]").map(|(_, at)| at), Some("3"));
    }
}
