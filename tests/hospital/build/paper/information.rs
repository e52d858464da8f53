//! Types of information, what systems hold of them, and to whom they go.

use super::Paper;
use crate::hospital::day::Day;
use crate::hospital::tables::posts;
use crate::hospital::tables::systems::System;
use crate::hospital::writer::{Book, Fill, Group, Row};

/// Id, name, type, importance, personal, kept for, law, owner.
type Info = (&'static str, &'static str, &'static str, &'static str, bool, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const INFORMATION: [Info; 24] = [
    ("inf-record", "診療録", "medical-record", "critical", true, "5年", "医師法第24条", posts::RECORDS),
    ("inf-order", "指示・オーダ", "order", "critical", true, "5年", "医療法施行規則第20条", posts::RECORDS),
    ("inf-nursing", "看護記録", "medical-record", "important", true, "5年", "医療法施行規則第20条", posts::NURSING),
    ("inf-summary", "退院サマリ・診療情報提供書・登録用の抜粋", "medical-record", "important", true, "5年", "医療法施行規則第20条", posts::RECORDS),
    ("inf-infection", "細菌検査・感染対策の記録", "test-result", "important", true, "5年", "医療法施行規則第20条", "dep-infection"),
    ("inf-regimen", "レジメン・電子処方箋の控え", "order", "important", true, "5年", "薬剤師法第27条", posts::PHARMACY),
    ("inf-rehab", "リハビリ・歯科の記録", "medical-record", "important", true, "5年", "医療法施行規則第20条", "dep-rehabilitation"),
    ("inf-image", "医用画像", "image", "important", true, "5年", "医療法施行規則第20条", "dep-radiology"),
    ("inf-report", "読影・病理報告書", "medical-record", "important", true, "5年", "医療法施行規則第20条", "dep-radiology"),
    ("inf-lab", "検体検査の結果", "test-result", "critical", true, "5年", "医療法施行規則第20条", posts::LABORATORY),
    ("inf-physiology", "生理検査・内視鏡の結果", "test-result", "important", true, "5年", "医療法施行規則第20条", "dep-physiology"),
    ("inf-blood", "輸血の記録", "medical-record", "critical", true, "20年", "薬機法第68条の22", posts::LABORATORY),
    ("inf-prescription", "処方・調剤の記録", "order", "critical", true, "5年", "薬剤師法第27条", posts::PHARMACY),
    ("inf-surgery", "手術・麻酔の記録", "medical-record", "critical", true, "5年", "医療法施行規則第20条", "dep-theatre"),
    ("inf-dialysis", "透析の記録", "medical-record", "important", true, "5年", "医療法施行規則第20条", "dep-dialysis"),
    ("inf-food", "食事箋・栄養指導の記録", "order", "important", true, "5年", "医療法施行規則第20条", "dep-nutrition"),
    ("inf-billing", "会計・レセプト", "billing", "important", true, "5年", "療担規則第9条", posts::BILLING),
    ("inf-patient", "患者基本情報・保険資格", "patient-personal", "important", true, "5年", "療担規則第9条", posts::BILLING),
    ("inf-checkup", "健診の結果", "test-result", "normal", true, "5年", "労働安全衛生規則第51条", "dep-checkup"),
    ("inf-consent", "同意書・スキャン文書", "medical-record", "important", true, "5年", "医療法施行規則第20条", posts::RECORDS),
    ("inf-incident", "インシデント報告", "management", "normal", true, "5年", "", posts::MEDICAL_SAFETY),
    ("inf-staff", "職員の人事・給与", "staff", "normal", true, "5年", "労働基準法第109条", posts::GENERAL_AFFAIRS),
    ("inf-management", "経営・物品の管理情報", "management", "normal", false, "10年", "", posts::ACCOUNTING),
    ("inf-technical", "設定・ログ・構成図", "technical", "important", false, "3年", "", "dep-it"),
];

/// Writes the register of information.
pub fn build(paper: &Paper<'_>, book: &mut Book) {
    let path = "systems/information.yaml";
    book.head(path, "情報の区分です。どのシステムが何を持ち、どれだけ大事で、何年残すかの基になります。年1回棚卸します。\n管理: 診療情報管理室");
    let mut random = paper.plan.random("information");
    for (id, name, kind, importance, personal, retention, law, owner) in INFORMATION {
        let owner = if owner.starts_with("dep-") && !paper.staff.departments.iter().any(|one| one.id == owner) {
            "dep-medical"
        } else {
            owner
        };
        let places = places(paper, id);
        let row = Row::block(id)
            .text("name", name)
            .text("type", kind)
            .text("importance", importance)
            .yes("personal", personal)
            .refer("owner", owner)
            .when(!places.is_empty(), |row| row.refers("locations", &places))
            // With its provider only.
            .when(id == "inf-incident", |row| row.none("locations"))
            .text("retention", retention)
            .when(!law.is_empty(), |row| row.text("legal_basis", law))
            .when(law.is_empty(), |row| row.none("legal_basis"))
            .yes("take_out", matches!(id, "inf-image" | "inf-checkup" | "inf-management"))
            .when(id != "inf-incident", |row| row.refer("disposal_procedure", "reg-disposal"))
            .day("reviewed", if random.chance(92) { Day::new(2026, 2, 20) } else { Day::new(2025, 2, 14) });
        book.add(path, "information", row);
    }
}

/// Servers and stores on which a type of information is kept.
fn places(paper: &Paper<'_>, id: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for system in crate::hospital::tables::systems::systems(paper.plan.beds) {
        if held_by(system).contains(&id)
            && system.deployment != "cloud"
            && let Some(server) = paper.site.servers.get(system.id).and_then(|servers| servers.first())
        {
            found.push(server.clone());
        }
    }
    found
}

/// What a system holds.
pub fn held_by(system: &System) -> &'static [&'static str] {
    match system.id {
        "sys-his" => &["inf-record", "inf-order", "inf-patient", "inf-nursing"],
        "sys-billing" | "sys-reception" => &["inf-billing", "inf-patient"],
        "sys-nursing" => &["inf-nursing", "inf-patient"],
        "sys-dpc" => &["inf-summary", "inf-billing"],
        "sys-document" => &["inf-consent", "inf-record"],
        "sys-pacs" | "sys-cardio-video" | "sys-eye" | "sys-radiotherapy" => &["inf-image", "inf-patient"],
        "sys-ris" | "sys-telereading" | "sys-pathology" => &["inf-report", "inf-image"],
        "sys-endoscopy" | "sys-physiology" => &["inf-physiology", "inf-patient"],
        "sys-lis" => &["inf-lab", "inf-patient"],
        "sys-bacteria" => &["inf-infection", "inf-patient"],
        "sys-transfusion" => &["inf-blood", "inf-patient"],
        "sys-pharmacy" => &["inf-prescription", "inf-patient"],
        "sys-chemo" | "sys-prescription" => &["inf-regimen", "inf-patient"],
        "sys-food" => &["inf-food", "inf-patient"],
        "sys-surgery" | "sys-icu" => &["inf-surgery", "inf-patient"],
        "sys-perinatal" | "sys-triage" => &["inf-nursing", "inf-patient"],
        "sys-dialysis" => &["inf-dialysis", "inf-patient"],
        "sys-rehab" | "sys-dental" => &["inf-rehab", "inf-patient"],
        "sys-registry" | "sys-trials" => &["inf-summary", "inf-patient"],
        "sys-checkup" => &["inf-checkup", "inf-patient"],
        "sys-nurse-call" | "sys-eligibility" | "sys-regional" => &["inf-patient"],
        "sys-incident" => &["inf-incident"],
        "sys-hr" | "sys-learning" | "sys-residents" => &["inf-staff"],
        "sys-groupware" | "sys-supplies" | "sys-warehouse" => &["inf-management"],
        "sys-directory" | "sys-endpoint" | "sys-backup" | "sys-building" | "sys-guest" | "sys-disaster" => {
            &["inf-technical"]
        }
        _ => &[],
    }
}

/// To whom a system gives information.
pub fn provisions(system: &System) -> Vec<Group> {
    let one = |to: &'static str,
               information: &'static str,
               line: &'static str,
               agreement: &'static str,
               record: &'static str| {
        Group::new()
            .text("to", to)
            .refers("information", [information])
            .refer("line", line)
            .refer("agreement", agreement)
            .refer("record", record)
    };
    match system.id {
        "sys-regional" => vec![one(
            "県域の医療機関・薬局",
            "inf-patient",
            "line-regional",
            "ctr-saas-regional",
            "rec-provision-regional",
        )],
        "sys-lis" => {
            vec![one("中央検査センター株式会社", "inf-lab", "line-out-lab", "ctr-out-lab", "rec-provision-lab")]
        }
        "sys-food" => vec![one("あさひ配食センター", "inf-food", "line-food", "ctr-out-food", "rec-provision-food")],
        // On a medium by post. The agreement with the registry is old; nobody has found its copy.
        "sys-registry" => {
            vec![
                Group::new()
                    .text("to", "県がん登録室")
                    .refers("information", ["inf-summary"])
                    .none("line")
                    .refer("record", "rec-provision-registry"),
            ]
        }
        _ => Vec::new(),
    }
}
