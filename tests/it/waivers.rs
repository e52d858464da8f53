//! Waivers: which excuse something, and what is said of the others.

use sekisho::pipeline::Assessment;
use sekisho::report::draft::{self, Drafted};
use sekisho::words::Lang;

use crate::fixture::{Fixture, check};
use crate::golden::root;
use crate::program::sekisho;

/// An account of somebody who has left, a director and a waiver with these lines.
fn fixture(today: &str, lines: &[(&str, &str)], marks: &str) -> String {
    let mut text = format!(
        "
//- today {today}
//- inventory/a.yaml
people:
  - {{ id: p-1, left: 2026-01-31 }}
  - {{ id: p-2, left: なし, employment: regular }}
  - {{ id: p-3 }}
duties:
  - {{ id: duty-1, role: director, holder: p-3, appointed: 2026-04-01, ended: 2026-12-31 }}
  - {{ id: duty-2, role: system-manager, holder: p-1, appointed: 2026-04-01, ended: なし }}
systems:
  - {{ id: sys-1 }}
accounts:
  - {{ id: acc-1, holder: p-1, state: active }}
  - {{ id: acc-2, holder: p-2, state: active }}
waivers:
  - id: w-1
"
    );
    let standard = [
        ("rule", "access/leaver-account-active"),
        ("subjects", "[acc-1]"),
        ("reason", "引継ぎのため"),
        ("requested_by", "p-2"),
        ("approver", "p-3"),
        ("from", "2026-06-01"),
        ("until", "2026-10-31"),
    ];
    for (field, value) in standard {
        let value = lines.iter().find(|(name, _)| *name == field).map_or(value, |(_, value)| value);
        text.push_str(&format!("    {field}: {value}\n"));
        if let Some((_, mark)) = marks.split_once(' ').filter(|(name, _)| *name == field) {
            let width = value.chars().count().max(1);
            text.push_str(&format!("    #{}{} {mark}\n", " ".repeat(field.len() + 1), "^".repeat(width)));
        }
    }
    text
}

fn excused(text: &str) -> bool {
    Fixture::parse(text).assess(|assessment| {
        let found = assessment.reports.iter().find(|one| one.finding().rule == "access/leaver-account-active");
        found.expect("the leaver's account is active").waived.is_some()
    })
}

#[track_caller]
fn refused(today: &str, lines: &[(&str, &str)], marks: &str) {
    let text = fixture(today, lines, marks);
    check(&text);
    assert!(!excused(&text), "{text}");
}

#[test]
fn the_end_of_a_waiver_is_announced() {
    for (today, code) in [
        ("2026-09-01", Some("policy/waiver-ending")),
        ("2026-09-30", Some("policy/waiver-ending")),
        ("2026-10-01", Some("policy/waiver-ends-soon")),
        ("2026-10-31", Some("policy/waiver-ends-soon")),
        ("2026-08-31", None),
    ] {
        let text = fixture(today, &[], &code.map(|code| format!("until {code}")).unwrap_or_default());
        check(&text);
        assert!(excused(&text), "{today}");
    }
    refused("2026-11-01", &[], "until policy/waiver-expired");
}

#[test]
fn a_renewed_waiver_is_not_announced() {
    let next = |from: &str| {
        format!(
            "{}  - id: w-2
    rule: access/leaver-account-active
    subjects: [acc-1]
    reason: 引継ぎのため
    requested_by: p-2
    approver: p-3
    from: {from}
    until: 2027-03-31
",
            fixture("2026-10-15", &[], if from == "2026-11-02" { "until policy/waiver-ends-soon" } else { "" })
        )
    };
    check(&next("2026-11-01"));
    check(&next("2026-11-02"));
    // In force together, the one that holds longer is named.
    Fixture::parse(&next("2026-10-01")).assess(|assessment| {
        let waived = assessment.reports.iter().find_map(|report| report.waived.clone()).expect("it is excused");
        assert_eq!(waived.id, "w-2");
        assert!(assessment.reports.iter().all(|report| !report.finding().rule.starts_with("policy/waiver")));
    });
}

#[test]
fn an_incomplete_waiver_excuses_nothing() {
    for (field, value) in [
        ("reason", "'　'"),
        ("reason", "'-'"),
        ("requested_by", "不明"),
        ("approver", "不明"),
        ("from", "不明"),
        ("until", "不明"),
        ("until", "2026-05-31"),
    ] {
        refused("2026-08-01", &[(field, value)], &format!("{field} policy/waiver-incomplete"));
    }
}

#[test]
fn nobody_approves_his_own_waiver() {
    refused("2026-08-01", &[("requested_by", "p-3")], "approver policy/waiver-self-approved");
}

#[test]
fn an_approver_held_the_duty_on_the_first_day() {
    let mark = "approver policy/waiver-without-approval";
    refused("2026-08-01", &[("from", "2026-03-31")], mark);
    refused("2027-01-02", &[("from", "2027-01-01"), ("until", "2027-12-31")], mark);
    assert!(excused(&fixture("2027-01-02", &[("from", "2026-12-31"), ("until", "2027-12-31")], "")));
    // Who runs the systems does not accept risks for the hospital.
    refused("2026-08-01", &[("approver", "p-1")], mark);
    for (from, to) in [
        ("role: director", "role: system-manager"),
        ("ended: 2026-12-31 }", "ended: 2026-12-31, systems: [sys-1] }"),
        ("ended: 2026-12-31", "deputy: なし"),
        ("holder: p-3", "holder: p-1, deputy: p-3"),
    ] {
        let text = fixture("2026-08-01", &[], mark).replace(from, to);
        check(&text);
        assert!(!excused(&text), "{to}");
    }
}

#[test]
fn a_duty_of_another_facility_does_not_count() {
    let two = |of_duty: &str| {
        fixture("2026-08-01", &[], if of_duty == "a" { "" } else { "approver policy/waiver-without-approval" })
            .replace("people:", "facilities:\n  - { id: a }\n  - { id: b }\npeople:")
            .replace("id: duty-1,", &format!("id: duty-1, facility: {of_duty},"))
            .replace("- id: w-1", "- id: w-1\n    facility: a")
    };
    check(&two("a"));
    check(&two("b"));
    // The director of a group's headquarters approves for the hospitals that name it.
    assert!(excused(&two("b").replace("- { id: a }", "- { id: a, headquarters: b }")));
    let other_way = two("b").replace("- { id: b }", "- { id: b, headquarters: a }");
    assert!(!excused(&other_way), "a member approves nothing for its headquarters");
}

#[test]
fn what_cannot_be_waived_is_said() {
    let lines = [("rule", "policy/waiver-unused"), ("subjects", "[w-1]")];
    refused("2026-08-01", &lines, "rule policy/waiver-not-allowed");
    let mandatory = "//- sekisho.yaml\nlevels:\n  - { rule: access/leaver-account-active, level: mandatory }\n";
    refused("2026-08-01", &[("rule", "access/no-such-rule")], "rule policy/waiver-unknown-rule");
    let text = format!("\n{mandatory}{}", &fixture("2026-08-01", &[], "rule policy/waiver-not-allowed")[1..]);
    check(&text);
    assert!(!excused(&text));
}

#[test]
fn a_waiver_that_excuses_nothing_is_said_after_thirty_days() {
    let unused = |today: &str| {
        let text = fixture(today, &[("subjects", "[acc-2]")], "");
        Fixture::parse(&text).assess(|assessment| {
            assessment.reports.iter().any(|report| report.finding().rule == "policy/waiver-unused")
        })
    };
    assert!(!unused("2026-06-30"));
    assert!(unused("2026-07-01"));
    // Of several subjects, those that were in vain.
    let text = fixture("2026-07-01", &[("subjects", "[acc-1, acc-2]")], "");
    let text = text.replace(
        "    subjects: [acc-1, acc-2]\n",
        "    subjects: [acc-1, acc-2]\n    #                 ^^^^^ policy/waiver-unused \"`acc-2`\"\n",
    );
    check(&text);
    assert!(excused(&text));
}

/// Accounts of leavers with ids that YAML would take for something else.
const ODD_IDS: [&str; 9] = ["null", "1e3", "no", "007", "2026-10-01", "0x1f", "12.0", "true", "acc-1"];

fn leavers() -> String {
    let accounts: String =
        ODD_IDS.iter().map(|id| format!("  - {{ id: '{id}', holder: p-1, state: active }}\n")).collect();
    format!(
        "
//- inventory/a.yaml
people:
  - {{ id: p-1, left: 2026-01-31 }}
  - {{ id: p-2, left: なし }}
  - {{ id: p-3, left: なし }}
duties:
  - {{ id: duty-1, role: director, holder: p-3, appointed: 2026-04-01, ended: なし }}
accounts:
{accounts}"
    )
}

fn drafted(assessment: &Assessment<'_>, lang: Lang) -> (Drafted, String) {
    let mut out = Vec::new();
    let drafted = draft::write(assessment, lang, &mut out).expect("a buffer takes everything");
    (drafted, String::from_utf8(out).expect("UTF-8"))
}

fn filled(draft: &str) -> String {
    draft
        .replace("reason:\n", "reason: 後任に引き継ぐまで要る\n")
        .replace("requested_by:\n", "requested_by: p-2\n")
        .replace("approver:\n", "approver: p-3\n")
}

#[test]
fn a_draft_is_refused_until_it_is_filled_in() {
    for lang in [Lang::Ja, Lang::En] {
        let files = leavers();
        let ((drafted, draft), failing) = Fixture::parse(&files).assess(|assessment| {
            let counting = assessment.reports.iter().filter(|report| report.counts);
            (drafted(assessment, lang), counting.map(|report| report.finding().rule.to_string()).collect::<Vec<_>>())
        });
        assert!(failing.len() >= ODD_IDS.len() && drafted.left == 0, "{failing:?} {drafted:?}");
        let with = |waivers: &str| Fixture::parse(&format!("{files}//- inventory/waivers.yaml\n{waivers}"));
        with(&draft).assess(|assessment| {
            let about = |code: &str| assessment.reports.iter().filter(|one| one.finding().rule == code).count();
            assert_eq!(about("policy/waiver-incomplete"), drafted.waivers, "{draft}");
            assert!(assessment.reports.iter().all(|report| report.waived.is_none()));
            assert!(assessment.fails());
        });
        with(&filled(&draft)).assess(|assessment| {
            let counting: Vec<_> = assessment.reports.iter().filter(|report| report.counts).collect();
            assert!(counting.is_empty() && !assessment.fails(), "{counting:#?}");
            let waived = assessment.reports.iter().filter(|report| report.waived.is_some()).count();
            assert_eq!(waived, failing.len(), "{draft}");
            // Nothing is left to draft, and that is YAML too.
            let (again, empty) = self::drafted(assessment, lang);
            assert_eq!(again, Drafted { waivers: 0, left: 0 });
            check(&format!("{}//- inventory/waivers.yaml\n{empty}", leavers()));
        });
    }
}

#[test]
fn drafts_of_one_severity_end_a_week_apart() {
    let draft = sekisho(root(), &["waiver", "draft", "--fail-on", "medium"]);
    assert_eq!(draft.code, 0, "{}", draft.err);
    let ends: Vec<&str> = draft.out.lines().filter_map(|line| line.strip_prefix("    until: ")).collect();
    let rules: Vec<&str> = draft.out.lines().filter_map(|line| line.strip_prefix("    rule: ")).collect();
    assert!(rules.len() > 3, "{}", draft.out);
    // As of 2026-10-01 and nothing above medium is left: 180 days, then a week more each time.
    assert_eq!(ends[..3], ["2027-03-30", "2027-04-06", "2027-04-13"]);
    let mut once = rules.clone();
    once.dedup();
    assert_eq!(once, rules);
}

#[test]
fn a_route_names_an_item_of_a_list_by_its_position_or_its_name() {
    for (route, excused) in [
        ("interfaces/lan1", true),
        ("interfaces/1/ip", true),
        ("interfaces", true),
        ("interfaces/eth0", false),
        ("interfaces/0", false),
        ("interfaces/lan1/mac", false),
        ("hostname", false),
    ] {
        let text = format!(
            "
//- today 2026-09-01
//- inventory/a.yaml
people:
  - {{ id: p-2, left: なし, employment: regular }}
  - {{ id: p-3 }}
duties:
  - {{ id: duty-1, role: director, holder: p-3, appointed: 2026-04-01, ended: 2026-12-31 }}
segments:
  - {{ id: seg-1, prefixes: [10.1.0.0/24] }}
devices:
  - id: dev-1
    class: server
    state: in-use
    interfaces:
      - {{ name: eth0, ip: 10.1.0.5, segment: seg-1 }}
      - {{ name: lan1, ip: 10.2.0.5, segment: seg-1 }}
waivers:
  - id: w-1
    rule: network/address-outside-segment
    subjects: [dev-1]
    route: {route}
    reason: 移設の途中
    requested_by: p-2
    approver: p-3
    from: 2026-08-20
    until: 2026-12-31
"
        );
        let found = Fixture::parse(&text).assess(|assessment| {
            let found = assessment.reports.iter().find(|one| one.finding().rule == "network/address-outside-segment");
            found.expect("the address is outside").waived.is_some()
        });
        assert_eq!(found, excused, "{route}");
    }
}
