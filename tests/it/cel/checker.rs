//! What is wrong with an expression is shown where it stands in the rule file.

use crate::fixture::{check, day};
use sekisho::policy::cel::JoinKey;
use sekisho::policy::{Outcome, cel};
use sekisho::schema::kinds::Kind;

/// A rule with that check, and marks below it.
fn rule(subject: &str, check_and_marks: &str) {
    check(&format!(
        r#"
//- inventory/a.yaml
devices: [{{ id: d-1 }}]
//- policies/test/rule.yaml
id: test/rule
title: {{ ja: 試験, en: Test }}
severity: low
since: "0.1"
cites: []
applies_to: {subject}
{check_and_marks}
message: {{ ja: 試験, en: test }}
why: {{ ja: 試験, en: test }}
remedy: {{ ja: 試験, en: test }}
examples: []
"#
    ));
}

#[test]
fn an_unknown_field() {
    rule(
        "device",
        r#"check: { cel: "device.interfaces.all(i, i.segment.zone.purpos != 'office')" }
#                                                      ^^^^^^ policy/unknown-name "purpose""#,
    );
}

#[test]
fn an_unknown_name_and_an_unknown_function() {
    rule(
        "device",
        r#"when: "devcie.class == 'medical'"
#      ^^^^^^ policy/unknown-name "device"
check: { cel: "device.monitored" }"#,
    );
    rule(
        "device",
        r#"check: { cel: "device.hostname.startswith('sv')" }
#                              ^^^^^^^^^^ policy/unknown-name "startsWith""#,
    );
}

#[test]
fn types_that_do_not_fit() {
    rule(
        "device",
        r#"check: { cel: "device.screen_lock < 'ten'" }
#                                 ^ policy/expression-type "int""#,
    );
    rule(
        "device",
        r#"check: { cel: "device.location == 'server-room'" }
#                                 ^^^^^^^^^^^^^ policy/expression-type "a reference""#,
    );
    rule(
        "device",
        r#"check: { cel: "device.support_end > '2026-01-01'" }
#                                   ^^^^^^^^^^^^ policy/expression-type "date('2026-01-01')""#,
    );
}

#[test]
fn comparisons_that_say_nothing() {
    rule(
        "device",
        r#"check: { cel: "device.class == 'medcial'" }
#                              ^^^^^^^^^ policy/always-same "medical""#,
    );
    rule(
        "segment",
        r#"check: { cel: "segment.vlan > 4094" }
#                           ^ policy/always-same "4094""#,
    );
    rule(
        "segment",
        r#"check: { cel: "1 <= segment.vlan" }
#                ^^ policy/always-same"#,
    );
    rule(
        "device",
        r#"check: { cel: "device.monitored || 1 == 1" }
#                                    ^^ policy/always-same"#,
    );
}

#[test]
fn has_would_turn_unknown_into_a_pass() {
    rule(
        "device",
        r#"check: { cel: "!has(device.location)" }
#               ^^^ policy/has-misused "不明""#,
    );
    rule(
        "account",
        r#"check: { cel: "has(account.holder.name)" }
#              ^^^ policy/has-misused"#,
    );
}

#[test]
fn a_list_is_asked_for_its_size() {
    rule(
        "regulation",
        r#"check: { cel: "has(regulation.systems)" }
#              ^^^ policy/has-misused "size(…) > 0""#,
    );
}

#[test]
fn a_problem_on_a_later_line_of_a_block() {
    rule(
        "device",
        r#"check:
  cel: |
    device.class == 'medical' &&
      device.monitord
    #        ^^^^^^^^ policy/unknown-name "monitored""#,
    );
}

#[test]
fn what_is_no_expression() {
    rule(
        "device",
        r#"check: { cel: "device.class == " }
#                              ^ policy/expression-syntax"#,
    );
}

fn refused(text: &str) -> &'static str {
    let mut joins: Vec<JoinKey> = Vec::new();
    match cel::check(text, Kind::Device, &[], &mut joins) {
        Ok(_) => "accepted",
        Err(problem) => {
            assert!(problem.at.start < problem.at.end && text.get(problem.at.clone()).is_some(), "{:?}", problem.at);
            problem.code.id
        }
    }
}

#[test]
fn an_expression_has_an_end() {
    let long = vec!["device.monitored"; 400].join(" && ");
    assert_eq!(refused(&long), "policy/expression-too-complex");
    let many = vec!["device.byod"; 250].join("||");
    assert_eq!(refused(&many), "policy/expression-too-complex");
    let deep = "device.monitored == (".repeat(100) + "true" + &")".repeat(100);
    assert_eq!(refused(&deep), "policy/expression-syntax");
    // Brackets around nothing but brackets cost nothing and are let be.
    let brackets = "(".repeat(1900) + "device.monitored" + &")".repeat(1900);
    assert_eq!(refused(&brackets), "accepted");
    let mut nested = "a.monitored".to_owned();
    for name in ["a", "b", "c", "d", "e"] {
        nested = format!("sheet('devices').all({name}, {nested})");
    }
    assert_eq!(refused(&nested), "policy/expression-too-complex");
}

#[test]
fn looking_at_too_much_decides_nothing() {
    let rows: String = (0..700).map(|number| format!("  - {{ id: d-{number}, monitored: yes }}\n")).collect();
    let tree = sekisho::source::Memory::new().with("inventory/a.yaml", format!("devices:\n{rows}"));
    let estate = sekisho::pipeline::read(&tree, &crate::fixture::options(day("2026-10-01"))).expect("there are rows");
    let text = "sheet('devices').all(a, sheet('devices').all(b, a.monitored == b.monitored))";
    let (program, joins) = super::twins::compile(text, Kind::Device).expect("a good expression");
    let complete = vec![true; Kind::ALL.len()];
    let world = cel::World::new(&estate.inventory, &estate.graph, day("2026-10-01"), &joins, complete);
    let told = program.explain(&world, estate.inventory.of_kind(Kind::Device)[0]);
    assert_eq!(told.outcome, Outcome::Undecided);
    assert!(told.gaps.iter().any(|gap| matches!(gap, cel::MissingFact::TooExpensive)), "{:?}", told.gaps);
}
