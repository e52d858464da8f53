//! Contracts by kind, their terms and clauses.

use super::terms::{clauses, importance, monthly};
use super::{Paper, lines_of_contract};
use crate::hospital::day::{AS_OF, Day};
use crate::hospital::random::Random;
use crate::hospital::tables::contracts::{EXTRA_MAINTENANCE, FACILITY, LEASES, MEDICAL, OUTSOURCING, SERVICES};
use crate::hospital::tables::systems::{self, Ends, Line, System};
use crate::hospital::tables::{ids, vendors};
use crate::hospital::writer::{Book, Fill, Group, Row, Value};

/// Lines whose contract with the carrier the vendor holds; they come with its maintenance.
const HELD: [&str; 7] = [
    "line-rm-angio",
    "line-rm-pharmacy",
    "line-rm-surgery",
    "line-rm-dialysis",
    "line-rm-exchange",
    "line-rm-building",
    "line-rm-monitor",
];

/// Contracts whose year is over and that go on by themselves.
const RENEWED: [&str; 2] = ["ctr-saas-learning", "ctr-line-supplies"];

/// Whether the hospital has no contract of its own for the line.
pub fn held_by_vendor(line: &str) -> bool {
    HELD.contains(&line)
}

/// The contract a line rests on.
pub fn of_line(line: &Line) -> String {
    if held_by_vendor(line.id) { of_line_user(line) } else { format!("ctr-{}", line.id) }
}

/// The contract with the vendor who uses a line.
pub fn of_line_user(line: &Line) -> String {
    match line.purpose {
        "food-service" => "ctr-out-food".to_owned(),
        "remote-reading" => "ctr-out-reading".to_owned(),
        _ => match line.vendor {
            "v-nichirin" => "ctr-medical-2".to_owned(),
            "v-hakusan" => "ctr-medical-5".to_owned(),
            "v-seiran" => "ctr-medical-4".to_owned(),
            "v-buildtec" => "ctr-facility-4".to_owned(),
            "v-connect" => "ctr-saas-guest".to_owned(),
            "v-chuo-kensa" => "ctr-out-lab".to_owned(),
            "v-sp" => "ctr-out-spd".to_owned(),
            _ => format!("ctr-maint-{}", &line.system[4..]),
        },
    }
}

/// Writes every contract.
pub fn build(paper: &Paper<'_>, book: &mut Book) {
    let mut random = paper.plan.random("contracts");
    let plan = paper.plan;
    let beds = plan.beds;
    let mut writer = Writer { paper, book, random: &mut random, number: 0 };
    for system in systems::systems(beds).filter(|one| has_maintenance(one)) {
        let mut covers = vec![system.id.to_owned()];
        covers.extend(lines_of_contract(beds, system).map(|line| line.id.to_owned()));
        covers.extend(paper.site.servers.get(system.id).into_iter().flatten().cloned());
        let id = format!("ctr-maint-{}", &system.id[4..]);
        writer.write(
            &id,
            "maintenance",
            &format!("{} 保守", system.name),
            system.vendor,
            paper.staff.department_of(system),
            &covers,
        );
    }
    let already = writer.number;
    for (name, vendor, figure) in
        EXTRA_MAINTENANCE.iter().take((plan.target("contract/maintenance").max(already) - already) as usize)
    {
        writer.plain("maintenance", "ctr-maint-extra", name, vendor, figure, "dep-it");
    }
    for (name, vendor, figure) in LEASES.iter().take(plan.target("contract/lease") as usize) {
        writer.plain("lease", "ctr-lease", name, vendor, figure, "dep-supplies");
    }
    for line in systems::lines(beds).filter(|one| !held_by_vendor(one.id)) {
        let name = format!("回線利用 {}", line.name);
        writer.write(&format!("ctr-{}", line.id), "line", &name, line.carrier, "dep-it", &[line.id.to_owned()]);
    }
    for number in 0..medical_count(paper) {
        writer.medical(number);
    }
    for (id, name, vendor, department, system) in
        OUTSOURCING.iter().take(plan.target("contract/outsourcing").max(8) as usize)
    {
        if systems::systems(beds).any(|one| one.id == *system) {
            writer.write(id, "outsourcing", name, vendor, department, &[(*system).to_owned()]);
        }
    }
    for (id, name, vendor, system) in SERVICES.iter().take(plan.target("contract/service").max(12) as usize) {
        if let Some(system) = systems::systems(beds).find(|one| one.id == *system) {
            writer.write(id, "service", name, vendor, paper.staff.department_of(system), &[system.id.to_owned()]);
        }
    }
    for (number, (name, vendor, figure)) in
        FACILITY.iter().take(plan.target("contract/facility").max(6) as usize).enumerate()
    {
        let mut covers = writer.covered(figure);
        covers.extend((number == 3).then(|| "sys-building".to_owned()));
        covers.extend((number == 2).then(|| "sys-nurse-call".to_owned()));
        let department = if *vendor == "v-minato" { "dep-it" } else { "dep-facilities" };
        writer.write(&format!("ctr-facility-{}", number + 1), "facility", name, vendor, department, &covers);
    }
    for vendor in ["v-mizuho", ids::INTEGRATOR] {
        let id = format!("ctr-emergency-{}", &vendor[2..]);
        writer.write(&id, "emergency", "緊急時の復旧支援", vendor, "dep-it", &["sys-his".to_owned()]);
    }
}

/// Whether a system has a maintenance contract of its own.
pub fn has_maintenance(system: &System) -> bool {
    system.deployment != "cloud"
        && !system.vendor.starts_with("v-pub")
        && !matches!(system.id, "sys-building" | "sys-guest")
}

/// How many contracts there are for medical devices: one a vendor at least.
fn medical_count(paper: &Paper<'_>) -> usize {
    let mut vendors: Vec<&str> = MEDICAL.iter().map(|one| one.1).collect();
    vendors.sort_unstable();
    vendors.dedup();
    vendors.len().max(paper.plan.target("contract/medical-maintenance") as usize)
}

/// Devices that the contract of that number for medical devices covers.
///
/// Contracts with the same vendor share its devices out, one after the other.
pub fn medical_devices(paper: &Paper<'_>, number: usize) -> Vec<String> {
    let vendor_of = |number: usize| MEDICAL[number % MEDICAL.len()].1;
    let vendor = vendor_of(number);
    let share = (0..medical_count(paper)).filter(|one| vendor_of(*one) == vendor).count().max(1);
    let place = (0..number).filter(|one| vendor_of(*one) == vendor).count();
    let covered = |class: &str, function: &str| class == "medical" || function == "switch";
    let devices =
        paper.site.devices.iter().filter(|device| device.vendor == vendor && covered(device.class, device.function));
    devices.enumerate().filter(|(at, _)| at % share == place).map(|(_, device)| device.id.clone()).collect()
}

struct Writer<'a, 'b> {
    paper: &'a Paper<'b>,
    book: &'a mut Book,
    random: &'a mut Random,
    number: u32,
}

impl Writer<'_, '_> {
    /// What a contract about a kind of device names: its models, or each one where they are listed one by one.
    fn covered(&self, figure: &str) -> Vec<String> {
        let all = self.paper.site.devices.iter().filter(|device| device.figure == figure);
        if figure == "device/multifunction" {
            return all.map(|device| device.id.clone()).collect();
        }
        let mut models: Vec<String> = all.map(|device| device.model.to_owned()).collect();
        models.sort_unstable();
        models.dedup();
        models
    }

    fn plain(
        &mut self,
        kind: &'static str,
        stem: &str,
        name: &str,
        vendor: &'static str,
        figure: &str,
        department: &'static str,
    ) {
        let covers = self.covered(figure);
        let key = &figure[7..];
        self.write(&format!("{stem}-{key}"), kind, name, vendor, department, &covers);
    }

    fn medical(&mut self, number: usize) {
        let (name, vendor) = MEDICAL[number % MEDICAL.len()];
        if !vendors::vendors(self.paper.plan.beds).any(|one| one.id == vendor) {
            return;
        }
        let round = number / MEDICAL.len();
        let name = if round == 0 { format!("{name} 保守") } else { format!("{name} 保守(増設{round})") };
        let covers = medical_devices(self.paper, number);
        self.write(
            &format!("ctr-medical-{}", number + 1),
            "medical-maintenance",
            &name,
            vendor,
            "dep-engineering",
            &covers,
        );
    }

    fn write(
        &mut self,
        id: &str,
        kind: &'static str,
        name: &str,
        vendor: &'static str,
        department: &'static str,
        covers: &[String],
    ) {
        self.number += 1;
        let figure = match kind {
            "maintenance" => "contract/maintenance",
            "lease" => "contract/lease",
            "line" => "contract/line",
            "medical-maintenance" => "contract/medical-maintenance",
            "outsourcing" => "contract/outsourcing",
            "service" => "contract/service",
            "facility" => "contract/facility",
            _ => "contract/emergency",
        };
        self.book.count("contract", 1);
        self.book.count(figure, 1);
        let mut covers = covers.to_vec();
        // The box at the end of a vendor's line belongs to its contract; the one of the exchange was forgotten.
        let boxes = systems::lines(self.paper.plan.beds)
            .filter(|line| line.ends == Ends::VendorRouter && of_line_user(line) == id);
        let ends =
            boxes.filter(|line| line.id != "line-rm-exchange").filter_map(|line| self.paper.site.endings.get(line.id));
        covers.extend(ends.map(|end| end.device.clone()));
        let row = self.row(id, kind, name, vendor, department, &covers);
        let path = format!("vendors/{}.yaml", &vendor[2..]);
        self.book.add(&path, "contracts", row);
    }

    fn row(
        &mut self,
        id: &str,
        kind: &'static str,
        name: &str,
        vendor: &'static str,
        department: &'static str,
        covers: &[String],
    ) -> Row {
        let department =
            if self.paper.staff.departments.iter().any(|one| one.id == department) { department } else { "dep-office" };
        let years = if kind == "lease" { 5 } else { 1 + (self.number as i32) % 3 };
        // Two ran out in spring and nobody has noticed; what they cover is in use.
        let until = match id {
            "ctr-lease-multifunction" | "ctr-maint-eye" => Day::new(2026, 3, 31),
            // Signed once for a year; they have renewed themselves since.
            _ if RENEWED.contains(&id) => Day::new(2026, 3, 31),
            _ if kind == "lease" => Day::new(2027 + (self.number as i32) % 3, 3, 31),
            _ => Day::new(2027 + (self.number as i32 * 5) % years.max(1), 3, 31),
        };
        let (year, _, _) = until.parts();
        let from = Day::new(year - years, 4, 1);
        let monthly = monthly(kind, id, self.paper.plan.beds, self.random);
        let signed = from.before(self.random.between(5, 30) as i32).workday();
        let row = Row::block(id)
            .text("name", name.to_owned())
            .text("number", format!("契{}-{:03}", year - years, self.number))
            .text("type", kind)
            .refer("vendor", vendor)
            .refers("covers", covers)
            .text("importance", importance(kind, id))
            .day("signed", signed)
            .day("from", from);
        // The general affairs section writes days the Japanese way.
        let row = if department != "dep-it" && self.number.is_multiple_of(3) {
            row.text("until", format!("令和{}年3月31日", year - 2018))
        } else {
            row.day("until", until)
        };
        let renews = RENEWED.contains(&id) || until > AS_OF && matches!(kind, "line" | "service" | "facility");
        let row = row
            .yes("auto_renewal", renews)
            .text("notice_by", if kind == "lease" { "6か月" } else { "3か月" })
            .number("cost_per_month", monthly)
            .number("cost_per_year", monthly * 12)
            .refer("department", department)
            .when(self.random.chance(96), |row| row.refer("place", "dep-general-affairs"))
            .when(self.random.chance(95), |row| row.day("approved", signed.before(4)))
            .group("clauses", clauses(kind, id, self.random));
        self.terms(row, id, kind, vendor)
    }

    fn terms(&mut self, row: Row, id: &str, kind: &'static str, vendor: &'static str) -> Row {
        let lines: Vec<&Line> = systems::lines(self.paper.plan.beds)
            .filter(|line| super::lines::is_remote(line) && of_line_user(line) == id)
            .collect();
        let service = !matches!(kind, "line" | "lease");
        // A small contract of four pages promises no service level; there and in terms of use the demarcation is a clause.
        let small = id == "ctr-maint-rehab";
        let clause_only = small || kind == "service";
        let boundary = service && !clause_only && !matches!(id, "ctr-maint-eye" | "ctr-facility-4");
        let agreed = Day::new(2025, 4, 1).after(self.random.below(380) as i32);
        let row = row
            .when(boundary, |row| row.refer("boundary_document", "reg-boundary").day("boundary_agreed", agreed))
            .when(clause_only, |row| row.none("boundary_document"))
            .when(service, |row| {
                let reviewed = Day::new(2026, 3, 10).after(self.random.below(15) as i32);
                let always =
                    matches!(kind, "outsourcing" | "emergency") || vendor == ids::INTEGRATOR || vendor == "v-mizuho";
                let level = Group::new()
                    .text("hours", if always { "24時間365日" } else { "平日 9:00-17:30" })
                    .number("response", if always { 4 } else { 24 })
                    .put("reviewed", if self.random.chance(90) { Value::Day(reviewed) } else { Value::None });
                if small { row.none("service_level") } else { row.group("service_level", level) }
            });
        let row = if lines.is_empty() {
            row.when(service && self.random.chance(95), |row| row.yes("remote_maintenance", false))
        } else {
            // The route of the exchange's maintenance stands nowhere in the contract.
            let row = row.yes("remote_maintenance", true);
            let routes = lines.iter().map(|line| line.id);
            if id == "ctr-maint-nurse-call" { row } else { row.refers("remote_route", routes) }
        };
        let stores = matches!(id, "ctr-out-datacentre" | "ctr-saas-incident" | "ctr-saas-regional" | "ctr-out-reading");
        let served = id.strip_prefix("ctr-maint-").map(|key| format!("sys-{key}"));
        let kept = systems::systems(self.paper.plan.beds)
            .any(|one| served.as_deref() == Some(one.id) && one.servers_at(self.paper.plan.beds) > 0);
        row.yes("backup_promised", kept || (stores && id != "ctr-out-reading"))
            .yes("external_storage", stores)
            .when(stores, |row| {
                let storage = Group::new()
                    .text("country", "日本")
                    .yes("japanese_law", true)
                    .when(id != "ctr-saas-regional", |group| group.yes("foreign_law_exposure", false))
                    .when(id != "ctr-out-reading", |group| group.text("backup_method", "image"))
                    .number("backup_generations", 7)
                    .yes("backup_detached", id != "ctr-saas-regional");
                row.group("storage", storage)
            })
            .when(service, |row| row.yes("all_server_updates", false))
            // For the laboratory's system one calls the number of the vendor, day and night.
            .when(kind != "lease" && id != "ctr-maint-lis", |row| {
                row.text("night_contact", format!("090-0002-{:04}", 1000 + self.number))
            })
    }
}
