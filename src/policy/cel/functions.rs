//! Functions whose arguments are literals, checked when the rule is loaded.

use cel::IdedExpr;
use cel::common::ast::{Expr, LiteralValue};

use super::check::{Problem, problem};
use super::term::{Const, Term, Typed};
use super::types::Ty;
use crate::policy::codes;
use crate::schema::kinds::Kind;
use crate::schema::suggest;
use crate::schema::types::Type;
use crate::schema::units::{Day, Network, Period};
use crate::words;

/// Names of all functions, for suggestions.
pub(super) const NAMES: &[&str] = &[
    "all",
    "exists",
    "exists_one",
    "filter",
    "map",
    "size",
    "has",
    "date",
    "period",
    "days",
    "months",
    "cidr",
    "contains",
    "startsWith",
    "endsWith",
    "matches",
    "isVersion",
    "is_kind",
    "of_kind",
    "within",
    "sheet",
    "matching",
];

/// The text of a literal argument.
pub(super) fn text(tree: &IdedExpr) -> Result<&str, Problem> {
    match &tree.expr {
        Expr::Literal(LiteralValue::String(text)) => Ok(text.inner()),
        _ => Err(problem(
            tree,
            &codes::EXPRESSION_TYPE,
            words!("ここには文字をそのまま書きます", "write a text literal here"),
        )),
    }
}

/// `date('2027-04-01')`
pub(super) fn date(argument: &IdedExpr) -> Result<Typed, Problem> {
    let written = text(argument)?;
    let day = Day::parse(written).ok_or_else(|| {
        problem(
            argument,
            &codes::EXPRESSION_TYPE,
            words!("`{written}` は日付ではありません", "`{written}` is not a date"),
        )
    })?;
    Ok(Typed { ty: Ty::Day, term: Term::Const(Const::Day(day)) })
}

/// `period('3か月')`
pub(super) fn period(argument: &IdedExpr) -> Result<Typed, Problem> {
    let written = text(argument)?;
    let period = Period::parse(written).ok_or_else(|| {
        problem(
            argument,
            &codes::EXPRESSION_TYPE,
            words!("`{written}` は期間ではありません", "`{written}` is not a period"),
        )
    })?;
    Ok(Typed { ty: Ty::Period, term: Term::Const(Const::Period(period)) })
}

/// `cidr('10.0.0.0/8')`
pub(super) fn cidr(argument: &IdedExpr) -> Result<Typed, Problem> {
    let written = text(argument)?;
    let network = Network::parse_source(written).ok_or_else(|| {
        problem(
            argument,
            &codes::EXPRESSION_TYPE,
            words!("`{written}` はネットワークアドレスではありません", "`{written}` is not a network"),
        )
    })?;
    Ok(Typed { ty: Ty::Network, term: Term::Const(Const::Network(network)) })
}

/// A kind named in a literal.
pub(super) fn kind(tree: &IdedExpr) -> Result<Kind, Problem> {
    let name = text(tree)?;
    Kind::from_name(name).ok_or_else(|| {
        let message = words!("`{name}` という種類はありません", "there is no kind `{name}`");
        Problem {
            remedy: suggest(name, Kind::ALL.iter().map(|kind| kind.name())),
            ..problem(tree, &codes::UNKNOWN_NAME, message)
        }
    })
}

/// A sheet named in a literal.
pub(super) fn sheet(tree: &IdedExpr) -> Result<Kind, Problem> {
    let name = text(tree)?;
    Kind::from_sheet(name).ok_or_else(|| {
        let message = words!("`{name}` というシートはありません", "there is no sheet `{name}`");
        Problem {
            remedy: suggest(name, Kind::ALL.iter().map(|kind| kind.sheet())),
            ..problem(tree, &codes::UNKNOWN_NAME, message)
        }
    })
}

/// A text field named in a literal, `line.circuit_number`.
pub(super) fn text_field(tree: &IdedExpr) -> Result<(Kind, usize), Problem> {
    let name = text(tree)?;
    let unknown = |remedy| {
        let message = words!("`{name}` という文字の項目はありません", "there is no text field `{name}`");
        Problem { remedy, ..problem(tree, &codes::UNKNOWN_NAME, message) }
    };
    let (kind, field) = name
        .split_once('.')
        .ok_or_else(|| unknown(Some(words!("「種類.項目」の形で書いてください", "write `kind.field`"))))?;
    let kind = Kind::from_name(kind).ok_or_else(|| unknown(suggest(kind, Kind::ALL.iter().map(|kind| kind.name()))))?;
    let group = kind.group();
    match group.index_of(field) {
        Some(at) if group.fields[at].ty == Type::Text => Ok((kind, at)),
        _ => Err(unknown(suggest(
            field,
            group.fields.iter().filter(|field| field.ty == Type::Text).map(|field| field.name),
        ))),
    }
}
