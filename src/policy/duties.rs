//! Who held a duty on a day, by the appointments.

use std::collections::BTreeMap;

use crate::finding::Finding;
use crate::id::RecordIndex;
use crate::model::Inventory;
use crate::schema::Fact;
use crate::schema::kinds::{Duty, Facility, Kind};
use crate::schema::units::Day;
use crate::words;

/// Whether a person held a duty on a day.
#[derive(Debug)]
pub(super) enum Standing {
    /// The person held one.
    Held,
    /// The person held none.
    None,
    /// This duty would do if its first and last day were known.
    Unclear(RecordIndex),
}

/// Duties of an inventory.
#[derive(Debug)]
pub(super) struct Holders {
    by_holder: BTreeMap<RecordIndex, Vec<RecordIndex>>,
    /// Whether those of a facility's headquarters count there too.
    headquarters: bool,
}

impl Holders {
    /// Reads the duties that count, each for its own facility. A deputy holds no duty.
    pub(super) fn read(inventory: &Inventory, counts: impl Fn(Duty<'_>) -> bool) -> Self {
        let mut duties: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for at in inventory.of_kind(Kind::Duty) {
            let duty = Duty(inventory.slots(*at));
            if let Some(holder) = duty.holder().known().filter(|_| counts(duty)) {
                duties.entry(holder).or_default().push(*at);
            }
        }
        Self { by_holder: duties, headquarters: false }
    }

    /// The same, those of a headquarters also for the facilities that name it.
    pub(super) fn with_headquarters(self) -> Self {
        Self { headquarters: true, ..self }
    }

    /// Whether a duty counts in the facility of a record.
    fn counts_for(&self, inventory: &Inventory, duty: RecordIndex, about: RecordIndex) -> bool {
        let (of_duty, facility) = (inventory.facility(duty), inventory.facility(about));
        let above = || Facility(inventory.slots(facility?)).headquarters().known();
        of_duty == facility || self.headquarters && of_duty.is_some() && above() == of_duty
    }

    /// How a person stood on a day, in the facility of a record.
    pub(super) fn standing(&self, inventory: &Inventory, about: RecordIndex, person: RecordIndex, on: Day) -> Standing {
        let mut unclear = None;
        let duties = self.by_holder.get(&person).into_iter().flatten();
        for at in duties.filter(|at| self.counts_for(inventory, **at, about)) {
            match held(Duty(inventory.slots(*at)), on) {
                Fact::Known(true) => return Standing::Held,
                Fact::Known(false) => {}
                _ => unclear = unclear.or(Some(*at)),
            }
        }
        unclear.map_or(Standing::None, Standing::Unclear)
    }

    /// Everybody who held one on a day, in the order of the inventory.
    pub(super) fn all_on(&self, inventory: &Inventory, on: Day) -> Vec<RecordIndex> {
        let held = |at: &RecordIndex| held(Duty(inventory.slots(*at)), on) == Fact::Known(true);
        self.by_holder.iter().filter(|(_, duties)| duties.iter().any(held)).map(|(person, _)| *person).collect()
    }
}

/// A finding about somebody of whom nobody knows whether that duty was held.
pub(super) fn unclear(inventory: &Inventory, duty: RecordIndex, mut finding: Finding) -> Finding {
    let label = words!("任命日・解任日が不明", "first or last day unknown");
    finding.places.push(inventory.head(duty).place().label(label));
    finding.remedy = Some(words!(
        "役割の任命日と解任日 (続いているなら「なし」) を書いてください",
        "write when the duty began and ended (`none` if it lasts)"
    ));
    finding
}

/// Whether an appointment held on a day.
fn held(duty: Duty<'_>, on: Day) -> Fact<bool> {
    let begun = duty.appointed().map(|day| day <= on);
    let lasts = match duty.ended() {
        Fact::None => Fact::Known(true),
        ended => ended.map(|day| on <= day),
    };
    match (begun, lasts) {
        (Fact::Known(true), Fact::Known(true)) => Fact::Known(true),
        (Fact::Known(false), _) | (_, Fact::Known(false)) => Fact::Known(false),
        _ => Fact::Unknown,
    }
}
