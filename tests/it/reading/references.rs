//! References, identity, what is lost, what is inherited, what is complete.

use crate::fixture::{Fixture, check};
use sekisho::policy::Outcome;

#[test]
fn a_reference_to_nothing_gets_the_nearest_ids() {
    check(
        r#"
//- inventory/a.yaml
zones:
  - { id: zone-medical, purpose: medical }
segments:
  - { id: s-1, zone: zone-medcal }
  #                  ^^^^^^^^^^^ model/dangling-reference "zone-medical"
  - { id: s-2, zone: zone-medical }
"#,
    );
}

#[test]
fn a_reference_to_the_wrong_kind() {
    check(
        r#"
//- inventory/a.yaml
devices:
  - { id: sw-1 }
  #       ~~~~ model/wrong-kind
segments:
  - { id: s-1, zone: sw-1 }
  #                  ^^^^ model/wrong-kind "機器"
"#,
    );
}

#[test]
fn an_id_used_twice_is_nobodys() {
    check(
        r#"
//- inventory/a.yaml
people:
  - { id: p-1, left: 2026-03-31 }
  #       ~~~ model/duplicate-id "最初"
accounts:
  - { id: acc-1, holder: p-1, state: active }
  #                      ^^^ ? access/leaver-account-active
  #                      ^^^ model/ambiguous-reference
//- inventory/b.yaml
people:
  - { id: p-1, left: なし }
  #       ^^^ model/duplicate-id
"#,
    );
}

#[test]
fn while_a_file_is_lost_a_reference_may_lead_there() {
    check(
        r#"
//- inventory/a.yaml
segments:
  - { id: s-1, zone: zone-medical }
  #                  ^^^^^^^^^^^^ model/unresolved-reference "inventory/b.yaml"
//- inventory/b.yaml shift_jis
zones:
  - { id: zone-medical, name: 医療系の区画 }
#! parse/unreadable-file
"#,
    );
}

#[test]
fn a_row_without_an_id_is_lost_too() {
    check(
        r#"
//- inventory/a.yaml
zones:
  - { name: 医療 }
  #   ^^^^ schema/no-id
segments:
  - { id: s-1, zone: zone-medical }
  #                  ^^^^^^^^^^^^ model/unresolved-reference
"#,
    );
}

/// An account whose rule looks through a whole sheet, with and without a declaration that it is complete.
fn whole_sheet(complete: &str, lost: &str) -> Outcome {
    let text = format!(
        r#"
//- policies/test/no-vendor.yaml
id: test/no-vendor
title: {{ ja: 試験, en: Test }}
severity: low
since: "0.1"
cites: []
applies_to: vendor
check: {{ cel: "!sheet('contracts').exists(c, c.vendor == vendor)" }}
message: {{ ja: 試験, en: test }}
why: {{ ja: 試験, en: test }}
remedy: {{ ja: 試験, en: test }}
examples: []
//- inventory/a.yaml
facilities: [{{ id: hospital }}]
people: [{{ id: p-1 }}]
vendors: [{{ id: v-1 }}]
contracts: []
{complete}
//- inventory/b.yaml
{lost}
"#
    );
    Fixture::parse(&text).assess(|assessment| {
        let subject = assessment.estate.inventory.find("v-1").expect("the vendor was written");
        let outcome = assessment.judgement.outcome("test/no-vendor", subject);
        outcome.expect("the rule was read")
    })
}

#[test]
fn a_whole_sheet_is_known_only_when_someone_says_so() {
    let declared = "records:
  - { id: r-1, type: complete-list, on: 2026-04-01, by: p-1, valid_until: 2027-03-31, sheets: [contracts] }";
    assert_eq!(whole_sheet("", ""), Outcome::Undecided);
    assert_eq!(whole_sheet(declared, ""), Outcome::Satisfied);
    // Over on the day after its last, not valid yet, about another sheet, signed by nobody.
    for (from, to) in [
        ("valid_until: 2027-03-31", "valid_until: 2026-09-30"),
        ("valid_until: 2027-03-31", "note: x"),
        ("on: 2026-04-01", "on: 2026-10-02"),
        ("[contracts]", "[accounts]"),
        ("by: p-1", "by: 不明"),
    ] {
        assert_eq!(whole_sheet(&declared.replace(from, to), ""), Outcome::Undecided, "{to}");
    }
    let last_day = declared.replace("valid_until: 2027-03-31", "valid_until: 2026-10-01");
    assert_eq!(whole_sheet(&last_day, ""), Outcome::Satisfied);
}

#[test]
fn while_anything_is_lost_a_whole_sheet_satisfies_nothing() {
    let declared = "records:
  - { id: r-1, type: complete-list, on: 2026-04-01, by: p-1, valid_until: 2027-03-31, sheets: [contracts] }";
    assert_eq!(whole_sheet(declared, "contracts:\n  - { id: c-1, vendor: なし }"), Outcome::Satisfied);
    for lost in ["contracts:\n  - { vendor: v-1 }", "contracts:\n  - { id: \"c", "contract:\n  - { id: c-1 }", "- x"] {
        assert_eq!(whole_sheet(declared, lost), Outcome::Undecided, "{lost}");
    }
    // What can be seen is still a violation.
    let seen = "contracts:\n  - { id: c-1, vendor: v-1 }\n  - { name: x }";
    assert_eq!(whole_sheet(declared, seen), Outcome::Violated);
    assert_eq!(whole_sheet("", seen), Outcome::Violated);
}

#[test]
fn a_device_inherits_from_its_model() {
    // An inherited value is shown where it stands; what a device states itself wins.
    check(
        r#"
//- policies/test/support-ended.yaml
id: test/support-ended
title: { ja: 試験, en: Test }
severity: low
since: "0.1"
cites: []
applies_to: device
check: { cel: "device.support_end >= today" }
point_at: support_end
message: { ja: 試験, en: test }
why: { ja: 試験, en: test }
remedy: { ja: 試験, en: test }
examples: []
//- inventory/a.yaml
models:
  - { id: m-old, support_end: 2026-09-30 }
  #                           ^^^^^^^^^^ test/support-ended
  - { id: m-new, support_end: 2026-10-01 }
  - { id: m-bare }
devices:
  - { id: d-1, model: m-old }
  #       ~~~ test/support-ended
  - { id: d-2, model: m-old, support_end: 2027-01-01 }
  - { id: d-3, model: m-new }
  - { id: d-4, model: m-new, support_end: 2026-01-01 }
  #                                       ^^^^^^^^^^ test/support-ended
  - { id: d-5, model: m-bare }
  #       ^^^ ? test/support-ended
  - { id: d-6, model: m-old, support_end: 不明 }
  #                                       ^^ ? test/support-ended
"#,
    );
}

#[test]
fn lists_with_names_merge_and_others_replace() {
    let text = r#"
//- policies/test/ports.yaml
id: test/ports
title: { ja: 試験, en: Test }
severity: low
since: "0.1"
cites: []
applies_to: device
check: { cel: "size(device.ports) == 3 && device.ports.exists(p, p.name == '1' && p.speed == 10) && device.ports.exists(p, p.name == '2' && p.speed == 20) && device.ports.exists(p, p.name == '3')" }
message: { ja: 試験, en: test }
why: { ja: 試験, en: test }
remedy: { ja: 試験, en: test }
examples: []
//- inventory/a.yaml
models:
  - { id: m-1, ports: [{ name: "1", speed: 20 }, { name: "2", speed: 20 }] }
devices:
  - { id: d-1, model: m-1, ports: [{ name: "1", speed: 10 }, { name: "3" }] }
"#;
    Fixture::parse(text).assess(|assessment| {
        let codes: Vec<_> = assessment.reports.iter().map(|report| report.finding().message.clone()).collect();
        let subject = assessment.estate.inventory.find("d-1").expect("the device was written");
        assert_eq!(assessment.judgement.outcome("test/ports", subject), Some(Outcome::Satisfied), "{codes:?}");
    });
}

#[test]
fn a_place_cannot_be_within_itself() {
    check(
        r#"
//- inventory/a.yaml
locations:
  - { id: l-1, within: l-2 }
  #                    ^^^ model/circular-place
  - { id: l-2, within: l-1 }
  #                    ^^^ model/circular-place
"#,
    );
}

#[test]
fn an_inherited_item_nobody_knows_is_still_an_item() {
    check(
        r#"
//- policies/test/tagged.yaml
id: test/tagged
title: { ja: 試験, en: Test }
severity: low
since: "0.1"
cites: []
applies_to: device
check: { cel: "device.ports.all(p, p.poe)" }
message: { ja: 試験, en: test }
why: { ja: 試験, en: test }
remedy: { ja: 試験, en: test }
examples: []
//- inventory/a.yaml
models:
  - { id: m-1, ports: [{ name: "1", poe: yes }, 不明] }
devices:
  - { id: d-1, model: m-1, ports: [{ name: "1", poe: yes }] }
  #                               ^^^^^^^^^^^^^^^^^^^^^^^^^ ? test/tagged
"#,
    );
}

#[test]
fn ports_of_nothing_are_not_the_same_port() {
    check(
        r#"
//- policies/test/loop.yaml
id: test/loop
title: { ja: 試験, en: Test }
severity: low
since: "0.1"
cites: []
applies_to: cable
check: { cel: "cable.a != cable.b" }
message: { ja: 試験, en: test }
why: { ja: 試験, en: test }
remedy: { ja: 試験, en: test }
examples: []
//- inventory/a.yaml
devices: [{ id: sw-1 }]
cables:
  - { id: c-1, a: sw-1/1, b: sw-1/2 }
  - { id: c-2, a: sw-1/1, b: sw-1/1 }
  #       ^^^ test/loop
  - { id: c-3, a: sw-9/1, b: sw-9/1 }
  #               ^^^^^^ model/dangling-reference
  #                          ^^^^^^ model/dangling-reference
  #               ^^^^^^ ? test/loop
"#,
    );
}
