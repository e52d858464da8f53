//! Writes every device, with what is known about it and what is not.

use super::estate::{By, Device, Estate, Leg, PortUse};
use super::facts;
use super::gaps;
use super::seeds;
use crate::hospital::day::Day;
use crate::hospital::random::Random;
use crate::hospital::site::{Bought, DeviceRef};
use crate::hospital::tables::ids;
use crate::hospital::tables::network::segment_id;
use crate::hospital::tables::posts;
use crate::hospital::writer::{Book, Fill, Group, Row, Value};

/// What is being written: the device with everything its facts hang on.
pub struct Subject<'a> {
    pub device: &'a Device,
    pub class: &'static str,
    pub function: &'static str,
    pub department: String,
    pub installed: Day,
    /// Position among all devices.
    pub at: usize,
}

/// Writes them into their files and hands them to the half on paper.
pub fn write(estate: &mut Estate<'_>, book: &mut Book) {
    for floor in &estate.floors {
        book.head(&format!("devices/{}.yaml", floor.id), FLOOR);
    }
    for (path, head) in HEADS {
        book.head(path, head);
    }
    let mut random = estate.random("devices");
    let mut refs = Vec::with_capacity(estate.devices.len());
    let mut bought = Vec::new();
    for (at, device) in estate.devices.iter().enumerate() {
        let function = if device.function.is_empty() { device.model.function } else { device.function };
        let subject = Subject {
            device,
            class: device.model.class,
            function,
            department: department(estate, device),
            installed: installed(device, &mut random),
            at,
        };
        let row = row(estate, &subject, &mut random);
        bought.extend(purchase(device, &row));
        if subject.class == "terminal" && matches!(row.get("state"), Some(Value::Text(state)) if state == "repair") {
            estate.site.in_repair.push(device.id.clone());
        }
        if matches!(row.get("portable"), Some(Value::Yes(true))) {
            estate.site.portable.push(device.id.clone());
        }
        book.add(&file(estate, &subject), "devices", row);
        book.count(device.figure, 1);
        book.count("device", 1);
        refs.push(DeviceRef {
            id: device.id.clone(),
            figure: device.figure,
            class: subject.class,
            function,
            model: device.model.id,
            location: device.location(&estate.rooms),
            department: subject.department,
            systems: device.systems.clone(),
            vendor: device.vendor,
        });
    }
    estate.site.devices = refs;
    estate.site.bought = bought;
}

/// What purchasing wrote down of a device bought since April 2025.
fn purchase(device: &Device, row: &Row) -> Option<Bought> {
    let (Some(Value::Text(serial)), Some(Value::Day(on))) = (row.get("serial"), row.get("purchased")) else {
        return None;
    };
    let name = device.model.name.to_owned();
    (*on >= Day::new(2025, 4, 1)).then(|| Bought { name, serial: serial.to_string(), on: *on })
}

const FLOOR: &str = "この階の端末・プリンタ・受付機など。情報システム課が管理し、毎年6月に棚卸をする。\n部門システムの端末は部門ベンダが設置したもので、現地で確かめた分だけ詳しい。";
const HEADS: [(&str, &str); 8] = [
    ("devices/servers.yaml", "サーバ (物理・仮想)。情報システム課と運用委託が管理する。"),
    ("devices/storage.yaml", "ストレージ・NAS・バックアップ装置。情報システム課が管理する。"),
    ("devices/gateways.yaml", "ファイアウォール・ルータ・VPN装置。事業者が置いた装置もここに書く。"),
    ("devices/mobile.yaml", "無線で使う携帯端末 (スマートフォン・タブレット・携帯スキャナ)。MDM の一覧から写す。"),
    ("devices/imaging.yaml", "画像モダリティと読影端末。放射線部・検査部がメーカーの点検票から写す。"),
    ("devices/monitors.yaml", "生体情報モニタとメーカー支給のスイッチ。臨床工学科が管理する。"),
    ("devices/medical.yaml", "分析装置・透析装置・人工呼吸器など。各部門と臨床工学科が管理する。"),
    ("devices/power.yaml", "無停電電源と電源タップ。施設課と情報システム課が点検する。"),
];

fn file(estate: &Estate<'_>, subject: &Subject<'_>) -> String {
    let device = subject.device;
    let floor = &estate.floors[estate.rooms[device.room].floor].id;
    match (subject.class, device.figure) {
        (_, "device/modality" | "device/reading-workstation") => "devices/imaging.yaml".to_owned(),
        (_, "device/monitor") => "devices/monitors.yaml".to_owned(),
        ("medical", _) => "devices/medical.yaml".to_owned(),
        ("mobile", _) => "devices/mobile.yaml".to_owned(),
        (_, "device/firewall" | "device/router" | "device/vendor-router") => "devices/gateways.yaml".to_owned(),
        (_, "device/access-point" | "device/hub" | "device/floor-48" | "device/floor-24") => {
            format!("network/{floor}.yaml")
        }
        ("network", _) => "network/server-room.yaml".to_owned(),
        ("server", _) => "devices/servers.yaml".to_owned(),
        ("storage", _) => "devices/storage.yaml".to_owned(),
        ("power", _) => "devices/power.yaml".to_owned(),
        _ => format!("devices/{floor}.yaml"),
    }
}

fn department(estate: &Estate<'_>, device: &Device) -> String {
    match device.figure {
        "device/modality" => "dep-radiology".to_owned(),
        "device/monitor" => "dep-engineering".to_owned(),
        "device/medical"
        | "device/department-terminal"
        | "device/his-desktop"
        | "device/his-notebook"
        | "device/laser-printer"
        | "device/label-printer"
        | "device/office-pc"
        | "device/tablet"
        | "device/smartphone"
        | "device/handheld"
        | "device/reading-workstation"
        | "device/kiosk"
        | "device/eligibility"
        | "device/multifunction" => estate.rooms[device.room].department.clone(),
        "device/server" | "device/virtual" if device.systems.contains(&"sys-building") => "dep-facilities".to_owned(),
        _ => "dep-it".to_owned(),
    }
}

/// Bought five to six years before support ends, put up some weeks later, in no case after May 2026.
fn installed(device: &Device, random: &mut Random) -> Day {
    let end = device.model.support_end.unwrap_or(Day::new(2030, 3, 31));
    let from = end.before(6 * 365 + 20);
    random.day(from, from.after(300)).min(Day::new(2026, 4, random.between(1, 28) as i32))
}

fn row(estate: &Estate<'_>, subject: &Subject<'_>, random: &mut Random) -> Row {
    let device = subject.device;
    let serial = format!("{}{:05}", serial_stem(device.model.id), 10_000 + subject.at as u32 * 7 % 89_989);
    let mut row = Row::block(device.id.clone())
        .text("name", device.name.clone())
        .refer("model", device.model.id)
        .when(!device.function.is_empty(), |row| row.text("function", device.function))
        .with(hostname(estate, subject), |row, name| row.text("hostname", name))
        .text("serial", format!("{serial}-{:02}", estate.plan.copy));
    if device.figure != "device/virtual" && !device.figure.ends_with("vendor-router") {
        row = row.text("asset_number", format!("{}-{:05}", &subject.installed.to_string()[..4], subject.at + 1));
    }
    if device.figure == "device/virtual" {
        row = row
            .instead("serial", Value::None)
            .yes("virtual", true)
            .with(device.host.clone(), |row, host| row.refer("host", host));
    }
    row = row.refer("location", location(estate, device, random)).refer("department", subject.department.clone());
    row = row.with(user(estate, subject), |row, user| row.refer("user", user));
    if !device.systems.is_empty() {
        row = row.refers("systems", &device.systems);
    } else if subject.class != "network" && subject.class != "power" {
        row = row.refers::<&str>("systems", []);
    }
    row = facts::life(row, subject, random);
    let legs: Vec<Group> = device.legs.iter().map(|own| leg(estate, device, own, random)).collect();
    row = row.groups("interfaces", legs);
    if let Some(ports) = estate.ports.get(&device.id) {
        row = row.groups("ports", ports.iter().map(port));
    }
    row = facts::care(row, subject, random);
    if !device.power.is_empty() {
        row = row.refers("power_from", &device.power);
    }
    let row = seeds::show(gaps::leave(row, subject, random), device);
    row.group("confirmed", confirmed(subject, random))
}

/// The first office PC of a section is its head's.
fn user(estate: &Estate<'_>, subject: &Subject<'_>) -> Option<&'static str> {
    let device = subject.device;
    let first = device.figure == "device/office-pc"
        && device.id.ends_with("-01")
        && estate.office(&subject.department) == device.room;
    let head = || posts::POSTS.iter().find(|(_, _, department, _)| *department == subject.department);
    first.then(head).flatten().map(|(person, ..)| *person)
}

/// The name a device answers to, if it has one.
fn hostname(estate: &Estate<'_>, subject: &Subject<'_>) -> Option<String> {
    let named = match subject.class {
        "server" | "terminal" | "storage" => true,
        "network" => !matches!(subject.function, "hub" | "access-point") && subject.device.figure != "device/monitor",
        _ => false,
    };
    let prefix = estate.plan.prefix();
    named.then(|| format!("{prefix}{}", subject.device.id).to_ascii_uppercase())
}

fn serial_stem(model: &str) -> String {
    let word = model.trim_start_matches("model-");
    word.chars().filter(char::is_ascii_alphabetic).take(2).collect::<String>().to_ascii_uppercase()
}

/// Where it stands; one in eighty was carried next door since and its outlet was not.
fn location(estate: &Estate<'_>, device: &Device, random: &mut Random) -> String {
    let movable = matches!(device.figure, "device/his-desktop" | "device/laser-printer");
    let next = estate.rooms.get(device.room + 1);
    match next {
        Some(next) if movable && random.per_mille(12) && next.floor == estate.rooms[device.room].floor => {
            next.id.clone()
        }
        _ => device.location(&estate.rooms),
    }
}

fn leg(estate: &Estate<'_>, device: &Device, leg: &Leg, random: &mut Random) -> Group {
    // What departments' vendors set up, nobody of the hospital has read off every label.
    let foreign = matches!(device.figure, "device/department-terminal" | "device/medical" | "device/modality");
    let unread = foreign && random.chance(5);
    // Two printers still have an address of the network that was given up in 2024.
    let left_over = device.figure == "device/laser-printer" && random.per_mille(12);
    let old = left_over.then(|| [10, (10 + estate.plan.copy as u8) % 200, 48, random.between(20, 200) as u8]);
    let mut group = Group::new().text("name", leg.name.to_string());
    group = match leg.mac {
        Some(_) if unread => group,
        Some(mac) => {
            let bytes = mac.to_be_bytes();
            let text: Vec<String> = bytes[2..].iter().map(|byte| format!("{byte:02x}")).collect();
            group.text("mac", text.join(":"))
        }
        None => group.none("mac"),
    };
    group = match old.or(leg.ip) {
        Some([a, b, c, d]) => group.text("ip", format!("{a}.{b}.{c}.{d}")),
        None if leg.mac.is_none() => group.none("ip"),
        None => group.none("ip").yes("dhcp", true),
    };
    group = match leg.segment {
        "" => group.none("segment"),
        name => group.refer("segment", segment_id(name)),
    };
    match &leg.by {
        By::Outlet(outlet) if !outlet.is_empty() => group.refer("outlet", outlet.clone()),
        By::Wireless(wlan) => group.refer("wlan", *wlan),
        By::Port(port) => group.refer("upstream", port.clone()),
        By::Outlet(_) | By::Cable => group,
    }
}

fn port(port: &PortUse) -> Group {
    Group::new()
        .text("name", port.name.clone())
        .text("mode", port.mode)
        .refer("segment", segment_id(port.segment))
        .when(!port.tagged.is_empty(), |group| group.refers("tagged", port.tagged.iter().map(|name| segment_id(name))))
        .when(!port.description.is_empty(), |group| group.text("description", port.description.clone()))
}

fn confirmed(subject: &Subject<'_>, random: &mut Random) -> Group {
    let (by, how) = match subject.device.figure {
        "device/modality" | "device/reading-workstation" => (ids::RADIOLOGY, "document"),
        "device/monitor" | "device/medical" => (ids::ENGINEER, "site-visit"),
        "device/power" => (ids::FACILITIES, "site-visit"),
        "device/vendor-router" => (ids::IT_STAFF[0], "vendor-answer"),
        "device/server" | "device/virtual" | "device/storage" => (ids::OPERATOR, "config-copy"),
        _ => (*random.pick(&[ids::IT_STAFF[0], ids::IT_STAFF[1], ids::OPERATOR]), "site-visit"),
    };
    let on = random.day(Day::new(2026, 6, 1), Day::new(2026, 8, 31));
    Group::new().day("on", on).refer("by", by).text("how", how)
}
