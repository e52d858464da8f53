//! Vendors, what they have shown, and what they answered.

use super::Paper;
use crate::hospital::day::Day;
use crate::hospital::random::Random;
use crate::hospital::tables::vendors::{self, Vendor};
use crate::hospital::tables::{lines_of, systems_of};
use crate::hospital::writer::{Book, Fill, Group, Row};

/// Vendors who have not sent the checklist back.
const SILENT: [&str; 3] = ["v-iris", "v-hakusan", "v-learning"];
/// The vendor who says it does no remote maintenance while a line of its stands in the ledger.
const CONTRADICTS: &str = "v-chuo-tsushin";

/// Writes vendors and their answers.
pub fn build(paper: &Paper<'_>, book: &mut Book) {
    let mut random = paper.plan.random("vendors");
    for vendor in vendors::vendors(paper.plan.beds) {
        let path = format!("vendors/{}.yaml", &vendor.id[2..]);
        book.head(&path, head(vendor));
        write_vendor(paper, vendor, &path, &mut random, book);
        if vendor.kind == "public-body" && systems_of(paper.plan.beds, vendor.id).next().is_some() {
            write_public_answer(paper, vendor, &path, book);
        }
        if vendor.is_company() {
            book.count("vendor", 1);
            write_answer(paper, vendor, &path, &mut random, book);
        }
    }
}

fn head(vendor: &Vendor) -> &'static str {
    match vendor.kind {
        "public-body" => "公的機関です。契約ではなく法令や協定にもとづいてつないでいます。\n管理: 情報システム課",
        "outsourcing" => "委託先の会社と、その契約・回答・開示書・責任分界です。\n管理: 用度課、情報システム課",
        "carrier" | "leasing" => "通信・リース会社と、その契約です。\n管理: 経理課、情報システム課",
        "building" => "設備の会社と、その契約・回答・責任分界です。\n管理: 施設課",
        _ => "事業者と、その契約・回答・開示書・責任分界です。担当者が替わったらここを直します。\n管理: 情報システム課",
    }
}

fn write_vendor(paper: &Paper<'_>, vendor: &Vendor, path: &str, random: &mut Random, book: &mut Book) {
    let number = random.between(1000, 9999);
    let (responsible, _) = crate::hospital::tables::names::person(5000 + number as usize);
    let night = !matches!(vendor.id, "v-pasotec" | "v-iris" | "v-learning" | "v-dentalone");
    let looked = random.day(Day::new(2025, 10, 1), Day::new(2026, 6, 30)).workday();
    let company = vendor.is_company();
    let row = Row::block(vendor.id)
        .text("name", vendor.name)
        .text("type", vendor.kind)
        .text("responsible", responsible)
        .text("phone", format!("03-0000-{number}"))
        .when(night && company, |row| row.text("night_phone", format!("090-0001-{number}")))
        .when(!night, |row| row.none("night_phone"))
        .text("mail", format!("support@{}.example.jp", vendor.mail));
    if !company {
        book.add(path, "vendors", row.text("note", "監督官庁・公的機関。機器の保守は病院の契約先が行う"));
        return;
    }
    let certificates = vendor.certificates.iter().enumerate().map(|(position, kind)| {
        let until = match vendor.id {
            // Ran out in summer; the new one has not been shown yet.
            "v-rehaworks" => Day::new(2026, 7, 31),
            _ => random.day(Day::new(2027, 1, 31), Day::new(2029, 3, 31)),
        };
        Group::new()
            .text("type", *kind)
            .text("number", format!("{}-{number}{position}", mark(kind)))
            .day("until", until)
    });
    let row = if vendor.certificates.is_empty() {
        row.none("certificates")
    } else {
        row.groups("certificates", certificates.collect::<Vec<_>>())
    };
    let row = row
        .when(random.chance(90), |row| row.yes("security_organisation", true))
        .yes("staff_confidentiality", true)
        .when(vendor.id != "v-iris", |row| row.yes("staff_trained", true))
        .texts("subcontractors", vendor.subcontractors);
    let row = if stores(vendor) || matches!(vendor.kind, "system" | "outsourcing") && random.chance(80) {
        row.group("checks", checks(vendor, looked))
    } else {
        row
    };
    let row =
        row.when(vendor.id != "v-pasotec", |row| row.refer("selected", format!("rec-selection-{}", &vendor.id[2..])));
    book.add(path, "vendors", row);
    if vendor.id != "v-pasotec" {
        let row = Row::block(format!("rec-selection-{}", &vendor.id[2..]))
            .text("name", format!("{} 選定の記録", vendor.name))
            .text("type", "vendor-selection")
            .day("on", looked.before(random.below(300) as i32))
            .refer("by", paper.buyer(vendor))
            .refers("about", [vendor.id])
            .text("result", "good")
            .yes("reference_checked", true)
            .when(random.chance(85), |row| row.yes("finances_checked", true))
            .yes("risk_considered", random.chance(95))
            .refer("approved_by", "com-information")
            .day("approved", looked)
            .text("place", format!("共有フォルダ/契約/{}/選定.pdf", vendor.mail));
        book.add("evidence/vendors.yaml", "records", row);
    }
}

fn mark(kind: &str) -> &'static str {
    match kind {
        "privacy-mark" => "P",
        "isms" => "IS",
        "ismap" => "IM",
        "cloud-security" => "CLD",
        _ => "E",
    }
}

/// Vendors with whom medical information is stored outside the hospital.
pub fn stores(vendor: &Vendor) -> bool {
    matches!(vendor.id, "v-safetyeye" | "v-chiiki" | "v-enkaku" | "v-tsubasa")
}

fn checks(vendor: &Vendor, on: Day) -> Group {
    let mut group = Group::new()
        .day("policies", on)
        .day("organisation", on)
        .day("backups", on)
        .day("track_record", on.before(20))
        .day("finances", on.before(20));
    if !vendor.certificates.is_empty() {
        group = group.day("certificates", on);
    }
    if stores(vendor) {
        group = group.day("cloud_scheme", on).day("country", on);
        // Nobody has asked the regional council about foreign law yet.
        if vendor.id != "v-chiiki" {
            group = group.day("foreign_law", on);
        }
    }
    group
}

/// Items of the vendor's form in the checklist.
const ITEMS: [&str; 13] = [
    "chk-r7-vend-1-0-1",
    "chk-r7-vend-2-1-2",
    "chk-r7-vend-2-1-3",
    "chk-r7-vend-2-1-4",
    "chk-r7-vend-2-1-5",
    "chk-r7-vend-2-1-6",
    "chk-r7-vend-2-1-7",
    "chk-r7-vend-2-1-8",
    "chk-r7-vend-2-1-9",
    "chk-r7-vend-2-1-10",
    "chk-r7-vend-2-2-11",
    "chk-r7-vend-2-3-12",
    "chk-r7-vend-2-4-13",
];

/// Public bodies fill in no form; what they publish is looked up once a year.
fn write_public_answer(paper: &Paper<'_>, vendor: &Vendor, path: &str, book: &mut Book) {
    let on = Day::new(2026, 6, 8);
    let row = Row::block(format!("ans-{}", &vendor.id[2..]))
        .refer("vendor", vendor.id)
        .refers("systems", systems_of(paper.plan.beds, vendor.id).map(|system| system.id))
        .day("sent", on)
        .day("received", on)
        .text("answered_by", "公開資料による確認")
        .yes("remote_maintenance", false)
        .day("remote_confirmed", on)
        .day("reported", Day::new(2026, 7, 28));
    book.add(path, "vendor_answers", row);
}

fn write_answer(paper: &Paper<'_>, vendor: &Vendor, path: &str, random: &mut Random, book: &mut Book) {
    if vendor.kind == "leasing" || vendor.id == "v-tozai-mobile" {
        return;
    }
    let sent = Day::new(2026, 5, 12);
    let systems = systems_of(paper.plan.beds, vendor.id);
    let remote = lines_of(paper.plan.beds, vendor.id).any(super::lines::is_remote);
    let row = Row::block(format!("ans-{}", &vendor.id[2..]))
        .refer("vendor", vendor.id)
        .refers("systems", systems.map(|system| system.id))
        .text("edition", "checklist-r7")
        .day("sent", sent);
    if SILENT.contains(&vendor.id) {
        book.add(path, "vendor_answers", row.none("received").text("note", "7月と9月に催促した"));
        return;
    }
    let received = random.day(Day::new(2026, 5, 25), Day::new(2026, 7, 17)).workday();
    let (answered_by, _) = crate::hospital::tables::names::person(5600 + random.below(500) as usize);
    let says = remote && vendor.id != CONTRADICTS;
    let reported = random.chance(93);
    let none = systems_of(paper.plan.beds, vendor.id).next().is_none();
    let answers = ITEMS.iter().map(|item| {
        let group = Group::new().text("item", *item);
        match (*item, random.below(100)) {
            ("chk-r7-vend-2-1-10", 0..45) => {
                let planned = *random.pick(&[Day::new(2027, 3, 31), Day::new(2027, 3, 1), Day::new(2026, 12, 31)]);
                group.text("answer", "no").day("planned", planned)
            }
            // The exchange writes no log.
            ("chk-r7-vend-2-2-11", _) if vendor.id == "v-chuo-tsushin" => {
                group.text("answer", "no").day("planned", Day::new(2027, 3, 31)).text("remark", "更改時に対応する")
            }
            ("chk-r7-vend-2-1-7" | "chk-r7-vend-2-2-11" | "chk-r7-vend-2-3-12", 0..12) => {
                group.text("answer", "no").day("planned", Day::new(2027, 3, 31)).text("remark", "次の更新で対応する")
            }
            ("chk-r7-vend-2-1-3", _) if none => group.text("answer", "not-applicable"),
            ("chk-r7-vend-2-4-13", _) if !remote => group.text("answer", "not-applicable"),
            _ => group.text("answer", "yes"),
        }
    });
    let row = row
        .day("received", received)
        .text("answered_by", answered_by)
        .yes("remote_maintenance", says)
        .day("remote_confirmed", received)
        .when(reported, |row| row.day("reported", Day::new(2026, 7, 28)))
        .groups("answers", answers.collect::<Vec<_>>());
    book.add(path, "vendor_answers", row);
}
