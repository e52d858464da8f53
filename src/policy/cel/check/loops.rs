//! `all`, `exists`, `filter`, `map`: the shapes the parser expands the macros to.

use cel::IdedExpr;
use cel::common::ast::{ComprehensionExpr, Expr, operators};

use super::{Checked, Checker, MAX_VARIABLES, Problem, problem};
use crate::policy::cel::term::{Quantifier, Term, Typed};
use crate::policy::cel::types::Ty;
use crate::policy::codes;
use crate::words;

impl Checker<'_, '_> {
    pub(super) fn comprehension(&mut self, tree: &IdedExpr, c: &ComprehensionExpr) -> Checked<Typed> {
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

fn unsupported(tree: &IdedExpr) -> Problem {
    problem(
        tree,
        &codes::EXPRESSION_SYNTAX,
        words!("この形の繰り返しは使えません", "this form of comprehension is not available"),
    )
}
