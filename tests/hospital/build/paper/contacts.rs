//! The emergency contact chart, outside bodies included.

use super::Paper;
use crate::hospital::day::Day;
use crate::hospital::tables::{ids, posts, systems, vendors};
use crate::hospital::writer::{Book, Fill, Row};

/// Type, name, person, phone, night phone.
#[rustfmt::skip]
const INSIDE: [(&str, &str, &str, &str, &str); 9] = [
    ("first-report", "異常を見つけたときの最初の連絡先(情報システム課 当番)", ids::IT_STAFF[0], "内線 7300", "090-0000-7300"),
    ("safety-manager", "医療情報システム安全管理責任者", posts::SAFETY, "内線 7002", "090-0000-7002"),
    ("management", "病院長", posts::DIRECTOR, "内線 7001", "090-0000-7001"),
    ("csirt", "院内CSIRT", ids::IT_HEAD, "内線 7301", "090-0000-7301"),
    ("department", "看護部(病棟への伝達)", posts::NURSING, "内線 7101", "090-0000-7101"),
    ("department", "施設課(電源・回線の切断)", ids::FACILITIES, "内線 0301", "090-0000-0301"),
    ("department", "放射線部(画像の停止)", ids::RADIOLOGY, "内線 1401", "090-0000-1401"),
    ("patients", "患者・家族への窓口(医事課)", posts::BILLING, "03-0000-1101", "03-0000-1102"),
    ("media", "報道への窓口(事務部)", posts::OFFICE, "03-0000-7201", "090-0000-7201"),
];

/// Type, name, phone, night phone, deadline by law.
#[rustfmt::skip]
const OUTSIDE: [(&str, &str, &str, &str, &str); 8] = [
    ("mhlw", "厚生労働省 医療情報の担当室", "03-0000-5001", "03-0000-5002", "速やかに"),
    ("prefecture", "県 医療政策課", "03-0000-5101", "03-0000-5102", "速やかに"),
    ("prefecture", "所管の保健所", "03-0000-5201", "", "速やかに"),
    ("police", "県警察 サイバー犯罪の窓口", "03-0000-5301", "03-0000-5302", ""),
    ("privacy-commission", "個人情報の監督機関", "03-0000-5401", "", "速報 3〜5日以内、確報 30日以内(不正の目的によるおそれは60日)"),
    ("expert", "サイバー攻撃対応の支援機関", "03-0000-5501", "03-0000-5502", ""),
    ("expert", "顧問弁護士(みさき法律事務所)", "03-0000-5601", "", ""),
    ("expert", "サイバー保険の受付", "03-0000-5701", "03-0000-5702", ""),
];

/// Writes the chart.
pub fn build(paper: &Paper<'_>, book: &mut Book) {
    let path = "organisation/contacts.yaml";
    book.head(path, "緊急連絡網です。紙に印刷したものを各部署と守衛室に置いています。年1回、実際にかけて確かめます。\n管理: 情報システム課、総務課");
    let reviewed = Day::new(2026, 9, 15);
    let mut order = 0;
    for (kind, name, person, phone, night) in INSIDE {
        order += 1;
        let row = Row::block(format!("con-{order:02}"))
            .text("name", name)
            .text("type", kind)
            .refer("person", person)
            .text("phone", phone)
            .text("night_phone", night)
            // The team has the telephone and nothing else.
            .when(kind == "csirt", |row| row.none("other_means"))
            .when(kind != "csirt", |row| row.texts("other_means", &["satellite-phone", "broadcast"]))
            .number("order", order)
            .day("reviewed", reviewed);
        book.add(path, "contacts", row);
    }
    for (kind, name, phone, night, deadline) in OUTSIDE {
        order += 1;
        let row = Row::block(format!("con-{order:02}"))
            .text("name", name)
            .text("type", kind)
            .when(name.contains("医療政策課"), |row| row.refer("vendor", "v-pub-prefecture"))
            .text("phone", phone)
            .when(!night.is_empty(), |row| row.text("night_phone", night))
            .when(night.is_empty(), |row| row.none("night_phone"))
            .when(!deadline.is_empty(), |row| row.text("deadline", deadline))
            .number("order", order)
            .day("reviewed", reviewed);
        book.add(path, "contacts", row);
    }
    for vendor in vendors::vendors(paper.plan.beds).filter(|one| one.is_company() && one.kind != "leasing") {
        order += 1;
        let carrier = vendor.kind == "carrier";
        let serves =
            systems::systems(paper.plan.beds).filter(|system| system.vendor == vendor.id).map(|system| system.id);
        // Some vendors answer on weekdays only.
        let night = !matches!(vendor.id, "v-pasotec" | "v-iris" | "v-learning" | "v-dentalone");
        let agreement = match vendor.id {
            "v-mizuho" => Some("ctr-emergency-mizuho"),
            ids::INTEGRATOR => Some("ctr-emergency-minato"),
            "v-toto" => Some("ctr-maint-pacs"),
            "v-labonet" => Some("ctr-maint-lis"),
            "v-chowa" => Some("ctr-maint-pharmacy"),
            _ => None,
        };
        let phone = 3000 + order * 7;
        let row = Row::block(format!("con-{}", &vendor.id[2..]))
            .text("name", format!("{} 保守窓口", vendor.name))
            .text("type", if carrier { "carrier" } else { "vendor" })
            .refer("vendor", vendor.id)
            .refers("systems", serves)
            .text("phone", format!("03-0000-{phone}"))
            .when(night, |row| row.text("night_phone", format!("090-0001-{phone}")))
            .when(!night && vendor.id != "v-pasotec", |row| row.none("night_phone"))
            .with(agreement, |row, id| row.refer("agreement", id))
            .number("order", order)
            .day("reviewed", reviewed);
        book.add(path, "contacts", row);
    }
}
