//! Operators: logic, comparison, arithmetic, `in`.

use cel::IdedExpr;
use cel::common::ast::{CallExpr, Expr, operators};

use super::{Checked, Checker, always_same, expect, mismatch, problem};
use crate::policy::cel::term::{Arithmetic, Const, Order, Term, Typed};
use crate::policy::cel::types::Ty;
use crate::policy::cel::vacuous;
use crate::policy::codes;
use crate::schema::{one_of, suggest};
use crate::words;

impl Checker<'_, '_> {
    pub(super) fn call(&mut self, tree: &IdedExpr, call: &CallExpr) -> Checked<Typed> {
        let name = call.func_name.as_str();
        match (name, call.args.as_slice()) {
            (operators::LOGICAL_AND, [a, b]) => self.both(tree, a, b, Term::And),
            (operators::LOGICAL_OR, [a, b]) => self.both(tree, a, b, Term::Or),
            (operators::LOGICAL_NOT, [a]) => {
                let a = self.typed(a, &Ty::Bool)?;
                Ok(Typed { ty: Ty::Bool, term: Term::Not(Box::new(a)) })
            }
            (operators::EQUALS, [a, b]) => self.equal(tree, a, b),
            (operators::NOT_EQUALS, [a, b]) => {
                let equal = self.equal(tree, a, b)?;
                Ok(Typed { ty: Ty::Bool, term: Term::Not(Box::new(equal.term)) })
            }
            (operators::LESS, [a, b]) => self.compare(tree, Order::Less, a, b),
            (operators::LESS_EQUALS, [a, b]) => self.compare(tree, Order::LessOrEqual, a, b),
            (operators::GREATER, [a, b]) => self.compare(tree, Order::Greater, a, b),
            (operators::GREATER_EQUALS, [a, b]) => self.compare(tree, Order::GreaterOrEqual, a, b),
            (operators::ADD, [a, b]) => self.add(tree, a, b),
            (operators::SUBSTRACT, [a, b]) => self.subtract(tree, a, b),
            (operators::MULTIPLY, [a, b]) => self.calculate(tree, Arithmetic::Multiply, a, b),
            (operators::DIVIDE, [a, b]) => self.calculate(tree, Arithmetic::Divide, a, b),
            (operators::MODULO, [a, b]) => self.calculate(tree, Arithmetic::Remainder, a, b),
            (operators::NEGATE, [a]) => {
                let a = self.typed(a, &Ty::Int)?;
                let zero = Box::new(Term::Const(Const::Int(0)));
                Ok(Typed { ty: Ty::Int, term: Term::Calculate(Arithmetic::Subtract, zero, Box::new(a)) })
            }
            (operators::CONDITIONAL, [c, a, b]) => {
                let c = self.typed(c, &Ty::Bool)?;
                let yes = self.expr(a)?;
                let no = self.expr(b)?;
                if yes.ty != no.ty || matches!(yes.ty, Ty::List(_)) {
                    return Err(mismatch(b, &yes.ty, &no.ty));
                }
                let term = Term::Conditional(Box::new(c), Box::new(yes.term), Box::new(no.term));
                Ok(Typed { ty: yes.ty, term })
            }
            (operators::IN, [item, list]) => self.is_in(tree, item, list),
            _ => self.function(tree, call),
        }
    }

    fn both(
        &mut self,
        tree: &IdedExpr,
        a: &IdedExpr,
        b: &IdedExpr,
        make: fn(Box<Term>, Box<Term>) -> Term,
    ) -> Checked<Typed> {
        let a = self.typed(a, &Ty::Bool)?;
        let b = self.typed(b, &Ty::Bool)?;
        vacuous::connective(tree, &a, &b)?;
        Ok(Typed { ty: Ty::Bool, term: make(Box::new(a), Box::new(b)) })
    }
    /// Two operands, with a text literal read as the other operand's type.
    fn operands(&mut self, a: &IdedExpr, b: &IdedExpr) -> Checked<(Typed, Typed)> {
        let left = self.expr(a)?;
        let right = self.expr(b)?;
        let left = self.adapt(a, left, &right.ty)?;
        let right = self.adapt(b, right, &left.ty)?;
        Ok((left, right))
    }

    /// Reads a text literal as a word of the choice it is compared with.
    fn adapt(&self, tree: &IdedExpr, typed: Typed, other: &Ty) -> Checked<Typed> {
        let Term::Const(Const::Text(text)) = &typed.term else { return Ok(typed) };
        match other {
            Ty::Choice(choices) => match choices.position(text) {
                Some(position) => Ok(Typed { ty: other.clone(), term: Term::Const(Const::Choice(position)) }),
                None => {
                    let words = || choices.words.iter().map(|word| word.code);
                    let message = words!(
                        "`{text}` は選択肢にないので、いつも同じ結果になります",
                        "`{text}` is not among the choices, so this is always the same"
                    );
                    let remedy = suggest(text, words()).unwrap_or_else(|| one_of(words()));
                    Err(problem(tree, &codes::ALWAYS_SAME, message).help(remedy))
                }
            },
            Ty::Record(_) => {
                let message = words!("参照と文字は比べられません", "a reference cannot be compared with text");
                let remedy = words!(
                    "id ではなく、参照先の選択項目を比べてください (例 zone.purpose == 'medical')",
                    "compare a choice field of the target instead of an id, such as zone.purpose == 'medical'"
                );
                Err(problem(tree, &codes::EXPRESSION_TYPE, message).help(remedy))
            }
            Ty::Day => {
                let message = words!("日付と文字は比べられません", "a date cannot be compared with text");
                Err(problem(tree, &codes::EXPRESSION_TYPE, message)
                    .help(words!("date('{text}') と書いてください", "write date('{text}')")))
            }
            _ => Ok(typed),
        }
    }

    fn equal(&mut self, tree: &IdedExpr, a: &IdedExpr, b: &IdedExpr) -> Checked<Typed> {
        let (left, right) = self.operands(a, b)?;
        if let (Ty::List(_), Ty::Null) | (Ty::Null, Ty::List(_)) = (&left.ty, &right.ty) {
            let message = words!("並びは null と比べません", "a list is not compared with null");
            return Err(problem(tree, &codes::EXPRESSION_TYPE, message)
                .help(words!("size(…) == 0 と書いてください", "write size(…) == 0")));
        }
        if !left.ty.may_equal(&right.ty) {
            return Err(mismatch(tree, &left.ty, &right.ty));
        }
        vacuous::equality(tree, &left.term, &right.term)?;
        Ok(Typed { ty: Ty::Bool, term: Term::Equal(Box::new(left.term), Box::new(right.term)) })
    }

    fn compare(&mut self, tree: &IdedExpr, order: Order, a: &IdedExpr, b: &IdedExpr) -> Checked<Typed> {
        let (left, right) = self.operands(a, b)?;
        if !left.ty.may_compare(&right.ty) {
            return Err(mismatch(tree, &left.ty, &right.ty));
        }
        vacuous::order(tree, order, &left.term, &right.term)?;
        Ok(Typed { ty: Ty::Bool, term: Term::Compare(order, Box::new(left.term), Box::new(right.term)) })
    }

    fn add(&mut self, tree: &IdedExpr, a: &IdedExpr, b: &IdedExpr) -> Checked<Typed> {
        let left = self.expr(a)?;
        let right = self.expr(b)?;
        match (&left.ty, &right.ty) {
            (Ty::Day, Ty::Period) => {
                Ok(Typed { ty: Ty::Day, term: Term::AddPeriod(Box::new(left.term), Box::new(right.term)) })
            }
            (Ty::Int, Ty::Int) => Ok(calculated(Arithmetic::Add, left.term, right.term)),
            _ => Err(mismatch(tree, &left.ty, &right.ty)),
        }
    }

    fn subtract(&mut self, tree: &IdedExpr, a: &IdedExpr, b: &IdedExpr) -> Checked<Typed> {
        let left = self.expr(a)?;
        let right = self.expr(b)?;
        match (&left.ty, &right.ty) {
            (Ty::Day, Ty::Period) => {
                Ok(Typed { ty: Ty::Day, term: Term::SubtractPeriod(Box::new(left.term), Box::new(right.term)) })
            }
            (Ty::Day, Ty::Day) => {
                Ok(Typed { ty: Ty::Int, term: Term::DaysBetween(Box::new(left.term), Box::new(right.term)) })
            }
            (Ty::Int, Ty::Int) => Ok(calculated(Arithmetic::Subtract, left.term, right.term)),
            _ => Err(mismatch(tree, &left.ty, &right.ty)),
        }
    }

    fn calculate(&mut self, tree: &IdedExpr, how: Arithmetic, a: &IdedExpr, b: &IdedExpr) -> Checked<Typed> {
        let left = self.expr(a)?;
        let right = self.expr(b)?;
        match (&left.ty, &right.ty) {
            (Ty::Int, Ty::Int) => Ok(calculated(how, left.term, right.term)),
            _ => Err(mismatch(tree, &left.ty, &right.ty)),
        }
    }

    fn is_in(&mut self, tree: &IdedExpr, item: &IdedExpr, list: &IdedExpr) -> Checked<Typed> {
        let left = self.expr(item)?;
        // A list of words takes the type of what is looked for in it.
        if let (Expr::List(words), Ty::Choice(_)) = (&list.expr, &left.ty) {
            let mut items = Vec::new();
            for word in &words.elements {
                let typed = self.expr(word)?;
                let typed = self.adapt(word, typed, &left.ty)?;
                expect(&typed.ty, &left.ty, word)?;
                items.push(typed.term);
            }
            if items.is_empty() {
                return Err(always_same(tree));
            }
            let list = Term::Items(items);
            return Ok(Typed { ty: Ty::Bool, term: Term::Contains(Box::new(list), Box::new(left.term)) });
        }
        let right = self.expr(list)?;
        let Ty::List(of) = &right.ty else { return Err(mismatch(list, &Ty::List(Box::new(left.ty)), &right.ty)) };
        let left = self.adapt(item, left, of)?;
        if !left.ty.may_equal(of) {
            return Err(mismatch(tree, &left.ty, of));
        }
        Ok(Typed { ty: Ty::Bool, term: Term::Contains(Box::new(right.term), Box::new(left.term)) })
    }
}

fn calculated(how: Arithmetic, a: Term, b: Term) -> Typed {
    Typed { ty: Ty::Int, term: Term::Calculate(how, Box::new(a), Box::new(b)) }
}
