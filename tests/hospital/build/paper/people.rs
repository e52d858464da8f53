//! Departments and everybody who works in them, or comes from outside to do so.

use crate::hospital::day::{AS_OF, Day};
use crate::hospital::plan::Plan;
use crate::hospital::random::Random;
use crate::hospital::site::Site;
use crate::hospital::tables::crews::{CLERKS, CLINICS, CONTRACTORS, Crew, DOCTORS, NURSES, OTHERS, TECHNICIANS, WARDS};
use crate::hospital::tables::organisation::{self, Department};
use crate::hospital::tables::{ids, names, posts, systems};
use crate::hospital::writer::{Book, Fill, Group, Row};

/// A person, as far as accounts and duties need to know them.
#[derive(Clone, Debug)]
pub struct Person {
    pub id: String,
    pub employment: &'static str,
    pub profession: &'static str,
    pub department: String,
    /// Employer of somebody who is not staff; empty for staff.
    pub vendor: &'static str,
    pub employed: Day,
    pub left: Option<Day>,
}

/// Everybody, and the departments they work in.
#[derive(Debug, Default)]
pub struct Staff {
    pub people: Vec<Person>,
    pub departments: Vec<Department>,
}

impl Staff {
    /// Whoever holds a post or the first person found in a department who is still there.
    pub fn head_of(&self, department: &str) -> &str {
        if department == "dep-medical" {
            return posts::SAFETY;
        }
        let named = posts::POSTS.iter().find(|post| post.2 == department).map(|post| post.0);
        let found = || self.people.iter().find(|one| one.department == department && one.left.is_none());
        named.or_else(|| found().map(|one| one.id.as_str())).unwrap_or(posts::OFFICE)
    }

    /// A system's department, or the medical one in a hospital that has no such department.
    pub fn department_of(&self, system: &systems::System) -> &'static str {
        let exists = self.departments.iter().any(|one| one.id == system.department);
        if exists { system.department } else { "dep-medical" }
    }

    /// Whether a person with this id was made.
    pub fn has(&self, id: &str) -> bool {
        self.people.iter().any(|one| one.id == id)
    }

    fn places(&self, names: &[&str]) -> Vec<String> {
        let kind = |name: &str| match name {
            WARDS => "ward",
            CLINICS => "clinical",
            _ => "",
        };
        let mut found = Vec::new();
        for name in names {
            let all = self.departments.iter();
            found.extend(all.filter(|one| one.id == *name || one.kind == kind(name)).map(|one| one.id.clone()));
        }
        if found.is_empty() { vec!["dep-medical".to_owned()] } else { found }
    }

    fn join(&mut self, person: Person) {
        self.people.push(person);
    }
}

/// Makes and writes departments and people.
pub fn build(plan: &Plan, site: &Site, book: &mut Book) -> Staff {
    let mut staff = Staff { departments: organisation::departments(plan.beds), ..Staff::default() };
    hire(plan, &mut staff);
    write_departments(site, &staff, book);
    write_people(plan, &staff, book);
    staff
}

fn hire(plan: &Plan, staff: &mut Staff) {
    let mut random = plan.random("people");
    for (id, profession, department, _) in posts::POSTS {
        let employed = Day::new(1996 + random.below(20) as i32, 4, 1);
        let id = id.to_owned();
        let department = department.to_owned();
        staff.join(Person { id, employment: "regular", profession, department, vendor: "", employed, left: None });
    }
    let groups: [(&str, &[Crew]); 4] = [
        ("staff/physicians", &DOCTORS),
        ("staff/nurses", &NURSES),
        ("staff/technicians", &TECHNICIANS),
        ("staff/clerks", &CLERKS),
    ];
    for (figure, crews) in groups {
        let total = plan.target(figure);
        let mut parts = shares(total, crews.iter().map(|crew| (crew.0, crew.1)));
        // The IT section grows faster than the office around it.
        if let Some(at) = parts.iter().position(|part| part.0 == "system-engineer") {
            let section = plan.target("staff/it").max(ids::IT_STAFF.len() as u32 + 1);
            parts[0].1 = (parts[0].1 + parts[at].1).saturating_sub(section);
            parts[at].1 = section;
        }
        for (profession, wanted) in parts {
            let held = posts::POSTS.iter().filter(|post| post.1 == profession).count() as u32;
            let departments = staff.places(crews.iter().find(|crew| crew.0 == profession).map_or(&[], |crew| crew.2));
            for number in held..wanted.max(held) {
                let department = departments[number as usize % departments.len()].clone();
                let employed = employment_day(&mut random, profession == "resident");
                add(staff, "regular", profession, department, "", employed, None);
            }
        }
    }
    for (profession, wanted, department, vendor) in contractors(plan) {
        for number in 0..wanted {
            let employed = employment_day(&mut random, false).max(Day::new(2012, 4, 1));
            let department = staff.places(&[department]).remove(0);
            if vendor == ids::INTEGRATOR && number == 0 {
                let id = ids::OPERATOR.to_owned();
                staff.join(Person {
                    id,
                    employment: "contractor",
                    profession,
                    department,
                    vendor,
                    employed,
                    left: None,
                });
            } else {
                add(staff, "contractor", profession, department, vendor, employed, None);
            }
        }
    }
    others(plan, staff, &mut random);
    leavers(plan, staff, &mut random);
    vendors_people(plan, staff, &mut random);
}

/// Splits a total over shares; the first takes what rounding leaves.
fn shares(total: u32, parts: impl Iterator<Item = (&'static str, u32)> + Clone) -> Vec<(&'static str, u32)> {
    let whole: u32 = parts.clone().map(|part| part.1).sum();
    let mut split: Vec<_> = parts.map(|(name, share)| (name, total * share / whole)).collect();
    let rest = total - split.iter().map(|part| part.1).sum::<u32>();
    split[0].1 += rest;
    split
}

fn contractors(plan: &Plan) -> Vec<(&'static str, u32, &'static str, &'static str)> {
    let total = plan.target("staff/contractors");
    let whole: u32 = CONTRACTORS.iter().map(|one| one.1).sum();
    let mut split: Vec<_> =
        CONTRACTORS.iter().map(|one| (one.0, (total * one.1 / whole).max(1), one.2, one.3)).collect();
    for one in split.iter_mut().filter(|one| one.3 == ids::INTEGRATOR) {
        one.1 = plan.target("staff/operators");
    }
    split[0].1 = (split[0].1 + total).saturating_sub(split.iter().map(|one| one.1).sum()).max(1);
    split
}

fn add(
    staff: &mut Staff,
    employment: &'static str,
    profession: &'static str,
    department: String,
    vendor: &'static str,
    employed: Day,
    left: Option<Day>,
) {
    let id = format!("p-{:04}", staff.people.len() + 1);
    staff.join(Person { id, employment, profession, department, vendor, employed, left });
}

/// Most people start on 1 April; a quarter in other months.
fn employment_day(random: &mut Random, young: bool) -> Day {
    let year = if young { 2025 + random.below(2) } else { 1998 + random.below(14) + random.below(16) };
    if random.chance(25) {
        random.day(Day::new(year as i32, 5, 1), Day::new(year as i32, 9, 1))
    } else {
        Day::new(year as i32, 4, 1)
    }
}

/// Part-time staff, trainees and dispatched workers hold the accounts that staff do not.
fn others(plan: &Plan, staff: &mut Staff, random: &mut Random) {
    let with_login = staff.people.iter().filter(|one| uses_his(one)).count() as u32;
    let wanted = plan.target("account/his").saturating_sub(with_login + leaver_count(plan));
    for (employment, profession, share, departments) in OTHERS {
        let departments = staff.places(departments);
        for _ in 0..(wanted * share).div_ceil(100) {
            let department = random.pick(&departments).clone();
            let employed = match employment {
                "trainee" => *random.pick(&[Day::new(2025, 4, 1), Day::new(2026, 4, 1), Day::new(2026, 9, 1)]),
                _ => employment_day(random, false).max(Day::new(2014, 4, 1)),
            };
            add(staff, employment, profession, department, "", employed, None);
        }
    }
}

fn leaver_count(plan: &Plan) -> u32 {
    (plan.target("staff") * 7 / 100).max(4)
}

/// People who left since spring 2025; half of them at the end of a fiscal year.
fn leavers(plan: &Plan, staff: &mut Staff, random: &mut Random) {
    for number in 0..leaver_count(plan) {
        let (profession, places): (_, &[&str]) = match number % 6 {
            0 => ("physician", &[CLINICS]),
            1..=3 => ("nurse", &[WARDS]),
            4 => ("therapist", &["dep-rehabilitation"]),
            _ => ("medical-clerk", &["dep-billing"]),
        };
        let left = match random.below(4) {
            0 | 1 => Day::new(2026, 3, 31),
            2 => Day::new(2025, 9, 30),
            _ => random.day(Day::new(2025, 6, 1), AS_OF.before(20)),
        };
        let employed = employment_day(random, false).min(Day::new(2024, 4, 1));
        let department = random.pick(&staff.places(places)).clone();
        add(staff, "regular", profession, department, "", employed, Some(left));
    }
}

/// Engineers of vendors, one for each maintenance account but the last few, who share.
fn vendors_people(plan: &Plan, staff: &mut Staff, random: &mut Random) {
    let mut number = 0;
    let wanted = plan.target("account/vendor").max(4) - 2;
    let all: Vec<_> = systems::systems(plan.beds).filter(|one| one.servers_at(plan.beds) > 0).collect();
    while number < wanted {
        for system in &all {
            if number >= wanted {
                break;
            }
            let employed = random.day(Day::new(2021, 4, 1), Day::new(2026, 4, 1));
            let id = format!("p-{}-{}", &system.vendor[2..], number + 1);
            let department = staff.department_of(system).to_owned();
            let (profession, vendor) = ("maintenance", system.vendor);
            staff.join(Person { id, employment: "vendor", profession, department, vendor, employed, left: None });
            number += 1;
        }
    }
}

/// Whether somebody logs in to the electronic record.
pub fn uses_his(person: &Person) -> bool {
    match person.profession {
        "clerk" | "facility-engineer" | "maintenance" => false,
        "other" => person.employment == "trainee" || person.employment == "volunteer",
        _ => true,
    }
}

fn write_departments(site: &Site, staff: &Staff, book: &mut Book) {
    let path = "organisation/departments.yaml";
    book.head(path, "部署の一覧です。病棟・診療科・部門・事務・委託先の詰所まで、院内のすべての部署があります。\n管理: 総務課(組織改正のつど)");
    for (number, department) in staff.departments.iter().enumerate() {
        let row = Row::block(&department.id)
            .text("name", department.name.clone())
            .text("type", department.kind)
            .with(department.within, |row, id| row.refer("within", id))
            .refer("head", staff.head_of(&department.id))
            .when(department.beds > 0, |row| row.number("beds", department.beds))
            .with(site.office(&department.id), |row, id| row.refer("location", id))
            .text("extension", (2000 + number * 13).to_string());
        match department.kind {
            "clinical" if department.id != "dep-medical" => book.count("department/clinical", 1),
            "ward" if department.id != "dep-hcu" => book.count("department/ward", 1),
            _ => {}
        }
        book.add(path, "departments", row);
    }
}

fn write_people(plan: &Plan, staff: &Staff, book: &mut Book) {
    let mut random = plan.random("people/facts");
    let heads: [(&str, &str); 5] = [
        (
            "organisation/people-key.yaml",
            "役職者と情報システム課の一覧です。連絡網と任命(duties)がこの人たちを指します。\n管理: 総務課",
        ),
        (
            "organisation/people-staff.yaml",
            "職員の一覧です。人事システムから毎月取り込みます。住所や個人番号は書きません。\n管理: 総務課 人事係",
        ),
        (
            "organisation/people-others.yaml",
            "非常勤・研修・派遣・ボランティアの一覧です。IDを持つ人は必ずここに載せます。\n管理: 総務課 人事係",
        ),
        (
            "organisation/people-contractors.yaml",
            "院内で働く委託先の人の一覧です。名簿は委託先から毎年4月に受け取ります。\n管理: 用度課",
        ),
        (
            "organisation/people-vendors.yaml",
            "保守のために来院・接続する事業者の人の一覧です。誓約書の原本は情報システム課にあります。\n管理: 情報システム課",
        ),
    ];
    for (path, head) in heads {
        book.head(path, head);
    }
    for (number, person) in staff.people.iter().enumerate() {
        let post = posts::POSTS.iter().find(|post| post.0 == person.id);
        let path = match person.employment {
            _ if post.is_some() || person.id == ids::OPERATOR => heads[0].0,
            "regular" => heads[1].0,
            "contractor" => heads[3].0,
            "vendor" => heads[4].0,
            _ => heads[2].0,
        };
        let (name, kana) = names::person(number + 1300 * plan.copy as usize);
        let row = Row::block(&person.id).text("name", name).text("kana", kana);
        let row = facts(row, person, &mut random);
        let row = match post {
            Some(post) => row
                .text("phone", format!("内線 {}", post.3))
                .when(number < 16, |row| row.text("night_phone", format!("090-0000-{:04}", 1000 + number))),
            None => row,
        };
        let dedicated = person.department == "dep-it" || person.id == ids::OPERATOR;
        let row = row.when(dedicated, |row| row.yes("dedicated", true));
        if matches!(person.employment, "regular" | "contractor") && person.left.is_none() {
            book.count("staff", 1);
            book.count(group_of(person), 1);
        }
        if person.department == "dep-it" && person.vendor.is_empty() {
            book.count("staff/it", 1);
        }
        if person.profession == "system-engineer" && person.employment == "contractor" {
            book.count("staff/operators", 1);
        }
        book.count("person", 1);
        book.add(path, "people", row);
    }
}

fn group_of(person: &Person) -> &'static str {
    match person.profession {
        _ if person.employment == "contractor" => "staff/contractors",
        "physician" | "dentist" | "resident" => "staff/physicians",
        "nurse" | "midwife" | "nurse-aide" => "staff/nurses",
        "clerk" | "medical-clerk" | "system-engineer" | "facility-engineer" => "staff/clerks",
        _ => "staff/technicians",
    }
}

/// Last day of the yearly training of 2026.
const TRAINING: Day = Day::new(2026, 6, 19);

fn facts(row: Row, person: &Person, random: &mut Random) -> Row {
    let outside = !person.vendor.is_empty();
    let on_leave = person.left.is_none() && person.profession == "nurse" && random.chance(3);
    let row = row
        .text("employment", person.employment)
        .text("profession", person.profession)
        .refer("department", &person.department)
        .when(outside, |row| row.refer("vendor", person.vendor))
        .when(!outside, |row| row.none("vendor"))
        .day("employed", person.employed)
        .when(on_leave, |row| {
            let leave = Group::new().day("from", Day::new(2026, 4, 20)).day("until", Day::new(2027, 4, 19));
            row.group("leave", leave)
        });
    let row = match person.left {
        Some(left) => row.day("left", left),
        None => row.none("left"),
    };
    // Papers of people who joined before the archive was put in order are not all found.
    let signed = person.employed.max(Day::new(2005, 4, 1));
    let row = if random.per_mille(985) {
        row.day("confidentiality_signed", signed)
    } else {
        row.unknown("confidentiality_signed")
    };
    let end = person.left.unwrap_or(AS_OF);
    let last = if person.employed > TRAINING {
        person.employed
    } else {
        random.day(TRAINING.before(16), TRAINING.before(2)).workday()
    };
    let row = match random.below(1000) {
        _ if on_leave || end < last => row.day("trained", Day::new(2025, 6, 18).max(person.employed.after(1)).min(end)),
        0..3 => row.day("trained", Day::new(2025, 6, 18).max(person.employed)),
        3..20 => row.unknown("trained"),
        _ => row.day("trained", last),
    };
    if random.per_mille(940) {
        row.day("first_trained", person.employed.after(random.below(12) as i32).min(AS_OF))
    } else {
        row
    }
}
