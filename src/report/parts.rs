//! Parts that machine formats share.

use serde::Serialize;

use super::{Locator, one_line};
use crate::finding::Place;
use crate::policy::{LevelInForce, Levels};
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
    pub(super) fn new(locator: &Locator<'a>, level: &LevelInForce) -> Self {
        let set = level.set.as_ref();
        Self {
            by: if set.is_some() { "configuration" } else { "rule" },
            facility: set.and_then(|set| set.facility.as_deref()).map(one_line),
            place: set.map(|set| PlaceJson::new(locator, &set.place)),
        }
    }
}

impl<'a> LevelAt<'a> {
    /// The levels of a rule at single facilities.
    pub(super) fn all(locator: &Locator<'a>, levels: &Levels) -> Vec<Self> {
        let one = |(facility, level): (&String, &LevelInForce)| Self {
            facility: one_line(facility),
            level: level.level.code(),
            level_from: LevelFrom::new(locator, level),
        };
        levels.at.iter().map(one).collect()
    }
}
