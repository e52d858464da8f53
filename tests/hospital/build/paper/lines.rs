//! Lines to the outside, what goes through them, and the rows of their invoices.

use super::{Paper, contracts};
use crate::hospital::day::{AS_OF, Day};
use crate::hospital::random::Random;
use crate::hospital::tables::systems::{self, Ends, Line};
use crate::hospital::tables::{ids, posts};
use crate::hospital::writer::{Book, Fill, Group, Row, Value};

/// Lines that stay up although they are for maintenance or delivery.
const ALWAYS_ON: [&str; 4] = ["line-rm-surgery", "line-rm-dialysis", "line-food", "line-rm-exchange"];

/// Writes lines, remote access and invoices.
pub fn build(paper: &Paper<'_>, book: &mut Book) {
    for (path, head) in [
        (
            "network/lines.yaml",
            "外部につながる回線の一覧です。引き込んだら、やめたら、必ずここを直します。緊急時は cut_order の順に切ります。\n管理: 情報システム課",
        ),
        (
            "network/remote-access.yaml",
            "リモート保守と職員の外からの接続です。申請のない接続は認めません。\n管理: 情報システム課",
        ),
        (
            "evidence/invoices.yaml",
            "通信会社の請求書の明細です(2026年9月分)。回線の一覧と突き合わせるために経理課からもらいます。\n管理: 経理課",
        ),
    ] {
        book.head(path, head);
    }
    let mut random = paper.plan.random("lines");
    for (number, line) in systems::lines(paper.plan.beds).enumerate() {
        let circuit = circuit(line, number);
        book.add("network/lines.yaml", "lines", row(paper, line, number, &circuit, &mut random));
        book.count("line", 1);
        if is_remote(line) {
            book.add("network/remote-access.yaml", "remote_accesses", remote(paper, line, number, &mut random));
        }
        if line.carrier_bills() {
            book.add("evidence/invoices.yaml", "bill_lines", bill(line, number, circuit));
        }
    }
    // Billed for years, in nobody's list: the LTE box the building's maintainer put up.
    let stray = Row::block("bill-mobile-2")
        .text("number", "CLM0000004417")
        .refer("carrier", "v-tozai-mobile")
        .refer("payer", "dep-facilities")
        .text("month", "2026-09")
        .text("service", "法人LTE データ通信 20GB")
        .number("amount", 3850)
        .day("billed", Day::new(2026, 9, 25));
    book.add("evidence/invoices.yaml", "bill_lines", stray);
    staff_access(paper, book);
}

/// Whether a vendor reaches in through the line.
pub fn is_remote(line: &Line) -> bool {
    matches!(line.purpose, "remote-maintenance" | "remote-reading" | "food-service")
}

impl Line {
    /// Whether the hospital, and not the vendor, gets the invoice.
    fn carrier_bills(&self) -> bool {
        !contracts::held_by_vendor(self.id)
    }

    fn remote_id(&self) -> String {
        format!("ra-{}", &self.id[5..])
    }
}

fn circuit(line: &Line, number: usize) -> String {
    let mark = if line.carrier == "v-tozai-mobile" { "CLM" } else { "CAF" };
    format!("{mark}{:010}", 1_203_450 + number * 37)
}

fn row(paper: &Paper<'_>, line: &Line, number: usize, circuit: &str, random: &mut Random) -> Row {
    let held = contracts::held_by_vendor(line.id);
    let remote = matches!(line.purpose, "remote-maintenance" | "remote-reading");
    let always = !remote || ALWAYS_ON.contains(&line.id);
    let vendor_run = !line.vendor.is_empty();
    let row = Row::block(line.id)
        .text("name", line.name)
        .text("type", line.kind)
        .text("purpose", line.purpose)
        .refer("carrier", line.carrier)
        .when(!held, |row| row.text("circuit_number", circuit.to_owned()))
        .when(held && random.chance(40), |row| row.unknown("circuit_number"))
        .refer("contract", contracts::of_line(line))
        .text("contract_holder", if held { "vendor" } else { "hospital" })
        .refer("payer", if held { line.vendor } else { "dep-accounting" })
        .when(vendor_run, |row| row.refer("vendor", line.vendor));
    let row = match paper.site.endings.get(line.id) {
        Some(end) => row.refer("device", &end.device).text("port", end.port).refer("location", &end.location),
        None => row,
    };
    let row = row
        .refers("systems", used_by(paper, line))
        .when(line.id != "line-rm-exchange", |row| {
            row.refer("responsible", if line.purpose == "telephone" { ids::FACILITIES } else { ids::IT_STAFF[0] })
        })
        .text("mode", if always { "always" } else { "on-request" });
    let row = match (always, line.id) {
        (true, "line-food") => row.text("always_on_reason", "data-flow"),
        (true, "line-rm-surgery") => row.text("always_on_reason", "monitoring"),
        (true, _) if ALWAYS_ON.contains(&line.id) => row,
        (true, _) if line.purpose == "telephone" => row.text("always_on_reason", "telephony"),
        (true, _) => row.text("always_on_reason", "data-flow"),
        _ => row,
    };
    let row = sources(line, number, row);
    let (encryption, peer) = protection(line);
    let confirmed = Day::new(2026, 4, 6).after(random.below(120) as i32);
    row.text("encryption", encryption)
        .text("peer_authentication", peer)
        .when(random.chance(88), |row| {
            row.yes("mutual_authentication", !matches!(line.purpose, "internet" | "guest" | "telephone"))
        })
        .when(line.kind == "ssl-vpn", |row| row.yes("ssl_vpn_client_type", true))
        .when(!held && line.id != "line-payment", |row| {
            row.day("carrier_confirmed", confirmed).refer("carrier_record", carrier_record(line))
        })
        .yes(
            "provides_information",
            matches!(line.purpose, "regional" | "outsourced-test" | "remote-reading" | "food-service"),
        )
        .when(vendor_run, |row| row.refer("boundary_agreement", contracts::of_line(line)))
        .when(vendor_run && line.id != "line-supplies", |row| row.text("senders_duty_ends", "peer-router"))
        .number("bandwidth", if matches!(line.kind, "closed-mobile" | "mobile") { 50 } else { 1000 })
        .number("cut_order", cut_order(line, number))
        .day("started", started(line))
        .none("ended")
        .group("confirmed", seen(line))
}

/// Systems that use a line. Cloud services of the office side go out over the internet.
fn used_by(paper: &Paper<'_>, line: &Line) -> Vec<&'static str> {
    let cloud = ["sys-incident", "sys-learning"];
    let also = systems::systems(paper.plan.beds).map(|system| system.id).filter(|id| cloud.contains(id));
    [line.system].into_iter().chain(also.filter(|_| line.id == "line-internet")).collect()
}

/// Who saw the line last, and how; of the exchange's only somebody's memory speaks.
fn seen(line: &Line) -> Group {
    let (on, by, how) = match line.id {
        "line-rm-exchange" => (Day::new(2024, 6, 12), ids::FACILITIES, "memory"),
        "line-rm-dialysis" | "line-rm-angio" => (Day::new(2026, 6, 22), ids::ENGINEER, "vendor-answer"),
        "line-telephone" | "line-telephone-2" => (Day::new(2025, 10, 20), ids::FACILITIES, "document"),
        _ => (Day::new(2026, 8, 27), ids::IT_STAFF[0], "site-visit"),
    };
    Group::new().day("on", on).refer("by", by).text("how", how)
}

fn carrier_record(line: &Line) -> &'static str {
    if line.carrier == "v-tozai-mobile" { "rec-carrier-mobile" } else { "rec-carrier-tsubasa" }
}

fn started(line: &Line) -> Day {
    Day::new(2017 + (line.id.len() as i32 * 5) % 8, 4, 1)
}

/// Backup first, then the outside, then between zones: the order of the response plan.
fn cut_order(line: &Line, number: usize) -> i64 {
    let first = match line.purpose {
        "backup" => 0,
        "remote-maintenance" | "remote-reading" => 100,
        "internet" | "guest" => 200,
        "telephone" => 900,
        _ => 300,
    };
    first + number as i64 + 1
}

/// The address from which the other side of a line comes.
fn source(number: usize) -> String {
    format!("203.0.113.{}/32", 10 + number)
}

fn sources(line: &Line, number: usize, row: Row) -> Row {
    let net = source(number);
    match line.id {
        "line-internet" | "line-internet-2" => row
            .text("note", "外から入る通信は通さない")
            .put("allowed_sources", Value::List(Vec::new()))
            .numbers("reachable_services", &[]),
        "line-guest" | "line-telephone" | "line-telephone-2" => row.put("allowed_sources", Value::List(Vec::new())),
        // The dialysis maker never wrote down from where it comes.
        "line-rm-dialysis" => row.texts("allowed_sources", &["any"]).numbers("reachable_services", &[443, 3389]),
        "line-rm-exchange" | "line-payment" => row.unknown("allowed_sources"),
        "line-food" => {
            row.put("allowed_sources", Value::List(vec![net.into()])).numbers("reachable_services", &[443, 1433])
        }
        _ => row
            .put("allowed_sources", Value::List(vec![net.into()]))
            .numbers("reachable_services", if line.purpose == "remote-maintenance" { &[443] } else { &[] }),
    }
}

fn protection(line: &Line) -> (&'static str, &'static str) {
    match line.kind {
        "internet" => ("none", "none"),
        "telephone" => ("none", "closed-network"),
        "ip-vpn" | "dedicated" | "closed-mobile" => {
            ("closed-network", if line.purpose == "eligibility" { "certificate" } else { "closed-network" })
        }
        "ssl-vpn" => ("tls1.3", "two-factor"),
        _ => ("ipsec", if line.id == "line-supplies" { "pre-shared-key" } else { "certificate" }),
    }
}

fn remote(paper: &Paper<'_>, line: &Line, number: usize, random: &mut Random) -> Row {
    let always = ALWAYS_ON.contains(&line.id);
    let vendor = &line.vendor[2..];
    let common = line.ends == Ends::MaintenanceFirewall || line.network == "VENDOR-RM";
    let (method, services): (_, &[&'static str]) = match (line.kind, line.id) {
        ("ssl-vpn", _) => ("ssl-vpn-client", &["https", "rdp"]),
        ("closed-mobile" | "ip-vpn" | "dedicated", _) => ("closed-network", &["https", "ssh"]),
        (_, "line-rm-dialysis") => ("ipsec-vpn", &["rdp", "https"]),
        _ => ("ipsec-vpn", &["https"]),
    };
    let mut targets = match line.vendor {
        "v-nichirin" => contracts::medical_devices(paper, 1),
        "v-seiran" => contracts::medical_devices(paper, 3),
        "v-hakusan" => contracts::medical_devices(paper, 4),
        _ => vec![line.system.to_owned()],
    };
    if targets.first().is_some_and(|id| id == line.system)
        && let Some(server) = paper.site.servers.get(line.system).and_then(|all| all.first())
    {
        targets.push(server.clone());
    }
    let row = Row::block(line.remote_id())
        .text("name", line.name)
        .text("user", "vendor")
        .refer("vendor", line.vendor)
        .refers("targets", &targets)
        .refer("line", line.id)
        .with(paper.site.endings.get(line.id), |row, end| row.refer("device", &end.device))
        .text("method", method)
        .text("mode", if always { "always" } else { "on-request" })
        .when(matches!(line.id, "line-food" | "line-rm-surgery"), |row| {
            row.text("always_on_reason", "cannot-switch").text("note", "次の更新で申請制に変える")
        });
    let row = match line.id {
        "line-rm-dialysis" => row.texts("allowed_sources", &["any"]),
        "line-rm-exchange" => row.unknown("allowed_sources"),
        _ => {
            let net = source(number);
            row.put("allowed_sources", Value::List(vec![net.into()]))
        }
    };
    let strong = !matches!(line.id, "line-rm-dialysis" | "line-rm-lis");
    let approved = Day::new(2024, 4, 1).after(random.below(700) as i32);
    row.texts("services", services)
        .text("authentication", if strong { "two-factor" } else { "password" })
        .yes("common_point", common)
        .when(!common && random.chance(85), |row| row.refer("security_statement", format!("reg-statement-{vendor}")))
        .refer("contract", contracts::of_line_user(line))
        .when(line.id != "line-rm-exchange", |row| row.refer("approver", posts::SAFETY).day("approved", approved))
        .yes("application_required", !always)
        .when(line.id != "line-rm-endoscopy", |row| row.yes("logged", line.id != "line-rm-exchange"))
        .when(line.id != "line-rm-exchange", |row| {
            row.day("log_checked", Day::new(2026, 9, 2 + random.below(20) as i32))
        })
        .yes("file_transfer", !common)
        .when(!common && random.chance(80), |row| row.yes("files_sanitised", line.id != "line-rm-lis"))
        .day("started", started(line))
        .none("ended")
}

fn staff_access(paper: &Paper<'_>, book: &mut Book) {
    let row = Row::block("ra-staff")
        .text("name", "情報システム課の当番が自宅から保守する接続")
        .text("user", "staff")
        .none("vendor")
        .refers("targets", ["sys-backup", "sys-directory"])
        .refer("line", "line-internet")
        .with(paper.site.internet_firewalls.first(), |row, device| row.refer("device", device))
        .text("method", "managed-device")
        .text("mode", "on-request")
        .texts("allowed_sources", &["198.51.100.0/28"])
        .texts("services", &["https", "ssh"])
        .text("authentication", "two-factor")
        .yes("common_point", true)
        .refer("contract", "ctr-line-internet")
        .refer("approver", posts::SAFETY)
        .day("approved", Day::new(2025, 4, 10))
        .yes("application_required", true)
        .yes("logged", true)
        .day("log_checked", Day::new(2026, 9, 18))
        .yes("file_transfer", false)
        .day("started", Day::new(2025, 4, 14))
        .none("ended");
    book.add("network/remote-access.yaml", "remote_accesses", row);
}

/// What a line costs a month.
pub fn fee(id: &str) -> u32 {
    let Some(line) = systems::lines(u32::MAX).find(|line| line.id == id) else { return 0 };
    match line.kind {
        "closed-mobile" | "mobile" => 4_400,
        "dedicated" => 88_000,
        "ip-vpn" => 36_300,
        "telephone" => 52_800,
        "internet" => 27_500,
        _ => 9_900 + 1_100 * (id.len() as u32 % 4),
    }
}

fn bill(line: &Line, number: usize, circuit: String) -> Row {
    Row::block(format!("bill-{}", &line.id[5..]))
        .text("number", circuit)
        .refer("carrier", line.carrier)
        .refer("payer", "dep-accounting")
        .text("month", "2026-09")
        .text("service", service(line))
        .number("amount", fee(line.id))
        .day("billed", Day::new(2026, 9, 25 + (number % 3) as i32).min(AS_OF))
}

fn service(line: &Line) -> &'static str {
    match line.kind {
        "internet" => "光ビジネス 1G",
        "ip-vpn" => "IP-VPN アクセス",
        "dedicated" => "専用線 イーサネット",
        "telephone" => "IP電話 基本料",
        "closed-mobile" => "閉域モバイル",
        _ => "光アクセス(VPN用)",
    }
}
