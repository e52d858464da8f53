//! What a hospital or a pack sets about rules: their numbers and levels.

use super::codes;
use super::level::is_facility;
use super::pack::PackAt;
use crate::finding::{Finding, Place, Route};
use crate::model::Inventory;
use crate::schema::documents::{LevelSetting, ParameterSetting, RuleLevel};
use crate::schema::kinds::Kind;
use crate::schema::units::UNKNOWN_WORDS;
use crate::schema::view::List;
use crate::schema::{Fact, suggest};
use crate::words;

/// What a hospital or a pack has set about rules.
#[derive(Clone, Debug, Default)]
pub struct Adjustments {
    /// Packs a hospital has chosen. A pack has none.
    pub packs: Vec<PackAt>,
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
        Self { packs: Vec::new(), parameters: parameters.collect(), levels: levels.collect() }
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
