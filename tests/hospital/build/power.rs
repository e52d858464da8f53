//! Supplies: one a closet, and those of the racks.

use super::core::Rack;
use super::estate::{By, Estate};
use super::wiring;
use crate::hospital::tables::models;

/// A UPS for every closet and rack; what is left of the figure are power strips.
pub fn build(estate: &mut Estate<'_>, rack: &mut Rack) {
    let mut left = estate.plan.target("device/power");
    for (closet, floor) in wiring::closet_ids(estate) {
        let id = format!("ups-{}", &closet[4..]);
        let leg = estate.leg("eth0", "MGMT", By::Cable);
        let room = estate.rooms.iter().position(|room| room.floor == floor).unwrap_or(0);
        let name = format!("無停電電源 {}", closet.to_uppercase());
        let device = estate.add(id, name, "device/power", models::find("model-ups-eps"), room);
        device.legs.push(leg);
        device.rack = Some(closet);
        left = left.saturating_sub(1);
    }
    let room = estate.server_room();
    for number in 1..=rack.count() {
        let id = format!("ups-rack-{number:02}");
        let leg = estate.leg("eth0", "MGMT", By::Cable);
        let name = format!("無停電電源 ラック{number}");
        let device = estate.add(id.clone(), name, "device/power", models::find("model-ups-rack"), room);
        device.legs.push(leg);
        device.rack = Some(format!("rack-{number:02}"));
        rack.cable(estate, &format!("{id}/eth0"), "access", "MGMT", &[]);
        left = left.saturating_sub(1);
    }
    for number in 0..left {
        let at = number % rack.count() + 1;
        let id = estate.number(&format!("pdu-rack-{at:02}"));
        let name = format!("電源タップ ラック{at}");
        let device = estate.add(id, name, "device/power", models::find("model-pdu"), room);
        device.rack = Some(format!("rack-{at:02}"));
        device.power = vec![format!("ups-rack-{at:02}")];
    }
}
