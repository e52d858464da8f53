//! Accounts of every kind, and the roles they were given.

use super::grants::{self, Held};
use super::people::{self, Person};
use super::{Paper, contracts, roles};
use crate::hospital::day::{AS_OF, Day};
use crate::hospital::random::Random;
use crate::hospital::tables::systems;
use crate::hospital::tables::{ids, posts};
use crate::hospital::writer::{Book, Fill, Row};

/// Leavers whose account of the electronic record nobody disabled.
const FORGOTTEN: usize = 3;

/// Accounts whose state is known to be wrong, for the waivers.
#[derive(Debug, Default)]
pub struct Noted {
    /// Of leavers, and active.
    pub forgotten: Vec<String>,
    /// Of vendors, shared, and active.
    pub shared: Vec<String>,
    /// Of vendors whose contract has ended, and active.
    pub ended: Vec<String>,
}

/// Writes accounts and grants.
pub fn build(paper: &Paper<'_>, book: &mut Book) -> Noted {
    for (path, head) in [
        (
            "access/his-accounts-physicians.yaml",
            "電子カルテのID(医師・研修医)です。入職・退職・異動の届けで直し、3か月ごとに棚卸します。\n管理: 情報システム課",
        ),
        (
            "access/his-accounts-nursing.yaml",
            "電子カルテのID(看護)です。入職・退職・異動の届けで直し、3か月ごとに棚卸します。\n管理: 情報システム課",
        ),
        (
            "access/his-accounts-others.yaml",
            "電子カルテのID(医療技術・事務・委託・実習)です。入職・退職・異動の届けで直し、3か月ごとに棚卸します。\n管理: 情報システム課",
        ),
        ("access/office-accounts.yaml", "情報系(AD・グループウェア)のIDです。\n管理: 情報システム課"),
        (
            "access/vendor-accounts.yaml",
            "事業者の保守用のIDです。共用は認めません。契約が終わったらその日に止めます。\n管理: 情報システム課",
        ),
        ("access/technical-accounts.yaml", "特権・サービス・共用端末・緊急用のIDです。\n管理: 情報システム課"),
    ] {
        book.head(path, head);
    }
    let mut random = paper.plan.random("accounts");
    let mut held = Vec::new();
    let mut noted = Noted::default();
    his(paper, &mut held, &mut noted, &mut random, book);
    office(paper, &mut held, &mut random, book);
    contractors(paper, &mut held, &mut random, book);
    vendors(paper, &mut held, &mut noted, &mut random, book);
    grants::build(paper, &held, book);
    technical(paper, &mut random, book);
    noted
}

fn grant(book: &mut Book, path: &str, id: String, account: &str, role: String, person: &Person, approver: &str) {
    let from = person.employed.max(Day::new(2022, 5, 2));
    let row = Row::line(id)
        .refer("account", account)
        .refer("role", role)
        .day("from", from)
        .when(person.left.is_none(), |row| row.none("until"))
        .with(person.left, |row, left| row.day("until", left))
        .refer("requested_by", &person.department)
        .refer("confirmed_by", approver)
        .day("approved", from)
        .when(person.left.is_none(), |row| row.day("reviewed", grants::REVIEWED));
    book.add(path, "grants", row);
}

fn his<'a>(paper: &'a Paper<'_>, held: &mut Vec<Held<'a>>, noted: &mut Noted, random: &mut Random, book: &mut Book) {
    let wanted = paper.plan.target("account/his") as usize;
    let holders = paper
        .staff
        .people
        .iter()
        .filter(|one| people::uses_his(one) && (one.left.is_some() || one.employment != "vendor"));
    let (gone, here): (Vec<&Person>, Vec<&Person>) = holders.partition(|one| one.left.is_some());
    let all = gone.iter().chain(here.iter()).take(wanted);
    for (number, person) in all.enumerate() {
        let id = format!("acc-his-{:04}", number + 1);
        let path = match person.profession {
            "physician" | "resident" => "access/his-accounts-physicians.yaml",
            "nurse" | "midwife" | "nurse-aide" => "access/his-accounts-nursing.yaml",
            _ => "access/his-accounts-others.yaml",
        };
        let row = personal(person, &id, format!("h{:05}", 10_000 + number * 7), "sys-his", number, random);
        book.add(path, "accounts", row);
        book.count("account/his", 1);
        let role = roles::of_person(person, "sys-his");
        grant(book, path, format!("gr-his-{:04}", number + 1), &id, role, person, ids::IT_STAFF[0]);
        if person.left.is_none() {
            held.push((id, person));
        } else if number < FORGOTTEN {
            noted.forgotten.push(id);
        }
    }
}

fn personal(person: &Person, id: &str, login: String, system: &'static str, number: usize, random: &mut Random) -> Row {
    let created = person.employed.max(Day::new(2022, 5, 2));
    let row = Row::block(id)
        .text("login", login)
        .text("type", "personal")
        .refer("holder", &person.id)
        .when(person.vendor.is_empty(), |row| row.none("vendor"))
        .when(!person.vendor.is_empty(), |row| row.refer("vendor", person.vendor))
        .refer("system", system)
        .yes("privileged", false)
        .yes("shared", false);
    let active = person.left.is_none() || (number < FORGOTTEN && system == "sys-his");
    let row = match person.left {
        Some(left) if !active => row
            .text("state", "disabled")
            .day("created", created)
            .day("disabled", left.after(1 + random.below(5) as i32).min(AS_OF)),
        _ => row.text("state", "active").day("created", created),
    };
    let temporary = matches!(person.employment, "trainee" | "dispatched" | "volunteer");
    let last = match (person.left, random.below(1000)) {
        (Some(left), _) => left,
        (None, 0..9) => Day::new(2026, 4, 3).after(random.below(60) as i32).max(person.employed),
        _ => Day::new(2026, 9, 1).after(random.below(30) as i32).max(person.employed),
    };
    let known = random.per_mille(980);
    row.when(temporary && active, |row| row.day("expires", Day::new(2027, 3, 31)))
        .when(!temporary, |row| row.none("expires"))
        .when(known, |row| row.day("last_login", last.min(AS_OF)))
        .when(active, |row| {
            row.day("reviewed", if person.left.is_some() { Day::new(2025, 12, 10) } else { Day::new(2026, 9, 10) })
        })
        .refer("requested_by", &person.department)
        .when(random.per_mille(970), |row| row.day("approved", created.before(2).max(person.employed.before(2))))
        .text("two_factor", two_factor(person, system, random))
        .day(
            "password_changed",
            Day::new(2026, 3, 1).after(random.below(200) as i32).min(person.left.unwrap_or(AS_OF)).max(created),
        )
}

fn two_factor(person: &Person, system: &str, random: &mut Random) -> &'static str {
    match system {
        "sys-his" if person.employment == "volunteer" => "exempt",
        "sys-his" | "sys-directory" if random.per_mille(985) => "required",
        _ => "exempt",
    }
}

fn office<'a>(paper: &'a Paper<'_>, held: &mut Vec<Held<'a>>, random: &mut Random, book: &mut Book) {
    let path = "access/office-accounts.yaml";
    let wanted = paper.plan.target("account/office") as usize;
    let rank = |person: &Person| match (person.employment, person.profession) {
        ("regular", "clerk" | "medical-clerk" | "system-engineer" | "facility-engineer") => 0,
        ("regular", "physician" | "resident") => 1,
        ("regular", "nurse" | "nurse-aide") => 3,
        ("regular", _) => 2,
        ("part-time", "physician") => 4,
        _ => 9,
    };
    let mut people: Vec<&Person> =
        paper.staff.people.iter().filter(|one| one.left.is_none() && rank(one) < 9).collect();
    people.sort_by_key(|one| rank(one));
    for (number, person) in people.into_iter().take(wanted).enumerate() {
        let id = format!("acc-oa-{:04}", number + 1);
        let row = personal(person, &id, format!("o{:05}", 20_000 + number * 3), "sys-directory", number + 99, random);
        book.add(path, "accounts", row);
        book.count("account/office", 1);
        let role = roles::of_person(person, "sys-groupware");
        grant(book, path, format!("gr-oa-{:04}", number + 1), &id, role, person, ids::IT_STAFF[1]);
        held.push((id, person));
    }
}

/// The caterer's and the supplies contractor's people who log in to one department system.
fn contractors<'a>(paper: &'a Paper<'_>, held: &mut Vec<Held<'a>>, random: &mut Random, book: &mut Book) {
    for (department, system) in [("dep-out-food", "sys-food"), ("dep-out-spd", "sys-supplies")] {
        for (number, person) in paper.staff.people.iter().filter(|one| one.department == department).take(4).enumerate()
        {
            let id = format!("acc{}-{}", &system[3..], number + 1);
            let row = personal(person, &id, format!("c{:05}", 30_000 + number), system, number + 99, random);
            book.add("access/vendor-accounts.yaml", "accounts", row);
            held.push((id, person));
        }
    }
}

fn vendors<'a>(
    paper: &'a Paper<'_>,
    held: &mut Vec<Held<'a>>,
    noted: &mut Noted,
    random: &mut Random,
    book: &mut Book,
) {
    let path = "access/vendor-accounts.yaml";
    let wanted = paper.plan.target("account/vendor").max(4) as usize;
    let all: Vec<_> = systems::systems(paper.plan.beds).filter(|one| one.servers_at(paper.plan.beds) > 0).collect();
    let people: Vec<&Person> = paper.staff.people.iter().filter(|one| one.employment == "vendor").collect();
    for number in 0..wanted {
        let holder = people.get(number).copied();
        let system = match holder {
            Some(person) => all
                .iter()
                .find(|one| one.vendor == person.vendor && number % 2 == 0)
                .or_else(|| all.iter().rev().find(|one| one.vendor == person.vendor)),
            None => all.iter().find(|one| one.id == ["sys-building", "sys-dialysis", "sys-food"][number % 3]),
        };
        let Some(system) = system else { continue };
        let id = format!("acc-vendor-{:03}", number + 1);
        let created = holder.map_or(Day::new(2019, 4, 1), |person| person.employed.max(Day::new(2022, 5, 2)));
        let contract = match system.id {
            "sys-building" => "ctr-facility-4".to_owned(),
            "sys-guest" | "sys-incident" => format!("ctr-saas-{}", &system.id[4..]),
            other => format!("ctr-maint-{}", &other[4..]),
        };
        let row = Row::block(&id)
            .text("login", format!("m-{}{:02}", &system.vendor[2..], number + 1))
            .text("type", "maintenance");
        let row = match holder {
            Some(person) => row.refer("holder", &person.id),
            // Used by whoever is on duty at the vendor's.
            None => row.none("holder"),
        };
        let administers = matches!(system.id, "sys-directory" | "sys-backup") && number % 3 == 0;
        let disabled = (number % 9 == 7).then_some(Day::new(2026, 4, 1));
        let row = row
            .refer("vendor", system.vendor)
            .refer("system", system.id)
            .none("device")
            .yes("privileged", administers)
            .yes("shared", holder.is_none())
            .text("state", if disabled.is_some() { "disabled" } else { "active" })
            .day("created", created)
            .when(holder.is_some() && random.chance(94), |row| row.day("expires", Day::new(2027, 3, 31)))
            .when(holder.is_none(), |row| row.none("expires"))
            .when(disabled.is_none(), |row| row.none("disabled"))
            .with(disabled, |row, day| row.day("disabled", day))
            .when(random.chance(95), |row| {
                let last = Day::new(2026, 7, 15).after(random.below(75) as i32).max(created);
                row.day("last_login", disabled.map_or(last, |day| last.min(day.before(3))))
            })
            .day("reviewed", if holder.is_some() { Day::new(2026, 9, 10) } else { Day::new(2025, 9, 10) })
            .refer("requested_by", paper.staff.department_of(system))
            .when(holder.is_some(), |row| row.day("approved", created.before(3)))
            .text(
                "two_factor",
                if super::logins::TWO_FACTORS.contains(&system.id) { "required" } else { "not-offered" },
            )
            .when(random.chance(92), |row| row.day("password_changed", Day::new(2026, 4, 6).max(created)))
            .when(contracts::has_maintenance(system) || !contract.starts_with("ctr-maint"), |row| {
                row.refer("contract", contract)
            })
            .when(holder.is_some() || random.chance(50), |row| row.yes("work_logged", true));
        book.add(path, "accounts", row);
        book.count("account/vendor", 1);
        if disabled.is_some() {
            continue;
        }
        if system.id == "sys-eye" {
            noted.ended.push(id.clone());
        }
        match holder {
            Some(person) => held.push((id, person)),
            None => noted.shared.push(id),
        }
    }
}

fn technical(paper: &Paper<'_>, random: &mut Random, book: &mut Book) {
    let path = "access/technical-accounts.yaml";
    let administrators = [ids::IT_HEAD, ids::IT_STAFF[0], ids::IT_STAFF[1], ids::OPERATOR];
    for number in 0..paper.plan.target("account/privileged").max(4) as usize {
        let holder = administrators[number % administrators.len()];
        // The first four are the least a hospital of any size has.
        let (id, system, domain) = match number {
            0 => ("acc-domain-admin-1".to_owned(), "sys-directory", true),
            1 => ("acc-backup-admin".to_owned(), "sys-backup", false),
            2 => ("acc-emergency-1".to_owned(), "sys-his", false),
            5 => ("acc-emergency-2".to_owned(), "sys-pacs", false),
            4 | 7 => (format!("acc-domain-admin-{}", number / 3 + 1), "sys-directory", true),
            3 | 6 => (format!("acc-his-admin-{}", number / 3), "sys-his", false),
            _ => (format!("acc-his-admin-{}", number - 5), "sys-his", false),
        };
        let emergency = id.starts_with("acc-emergency");
        let row = Row::block(&id)
            .text("login", id[4..].to_owned())
            .text("type", if emergency { "break-glass" } else { "personal" });
        let row = if emergency { row.none("holder") } else { row.refer("holder", holder) };
        let row = row
            .none("vendor")
            .refer("system", system)
            .yes("privileged", true)
            .yes("domain_admin", domain)
            .yes("shared", false)
            .text("state", "active")
            .day("created", Day::new(2022, 5, 2))
            .none("expires")
            .day("last_login", if emergency { Day::new(2026, 3, 17) } else { Day::new(2026, 9, 28) })
            .day("reviewed", Day::new(2026, 9, 10))
            .refer("requested_by", "dep-it")
            .day("approved", Day::new(2022, 4, 28))
            .text("two_factor", if id == "acc-his-admin-2" { "exempt" } else { "required" })
            .day("password_changed", Day::new(2026, 7, 6))
            .when(emergency, |row| {
                row.refer("keeper", posts::SAFETY)
                    .refer("procedure", "reg-break-glass")
                    .day("last_used", Day::new(2026, 3, 17))
            });
        book.add(path, "accounts", row);
        book.count("account/privileged", 1);
        let row = Row::line(format!("gr-{}", &id[4..]))
            .refer("account", &id)
            .refer("role", format!("role-admin-{}", &system[4..]))
            .day("from", Day::new(2022, 5, 2))
            .none("until")
            .refer("requested_by", "dep-it")
            .refer("confirmed_by", posts::SAFETY)
            .day("approved", Day::new(2022, 4, 28))
            .day("reviewed", grants::REVIEWED);
        book.add(path, "grants", row);
    }
    local(paper, random, book);
    services(paper, random, book);
}

fn local(paper: &Paper<'_>, random: &mut Random, book: &mut Book) {
    let shared = paper.site.of("device/department-terminal").chain(paper.site.of("device/kiosk"));
    for (number, device) in shared.take(paper.plan.target("account/local") as usize).enumerate() {
        let row = Row::block(format!("acc-local-{:03}", number + 1))
            .text("login", "kyoyo")
            .text("type", "local")
            .none("holder")
            .none("vendor")
            .none("system")
            .refer("device", &device.id)
            .yes("privileged", number == 11)
            .yes("shared", true)
            .text("state", "active")
            .day("created", Day::new(2023, 4, 3))
            .none("expires")
            .day("reviewed", if random.chance(97) { Day::new(2026, 8, 28) } else { Day::new(2025, 8, 28) })
            .refer("requested_by", &device.department)
            .refer("keeper", &device.department)
            .text("two_factor", "not-offered")
            .when(random.chance(80), |row| row.day("password_changed", Day::new(2026, 4, 8)));
        book.add("access/technical-accounts.yaml", "accounts", row);
        book.count("account/local", 1);
    }
}

fn services(paper: &Paper<'_>, random: &mut Random, book: &mut Book) {
    const USES: [&str; 3] = ["db", "link", "job"];
    let all: Vec<_> = systems::systems(paper.plan.beds).filter(|one| one.deployment != "cloud").collect();
    for number in 0..paper.plan.target("account/service") as usize {
        let system = all[number % all.len()];
        let used = USES[(number / all.len()) % USES.len()];
        let row = Row::block(format!("acc-service-{:03}", number + 1))
            .text("login", format!("svc-{}-{used}{}", &system.id[4..], number / all.len() / USES.len() + 1))
            .text("type", "service")
            .none("holder")
            .none("vendor")
            .refer("system", system.id)
            .yes("privileged", false)
            .yes("shared", false)
            .text("state", "active")
            .day("created", super::systems::introduced(system))
            .none("expires")
            .day("reviewed", Day::new(2026, 9, 10))
            .refer("requested_by", "dep-it")
            .refer("keeper", "dep-it")
            .when(random.chance(93), |row| row.day("approved", super::systems::introduced(system)))
            .text("two_factor", "not-offered")
            .when(random.chance(85), |row| {
                row.day("password_changed", Day::new(2025, 10, 6).max(super::systems::introduced(system)))
            });
        book.add("access/technical-accounts.yaml", "accounts", row);
        book.count("account/service", 1);
    }
}
