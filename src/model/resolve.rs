//! References: ids → records.

use rayon::prelude::*;

use super::index::{Found, Index};
use super::walk::{self, Step, targets};
use super::{Head, codes};
use crate::finding::{Finding, Place};
use crate::id::RecordIndex;
use crate::schema::kinds::Kind;
use crate::schema::types::Field;
use crate::schema::value::{Group, Link};
use crate::schema::{Lost, did_you_mean, nearest};
use crate::source::Files;
use crate::words;

/// Dangling references for which similar ids are looked up; comparing ids is
/// slow, and behind so many mistakes there is one cause.
const MAX_SUGGESTIONS: usize = 40;

/// Broken references of a record that are told one by one.
const MAX_BROKEN: usize = 20;

/// Looks every reference up, in parallel, and reports those that lead nowhere.
pub(super) fn resolve(
    files: &Files,
    heads: &[Head],
    fields: &mut [Group],
    index: &Index,
    lost: &[Lost],
) -> Vec<Finding> {
    let id = |at: RecordIndex| heads[at.at()].id.as_str();
    let mut broken: Vec<Broken> = fields
        .par_iter_mut()
        .enumerate()
        .flat_map_iter(|(at, group)| {
            let mut broken = Vec::new();
            let mut rest = 0;
            let mut steps = Vec::with_capacity(6);
            walk::links_mut(group, &mut steps, &mut |field, link, steps| {
                let Link::Id(wanted) = link else { return };
                let wanted = std::mem::take(wanted);
                *link = match index.find(&wanted, id) {
                    None => Link::Dangling(wanted),
                    Some(Found::Several(_)) => Link::Ambiguous(wanted),
                    Some(Found::One(target)) if targets(&field.ty).contains(&heads[target.at()].kind) => {
                        Link::To(target)
                    }
                    Some(Found::One(_)) => Link::WrongKind(wanted),
                };
                if matches!(link, Link::To(_)) {
                    return;
                }
                if broken.len() == MAX_BROKEN {
                    rest += 1;
                } else {
                    broken.push(Broken { record: at, field, link: link.clone(), steps: steps.to_vec(), rest: 0 });
                }
            });
            if let Some(last) = broken.last_mut() {
                last.rest = rest;
            }
            broken
        })
        .collect();
    broken.sort_by_key(|broken| broken.record);
    let mut suggestions = MAX_SUGGESTIONS;
    let mut findings = Vec::with_capacity(broken.len());
    for broken in &broken {
        let finding = broken.finding(files, heads, index, lost, &mut suggestions);
        if broken.rest > 0 {
            let rest = broken.rest;
            let message = words!(
                "この行には、使えない参照がほかに {rest} 個あります",
                "the row has {rest} more references that cannot be used"
            );
            findings.push(Finding { message, ..finding.clone() });
        }
        findings.push(finding);
    }
    findings
}

struct Broken {
    record: usize,
    field: &'static Field,
    link: Link,
    steps: Vec<Step>,
    /// How many more the record has, if it is the last that is told.
    rest: usize,
}

impl Broken {
    fn finding(&self, files: &Files, heads: &[Head], index: &Index, lost: &[Lost], suggestions: &mut usize) -> Finding {
        let head = &heads[self.record];
        let wanted = self.link.unresolved().unwrap_or_default();
        let kinds = targets(&self.field.ty);
        let ja = kinds.iter().map(|kind| kind.group().title.ja).collect::<Vec<_>>().join("・");
        let en = kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(" or ");
        let place = Place::route(head.file, head.start..head.end, walk::route(&self.steps));
        let found = index.find(wanted, |at| heads[at.at()].id.as_str());
        let other = found.map(|(Found::One(at) | Found::Several(at))| &heads[at.at()]);
        if let Link::Ambiguous(_) = self.link {
            let message =
                words!("`{wanted}` という id の行が二つ以上あります", "more than one row has the id `{wanted}`");
            let finding = Finding::new(&codes::AMBIGUOUS_REFERENCE, message).at(place).about(head.id.as_str());
            return match other {
                Some(other) => finding.at(other.place().label(words!("その一つ", "one of them"))),
                None => finding,
            };
        }
        if let Link::WrongKind(_) = self.link {
            let is = other.map_or(("", ""), |other| (other.kind.group().title.ja, other.kind.name()));
            let message = words!("`{wanted}` は{is_ja}で、{ja}ではありません", "`{wanted}` is a {is_en}, not a {en}"; is_ja = is.0, is_en = is.1);
            let finding = Finding::new(&codes::WRONG_KIND, message).at(place).about(head.id.as_str());
            return match other {
                Some(other) => finding.at(other.place().label(words!("この行", "this row"))),
                None => finding,
            };
        }
        if let Some(file) = lost.first() {
            let path = &files.get(file.file).path;
            let message = words!(
                "`{wanted}` があるかどうか決められません (`{path}` に読めない行があります)",
                "it cannot be told whether `{wanted}` exists (`{path}` has rows that cannot be read)"
            );
            return Finding::new(&codes::UNRESOLVED_REFERENCE, message).at(place).about(head.id.as_str());
        }
        let message = words!("{ja} `{wanted}` がありません", "there is no {en} `{wanted}`");
        let finding = Finding::new(&codes::DANGLING_REFERENCE, message).at(place).about(head.id.as_str());
        if *suggestions == 0 {
            return finding;
        }
        *suggestions -= 1;
        match did_you_mean(&near(wanted, kinds, heads)) {
            Some(remedy) => finding.help(remedy),
            None => finding,
        }
    }
}

/// Ids of the right kind that look like the wanted one.
fn near<'a>(wanted: &str, kinds: &[Kind], heads: &'a [Head]) -> Vec<&'a str> {
    let alike = |id: &str| id.len().abs_diff(wanted.len()) <= 4;
    let ids =
        heads.iter().filter(|head| kinds.contains(&head.kind)).map(|head| head.id.as_str()).filter(|id| alike(id));
    nearest(wanted, ids.take(20_000))
}
