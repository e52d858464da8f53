//! Systems: what they are for, what they hold, how one logs in, and their products.

use super::Paper;
use super::{information, logins};
use crate::hospital::day::Day;
use crate::hospital::random::Random;
use crate::hospital::tables::ids;
use crate::hospital::tables::systems::{self, System};
use crate::hospital::writer::{Book, Fill, Group, Row};

/// Writes systems and their products.
pub fn build(paper: &Paper<'_>, book: &mut Book) {
    let mut random = paper.plan.random("systems");
    for (path, head) in [
        (
            "systems/clinical.yaml",
            "診療と部門のシステムです。導入・更新・廃止は医療情報システム管理委員会の承認を得てから直します。\n管理: 情報システム課、各部門のシステム管理者",
        ),
        ("systems/office.yaml", "事務・基盤・設備・クラウドのシステムです。\n管理: 情報システム課(設備は施設課)"),
        (
            "systems/products.yaml",
            "業務ソフトの版とサポート終了日です。版は年2回、事業者に確かめます。\n管理: 情報システム課",
        ),
    ] {
        book.head(path, head);
    }
    for system in systems::systems(paper.plan.beds) {
        let path = if system.medical { "systems/clinical.yaml" } else { "systems/office.yaml" };
        let introduced = introduced(system);
        book.add(path, "systems", row(paper, system, introduced, &mut random));
        book.count("system", 1);
        book.add("systems/products.yaml", "products", product(system, introduced, &mut random));
    }
}

/// Clinical systems came with the renewal of 2022, departments' own in between.
pub fn introduced(system: &System) -> Day {
    match system.id {
        "sys-his" | "sys-billing" | "sys-nursing" | "sys-directory" | "sys-chemo" | "sys-reception" => {
            Day::new(2022, 5, 2)
        }
        "sys-pacs" | "sys-ris" | "sys-backup" | "sys-endpoint" => Day::new(2023, 10, 1),
        "sys-eligibility" => Day::new(2021, 10, 20),
        "sys-prescription" => Day::new(2025, 1, 14),
        "sys-dialysis" | "sys-eye" | "sys-building" => Day::new(2017, 4, 1),
        "sys-nurse-call" => Day::new(2018, 10, 1),
        "sys-surgery" | "sys-endoscopy" => Day::new(2024, 4, 1),
        "sys-telereading" | "sys-incident" | "sys-guest" => Day::new(2024, 10, 1),
        other => Day::new(2019 + (other.len() as i32 * 7) % 5, 4, 1),
    }
}

fn renewal(introduced: Day) -> Day {
    let (year, _, _) = introduced.parts();
    Day::new(if year < 2021 { year + 9 } else { year + 6 }, 3, 31).max(Day::new(2027, 3, 31))
}

fn row(paper: &Paper<'_>, system: &System, introduced: Day, random: &mut Random) -> Row {
    let department = paper.staff.department_of(system);
    let it = department == "dep-it";
    let critical = system.importance == "critical";
    let key = &system.id[4..];
    let server = paper.site.servers.get(system.id);
    let public = system.vendor.starts_with("v-pub");
    let maintainer = if public { "dep-it" } else { system.vendor };
    let responsible = if it { ids::IT_HEAD } else { paper.staff.head_of(department) };
    let row = Row::block(system.id)
        .text("name", system.name)
        .text("type", system.kind)
        .text("purpose", purpose(system))
        .text("state", "running")
        .text("importance", system.importance)
        .yes("medical", system.medical)
        .text("deployment", system.deployment)
        .refer("product", format!("prod-{key}"))
        .refer("vendor", system.vendor)
        .when(!public, |row| row.refer("installer", system.vendor))
        .refer("maintainer", maintainer)
        .refer("department", department)
        .refer("responsible", responsible)
        .refer("operator", operator(paper, system))
        .refers("users", users(paper, system));
    let row = match server {
        Some(servers) => row.refers("runs_on", servers),
        None if system.servers_at(paper.plan.beds) == 0 => row.none("runs_on"),
        None => row,
    };
    let row = row.refers("depends_on", depends_on(paper, system));
    let row = if system.medical && system.id != "sys-his" && system.deployment != "cloud" {
        let link =
            Group::new().refer("to", "sys-his").refer("responsible", "v-mizuho").text("protocol", protocol(system));
        row.groups("links", [link])
    } else {
        row.none("links")
    };
    let row = row
        .refers("information", information::held_by(system))
        .when(system.medical, |row| row.texts("legal_requirements", legal(system)))
        .day("introduced", introduced)
        .when(!public, |row| {
            // The eye clinic waits for the version that knows two factors.
            row.day("renewal", if system.id == "sys-eye" { Day::new(2028, 3, 31) } else { renewal(introduced) })
        })
        .when(random.chance(94), |row| {
            row.number("rto", if critical { 24 } else { 72 }).number("rpo", if critical { 4 } else { 24 })
        })
        .when(critical, |row| row.refer("paper_fallback", "reg-paper"))
        .when(!critical, |row| row.none("paper_fallback"))
        .when(system.id != "sys-supplies", |row| row.refer("approval", format!("rec-approval-{key}")))
        .when(introduced > Day::new(2023, 9, 1), |row| row.refer("pre_check", format!("rec-pre-check-{key}")))
        .when(system.id != "sys-rehab", |row| row.yes("in_plan", system.id != "sys-eye"));
    let row = logins::access(system, row, random);
    let row = keeping(paper, system, row, random);
    row.yes(
        "remote_maintenance",
        crate::hospital::tables::lines_of(paper.plan.beds, system.vendor).any(|line| line.system == system.id),
    )
}

/// Who keeps a system running.
pub fn operator<'a>(paper: &'a Paper<'_>, system: &System) -> &'a str {
    let department = paper.staff.department_of(system);
    if department == "dep-it" {
        return ids::OPERATOR;
    }
    let mut people = paper.staff.people.iter().filter(|one| one.department == department && one.left.is_none());
    people.nth(1).map_or(ids::OPERATOR, |one| one.id.as_str())
}

fn purpose(system: &System) -> &'static str {
    match system.kind {
        "ehr" => "診療録の記載と指示の発行",
        "billing" => "会計とレセプトの作成・請求",
        "nursing" => "看護計画・記録と勤務表の作成",
        "document" => "文書の作成・取込みと保存、病名と診療録の点検",
        "imaging" => "画像の保存と参照",
        "reporting" => "検査の予約・実施の管理と報告書の作成",
        "laboratory" | "physiology" => "検査の受付・測定・報告",
        "pharmacy" => "処方監査と調剤、薬歴の管理",
        "surgery" => "手術・麻酔の記録と生体情報の収集",
        "dialysis" => "透析の条件設定と経過の記録",
        "food" => "食事箋の受付、献立と配膳、栄養指導の記録",
        "rehabilitation" => "訓練の予約と記録",
        "check-up" => "健診の受付、判定と結果の作成",
        "nurse-call" => "病室からの呼出しと院内・公衆網の電話",
        "supplies" => "診療材料と滅菌物の管理",
        "regional" => "紹介・逆紹介と県域での診療情報の共有",
        "eligibility" => "保険資格の確認と電子処方箋の登録",
        "reception" => "再来の受付、会計の精算、待ち順の案内",
        "safety" => "感染・事故の報告と集計",
        "registry" => "公的な登録と災害時の報告",
        "infrastructure" | "security" | "backup" => "ほかのシステムの土台と守り",
        "office" | "warehouse" | "education" => "病院の運営と職員の業務",
        "building" | "guest" => "建物と来院者へのサービス",
        _ => "部門の業務と記録",
    }
}

fn users(paper: &Paper<'_>, system: &System) -> Vec<String> {
    let wanted: &[&str] = match system.kind {
        "ehr" | "document" | "nursing" => &["clinical", "ward", "nursing", "technical"],
        "imaging" | "reporting" | "laboratory" | "physiology" => &["clinical", "ward", "nursing"],
        "infrastructure" | "security" | "backup" => &["it"],
        "office" | "education" => &["administration", "management", "it"],
        _ => &[],
    };
    let own = paper.staff.department_of(system);
    let mut found = vec![own.to_owned()];
    let all = paper.staff.departments.iter().filter(|one| wanted.contains(&one.kind) && one.id != own);
    // Whoever belongs to a department named already is not named again.
    let named = |id: Option<&str>| id.is_some_and(|id| matches!(id, "dep-medical" | "dep-nursing" | "dep-laboratory"));
    found.extend(all.filter(|one| !named(one.within)).map(|one| one.id.clone()));
    found
}

fn depends_on(paper: &Paper<'_>, system: &System) -> Vec<&'static str> {
    let wanted: &[&str] = match system.id {
        "sys-directory" | "sys-nurse-call" | "sys-building" | "sys-guest" => &[],
        "sys-his" | "sys-endpoint" | "sys-backup" => &["sys-directory"],
        "sys-ris" | "sys-telereading" | "sys-cardio-video" => &["sys-his", "sys-pacs"],
        "sys-prescription" => &["sys-his", "sys-eligibility"],
        "sys-bacteria" | "sys-transfusion" => &["sys-his", "sys-lis"],
        _ if system.medical && system.deployment != "cloud" => &["sys-his"],
        _ if system.deployment == "cloud" => &[],
        _ => &["sys-directory"],
    };
    wanted.iter().copied().filter(|id| systems::systems(paper.plan.beds).any(|one| one.id == *id)).collect()
}

fn protocol(system: &System) -> &'static str {
    match system.kind {
        "imaging" | "reporting" => "DICOM MWM/MPPS, HL7",
        "laboratory" | "physiology" => "HL7 v2.5",
        "eligibility" | "regional" => "HL7 FHIR",
        _ => "CSV連携(共有フォルダ)",
    }
}

fn legal(system: &System) -> &'static [&'static str] {
    match system.kind {
        "ehr" | "document" => &["医師法第24条", "e-文書法", "個人情報保護法"],
        "billing" | "eligibility" => &["療担規則第9条", "個人情報保護法"],
        "pharmacy" => &["薬機法", "薬剤師法", "個人情報保護法"],
        _ => &["医療法施行規則", "個人情報保護法"],
    }
}

fn keeping(paper: &Paper<'_>, system: &System, row: Row, random: &mut Random) -> Row {
    let cloud = system.deployment == "cloud";
    let state = match system.id {
        _ if cloud => "by-provider",
        "sys-dialysis" => "unavailable",
        "sys-endoscopy" | "sys-nurse-call" => "behind",
        _ => "latest",
    };
    let row = row
        .text("patch_state", state)
        .when(random.chance(94), |row| row.day("patch_checked", Day::new(2026, 7, 6).after(random.below(80) as i32)))
        .yes("internet_facing", matches!(system.id, "sys-groupware" | "sys-learning" | "sys-incident"));
    let row = if cloud || system.kind == "regional" {
        let minimum = if matches!(system.id, "sys-learning" | "sys-incident") { "1.2-and-up" } else { "1.3-only" };
        let tls = Group::new().text("minimum", minimum).yes("client_certificate", system.medical);
        row.group("tls", if minimum == "1.2-and-up" { tls.text("reason", "vendor") } else { tls })
    } else {
        row
    };
    let sends = matches!(system.kind, "regional" | "check-up" | "registry")
        || matches!(system.id, "sys-document" | "sys-telereading" | "sys-lis" | "sys-food");
    let row = row
        .yes("exchanges_files", sends)
        .when(sends, |row| {
            row.text("file_encryption", if system.id == "sys-telereading" { "closed-network" } else { "file" })
        })
        .when(system.medical, |row| {
            row.texts("export_formats", formats(system)).yes("standard_formats", system.id != "sys-eye")
        })
        .when(system.medical && writes_records(system), |row| row.group("record_keeping", record_keeping(system)))
        .groups("signatures", signatures(system));
    let row = match (system.id, paper.site.devices.iter().find(|device| device.function == "scanner")) {
        ("sys-document", Some(scanner)) => {
            let scanning = Group::new()
                .refer("scanner", &scanner.id)
                .number("resolution", 300)
                .yes("pre_check", true)
                .yes("paper_indexed", true);
            row.group("scanning", scanning)
        }
        ("sys-his" | "sys-dpc", _) => row.none("scanning"),
        _ => row,
    };
    row.groups("provisions", information::provisions(system))
        .when(cloud && system.medical && !system.vendor.starts_with("v-pub"), |row| {
            let storage = Group::new()
                .yes("provider_access_restricted", system.id != "sys-incident")
                .yes("customer_key", system.id == "sys-incident")
                .yes("mutual_authentication", true);
            row.group("external_storage", storage)
        })
        .when(matches!(system.id, "sys-his" | "sys-pacs"), |row| {
            row.yes("break_glass_logged", true).yes("break_glass_alerted", true)
        })
        .when(random.chance(92), |row| {
            row.number("capacity", if system.kind == "imaging" { 60 } else { 2 + system.servers.0 })
        })
        .text("retention", if system.medical { "10年" } else { "5年" })
}

fn writes_records(system: &System) -> bool {
    matches!(
        system.kind,
        "ehr" | "document" | "nursing" | "reporting" | "surgery" | "dialysis" | "physiology" | "laboratory"
    )
}

fn record_keeping(system: &System) -> Group {
    Group::new()
        .yes("finalises", true)
        .yes("identifies_author", true)
        .when(system.id != "sys-physiology", |group| group.yes("trusted_time", true))
        .yes("keeps_history", system.id != "sys-dialysis")
        .yes("proxy_entry", true)
        .yes("displays", true)
}

fn formats(system: &System) -> &'static [&'static str] {
    match system.kind {
        "imaging" if system.id != "sys-eye" => &["DICOM"],
        "ehr" | "regional" => &["HL7 FHIR", "SS-MIX2"],
        "laboratory" | "physiology" | "reporting" => &["HL7 v2.5", "MFER"],
        "billing" => &["レセ電コード", "CSV"],
        _ => &["CSV"],
    }
}

fn signatures(system: &System) -> Vec<Group> {
    let signature = |document: &'static str, kind: &'static str, proof: &'static str| {
        Group::new()
            .text("document", document)
            .text("type", kind)
            .text("certificate_authority", if proof == "hpki" { "hpki" } else { "own" })
            .text("qualification", proof)
            .text("timestamp_authority", "accredited")
            .yes("timestamp_accredited", true)
            .yes("covers_whole", true)
    };
    match system.id {
        "sys-prescription" => vec![signature("prescription", "remote", "hpki")],
        "sys-document" => {
            vec![signature("referral", "local", "hpki"), signature("consent", "local", "accredited-certificate")]
        }
        _ => Vec::new(),
    }
}

/// Version in use; the one before it if `earlier`.
pub fn version(system: &System, earlier: bool) -> String {
    let major = 3 + system.name.len() % 6;
    format!("{}.{}", if earlier { major - 1 } else { major }, system.id.len() % 6)
}

fn product(system: &System, introduced: Day, random: &mut Random) -> Row {
    let version = version(system, false);
    let behind = matches!(system.id, "sys-endoscopy" | "sys-nurse-call");
    let latest = if behind { format!("{}.6", 3 + system.name.len() % 6) } else { version.clone() };
    let support_end = match system.id {
        "sys-dialysis" => Day::new(2026, 3, 31),
        "sys-nurse-call" => Day::new(2027, 9, 30),
        _ => renewal(introduced).after(366),
    };
    let cloud = system.deployment == "cloud";
    Row::block(format!("prod-{}", &system.id[4..]))
        .text("name", format!("{} パッケージ", system.name))
        .text(
            "type",
            if cloud {
                "service"
            } else if system.kind == "security" {
                "security"
            } else {
                "application"
            },
        )
        .refer("vendor", system.vendor)
        .text("version", version)
        .text("latest_version", latest)
        .when(random.chance(93), |row| row.day("checked", Day::new(2026, 6, 1).after(random.below(90) as i32)))
        .when(!cloud && system.id != "sys-rehab", |row| row.day("support_end", support_end))
        .when(cloud, |row| row.none("support_end"))
        .none("vulnerabilities")
}
