//! Servers of the systems, virtual and not, storage, and what the network itself needs.

use super::core::Rack;
use super::estate::{By, Estate};
use crate::hospital::tables::models;
use crate::hospital::tables::systems::{self, System};

/// Systems whose vendors bring machines of their own, in the order in which they get one.
const OWN_MACHINES: &[(&str, u32)] = &[
    ("sys-backup", 3),
    ("sys-nurse-call", 2),
    ("sys-pacs", 2),
    ("sys-lis", 1),
    ("sys-building", 2),
    ("sys-surgery", 1),
    ("sys-endoscopy", 1),
    ("sys-physiology", 1),
    ("sys-dialysis", 1),
    ("sys-food", 1),
    ("sys-guest", 1),
    ("sys-pharmacy", 1),
    ("sys-eye", 1),
    ("sys-icu", 2),
    ("sys-radiotherapy", 3),
    ("sys-cardio-video", 2),
    ("sys-perinatal", 2),
    ("sys-building", 4),
    ("sys-pacs", 6),
    ("sys-lis", 4),
    ("sys-supplies", 2),
    ("sys-hr", 3),
    ("sys-physiology", 3),
];

/// What a server of a system does, by its number.
const ROLES: &[&str] =
    &["主サーバ", "DBサーバ", "APサーバ", "連携サーバ", "Webサーバ", "帳票サーバ", "予備サーバ", "文書サーバ"];

/// Network of a system's servers. What runs the others has one of its own.
fn network(system: &System, number: u32) -> &'static str {
    match system.network {
        "MGMT" => "OPS-SV",
        // Two domains: one for care, one for the office.
        "HIS-SV" if system.id == "sys-directory" && number > 3 => "OA-SV",
        other => other,
    }
}

/// Servers, storage, appliances.
pub fn build(estate: &mut Estate<'_>, rack: &mut Rack) {
    let physical = estate.plan.target("device/server");
    let hosts = (physical * 3 / 10).max(2);
    for number in 1..=hosts {
        host(estate, rack, number);
    }
    let beds = estate.plan.beds;
    let mut left = physical - hosts.min(physical);
    let mut own: Vec<(&'static str, u32)> = Vec::new();
    for (id, wanted) in OWN_MACHINES {
        let Some(system) = systems::systems(beds).find(|system| system.id == *id) else { continue };
        let given: u32 = own.iter().filter(|(known, _)| known == id).map(|(_, number)| number).sum();
        let number = system.servers_at(beds).saturating_sub(given).min(*wanted).min(left);
        left -= number;
        own.push((system.id, number));
    }
    let mut virtuals = 0;
    for system in systems::systems(beds) {
        let machines: u32 = own.iter().filter(|(id, _)| *id == system.id).map(|(_, number)| number).sum();
        for number in 1..=system.servers_at(beds) {
            if number <= machines {
                machine(estate, rack, system, number);
            } else {
                virtuals += 1;
                virtual_machine(estate, system, number, hosts, false);
            }
        }
    }
    jump_host(estate, hosts);
    virtuals += 1;
    let testable: Vec<&'static System> =
        systems::systems(beds).filter(|system| system.servers_at(beds) > 0 && system.medical).collect();
    let mut number = 0;
    while virtuals < estate.plan.target("device/virtual") && !testable.is_empty() {
        let system = testable[number as usize % testable.len()];
        virtual_machine(estate, system, 90 + number / testable.len() as u32, hosts, true);
        number += 1;
        virtuals += 1;
    }
    // Machines left over run the second site of the virtual platform.
    for number in 1..=left {
        host(estate, rack, hosts + number);
    }
    storage(estate, rack);
    appliances(estate, rack);
}

fn host(estate: &mut Estate<'_>, rack: &mut Rack, number: u32) {
    let room = estate.server_room();
    let id = format!("host-{number:02}");
    let leg = estate.leg("eth0", "MGMT", By::Cable);
    let name = format!("仮想基盤ホスト {number}");
    let device = estate.add(id.clone(), name, "device/server", models::find("model-host"), room);
    device.legs.push(leg);
    device.vendor = "v-minato";
    rack.mount(device);
    rack.cable(estate, &format!("{id}/eth0"), "access", "MGMT", &[]);
    rack.cable(estate, &format!("{id}/eth1"), "trunk", "MGMT", super::core::BACKBONE);
}

fn machine(estate: &mut Estate<'_>, rack: &mut Rack, system: &'static System, number: u32) {
    let room = estate.server_room();
    let id = format!("srv-{}-{number:02}", &system.id[4..]);
    let segment = network(system, number);
    let mut legs = vec![estate.leg("eth0", segment, By::Cable)];
    if system.id == "sys-dialysis" {
        let mut leg = estate.leg("eth1", "DIAL-PRIVATE", By::Cable);
        leg.ip = Some([192, 168, 1, 10]);
        legs.push(leg);
    }
    let (model, function) = match (system.id, number) {
        ("sys-backup", 1) => ("model-backup-server", "backup-server"),
        ("sys-backup", 2) => ("model-backup-server", "log-server"),
        ("sys-nurse-call", 1) => ("model-exchange", "telephone"),
        ("sys-food" | "sys-eye", _) => ("model-server-2018", ""),
        _ => ("model-server", ""),
    };
    let role = match function {
        "log-server" => "ログサーバ",
        "backup-server" => "バックアップサーバ",
        "telephone" => "電話交換機",
        _ => ROLES[(number as usize - 1) % ROLES.len()],
    };
    let name = format!("{} {role}", system.name);
    let device = estate.add(id.clone(), name, "device/server", models::find(model), room);
    device.legs = legs;
    device.function = function;
    device.systems.push(system.id);
    device.vendor = system.vendor;
    rack.mount(device);
    rack.cable(estate, &format!("{id}/eth0"), "access", segment, &[]);
    if function == "log-server" {
        estate.site.log_server.clone_from(&id);
    }
    estate.site.servers.entry(system.id).or_default().push(id);
}

fn virtual_machine(estate: &mut Estate<'_>, system: &'static System, number: u32, hosts: u32, test: bool) {
    let room = estate.server_room();
    let id = format!("vm-{}-{number:02}", &system.id[4..]);
    let leg = estate.leg("eth0", network(system, number), By::Cable);
    let model = match (number + system.id.len() as u32) % 5 {
        0 => "model-virtual-linux",
        1 | 2 => "model-virtual-2019",
        _ => "model-virtual",
    };
    let role = if test { "検証サーバ" } else { ROLES[(number as usize - 1) % ROLES.len()] };
    let host = estate.devices.len() as u32 % hosts + 1;
    let name = format!("{} {role}", system.name);
    let device = estate.add(id.clone(), name, "device/virtual", models::find(model), room);
    device.legs.push(leg);
    device.host = Some(format!("host-{host:02}"));
    device.function = match (system.id, number) {
        ("sys-directory", 1 | 2 | 4 | 5) => "directory-server",
        ("sys-directory", _) => "nas",
        _ => "",
    };
    device.vendor = system.vendor;
    device.systems.push(system.id);
    if test {
        device.mark = "test";
    } else {
        estate.site.servers.entry(system.id).or_default().push(id);
    }
}

fn jump_host(estate: &mut Estate<'_>, hosts: u32) {
    let room = estate.server_room();
    let id = "vm-jump-01".to_owned();
    let leg = estate.leg("eth0", "VENDOR-RM", By::Cable);
    let name = "リモート保守 踏み台サーバ".to_owned();
    let device = estate.add(id.clone(), name, "device/virtual", models::find("model-virtual"), room);
    device.legs.push(leg);
    device.host = Some(format!("host-{hosts:02}"));
    device.systems.push("sys-endpoint");
    device.vendor = "v-minato";
    estate.site.jump_host = id;
}

fn storage(estate: &mut Estate<'_>, rack: &mut Rack) {
    let room = estate.server_room();
    // Model, name, system, network; taken in turn until the figure is met.
    let rows: [(&str, &str, &str, &'static str, &'static str); 8] = [
        ("st-backup", "バックアップディスク", "model-nas", "sys-backup", "BACKUP"),
        ("st-tape", "テープ装置", "model-tape", "sys-backup", "BACKUP"),
        ("st-san", "仮想基盤ストレージ", "model-san", "sys-directory", "MGMT"),
        ("st-pacs", "PACS 画像ストレージ", "model-san", "sys-pacs", "IMG-SV"),
        ("st-file", "ファイルサーバ NAS(情報系)", "model-nas", "sys-directory", "OA-SV"),
        ("st-san", "仮想基盤ストレージ", "model-san", "sys-directory", "MGMT"),
        ("st-pacs", "PACS 画像ストレージ", "model-san", "sys-pacs", "IMG-SV"),
        ("st-endoscopy", "内視鏡画像 NAS", "model-nas", "sys-endoscopy", "PHYS"),
    ];
    for at in 0..estate.plan.target("device/storage").max(2) {
        let (stem, name, model, system, segment) = rows[at as usize % rows.len()];
        let id = estate.number(stem);
        let leg = estate.leg("eth0", segment, By::Cable);
        let vendor = systems::systems(estate.plan.beds).find(|one| one.id == system).map_or("", |one| one.vendor);
        let device = estate.add(id.clone(), name.to_owned(), "device/storage", models::find(model), room);
        device.legs.push(leg);
        device.systems.push(system);
        device.vendor = vendor;
        rack.mount(device);
        rack.cable(estate, &format!("{id}/eth0"), "access", segment, &[]);
        if system == "sys-backup" {
            estate.site.backup_devices.push(id);
        }
    }
}

fn appliances(estate: &mut Estate<'_>, rack: &mut Rack) {
    let room = estate.server_room();
    let rows = [
        ("auth", "認証サーバ(RADIUS)"),
        ("dns", "DHCP・DNSサーバ"),
        ("nms", "ネットワーク監視サーバ"),
        ("nac", "接続検知装置(NAC)"),
    ];
    for at in 0..estate.plan.target("device/network-server").max(2) {
        let (stem, name) = rows[at as usize % rows.len()];
        let id = estate.number(stem);
        let leg = estate.leg("eth0", "OPS-SV", By::Cable);
        let name = format!("{name} {}", at as usize / rows.len() + 1);
        let device = estate.add(id.clone(), name, "device/network-server", models::find("model-auth"), room);
        device.legs.push(leg);
        device.systems.push("sys-endpoint");
        device.vendor = "v-minato";
        device.function = if stem == "auth" { "authentication" } else { "other" };
        rack.mount(device);
        rack.cable(estate, &format!("{id}/eth0"), "access", "OPS-SV", &[]);
    }
}
