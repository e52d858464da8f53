//! Fields that no rule looks at.

use std::collections::BTreeSet;

use crate::policy::cel::Read;
use crate::policy::looks::looks_at;
use crate::policy::rule::Rule;
use crate::schema::kinds::Kind;
use crate::schema::types::{GroupDef, Type};

/// Fields no rule looks at, by kind, as rules write them.
pub(super) fn unread(rules: &[Rule], only: Option<Kind>) -> Vec<(Kind, Vec<String>)> {
    let read: BTreeSet<Read> = rules.iter().flat_map(looks_at).collect();
    let kinds = Kind::ALL.iter().copied().filter(|kind| only.is_none_or(|only| only == *kind));
    kinds
        .map(|kind| {
            let mut found = Vec::new();
            below(kind.group(), &read, "", &mut found);
            (kind, found)
        })
        .filter(|(_, found)| !found.is_empty())
        .collect()
}

fn below(group: &'static GroupDef, read: &BTreeSet<Read>, prefix: &str, found: &mut Vec<String>) {
    // Who confirmed a row and what else is to be said of it is there for people.
    let fields = group.fields.iter().filter(|field| !["note", "confirmed"].contains(&field.name));
    for field in fields {
        let path = format!("{prefix}{}", field.name);
        match Type::group(&field.ty) {
            // A group nobody looks into is told as one.
            Some(inner) if inner.fields.iter().any(|field| read.contains(&(inner.name, field.name))) => {
                below(inner, read, &format!("{path}."), found);
            }
            _ if !read.contains(&(group.name, field.name)) => found.push(path),
            _ => {}
        }
    }
}
