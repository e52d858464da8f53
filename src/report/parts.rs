//! Parts that machine formats share.

use serde::Serialize;

use super::{Locator, one_line};
use crate::finding::Place;
use crate::policy::{LevelInForce, Levels, Origin, Pack, Registry};
use crate::schema::secrets;
use crate::words::{Lang, Words};

/// The program that wrote a result.
#[derive(Serialize)]
pub(super) struct Tool {
    name: &'static str,
    version: &'static str,
}

impl Tool {
    /// This program.
    pub(super) fn this() -> Self {
        Self { name: "sekisho", version: env!("CARGO_PKG_VERSION") }
    }
}

/// A text in both languages.
#[derive(Serialize)]
pub(super) struct Pair {
    ja: String,
    en: String,
}

/// A text as it may be shown.
pub(super) fn pair(words: &Words) -> Pair {
    let safe = |lang| one_line(&secrets::mask(words.get(lang)));
    Pair { ja: safe(Lang::Ja), en: safe(Lang::En) }
}

/// A place a program can go to.
#[derive(Serialize)]
pub(super) struct PlaceJson<'a> {
    path: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    label: Pair,
}

impl<'a> PlaceJson<'a> {
    /// Where a place is.
    pub(super) fn new(locator: &Locator<'a>, place: &Place) -> Self {
        let at = locator.find(place);
        Self {
            path: at.path,
            line: at.start.line,
            column: at.start.column,
            end_line: at.end.line,
            end_column: at.end.column,
            label: pair(&place.label),
        }
    }
}

/// Where a level was set: by the rule itself, or in a file.
#[derive(Serialize)]
pub(super) struct LevelFrom<'a> {
    by: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pack: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    facility: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<PlaceJson<'a>>,
}

/// The level of a rule at a facility.
#[derive(Serialize)]
pub(super) struct LevelAt<'a> {
    facility: String,
    level: &'static str,
    level_from: LevelFrom<'a>,
}

impl<'a> LevelFrom<'a> {
    /// Where a level comes from.
    pub(super) fn new(registry: &Registry, locator: &Locator<'a>, level: &LevelInForce) -> Self {
        let set = level.set.as_ref();
        let pack = match set.map(|set| set.by) {
            Some(Origin::Pack(position)) => registry.packs().get(position),
            _ => None,
        };
        Self {
            by: match (set, pack) {
                (None, _) => "rule",
                (Some(_), None) => "configuration",
                (Some(_), Some(_)) => "pack",
            },
            pack: pack.map(|pack| pack.id.clone()),
            facility: set.and_then(|set| set.facility.as_deref()).map(one_line),
            place: set.map(|set| PlaceJson::new(locator, &set.place)),
        }
    }
}

impl<'a> LevelAt<'a> {
    /// The levels of a rule at single facilities.
    pub(super) fn all(registry: &Registry, locator: &Locator<'a>, levels: &Levels) -> Vec<Self> {
        let one = |(facility, level): (&String, &LevelInForce)| Self {
            facility: one_line(facility),
            level: level.level.code(),
            level_from: LevelFrom::new(registry, locator, level),
        };
        levels.at.iter().map(one).collect()
    }
}

/// A rule pack.
#[derive(Serialize)]
pub(super) struct PackJson {
    id: String,
    title: Pair,
    version: String,
    owner: String,
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    revision: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    commit: Option<String>,
    digest: String,
    lock: &'static str,
}

impl PackJson {
    /// The packs in use.
    pub(super) fn all(registry: &Registry) -> Vec<Self> {
        let one = |pack: &Pack| Self {
            id: pack.id.clone(),
            title: pair(&pack.title),
            version: one_line(&pack.version),
            owner: one_line(&pack.owner),
            path: one_line(pack.path.as_str()),
            revision: pack.revision.as_ref().map(ToString::to_string),
            commit: pack.commit.clone(),
            digest: pack.digest.clone(),
            lock: pack.locked.as_str(),
        };
        registry.packs().iter().map(one).collect()
    }
}
