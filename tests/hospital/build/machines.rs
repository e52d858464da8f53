//! Servers, storage, network devices and vendors' boxes: how they are looked after.

use super::devices::Subject;
use super::facts::{
    UNRESTRICTED, WAITING, antivirus, asked, credentials, excluded, held_back, patch, recent, responsible, software,
    up_to_date,
};
use crate::hospital::day::{AS_OF, Day};
use crate::hospital::random::Random;
use crate::hospital::tables::ids;
use crate::hospital::writer::{Fill, Group, Row, Value};

/// The server on which a service nobody needs was found.
const FOUND: &str = "vm-his-01";

fn logs(random: &mut Random, reviewed: bool) -> Group {
    Group::new()
        .yes("kept", true)
        .texts("items", &["login-time", "access-time", "operation", "user", "source"])
        .text("store", "both")
        .text("retention", "3年")
        .yes("access_restricted", true)
        .yes("tamper_protected", true)
        .text("review_every", "1か月")
        .when(reviewed, |group| group.day("reviewed", recent(random, 20)))
}

fn timed(row: Row) -> Row {
    row.refer("time_source", "dns-01").yes("time_synchronised", true)
}

pub fn server(row: Row, subject: &Subject<'_>, random: &mut Random) -> Row {
    let device = subject.device;
    let host = subject.function == "hypervisor";
    let vendor = if device.vendor.is_empty() { ids::INTEGRATOR } else { device.vendor };
    let ours = vendor == ids::INTEGRATOR || vendor == "v-mizuho";
    let doer = if device.systems.is_empty() { "dep-it" } else { vendor };
    let mut row = row;
    if ours || held_back(subject) || random.chance(70) {
        row = row.group("patch", patch(subject, random, false));
    }
    if ours || random.chance(80) {
        row = row.group("patch_responsible", responsible(doer, "dep-it"));
    }
    if !host && (ours || excluded(subject) || random.chance(80)) {
        row = row.group("antivirus", antivirus(subject, random));
    }
    if device.figure != "device/virtual" {
        row = row.text("usb", "blocked").text("usb_control", "policy");
    }
    if ours || random.chance(75) {
        row = row.group("credentials", credentials(random, ours));
    } else {
        row = row.group("credentials", asked());
    }
    if ours {
        row = row.refers("software", software(subject));
        let windows = device.model.os.starts_with("prod-os-w");
        let remote = if windows { ("リモートデスクトップ", 3389i64) } else { ("SSH", 22) };
        let service =
            |name, approved, port| Group::new().text("name", name).yes("approved", approved).numbers("ports", &[port]);
        let mut services = vec![
            service(remote.0, true, remote.1).none("stopped"),
            service("監視エージェント", true, 10_050).none("stopped"),
        ];
        if !windows && subject.at.is_multiple_of(3) {
            services.push(service("Telnet", false, 23).day("stopped", Day::new(2026, 4, 9)));
        }
        // What the installer left running on the first server was found and stopped.
        if device.id == FOUND {
            services.push(service("ファイル共有(旧方式)", false, 139).day("stopped", Day::new(2026, 4, 20)));
        }
        row = row.groups("services", services);
        row = row.day("services_checked", random.day(Day::new(2026, 4, 1), Day::new(2026, 6, 30)));
    } else if random.chance(60) {
        row = row.put("services", Value::List(Vec::new()));
    }
    if ours || random.chance(70) {
        row = row.group("logs", logs(random, true));
    }
    if ours || random.chance(75) {
        row = timed(row);
    }
    let building = device.systems.contains(&"sys-building");
    if !building || random.chance(50) {
        row = row.yes("monitored", !building);
    }
    row.yes("remote_maintenance", !ours || random.chance(50))
        .when(random.chance(85), |row| row.yes("personal_data", !host))
}

pub fn storage(row: Row, subject: &Subject<'_>, random: &mut Random) -> Row {
    let capacity = match subject.device.model.id {
        "model-san" => "60",
        "model-tape" => "240",
        _ => "24",
    };
    row.group("patch", patch(subject, random, false))
        .group("patch_responsible", responsible(subject.device.vendor, "dep-it"))
        .group("credentials", credentials(random, true))
        .text("capacity", capacity)
        .when(random.chance(80), |row| row.text("retention", "10年"))
        .yes("personal_data", true)
        .yes("monitored", true)
}

pub fn network(row: Row, subject: &Subject<'_>, random: &mut Random) -> Row {
    let device = subject.device;
    if subject.function == "hub" {
        return row;
    }
    let gate = matches!(subject.function, "vpn" | "router" | "firewall");
    if device.figure == "device/vendor-router" {
        return vendor_gate(row, subject, random);
    }
    let mut row = row.group("credentials", credentials(random, true));
    if !gate && subject.function != "wlan-controller" {
        row = row.group("patch_responsible", responsible("dep-it", "dep-it"));
    }
    if device.figure != "device/access-point" {
        let restriction = if device.id == UNRESTRICTED { "none" } else { "management-network" };
        row = row.texts("source_restriction", &[restriction]).yes("monitored", true);
    }
    if gate || subject.function == "wlan-controller" {
        row = row
            .group("patch", up_to_date(random, 25, false))
            .group("patch_responsible", responsible("dep-it", "dep-it"))
            .group("logs", logs(random, log_is_read(subject)));
        row = timed(row).yes("external_facing", gate);
        // Mail and downloads are checked where they come in.
        if device.id == "fw-internet-01" {
            row = row.group(
                "file_gateway",
                Group::new().yes("executables_blocked", true).yes("macros_blocked", true).yes("sanitises", false),
            );
        }
    }
    row
}

/// The standby firewall's log waits for somebody to read it.
fn log_is_read(subject: &Subject<'_>) -> bool {
    !subject.device.id.ends_with("-02")
}

fn vendor_gate(row: Row, subject: &Subject<'_>, random: &mut Random) -> Row {
    let device = subject.device;
    let mut row = row.refer("owner", device.vendor).yes("external_facing", true).yes("remote_maintenance", true);
    if device.id == WAITING {
        row = row.group(
            "patch",
            Group::new()
                .text("state", "behind")
                .day("checked", recent(random, 30))
                .day("applied", AS_OF.before(200))
                .yes("automatic", false),
        );
    } else if random.chance(60) {
        row = row.group("patch", up_to_date(random, 60, false));
    }
    if device.id != "vr-rm-angio" && random.chance(75) {
        row = row.group(
            "patch_responsible",
            Group::new()
                .refers("learn", [device.vendor])
                .refers("decide", ["dep-it"])
                .refers("do", [device.vendor])
                .refers("pay", [device.vendor]),
        );
    }
    if random.chance(60) {
        row = row.group("credentials", credentials(random, false));
    } else {
        row = row.group("credentials", asked());
    }
    if random.chance(65) {
        row = row.texts("source_restriction", &["allowlist"]);
    }
    if random.chance(45) {
        row = row.group(
            "logs",
            Group::new()
                .yes("kept", true)
                .text("store", "both")
                .text("retention", "1年")
                .yes("access_restricted", true)
                .yes("tamper_protected", true)
                .text("review_every", "3か月")
                .day("reviewed", recent(random, 60)),
        );
    }
    if random.chance(60) {
        row = timed(row);
    }
    row.when(random.chance(70), |row| row.yes("monitored", true))
}
