//! Who may approve a waiver: the holders of duties, by their appointments.

use std::collections::BTreeMap;

use crate::id::RecordIndex;
use crate::model::Inventory;
use crate::schema::Fact;
use crate::schema::kinds::{Duty, DutyRole, Kind};
use crate::schema::units::Day;
use crate::schema::view::List;

/// Duties that may accept a risk for the hospital as a whole.
///
/// Our own reading: guideline 6.0 leaves the acceptance of risk to the
/// leadership and to the safety manager it appoints; a CISO is that person
/// under another name. Those who run the systems ask for waivers.
const APPROVING: [DutyRole; 3] = [DutyRole::Director, DutyRole::SafetyManager, DutyRole::Ciso];

/// Whether a person could approve on a day.
#[derive(Debug)]
pub(super) enum Standing {
    /// The person held such a duty.
    Held,
    /// The person held none.
    None,
    /// This duty would do if its first and last day were known.
    Unclear(RecordIndex),
}

/// The approving duties of an inventory, by holder.
#[derive(Debug)]
pub(super) struct Approvers(BTreeMap<RecordIndex, Vec<RecordIndex>>);

impl Approvers {
    /// Reads the duties. One that is limited to systems or departments does
    /// not speak for the hospital; a deputy holds no duty.
    pub(super) fn read(inventory: &Inventory) -> Self {
        let mut duties: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for at in inventory.of_kind(Kind::Duty) {
            let duty = Duty(inventory.slots(*at));
            let approves = duty.role().known().is_some_and(|role| APPROVING.contains(&role));
            let whole = duty.systems().known().is_none_or(List::is_empty)
                && duty.departments().known().is_none_or(List::is_empty);
            if let (true, true, Some(holder)) = (approves, whole, duty.holder().known()) {
                duties.entry(holder).or_default().push(*at);
            }
        }
        Self(duties)
    }

    /// How a person stood on a day, in the facility of the waiver.
    pub(super) fn standing(
        &self,
        inventory: &Inventory,
        waiver: RecordIndex,
        person: RecordIndex,
        on: Day,
    ) -> Standing {
        let mut unclear = None;
        for at in self.0.get(&person).into_iter().flatten() {
            if inventory.facility(*at) != inventory.facility(waiver) {
                continue;
            }
            let duty = Duty(inventory.slots(*at));
            let begun = duty.appointed().map(|day| day <= on);
            let lasts = match duty.ended() {
                Fact::None => Fact::Known(true),
                ended => ended.map(|day| on <= day),
            };
            match (begun, lasts) {
                (Fact::Known(true), Fact::Known(true)) => return Standing::Held,
                (Fact::Known(false), _) | (_, Fact::Known(false)) => {}
                _ => unclear = unclear.or(Some(*at)),
            }
        }
        unclear.map_or(Standing::None, Standing::Unclear)
    }
}
