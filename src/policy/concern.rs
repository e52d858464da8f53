//! Which facilities a clause, fact or form concerns.

use crate::id::RecordIndex;
use crate::model::Inventory;
use crate::schema::kinds::Kind;
use crate::schema::types::Type;
use crate::schema::value::Value;
use crate::words::Words;

/// A condition on the facility: one of its fields has one of these values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concern {
    /// Steps of the field below `facility`: `uses`, `wireless_lan`.
    pub(super) steps: Vec<String>,
    /// Its values, as files write them: `yes`, `no`, the code of a choice.
    pub(super) values: Vec<String>,
    /// Why it does not apply elsewhere.
    pub otherwise: Words,
}

impl Concern {
    /// Whether every facility is known to be another kind of place. Without a
    /// facility, or where one says nothing, nobody has declared a reason.
    pub fn excluded(&self, inventory: &Inventory) -> bool {
        let facilities = inventory.of_kind(Kind::Facility);
        !facilities.is_empty() && facilities.iter().all(|at| self.excludes(inventory, *at))
    }

    /// Whether that facility is known to be another kind of place.
    pub(super) fn excludes(&self, inventory: &Inventory, facility: RecordIndex) -> bool {
        self.word(inventory, facility).is_some_and(|word| !self.values.iter().any(|one| one == word))
    }

    /// The field that tells: `facility.uses.wireless_lan`.
    pub fn field(&self) -> String {
        format!("{}.{}", Kind::Facility.name(), self.steps.join("."))
    }

    /// Its values, as files write them.
    pub fn values(&self) -> &[String] {
        &self.values
    }

    /// What the facility states, as files write it.
    fn word(&self, inventory: &Inventory, facility: RecordIndex) -> Option<&'static str> {
        let (last, groups) = self.steps.split_last()?;
        let mut group = inventory.own(facility);
        for step in groups {
            let Some(Value::Group(inner)) = group.by_name(step) else { return None };
            group = inner;
        }
        match (group.by_name(last)?, &group.def().field(last)?.ty) {
            (Value::Bool(yes), _) => Some(if *yes { "yes" } else { "no" }),
            (Value::Choice(position), Type::Choice(choices)) => {
                choices.words.get(usize::from(*position)).map(|word| word.code)
            }
            _ => None,
        }
    }
}
