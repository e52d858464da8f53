//! Roles of department systems, given to the accounts of those who work with them.

use super::Paper;
use super::people::Person;
use super::roles::{self, Cell};
use crate::hospital::day::Day;
use crate::hospital::tables::systems;
use crate::hospital::tables::{ids, posts};
use crate::hospital::writer::{Book, Fill, Row};

/// An account and its holder.
pub type Held<'a> = (String, &'a Person);

/// Day on which the departments went through all grants.
pub const REVIEWED: Day = Day::new(2026, 9, 10);

const PATH: &str = "access/department-grants.yaml";

/// Writes them: a few people a role, those of the system's own department first.
pub fn build(paper: &Paper<'_>, held: &[Held<'_>], book: &mut Book) {
    book.head(PATH, "部門システムの権限の付与です。部門のシステム管理者の申請で直し、年1回見直します。\n管理: 各部門のシステム管理者、情報システム課");
    let mut random = paper.plan.random("grants");
    for system in systems::systems(paper.plan.beds) {
        let department = paper.staff.department_of(system);
        for cell in roles::cells(system).filter(|cell| !given_elsewhere(cell)) {
            let mut fit: Vec<&Held<'_>> = held.iter().filter(|(_, person)| fits(&cell, system, person)).collect();
            fit.sort_by_key(|(_, person)| person.department != department);
            let wanted =
                if matches!(cell.kind, "admin" | "auditor" | "vendor") { 2 } else { 2 + random.below(5) as usize };
            let own = fit.iter().filter(|(_, person)| person.department == department).count();
            // Not always the same nurses: start somewhere if the department has no such people of its own.
            let start =
                if own == 0 && fit.len() > wanted { random.below((fit.len() - wanted) as u32) as usize } else { 0 };
            for (number, (account, person)) in fit.into_iter().skip(start).take(wanted).enumerate() {
                let from = person.employed.max(super::systems::introduced(system)).max(Day::new(2022, 5, 2));
                let row = Row::line(format!("gr-{}-{}-{}", cell.kind, &system.id[4..], number + 1))
                    .refer("account", account)
                    .refer("role", cell.id())
                    .day("from", from)
                    .none("until")
                    .refer("requested_by", department)
                    .refer("confirmed_by", if department == "dep-it" { posts::SAFETY } else { ids::IT_STAFF[0] })
                    .day("approved", from)
                    .day("reviewed", REVIEWED);
                book.add(PATH, "grants", row);
            }
        }
    }
}

/// Roles every account of the electronic record or of the office gets with the account itself.
fn given_elsewhere(cell: &Cell) -> bool {
    matches!(cell.system, "sys-his" | "sys-groupware") && !matches!(cell.kind, "vendor" | "auditor" | "admin")
}

fn fits(cell: &Cell, system: &systems::System, person: &Person) -> bool {
    let regular = person.employment == "regular";
    match cell.kind {
        "admin" => person.profession == "system-engineer" && person.employment != "vendor",
        "auditor" => person.id == posts::AUDITOR || person.id == posts::MEDICAL_SAFETY,
        "vendor" => person.vendor == system.vendor && person.employment == "vendor",
        "out-food" => person.department == "dep-out-food",
        "out-spd" => person.department == "dep-out-spd",
        "out-billing" => person.employment == "contractor" && person.profession == "medical-clerk",
        "records" => person.department == "dep-records" && regular,
        "facility" => person.profession == "facility-engineer",
        "clerk" => person.profession == "clerk" && regular,
        _ => person.employment != "contractor" && cell.professions.contains(&person.profession),
    }
}
