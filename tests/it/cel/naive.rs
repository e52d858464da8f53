//! A slow evaluator: walks the syntax tree over the rows as a test wrote them.
//!
//! It shares nothing with the program but the declarations, the calendar and
//! the syntax tree: no records, no index, no graph, no types, no closures.

use std::collections::BTreeMap;
use std::net::IpAddr;

use cel::IdedExpr;
use cel::common::ast::{CallExpr, ComprehensionExpr, Expr, LiteralValue, SelectExpr, operators};
use sekisho::graph::relations;
use sekisho::policy::Outcome;
use sekisho::schema::kinds::Kind;
use sekisho::schema::types::{Absent, Field, GroupDef, Type};
use sekisho::schema::units::{Day, Network, Period};

use crate::estates::{Datum, Row};

/// Rows, and what is known of their sheets.
pub struct Naive<'r> {
    pub rows: &'r [Row],
    pub today: Day,
    /// For every kind, in order, whether its sheet holds every record.
    pub complete: Vec<bool>,
    ids: BTreeMap<&'r str, usize>,
}

type Fields = Vec<(&'static Field, Datum)>;

/// A value, as the twin sees it. A choice is its word.
#[derive(Clone, Debug)]
pub enum N {
    Unknown,
    /// None, of what a field holds, or written in the rule.
    Null(Option<&'static Type>),
    Bool(bool),
    Int(i64),
    Decimal(f64),
    Text(String),
    Day(Day),
    Period(Period),
    Address(IpAddr),
    Network(Network),
    Record(usize),
    Group(&'static GroupDef, Fields),
    /// Items, and whether these are all.
    List(Vec<N>, bool),
    /// An item that may not belong to its list.
    Maybe(Box<N>),
}

/// Names in scope.
type Scope<'s> = Vec<(String, N)>;

/// Judges one row by a rule's expressions.
pub fn outcome(world: &Naive<'_>, subject: usize, when: Option<&IdedExpr>, check: &IdedExpr) -> Outcome {
    match when.map(|when| world.truth(subject, when)) {
        Some(Some(false)) => return Outcome::NotApplicable,
        Some(None) => return Outcome::Undecided,
        Some(Some(true)) | None => {}
    }
    match world.truth(subject, check) {
        Some(true) => Outcome::Satisfied,
        Some(false) => Outcome::Violated,
        None => Outcome::Undecided,
    }
}

impl<'r> Naive<'r> {
    /// A world of rows. Ids must differ.
    pub fn new(rows: &'r [Row], today: Day, complete: Vec<bool>) -> Self {
        let ids: BTreeMap<&str, usize> = rows.iter().enumerate().map(|(at, row)| (row.id.as_str(), at)).collect();
        assert_eq!(ids.len(), rows.len(), "the twin knows nothing of duplicate ids");
        Self { rows, today, complete, ids }
    }

    /// Whether a test holds for a row; nothing if that is not known.
    pub fn truth(&self, subject: usize, tree: &IdedExpr) -> Option<bool> {
        let mut scope = vec![(self.rows[subject].kind.name().to_owned(), N::Record(subject))];
        truth(&self.eval(tree, &mut scope))
    }

    fn eval(&self, tree: &IdedExpr, scope: &mut Scope<'_>) -> N {
        match &tree.expr {
            Expr::Literal(literal) => match literal {
                LiteralValue::Boolean(value) => N::Bool(*value.inner()),
                LiteralValue::Int(value) => N::Int(*value.inner()),
                LiteralValue::Double(value) => N::Decimal(*value.inner()),
                LiteralValue::String(value) => N::Text(value.inner().to_owned()),
                LiteralValue::Null => N::Null(None),
                other => panic!("no rule has {other:?}"),
            },
            Expr::Ident(name) if name == "today" => N::Day(self.today),
            Expr::Ident(name) => {
                let found = scope.iter().rev().find(|(one, _)| one == name);
                found.unwrap_or_else(|| panic!("no name {name}")).1.clone()
            }
            Expr::Select(select) => self.select(select, scope),
            Expr::List(list) => N::List(list.elements.iter().map(|item| self.eval(item, scope)).collect(), true),
            Expr::Comprehension(comprehension) => self.comprehension(comprehension, scope),
            Expr::Call(call) => self.call(call, scope),
            other => panic!("no rule has {other:?}"),
        }
    }

    fn select(&self, select: &SelectExpr, scope: &mut Scope<'_>) -> N {
        let base = self.eval(&select.operand, scope);
        let value = self.member(&base, &select.field);
        if !select.test {
            return value;
        }
        match value {
            N::Unknown => N::Unknown,
            N::Null(_) => N::Bool(false),
            _ => N::Bool(true),
        }
    }

    fn member(&self, base: &N, name: &str) -> N {
        match base {
            N::Record(at) if name == "facility" => self.facility(*at).map_or(N::Unknown, N::Record),
            N::Record(at) => {
                let kind = self.rows[*at].kind;
                match kind.group().field(name) {
                    Some(field) => self.convert(field, self.stated(*at, field).as_ref()),
                    None => self.referring(*at, name),
                }
            }
            N::Group(def, fields) => {
                let field = def.field(name).expect("the checker knows the field");
                let written = fields.iter().find(|(one, _)| one.name == name).map(|(_, value)| value);
                self.convert(field, written)
            }
            // A list of nothing has no items; anything else of nothing is not known.
            N::Null(Some(ty)) => {
                let fields = match ty {
                    Type::Group(def) => vec![def.field(name)],
                    Type::Ref(kinds) => kinds.iter().map(|kind| kind.group().field(name)).collect(),
                    _ => Vec::new(),
                };
                let is_list = fields.iter().all(|field| field.is_none_or(|field| matches!(field.ty, Type::List(_))));
                if is_list && name != "facility" { N::List(Vec::new(), true) } else { N::Unknown }
            }
            _ => N::Unknown,
        }
    }

    /// What a row or its model or product says of a field.
    fn stated(&self, at: usize, field: &'static Field) -> Option<Datum> {
        let row = &self.rows[at];
        let own = written(&row.fields, field.name);
        let parent = self.parent(at).filter(|_| field.inherited);
        let inherited = parent.and_then(|parent| written(&self.rows[parent].fields, field.name));
        match (own, inherited) {
            (Some(Datum::List(own)), Some(Datum::List(inherited))) => {
                let named = field.ty.group().is_some_and(|group| group.field("name").is_some());
                Some(Datum::List(if named { merge(own, inherited) } else { own.clone() }))
            }
            (Some(own), _) => Some(own.clone()),
            (None, inherited) => inherited.cloned(),
        }
    }

    /// Whether a row's type, if it is known, is one of those that have the field.
    fn may_have(&self, at: usize, field: &'static Field) -> bool {
        match written(&self.rows[at].fields, "type") {
            Some(Datum::Word(word)) => field.only.is_empty() || field.only.contains(word),
            _ => true,
        }
    }

    fn parent(&self, at: usize) -> Option<usize> {
        let row = &self.rows[at];
        let field = row.kind.group().field(row.kind.def().inherits?)?;
        self.link(written(&row.fields, field.name)?, field)
    }

    /// The row a reference leads to, if it is of the right kind.
    fn link(&self, value: &Datum, field: &Field) -> Option<usize> {
        let (Datum::Id(id), Type::Ref(kinds)) = (value, field.ty.item()) else { return None };
        let at = *self.ids.get(id.as_str())?;
        kinds.contains(&self.rows[at].kind).then_some(at)
    }

    fn convert(&self, field: &'static Field, value: Option<&Datum>) -> N {
        let is_list = matches!(field.ty, Type::List(_));
        match (value, field.absent) {
            (Some(value), _) => self.of_type(field, &field.ty, value),
            (None, Absent::None) if is_list => N::List(Vec::new(), true),
            (None, Absent::Unknown) if is_list => N::List(Vec::new(), false),
            (None, Absent::Unknown) => N::Unknown,
            (None, Absent::None) => N::Null(Some(&field.ty)),
            (None, Absent::No) => N::Bool(false),
            (None, Absent::Choice(word)) => N::Text(word.to_owned()),
        }
    }

    fn of_type(&self, field: &'static Field, ty: &'static Type, value: &Datum) -> N {
        match (value, ty) {
            (Datum::Unknown, Type::List(_)) => N::List(Vec::new(), false),
            (Datum::None, Type::List(_)) => N::List(Vec::new(), true),
            (Datum::Unknown, _) => N::Unknown,
            (Datum::None, Type::Choice(choices)) if choices.words.iter().any(|word| word.code == "none") => {
                N::Text("none".to_owned())
            }
            (Datum::None, ty) => N::Null(Some(ty)),
            (Datum::Bool(value), _) => N::Bool(*value),
            (Datum::Int(value), _) => N::Int(*value),
            (Datum::Decimal(value), _) => N::Decimal(value.parse().expect("a number")),
            (Datum::Word(word), _) => N::Text((*word).to_owned()),
            (Datum::Id(_), _) => self.link(value, field).map_or(N::Unknown, N::Record),
            (Datum::List(items), Type::List(item)) => {
                N::List(items.iter().map(|value| self.of_type(field, item, value)).collect(), true)
            }
            (Datum::Group(fields), Type::Group(def)) => N::Group(def, fields.clone()),
            (Datum::Text(text), ty) => match ty {
                Type::Date => {
                    let day = Day::parse(text).expect("a day");
                    if field.evidence && day > self.today { N::Unknown } else { N::Day(day) }
                }
                Type::Period => N::Period(Period::parse(text).expect("a period")),
                Type::Address => N::Address(text.parse().expect("an address")),
                Type::Network | Type::Source => N::Network(Network::parse_source(text).expect("a network")),
                // A port of something that is not there is not known.
                Type::Port => {
                    let owner = text.split(['/', ':']).next().expect("a port has an owner");
                    if self.owner(owner).is_some() { N::Text(text.clone()) } else { N::Unknown }
                }
                _ => N::Text(text.clone()),
            },
            (value, ty) => panic!("{value:?} is no {ty:?}"),
        }
    }

    fn owner(&self, id: &str) -> Option<usize> {
        let at = *self.ids.get(id)?;
        sekisho::schema::kinds::PORT_OWNERS.contains(&self.rows[at].kind).then_some(at)
    }

    /// The records that lead here, by the name of that list.
    fn referring(&self, target: usize, name: &str) -> N {
        let inverse = relations::inverse(self.rows[target].kind, name).expect("the checker knows the list");
        let paths: Vec<&[&str]> = inverse.fields.iter().map(|field| field.get().path.as_slice()).collect();
        let leads = |at: usize| {
            let def = self.rows[at].kind.group();
            paths.iter().any(|path| {
                let field = def.field(path[0]).expect("a declared path");
                self.stated(at, field).is_some_and(|value| self.leads(field, &value, &path[1..], target))
            })
        };
        let may_lead = |at: usize| {
            let def = self.rows[at].kind.group();
            paths.iter().any(|path| {
                let field = def.field(path[0]).expect("a declared path");
                let stated = self.stated(at, field);
                // Nobody can write a field into a row whose type has none of it.
                (stated.is_some() || self.may_have(at, field)) && self.may_lead(field, stated.as_ref(), &path[1..])
            })
        };
        let found = (0..self.rows.len()).filter(|at| self.rows[*at].kind == inverse.kind);
        let found = found.filter_map(|at| match (leads(at), may_lead(at)) {
            (true, _) => Some(N::Record(at)),
            (false, true) => Some(N::Maybe(Box::new(N::Record(at)))),
            (false, false) => None,
        });
        N::List(found.collect(), self.complete[inverse.kind.index()])
    }

    /// Whether what is written leaves open where a reference leads.
    fn may_lead(&self, field: &'static Field, value: Option<&Datum>, rest: &[&str]) -> bool {
        match value {
            None => field.absent == Absent::Unknown,
            Some(Datum::Unknown) => true,
            Some(Datum::List(items)) => items.iter().any(|item| self.may_lead(field, Some(item), rest)),
            Some(Datum::Group(fields)) => {
                let Some((name, rest)) = rest.split_first() else { return false };
                let group = field.ty.group().expect("a group has fields");
                let inner = group.field(name).expect("a declared path");
                self.may_lead(inner, written(fields, name), rest)
            }
            Some(value @ Datum::Id(_)) => self.link(value, field).is_none(),
            Some(Datum::Text(text)) if *field.ty.item() == Type::Port => {
                self.owner(text.split(['/', ':']).next().unwrap_or_default()).is_none()
            }
            Some(_) => false,
        }
    }

    fn leads(&self, field: &'static Field, value: &Datum, rest: &[&str], target: usize) -> bool {
        match value {
            Datum::List(items) => items.iter().any(|item| self.leads(field, item, rest, target)),
            Datum::Id(_) => rest.is_empty() && self.link(value, field) == Some(target),
            Datum::Text(text) if *field.ty.item() == Type::Port => {
                self.owner(text.split(['/', ':']).next().unwrap_or_default()) == Some(target)
            }
            Datum::Group(fields) => {
                let Some((name, rest)) = rest.split_first() else { return false };
                fields.iter().any(|(field, value)| field.name == *name && self.leads(field, value, rest, target))
            }
            _ => false,
        }
    }

    fn facility(&self, at: usize) -> Option<usize> {
        let of_kind = |kind| (0..self.rows.len()).filter(move |at| self.rows[*at].kind == kind);
        if self.rows[at].kind == Kind::Facility {
            return Some(at);
        }
        if of_kind(Kind::Facility).count() == 1 {
            return of_kind(Kind::Facility).next();
        }
        let follow = |at: usize, name: &str| {
            let field = self.rows[at].kind.group().field(name)?;
            self.link(written(&self.rows[at].fields, name)?, field)
        };
        let mut here = at;
        for _ in 0..16 {
            here = match self.rows[here].kind {
                Kind::Facility => return Some(here),
                Kind::Location | Kind::Department => follow(here, "facility").or_else(|| follow(here, "within"))?,
                _ => ["facility", "location", "department"].into_iter().find_map(|name| follow(here, name))?,
            };
        }
        None
    }

    fn comprehension(&self, c: &ComprehensionExpr, scope: &mut Scope<'_>) -> N {
        let (items, complete) = list(self.eval(&c.iter_range, scope));
        let Expr::Call(step) = &c.loop_step.expr else { panic!("a macro has a step") };
        let mut each = |body: &IdedExpr, item: &N| {
            let inner = if let N::Maybe(inner) = item { inner } else { item };
            scope.push((c.iter_var.clone(), inner.clone()));
            let value = self.eval(body, scope);
            scope.pop();
            value
        };
        // An item that may not belong decides nothing.
        let unless_maybe = |item: &N, deciding: bool, answer: Option<bool>| {
            answer.filter(|answer| *answer != deciding || !matches!(item, N::Maybe(_)))
        };
        match (step.func_name.as_str(), step.args.as_slice(), &c.accu_init.expr) {
            (operators::LOGICAL_AND | operators::LOGICAL_OR, [_, body], _) => {
                let deciding = step.func_name == operators::LOGICAL_OR;
                let answers: Vec<Option<bool>> =
                    items.iter().map(|item| unless_maybe(item, deciding, truth(&each(body, item)))).collect();
                if answers.contains(&Some(deciding)) {
                    N::Bool(deciding)
                } else if answers.contains(&None) || !complete {
                    N::Unknown
                } else {
                    N::Bool(!deciding)
                }
            }
            (operators::CONDITIONAL, [body, _, _], Expr::Literal(_)) => {
                let answers: Vec<Option<bool>> =
                    items.iter().map(|item| unless_maybe(item, true, truth(&each(body, item)))).collect();
                let yes = answers.iter().filter(|answer| **answer == Some(true)).count();
                if yes > 1 {
                    N::Bool(false)
                } else if answers.contains(&None) || !complete {
                    N::Unknown
                } else {
                    N::Bool(yes == 1)
                }
            }
            (operators::CONDITIONAL, [body, _, _], _) => {
                let answers: Vec<Option<bool>> = items.iter().map(|item| truth(&each(body, item))).collect();
                let sure = !answers.contains(&None);
                let kept = items.into_iter().zip(answers).filter(|(_, answer)| *answer == Some(true));
                N::List(kept.map(|(item, _)| item).collect(), complete && sure)
            }
            (operators::ADD, [_, added], _) => {
                let Expr::List(added) = &added.expr else { panic!("map adds a list") };
                let mapped = items.iter().map(|item| match (item, each(&added.elements[0], item)) {
                    (N::Maybe(_), value) => N::Maybe(Box::new(value)),
                    (_, value) => value,
                });
                N::List(mapped.collect(), complete)
            }
            other => panic!("no macro makes {other:?}"),
        }
    }

    fn call(&self, call: &CallExpr, scope: &mut Scope<'_>) -> N {
        let arguments: Vec<N> =
            call.target.iter().map(|target| &**target).chain(&call.args).map(|tree| self.eval(tree, scope)).collect();
        match (call.func_name.as_str(), arguments.as_slice()) {
            (operators::LOGICAL_AND, [a, b]) => connect(truth(a), truth(b), false),
            (operators::LOGICAL_OR, [a, b]) => connect(truth(a), truth(b), true),
            (operators::LOGICAL_NOT, [a]) => answer(truth(a).map(|value| !value)),
            (operators::EQUALS, [a, b]) => answer(equal(a, b)),
            (operators::NOT_EQUALS, [a, b]) => answer(equal(a, b).map(|value| !value)),
            (operators::LESS, [a, b]) => answer(compare(a, b).map(std::cmp::Ordering::is_lt)),
            (operators::LESS_EQUALS, [a, b]) => answer(compare(a, b).map(std::cmp::Ordering::is_le)),
            (operators::GREATER, [a, b]) => answer(compare(a, b).map(std::cmp::Ordering::is_gt)),
            (operators::GREATER_EQUALS, [a, b]) => answer(compare(a, b).map(std::cmp::Ordering::is_ge)),
            (operators::ADD, [N::Day(day), N::Period(period)]) => N::Day(period.after(*day)),
            (operators::SUBSTRACT, [N::Day(day), N::Period(period)]) => N::Day(period.before(*day)),
            (operators::SUBSTRACT, [N::Day(a), N::Day(b)]) => N::Int(i64::from(a.number()) - i64::from(b.number())),
            (operators::ADD, [N::Int(a), N::Int(b)]) => a.checked_add(*b).map_or(N::Unknown, N::Int),
            (operators::SUBSTRACT, [N::Int(a), N::Int(b)]) => a.checked_sub(*b).map_or(N::Unknown, N::Int),
            (operators::MULTIPLY, [N::Int(a), N::Int(b)]) => a.checked_mul(*b).map_or(N::Unknown, N::Int),
            (operators::DIVIDE, [N::Int(a), N::Int(b)]) => a.checked_div(*b).map_or(N::Unknown, N::Int),
            (operators::MODULO, [N::Int(a), N::Int(b)]) => a.checked_rem(*b).map_or(N::Unknown, N::Int),
            (operators::NEGATE, [N::Int(a)]) => a.checked_neg().map_or(N::Unknown, N::Int),
            (operators::CONDITIONAL, [c, a, b]) => match truth(c) {
                Some(true) => a.clone(),
                Some(false) => b.clone(),
                None => N::Unknown,
            },
            (operators::IN, [item, whole]) => {
                let (items, complete) = list(whole.clone());
                let maybe = |one: &N| {
                    if let N::Maybe(one) = one { equal(one, item).filter(|same| !same) } else { equal(one, item) }
                };
                let answers: Vec<Option<bool>> = items.iter().map(maybe).collect();
                if answers.contains(&Some(true)) {
                    N::Bool(true)
                } else if answers.contains(&None) || !complete {
                    N::Unknown
                } else {
                    N::Bool(false)
                }
            }
            ("date", [N::Text(text)]) => N::Day(Day::parse(text).expect("the checker reads it")),
            ("period", [N::Text(text)]) => N::Period(Period::parse(text).expect("the checker reads it")),
            ("cidr", [N::Text(text)]) => N::Network(Network::parse_source(text).expect("the checker reads it")),
            ("days", [N::Int(days)]) => i32::try_from(*days).map_or(N::Unknown, |days| N::Period(Period::days(days))),
            ("months", [N::Int(months)]) => {
                i16::try_from(*months).map_or(N::Unknown, |months| N::Period(Period::months(months)))
            }
            ("size", [N::List(items, true)]) if items.iter().any(|item| matches!(item, N::Maybe(_))) => N::Unknown,
            ("size", [N::List(items, true)]) => N::Int(i64::try_from(items.len()).expect("small")),
            ("size", [N::Text(text)]) => N::Int(i64::try_from(text.chars().count()).expect("small")),
            ("startsWith", [N::Text(text), N::Text(part)]) => N::Bool(text.starts_with(part.as_str())),
            ("endsWith", [N::Text(text), N::Text(part)]) => N::Bool(text.ends_with(part.as_str())),
            ("isVersion", [N::Text(text), N::Text(stated)]) => N::Bool(is_version(text, stated)),
            ("contains", [N::Text(text), N::Text(part)]) => N::Bool(text.contains(part.as_str())),
            ("contains", [N::Network(network), N::Address(inner)]) => N::Bool(network.contains(*inner)),
            ("contains", [N::Network(network), N::Network(inner)]) => N::Bool(network.covers(*inner)),
            ("matches", [N::Text(text), N::Text(pattern)]) => {
                N::Bool(regex::Regex::new(pattern).expect("the checker reads it").is_match(text))
            }
            ("is_kind", [N::Record(at), N::Text(kind)]) => N::Bool(self.rows[*at].kind.name() == kind),
            ("of_kind", [N::List(items, complete), N::Text(kind)]) => {
                let plain = |item: &N| if let N::Maybe(item) = item { (**item).clone() } else { item.clone() };
                let sure = items.iter().all(|item| matches!(plain(item), N::Record(_)));
                let of_kind = |item: &&N| matches!(plain(item), N::Record(at) if self.rows[at].kind.name() == kind);
                N::List(items.iter().filter(of_kind).cloned().collect(), *complete && sure)
            }
            ("within", [N::Record(inner), N::Record(outer)]) => answer(self.within(*inner, *outer)),
            ("sheet", [N::Text(sheet)]) => {
                let kind = Kind::from_sheet(sheet).expect("the checker knows the sheet");
                let found = (0..self.rows.len()).filter(|at| self.rows[*at].kind == kind).map(N::Record);
                N::List(found.collect(), self.complete[kind.index()])
            }
            // Nothing has the number of what has none.
            ("matching", [N::Text(_), N::Null(_)]) => N::List(Vec::new(), true),
            ("matching", [N::Text(field), N::Text(key)]) => {
                let (kind, field) = field.split_once('.').expect("the checker reads it");
                let kind = Kind::from_name(kind).expect("the checker knows the kind");
                let found = (0..self.rows.len()).filter(|at| self.rows[*at].kind == kind);
                let found = found.filter_map(|at| match self.member(&N::Record(at), field) {
                    N::Text(text) => (squeeze(&text) == squeeze(key)).then_some(N::Record(at)),
                    N::Null(_) => None,
                    _ => Some(N::Maybe(Box::new(N::Record(at)))),
                });
                N::List(found.collect(), self.complete[kind.index()])
            }
            _ => N::Unknown,
        }
    }

    fn within(&self, inner: usize, outer: usize) -> Option<bool> {
        let mut here = inner;
        for _ in 0..16 {
            if here == outer {
                return Some(true);
            }
            here = match self.member(&N::Record(here), "within") {
                N::Record(next) => next,
                N::Null(_) => return Some(false),
                _ => return None,
            };
        }
        None
    }
}

fn written<'d>(fields: &'d [(&'static Field, Datum)], name: &str) -> Option<&'d Datum> {
    fields.iter().find(|(field, _)| field.name == name).map(|(_, value)| value)
}

/// Items with a name, merged: those of the model in its order, then the rest.
fn merge(own: &[Datum], inherited: &[Datum]) -> Vec<Datum> {
    let name = |item: &Datum| match item {
        Datum::Group(fields) => match written(fields, "name") {
            Some(Datum::Text(text)) => Some(text.clone()),
            _ => None,
        },
        _ => None,
    };
    let mut rest: Vec<&Datum> = own.iter().collect();
    let mut merged = Vec::new();
    for base in inherited {
        let same = rest.iter().position(|item| name(item).is_some() && name(item) == name(base));
        match (same.map(|at| rest.remove(at)), base) {
            (Some(Datum::Group(fields)), Datum::Group(behind)) => {
                let mut all = fields.clone();
                all.extend(behind.iter().filter(|(field, _)| written(fields, field.name).is_none()).cloned());
                merged.push(Datum::Group(all));
            }
            _ => merged.push(base.clone()),
        }
    }
    merged.extend(rest.into_iter().cloned());
    merged
}

fn list(value: N) -> (Vec<N>, bool) {
    match value {
        N::List(items, complete) => (items, complete),
        _ => (Vec::new(), false),
    }
}

fn truth(value: &N) -> Option<bool> {
    if let N::Bool(value) = value { Some(*value) } else { None }
}

fn answer(value: Option<bool>) -> N {
    value.map_or(N::Unknown, N::Bool)
}

fn connect(a: Option<bool>, b: Option<bool>, deciding: bool) -> N {
    match (a, b) {
        (Some(value), _) | (_, Some(value)) if value == deciding => N::Bool(deciding),
        (_, Some(value)) if value == deciding => N::Bool(deciding),
        (Some(_), Some(_)) => N::Bool(!deciding),
        _ => N::Unknown,
    }
}

fn number(value: &N) -> Option<f64> {
    match value {
        #[expect(clippy::cast_precision_loss, reason = "small numbers")]
        N::Int(value) => Some(*value as f64),
        N::Decimal(value) => Some(*value),
        _ => None,
    }
}

fn equal(a: &N, b: &N) -> Option<bool> {
    Some(match (a, b) {
        (N::Unknown, _) | (_, N::Unknown) => return None,
        (N::Null(_), N::Null(_)) => true,
        (N::Bool(a), N::Bool(b)) => a == b,
        (N::Text(a), N::Text(b)) => a == b,
        (N::Day(a), N::Day(b)) => a == b,
        (N::Period(a), N::Period(b)) => a == b,
        (N::Address(a), N::Address(b)) => a == b,
        (N::Network(a), N::Network(b)) => a == b,
        (N::Record(a), N::Record(b)) => a == b,
        _ => match (number(a), number(b)) {
            (Some(a), Some(b)) => a == b,
            _ => false,
        },
    })
}

fn compare(a: &N, b: &N) -> Option<std::cmp::Ordering> {
    match (a, b) {
        (N::Day(a), N::Day(b)) => Some(a.cmp(b)),
        (N::Text(a), N::Text(b)) => Some(a.cmp(b)),
        (N::Period(a), N::Period(b)) => Some(a.at_most_days().cmp(&b.at_most_days())),
        _ => number(a)?.partial_cmp(&number(b)?),
    }
}

/// A number as it is compared: capitals, half-width, without blanks and hyphens.
fn squeeze(text: &str) -> String {
    let kept = text.chars().filter(|c| !c.is_whitespace() && !"-‐－ー_".contains(*c));
    kept.map(|c| if ('！'..='～').contains(&c) { char::from_u32(c as u32 - 0xfee0).unwrap_or(c) } else { c })
        .flat_map(char::to_uppercase)
        .collect()
}

/// Versions compared part by part, once the word before the number is gone.
fn is_version(version: &str, stated: &str) -> bool {
    let word = regex::Regex::new(r"(?i)^(?:version|ver\.?|v\.?)\s*([0-9].*)$").expect("a pattern");
    let parts = |text: &str| -> Vec<String> {
        let text = word.captures(text.trim()).map_or(text.trim().to_owned(), |found| found[1].to_owned());
        let plain = |part: &str| match part.trim() {
            part if !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()) => {
                format!("{:0>40}", part.trim_start_matches('0'))
            }
            part => part.to_ascii_lowercase(),
        };
        if text.is_empty() { Vec::new() } else { text.split('.').map(plain).collect() }
    };
    let (mut version, stated) = (parts(version), parts(stated));
    if version.is_empty() || stated.is_empty() {
        return false;
    }
    while version.len() < stated.len() {
        version.push(format!("{:0>40}", ""));
    }
    version.starts_with(&stated)
}
