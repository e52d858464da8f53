//! Syntax tree → checked term: names, types, and comparisons that say nothing.

use std::collections::BTreeSet;

use cel::IdedExpr;
use cel::common::ast::{CallExpr, ComprehensionExpr, Expr, LiteralValue, SelectExpr, operators};
use regex::Regex;

use super::functions;
use super::term::{Access, Arithmetic, Const, JoinKey, Order, Quantifier, Term, TextTest, Typed};
use super::types::Ty;
use super::vacuous;
use crate::finding::Code;
use crate::graph::relations;
use crate::policy::codes;
use crate::schema::kinds::Kind;
use crate::schema::types::{Absent, Field, GroupDef, Type};
use crate::schema::{one_of, suggest};
use crate::words;
use crate::words::Words;

/// Variables of nested `all`, `exists`, `filter` and `map`.
pub(super) const MAX_VARIABLES: usize = 4;
/// Nodes of an expression.
const MAX_NODES: usize = 400;

/// Something wrong with an expression.
#[derive(Debug)]
pub(super) struct Problem {
    /// Node it is about.
    pub(super) node: u64,
    pub(super) code: &'static Code,
    pub(super) message: Words,
    pub(super) remedy: Option<Words>,
}

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
    let mut checker =
        Checker { scope, variables: Vec::new(), all_variables: Vec::new(), nodes: 0, reads: BTreeSet::new() };
    let typed = checker.expr(tree)?;
    expect(&typed.ty, &Ty::Bool, tree)?;
    if let Term::Const(_) = typed.term {
        return Err(always_same(tree));
    }
    Ok(super::Checked { term: typed.term, variables: checker.all_variables, reads: checker.reads })
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

    fn select(&mut self, tree: &IdedExpr, select: &SelectExpr) -> Checked<Typed> {
        if let Expr::Ident(name) = &select.operand.expr
            && name == "params"
            && !select.test
        {
            return self.parameter(tree, &select.field);
        }
        let of = self.expr(&select.operand)?;
        let access = self.access(tree, &of.ty, &select.field)?;
        if let Found::Field(access) = &access {
            self.reads.extend(of.ty.owners().into_iter().map(|owner| (owner, access.field.name)));
        }
        match access {
            Found::Field(access) if select.test => {
                if !matches!(access.field.absent, Absent::None) {
                    let message = words!("has() はここでは使えません", "has() cannot be used here");
                    let remedy = words!(
                        "書かれていない項目は「不明」です。has() は省略が「なし」を意味する項目だけに使えます",
                        "a field that is not written is unknown; has() is for fields whose absence means none"
                    );
                    return Err(problem(tree, &codes::HAS_MISUSED, message).help(remedy));
                }
                if let Type::List(_) = access.field.ty {
                    let message = words!("has() は並びには使えません", "has() is not for lists");
                    let remedy = words!("size(…) > 0 と書いてください", "write size(…) > 0");
                    return Err(problem(tree, &codes::HAS_MISUSED, message).help(remedy));
                }
                Ok(Typed { ty: Ty::Bool, term: Term::Present(Box::new(of.term), access) })
            }
            _ if select.test => Err(problem(
                tree,
                &codes::HAS_MISUSED,
                words!("has() はここでは使えません", "has() cannot be used here"),
            )),
            Found::Facility => {
                Ok(Typed { ty: Ty::Record(vec![Kind::Facility]), term: Term::Facility(Box::new(of.term)) })
            }
            Found::Field(access) => {
                let ty = Ty::of(&access.field.ty);
                let of = Box::new(of.term);
                let term =
                    if matches!(ty, Ty::List(_)) { Term::FieldList(of, access) } else { Term::Field(of, access) };
                Ok(Typed { ty, term })
            }
            Found::Referring(kind, fields) => {
                let ty = Ty::List(Box::new(Ty::Record(vec![kind])));
                Ok(Typed { ty, term: Term::Referring { to: Box::new(of.term), kind, fields } })
            }
        }
    }

    fn parameter(&self, tree: &IdedExpr, name: &str) -> Checked<Typed> {
        let found = self.scope.parameters.iter().find(|(parameter, _)| parameter == name);
        let Some((_, value)) = found else {
            let message = words!("`params.{name}` は宣言されていません", "`params.{name}` is not declared");
            let remedy = suggest(name, self.scope.parameters.iter().map(|(name, _)| name.as_str()));
            return Err(Problem { remedy, ..problem(tree, &codes::UNKNOWN_NAME, message) });
        };
        Ok(Typed { ty: Ty::Int, term: Term::Const(Const::Int(*value)) })
    }

    fn access(&self, tree: &IdedExpr, ty: &Ty, name: &str) -> Checked<Found> {
        match ty {
            Ty::Record(kinds) => self.record_field(tree, kinds, name),
            Ty::Group(group) => match group.index_of(name) {
                Some(at) => Ok(Found::Field(Access { field: &group.fields[at], positions: vec![(None, at)] })),
                None => Err(unknown_field(tree, group, name, &[])),
            },
            Ty::List(_) => {
                let message = words!("`{name}` の前は並びです", "what stands before `{name}` is a list");
                let remedy = words!("all(x, …) か exists(x, …) を使ってください", "use all(x, …) or exists(x, …)");
                Err(problem(tree, &codes::EXPRESSION_TYPE, message).help(remedy))
            }
            other => {
                let message = words!("{ja} に項目はありません", "{other} has no fields"; ja = other.ja());
                Err(problem(tree, &codes::EXPRESSION_TYPE, message))
            }
        }
    }

    fn record_field(&self, tree: &IdedExpr, kinds: &[Kind], name: &str) -> Checked<Found> {
        if name == "facility" {
            return Ok(Found::Facility);
        }
        let mut positions = Vec::new();
        let mut field: Option<&'static Field> = None;
        for kind in kinds {
            let group = kind.group();
            if let Some(at) = group.index_of(name) {
                let found = &group.fields[at];
                if field.is_some_and(|field| field.ty != found.ty) {
                    let message = words!("`{name}` の型が種類によって違います", "`{name}` has different types");
                    return Err(problem(tree, &codes::EXPRESSION_TYPE, message)
                        .help(words!("of_kind(…) で種類を絞ってください", "narrow the kind with of_kind(…)")));
                }
                field = Some(found);
                positions.push((Some(*kind), at));
            } else if let [kind] = kinds
                && let Some(inverse) = relations::inverse(*kind, name)
            {
                return Ok(Found::Referring(inverse.kind, inverse.fields));
            } else {
                let inverses = relations::inverse_names(*kind);
                return Err(unknown_field(tree, group, name, &inverses));
            }
        }
        match field {
            Some(field) => Ok(Found::Field(Access { field, positions })),
            None => Err(problem(tree, &codes::UNKNOWN_NAME, words!("`{name}` はありません", "there is no `{name}`"))),
        }
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

    fn call(&mut self, tree: &IdedExpr, call: &CallExpr) -> Checked<Typed> {
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

    fn typed(&mut self, tree: &IdedExpr, wanted: &Ty) -> Checked<Term> {
        let typed = self.expr(tree)?;
        expect(&typed.ty, wanted, tree)?;
        Ok(typed.term)
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

    fn function(&mut self, tree: &IdedExpr, call: &CallExpr) -> Checked<Typed> {
        let name = call.func_name.as_str();
        // A method is a function whose first argument stands in front.
        let arguments: Vec<&IdedExpr> = call.target.iter().map(|target| &**target).chain(&call.args).collect();
        match (name, arguments.as_slice()) {
            ("date", [text]) => functions::date(text),
            ("period", [text]) => functions::period(text),
            ("cidr", [text]) => functions::cidr(text),
            ("days" | "months", [amount]) => {
                let amount = Box::new(self.typed(amount, &Ty::Int)?);
                Ok(Typed { ty: Ty::Period, term: Term::PeriodOf { amount, months: name == "months" } })
            }
            ("size", [what]) => {
                let typed = self.expr(what)?;
                match typed.ty {
                    Ty::List(_) => Ok(Typed { ty: Ty::Int, term: Term::Size(Box::new(typed.term)) }),
                    Ty::Text => Ok(Typed { ty: Ty::Int, term: Term::TextSize(Box::new(typed.term)) }),
                    other => Err(mismatch(what, &Ty::Text, &other)),
                }
            }
            ("startsWith", [text, part]) => self.text_test(TextTest::StartsWith, text, part),
            ("endsWith", [text, part]) => self.text_test(TextTest::EndsWith, text, part),
            ("contains", [whole, part]) => {
                let typed = self.expr(whole)?;
                match typed.ty {
                    Ty::Text => {
                        let part = self.typed(part, &Ty::Text)?;
                        Ok(Typed {
                            ty: Ty::Bool,
                            term: Term::Text(TextTest::Contains, Box::new(typed.term), Box::new(part)),
                        })
                    }
                    Ty::Network => {
                        let inner = self.expr(part)?;
                        if !matches!(inner.ty, Ty::Address | Ty::Network) {
                            return Err(mismatch(part, &Ty::Address, &inner.ty));
                        }
                        Ok(Typed {
                            ty: Ty::Bool,
                            term: Term::NetworkContains(Box::new(typed.term), Box::new(inner.term)),
                        })
                    }
                    other => Err(mismatch(whole, &Ty::Text, &other)),
                }
            }
            ("matches", [text, pattern]) => {
                let text = Box::new(self.typed(text, &Ty::Text)?);
                let pattern_text = functions::text(pattern)?;
                let regex = Regex::new(pattern_text).map_err(|_| {
                    problem(
                        pattern,
                        &codes::EXPRESSION_TYPE,
                        words!("正規表現として読めません", "this is not a regular expression"),
                    )
                })?;
                Ok(Typed { ty: Ty::Bool, term: Term::Matches(text, regex) })
            }
            ("is_kind", [record, kind]) => {
                let typed = self.expr(record)?;
                let kind = functions::kind(kind)?;
                match &typed.ty {
                    Ty::Record(kinds) if kinds.contains(&kind) && kinds.len() > 1 => {
                        Ok(Typed { ty: Ty::Bool, term: Term::IsKind(Box::new(typed.term), kind) })
                    }
                    Ty::Record(_) => Err(always_same(tree)),
                    other => Err(mismatch(record, &Ty::Record(vec![kind]), other)),
                }
            }
            ("of_kind", [list, kind]) => {
                let typed = self.expr(list)?;
                let kind = functions::kind(kind)?;
                match &typed.ty {
                    Ty::List(item) if matches!(&**item, Ty::Record(kinds) if kinds.contains(&kind)) => Ok(Typed {
                        ty: Ty::List(Box::new(Ty::Record(vec![kind]))),
                        term: Term::OfKind(Box::new(typed.term), kind),
                    }),
                    other => Err(mismatch(list, &Ty::List(Box::new(Ty::Record(vec![kind]))), other)),
                }
            }
            ("within", [inner, outer]) => {
                let place = Ty::Record(vec![Kind::Location]);
                let inner = Box::new(self.typed(inner, &place)?);
                let outer = Box::new(self.typed(outer, &place)?);
                Ok(Typed { ty: Ty::Bool, term: Term::Within(inner, outer) })
            }
            ("sheet", [sheet]) => {
                let kind = functions::sheet(sheet)?;
                Ok(Typed { ty: Ty::List(Box::new(Ty::Record(vec![kind]))), term: Term::Sheet(kind) })
            }
            ("matching", [field, key]) => {
                let (kind, at) = functions::text_field(field)?;
                let key = Box::new(self.typed(key, &Ty::Text)?);
                let wanted = JoinKey { kind, field: at };
                let join = self.scope.joins.iter().position(|join| *join == wanted).unwrap_or_else(|| {
                    self.scope.joins.push(wanted);
                    self.scope.joins.len() - 1
                });
                Ok(Typed { ty: Ty::List(Box::new(Ty::Record(vec![kind]))), term: Term::Matching { join, kind, key } })
            }
            _ => {
                let message = words!("関数 `{name}` はありません", "there is no function `{name}`");
                let names = functions::NAMES.iter().copied();
                let remedy = suggest(name, names.clone()).unwrap_or_else(|| one_of(names));
                Err(problem(tree, &codes::UNKNOWN_NAME, message).help(remedy))
            }
        }
    }

    fn text_test(&mut self, test: TextTest, text: &IdedExpr, part: &IdedExpr) -> Checked<Typed> {
        let text = self.typed(text, &Ty::Text)?;
        let part = self.typed(part, &Ty::Text)?;
        Ok(Typed { ty: Ty::Bool, term: Term::Text(test, Box::new(text), Box::new(part)) })
    }

    /// Recognises the macros by the shape the parser expands them to.
    fn comprehension(&mut self, tree: &IdedExpr, c: &ComprehensionExpr) -> Checked<Typed> {
        let list = self.expr(&c.iter_range)?;
        let Ty::List(item) = &list.ty else {
            let ty = &list.ty;
            let message = words!("{ja} は並びではありません", "{en} is not a list"; ja = ty.ja(), en = ty);
            return Err(problem(&c.iter_range, &codes::EXPRESSION_TYPE, message));
        };
        if c.iter_var2.is_some() || self.variables.len() == MAX_VARIABLES {
            let message =
                words!("入れ子の変数は {MAX_VARIABLES} 個までです", "at most {MAX_VARIABLES} variables may nest");
            return Err(problem(tree, &codes::EXPRESSION_TOO_COMPLEX, message));
        }
        let variable = self.variables.len();
        let ty = (**item).clone();
        self.variables.push((c.iter_var.clone(), ty.clone()));
        self.all_variables.push((c.iter_var.clone(), ty));
        let name = self.all_variables.len() - 1;
        let result = self.body(tree, c, variable, name, list);
        self.variables.pop();
        result
    }

    fn body(
        &mut self,
        tree: &IdedExpr,
        c: &ComprehensionExpr,
        variable: usize,
        name: usize,
        list: Typed,
    ) -> Checked<Typed> {
        let Expr::Call(step) = &c.loop_step.expr else { return Err(unsupported(tree)) };
        let make_list = Box::new(list.term);
        match (step.func_name.as_str(), step.args.as_slice(), &c.accu_init.expr) {
            (operators::LOGICAL_AND, [_, body], _) => {
                let body = Box::new(self.typed(body, &Ty::Bool)?);
                Ok(Typed {
                    ty: Ty::Bool,
                    term: Term::Quantified { which: Quantifier::All, list: make_list, variable, name, body },
                })
            }
            (operators::LOGICAL_OR, [_, body], _) => {
                let body = Box::new(self.typed(body, &Ty::Bool)?);
                Ok(Typed {
                    ty: Ty::Bool,
                    term: Term::Quantified { which: Quantifier::Exists, list: make_list, variable, name, body },
                })
            }
            (operators::CONDITIONAL, [body, _, _], Expr::Literal(_)) => {
                let body = Box::new(self.typed(body, &Ty::Bool)?);
                Ok(Typed {
                    ty: Ty::Bool,
                    term: Term::Quantified { which: Quantifier::ExistsOne, list: make_list, variable, name, body },
                })
            }
            (operators::CONDITIONAL, [body, kept, _], Expr::List(_)) => {
                // filter(x, p) keeps x itself; map(x, p, f) keeps f.
                let keeps_itself = matches!(&kept.expr, Expr::Call(add) if matches!(add.args.get(1).map(|list| &list.expr), Some(Expr::List(list)) if matches!(list.elements.first().map(|e| &e.expr), Some(Expr::Ident(name)) if *name == c.iter_var)));
                if !keeps_itself {
                    return Err(unsupported(tree));
                }
                let body = Box::new(self.typed(body, &Ty::Bool)?);
                Ok(Typed { ty: list.ty, term: Term::Filter { list: make_list, variable, body } })
            }
            (operators::ADD, [_, added], _) => {
                let Expr::List(added) = &added.expr else { return Err(unsupported(tree)) };
                let Some(body) = added.elements.first() else { return Err(unsupported(tree)) };
                let body = self.expr(body)?;
                if matches!(body.ty, Ty::List(_)) {
                    return Err(unsupported(tree));
                }
                let ty = Ty::List(Box::new(body.ty));
                Ok(Typed { ty, term: Term::Map { list: make_list, variable, body: Box::new(body.term) } })
            }
            _ => Err(unsupported(tree)),
        }
    }
}

enum Found {
    Field(Access),
    Facility,
    Referring(Kind, Vec<relations::ReferenceId>),
}

fn calculated(how: Arithmetic, a: Term, b: Term) -> Typed {
    Typed { ty: Ty::Int, term: Term::Calculate(how, Box::new(a), Box::new(b)) }
}

pub(super) fn problem(tree: &IdedExpr, code: &'static Code, message: Words) -> Problem {
    Problem { node: tree.id, code, message, remedy: None }
}

impl Problem {
    fn help(self, remedy: Words) -> Self {
        Self { remedy: Some(remedy), ..self }
    }
}

fn expect(found: &Ty, wanted: &Ty, tree: &IdedExpr) -> Checked<()> {
    let fits = match (found, wanted) {
        (Ty::Record(found), Ty::Record(wanted)) => found.iter().all(|kind| wanted.contains(kind)),
        (found, wanted) => found == wanted,
    };
    if fits { Ok(()) } else { Err(mismatch(tree, wanted, found)) }
}

pub(super) fn mismatch(tree: &IdedExpr, wanted: &Ty, found: &Ty) -> Problem {
    problem(
        tree,
        &codes::EXPRESSION_TYPE,
        words!(
            "型が合いません: {wanted_ja} と {found_ja}",
            "types do not fit: {wanted} and {found}";
            wanted_ja = wanted.ja(), found_ja = found.ja()
        ),
    )
}

pub(super) fn always_same(tree: &IdedExpr) -> Problem {
    problem(tree, &codes::ALWAYS_SAME, words!("いつも同じ結果になります", "this is always the same"))
}

fn unsupported(tree: &IdedExpr) -> Problem {
    problem(
        tree,
        &codes::EXPRESSION_SYNTAX,
        words!("この形の繰り返しは使えません", "this form of comprehension is not available"),
    )
}

fn unknown_field(tree: &IdedExpr, group: &'static GroupDef, name: &str, inverses: &[&str]) -> Problem {
    let (ja, en) = (group.title.ja, group.name);
    if name == "id" {
        let message = words!("id は比べられません", "ids are not compared");
        return problem(tree, &codes::UNKNOWN_NAME, message).help(words!(
            "参照をたどり、選択項目や日付を比べてください",
            "follow the reference and compare choice fields or dates"
        ));
    }
    let message = words!("{ja} に項目 `{name}` はありません", "{en} has no field `{name}`");
    let names = || group.fields.iter().map(|field| field.name).chain(inverses.iter().copied());
    let remedy = suggest(name, names()).unwrap_or_else(|| one_of(names()));
    problem(tree, &codes::UNKNOWN_NAME, message).help(remedy)
}
