//! Which reference patterns of the guideline a hospital is in.

use std::collections::BTreeSet;

use crate::id::RecordIndex;
use crate::model::Inventory;
use crate::schema::Fact;
use crate::schema::documents::ReferencePattern;
use crate::schema::kinds::{Deployment, Facility, Kind, System, SystemState};

/// The patterns the facilities are in, by their staff and by where their
/// systems run. Empty if a facility says nothing that tells.
pub fn patterns(inventory: &Inventory) -> BTreeSet<ReferencePattern> {
    let mut all = BTreeSet::new();
    for at in inventory.of_kind(Kind::Facility) {
        let own = of_facility(inventory, *at);
        if own.is_empty() {
            return BTreeSet::new();
        }
        all.extend(own);
    }
    all
}

fn of_facility(inventory: &Inventory, at: RecordIndex) -> BTreeSet<ReferencePattern> {
    let facility = Facility(inventory.slots(at));
    let systems = inventory.of_kind(Kind::System).iter().filter(|system| inventory.facility(**system) == Some(at));
    let systems = systems.map(|system| System(inventory.slots(*system)));
    let in_use = systems.filter(|system| system.state() != Fact::Known(SystemState::Retired));
    let mut places: BTreeSet<Deployment> = in_use.filter_map(|system| system.deployment().known()).collect();
    if places.is_empty() {
        places.extend(facility.deployment().known());
    }
    let here = places.iter().any(|place| matches!(place, Deployment::OnPremises | Deployment::Hybrid));
    let cloud = places.iter().any(|place| matches!(place, Deployment::Cloud | Deployment::Hybrid));
    let (at_home, away) = match facility.dedicated_staff() {
        Fact::Known(true) => (ReferencePattern::One, ReferencePattern::Two),
        Fact::Known(false) => (ReferencePattern::Three, ReferencePattern::Four),
        _ => return BTreeSet::new(),
    };
    [here.then_some(at_home), cloud.then_some(away)].into_iter().flatten().collect()
}
