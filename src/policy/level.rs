//! Levels: who may let what a rule finds pass, by facility.

use std::collections::BTreeMap;

use super::rule::Origin;
use crate::finding::Place;
use crate::id::RecordIndex;
use crate::model::Inventory;
use crate::schema::documents::RuleLevel;
use crate::schema::kinds::Kind;

/// A level in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelInForce {
    /// Who may let it pass.
    pub level: RuleLevel,
    /// Where it was set; `None` if it is the rule's own.
    pub set: Option<LevelSet>,
}

/// Where a level was set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelSet {
    /// Who set it.
    pub by: Origin,
    /// The facility it was set for; `None` if for all.
    pub facility: Option<String>,
    /// Where it is written.
    pub place: Place,
}

/// The level of a rule: in general, and at facilities of which something else was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Levels {
    /// Where nothing else was said.
    pub general: LevelInForce,
    /// By id of the facility.
    pub at: BTreeMap<String, LevelInForce>,
}

impl Levels {
    /// The level for a record: that of its facility. If nobody knows its
    /// facility, the strictest of all that could be meant.
    pub fn of(&self, inventory: &Inventory, record: Option<RecordIndex>) -> &LevelInForce {
        if self.at.is_empty() {
            return &self.general;
        }
        let facility = record.and_then(|record| inventory.facility(record));
        match facility {
            Some(facility) => self.at.get(inventory.head(facility).id.as_str()).unwrap_or(&self.general),
            None => {
                let there = self.at.iter().filter(|(id, _)| is_facility(inventory, id)).map(|(_, level)| level);
                there.fold(&self.general, |strict, one| if one.level > strict.level { one } else { strict })
            }
        }
    }

    /// Whether it is mandatory wherever the record is.
    pub fn always_mandatory(&self) -> bool {
        let levels = self.at.values().chain([&self.general]);
        levels.map(|one| one.level).all(|level| level == RuleLevel::Mandatory)
    }
}

/// Whether a facility has that id.
pub(super) fn is_facility(inventory: &Inventory, id: &str) -> bool {
    inventory.find(id).is_some_and(|at| inventory.head(at).kind == Kind::Facility)
}
