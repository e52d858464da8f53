//! Who holds which duty, and the committees.

use super::Paper;
use crate::hospital::day::Day;
use crate::hospital::tables::{ids, posts, systems};
use crate::hospital::writer::{Book, Fill, Group, Row, Value};

/// Duty, holder, deputy (empty for none), beside another job.
const DUTIES: [(&str, &str, &str, bool); 20] = [
    ("director", posts::DIRECTOR, posts::SAFETY, false),
    ("safety-manager", posts::SAFETY, posts::OFFICE, true),
    ("planning-manager", ids::IT_HEAD, ids::IT_STAFF[0], false),
    ("system-manager", ids::IT_HEAD, ids::IT_STAFF[0], false),
    ("operation-manager", ids::IT_STAFF[0], ids::IT_STAFF[1], false),
    ("monitoring-manager", ids::IT_STAFF[1], ids::IT_STAFF[0], false),
    ("connected-device-manager", ids::ENGINEER, ids::IT_STAFF[1], true),
    ("information-manager", posts::RECORDS, posts::BILLING, true),
    ("privacy-officer", posts::GENERAL_AFFAIRS, posts::OFFICE, true),
    ("information-creation-manager", posts::RECORDS, posts::BILLING, true),
    ("auditor", posts::AUDITOR, "", true),
    ("ciso", posts::SAFETY, posts::OFFICE, true),
    ("csirt-leader", ids::IT_HEAD, ids::IT_STAFF[0], true),
    ("csirt-member", posts::MEDICAL_SAFETY, ids::IT_STAFF[1], true),
    ("csirt-member", ids::ENGINEER, ids::RADIOLOGY, true),
    ("incident-commander", posts::DIRECTOR, posts::SAFETY, true),
    ("stop-decision", posts::SAFETY, ids::IT_HEAD, true),
    ("public-statements", posts::OFFICE, posts::GENERAL_AFFAIRS, true),
    ("patient-contact", posts::BILLING, posts::OFFICE, true),
    ("training-manager", posts::GENERAL_AFFAIRS, ids::IT_STAFF[1], true),
];

/// Writes duties and committees.
pub fn build(paper: &Paper<'_>, book: &mut Book) {
    let path = "organisation/duties.yaml";
    book.head(path, "任命の一覧です。責任者・担当者・代わりの人がここで決まります。人事異動のたびに見直します。\n管理: 総務課、情報システム課");
    for (number, (role, holder, deputy, concurrent)) in DUTIES.into_iter().enumerate() {
        let id = format!("duty-{role}{}", if number == 14 { "-2" } else { "" });
        let deputy = (!deputy.is_empty()).then_some(deputy);
        let row = duty(id, role, holder, deputy, |row| {
            row.when(role == "safety-manager" || role == "planning-manager", |row| row.yes("all_departments", true))
        });
        let row = if role == "director" { row.without("appointed_by") } else { row };
        book.add(path, "duties", row.yes("concurrent", concurrent));
    }
    for system in systems::systems(paper.plan.beds) {
        let department = paper.staff.department_of(system);
        let key = &system.id[4..];
        let head = if department == "dep-it" { ids::IT_STAFF[0] } else { paper.staff.head_of(department) };
        let row =
            duty(format!("duty-system-{key}"), "department-system-manager", head, Some(ids::IT_STAFF[1]), |row| {
                row.refers("systems", [system.id]).refers("departments", [department])
            });
        // The eye clinic's manager went to another hospital and nobody was appointed in her place.
        let vacant = system.id == "sys-eye";
        let row = if vacant { row.instead("ended", Value::Day(Day::new(2026, 3, 31))) } else { row };
        book.add(path, "duties", row.yes("concurrent", department != "dep-it"));
        if !vacant {
            let holder = super::systems::operator(paper, system);
            let row = duty(format!("duty-operator-{key}"), "system-operator", holder, None, |row| {
                row.refers("systems", [system.id])
            });
            book.add(path, "duties", row.yes("concurrent", true));
        }
    }
    committees(paper, book);
}

fn duty(id: String, role: &'static str, holder: &str, deputy: Option<&str>, scope: impl FnOnce(Row) -> Row) -> Row {
    let row = Row::block(id).text("role", role).refer("holder", holder);
    let row = match deputy {
        Some(deputy) => row.refer("deputy", deputy),
        None => row.none("deputy"),
    };
    scope(row)
        .day("appointed", Day::new(2025, 4, 1))
        .none("ended")
        .refer("appointed_by", posts::DIRECTOR)
        .refer("document", "reg-operation")
        .day("approved", Day::new(2025, 3, 24))
}

fn committees(paper: &Paper<'_>, book: &mut Book) {
    let path = "organisation/committees.yaml";
    book.head(path, "委員会の一覧です。毎月の議事は evidence/ の年ごとのファイルにあります。\n管理: 総務課");
    let members = |people: &[(&'static str, &'static str)]| {
        people
            .iter()
            .map(|(person, role)| Group::new().refer("person", *person).text("role", *role))
            .collect::<Vec<_>>()
    };
    let committee = |id: &'static str,
                     name: &'static str,
                     chair: &'static str,
                     every: &'static str,
                     people: &[(&'static str, &'static str)]| {
        Row::block(id)
            .text("name", name)
            .refer("chair", chair)
            .groups("members", members(people))
            .refer("regulation", "reg-committee")
            .day("established", Day::new(2014, 4, 1))
            .text("meets_every", every)
            .day("approved", Day::new(2025, 3, 24))
    };
    let information = [
        (posts::SAFETY, "委員長"),
        (ids::IT_HEAD, "事務局"),
        (posts::NURSING, "委員"),
        (posts::OFFICE, "委員"),
        (posts::PHARMACY, "委員"),
        (posts::LABORATORY, "委員"),
        (ids::RADIOLOGY, "委員"),
        (ids::ENGINEER, "委員"),
        (posts::RECORDS, "委員"),
        (posts::BILLING, "委員"),
    ];
    book.add(
        path,
        "committees",
        committee("com-information", "医療情報システム管理委員会", posts::SAFETY, "1か月", &information),
    );
    let management =
        [(posts::DIRECTOR, "議長"), (posts::SAFETY, "委員"), (posts::NURSING, "委員"), (posts::OFFICE, "委員")];
    book.add(path, "committees", committee("com-management", "管理会議", posts::DIRECTOR, "1か月", &management));
    let privacy = [(posts::GENERAL_AFFAIRS, "委員長"), (posts::RECORDS, "委員"), (posts::BILLING, "委員")];
    book.add(
        path,
        "committees",
        committee("com-privacy", "個人情報保護委員会", posts::GENERAL_AFFAIRS, "6か月", &privacy),
    );
    facility(paper, book);
}

fn facility(paper: &Paper<'_>, book: &mut Book) {
    let path = "organisation/facility.yaml";
    book.head(
        path,
        "病院そのものの基本の事実です。何を使っているか(uses)で、当てはまる条文が変わります。\n管理: 情報システム課",
    );
    let uses = [
        ("wireless_lan", true),
        ("remote_maintenance", true),
        ("external_storage", true),
        ("cloud", true),
        ("byod", false),
        ("staff_remote_access", true),
        ("take_out", true),
        ("third_party_provision", true),
        ("electronic_signature", true),
        ("paper_scanning", true),
        ("paper_kept", true),
        ("removable_media", true),
        ("patient_internet_service", false),
        ("ic_card_login", true),
    ];
    let uses = uses.into_iter().fold(Group::new(), |group, (key, yes)| group.yes(key, yes));
    const NAMES: [&str; 8] = [
        "みさき総合病院",
        "あおば中央病院",
        "しおかぜ病院",
        "みどりの丘病院",
        "ゆうひ総合病院",
        "さざなみ病院",
        "こもれび病院",
        "あさぎり病院",
    ];
    let copy = paper.plan.copy as usize;
    let name = NAMES[copy % NAMES.len()];
    let name = if copy < NAMES.len() { name.to_owned() } else { format!("{name} 第{}", copy / NAMES.len() + 1) };
    let row = Row::block("hospital")
        .text("name", name)
        .text("type", "hospital")
        .number("beds", paper.plan.beds)
        .yes("dedicated_staff", true)
        .text("deployment", "hybrid")
        .text("guideline_edition", "6.0")
        .group("uses", uses)
        .refer("committee", "com-information");
    book.count("beds", paper.plan.beds);
    book.add(path, "facilities", row);
}
