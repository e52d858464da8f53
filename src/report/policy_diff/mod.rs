//! What packs and the hospital change about rules, as text and JSON.

pub mod json;
mod text;

pub use text::write;

use crate::policy::{Change, Changed};
use crate::words;
use crate::words::Words;

use super::{level_title, one_line};

/// The changes a command is asked about: those of rules whose id starts so.
pub fn selected<'a>(changes: &'a [Change], prefix: &str) -> Vec<&'a Change> {
    changes.iter().filter(|change| change.rule.starts_with(prefix)).collect()
}

/// What is changed, without its values.
fn what(change: &Change) -> Words {
    let what = match &change.what {
        Changed::Added => words!("追加", "added"),
        Changed::Replaced => words!("置き換え", "replaced"),
        Changed::Severity { .. } => words!("重さ", "severity"),
        Changed::Level { .. } => words!("水準", "level"),
        Changed::Number { name, .. } => {
            let name = one_line(name);
            words!("数字 {name}", "parameter {name}")
        }
    };
    match change.facility.as_deref().map(one_line) {
        None => what,
        Some(facility) => Words::join([&what, &words!(" (施設 {facility})", " (facility {facility})")], "", ""),
    }
}

/// The value before and the one after, if it is about values.
fn values(change: &Change) -> Option<Words> {
    let (from, to) = match &change.what {
        Changed::Added | Changed::Replaced => return None,
        Changed::Severity { from, to } => (from.title(), to.title()),
        Changed::Level { from, to } => (level_title(*from), level_title(*to)),
        Changed::Number { from, to, .. } => (Words::verbatim(from.to_string()), Words::verbatim(to.to_string())),
    };
    Some(Words::join([&from, &to], " → ", " → "))
}
