//! Fields of which every value is acceptable: what the mutator need not expect.

use super::codes;
use crate::finding::{Finding, Place, Route};
use crate::id::FileId;
use crate::schema::documents::{ANY_VALUE, AnyValue, document};
use crate::schema::kinds::field_at;
use crate::schema::view::{List, Slots};
use crate::schema::{one_of, suggest};
use crate::source::Files;
use crate::words;

/// A field of which every value is acceptable.
#[derive(Clone, Debug)]
pub struct AnyFieldValue {
    /// The field, as `kind.field`.
    pub field: String,
    /// The facts this is said of; all of the field's if there is none.
    pub facts: Vec<String>,
    /// Why.
    pub reason: String,
}

impl AnyFieldValue {
    /// Whether it is said of a fact that a field states.
    pub fn is_about(&self, field: &str, fact: &str) -> bool {
        self.field == field && (self.facts.is_empty() || self.facts.iter().any(|one| one == fact))
    }
}

/// Reads lists of such fields; each has to exist.
pub(super) fn load(files: &Files, ids: &[FileId], findings: &mut Vec<Finding>) -> Vec<AnyFieldValue> {
    let mut found = Vec::new();
    for id in ids {
        let file = files.get(*id);
        let read = document(&ANY_VALUE, *id, file);
        findings.extend(read.findings);
        let Some(group) = read.value else { continue };
        let fields = AnyValue(Slots::own(&group)).fields().known();
        for (position, one) in fields.into_iter().flat_map(|list| list.known().enumerate()) {
            let (Some(field), Some(reason)) = (one.field().known(), one.reason().known()) else { continue };
            if let Err((step, names)) = field_at(field) {
                let message = words!("`{field}` という項目はありません", "there is no field `{field}`");
                let route = Route::key("fields").then_index(position).then_key("field");
                let end = u32::try_from(file.text.len()).unwrap_or(u32::MAX);
                let finding = Finding::new(&codes::UNKNOWN_NAME, message).at(Place::route(*id, 0..end, route));
                let remedy = suggest(step, names.iter().copied()).unwrap_or_else(|| one_of(names.iter().copied()));
                findings.push(finding.help(remedy));
                continue;
            }
            let facts = one.facts().known().into_iter().flat_map(List::known).map(str::to_owned).collect();
            found.push(AnyFieldValue { field: field.to_owned(), facts, reason: reason.to_owned() });
        }
    }
    found
}
