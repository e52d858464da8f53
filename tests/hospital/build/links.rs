//! Writes panels, outlets and cables, floor by floor.

use super::estate::Estate;
use super::wiring;
use crate::hospital::day::Day;
use crate::hospital::plan::Plan;
use crate::hospital::profile::BY_FLOOR;
use crate::hospital::writer::{Book, Fill, Row, Value};

/// Panels, outlets and cables.
pub fn write(estate: &Estate<'_>, book: &mut Book) {
    for floor in &estate.floors {
        book.head(
            &format!("network/{}.yaml", floor.id),
            "この階の配線: パッチパネル、情報コンセント、ケーブル、フロアスイッチ、無線AP。\n情報システム課が管理する。水平配線は施設課の図面、パッチはスイッチの設定の控えと現地で確かめる。",
        );
    }
    book.head("network/server-room.yaml", "サーバ室の配線とコア・サーバスイッチ。情報システム課と運用委託が管理する。");
    let mut random = estate.random("links");
    for panel in &estate.panels {
        let row = Row::line(panel.id.clone())
            .text("name", panel.name.clone())
            .refer("location", panel.location.clone())
            .number("positions", panel.positions)
            .text("medium", panel.medium)
            .text("cad", drawn(estate.plan, &panel.cad))
            .refer("drawing", panel.drawing.clone());
        book.add(&path(&panel.file), "panels", row);
    }
    for outlet in &estate.outlets {
        let mut row = Row::line(outlet.id.clone())
            .text("cad", drawn(estate.plan, &outlet.cad))
            .refer("drawing", outlet.drawing.clone())
            .refer("location", outlet.location.clone())
            .when(!outlet.plate.is_empty(), |row| row.text("plate", outlet.plate.clone()))
            .text("state", outlet.state)
            .when(outlet.ceiling, |row| row.yes("ceiling", true));
        let gap = random.per_mille(12) && !outlet.seeded;
        if outlet.cad.is_empty() || gap {
            // Added after the plan was drawn, or never found in it.
            row = if outlet.state == "in-use" {
                row.instead("cad", Value::None).instead("drawing", Value::None)
            } else {
                row.instead("cad", Value::Unknown)
            };
        }
        if outlet.state == "in-use" && !outlet.seeded && random.per_mille(5) {
            // Entered as free, and somebody plugged in since.
            row = row.instead("state", "spare");
        }
        if outlet.state == "spare" && random.per_mille(40) {
            row = row.instead("state", Value::Unknown);
        }
        book.add(&path(&outlet.file), "outlets", row);
        book.count("outlet", 1);
        book.count("outlet-patched", u32::from(outlet.state == "in-use"));
    }
    let built = Day::new(2018, 3, 20);
    for (number, cable) in estate.cables.iter().enumerate() {
        let mut row = Row::line(format!("c-{}-{:04}", cable.file, number + 1));
        if cable.kind != "patch" {
            row = row.text("type", cable.kind);
        }
        row = row.refer("a", cable.a.clone()).refer("b", cable.b.clone()).text("medium", cable.medium);
        if cable.kind != "patch" {
            row = if random.chance(95) {
                row.text("length", format!("{}.{}", cable.half_metres / 2, cable.half_metres % 2 * 5))
            } else {
                row
            };
            row = row.day("installed", built);
        }
        if cable.cores > 0 {
            row = row.number("cores", cable.cores);
        }
        book.add(&path(&cable.file), "cables", row);
        book.count("cable", 1);
    }
    let used = estate.devices.iter().flat_map(|device| &device.legs);
    let used = used.filter(|leg| matches!(&leg.by, super::estate::By::Outlet(outlet) if !outlet.is_empty()));
    let used = used.count() as u32;
    book.count("interface-outlet", used);
    book.count("link", used + estate.cables.len() as u32);
    let ports = |device: &&super::estate::Device| match device.figure {
        "device/floor-48" => 48,
        "device/floor-24" => 24,
        _ => 0,
    };
    book.count("switch-port", estate.devices.iter().map(|device| ports(&device)).sum());
    count_floors(estate, book);
}

/// What stands on every kind of floor.
fn count_floors(estate: &Estate<'_>, book: &mut Book) {
    for floor in &estate.floors {
        let Some((_, keys)) = BY_FLOOR.iter().find(|(kind, _)| *kind == floor.kind()) else { continue };
        let closets = wiring::closet_ids(estate).into_iter().filter(|(_, at)| estate.floors[*at].id == floor.id);
        let outlets = estate.outlets.iter().filter(|outlet| outlet.file == floor.id);
        let devices = |figure: &str| {
            let own = |device: &&super::estate::Device| {
                device.figure == figure && estate.floors[estate.rooms[device.room].floor].id == floor.id
            };
            estate.devices.iter().filter(own).count() as u32
        };
        let counted = [
            closets.count() as u32,
            outlets.count() as u32,
            devices("device/floor-48"),
            devices("device/floor-24"),
            devices("device/access-point"),
        ];
        for (key, number) in keys.iter().zip(counted) {
            book.count(key, number);
        }
    }
}

fn path(file: &str) -> String {
    format!("network/{file}.yaml")
}

/// Ids in drawings of the group's other hospitals carry the number of the hospital.
fn drawn(plan: &Plan, cad: &str) -> String {
    if plan.copy == 0 { cad.to_owned() } else { format!("H{}-{cad}", plan.copy + 1) }
}
