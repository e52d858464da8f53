//! Writes sites, buildings, floors, rooms, closets, racks, and the drawings of them.

use super::core::Rack;
use super::estate::Estate;
use super::wiring;
use crate::hospital::day::Day;
use crate::hospital::tables::organisation::Stands;
use crate::hospital::tables::{ids, systems};
use crate::hospital::writer::{Book, Fill, Group, Row};

const FILE: &str = "places/buildings.yaml";

/// Locations and drawings.
pub fn write(estate: &mut Estate<'_>, rack: &Rack, book: &mut Book) {
    book.head(FILE, "敷地・棟・階・EPS。施設課が管理する。図面を直したときはここも直す。");
    book.head("places/server-room.yaml", "サーバ室とラック。情報システム課が管理する。");
    book.head(
        "places/drawings.yaml",
        "施設課の平面図と、情報システム課の構成図。ポートIDがどこに書かれているかも記す。",
    );
    let mut random = estate.random("places");
    book.add(
        FILE,
        "locations",
        Row::line("site").text("name", "病院敷地").text("type", "site").none("within").text("lock", "open"),
    );
    for (id, name) in [("main", "本館"), ("annex", "健診棟")] {
        let row = Row::line(id).text("name", name).text("type", "building").refer("within", "site");
        book.add(
            FILE,
            "locations",
            row.text("lock", "open")
                .yes("earthquake_safe", true)
                .yes("flood_safe", id == "main")
                .yes("fire_safe", true),
        );
    }
    for floor in &estate.floors {
        let building = if floor.stands == Stands::Annex { "annex" } else { "main" };
        let row = Row::line(floor.id.clone())
            .text("name", floor.name.clone())
            .text("type", "floor")
            .refer("within", building)
            .text("lock", "open");
        book.add(FILE, "locations", row);
    }
    for (id, floor) in wiring::closet_ids(estate) {
        let number = id.rsplit('-').next().unwrap_or_default().to_owned();
        let row = Row::line(id.clone())
            .text("name", format!("{} EPS{number}", estate.floors[floor].name))
            .text("type", "eps")
            .refer("within", estate.floors[floor].id.clone())
            .refer("department", "dep-facilities");
        // Three closets nobody has been to since the keys were counted.
        let row = if estate.plan.has("closet-open") && floor == 0 {
            row.text("lock", "open")
        } else if random.chance(85) {
            row.text("lock", "key").yes("entry_log", false)
        } else {
            row
        };
        book.add(FILE, "locations", row);
        book.count("eps", 1);
    }
    for floor in &estate.floors {
        let path = format!("places/{}.yaml", floor.id);
        book.head(&path, "この階の部屋。施設課が管理し、部署は総務課の部署表に合わせる。");
    }
    for room in &estate.rooms {
        let floor = &estate.floors[room.floor];
        if room.kind == "server-room" {
            let row = Row::block(room.id.clone())
                .text("name", room.name.clone())
                .text("type", "server-room")
                .refer("within", floor.id.clone())
                .refer("department", room.department.clone())
                .text("lock", "card")
                .yes("entry_log", true)
                .yes("identification", true)
                .yes("camera", true)
                .yes("personal_data", true)
                .yes("earthquake_safe", true)
                .yes("flood_safe", true)
                .yes("fire_safe", true)
                .yes("power_backup", true);
            book.add("places/server-room.yaml", "locations", row);
            continue;
        }
        let row = Row::line(room.id.clone())
            .text("name", room.name.clone())
            .text("type", "room")
            .refer("within", floor.id.clone())
            .refer("department", room.department.clone());
        let row = match room.kind {
            "patient-room" => row.text("lock", "open").yes("personal_data", false),
            _ => match random.below(10) {
                0..6 if room.name.contains("ステーション") => row.text("lock", "staffed"),
                // Who may have the key is written down, but for some rooms.
                0..6 => row.text("lock", "key").when(room.name.len() % 7 != 0, |row| row.yes("identification", true)),
                6 | 7 => row.text("lock", "card").yes("entry_log", true).yes("identification", true),
                8 if room.name.contains("ホール") || room.name.contains("廊下") => row.text("lock", "open"),
                _ => row,
            },
        };
        let row = if room.kind == "room" {
            let personal = random.chance(50);
            row.when(personal || room.name.len() % 5 != 0, |row| row.yes("personal_data", personal))
        } else {
            row
        };
        book.add(&format!("places/{}.yaml", floor.id), "locations", row);
    }
    let server_room = estate.rooms[estate.server_room()].id.clone();
    for number in 1..=rack.count() {
        let row = Row::line(format!("rack-{number:02}"))
            .text("name", format!("ラック{number}"))
            .text("type", "rack")
            .refer("within", server_room.clone())
            .refer("department", "dep-it")
            // The last one's door went with a machine too deep for it.
            .text("lock", if number == rack.count() { "open" } else { "key" })
            .number("rack_units", 42);
        book.add("places/server-room.yaml", "locations", row);
    }
    drawings(estate, book);
}

fn drawings(estate: &mut Estate<'_>, book: &mut Book) {
    let mut written = Vec::new();
    for (at, floor) in estate.floors.iter().enumerate() {
        let id = format!("dwg-{}", floor.id);
        // Two floors were rebuilt since their plan was drawn.
        let updated = if at == 1 || at == 4 { Day::new(2025, 11, 20) } else { Day::new(2026, 6, 30) };
        let row = Row::block(id.clone())
            .text("name", format!("{} 情報コンセント配線図", floor.name))
            .text("type", "floor-plan")
            .text("file", format!("drawings/{}.dxf", floor.id))
            .refer("floor", floor.id.clone())
            .text("revision", if at == 1 || at == 4 { "第4版" } else { "第5版" })
            .day("updated", updated)
            .refer("drawn_by", "dep-facilities")
            .group(
                "port_ids",
                Group::new()
                    .text("layer", "LAN-PORT")
                    .text("block", "情報コンセント")
                    .text("attribute", "PORT_ID")
                    .text("pattern", "[0-9A-Z]+F-EPS[0-9]-PP[0-9]{2}-[0-9]{2}"),
            );
        book.add("places/drawings.yaml", "drawings", row);
        written.push(id);
    }
    for (id, name, kind, updated) in [
        ("dwg-network", "ネットワーク構成図", "network-diagram", Some(Day::new(2026, 5, 15))),
        ("dwg-external", "外部接続構成図", "network-diagram", None),
        ("dwg-systems", "病院情報システム構成図", "system-diagram", Some(Day::new(2026, 4, 10))),
        ("dwg-racks", "サーバ室ラック図", "rack-diagram", Some(Day::new(2026, 3, 20))),
    ] {
        let row = Row::block(id)
            .text("name", name)
            .text("type", kind)
            .text("file", format!("drawings/{}.pdf", id.trim_start_matches("dwg-")))
            .refer("drawn_by", ids::IT_STAFF[0]);
        let row = match updated {
            Some(day) => row.text("revision", "2026年度版").day("updated", day),
            None => row.unknown("updated"),
        };
        // Everything that holds patients' data is drawn in.
        let shown = systems::systems(estate.plan.beds).filter(|one| kind == "system-diagram" && one.medical);
        let shown: Vec<_> = shown.map(|one| one.id).collect();
        let row = row.when(!shown.is_empty(), |row| row.refers("systems", shown));
        book.add("places/drawings.yaml", "drawings", row);
        written.push(id.to_owned());
    }
    estate.site.drawings = written;
}
