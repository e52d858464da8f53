//! What a person looked at decides a fact only under conditions.

use sekisho::pipeline::Report;

use crate::garden::{INVENTORY, judged, statuses};

/// An attestation with nothing wrong in it.
const GOOD: &str = r#"  - { id: a-1, fact: "garden-person#1", looked_at: [r-1], method: document, result: yes, on: 2026-09-10, valid_until: 2027-03-31, by: p-1 }"#;

fn with(rows: &str) -> String {
    format!("{INVENTORY}attestations:\n{rows}\n")
}

/// Codes about attestations and what of them the caret points at.
fn complaints(inventory: &str) -> Vec<String> {
    judged(inventory, |assessment| {
        let findings = assessment.reports.iter().map(Report::finding);
        let about = findings.filter(|one| one.rule.contains("attestation") || one.rule.contains("future"));
        about
            .map(|one| {
                let place = &one.places[0];
                let text = &assessment.estate.files.get(place.file).text;
                let bytes = assessment.estate.bytes_of(place).expect("a place in a row");
                format!(
                    "{} {}",
                    one.rule.trim_start_matches("policy/"),
                    &text[bytes.start as usize..bytes.end as usize]
                )
            })
            .collect()
    })
}

#[test]
fn only_a_whole_and_valid_attestation_of_somebody_in_charge_decides() {
    let no = "unknown needs-person";
    let table = [
        ("", "", "yes attested", ""),
        ("result: yes", "result: no", "no attested-no", ""),
        ("person#1", "persons#1", no, "attestation-unknown-fact \"garden-persons#1\""),
        ("looked_at: [r-1]", "looked_at: []", no, "attestation-nothing-looked-at []"),
        ("looked_at: [r-1]", "looked_at: [r-9]", no, "attestation-nothing-looked-at [r-9]"),
        ("method: document", "method: 不明", no, "attestation-incomplete 不明"),
        ("result: yes", "result: 不明", no, "attestation-incomplete 不明"),
        ("on: 2026-09-10", "on: 不明", no, "attestation-incomplete 不明"),
        ("valid_until: 2027-03-31, by: p-1", "valid_until: 不明, by: p-1", no, "attestation-incomplete 不明"),
        (
            "valid_until: 2027-03-31, by: p-1",
            "valid_until: 2026-09-09, by: p-1",
            no,
            "attestation-incomplete 2026-09-09",
        ),
        ("by: p-1 }", "by: 不明 }", no, "attestation-incomplete 不明"),
        ("by: p-1 }", "by: p-2 }", no, "attestation-without-duty p-2"),
        ("on: 2026-09-10", "on: 2026-03-31", no, "attestation-without-duty p-1"),
        ("on: 2026-09-10", "on: 2026-10-02", no, "future-evidence 2026-10-02"),
        ("valid_until: 2027-03-31, by: p-1", "valid_until: 2026-09-30, by: p-1", no, "attestation-expired 2026-09-30"),
        (
            "valid_until: 2027-03-31, by: p-1",
            "valid_until: 2026-10-01, by: p-1",
            "yes attested",
            "attestation-ending 2026-10-01",
        ),
        (
            "valid_until: 2027-03-31, by: p-1",
            "valid_until: 2026-11-30, by: p-1",
            "yes attested",
            "attestation-ending 2026-11-30",
        ),
        ("valid_until: 2027-03-31, by: p-1", "valid_until: 2026-12-01, by: p-1", "yes attested", ""),
    ];
    for (from, to, status, complaint) in table {
        let row = GOOD.replacen(from, to, 1);
        assert!(from.is_empty() || row != GOOD, "{from}");
        let inventory = with(&row);
        assert_eq!(statuses(&inventory)["person"], status, "{to}");
        let found = complaints(&inventory);
        let found: Vec<&str> = found.iter().map(String::as_str).filter(|one| !one.contains("dangling")).collect();
        assert_eq!(found.join("\n"), complaint, "{to}");
    }
    let unclear = INVENTORY.replace("appointed: 2026-04-01", "appointed: 不明");
    let unclear = format!("{unclear}attestations:\n{GOOD}\n");
    assert_eq!(complaints(&unclear), ["attestation-without-duty p-1"]);
}

#[test]
fn a_person_speaks_only_where_no_rule_decides() {
    let table = [
        ("both", "unknown needs-person", "yes attested", "no attested-no"),
        ("both-idle", "unknown nothing-judged", "yes attested", "no attested-no"),
        ("both-denies", "unknown nothing-judged", "yes attested", "no attested-no"),
        ("both-yes", "yes satisfied", "yes satisfied", "yes satisfied"),
        ("both-no", "no violated", "no violated", "no violated"),
        ("both-undecided", "unknown undecided", "unknown undecided", "unknown undecided"),
        ("person-and-rule", "unknown needs-person", "yes attested", "no attested-no"),
        ("person-and-no", "no violated", "no violated", "no violated"),
        ("person-byod", "not-applicable not-concerned", "not-applicable not-concerned", "not-applicable not-concerned"),
    ];
    for (clause, without, yes, no) in table {
        let row = GOOD.replace("garden-person#1", &format!("garden-{clause}#1"));
        assert_eq!(statuses(INVENTORY)[clause], without, "{clause}");
        assert_eq!(statuses(&with(&row))[clause], yes, "{clause}");
        assert_eq!(statuses(&with(&row.replace("result: yes", "result: no")))[clause], no, "{clause}");
    }
    // A denial is not lost where a rule decides.
    let row = GOOD.replace("garden-person#1", "garden-both-yes#1");
    assert_eq!(complaints(&with(&row)), Vec::<String>::new());
    assert_eq!(complaints(&with(&row.replace("result: yes", "result: no"))), ["attestation-contradicted no"]);
    let again = row.replace("result: yes", "result: no").replace("a-1", "a-0").replace("2026-09-10", "2026-09-01");
    assert_eq!(complaints(&with(&format!("{again}\n{row}"))), Vec::<String>::new(), "it was looked at again");
    for (clause, status) in
        [("person-unread", "unknown text-not-seen"), ("yes", "yes satisfied"), ("no-rule", "unknown no-rule")]
    {
        let row = GOOD.replace("garden-person#1", &format!("garden-{clause}#1"));
        assert_eq!(statuses(&with(&row))[clause], status);
        let fact = format!("attestation-not-allowed \"garden-{clause}#1\"");
        assert_eq!(complaints(&with(&row)), [fact]);
    }
}

#[test]
fn the_latest_counts_and_what_ran_out_and_was_done_again_is_history() {
    let old =
        GOOD.replace("a-1", "a-0").replace("on: 2026-09-10", "on: 2026-09-01").replace("result: yes", "result: no");
    assert_eq!(statuses(&with(&format!("{old}\n{GOOD}")))["person"], "yes attested");
    let over = old.replace("valid_until: 2027-03-31", "valid_until: 2026-09-30");
    assert_eq!(complaints(&with(&over)), ["attestation-expired 2026-09-30"]);
    assert_eq!(complaints(&with(&format!("{over}\n{GOOD}"))), Vec::<String>::new());
    let same_day = old.replace("on: 2026-09-01", "on: 2026-09-10");
    assert_eq!(statuses(&with(&format!("{same_day}\n{GOOD}")))["person"], "no attested-no");
}

/// A second facility; everything else belongs to the first unless it says so.
const TWO: &str =
    "  - { id: g, type: clinic, beds: 4, dedicated_staff: yes, uses: { cloud: no, take_out: no, byod: yes } }\n";

#[test]
fn every_facility_a_fact_concerns_needs_its_own() {
    let own = |text: &str| {
        let text = text.replace("facilities:\n", &format!("facilities:\n{TWO}"));
        let lines = text.lines().map(|line| match line.strip_suffix(" }") {
            Some(row) if !line.contains("{ id: f,") && !line.contains("{ id: g,") && !line.contains("facility:") => {
                format!("{row}, facility: f }}\n")
            }
            _ => format!("{line}\n"),
        });
        lines.collect::<String>()
    };
    let duty = "  - { id: d-2, role: director, holder: p-2, appointed: 2026-04-01, ended: なし, facility: g }\n";
    let base = own(INVENTORY).replace("records:\n", &format!("{duty}records:\n"));
    let first = own(GOOD);
    let second = GOOD.replace("a-1", "a-2").replace("by: p-1 }", "by: p-2, facility: g }\n");
    let both = |a: &str, b: &str| format!("{base}attestations:\n{a}{b}");
    assert_eq!(statuses(&both(&first, ""))["person"], "unknown needs-person");
    assert_eq!(statuses(&both(&first, &second))["person"], "yes attested");
    let denied = second.replace("result: yes", "result: no");
    assert_eq!(statuses(&both(&first, &denied))["person"], "no attested-no");
    // A duty in one facility does not reach the other.
    let stranger = second.replace("by: p-2", "by: p-1");
    assert_eq!(statuses(&both(&first, &stranger))["person"], "unknown needs-person");
    assert_eq!(complaints(&both(&first, &stranger)), ["attestation-without-duty p-1"]);
    // A clause about private devices concerns the second only.
    let byod = second.replace("garden-person#1", "garden-person-byod#1");
    assert_eq!(statuses(&both("", &byod))["person-byod"], "yes attested");
    let nowhere = GOOD.to_owned() + "\n";
    assert!(complaints(&both(&nowhere, ""))[0].starts_with("attestation-incomplete"));
}

#[test]
fn a_checklist_item_a_person_confirms_takes_an_attestation() {
    let row = GOOD.replace("garden-person#1", "gc-confirmed#confirmed");
    assert_eq!(statuses(INVENTORY)["gc-confirmed"], "unknown needs-person");
    assert_eq!(statuses(&with(&row))["gc-confirmed"], "yes attested");
    // Rules decide the rest of it all the same.
    let without = INVENTORY.replace("dedicated_staff: yes", "dedicated_staff: no");
    let without = format!("{without}attestations:\n{row}\n");
    assert_eq!(statuses(&without)["gc-confirmed"], "no violated");
}
