//! Writes what cannot be kept technically, and what stands in need of a waiver.

use super::devices::Subject;
use super::estate::Estate;
use super::facts::{self, EXCLUDED, HELD_BACK, UNRESTRICTED, WAITING};
use crate::hospital::day::{AS_OF, Day};
use crate::hospital::site::ToWaive;
use crate::hospital::tables::systems;
use crate::hospital::writer::{Book, Fill, Row};

const FILE: &str = "devices/exceptions.yaml";

/// Type of an exception, what it says, systems it is asked for, devices it covers.
type Sort = (&'static str, &'static str, &'static [&'static str], fn(&Subject<'_>) -> bool);

/// Exceptions by system.
pub fn write(estate: &mut Estate<'_>, book: &mut Book) {
    book.head(FILE, "例外: 技術的に守れない事項と、その代わりの対策。\n情報システム課が起案し、安全管理責任者が承認する。期限と見直し日を必ず書く。");
    let kinds: [Sort; 2] = [
        ("antivirus", "不正ソフト対策の除外", &EXCLUDED, facts::excluded),
        ("update", "更新の適用を事業者の検証後とする", &HELD_BACK, facts::held_back),
    ];
    for (kind, what, of_systems, covers) in kinds {
        for id in of_systems {
            let Some(system) = systems::systems(estate.plan.beds).find(|system| system.id == *id) else { continue };
            let subjects: Vec<&str> = estate
                .devices
                .iter()
                .enumerate()
                .filter(|(at, device)| {
                    let subject = Subject {
                        device,
                        class: device.model.class,
                        function: device.model.function,
                        department: String::new(),
                        installed: AS_OF,
                        at: *at,
                    };
                    // The dialysis server has an exception of its own.
                    let apart = *id == "sys-dialysis" && device.figure == "device/server";
                    device.systems.contains(id) && !apart && covers(&subject)
                })
                .map(|(_, device)| device.id.as_str())
                .collect();
            let review = if *id == "sys-endoscopy" { Day::new(2026, 8, 31) } else { Day::new(2027, 3, 31) };
            let row = Row::block(format!("exc-{kind}-{}", &id[4..]))
                .text("name", format!("{} {what}", system.name))
                .text("type", kind)
                .refers("subjects", subjects)
                .text("reason", "事業者が動作を保証しないため")
                .refer("asked_by", system.vendor)
                .yes("in_writing", true)
                .text("compensation", "専用セグメントに分け、通信を部門サーバとの間に限る")
                .texts("compensation_type", &["isolated", "source-restricted"])
                .day("approved", Day::new(2026, 4, 6))
                .refer("approved_by", "p-vice-director")
                .day("from", Day::new(2026, 4, 6))
                .day("until", Day::new(2027, 3, 31))
                .day("review", review);
            book.add(FILE, "exceptions", row);
        }
    }
    waivers(estate);
}

fn waivers(estate: &mut Estate<'_>) {
    let mut found = Vec::new();
    let mut add = |rule, subject: &str, reason, compensation, until| {
        found.push(ToWaive { rule, subject: subject.to_owned(), reason, compensation, until });
    };
    for device in &estate.devices {
        if device.figure == "device/multifunction" && device.legs.len() > 1 {
            let reason = "更改まで診療系と情報系の両方から印刷する必要があるため";
            add(
                "network/device-joins-office-and-clinical",
                &device.id,
                reason,
                "装置の転送機能を止め、管理者設定を施錠保管",
                Day::new(2027, 3, 31),
            );
        }
        if device.model.id == "model-analyser-old" {
            for rule in ["device/os-support-ended", "device/support-ended"] {
                add(
                    rule,
                    &device.id,
                    "後継機への更改が2026年度予算で決まっているため",
                    "検査専用セグメントに置き、検査サーバとだけ通信する",
                    Day::new(2027, 3, 31),
                );
            }
        }
        if device.id == WAITING {
            add(
                "device/gateway-not-up-to-date",
                &device.id,
                "配食センター側の更新と同じ日に行う必要があるため",
                "接続元を配食センターの固定アドレスに限る",
                Day::new(2026, 11, 30),
            );
        }
        if device.id == UNRESTRICTED {
            add(
                "device/gateway-open-to-any-source",
                &device.id,
                "健診棟の管理VLANの工事が済むまで制限できないため",
                "健診棟の端末を毎月確認する",
                Day::new(2026, 12, 28),
            );
        }
    }
    for (line, reason) in [
        ("line-rm-lis", "検査部門の保守ルータを保守接続境界へ移す工事が12月のため"),
        ("line-rm-exchange", "電話交換機の更改まで保守ルータを移せないため"),
        ("line-telephone", "電話交換機そのものが公衆網と院内の電話をつなぐ装置であるため"),
    ] {
        if estate.site.endings.contains_key(line) {
            add(
                "network/outside-line-beside-critical-servers",
                line,
                reason,
                "接続は都度とし、作業のときだけ電源を入れる",
                Day::new(2026, 12, 31),
            );
        }
    }
    estate.site.to_waive = found;
}
