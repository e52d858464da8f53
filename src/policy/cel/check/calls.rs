//! Functions and methods.

use cel::IdedExpr;
use cel::common::ast::CallExpr;
use regex::Regex;

use super::{Checked, Checker, always_same, mismatch, problem};
use crate::policy::cel::functions;
use crate::policy::cel::term::{JoinKey, Term, TextTest, Typed};
use crate::policy::cel::types::Ty;
use crate::policy::codes;
use crate::schema::kinds::Kind;
use crate::schema::{one_of, suggest};
use crate::words;

impl Checker<'_, '_> {
    pub(super) fn function(&mut self, tree: &IdedExpr, call: &CallExpr) -> Checked<Typed> {
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
            ("isVersion", [text, part]) => self.text_test(TextTest::IsVersion, text, part),
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
                self.along.insert((Kind::Location.name(), "within"));
                Ok(Typed { ty: Ty::Bool, term: Term::Within(inner, outer) })
            }
            ("sheet", [sheet]) => {
                let kind = functions::sheet(sheet)?;
                Ok(Typed { ty: Ty::List(Box::new(Ty::Record(vec![kind]))), term: Term::Sheet(kind) })
            }
            ("matching", [field, key]) => {
                let (kind, at) = functions::text_field(field)?;
                let key = Box::new(self.typed(key, &Ty::Text)?);
                self.along.insert((kind.name(), kind.group().fields[at].name));
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
}
