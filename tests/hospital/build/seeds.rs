//! Seeds faults into the estate before it is written.

use super::estate::{By, Device, Estate};
use crate::hospital::day::Day;
use crate::hospital::plan::Plan;
use crate::hospital::tables::models;
use crate::hospital::tables::models::FLAWED;
use crate::hospital::writer::{Fill, Group, Row, Value};

/// Faults that show in devices and wiring.
pub fn sow(estate: &mut Estate<'_>) {
    let plan = estate.plan;
    if plan.has("outlet-id-twice")
        && let [first, second, ..] = &mut estate.outlets[..]
    {
        second.cad.clone_from(&first.cad);
        (first.seeded, second.seeded) = (true, true);
    }
    if plan.has("outlet-not-in-drawing")
        && let Some(outlet) = estate.outlets.iter_mut().filter(|outlet| outlet.state == "in-use").nth(9)
    {
        outlet.seeded = true;
        outlet.cad.clear();
    }
    ports(estate);
    addresses(estate);
    if plan.has("medical-in-office")
        && let Some(device) = estate.devices.iter_mut().find(|device| device.figure == "device/modality")
    {
        let leg = &mut device.legs[0];
        leg.segment = "OA-CL";
        leg.by = By::Cable;
        leg.ip = None;
    }
    if plan.has("printer-both") {
        let leg = estate.leg("eth1", "OA-CL", By::Cable);
        if let Some(device) = estate.devices.iter_mut().find(|device| device.figure == "device/laser-printer") {
            device.legs.push(leg);
        }
    }
    if plan.has("router-unknown") {
        let mut leg = estate.leg("lan1", "", By::Cable);
        leg.ip = None;
        let room = estate.office("dep-radiology");
        let name = "ケーブルのつながった LTE ルータ".to_owned();
        let device = estate.add("vr-unknown".to_owned(), name, "device/vendor-router", models::find("model-lte"), room);
        device.legs.push(leg);
        device.mark = "router-unknown";
    }
    for (fault, figure, number) in [
        ("retired-plugged", "device/his-desktop", 1),
        ("vpn-exploited", "device/firewall", 1),
        ("password-reused", "device/virtual", 10),
        ("password-factory", "device/floor-48", 1),
        ("tablet-lost", "device/tablet", 1),
    ] {
        if plan.has(fault) {
            let devices = estate.devices.iter_mut().filter(|device| device.figure == figure);
            devices.take(number).for_each(|device| device.mark = fault);
        }
    }
    if plan.has("windows-7")
        && let Some(device) = estate.devices.iter_mut().find(|device| device.model.id == "model-analyser")
    {
        device.mark = "windows-7";
    }
}

/// The first wired EHR terminal after the first `skip`, with the switch port at the end of its wiring.
fn wired(estate: &Estate<'_>, skip: usize) -> Option<(usize, String)> {
    let terminals = estate.devices.iter().enumerate().filter(|(_, device)| device.figure == "device/his-desktop");
    terminals
        .filter_map(|(at, device)| {
            let By::Outlet(outlet) = &device.legs.first()?.by else { return None };
            let run = estate.cables.iter().find(|cable| cable.b == *outlet)?;
            let lead = estate.cables.iter().find(|cable| cable.kind == "patch" && cable.b == run.a)?;
            Some((at, lead.a.clone()))
        })
        .nth(skip)
}

fn ports(estate: &mut Estate<'_>) {
    let plan = estate.plan;
    for (fault, skip, mode, segment) in [("port-unused", 0, "unused", "UNUSED"), ("port-office", 1, "access", "OA-CL")]
    {
        if plan.has(fault)
            && let Some((_, port)) = wired(estate, skip)
            && let Some((switch, name)) = port.split_once('/')
            && let Some(port) =
                estate.ports.get_mut(switch).and_then(|ports| ports.iter_mut().find(|one| one.name == name))
        {
            port.mode = mode;
            port.segment = segment;
        }
    }
    if plan.has("outlet-nowhere")
        && let Some((_, port)) = wired(estate, 2)
    {
        estate.cables.retain(|cable| cable.a != port);
    }
    if plan.has("port-two-cables")
        && let (Some((_, first)), Some((_, second))) = (wired(estate, 3), wired(estate, 4))
        && let Some(cable) = estate.cables.iter_mut().find(|cable| cable.a == second)
    {
        cable.a = first;
    }
    if plan.has("port-missing")
        && let Some((_, port)) = wired(estate, 5)
        && let Some(cable) = estate.cables.iter_mut().find(|cable| cable.a == port)
        && let Some((switch, _)) = port.split_once('/')
    {
        cable.a = format!("{switch}/port1.0.99");
    }
}

fn addresses(estate: &mut Estate<'_>) {
    let plan = estate.plan;
    let [first, second, third, ..] = estate
        .devices
        .iter()
        .enumerate()
        .filter(|(_, device)| device.figure == "device/his-desktop")
        .map(|(at, _)| at)
        .collect::<Vec<_>>()[..]
    else {
        return;
    };
    if plan.has("mac-twice") {
        estate.devices[second].legs[0].mac = estate.devices[first].legs[0].mac;
    }
    if plan.has("address-twice") {
        estate.devices[third].legs[0].ip = estate.devices[second].legs[0].ip;
    }
    if plan.has("address-outside") {
        estate.devices[first].legs[0].ip = Some([172, 31, 255, 7]);
    }
}

/// Faults that show in a device's own facts.
pub fn show(row: Row, device: &Device) -> Row {
    match device.mark {
        "retired-plugged" => row.instead("state", "retired").instead("retired", Value::Day(Day::new(2026, 5, 20))),
        "vpn-exploited" => row
            .instead("firmware", Value::Ref(FLAWED.to_owned()))
            .instead("patch", Group::new().text("state", "behind").day("checked", Day::new(2026, 9, 1))),
        "password-reused" => row.instead("credentials", Group::new().yes("factory_changed", true).yes("reused", true)),
        "password-factory" => {
            row.instead("credentials", Group::new().yes("factory_changed", false).yes("reused", false))
        }
        "tablet-lost" => row.instead("state", "lost"),
        "windows-7" => row.instead("os", Value::Ref("prod-os-win7".to_owned())),
        "router-unknown" => row.instead("department", Value::Ref("dep-radiology".to_owned())),
        _ => row,
    }
}

/// Whether a product is in the hospital.
pub fn holds_product(plan: &Plan, id: &str) -> bool {
    id != FLAWED || plan.has("vpn-exploited")
}
