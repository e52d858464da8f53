//! Which facility a record belongs to.

use super::Head;
use crate::finding::Finding;
use crate::id::RecordIndex;
use crate::schema::kinds::Kind;
use crate::schema::value::{Group, Value};
use crate::words;

use super::codes;

/// The facility of every record: stated, else that of its location or
/// department, else the only one there is, else unknown.
pub(super) fn facilities(heads: &[Head], fields: &[Group], findings: &mut Vec<Finding>) -> Vec<Option<RecordIndex>> {
    let all: Vec<RecordIndex> = indices(heads).filter(|at| heads[at.at()].kind == Kind::Facility).collect();
    let only = match all.as_slice() {
        [only] => Some(*only),
        _ => None,
    };
    let place = |at: RecordIndex| {
        let group = &fields[at.at()];
        link(group, "facility").or_else(|| link(group, "location")).or_else(|| link(group, "department"))
    };
    check_places(heads, fields, findings);
    indices(heads)
        .map(|at| {
            if heads[at.at()].kind == Kind::Facility {
                return Some(at);
            }
            if only.is_some() {
                return only;
            }
            let mut here = at;
            // Places within places; a circle ends the climb and has its own finding.
            for _ in 0..MAX_DEPTH {
                here = match heads[here.at()].kind {
                    Kind::Facility => return Some(here),
                    Kind::Location | Kind::Department => {
                        link(&fields[here.at()], "facility").or_else(|| link(&fields[here.at()], "within"))?
                    }
                    _ => place(here)?,
                };
            }
            None
        })
        .collect()
}

/// Places within each other deeper than this go round in a circle.
const MAX_DEPTH: usize = 16;

/// Reports places that lie within themselves.
fn check_places(heads: &[Head], fields: &[Group], findings: &mut Vec<Finding>) {
    let above = |at: RecordIndex| match heads[at.at()].kind {
        Kind::Location | Kind::Department => link(&fields[at.at()], "within"),
        _ => None,
    };
    // Every place is climbed from once; a climb that meets itself has found a circle.
    let mut climbed_from = vec![None; heads.len()];
    for at in indices(heads) {
        let mut here = Some(at);
        while let Some(place) = here.filter(|place| climbed_from[place.at()].is_none()) {
            climbed_from[place.at()] = Some(at);
            here = above(place);
        }
        let Some(first) = here.filter(|place| climbed_from[place.at()] == Some(at)) else { continue };
        let mut place = first;
        loop {
            let head = &heads[place.at()];
            let message = words!("`{id}` が自分自身の中にあります", "`{id}` lies within itself"; id = head.id);
            let at = head.place_at("within");
            findings.push(Finding::new(&codes::CIRCULAR_PLACE, message).at(at).about(head.id.as_str()));
            match above(place) {
                Some(next) if next != first => place = next,
                _ => break,
            }
        }
    }
}

fn indices(heads: &[Head]) -> impl Iterator<Item = RecordIndex> + use<> {
    (0..u32::try_from(heads.len()).unwrap_or(u32::MAX)).map(RecordIndex)
}

fn link(group: &Group, field: &str) -> Option<RecordIndex> {
    match group.by_name(field)? {
        Value::Link(link) => link.target(),
        _ => None,
    }
}
