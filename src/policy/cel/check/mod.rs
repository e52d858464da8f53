//! Syntax tree → checked term: names, types, and comparisons that say nothing.
//!
//! A file for each sort of term; all of them are parts of one walk.

mod calls;
mod fields;
mod loops;
mod operators;
mod problem;

use std::collections::BTreeSet;

use cel::IdedExpr;
use cel::common::ast::{Expr, LiteralValue};

pub(super) use problem::{Problem, always_same, problem};
use problem::{expect, mismatch};

use super::term::{Const, JoinKey, Term, Typed};
use super::types::Ty;
use crate::policy::codes;
use crate::schema::kinds::Kind;
use crate::schema::{one_of, suggest};
use crate::words;

/// Variables of nested `all`, `exists`, `filter` and `map`.
pub(super) const MAX_VARIABLES: usize = 4;
/// Nodes of an expression.
const MAX_NODES: usize = 400;

/// What an expression may refer to.
pub(super) struct Scope<'s> {
    /// Name and kind of the subject.
    pub(super) subject: Kind,
    /// Values of the rule's parameters.
    pub(super) parameters: &'s [(String, i64)],
    /// Joins of the whole rule set, extended as needed.
    pub(super) joins: &'s mut Vec<JoinKey>,
}

type Checked<T> = Result<T, Problem>;

/// Checks an expression that must be a test.
pub(super) fn test(tree: &IdedExpr, scope: &mut Scope<'_>) -> Checked<super::Checked> {
    let mut checker = Checker {
        scope,
        variables: Vec::new(),
        all_variables: Vec::new(),
        nodes: 0,
        reads: BTreeSet::new(),
        along: BTreeSet::new(),
    };
    let typed = checker.expr(tree)?;
    expect(&typed.ty, &Ty::Bool, tree)?;
    if let Term::Const(_) = typed.term {
        return Err(always_same(tree));
    }
    let Checker { all_variables: variables, reads, along, .. } = checker;
    Ok(super::Checked { term: typed.term, variables, reads, along })
}

struct Checker<'c, 's> {
    scope: &'c mut Scope<'s>,
    /// Variables in scope, innermost last; the position is the slot.
    variables: Vec<(String, Ty)>,
    /// Every variable of the expression, for places and messages.
    all_variables: Vec<(String, Ty)>,
    nodes: usize,
    /// Fields it reads.
    reads: BTreeSet<super::Read>,
    /// Fields it depends on without naming them.
    along: BTreeSet<super::Read>,
}

impl Checker<'_, '_> {
    fn expr(&mut self, tree: &IdedExpr) -> Checked<Typed> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return Err(problem(
                tree,
                &codes::EXPRESSION_TOO_COMPLEX,
                words!("式が大きすぎます", "the expression is too large"),
            ));
        }
        match &tree.expr {
            Expr::Literal(literal) => self.literal(tree, literal),
            Expr::Ident(name) => self.name(tree, name),
            Expr::Select(select) => self.select(tree, select),
            Expr::Call(call) => self.call(tree, call),
            Expr::Comprehension(comprehension) => self.comprehension(tree, comprehension),
            Expr::List(list) if list.optional_indices.is_empty() => self.list(tree, &list.elements),
            _ => Err(problem(
                tree,
                &codes::EXPRESSION_SYNTAX,
                words!("ここでは使えない書き方です", "this construct is not available here"),
            )),
        }
    }

    fn literal(&mut self, tree: &IdedExpr, literal: &LiteralValue) -> Checked<Typed> {
        let (ty, constant) = match literal {
            LiteralValue::Boolean(value) => (Ty::Bool, Const::Bool(*value.inner())),
            LiteralValue::Int(value) => (Ty::Int, Const::Int(*value.inner())),
            LiteralValue::Double(value) => (Ty::Decimal, Const::Decimal(*value.inner())),
            LiteralValue::String(value) => (Ty::Text, Const::Text(value.inner().into())),
            LiteralValue::Null => (Ty::Null, Const::Null),
            LiteralValue::Bytes(_) | LiteralValue::UInt(_) => {
                let message = words!("bytes と uint は使えません", "bytes and uint are not available");
                return Err(problem(tree, &codes::EXPRESSION_TYPE, message));
            }
        };
        Ok(Typed { ty, term: Term::Const(constant) })
    }

    fn name(&mut self, tree: &IdedExpr, name: &str) -> Checked<Typed> {
        if let Some(slot) = self.variables.iter().rposition(|(variable, _)| variable == name) {
            return Ok(Typed { ty: self.variables[slot].1.clone(), term: Term::Variable(slot) });
        }
        if name == self.scope.subject.name() {
            return Ok(Typed { ty: Ty::Record(vec![self.scope.subject]), term: Term::Subject });
        }
        if name == "today" {
            return Ok(Typed { ty: Ty::Day, term: Term::Today });
        }
        let known = self.variables.iter().map(|(variable, _)| variable.as_str());
        let names: Vec<&str> = known.chain([self.scope.subject.name(), "today", "params"]).collect();
        let message = words!("`{name}` という名前はありません", "there is no name `{name}`");
        let remedy = suggest(name, names.iter().copied()).unwrap_or_else(|| one_of(names.iter().copied()));
        Err(problem(tree, &codes::UNKNOWN_NAME, message).help(remedy))
    }

    fn list(&mut self, tree: &IdedExpr, elements: &[IdedExpr]) -> Checked<Typed> {
        let mut items = Vec::new();
        let mut item_type = None;
        for element in elements {
            let typed = self.expr(element)?;
            match &item_type {
                None => item_type = Some(typed.ty),
                Some(ty) if *ty == typed.ty => {}
                Some(ty) => return Err(mismatch(element, ty, &typed.ty)),
            }
            items.push(typed.term);
        }
        let Some(item) = item_type else {
            return Err(problem(tree, &codes::EXPRESSION_TYPE, words!("並びが空です", "the list is empty")));
        };
        Ok(Typed { ty: Ty::List(Box::new(item)), term: Term::Items(items) })
    }

    fn typed(&mut self, tree: &IdedExpr, wanted: &Ty) -> Checked<Term> {
        let typed = self.expr(tree)?;
        expect(&typed.ty, wanted, tree)?;
        Ok(typed.term)
    }
}
