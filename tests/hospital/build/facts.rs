//! What is known about a device beyond where it stands, and the honest gaps.

use super::devices::Subject;
use super::machines;
use crate::hospital::day::{AS_OF, Day};
use crate::hospital::random::Random;
use crate::hospital::tables::ids;
use crate::hospital::writer::{Fill, Group, Row, Value};

/// Systems whose vendor allows anti-malware only with exclusions; an exception in writing covers them.
pub const EXCLUDED: [&str; 3] = ["sys-lis", "sys-surgery", "sys-endoscopy"];
/// Systems whose vendor applies updates only after a test of its own; an exception in writing covers them.
pub const HELD_BACK: [&str; 3] = ["sys-surgery", "sys-dialysis", "sys-ris"];
/// Day on which the devices of [`ids::DISPOSAL`] were destroyed.
const DISPOSED: Day = Day::new(2026, 5, 22);
/// A tablet its user brought, by the end of its id.
const BROUGHT: &str = "-rehabilitation-02";
/// The one vendor's box that waits for its update.
pub const WAITING: &str = "vr-food";
/// The one switch nobody has restricted access to.
pub const UNRESTRICTED: &str = "sw-annex-1f-1-2";

/// Whether the device is one of the systems' own machines or terminals, kept by a vendor.
fn of(subject: &Subject<'_>, systems: &[&str]) -> bool {
    let kept = matches!(
        subject.device.figure,
        "device/department-terminal" | "device/server" | "device/virtual" | "device/reading-workstation"
    );
    kept && subject.device.systems.iter().any(|system| systems.contains(system))
}

/// Needs an exception for anti-malware.
pub fn excluded(subject: &Subject<'_>) -> bool {
    of(subject, &EXCLUDED)
}

/// Needs an exception for updates.
pub fn held_back(subject: &Subject<'_>) -> bool {
    of(subject, &HELD_BACK)
}

/// State, and the days of its life.
pub fn life(row: Row, subject: &Subject<'_>, random: &mut Random) -> Row {
    let device = subject.device;
    let loose = matches!(
        device.figure,
        "device/his-notebook" | "device/tablet" | "device/smartphone" | "device/label-printer" | "device/handheld"
    );
    let state = match random.below(100) {
        0 | 1 if loose => "spare",
        2 if loose => "repair",
        3 if device.figure == "device/label-printer" || device.figure == "device/handheld" => "retired",
        _ => "in-use",
    };
    let row = row.text("state", state);
    let bought = random.chance(94).then(|| subject.installed.before(random.between(7, 40) as i32));
    let row = row.with(bought, |row, day| row.day("purchased", day)).day("installed", subject.installed);
    let row = if state == "retired" {
        let row = row.day("retired", random.day(Day::new(2026, 1, 10), Day::new(2026, 5, 10)));
        let gone = random.chance(50);
        row.when(gone, |row| {
            let row = row.instead("state", "disposed").day("disposed", DISPOSED);
            row.refer("disposal", ids::DISPOSAL).yes("personal_data", true)
        })
    } else {
        row.none("retired")
    };
    // The IT section counts every June; departments count when they get round to it.
    let own = !matches!(
        device.figure,
        "device/department-terminal" | "device/medical" | "device/monitor" | "device/vendor-router"
    );
    let counted = if own || random.chance(84) {
        Some(random.day(Day::new(2026, 6, 1), Day::new(2026, 6, 30)))
    } else if random.chance(15) {
        Some(random.day(Day::new(2025, 6, 1), Day::new(2025, 7, 15)))
    } else {
        None
    };
    let row = row.with(counted, |row, day| row.day("stocktaken", day));
    let soon = device.model.support_end.filter(|end| *end >= AS_OF && *end < AS_OF.after(400));
    row.with(soon, |row, end| if random.chance(90) { row.day("replace_by", end.before(31)) } else { row })
}

/// How it is looked after.
pub fn care(row: Row, subject: &Subject<'_>, random: &mut Random) -> Row {
    match subject.device.figure {
        "device/his-desktop" | "device/his-notebook" | "device/office-pc" => own_terminal(row, subject, random),
        "device/department-terminal" | "device/reading-workstation" | "device/eligibility" | "device/kiosk" => {
            vendor_terminal(row, subject, random)
        }
        "device/tablet" | "device/smartphone" | "device/handheld" => mobile(row, subject, random),
        "device/server" | "device/virtual" | "device/network-server" => machines::server(row, subject, random),
        "device/storage" => machines::storage(row, subject, random),
        "device/multifunction" => {
            row.group("credentials", credentials(random, true)).yes("personal_data", random.chance(60))
        }
        "device/modality" | "device/monitor" | "device/medical" => {
            medical(row, subject, random).when(subject.class == "network", |row| row.group("credentials", asked()))
        }
        "device/power" => row,
        _ => machines::network(row, subject, random),
    }
}

pub fn recent(random: &mut Random, days: u32) -> Day {
    AS_OF.before(random.between(1, days) as i32)
}

pub fn credentials(random: &mut Random, own: bool) -> Group {
    let group = Group::new().yes("factory_changed", true);
    if own || random.chance(70) {
        group.yes("reused", false).day("changed", random.day(Day::new(2025, 4, 1), Day::new(2026, 8, 31)))
    } else {
        group.yes("reused", false)
    }
}

/// As the vendor answered when it was asked this summer.
pub fn asked() -> Group {
    Group::new().yes("factory_changed", true).yes("reused", false)
}

pub fn antivirus(subject: &Subject<'_>, random: &mut Random) -> Group {
    let state = if excluded(subject) { "partial" } else { "running" };
    Group::new().text("state", state).refer("product", ids::ANTIVIRUS).day("updated", recent(random, 6))
}

/// What the IT section has installed: the clients or servers of the systems, and the anti-malware.
pub fn software(subject: &Subject<'_>) -> Vec<String> {
    let systems = subject.device.systems.iter().map(|system| format!("prod-{}", &system[4..]));
    let kept = (subject.function != "hypervisor").then(|| ids::ANTIVIRUS.to_owned());
    systems.chain(kept).collect()
}

pub fn patch(subject: &Subject<'_>, random: &mut Random, automatic: bool) -> Group {
    if held_back(subject) {
        return Group::new()
            .text("state", "behind")
            .day("checked", recent(random, 60))
            .day("applied", AS_OF.before(230))
            .yes("automatic", false);
    }
    if random.chance(92) {
        return up_to_date(random, 40, automatic);
    }
    let checked = recent(random, 40);
    let applied = checked.before(random.between(20, 45) as i32);
    Group::new().text("state", "behind").day("checked", checked).day("applied", applied).yes("automatic", automatic)
}

/// The latest update was applied some weeks before somebody last looked, within so many days.
pub fn up_to_date(random: &mut Random, days: u32, automatic: bool) -> Group {
    let checked = recent(random, days);
    let applied = checked.before(random.between(0, 45) as i32);
    Group::new().text("state", "latest").day("checked", checked).day("applied", applied).yes("automatic", automatic)
}

pub fn responsible(do_it: &str, pay: &str) -> Group {
    Group::new().refers("learn", [do_it]).refers("decide", ["dep-it"]).refers("do", [do_it]).refers("pay", [pay])
}

fn own_terminal(row: Row, subject: &Subject<'_>, random: &mut Random) -> Row {
    let office = subject.device.figure == "device/office-pc";
    let note = subject.function == "notebook";
    row.group("patch", patch(subject, random, office))
        .group("patch_responsible", responsible("dep-it", "dep-it"))
        .refers("software", software(subject))
        .group("antivirus", antivirus(subject, random))
        .text("usb", if office { "allowlist" } else { "blocked" })
        .text("usb_control", "software")
        .number("screen_lock", if office { 10 } else { 5 })
        .put("services", Value::List(Vec::new()))
        .day("services_checked", random.day(Day::new(2026, 4, 1), Day::new(2026, 6, 30)))
        .when(note, |row| {
            row.yes("portable", office && random.chance(40)).yes("disk_encrypted", true).yes("host_firewall", true)
        })
        .yes("personal_data", false)
}

fn vendor_terminal(row: Row, subject: &Subject<'_>, random: &mut Random) -> Row {
    if subject.class == "other" {
        return row;
    }
    let vendor = subject.device.vendor;
    let mut row = row;
    if held_back(subject) || random.chance(55) {
        row = row.group("patch", patch(subject, random, false));
    }
    if !vendor.is_empty() && random.chance(80) {
        row = row.group("patch_responsible", responsible(vendor, "dep-it"));
    }
    if excluded(subject) || random.chance(75) {
        row = row.group("antivirus", antivirus(subject, random));
    }
    match random.below(100) {
        0..65 => row = row.text("usb", "blocked").text("usb_control", "software"),
        65..80 => row = row.text("usb", "blocked").text("usb_control", "physical"),
        80..82 => row = row.text("usb", "allowlist").text("usb_control", "policy"),
        _ => row = row.text("usb", "allowlist").text("usb_control", "software"),
    }
    if random.chance(70) {
        row = row.number("screen_lock", 10);
    } else if of(subject, &["sys-pharmacy", "sys-supplies", "sys-checkup"]) {
        // Whoever dispenses or counts has no hand free; the system itself logs them off.
        row = row.none("screen_lock");
    }
    if random.chance(60) {
        row = row
            .put("services", Value::List(Vec::new()))
            .day("services_checked", random.day(Day::new(2025, 10, 1), Day::new(2026, 6, 30)));
    }
    row.when(random.chance(60), |row| row.yes("remote_maintenance", true))
}

fn mobile(row: Row, subject: &Subject<'_>, random: &mut Random) -> Row {
    let scanner = subject.function == "scanner";
    let brought = subject.device.id.ends_with(BROUGHT) && subject.function == "tablet";
    row.number("screen_lock", 5)
        .when(brought, |row| {
            row.yes("byod", true).text("byod_control", "mdm").day("byod_approved", Day::new(2026, 4, 10))
        })
        .when(!scanner, |row| row.yes("portable", false).yes("disk_encrypted", true).yes("personal_data", false))
        .when(scanner && random.chance(50), |row| row.yes("disk_encrypted", true))
}

fn medical(row: Row, subject: &Subject<'_>, random: &mut Random) -> Row {
    let device = subject.device;
    let mut row = row;
    if device.figure == "device/modality" {
        row = row.yes("personal_data", true);
    } else if random.chance(60) {
        row = row.yes("personal_data", device.model.function == "analyser");
    }
    // The makers come twice a year and bring what there is; of a third nobody has asked.
    if subject.class == "medical" && !subject.at.is_multiple_of(3) {
        let day = Day::new(2026, 8, 20);
        let patch = Group::new().text("state", "latest").day("checked", day).day("applied", day);
        row = row.group("patch", patch.yes("automatic", false));
    }
    if subject.class == "medical" && random.chance(60) {
        row = row.group("patch_responsible", responsible(device.vendor, "dep-it"));
    }
    row.when(random.chance(75), |row| row.yes("remote_maintenance", device.figure == "device/modality"))
}
