//! What each profession may do in each system: one row a filled cell of the table.

use super::people::Person;
use super::{Paper, information};
use crate::hospital::day::Day;
use crate::hospital::tables::systems::{self, System};
use crate::hospital::writer::{Book, Fill, Group, Row};

/// Letter, id, name, professions (empty: not limited to any), rights.
type Kind = (char, &'static str, &'static str, &'static [&'static str], &'static [&'static str]);

#[rustfmt::skip]
const KINDS: [Kind; 22] = [
    ('P', "physician", "医師", &["physician", "dentist"], &["read", "write", "finalise"]),
    ('R', "resident", "研修医", &["resident"], &["read", "write"]),
    ('N', "nurse", "看護師", &["nurse"], &["read", "write"]),
    ('M', "midwife", "助産師", &["midwife"], &["read", "write"]),
    ('A', "aide", "看護助手", &["nurse-aide"], &["read"]),
    ('H', "pharmacist", "薬剤師", &["pharmacist"], &["read", "write", "finalise"]),
    ('L', "laboratory", "臨床検査技師", &["laboratory-technologist"], &["read", "write", "finalise"]),
    ('X', "radiology", "診療放射線技師", &["radiological-technologist"], &["read", "write"]),
    ('E', "engineer", "臨床工学技士", &["clinical-engineer"], &["read", "write"]),
    ('T', "therapist", "療法士", &["therapist"], &["read", "write"]),
    ('D', "dietitian", "管理栄養士", &["dietitian"], &["read", "write"]),
    ('S', "social", "医療ソーシャルワーカー", &["social-worker"], &["read", "write"]),
    ('B', "billing", "医事", &["medical-clerk"], &["read", "write"]),
    ('K', "records", "診療情報管理", &["medical-clerk"], &["read", "export"]),
    ('C', "clerk", "事務", &["clerk", "medical-clerk"], &["read", "write"]),
    ('I', "admin", "システム管理者", &["system-engineer"], &["read", "administer", "export"]),
    ('F', "facility", "施設", &["facility-engineer", "clerk"], &["read", "write"]),
    ('f', "out-food", "委託(給食)", &["other"], &["read"]),
    ('s', "out-spd", "委託(SPD)", &["other"], &["read", "write"]),
    ('b', "out-billing", "委託(医事)", &["medical-clerk"], &["read", "write"]),
    ('V', "vendor", "事業者保守", &["maintenance"], &["read", "administer"]),
    ('U', "auditor", "監査者・閲覧", &[], &["read"]),
];

/// Which roles a system has, by letter.
fn letters(system: &System) -> &'static str {
    match system.id {
        "sys-his" => "PRNMAHLXETDSBKIbVU",
        "sys-billing" => "PBKCIbVU",
        "sys-nursing" => "NMAPIVU",
        "sys-dpc" => "PKBIVU",
        "sys-document" => "PRNHLXETDSBKIVU",
        "sys-pacs" => "PRNXLETIVU",
        "sys-ris" => "PRXNIVU",
        "sys-endoscopy" => "PRNEIVU",
        "sys-physiology" => "PRNLIVU",
        "sys-lis" => "PRNLHIVU",
        "sys-bacteria" => "PNLHIVU",
        "sys-pathology" => "PRLIVU",
        "sys-transfusion" => "PRNLIVU",
        "sys-pharmacy" => "PRNHIVU",
        "sys-chemo" => "PHNIVU",
        "sys-food" => "PNDfIVU",
        "sys-surgery" => "PRNEMIV",
        "sys-dialysis" => "PNEIVU",
        "sys-rehab" => "PTNIVU",
        "sys-checkup" => "PNLXBCIVU",
        "sys-eye" => "PNIV",
        "sys-nurse-call" => "NAFIV",
        "sys-supplies" => "NCsIVE",
        "sys-regional" => "PNSBIVU",
        "sys-eligibility" => "BbIU",
        "sys-prescription" => "PHIVU",
        "sys-reception" => "BbCIV",
        "sys-warehouse" => "PKCIVU",
        "sys-incident" => "PNHLXETDUI",
        "sys-groupware" => "PRNMAHLXETDSBCIF",
        "sys-hr" => "CIVU",
        "sys-directory" => "IVUC",
        "sys-endpoint" | "sys-backup" => "IVU",
        "sys-telereading" => "PXIV",
        "sys-building" => "FIVC",
        "sys-guest" => "CIV",
        "sys-learning" => "PRNHLXETDSBCI",
        "sys-registry" => "KPIU",
        "sys-disaster" => "PCFI",
        _ => "PNIV",
    }
}

/// A filled cell of the table.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    /// Such as `physician`.
    pub kind: &'static str,
    pub system: &'static str,
    pub professions: &'static [&'static str],
}

impl Cell {
    /// Id of the role.
    pub fn id(&self) -> String {
        format!("role-{}-{}", self.kind, &self.system[4..])
    }
}

/// The filled cells of a system.
pub fn cells(system: &System) -> impl Iterator<Item = Cell> {
    let kinds = KINDS.into_iter().filter(|kind| letters(system).contains(kind.0));
    kinds.map(|kind| Cell { kind: kind.1, system: system.id, professions: kind.3 })
}

/// Writes the table.
pub fn build(paper: &Paper<'_>, book: &mut Book) {
    let path = "access/roles.yaml";
    book.head(path, "権限表です。職種ごと、システムごとに、どの情報に何ができるかを決めています。\n変えるときは部門のシステム管理者の申請と委員会の承認が要ります。\n管理: 情報システム課");
    let mut random = paper.plan.random("roles");
    book.count("role", KINDS.len() as u32);
    for system in systems::systems(paper.plan.beds) {
        for (_, id, name, professions, rights) in KINDS.into_iter().filter(|kind| letters(system).contains(kind.0)) {
            let permissions = information::held_by(system)
                .iter()
                .map(|one| Group::new().refer("information", *one).texts("rights", rights));
            let row = Row::block(format!("role-{id}-{}", &system.id[4..]))
                .text("name", format!("{name}({})", system.name))
                .refer("system", system.id)
                .when(!professions.is_empty(), |row| row.texts("professions", professions))
                .when(professions.is_empty(), |row| row.none("professions"))
                .groups("permissions", permissions.collect::<Vec<_>>())
                .yes("privileged", id == "admin")
                .refer("regulation", "reg-access")
                .when(system.id != "sys-guest", |row| row.day("approved", Day::new(2025, 3, 24)))
                .day("reviewed", if random.chance(94) { Day::new(2026, 3, 19) } else { Day::new(2025, 3, 19) });
            book.add(path, "roles", row);
            book.count("cell", 1);
        }
    }
}

/// The role of a person in a system, by profession.
pub fn of_person(person: &Person, system: &str) -> String {
    let role = match (person.profession, person.employment) {
        ("medical-clerk", "contractor") if system == "sys-his" => "out-billing",
        ("medical-clerk", _) if person.department == "dep-records" && system == "sys-his" => "records",
        ("medical-clerk", _) => "billing",
        ("facility-engineer", _) => "facility",
        ("clerk", _) => "clerk",
        ("system-engineer", _) => "admin",
        ("other", _) => "auditor",
        (profession, _) => {
            let kind = KINDS.iter().find(|kind| kind.3.contains(&profession));
            kind.map_or("auditor", |kind| kind.1)
        }
    };
    format!("role-{role}-{}", &system[4..])
}
