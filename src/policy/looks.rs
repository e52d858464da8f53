//! Which fields a rule's outcomes depend on.

use std::collections::BTreeSet;

use super::cel::{Program, Read};
use super::rule::{Judge, Rule};

/// Every field the outcomes of a rule depend on: what its check reads, what its
/// `when` reads, and what either follows without naming it.
pub(super) fn looks_at(rule: &Rule) -> BTreeSet<Read> {
    let mut found = rule.reads.clone();
    match &rule.judge {
        Judge::Cel(program) => found.extend(program.looks_at()),
        Judge::Builtin(analysis, about) => {
            found.extend(analysis.looks_at());
            found.extend(about.iter().flat_map(Program::looks_at));
        }
    }
    found
}
