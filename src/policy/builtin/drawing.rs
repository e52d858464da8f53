//! A drawing that is older than what it shows.

use super::{Analysis, Detail, Judged};
use crate::finding::Route;
use crate::id::RecordIndex;
use crate::policy::cel::World;
use crate::policy::missing::Missing;
use crate::schema::Fact;
use crate::schema::kinds::{Device, Drawing, DrawingType, Kind, Location};
use crate::schema::units::Day;
use crate::words;
use crate::words::Words;

/// Nothing shown in a drawing has been installed or removed after it was drawn.
///
/// A floor plan shows the devices of its floor, a diagram those of the whole facility.
pub(super) struct DrawingStale;

/// Changes after the drawing that are shown by name.
const SHOWN: usize = 3;
/// Places within each other deeper than this go round in a circle.
const MAX_PLACES: usize = 16;

impl Analysis for DrawingStale {
    fn subjects(&self) -> &'static [Kind] {
        &[Kind::Drawing]
    }

    fn extras(&self) -> &'static [&'static str] {
        &["count", "latest"]
    }

    fn judge(&self, world: &World<'_>, subjects: &[RecordIndex]) -> Vec<Judged> {
        let mut changes: Vec<Change> =
            world.inventory.of_kind(Kind::Device).iter().flat_map(|at| Change::of(world, *at)).collect();
        changes.sort_by_key(|change| (change.day, change.device));
        subjects.iter().map(|at| judge(world, *at, &changes)).collect()
    }
}

/// A device installed or taken out of use.
struct Change {
    day: Day,
    device: RecordIndex,
    field: &'static str,
    location: Option<RecordIndex>,
}

impl Change {
    fn of(world: &World<'_>, at: RecordIndex) -> Vec<Self> {
        let device = Device(world.inventory.slots(at));
        let location = device.location().known();
        let change = |field, day: Fact<Day>| {
            day.known().filter(|day| *day <= world.as_of).map(|day| Self { day, device: at, field, location })
        };
        change("installed", device.installed()).into_iter().chain(change("retired", device.retired())).collect()
    }
}

fn judge(world: &World<'_>, at: RecordIndex, changes: &[Change]) -> Judged {
    let inventory = world.inventory;
    let drawing = Drawing(inventory.slots(at));
    let floor = match (drawing.type_(), drawing.floor()) {
        (Fact::Known(DrawingType::FloorPlan), Fact::Known(floor)) => Some(floor),
        (Fact::Known(DrawingType::FloorPlan), _) => {
            return Judged::undecided(vec![Missing::field(inventory, at, "floor")]);
        }
        (Fact::Known(DrawingType::NetworkDiagram), _) => None,
        (Fact::Known(_) | Fact::None, _) => return Judged::not_applicable(),
        (Fact::Unknown, _) => return Judged::undecided(vec![Missing::field(inventory, at, "type")]),
    };
    let updated = match drawing.updated() {
        Fact::Known(day) if day <= world.as_of => day,
        _ => return Judged::undecided(vec![Missing::field(inventory, at, "updated")]),
    };
    let facility = inventory.facility(at);
    let later: Vec<&Change> = changes
        .iter()
        .skip(changes.partition_point(|change| change.day <= updated))
        .filter(|change| match floor {
            Some(floor) => change.location.is_some_and(|place| lies_in(world, place, floor)),
            None => inventory.facility(change.device) == facility,
        })
        .collect();
    let Some(latest) = later.last() else { return Judged::unless_lost(world) };
    let others = later
        .iter()
        .rev()
        .take(SHOWN)
        .map(|change| {
            let label = if change.field == "installed" {
                words!("図面の後に設置", "installed after it")
            } else {
                words!("図面の後に使用終了", "retired after it")
            };
            (change.device, Route::key(change.field), label)
        })
        .collect();
    let extras = [
        ("count".to_owned(), Words::verbatim(later.len().to_string())),
        ("latest".to_owned(), Words::verbatim(latest.day.to_string())),
    ]
    .into();
    Judged::violated(Detail { at: Route::key("updated"), others, extras, missing: Vec::new() })
}

fn lies_in(world: &World<'_>, place: RecordIndex, outer: RecordIndex) -> bool {
    let mut here = place;
    for _ in 0..MAX_PLACES {
        if here == outer {
            return true;
        }
        match Location(world.inventory.slots(here)).within() {
            Fact::Known(next) => here = next,
            Fact::None | Fact::Unknown => return false,
        }
    }
    false
}
