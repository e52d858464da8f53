//! The level of a rule in words, with where it was set.

use super::{Locator, one_line};
use crate::policy::{LevelInForce, Origin, Registry};
use crate::schema::documents::RuleLevel;
use crate::words;
use crate::words::{Lang, Words};

/// The level as people call it.
pub fn level_title(level: RuleLevel) -> Words {
    let title = RuleLevel::CHOICES.words[level as usize].title;
    Words::new(title.ja.to_owned(), level.code().to_owned())
}

/// Whose a rule or a setting is.
pub fn owner(registry: &Registry, origin: Origin) -> Words {
    let pack = match origin {
        Origin::BuiltIn => return words!("組込み", "built in"),
        Origin::Local => return words!("この病院", "this hospital"),
        Origin::Pack(position) => registry.packs().get(position),
    };
    let (title, id) = pack.map(|pack| (pack.title.clone(), pack.id.as_str())).unzip();
    let title = title.unwrap_or_else(|| Words::verbatim(id.unwrap_or_default()));
    let (ja, en) = (one_line(title.get(Lang::Ja)), one_line(title.get(Lang::En)));
    words!("ルール集「{ja}」", "rule pack \"{en}\"")
}

/// Where a level comes from.
pub fn level_origin(registry: &Registry, locator: &Locator<'_>, level: &LevelInForce) -> Words {
    let Some(set) = &level.set else { return words!("ルールの水準", "the rule's own") };
    let by = match set.by {
        Origin::Pack(_) => owner(registry, set.by),
        Origin::BuiltIn | Origin::Local => {
            let at = locator.find(&set.place);
            let (path, line) = (one_line(at.path), at.start.line);
            words!("{path}:{line} ", "{path}:{line}")
        }
    };
    let (ja, en) = (by.get(Lang::Ja), by.get(Lang::En));
    match set.facility.as_deref().map(one_line) {
        None => words!("{ja}で設定", "set in {en}"),
        Some(facility) => words!("施設 {facility}、{ja}で設定", "for facility {facility}, set in {en}"),
    }
}

/// Level and origin in one, or `None` if it is what rules have unless somebody says otherwise.
pub fn level_note(registry: &Registry, locator: &Locator<'_>, level: &LevelInForce) -> Option<Words> {
    if level.set.is_none() && level.level == RuleLevel::Override {
        return None;
    }
    let origin = level_origin(registry, locator, level);
    Some(Words::join([&level_title(level.level), &Words::fixed(" (", " ("), &origin, &Words::fixed(")", ")")], "", ""))
}
