//! The middle of the network in the server room: racks, core, server switches, firewalls, routers.

use super::estate::{By, Cable, Device, Estate, PortUse, network_of};
use super::terminals::outlet;
use crate::hospital::site::Ending;
use crate::hospital::tables::models;
use crate::hospital::tables::network::SEGMENTS;
use crate::hospital::tables::systems::{self, Ends, Line};

/// Cabling of the server room: which ports are taken.
pub struct Rack {
    racks: u32,
    next_rack: u32,
    server_switches: Vec<(String, u32)>,
    next_switch: usize,
    core_next: u32,
}

impl Rack {
    /// Racks for everything that goes into the server room.
    pub fn new(estate: &Estate<'_>) -> Self {
        let figures =
            ["device/server", "device/storage", "device/network-server", "device/vendor-router", "device/router"];
        let devices: u32 = figures.iter().map(|figure| estate.plan.target(figure)).sum();
        Self { racks: (devices / 8).max(2), next_rack: 0, server_switches: Vec::new(), next_switch: 0, core_next: 1 }
    }

    /// How many racks there are.
    pub fn count(&self) -> u32 {
        self.racks
    }

    /// Puts a device into the next rack, on that rack's supply.
    pub fn mount(&mut self, device: &mut Device) {
        let rack = self.next_rack % self.racks + 1;
        self.next_rack += 1;
        device.rack = Some(format!("rack-{rack:02}"));
        device.power = vec![format!("ups-rack-{rack:02}")];
    }

    /// Cables a port of a device to the next free port of a server switch.
    pub fn cable(
        &mut self,
        estate: &mut Estate<'_>,
        end: &str,
        mode: &'static str,
        segment: &'static str,
        tagged: &[&'static str],
    ) {
        let count = self.server_switches.len();
        let Some(at) =
            (0..count).map(|step| (self.next_switch + step) % count).find(|at| self.server_switches[*at].1 <= 48)
        else {
            return;
        };
        self.next_switch = at + 1;
        let (id, next) = &mut self.server_switches[at];
        let port = PortUse {
            name: format!("Gi1/0/{next}"),
            mode,
            segment,
            tagged: tagged.to_vec(),
            description: end.to_owned(),
        };
        estate.cables.push(Cable {
            file: "server-room".to_owned(),
            kind: "patch",
            a: format!("{id}/{}", port.name),
            b: end.to_owned(),
            medium: "cat6a",
            half_metres: 4 + *next % 5,
            cores: 0,
        });
        *next += 1;
        estate.ports.entry(id.clone()).or_default().push(port);
    }

    /// The next free port of both core switches, which are alike.
    pub fn core_port(&mut self) -> String {
        let next = self.core_next;
        self.core_next += 1;
        if next <= 48 { format!("Twe1/0/{next}") } else { format!("Twe2/0/{}", next - 48) }
    }
}

/// Segments a trunk between switches carries.
pub const BACKBONE: &[&str] =
    &["HIS-SV", "IMG-SV", "LAB", "PHYS", "PHARM", "OR-ICU", "DIAL", "FOOD", "OA-SV", "OPS-SV", "BACKUP"];

/// Core and server switches, wireless controllers, firewalls.
pub fn build(estate: &mut Estate<'_>, rack: &mut Rack) {
    let room = estate.server_room();
    for number in 1..=estate.plan.target("device/core").max(2) {
        let id = format!("core-{number}");
        let mut legs = vec![estate.leg("Vlan99", "MGMT", By::Cable)];
        if number == 1 {
            for row in SEGMENTS.iter().filter(|row| routed_by_core(row.name)) {
                let mut leg = estate.leg(format!("Vlan{}", row.vlan), row.name, By::Cable);
                leg.ip = network_of(row, estate.plan.copy).map(|(base, _)| (base + 1).to_be_bytes());
                leg.mac = legs[0].mac;
                legs.push(leg);
            }
            legs.remove(0);
            for leg in legs.iter_mut().skip(1) {
                // The virtual interfaces of a core share the MAC address of the box; one row is enough.
                leg.mac = None;
            }
        }
        let device = estate.add(id, format!("コアスイッチ {number}"), "device/core", models::find("model-core"), room);
        device.legs = legs;
        rack.mount(device);
    }
    for number in 1..=estate.plan.target("device/aggregation") {
        let id = format!("sw-server-{number:02}");
        let leg = estate.leg("Vlan99", "MGMT", By::Cable);
        let name = format!("サーバスイッチ {number}");
        let device = estate.add(id.clone(), name, "device/aggregation", models::find("model-server-switch"), room);
        device.legs.push(leg);
        rack.mount(device);
        rack.server_switches.push((id.clone(), 1));
        let port = rack.core_port();
        for core in 1..=2u32 {
            uplink(estate, &format!("core-{core}/{port}"), &format!("{id}/Te1/1/{core}"), BACKBONE, "server-room");
        }
    }
    for number in 1..=estate.plan.target("device/wlan-controller") {
        let id = format!("wlc-{number}");
        let leg = estate.leg("port1", "MGMT", By::Cable);
        let name = format!("無線コントローラ {number}");
        let device = estate.add(id.clone(), name, "device/wlan-controller", models::find("model-wlc"), room);
        device.legs.push(leg);
        rack.mount(device);
        let tagged = ["HIS-WL", "NCALL-VOICE", "OA-CL", "GUEST"];
        rack.cable(estate, &format!("{id}/port1"), "trunk", "MGMT", &tagged);
    }
    firewalls(estate, rack);
}

/// Whether the core is the gateway of a segment.
pub fn routed_by_core(segment: &str) -> bool {
    !matches!(
        segment,
        "DMZ" | "ELIG" | "GUEST" | "VENDOR-RM" | "LAB-PRIVATE" | "DIAL-PRIVATE" | "UNUSED" | "QUARANTINE"
    )
}

/// A trunk without panels between two ports.
pub fn uplink(estate: &mut Estate<'_>, a: &str, b: &str, tagged: &[&'static str], file: &str) {
    estate.cables.push(Cable {
        file: file.to_owned(),
        kind: "patch",
        a: a.to_owned(),
        b: b.to_owned(),
        medium: "multi-mode",
        half_metres: 6,
        cores: 2,
    });
    for (own, other) in [(a, b), (b, a)] {
        trunk_port(estate, own, tagged, other);
    }
}

/// Shuts the ports of core and server switches that nothing ends on.
pub fn shut(estate: &mut Estate<'_>) {
    for device in estate.devices.iter().filter(|one| matches!(one.figure, "device/core" | "device/aggregation")) {
        let ports = estate.ports.entry(device.id.clone()).or_default();
        for (stem, first, last, ..) in device.model.ports {
            for number in *first..=*last {
                let name = format!("{stem}{number}");
                if ports.iter().all(|port| port.name != name) {
                    ports.push(PortUse {
                        name,
                        mode: "unused",
                        segment: "UNUSED",
                        tagged: Vec::new(),
                        description: String::new(),
                    });
                }
            }
        }
    }
}

/// Declares a port as trunk.
pub fn trunk_port(estate: &mut Estate<'_>, port: &str, tagged: &[&'static str], other: &str) {
    if let Some((device, name)) = port.split_once('/') {
        estate.ports.entry(device.to_owned()).or_default().push(PortUse {
            name: name.to_owned(),
            mode: "trunk",
            segment: "MGMT",
            tagged: tagged.to_vec(),
            description: other.to_owned(),
        });
    }
}

fn firewalls(estate: &mut Estate<'_>, rack: &mut Rack) {
    let room = estate.server_room();
    let number = estate.plan.target("device/firewall").max(4);
    for at in 0..number {
        // In pairs: towards the internet, towards vendors, then between inner networks.
        let (stem, what, model, legs): (&str, &str, &str, &[(&'static str, &'static str)]) = match at / 2 {
            0 => ("fw-internet", "インターネット境界", "model-firewall-200", &[("port1", "DMZ"), ("port2", "TRANSIT")]),
            1 => ("fw-vendor", "保守接続境界", "model-firewall-100", &[("port1", "VENDOR-RM"), ("port2", "TRANSIT")]),
            _ => ("fw-inner", "部門間", "model-firewall-100", &[("port1", "TRANSIT"), ("port2", "OPS-SV")]),
        };
        let id = estate.number(stem);
        let role = if at % 2 == 0 { "主" } else { "副" };
        let mut own = Vec::new();
        for (port, segment) in legs.iter().chain(&[("port8", "MGMT")]) {
            let mut leg = estate.leg(*port, segment, By::Cable);
            // The active one of a pair is the gateway of what lies behind it.
            if at % 2 == 0 && !routed_by_core(segment) {
                let row = SEGMENTS.iter().find(|row| row.name == *segment);
                leg.ip =
                    row.and_then(|row| network_of(row, estate.plan.copy)).map(|(base, _)| (base + 1).to_be_bytes());
            }
            own.push(leg);
        }
        let device = estate.add(
            id.clone(),
            format!("{what}ファイアウォール({role})"),
            "device/firewall",
            models::find(model),
            room,
        );
        device.legs = own;
        device.vendor = "v-minato";
        rack.mount(device);
        for (port, segment) in legs.iter().chain(&[("port8", "MGMT")]) {
            rack.cable(estate, &format!("{id}/{port}"), "access", segment, &[]);
        }
        match at / 2 {
            0 => estate.site.internet_firewalls.push(id),
            1 => estate.site.maintenance_firewalls.push(id),
            _ => {}
        }
    }
}

/// A box for every line, and where each line ends.
pub fn lines(estate: &mut Estate<'_>, rack: &mut Rack) {
    let beds = estate.plan.beds;
    for line in systems::lines(beds) {
        let ending = match line.ends {
            Ends::InternetFirewall => {
                let port = if line.id.ends_with("-2") { "wan2" } else { "wan1" };
                estate.site.internet_firewalls.first().map(|id| (id.clone(), port))
            }
            Ends::MaintenanceFirewall => {
                let port = if line.id.ends_with("-2") { "wan2" } else { "wan1" };
                estate
                    .site
                    .maintenance_firewalls
                    .first()
                    .or(estate.site.internet_firewalls.last())
                    .map(|id| (id.clone(), port))
            }
            Ends::Exchange => Some(("srv-nurse-call-01".to_owned(), "eth1")),
            // The payment box has a second port; the government's own is kept as a spare.
            Ends::HospitalRouter => {
                let own = hospital_router(estate, rack, line);
                let shared = line.id == "line-government";
                Some(if shared { ("rt-payment".to_owned(), "wan2") } else { (own, "wan1") })
            }
            Ends::VendorRouter => Some((vendor_router(estate, rack, line), "wan1")),
        };
        if let Some((device, port)) = ending
            && let Some(found) = estate.devices.iter().find(|one| one.id == device)
        {
            let location = found.location(&estate.rooms);
            estate.site.endings.insert(line.id, Ending { device, port, location });
        }
    }
}

fn hospital_router(estate: &mut Estate<'_>, rack: &mut Rack, line: &'static Line) -> String {
    let room = estate.server_room();
    let id = format!("rt-{}", &line.id[5..]);
    let segment = match line.network {
        "ELIG" => "ELIG",
        _ => "VENDOR-RM",
    };
    let mut leg = estate.leg("lan1", segment, By::Cable);
    if segment == "ELIG" && line.id == "line-eligibility" {
        let row = SEGMENTS.iter().find(|row| row.name == segment);
        leg.ip = row.and_then(|row| network_of(row, estate.plan.copy)).map(|(base, _)| (base + 1).to_be_bytes());
    }
    let device =
        estate.add(id.clone(), format!("ルータ {}", line.name), "device/router", models::find("model-router"), room);
    device.legs.push(leg);
    device.systems.push(line.system);
    rack.mount(device);
    rack.cable(estate, &format!("{id}/lan1"), "access", segment, &[]);
    id
}

fn vendor_router(estate: &mut Estate<'_>, rack: &mut Rack, line: &'static Line) -> String {
    let id = format!("vr-{}", &line.id[5..]);
    let model = match line.kind {
        "closed-mobile" => "model-lte",
        _ if line.id == "line-rm-mri" => "model-vendor-gate",
        _ if matches!(line.id, "line-rm-pacs" | "line-rm-his" | "line-rm-surgery") => "model-vendor-vpn",
        _ => "model-vendor-router",
    };
    // Most land behind the firewall for vendors; some stand in the department and reach its network at once.
    let (segment, room): (&'static str, Option<&str>) = match line.id {
        "line-rm-lis" => ("LAB", Some("2f-laboratory")),
        "line-rm-exchange" => ("NCALL-VOICE", Some("b1f-facilities")),
        "line-food" => ("FOOD", Some("b1f-nutrition")),
        "line-rm-endoscopy" => ("PHYS", Some("2f-endoscopy")),
        "line-rm-dialysis" => ("DIAL", Some("2f-dialysis")),
        "line-rm-angio" => ("IMG-MOD", None),
        "line-guest" => ("GUEST", None),
        "line-rm-building" => ("BAS-CCTV", Some("b1f-facilities")),
        _ => ("VENDOR-RM", None),
    };
    let room = room.and_then(|room| estate.room(room));
    let lan = if model == "model-vendor-gate" { "port1" } else { "lan1" };
    let mut leg = estate.leg(lan, segment, if room.is_some() { outlet() } else { By::Cable });
    if segment == "GUEST" {
        leg.ip = Some([100, 64, 0, 1]);
    }
    let mut legs = vec![leg];
    let private = match line.id {
        "line-rm-lis" => Some("LAB-PRIVATE"),
        "line-rm-dialysis" => Some("DIAL-PRIVATE"),
        _ => None,
    };
    if let Some(segment) = private {
        let mut leg = estate.leg("lan2", segment, By::Cable);
        leg.ip = Some([192, 168, 1, 1]);
        legs.push(leg);
    }
    let what = if line.purpose == "remote-maintenance" { "保守ルータ" } else { "事業者ルータ" };
    let name = format!("{what} {}", line.name.trim_start_matches("リモート保守 "));
    let place = room.unwrap_or_else(|| estate.server_room());
    let device = estate.add(id.clone(), name, "device/vendor-router", models::find(model), place);
    device.legs = legs;
    device.systems.push(line.system);
    device.vendor = line.vendor;
    if room.is_none() {
        rack.mount(device);
        rack.cable(estate, &format!("{id}/{lan}"), "access", segment, &[]);
    }
    id
}
