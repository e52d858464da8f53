//! Fields: of the subject, across references, back along them, and `has()`.

use cel::IdedExpr;
use cel::common::ast::{Expr, SelectExpr};

use super::{Checked, Checker, problem};
use crate::graph::relations;
use crate::policy::cel::check::Problem;
use crate::policy::cel::term::{Access, Const, Term, Typed};
use crate::policy::cel::types::Ty;
use crate::policy::codes;
use crate::schema::kinds::{Kind, owner_at};
use crate::schema::types::{Absent, Field, GroupDef, Type};
use crate::schema::{one_of, suggest};
use crate::words;

enum Found {
    Field(Access),
    Facility,
    Referring(Kind, Vec<relations::ReferenceId>),
}

impl Checker<'_, '_> {
    pub(super) fn select(&mut self, tree: &IdedExpr, select: &SelectExpr) -> Checked<Typed> {
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
        // Who refers is read from the fields that refer.
        if let Found::Referring(_, fields) = &access {
            self.reads.extend(fields.iter().filter_map(|field| owner_at(&field.get().full_name())));
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
                self.along.extend(of.ty.owners().into_iter().map(|owner| (owner, "facility")));
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
                self.along.extend(fields.iter().filter_map(|field| field.get().read()));
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
