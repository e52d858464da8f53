//! The level of a rule in words, with where it was set.

use super::{Locator, one_line};
use crate::policy::LevelInForce;
use crate::schema::documents::RuleLevel;
use crate::words;
use crate::words::Words;

/// The level as people call it.
pub fn level_title(level: RuleLevel) -> Words {
    let title = RuleLevel::CHOICES.words[level as usize].title;
    Words::new(title.ja.to_owned(), level.code().to_owned())
}

/// Where a level comes from.
pub fn level_origin(locator: &Locator<'_>, level: &LevelInForce) -> Words {
    let Some(set) = &level.set else { return words!("ルールの水準", "the rule's own") };
    let at = locator.find(&set.place);
    let (path, line) = (one_line(at.path), at.start.line);
    match set.facility.as_deref().map(one_line) {
        None => words!("{path}:{line} で設定", "set in {path}:{line}"),
        Some(facility) => {
            words!("施設 {facility}、{path}:{line} で設定", "for facility {facility}, set in {path}:{line}")
        }
    }
}

/// Level and origin in one, or `None` if it is what rules have unless somebody says otherwise.
pub fn level_note(locator: &Locator<'_>, level: &LevelInForce) -> Option<Words> {
    if level.set.is_none() && level.level == RuleLevel::Override {
        return None;
    }
    let origin = level_origin(locator, level);
    Some(Words::join([&level_title(level.level), &Words::fixed(" (", " ("), &origin, &Words::fixed(")", ")")], "", ""))
}
