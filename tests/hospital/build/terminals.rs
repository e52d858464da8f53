//! What people work with in the rooms: terminals, printers, kiosks, handhelds, hubs, access points.

use super::estate::{By, Estate};
use super::share::share;
use crate::hospital::tables::models;
use crate::hospital::tables::organisation::Stands;
use crate::hospital::tables::places::Item;
use crate::hospital::tables::systems::{self, System};

/// An outlet that is still to be given.
pub fn outlet() -> By {
    By::Outlet(String::new())
}

/// Puts them into every room.
pub fn build(estate: &mut Estate<'_>) {
    for room in 0..estate.rooms.len() {
        desktops(estate, room);
        wireless(estate, room);
        printers(estate, room);
        kiosks(estate, room);
        access_points(estate, room);
    }
    department_terminals(estate);
    office(estate);
}

fn desktops(estate: &mut Estate<'_>, room: usize) {
    let stem = estate.rooms[room].id.clone();
    let clients = estate.clients(estate.rooms[room].floor);
    for number in 1..=estate.holds(room, Item::HisDesktop) {
        let id = estate.number(&format!("pc-{stem}"));
        let leg = estate.leg("eth0", clients, outlet());
        let old = estate.devices.len().is_multiple_of(3);
        let model = models::find(if old { "model-desktop-2020" } else { "model-desktop" });
        let name = format!("電子カルテ端末 {} {number}", estate.rooms[room].name);
        let device = estate.add(id, name, "device/his-desktop", model, room);
        device.legs.push(leg);
        device.systems.push("sys-his");
    }
    for number in 1..=estate.holds(room, Item::Reading) {
        let id = estate.number(&format!("ws-{stem}"));
        let leg = estate.leg("eth0", "IMG-WS", outlet());
        let name = format!("読影ワークステーション {} {number}", estate.rooms[room].name);
        let device = estate.add(id, name, "device/reading-workstation", models::find("model-reading"), room);
        device.legs.push(leg);
        device.systems.extend(["sys-pacs", "sys-ris"]);
        device.vendor = "v-toto";
    }
}

fn wireless(estate: &mut Estate<'_>, room: usize) {
    let stem = estate.rooms[room].id.clone();
    let rows = [
        (
            Item::HisNotebook,
            "nb",
            "電子カルテ端末(ノート)",
            "device/his-notebook",
            "model-notebook",
            "wlan-his",
            "HIS-WL",
            "sys-his",
        ),
        (Item::Tablet, "tb", "タブレット", "device/tablet", "model-tablet", "wlan-his", "HIS-WL", "sys-his"),
        (
            Item::Smartphone,
            "sp",
            "業務スマートフォン",
            "device/smartphone",
            "model-smartphone",
            "wlan-voice",
            "NCALL-VOICE",
            "sys-nurse-call",
        ),
        (Item::Handheld, "hh", "携帯スキャナ", "device/handheld", "model-handheld", "wlan-his", "HIS-WL", "sys-his"),
    ];
    for (item, code, what, figure, model, wlan, segment, system) in rows {
        for number in 1..=estate.holds(room, item) {
            let id = estate.number(&format!("{code}-{stem}"));
            let leg = estate.leg("wlan0", segment, By::Wireless(wlan));
            let name = format!("{what} {} {number}", estate.rooms[room].name);
            let device = estate.add(id, name, figure, models::find(model), room);
            device.legs.push(leg);
            device.systems.push(system);
            if system == "sys-nurse-call" {
                device.vendor = "v-chuo-tsushin";
            }
        }
    }
}

fn printers(estate: &mut Estate<'_>, room: usize) {
    let stem = estate.rooms[room].id.clone();
    for number in 1..=estate.holds(room, Item::Laser) {
        let id = estate.number(&format!("pr-{stem}"));
        let leg = estate.leg("eth0", "HIS-PRN", outlet());
        let name = format!("プリンタ {} {number}", estate.rooms[room].name);
        let device = estate.add(id, name, "device/laser-printer", models::find("model-laser"), room);
        device.legs.push(leg);
        device.systems.push("sys-his");
    }
    for number in 1..=estate.holds(room, Item::Label) {
        let id = estate.number(&format!("lb-{stem}"));
        let name = format!("ラベルプリンタ {} {number}", estate.rooms[room].name);
        let device = estate.add(id, name, "device/label-printer", models::find("model-label"), room);
        device.systems.push("sys-his");
    }
    for number in 1..=estate.holds(room, Item::Multifunction) {
        let id = estate.number(&format!("mfp-{stem}"));
        let clinical = estate.holds(room, Item::HisDesktop) > estate.holds(room, Item::Office);
        let leg = estate.leg("eth0", if clinical { "HIS-PRN" } else { "OA-CL" }, outlet());
        let name = format!("複合機 {} {number}", estate.rooms[room].name);
        // Two rooms print from both networks on one machine: a second leg where there should be none.
        let both = number == 1 && matches!(stem.as_str(), "1f-billing" | "1f-regional");
        let second = both.then(|| estate.leg("eth1", if clinical { "OA-CL" } else { "HIS-PRN" }, outlet()));
        let device = estate.add(id, name, "device/multifunction", models::find("model-multifunction"), room);
        device.legs.push(leg);
        device.legs.extend(second);
        device.systems.push(if clinical { "sys-his" } else { "sys-groupware" });
    }
}

fn kiosks(estate: &mut Estate<'_>, room: usize) {
    let stem = estate.rooms[room].id.clone();
    let clients = estate.clients(estate.rooms[room].floor);
    for number in 1..=estate.holds(room, Item::Kiosk) {
        let (model, what) = match number % 5 {
            1 => ("model-kiosk-reception", "再来受付機"),
            2 | 3 => ("model-kiosk-display", "案内表示"),
            _ => ("model-kiosk-payment", "自動精算機"),
        };
        let id = estate.number(&format!("kiosk-{stem}"));
        let leg = estate.leg("eth0", clients, outlet());
        let name = format!("{what} {} {number}", estate.rooms[room].name);
        let device = estate.add(id, name, "device/kiosk", models::find(model), room);
        device.legs.push(leg);
        device.systems.push("sys-reception");
        device.vendor = "v-kiosk";
    }
    // A window has a terminal and a card reader on its USB port.
    for number in 1..=estate.holds(room, Item::Eligibility) {
        let terminal = number % 2 == 1;
        let (code, what, model) = if terminal {
            ("el", "資格確認端末", "model-eligibility")
        } else {
            ("fr", "顔認証付きカードリーダー", "model-card-reader")
        };
        let id = estate.number(&format!("{code}-{stem}"));
        let leg = terminal.then(|| estate.leg("eth0", "ELIG", outlet()));
        let name = format!("{what} {} {}", estate.rooms[room].name, number.div_ceil(2));
        let device = estate.add(id, name, "device/eligibility", models::find(model), room);
        device.legs.extend(leg);
        device.systems.push("sys-eligibility");
    }
}

fn access_points(estate: &mut Estate<'_>, room: usize) {
    let floor = estate.floors[estate.rooms[room].floor].clone();
    for _ in 0..estate.holds(room, Item::AccessPoint) {
        let id = estate.number(&format!("ap-{}", floor.id));
        let leg = estate.leg("eth0", "MGMT", outlet());
        let number = id.rsplit('-').next().unwrap_or_default().to_owned();
        let name = format!("無線AP {} {number}", floor.name);
        let device = estate.add(id, name, "device/access-point", models::find("model-ap"), room);
        device.legs.push(leg);
    }
}

/// System, the rooms its terminals stand in by the end of their id, and how many by weight.
type Terminals = (&'static str, &'static str, &'static [(&'static str, u32)]);

/// Terminals of departments.
const DEPARTMENT_TERMINALS: &[Terminals] = &[
    ("sys-lis", "検体検査", &[("-laboratory", 9), ("-blood", 3)]),
    ("sys-bacteria", "細菌検査", &[("-laboratory", 3), ("-infection", 1)]),
    ("sys-pathology", "病理", &[("-pathology", 5)]),
    ("sys-transfusion", "輸血", &[("-transfusion", 3)]),
    ("sys-pharmacy", "調剤支援", &[("f-pharmacy", 11), ("-drug-store", 2)]),
    ("sys-endoscopy", "内視鏡", &[("-endoscopy", 6)]),
    ("sys-physiology", "生理検査", &[("-physiology", 5), ("-ultrasound", 3)]),
    (
        "sys-ris",
        "RIS",
        &[("f-radiology", 5), ("-ct", 2), ("-mri", 2), ("-xray", 3), ("-fluoroscopy", 2), ("-angiography", 1)],
    ),
    (
        "sys-surgery",
        "手術・麻酔記録",
        &[
            ("-theatre", 4),
            ("-or1", 1),
            ("-or2", 1),
            ("-or3", 1),
            ("-or4", 1),
            ("-or5", 1),
            ("-hcu", 4),
            ("-recovery", 1),
        ],
    ),
    ("sys-dialysis", "透析支援", &[("-dialysis", 6)]),
    ("sys-food", "給食", &[("-nutrition", 4), ("-kitchen", 2)]),
    ("sys-nurse-call", "ナースコール", &[("-station", 1), ("-hcu", 1)]),
    ("sys-supplies", "SPD", &[("-store", 3), ("-supplies", 1)]),
    ("sys-checkup", "健診", &[("annex-1f-reception", 3), ("-examination", 4)]),
    ("sys-rehab", "リハビリ", &[("-rehabilitation", 4)]),
    ("sys-eye", "眼科", &[("-ophthalmology", 4)]),
    ("sys-building", "設備監視", &[("-facilities", 3)]),
    ("sys-hr", "人事給与", &[("-general-affairs", 2), ("-accounting", 1)]),
    ("sys-icu", "重症部門", &[("-hcu", 8)]),
    ("sys-perinatal", "周産期", &[("-gynaecology", 4)]),
    ("sys-radiotherapy", "放射線治療", &[("f-radiology", 5)]),
];

/// The network of a system's terminals, from that of its servers.
pub fn terminal_network(system: &System, clients: &'static str) -> &'static str {
    match system.network {
        "HIS-SV" | "MGMT" => clients,
        "IMG-SV" => "IMG-WS",
        "OA-SV" => "OA-CL",
        other => other,
    }
}

fn department_terminals(estate: &mut Estate<'_>) {
    let mut places: Vec<(&'static System, &str, usize, u32)> = Vec::new();
    for (system, what, rooms) in DEPARTMENT_TERMINALS {
        let Some(system) = systems::systems(estate.plan.beds).find(|one| one.id == *system) else { continue };
        for (end, weight) in *rooms {
            let found = (0..estate.rooms.len()).filter(|at| estate.rooms[*at].id.ends_with(end));
            places.extend(found.map(|room| (system, *what, room, *weight)));
        }
    }
    let weights: Vec<u32> = places.iter().map(|place| place.3).collect();
    let numbers = share(estate.plan.target("device/department-terminal"), &weights);
    for ((system, what, room, _), number) in places.into_iter().zip(numbers) {
        let network = terminal_network(system, estate.clients(estate.rooms[room].floor));
        for _ in 0..number {
            let id = estate.number(&format!("dt-{}", &system.id[4..]));
            let leg = estate.leg("eth0", network, outlet());
            let serial = id.rsplit('-').next().unwrap_or_default();
            let name = format!("{what}端末 {} {serial}", estate.rooms[room].name);
            let device = estate.add(id, name, "device/department-terminal", models::find("model-department"), room);
            device.legs.push(leg);
            device.systems.push(system.id);
            device.vendor = system.vendor;
        }
    }
}

/// Office PCs; where many sit together, some stand behind hubs on the desks.
fn office(estate: &mut Estate<'_>) {
    let hubs = estate.plan.target("device/hub");
    // Offices first, then whoever has more than two.
    let weights: Vec<u32> = (0..estate.rooms.len())
        .map(|room| {
            let floor = &estate.floors[estate.rooms[room].floor];
            let many = estate.holds(room, Item::Office);
            if many < 3 {
                0
            } else if floor.stands == Stands::Top {
                many * 2
            } else {
                many
            }
        })
        .collect();
    let hubs = share(hubs, &weights);
    for (room, hubs) in hubs.into_iter().enumerate() {
        let stem = estate.rooms[room].id.clone();
        let mut free: Vec<(String, u32)> = Vec::new();
        for _ in 0..hubs {
            let id = estate.number(&format!("hub-{stem}"));
            let mut leg = estate.leg("1", "OA-CL", outlet());
            leg.mac = None;
            let name = format!("島ハブ {}", estate.rooms[room].name);
            free.push((id.clone(), 2));
            let device = estate.add(id, name, "device/hub", models::find("model-hub"), room);
            device.legs.push(leg);
        }
        for number in 1..=estate.holds(room, Item::Office) {
            let id = estate.number(&format!("oa-{stem}"));
            let hub = free.iter_mut().find(|(_, next)| *next <= 8);
            let by = hub.map_or_else(outlet, |(id, next)| {
                *next += 1;
                By::Port(format!("{id}/{}", *next - 1))
            });
            let leg = estate.leg("eth0", "OA-CL", by);
            let note = number % 4 == 0;
            let model = models::find(if note { "model-office-note" } else { "model-office-pc" });
            let name = format!("事務PC {} {number}", estate.rooms[room].name);
            let device = estate.add(id, name, "device/office-pc", model, room);
            device.legs.push(leg);
            device.systems.push("sys-groupware");
        }
    }
}
