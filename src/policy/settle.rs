//! Settling the numbers and levels of a rule: its own, then those of packs, then the hospital's.
//!
//! What a pack has said may be made stricter by those after it, not looser,
//! unless the pack lets them.

use std::collections::BTreeSet;

use super::adjust::{Adjustments, SetLevel, SetNumber};
use super::change::{Change, Changed};
use super::codes;
use super::level::{LevelInForce, LevelSet, Levels};
use super::pack::Pack;
use super::rule::{Origin, RuleParameter};
use crate::finding::{Finding, Place};
use crate::id::RuleId;
use crate::schema::documents::{ParameterFreedom, RuleLevel};
use crate::words;
use crate::words::{Lang, Words};

/// Packs and the hospital, with what they set.
#[derive(Clone, Copy)]
pub(super) struct Setters<'a> {
    pub(super) packs: &'a [Pack],
    pub(super) hospital: &'a Adjustments,
}

impl<'a> Setters<'a> {
    /// In the order they are asked.
    pub(super) fn all(self) -> impl Iterator<Item = (Origin, &'a Adjustments)> {
        let packs = self.packs.iter().enumerate();
        let packs = packs.map(|(position, pack)| (Origin::Pack(position), &pack.adjustments));
        packs.chain([(Origin::Local, self.hospital)])
    }

    /// The pack that keeps others from loosening what `owner` has said of a rule.
    pub(super) fn guards(self, owner: Origin, by: Origin, rule: &str) -> Option<&'a Pack> {
        let Origin::Pack(position) = owner else { return None };
        self.packs.get(position).filter(|pack| owner != by && !pack.permits(rule))
    }
}

/// Settles one rule.
pub(super) struct Settler<'a> {
    pub(super) rule: &'a RuleId,
    /// Whose file it is, and where its level is written.
    pub(super) origin: Origin,
    pub(super) place: Place,
    pub(super) setters: Setters<'a>,
    pub(super) findings: &'a mut Vec<Finding>,
    pub(super) changes: &'a mut Vec<Change>,
}

/// A level that was said for some place, and who said it.
struct SaidLevel {
    by: Origin,
    level: RuleLevel,
    place: Place,
}

impl<'a> Settler<'a> {
    /// Gives the numbers of a rule the values that are in force.
    pub(super) fn numbers(&mut self, parameters: &mut [RuleParameter]) {
        let mut said: Vec<(Origin, &'a SetNumber)> = Vec::new();
        for (by, adjustments) in self.setters.all() {
            let mut seen = BTreeSet::new();
            for set in adjustments.parameters.iter().filter(|set| set.rule == self.rule.as_str()) {
                let (id, name, value) = (self.rule, &set.name, set.value);
                let Some(one) = parameters.iter_mut().find(|one| one.name == *name) else {
                    let message = words!("`{id}` に数字 `{name}` はありません", "`{id}` has no parameter `{name}`");
                    self.findings.push(Finding::new(&codes::BAD_SETTING, message).at(set.place.clone()));
                    continue;
                };
                if !seen.insert(name) {
                    self.twice(&set.place);
                    continue;
                }
                if !allowed(one, value) {
                    let default = one.default;
                    let message = words!(
                        "`{id}` の `{name}` を {value} にはできません (もとの値は {default})",
                        "`{name}` of `{id}` cannot be {value} (it is {default})"
                    );
                    self.findings.push(Finding::new(&codes::BAD_SETTING, message).at(set.place.clone()));
                    continue;
                }
                let looser = said.iter().filter(|(_, other)| other.name == *name);
                let mut looser = looser.filter(|(_, other)| is_looser(one.may, value, other.value));
                let guard =
                    looser.find_map(|(owner, other)| Some((self.setters.guards(*owner, by, id.as_str())?, *other)));
                let what = Changed::Number { name: name.clone(), from: one.value, to: value };
                if let Some((pack, other)) = guard {
                    let fixed = other.value;
                    let message = words!(
                        "`{id}` の `{name}` を {value} にはできません (ルール集「{ja}」が {fixed} と決めています)",
                        "`{name}` of `{id}` cannot be {value}: rule pack \"{en}\" makes it {fixed}";
                        ja = pack.title.get(Lang::Ja), en = pack.title.get(Lang::En)
                    );
                    self.refuse(message, &set.place, &other.place);
                    self.change(what, by, None, &set.place, true);
                    continue;
                }
                if one.value != value {
                    self.change(what, by, None, &set.place, false);
                }
                one.value = value;
                said.push((by, set));
            }
        }
    }

    /// The levels of a rule whose file gives it the level `own`.
    pub(super) fn levels(&mut self, own: RuleLevel) -> Levels {
        let all: Vec<&SetLevel> = self.setters.all().flat_map(|(_, one)| &one.levels).collect();
        let of_rule = all.into_iter().filter(|set| set.rule == self.rule.as_str());
        let facilities: BTreeSet<&str> = of_rule.filter_map(|set| set.facility.as_deref()).collect();
        let general = self.level_at(own, None);
        let mut at = std::collections::BTreeMap::new();
        for facility in facilities {
            let level = self.level_at(own, Some(facility));
            if level != general {
                at.insert(facility.to_owned(), level);
            }
        }
        Levels { general, at }
    }

    /// The level for a facility, or for those nobody speaks of. What is said of a facility outweighs
    /// what the same one says of all.
    fn level_at(&mut self, own: RuleLevel, facility: Option<&str>) -> LevelInForce {
        let mut current = LevelInForce { level: own, set: None };
        let mut said = vec![SaidLevel { by: self.origin, level: own, place: self.place.clone() }];
        for (by, adjustments) in self.setters.all() {
            let of_rule = || adjustments.levels.iter().filter(|set| set.rule == self.rule.as_str());
            let mut exact = of_rule().filter(|set| set.facility.as_deref() == facility);
            let first = exact.next();
            for again in exact {
                self.twice(&again.place);
            }
            let of_all = || of_rule().find(|set| set.facility.is_none());
            let Some(set) = first.or_else(of_all) else { continue };
            // What is said of all is reported once, and not again for each facility.
            let speaks = first.is_some();
            if self.loosens(own, set, by, &said, speaks) {
                continue;
            }
            if speaks && set.level != current.level {
                let what = Changed::Level { from: current.level, to: set.level };
                self.change(what, by, set.facility.clone(), &set.place, false);
            }
            let place = set.place.clone();
            said.push(SaidLevel { by, level: set.level, place: place.clone() });
            current =
                LevelInForce { level: set.level, set: Some(LevelSet { by, facility: set.facility.clone(), place }) };
        }
        current
    }

    /// Whether a level is one that may not be set; `speaks` says whether to report it.
    fn loosens(&mut self, own: RuleLevel, set: &SetLevel, by: Origin, said: &[SaidLevel], speaks: bool) -> bool {
        let id = self.rule;
        let of_pack = matches!(self.origin, Origin::Pack(_));
        if own == RuleLevel::Mandatory && set.level != RuleLevel::Mandatory && !of_pack {
            if speaks {
                let message = words!(
                    "必須のルール `{id}` の水準は下げられません",
                    "the level of mandatory rule `{id}` cannot be lowered"
                );
                self.findings.push(Finding::new(&codes::BAD_SETTING, message).at(set.place.clone()));
            }
            return true;
        }
        let mut stricter = said.iter().filter(|other| set.level < other.level);
        let guard = stricter.find_map(|other| Some((self.setters.guards(other.by, by, id.as_str())?, other)));
        let Some((pack, other)) = guard else { return false };
        if speaks {
            let title = |level: RuleLevel| &RuleLevel::CHOICES.words[level as usize].title;
            let message = words!(
                "`{id}` の水準を「{ja}」に下げられません (ルール集「{pack_ja}」が「{fixed_ja}」と決めています)",
                "the level of `{id}` cannot be lowered to {en}: rule pack \"{pack_en}\" makes it {fixed_en}";
                ja = title(set.level).ja, en = set.level.code(),
                pack_ja = pack.title.get(Lang::Ja), pack_en = pack.title.get(Lang::En),
                fixed_ja = title(other.level).ja, fixed_en = other.level.code()
            );
            let what = Changed::Level { from: other.level, to: set.level };
            self.refuse(message, &set.place, &other.place);
            self.change(what, by, set.facility.clone(), &set.place, true);
        }
        true
    }

    fn refuse(&mut self, message: Words, place: &Place, of_pack: &Place) {
        self.findings.push(loosened(message, place, of_pack));
    }

    fn change(&mut self, what: Changed, by: Origin, facility: Option<String>, place: &Place, refused: bool) {
        let (rule, place) = (self.rule.to_string(), place.clone());
        self.changes.push(Change { rule, what, facility, by, place, refused });
    }

    fn twice(&mut self, place: &Place) {
        let id = self.rule;
        let message = words!("`{id}` に同じ設定が二つあります", "the same is set twice for `{id}`");
        let remedy = words!(
            "先に書かれた方が効いています。どちらかを消してください",
            "the first is in force; remove one of them"
        );
        self.findings.push(Finding::new(&codes::BAD_SETTING, message).help(remedy).at(place.clone()));
    }
}

/// The finding about something that would loosen a pack.
pub(super) fn loosened(message: Words, place: &Place, of_pack: &Place) -> Finding {
    let label = words!("ルール集ではここ", "what the pack says");
    Finding::new(&codes::LOOSENED_PACK, message).at(place.clone()).at(of_pack.clone().label(label))
}

/// Whether a rule lets a number be set to that.
fn allowed(parameter: &RuleParameter, value: i64) -> bool {
    match parameter.may {
        ParameterFreedom::Any => true,
        ParameterFreedom::Smaller => value <= parameter.default,
        ParameterFreedom::Larger => value >= parameter.default,
        ParameterFreedom::Fixed => value == parameter.default,
    }
}

/// Whether a number is looser than what a pack has said. Where nobody knows
/// which side is strict, any other number may be.
fn is_looser(may: ParameterFreedom, value: i64, said: i64) -> bool {
    match may {
        ParameterFreedom::Smaller => value > said,
        ParameterFreedom::Larger => value < said,
        ParameterFreedom::Any | ParameterFreedom::Fixed => value != said,
    }
}
