//! What is set about rules from outside: their numbers and levels.

use std::collections::{BTreeMap, BTreeSet};

use super::codes;
use super::level::{LevelInForce, LevelSet, Levels, is_facility};
use super::rule::RuleParameter;
use crate::finding::{Finding, Place, Route};
use crate::id::RuleId;
use crate::model::Inventory;
use crate::schema::documents::{LevelSetting, ParameterFreedom, ParameterSetting, RuleLevel};
use crate::schema::kinds::Kind;
use crate::schema::units::UNKNOWN_WORDS;
use crate::schema::view::List;
use crate::schema::{Fact, suggest};
use crate::words;

/// What a hospital has set about rules.
#[derive(Clone, Debug, Default)]
pub struct Adjustments {
    /// Numbers.
    pub parameters: Vec<SetNumber>,
    /// Levels.
    pub levels: Vec<SetLevel>,
}

/// A number somebody has set.
#[derive(Clone, Debug)]
pub struct SetNumber {
    /// Id of the rule.
    pub rule: String,
    /// Name of the number.
    pub name: String,
    /// The number.
    pub value: i64,
    /// Where it is written.
    pub place: Place,
    /// Where its rule is written.
    pub rule_place: Place,
}

/// A level somebody has set.
#[derive(Clone, Debug)]
pub struct SetLevel {
    /// Id of the rule.
    pub rule: String,
    /// Id of the facility; `None` for all.
    pub facility: Option<String>,
    /// The level.
    pub level: RuleLevel,
    /// Where it is written.
    pub place: Place,
    /// Where its rule is written.
    pub rule_place: Place,
    /// Where its facility is written.
    pub facility_place: Place,
}

impl Adjustments {
    /// Reads the lists `parameters` and `levels` of a file.
    pub fn read(
        parameters: Fact<List<'_, ParameterSetting<'_>>>,
        levels: Fact<List<'_, LevelSetting<'_>>>,
        place: impl Fn(Route) -> Place,
    ) -> Self {
        let at =
            |list: &str, position: usize, field: &str| place(Route::key(list).then_index(position).then_key(field));
        let parameters = parameters.known().into_iter().flat_map(|list| list.facts().enumerate());
        let parameters = parameters.filter_map(|(position, one)| {
            let one = one.known()?;
            Some(SetNumber {
                rule: one.rule().known()?.to_owned(),
                name: one.name().known()?.to_owned(),
                value: one.value().known()?,
                place: at("parameters", position, "value"),
                rule_place: at("parameters", position, "rule"),
            })
        });
        let levels = levels.known().into_iter().flat_map(|list| list.facts().enumerate());
        let levels = levels.filter_map(|(position, one)| {
            let one = one.known()?;
            Some(SetLevel {
                rule: one.rule().known()?.to_owned(),
                facility: match one.facility() {
                    Fact::Known(facility) => Some(facility.to_owned()),
                    Fact::None => None,
                    // Meant for one facility, whichever it is: never for all of them.
                    Fact::Unknown => Some(UNKNOWN_WORDS[0].to_owned()),
                },
                level: one.level().known()?,
                place: at("levels", position, "level"),
                rule_place: at("levels", position, "rule"),
                facility_place: at("levels", position, "facility"),
            })
        });
        Self { parameters: parameters.collect(), levels: levels.collect() }
    }
}

/// What is said of levels set for a facility the inventory does not have.
pub fn unknown_facilities(adjustments: &Adjustments, inventory: &Inventory) -> Vec<Finding> {
    let mut findings = Vec::new();
    for set in &adjustments.levels {
        let Some(id) = set.facility.as_deref().filter(|id| !is_facility(inventory, id)) else { continue };
        let message = words!("施設 `{id}` はありません", "there is no facility `{id}`");
        let finding = Finding::new(&codes::BAD_SETTING, message).at(set.facility_place.clone());
        let names = inventory.of_kind(Kind::Facility).iter().map(|at| inventory.head(*at).id.as_str());
        findings.push(match suggest(id, names) {
            Some(remedy) => finding.help(remedy),
            None => finding,
        });
    }
    findings
}

/// Sets the numbers and levels of one rule.
pub(super) struct Adjuster<'a> {
    pub(super) rule: &'a RuleId,
    pub(super) adjustments: &'a Adjustments,
    pub(super) findings: &'a mut Vec<Finding>,
}

impl Adjuster<'_> {
    /// Gives the numbers of a rule the values that were set.
    pub(super) fn numbers(&mut self, parameters: &mut [RuleParameter]) {
        let id = self.rule;
        let mut seen = BTreeSet::new();
        for set in self.adjustments.parameters.iter().filter(|set| set.rule == id.as_str()) {
            let (name, value) = (&set.name, set.value);
            let Some(one) = parameters.iter_mut().find(|one| one.name == *name) else {
                let message = words!("`{id}` に数字 `{name}` はありません", "`{id}` has no parameter `{name}`");
                self.findings.push(Finding::new(&codes::BAD_SETTING, message).at(set.place.clone()));
                continue;
            };
            if !seen.insert(name) {
                self.twice(&set.place);
            } else if allowed(one, value) {
                one.value = value;
            } else {
                let default = one.default;
                let message = words!(
                    "`{id}` の `{name}` を {value} にはできません (もとの値は {default})",
                    "`{name}` of `{id}` cannot be {value} (it is {default})"
                );
                self.findings.push(Finding::new(&codes::BAD_SETTING, message).at(set.place.clone()));
            }
        }
    }

    /// The levels of a rule whose file gives it the level `own`.
    pub(super) fn levels(&mut self, own: RuleLevel) -> Levels {
        let id = self.rule;
        let mut seen = BTreeSet::new();
        let mut by_facility: BTreeMap<Option<&str>, &SetLevel> = BTreeMap::new();
        for set in self.adjustments.levels.iter().filter(|set| set.rule == id.as_str()) {
            let facility = set.facility.as_deref();
            if !seen.insert(facility) {
                self.twice(&set.place);
            } else if own == RuleLevel::Mandatory && set.level != RuleLevel::Mandatory {
                let message = words!(
                    "必須のルール `{id}` の水準は下げられません",
                    "the level of mandatory rule `{id}` cannot be lowered"
                );
                self.findings.push(Finding::new(&codes::BAD_SETTING, message).at(set.place.clone()));
            } else {
                by_facility.insert(facility, set);
            }
        }
        let in_force = |set: &SetLevel| LevelInForce {
            level: set.level,
            set: Some(LevelSet { facility: set.facility.clone(), place: set.place.clone() }),
        };
        let general = by_facility.remove(&None).map_or(LevelInForce { level: own, set: None }, in_force);
        let at = by_facility.into_iter().filter_map(|(facility, set)| Some((facility?.to_owned(), in_force(set))));
        Levels { general, at: at.collect() }
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

fn allowed(parameter: &RuleParameter, value: i64) -> bool {
    match parameter.may {
        ParameterFreedom::Any => true,
        ParameterFreedom::Smaller => value <= parameter.default,
        ParameterFreedom::Larger => value >= parameter.default,
        ParameterFreedom::Fixed => value == parameter.default,
    }
}
