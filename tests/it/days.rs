//! The table of days: starts and ends are inclusive, and months end where the calendar ends them.

use sekisho::policy::Outcome;
use sekisho::policy::cel::{World, check};
use sekisho::schema::kinds::Kind;
use sekisho::source::Memory;

use crate::cel::compile;
use crate::fixture::{Fixture, day, options};

/// Whether a test about a contract with that end holds on a day.
fn holds(test: &str, end: &str, on: &str) -> bool {
    let tree = Memory::new().with("inventory/a.yaml", format!("contracts:\n  - {{ id: c-1, until: {end} }}\n"));
    let estate = sekisho::pipeline::read(&tree, &options(day(on))).expect("there is a row");
    let (program, joins) = compile(test, Kind::Contract).unwrap_or_else(|| {
        let problem = check(test, Kind::Contract, &[], &mut Vec::new()).err();
        panic!("{test}: {problem:?}")
    });
    let world = World::new(&estate.inventory, &estate.graph, day(on), &joins, Vec::new());
    let outcome = program.explain(&world, estate.inventory.of_kind(Kind::Contract)[0]).outcome;
    assert!(matches!(outcome, Outcome::Satisfied | Outcome::Violated), "{test} {end} {on}: {outcome:?}");
    outcome == Outcome::Satisfied
}

#[test]
fn what_ends_on_a_day_holds_on_it() {
    for (end, on, is_in_force) in [
        ("2026-03-31", "2026-03-30", true),
        ("2026-03-31", "2026-03-31", true),
        ("2026-03-31", "2026-04-01", false),
        ("令和8年3月31日", "2026-03-31", true),
        ("令和8年3月31日", "2026-04-01", false),
        ("2024-02-29", "2024-02-29", true),
        ("2024-02-29", "2024-03-01", false),
    ] {
        assert_eq!(holds("contract.until >= today", end, on), is_in_force, "{end} on {on}");
    }
}

#[test]
fn within_months_counts_on_the_calendar() {
    for (last, period, on, is_within) in [
        ("2026-01-31", "months(1)", "2026-02-28", true),
        ("2026-01-31", "months(1)", "2026-03-01", false),
        ("2024-01-31", "months(1)", "2024-02-29", true),
        ("2025-10-01", "months(12)", "2026-10-01", true),
        ("2025-10-01", "months(12)", "2026-10-02", false),
        ("2024-02-29", "period('1年')", "2025-02-28", true),
        ("2024-02-29", "period('1年')", "2025-03-01", false),
        ("2026-08-31", "period('6か月')", "2027-02-28", true),
        ("2026-08-31", "period('6か月')", "2027-03-01", false),
        ("2026-12-31", "days(1)", "2027-01-01", true),
        ("2026-12-31", "days(1)", "2027-01-02", false),
    ] {
        let test = format!("contract.until + {period} >= today");
        assert_eq!(holds(&test, last, on), is_within, "{last} + {period} on {on}");
    }
}

#[test]
fn a_waiver_holds_through_its_last_day() {
    for (on, excused) in [("2026-03-31", false), ("2026-04-01", true), ("2026-09-30", true), ("2026-10-01", false)] {
        let text = format!(
            "
//- today {on}
//- inventory/a.yaml
people:
  - {{ id: p-1, left: 2026-01-31 }}
  - {{ id: p-2 }}
  - {{ id: p-3 }}
duties:
  - {{ id: duty-1, role: director, holder: p-3, appointed: 2026-04-01, ended: なし }}
accounts:
  - {{ id: acc-1, holder: p-1, state: active }}
waivers:
  - id: w-1
    rule: access/leaver-account-active
    subjects: [acc-1]
    reason: 引継ぎのため
    compensation: ログを毎日見る
    requested_by: p-2
    approver: p-3
    from: 2026-04-01
    until: 2026-09-30
"
        );
        let waived = Fixture::parse(&text).assess(|assessment| {
            let found = assessment.reports.iter().find(|one| one.finding().rule == "access/leaver-account-active");
            found.expect("the leaver's account is active").waived.is_some()
        });
        assert_eq!(waived, excused, "{on}");
    }
}
