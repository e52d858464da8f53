//! How one logs in to a system: factors, passwords, logs.

use crate::hospital::day::Day;
use crate::hospital::random::Random;
use crate::hospital::tables::systems::System;
use crate::hospital::writer::{Fill, Group, Row};

/// Systems that ask for two factors already; the rest plan it, or have no plan.
pub const TWO_FACTORS: [&str; 11] = [
    "sys-his",
    "sys-billing",
    "sys-nursing",
    "sys-prescription",
    "sys-groupware",
    "sys-directory",
    "sys-endpoint",
    "sys-backup",
    "sys-eligibility",
    "sys-chemo",
    "sys-incident",
];

/// How one logs in to a system, and what it writes down of it.
pub fn access(system: &System, row: Row, random: &mut Random) -> Row {
    let two = TWO_FACTORS.contains(&system.id);
    let methods: &[&str] = match system.kind {
        "ehr" | "nursing" => &["password", "card"],
        "eligibility" => &["card", "certificate"],
        "building" => &["card"],
        _ if two => &["password", "one-time"],
        _ => &["password"],
    };
    let (factors, by) = match system.id {
        _ if two => ("in-place", None),
        "sys-pharmacy" | "sys-transfusion" => ("equivalent", None),
        // The next versions of these come after the date the guideline asks for.
        "sys-endoscopy" | "sys-eye" => ("planned", Some(Day::new(2028, 3, 31))),
        "sys-nurse-call" | "sys-supplies" => ("none", None),
        "sys-rehab" | "sys-guest" => ("", None),
        _ => ("planned", Some(Day::new(2027, 3, 31))),
    };
    let authentication = Group::new()
        .texts("methods", methods)
        .when(factors.is_empty(), |group| group.unknown("two_factor"))
        .when(!factors.is_empty(), |group| group.text("two_factor", factors))
        .with(by, |group, by| group.day("two_factor_by", by));
    let authentication = authentication
        .yes("anonymous", system.id == "sys-reception")
        .when(random.chance(95), |group| group.yes("initial_change_forced", system.id != "sys-eye"))
        .when(two || system.kind == "building", |group| group.refer("fallback", "reg-auth-fallback"))
        .refer("documented", "reg-access");
    let (length, kinds, age, lockout) = match system.id {
        // A device that has been in use for nine years takes no more than six digits.
        "sys-dialysis" => (6, 1, 0, 0),
        "sys-his" | "sys-billing" => (8, 3, 180, 5),
        // With a card beside the password nobody has to change it.
        "sys-nursing" => (8, 3, 0, 5),
        "sys-directory" | "sys-endpoint" | "sys-backup" | "sys-groupware" => (13, 3, 0, 5),
        _ => (8, 3, 180, 10),
    };
    let policy = Group::new()
        .number("min_length", length)
        .number("character_kinds", kinds)
        .when(age > 0, |group| group.number("max_age", age))
        .when(age == 0, |group| group.none("max_age"))
        .when(lockout > 0, |group| group.number("lockout_after", lockout))
        .when(lockout == 0, |group| group.none("lockout_after"))
        .when(random.chance(93), |group| group.yes("hashed", true))
        .when(random.chance(93), |group| group.yes("guessable_refused", length > 6))
        .yes("reset_with_identity", true);
    let known = !matches!(system.id, "sys-rehab" | "sys-dental" | "sys-pathology");
    row.group("authentication", authentication)
        .when(known, |row| row.group("password_policy", policy))
        .when(!known, |row| row.unknown("password_policy"))
        .when(random.chance(95) && system.id != "sys-groupware", |row| {
            row.number("auto_logoff", if system.medical { 15 } else { 30 })
        })
        // Mail stays open all day; the screen is what locks.
        .when(system.id == "sys-groupware", |row| row.none("auto_logoff"))
        .group("logs", logs(system, random))
}

fn logs(system: &System, random: &mut Random) -> Group {
    if system.id == "sys-eye" {
        return Group::new()
            .yes("kept", true)
            .texts("items", &["login-time"])
            .text("store", "on-device")
            .unknown("retention");
    }
    let small = matches!(system.kind, "rehabilitation" | "food" | "supplies" | "nurse-call" | "guest");
    let reviewed = if small { Day::new(2026, 6, 30) } else { Day::new(2026, 9, 3 + random.below(20) as i32) };
    let protected = random.chance(92);
    // The provider shows no log; whoever enters a case signs for it in a diary.
    if system.id == "sys-registry" {
        return Group::new()
            .yes("kept", false)
            .texts("items", &[])
            .text("store", "diary")
            .text("retention", "5年")
            .yes("access_restricted", true)
            .text("review_every", "6か月");
    }
    Group::new()
        .yes("kept", true)
        .texts("items", &["login-time", "access-time", "operation", "user", "source"])
        .text("store", if small { "on-device" } else { "both" })
        .text("retention", if system.medical { "5年" } else { "1年" })
        .yes("access_restricted", true)
        .when(protected, |group| group.yes("tamper_protected", system.id != "sys-nurse-call"))
        .text("review_every", if small { "6か月" } else { "1か月" })
        .when(system.id != "sys-rehab", |group| group.day("reviewed", reviewed))
}
