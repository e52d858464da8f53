//! A drawing that is older than what it shows.

use super::{Analysis, Detail, Judged};
use crate::finding::Route;
use crate::id::RecordIndex;
use crate::policy::cel::{Read, World};
use crate::policy::missing::Missing;
use crate::schema::Fact;
use crate::schema::kinds::{
    Cable, CableType, Device, DeviceClass, Drawing, DrawingType, Kind, Line, Location, Outlet, Panel,
};
use crate::schema::units::Day;
use crate::words;
use crate::words::Words;

/// Nothing shown in a drawing has been installed or removed after it was drawn.
///
/// A floor plan with wiring shows what stands on its floor and the cables laid
/// there, but not what is moved about: terminals, mobile devices and printers.
/// A network diagram shows the servers, storage, network devices and lines of
/// the facility. Virtual machines are in neither.
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

    fn looks_at(&self) -> &'static [Read] {
        &[
            ("drawing", "type"),
            ("drawing", "floor"),
            ("drawing", "updated"),
            ("device", "class"),
            ("device", "virtual"),
            ("device", "location"),
            ("device", "installed"),
            ("device", "retired"),
            ("line", "started"),
            ("line", "ended"),
            ("cable", "type"),
            ("cable", "installed"),
            ("cable", "a"),
            ("cable", "b"),
            ("outlet", "location"),
            ("panel", "location"),
            ("location", "within"),
        ]
    }

    fn judge(&self, world: &World<'_>, subjects: &[RecordIndex]) -> Vec<Judged> {
        let devices = world.inventory.of_kind(Kind::Device).iter().flat_map(|at| Change::of_device(world, *at));
        let lines = world.inventory.of_kind(Kind::Line).iter().flat_map(|at| Change::of_line(world, *at));
        let cables = world.inventory.of_kind(Kind::Cable).iter().flat_map(|at| Change::of_cable(world, *at));
        let mut changes: Vec<Change> = devices.chain(lines).chain(cables).collect();
        changes.sort_by_key(|change| (change.day, change.what));
        subjects.iter().map(|at| judge(world, *at, &changes)).collect()
    }
}

/// A device, line or cable that came or went.
struct Change {
    day: Day,
    what: RecordIndex,
    field: &'static str,
    came: bool,
    /// Where it is.
    location: Option<RecordIndex>,
    /// Whether the plan of its floor shows it.
    on_plan: Fact<bool>,
    /// Whether a network diagram shows it.
    in_network: Fact<bool>,
}

impl Change {
    fn of_device(world: &World<'_>, at: RecordIndex) -> Vec<Self> {
        let device = Device(world.inventory.slots(at));
        if device.virtual_() == Fact::Known(true) {
            return Vec::new();
        }
        let shown = |is: fn(DeviceClass) -> bool| match device.class() {
            Fact::Known(class) => Fact::Known(is(class)),
            Fact::None => Fact::Known(false),
            Fact::Unknown => Fact::Unknown,
        };
        let on_plan =
            shown(|class| !matches!(class, DeviceClass::Terminal | DeviceClass::Mobile | DeviceClass::Printer));
        let in_network =
            shown(|class| matches!(class, DeviceClass::Server | DeviceClass::Storage | DeviceClass::Network));
        let location = device.location().known();
        let change = |field, came, day| Self { day, what: at, field, came, location, on_plan, in_network };
        let installed = past(world, device.installed()).map(|day| change("installed", true, day));
        installed.into_iter().chain(past(world, device.retired()).map(|day| change("retired", false, day))).collect()
    }

    fn of_line(world: &World<'_>, at: RecordIndex) -> Vec<Self> {
        let line = Line(world.inventory.slots(at));
        let (on_plan, in_network) = (Fact::Known(false), Fact::Known(true));
        let change = |field, came, day| Self { day, what: at, field, came, location: None, on_plan, in_network };
        let started = past(world, line.started()).map(|day| change("started", true, day));
        started.into_iter().chain(past(world, line.ended()).map(|day| change("ended", false, day))).collect()
    }

    /// A cable in the wall, at each end once.
    fn of_cable(world: &World<'_>, at: RecordIndex) -> Vec<Self> {
        let cable = Cable(world.inventory.slots(at));
        if !matches!(cable.type_(), Fact::Known(CableType::Horizontal | CableType::Trunk)) {
            return Vec::new();
        }
        let Some(day) = past(world, cable.installed()) else { return Vec::new() };
        let mut floors: Vec<RecordIndex> = [cable.a(), cable.b()]
            .into_iter()
            .filter_map(|port| port.known()?.owner.target())
            .filter_map(|owner| {
                let slots = world.inventory.slots(owner);
                match world.inventory.head(owner).kind {
                    Kind::Outlet => Outlet(slots).location().known(),
                    Kind::Panel => Panel(slots).location().known(),
                    _ => Device(slots).location().known(),
                }
            })
            .collect();
        floors.dedup();
        let (on_plan, in_network) = (Fact::Known(true), Fact::Known(false));
        let change = |location| Self { day, what: at, field: "installed", came: true, location, on_plan, in_network };
        floors.into_iter().map(|place| change(Some(place))).collect()
    }
}

/// A day that is not in the future.
fn past(world: &World<'_>, day: Fact<Day>) -> Option<Day> {
    day.known().filter(|day| *day <= world.as_of)
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
    let mut later: Vec<&Change> = Vec::new();
    let mut missing = Vec::new();
    for change in &changes[changes.partition_point(|change| change.day <= updated)..] {
        let shown = match floor {
            Some(floor) if change.location.is_some_and(|place| lies_in(world, place, floor)) => change.on_plan,
            Some(_) => Fact::Known(false),
            None if inventory.facility(change.what) == facility => change.in_network,
            None => Fact::Known(false),
        };
        match shown {
            // A cable both ends of which are on the floor is one change.
            Fact::Known(true)
                if later.last().is_some_and(|last| last.what == change.what && last.came == change.came) => {}
            Fact::Known(true) => later.push(change),
            Fact::Unknown => missing.push(Missing::field(inventory, change.what, "class")),
            Fact::Known(false) | Fact::None => {}
        }
    }
    let Some(latest) = later.last() else {
        return if missing.is_empty() { Judged::unless_lost(world) } else { Judged::undecided(missing) };
    };
    let others = later
        .iter()
        .rev()
        .take(SHOWN)
        .map(|change| {
            let label = if change.came {
                words!("図面の後に設置", "came after it")
            } else {
                words!("図面の後に使用終了", "went after it")
            };
            (change.what, Route::key(change.field), label)
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
