//! `sekisho.lock`: which state of its packs a hospital has looked at.
//!
//! A pack that differs from it is used all the same, so that no rule vanishes
//! while somebody looks; the finding keeps the gate shut until then.

use super::codes;
use super::pack::Pack;
use crate::error::Result;
use crate::finding::{Finding, Place, Route};
use crate::id::{FileId, FilePath};
use crate::schema::documents::{LOCK, Lock, document};
use crate::schema::value::Group;
use crate::schema::view::{List, Slots};
use crate::source::{self, Files, Tree};
use crate::words;
use crate::words::shorten;

/// Name of the file.
pub const LOCK_FILE: &str = "sekisho.lock";

/// What the lock says of a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Locked {
    /// Nothing.
    Missing,
    /// That it was another.
    Differs,
    /// That it was this one.
    Same,
}

impl Locked {
    /// The word used in machine formats.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Differs => "differs",
            Self::Same => "same",
        }
    }
}

/// Compares the packs with the lock; `all` says whether every pack that is named could be loaded.
///
/// # Errors
/// If the file is there and cannot be read.
pub(super) fn compare(
    tree: &dyn Tree,
    packs: &mut [Pack],
    all: bool,
    files: &mut Files,
    findings: &mut Vec<Finding>,
) -> Result<()> {
    let path = FilePath::root().join(LOCK_FILE).unwrap_or_else(|_| FilePath::root());
    if let Some(file) = source::load_one(tree, &path)? {
        let id = FileId(files.append(file).start);
        let read = document(&LOCK, id, files.get(id));
        findings.extend(read.findings);
        let group = read.value.unwrap_or_else(|| Group::new(&LOCK.group, Vec::new()));
        let end = u32::try_from(files.get(id).text.len()).unwrap_or(u32::MAX);
        let locked = Lock(Slots::own(&group)).packs().known().into_iter().flat_map(List::facts);
        for (position, one) in locked.enumerate() {
            let Some(one) = one.known() else { continue };
            let place = |field| Place::route(id, 0..end, Route::key("packs").then_index(position).then_key(field));
            let name = one.id().known().unwrap_or_default();
            match packs.iter_mut().find(|pack| pack.id == name) {
                Some(pack) if one.digest().known() != Some(&pack.digest) => {
                    pack.locked = Locked::Differs;
                    findings.push(changed(pack, place("digest")));
                }
                Some(pack) if pack.locked == Locked::Missing => pack.locked = Locked::Same,
                Some(_) => {}
                None if all => {
                    let message = words!(
                        "ルール集 `{name}` は設定にありません",
                        "the configuration names no rule pack `{name}`";
                        name = shorten(name)
                    );
                    findings.push(Finding::new(&codes::LOCK_STALE, message).at(place("id")));
                }
                None => {}
            }
        }
    }
    for pack in packs.iter().filter(|pack| pack.locked == Locked::Missing) {
        let id = &pack.id;
        let message = words!("ルール集 `{id}` が {LOCK_FILE} にありません", "rule pack `{id}` is not in {LOCK_FILE}");
        findings.push(Finding::new(&codes::PACK_NOT_LOCKED, message).at(pack.place.clone()));
    }
    Ok(())
}

fn changed(pack: &Pack, locked: Place) -> Finding {
    let id = &pack.id;
    let message = words!(
        "ルール集 `{id}` の中身が、確かめたときと違います",
        "rule pack `{id}` is not what it was when it was looked at"
    );
    let label = words!("今の中身で判定しています", "judged as it is now");
    Finding::new(&codes::PACK_CHANGED, message).at(locked).at(pack.place.clone().label(label))
}
