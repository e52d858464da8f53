//! What can be wrong with an expression.

use cel::IdedExpr;

use super::Checked;
use crate::finding::Code;
use crate::policy::cel::types::Ty;
use crate::policy::codes;
use crate::words;
use crate::words::Words;

/// Something wrong with an expression.
#[derive(Debug)]
pub(in crate::policy::cel) struct Problem {
    /// Node it is about.
    pub(in crate::policy::cel) node: u64,
    pub(in crate::policy::cel) code: &'static Code,
    pub(in crate::policy::cel) message: Words,
    pub(in crate::policy::cel) remedy: Option<Words>,
}

pub(in crate::policy::cel) fn problem(tree: &IdedExpr, code: &'static Code, message: Words) -> Problem {
    Problem { node: tree.id, code, message, remedy: None }
}

impl Problem {
    pub(super) fn help(self, remedy: Words) -> Self {
        Self { remedy: Some(remedy), ..self }
    }
}

pub(super) fn expect(found: &Ty, wanted: &Ty, tree: &IdedExpr) -> Checked<()> {
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

pub(in crate::policy::cel) fn always_same(tree: &IdedExpr) -> Problem {
    problem(tree, &codes::ALWAYS_SAME, words!("いつも同じ結果になります", "this is always the same"))
}
