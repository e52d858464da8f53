//! Who does what: demarcation by task, and the disclosures vendors handed in.

use super::{Paper, contracts};
use crate::hospital::day::Day;
use crate::hospital::random::Random;
use crate::hospital::tables::ids;
use crate::hospital::tables::systems::{self, System};
use crate::hospital::writer::{Book, Fill, Row};

/// Task, layer, phase.
const TASKS: [(&str, &str, &str); 8] = [
    ("server-update", "os", "normal"),
    ("application-update", "application", "normal"),
    ("backup", "data", "normal"),
    ("restore", "data", "emergency"),
    ("logs", "middleware", "normal"),
    ("accounts", "application", "normal"),
    ("hardware", "hardware", "normal"),
    ("incident-response", "application", "emergency"),
];

/// Writes demarcation and disclosures.
pub fn build(paper: &Paper<'_>, book: &mut Book) {
    let mut random = paper.plan.random("agreements");
    for system in systems::systems(paper.plan.beds) {
        if contracts::has_maintenance(system) && !matches!(system.id, "sys-eye" | "sys-rehab") {
            for (task, layer, phase) in TASKS {
                let row = split(paper, system, contract(system), (task, layer, phase), &mut random);
                book.add(&path(system), "responsibilities", row);
            }
        }
        disclosures(paper, system, &mut random, book);
    }
    // Small systems and services came last: their tables were settled when somebody asked for them.
    let mut late = paper.plan.random("late agreements");
    for system in systems::systems(paper.plan.beds).filter(|one| !one.vendor.starts_with("v-pub")) {
        if contracts::has_maintenance(system) && !matches!(system.id, "sys-eye" | "sys-rehab") {
            continue;
        }
        for (task, layer, phase) in TASKS {
            let row = split(paper, system, contract(system), (task, layer, phase), &mut late);
            book.add(&path(system), "responsibilities", row);
        }
    }
    boxes(paper, &mut random, book);
}

/// Contract under which a system is looked after.
fn contract(system: &System) -> String {
    match system.id {
        "sys-telereading" => "ctr-out-reading".to_owned(),
        "sys-building" => "ctr-facility-4".to_owned(),
        _ if contracts::has_maintenance(system) => format!("ctr-maint-{}", &system.id[4..]),
        _ => format!("ctr-saas-{}", &system.id[4..]),
    }
}

fn path(system: &System) -> String {
    format!("vendors/{}.yaml", &system.vendor[2..])
}

fn split(
    paper: &Paper<'_>,
    system: &System,
    contract: String,
    (task, layer, phase): (&'static str, &'static str, &'static str),
    random: &mut Random,
) -> Row {
    let key = &system.id[4..];
    let own = paper.staff.department_of(system);
    let (learn, decide, does, pay) = match task {
        "accounts" => (own, "dep-it", own, own),
        "backup" => ("dep-it", "dep-it", if system.network == "HIS-SV" { "dep-it" } else { system.vendor }, "dep-it"),
        "hardware" => (system.vendor, "dep-it", system.vendor, "dep-it"),
        "incident-response" => (system.vendor, "dep-it", system.vendor, system.vendor),
        _ => (system.vendor, "dep-it", system.vendor, "dep-it"),
    };
    let row = Row::block(format!("resp-{key}-{task}"))
        .text("task", task)
        .text("phase", phase)
        .text("layer", layer)
        .refer("contract", contract)
        .refers("systems", [system.id])
        .refers("learn", [learn])
        .refers("decide", [decide]);
    // Two tasks nobody took on: the vendor calls them out of scope.
    let row = match (system.id, task) {
        ("sys-dialysis", "server-update") => row.put("do", crate::hospital::writer::Value::List(Vec::new())),
        ("sys-endoscopy", "server-update") => row.unknown("do"),
        ("sys-lis", "restore") => row.refers("do", [system.vendor, "dep-it"]),
        _ => row.refers("do", [does]),
    };
    let row = row.refers("pay", [pay]);
    if system.id == "sys-nurse-call" {
        return row;
    }
    let agreed = Day::new(2025, 5, 12).after(random.below(300) as i32);
    row.day("agreed", agreed).when(random.chance(93), |row| row.day("reported", agreed.after(14)))
}

/// Updates of the boxes in which vendors' lines end.
fn boxes(paper: &Paper<'_>, random: &mut Random, book: &mut Book) {
    for line in systems::lines(paper.plan.beds).filter(|line| line.ends == systems::Ends::VendorRouter) {
        let Some(end) = paper.site.endings.get(line.id) else { continue };
        let agreed = Day::new(2025, 6, 2).after(random.below(280) as i32);
        let row = Row::block(format!("resp-box-{}", &line.id[5..]))
            .text("task", "box-update")
            .text("layer", "network")
            .refer("contract", contracts::of_line_user(line))
            .refers("devices", [&end.device]);
        let row = match line.id {
            // Each says the other does it.
            "line-rm-dialysis" => row
                .put("learn", crate::hospital::writer::Value::List(Vec::new()))
                .unknown("decide")
                .put("do", crate::hospital::writer::Value::List(Vec::new())),
            "line-rm-exchange" => row.unknown("learn").unknown("decide").unknown("do").unknown("pay"),
            _ => row
                .refers("learn", [line.vendor])
                .refers("decide", ["dep-it"])
                .refers("do", [line.vendor])
                .refers("pay", [line.vendor]),
        };
        let row =
            row.when(line.id != "line-rm-exchange", |row| row.day("agreed", agreed).day("reported", agreed.after(10)));
        book.add(&format!("vendors/{}.yaml", &line.vendor[2..]), "responsibilities", row);
    }
    for task in [
        "network",
        "firewall-rules",
        "monitoring",
        "antivirus",
        "admin-passwords",
        "incident-report",
        "public-statement",
        "data-erasure",
        "link",
    ] {
        let emergency = matches!(task, "incident-report" | "public-statement");
        let row = Row::block(format!("resp-common-{task}"))
            .text("task", task)
            .text("phase", if emergency { "emergency" } else { "normal" })
            .with(layer(task), |row, layer| row.text("layer", layer))
            .refer("contract", "ctr-facility-1")
            .refers("learn", [ids::INTEGRATOR])
            .refers("decide", ["dep-it"])
            .refers("do", [if emergency { "dep-it" } else { ids::INTEGRATOR }])
            .refers("pay", ["dep-it"])
            .day("agreed", Day::new(2026, 3, 30))
            .day("reported", Day::new(2026, 4, 6));
        book.add("vendors/minato.yaml", "responsibilities", row);
    }
}

/// Layer of a task that is common to all systems.
fn layer(task: &str) -> Option<&'static str> {
    match task {
        "network" | "firewall-rules" | "monitoring" => Some("network"),
        "antivirus" | "admin-passwords" => Some("os"),
        "link" => Some("application"),
        _ => None,
    }
}

fn disclosures(paper: &Paper<'_>, system: &System, random: &mut Random, book: &mut Book) {
    // Not handed in so far.
    if system.vendor.starts_with("v-pub")
        || matches!(system.id, "sys-eye" | "sys-learning" | "sys-building" | "sys-guest" | "sys-rehab")
    {
        return;
    }
    let key = &system.id[4..];
    let cloud = system.deployment == "cloud";
    let kind = if cloud { "sds" } else { "mds" };
    let received = Day::new(2025, 7, 1).after(random.below(330) as i32);
    let negative = random.below(9);
    let devices: Vec<String> = paper
        .site
        .of_system(system.id)
        .filter(|one| one.class == "medical" && one.vendor == system.vendor)
        .take(6)
        .map(|one| one.id.clone())
        .collect();
    let row = Row::block(format!("disc-{key}"))
        .text("type", kind)
        .refer("vendor", system.vendor)
        .refer("system", system.id)
        .when(!devices.is_empty(), |row| row.refers("devices", devices))
        .text(
            "product_version",
            super::systems::version(system, matches!(system.id, "sys-endoscopy" | "sys-physiology")),
        )
        .text("form_version", if matches!(system.id, "sys-dialysis" | "sys-pathology") { "4.0" } else { "5.0" })
        .day("received", received)
        .number("negative_answers", negative)
        .number("hospital_measures", if system.id == "sys-lis" { 0 } else { negative })
        .when(random.chance(90), |row| row.day("checked", received.after(21)));
    book.add(&path(system), "disclosures", row);
}
