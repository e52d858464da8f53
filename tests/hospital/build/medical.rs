//! Medical devices: modalities, patient monitors, analysers and what treats patients.

use super::estate::{By, Estate};
use super::terminals::outlet;
use crate::hospital::tables::models;
use crate::hospital::tables::places::Item;

/// Puts them into every room.
pub fn build(estate: &mut Estate<'_>) {
    for room in 0..estate.rooms.len() {
        modalities(estate, room);
        monitors(estate, room);
        others(estate, room);
    }
}

/// Model, name, vendor, segment of a room's modalities, taken in turn.
type Kind = (&'static str, &'static str, &'static str, &'static str);

const XRAY: Kind = ("model-xray", "一般撮影装置", "v-toto", "IMG-MOD");
const ULTRASOUND: Kind = ("model-ultrasound", "超音波診断装置", "v-hakusan", "IMG-MOD");
const FLUOROSCOPY: Kind = ("model-fluoroscopy", "透視装置", "v-toto", "IMG-MOD");
const MAMMOGRAPHY: Kind = ("model-mammography", "乳房撮影装置", "v-toto", "IMG-MOD");
const ECG: Kind = ("model-ecg", "心電計", "v-hokuto", "PHYS");
const ENDOSCOPE: Kind = ("model-endoscope", "内視鏡装置", "v-koyo", "PHYS");

fn kinds(room: &str) -> &'static [Kind] {
    let end = room.rsplit('-').next().unwrap_or_default();
    match end {
        "ct" => &[("model-ct", "CT装置", "v-nichirin", "IMG-MOD")],
        "mri" => &[("model-mri", "MRI装置", "v-nichirin", "IMG-MOD")],
        "fluoroscopy" => &[FLUOROSCOPY],
        "angiography" => &[("model-angiography", "血管造影装置", "v-hakusan", "IMG-MOD")],
        "ultrasound" => &[ULTRASOUND],
        "physiology" => &[ECG],
        "endoscopy" => &[ENDOSCOPE],
        "imaging" => &[XRAY, MAMMOGRAPHY, ULTRASOUND, FLUOROSCOPY],
        "xray" => &[XRAY, XRAY, XRAY, MAMMOGRAPHY],
        _ if end.starts_with("or") => &[("model-c-arm", "外科用Cアーム", "v-toto", "IMG-MOD")],
        _ => &[ULTRASOUND],
    }
}

fn modalities(estate: &mut Estate<'_>, room: usize) {
    let kinds = kinds(&estate.rooms[room].id);
    for number in 0..estate.holds(room, Item::Modality) {
        let (model, what, vendor, segment) = kinds[number as usize % kinds.len()];
        let id = estate.number(&model.replace("model-", "mod-"));
        let leg = estate.leg("eth0", segment, outlet());
        let serial = id.rsplit('-').next().unwrap_or_default();
        let name = format!("{what} {} {serial}", estate.rooms[room].name);
        let device = estate.add(id, name, "device/modality", models::find(model), room);
        device.legs.push(leg);
        device.systems.push(match segment {
            "PHYS" if vendor == "v-koyo" => "sys-endoscopy",
            "PHYS" => "sys-physiology",
            _ => "sys-pacs",
        });
        device.vendor = vendor;
    }
}

/// The maker wires its monitors to a switch of its own, which takes one outlet.
fn monitors(estate: &mut Estate<'_>, room: usize) {
    let number = estate.holds(room, Item::Monitor);
    let stem = estate.rooms[room].id.clone();
    let mut switch: Option<(String, u32)> = None;
    for at in 0..number {
        let name = estate.rooms[room].name.clone();
        if at == 0 && number >= 4 {
            let id = estate.number(&format!("msw-{stem}"));
            let leg = estate.leg("1", "MON", outlet());
            switch = Some((id.clone(), 2));
            let name = format!("モニタ用スイッチ {name}");
            let device = estate.add(id, name, "device/monitor", models::find("model-maker-switch"), room);
            device.legs.push(leg);
            device.systems.push("sys-surgery");
            device.vendor = "v-seiran";
            continue;
        }
        let central = at <= 1 && number >= 4;
        let (code, what, model) = if central {
            ("cm", "セントラルモニタ", "model-monitor-central")
        } else {
            ("bm", "ベッドサイドモニタ", "model-monitor")
        };
        let id = estate.number(&format!("{code}-{stem}"));
        let by = match &mut switch {
            Some((id, next)) if *next <= 24 => {
                *next += 1;
                By::Port(format!("{id}/{}", *next - 1))
            }
            _ => outlet(),
        };
        let leg = estate.leg("eth0", "MON", by);
        let device = estate.add(id, format!("{what} {name} {at}"), "device/monitor", models::find(model), room);
        device.legs.push(leg);
        device.systems.push("sys-surgery");
        device.vendor = "v-seiran";
    }
}

fn others(estate: &mut Estate<'_>, room: usize) {
    let end = estate.rooms[room].id.rsplit('-').next().unwrap_or_default().to_owned();
    for number in 1..=estate.holds(room, Item::Medical) {
        let (model, what, vendor, segment, system) = match end.as_str() {
            "laboratory" if number % 10 == 7 => ("model-analyser-old", "分析装置(旧型)", "v-labonet", "LAB", "sys-lis"),
            "laboratory" | "pathology" | "transfusion" => ("model-analyser", "分析装置", "v-labonet", "LAB", "sys-lis"),
            "dialysis" => ("model-dialyser", "透析装置", "v-seiryu", "DIAL", "sys-dialysis"),
            "physiology" => ("model-ecg", "呼吸機能・脳波計", "v-hokuto", "PHYS", "sys-physiology"),
            "examination" => ("model-ecg", "健診計測装置", "v-hokuto", "PHYS", "sys-checkup"),
            "rehabilitation" => ("model-therapy", "訓練装置", "v-rehaworks", "", "sys-rehab"),
            "station" => ("model-pump-gateway", "輸液ポンプゲートウェイ", "v-seiran", "OR-ICU", "sys-surgery"),
            _ if number % 3 == 1 => {
                ("model-pump-gateway", "輸液ポンプゲートウェイ", "v-seiran", "OR-ICU", "sys-surgery")
            }
            _ => ("model-ventilator", "人工呼吸器", "v-seiran", "", "sys-surgery"),
        };
        let id = estate.number(&model.replace("model-", "me-"));
        let leg = (!segment.is_empty()).then(|| estate.leg("eth0", segment, outlet()));
        let serial = id.rsplit('-').next().unwrap_or_default();
        let name = format!("{what} {} {serial}", estate.rooms[room].name);
        let device = estate.add(id, name, "device/medical", models::find(model), room);
        device.legs.extend(leg);
        device.systems.push(system);
        device.vendor = vendor;
    }
}
