//! Editions made up for tests, with rules for them and a hospital they are judged on.

use std::collections::BTreeMap;

use sekisho::finding::Finding;
use sekisho::pipeline::{self, Assessment, Report};
use sekisho::policy::Covered;
use sekisho::source::Memory;

use crate::fixture::{day, options};

/// A guideline for a hospital's kitchen garden. Nothing in the program knows it.
const EDITION: &str = r#"id: garden-1
title: { ja: 菜園の手引き 第1版, en: garden guide 1 }
clauses:
"#;

/// Suffix of the clause, further keys, and its facts with the expression of the rule that cites
/// each; `attest` or `both` before it says that a person may decide it, `deny` that the rule
/// can only deny it.
const CLAUSES: &[(&str, &str, &[&str])] = &[
    ("yes", "", &["facility.dedicated_staff == true"]),
    ("no", "", &["facility.dedicated_staff == true", "facility.uses.cloud == true"]),
    ("waived", "", &["facility.uses.take_out == true"]),
    ("undecided", "", &["facility.dedicated_staff == true", "facility.uses.ic_card_login == true"]),
    ("no-rule", "", &["facility.dedicated_staff == true", ""]),
    ("idle", "", &["when facility.beds > 100: facility.dedicated_staff == true"]),
    ("only-denies", "", &["deny facility.dedicated_staff == true"]),
    ("denied", "", &["deny facility.uses.cloud == true"]),
    ("both-denies", "", &["both deny facility.dedicated_staff == true"]),
    ("none-there", "", &["medium.encrypted == true"]),
    ("unread", "unread: yes", &["facility.uses.cloud == true"]),
    ("memory", "confidence: memory", &["facility.dedicated_staff == true"]),
    ("not-concerned", BYOD, &[""]),
    ("contradicted", BYOD, &["facility.uses.cloud == true"]),
    ("used-all-the-same", BYOD, &["facility.dedicated_staff == true"]),
    ("silent", SILENT, &[""]),
    ("whole", "", &[]),
    ("person", "", &["attest"]),
    ("person-and-rule", "", &["attest facility.dedicated_staff == true"]),
    ("person-and-no", "", &["attest facility.uses.cloud == true"]),
    ("at-home", "patterns: [I, III]", &["facility.dedicated_staff == true"]),
    ("cloud-only", "patterns: [II, IV]", &["facility.dedicated_staff == true"]),
    ("both", "", &["both"]),
    ("both-yes", "", &["both facility.dedicated_staff == true"]),
    ("both-no", "", &["both facility.uses.cloud == true"]),
    ("both-undecided", "", &["both facility.uses.ic_card_login == true"]),
    ("both-idle", "", &["both when facility.beds > 100: facility.dedicated_staff == true"]),
    ("person-byod", BYOD, &["attest"]),
    ("person-unread", "unread: yes", &["attest"]),
];
const BYOD: &str =
    "concerns: { field: facility.uses.byod, is: [\"yes\"], otherwise: { ja: 使わせていない, en: not used } }";
const SILENT: &str =
    "concerns: { field: facility.uses.paper_kept, is: [\"yes\"], otherwise: { ja: 保存していない, en: not kept } }";

/// A clause with parts, two clauses with one citation, and a checklist of two forms.
const PARTS: &str = r#"  - { id: garden-parts, volume: 畑の編, chapter: "2 水", cite: "畑の編 2章", summary: { ja: 号のある条, en: has parts }, kind: evidence, confidence: seen, number_basis: seen,
      parts: [
        { id: garden-part-a, cite: "畑の編 2章(1)", summary: { ja: よい号, en: good }, facts: [ { id: "garden-part-a#1", text: { ja: a, en: a } } ] },
        { id: garden-part-b, cite: "畑の編 2章(2)", summary: { ja: だめな号, en: bad }, facts: [ { id: "garden-part-b#1", text: { ja: b, en: b } } ] } ] }
"#;
const CHECKLIST: &str = r#"id: garden-check
title: { ja: 菜園の点検表, en: garden checklist }
forms:
  - form: 薬局確認用
    concerns: { field: facility.type, is: [pharmacy], otherwise: { ja: 薬局ではない, en: no pharmacy } }
data_names:
  - { name: staff, title: { ja: 人, en: staff }, fields: [facility.dedicated_staff] }
  - { name: beds, title: { ja: 床, en: beds }, fields: [facility.beds] }
  - { name: form, title: { ja: 回答, en: answer }, fields: [vendor_answer.vendor, vendor_answer.answers.item, vendor_answer.answers.answer] }
  - { name: named, title: { ja: 責任者, en: person }, fields: [vendor.responsible] }
items:
  - { id: gc-full, form: 医療機関確認用, section: "1 畑", number: "1", label: a, summary: { ja: 人がいる, en: staff }, automation: full, answer_from: { data: [staff], yes_if: a, no_if: b }, confidence: seen }
  - { id: gc-half, form: 医療機関確認用, section: "1 畑", number: "2", label: a, summary: { ja: 半分, en: half }, automation: full, answer_from: { data: [staff, beds], yes_if: a, no_if: b }, confidence: seen }
  - { id: gc-person, form: 医療機関確認用, section: "1 畑", number: "3", label: a, summary: { ja: 人が見る, en: person }, automation: partial, answer_from: { data: [staff], yes_if: a, no_if: b }, confidence: seen }
  - { id: gc-confirmed, form: 医療機関確認用, section: "1 畑", number: "5", label: a, summary: { ja: 人が見た, en: confirmed }, automation: partial, answer_from: { data: [staff], yes_if: a, no_if: b }, facts: [ { id: "gc-confirmed#confirmed", text: { ja: a, en: a }, decided_by: attestation } ], confidence: seen }
  - { id: gc-vendor, form: 事業者確認用, section: "1 畑", number: "6", label: a, summary: { ja: 事業者, en: vendor }, automation: partial, answer_from: { data: [form], yes_if: a, no_if: b }, confidence: seen }
  - { id: gc-vendor-named, form: 事業者確認用, section: "1 畑", number: "7", label: a, summary: { ja: 事業者と責任者, en: vendor and name }, automation: partial, answer_from: { data: [form, named], yes_if: a, no_if: b }, confidence: seen }
  - { id: gc-pharmacy, form: 薬局確認用, section: "1 畑", number: "4", label: a, summary: { ja: 薬局, en: pharmacy }, automation: full, answer_from: { data: [staff], yes_if: a, no_if: b }, confidence: seen }
"#;

pub const INVENTORY: &str = r#"facilities:
  - { id: f, type: clinic, beds: 10, dedicated_staff: yes, uses: { cloud: no, take_out: no, byod: no } }
people:
  - { id: p-1, name: 菜園太郎 }
  - { id: p-2, name: 菜園花子 }
duties:
  - { id: d-1, role: director, holder: p-1, appointed: 2026-04-01, ended: なし }
records:
  - { id: r-1, type: complete-list, on: 2026-09-01, valid_until: 2027-03-31, by: p-1, sheets: [media] }
waivers:
  - { id: w-1, rule: garden/waived-1, subjects: [f], reason: 春まで, approver: p-1, requested_by: p-2, from: 2026-09-01, until: 2027-03-31 }
"#;

pub fn rule(id: &str, check: &str, cites: &str) -> String {
    let (denies, check) = match check.strip_prefix("deny ") {
        Some(check) => (format!("denies: [\"{cites}\"]\n"), check),
        None => (String::new(), check),
    };
    let (when, check) = match check.strip_prefix("when ").and_then(|rest| rest.split_once(": ")) {
        Some((when, check)) => (format!("when: {when}\n"), check),
        None => (String::new(), check),
    };
    let kind = check.split('.').next().expect("an expression begins with its subject");
    format!(
        r#"id: garden/{id}
title: {{ ja: 菜園, en: garden }}
severity: low
since: "0.1"
cites: ["{cites}"]
{denies}applies_to: {kind}
{when}check: {{ cel: "{check}" }}
message: {{ ja: だめ, en: bad }}
why: {{ ja: 理由, en: a reason }}
remedy: {{ ja: 対処, en: a remedy }}
examples:
  - {{ outcome: undecided, subject: f, inventory: "facilities:\n  - {{ id: f }}" }}
"#
    )
}

/// A hospital with that inventory, the made-up editions, and a rule for every fact.
pub fn garden(inventory: &str) -> Memory {
    let mut edition = EDITION.to_owned();
    let mut tree = Memory::new().with("sekisho.yaml", "language: ja\n").with("inventory/all.yaml", inventory);
    let add = |tree: Memory, id: &str, check: &str, cites: &str| {
        tree.with(&format!("policies/garden/{id}.yaml"), rule(id, check, cites))
    };
    for (name, more, facts) in CLAUSES {
        let confidence = if more.contains("confidence") { "" } else { "confidence: seen, " };
        let more = if more.is_empty() { String::new() } else { format!("{more}, ") };
        let list: Vec<String> = (1..=facts.len())
            .map(|number| {
                let decided_by = match facts[number - 1].split(' ').next() {
                    Some("attest") => "attestation",
                    Some("both") => "both",
                    _ => "rules",
                };
                format!("{{ id: \"garden-{name}#{number}\", text: {{ ja: a, en: a }}, decided_by: {decided_by} }}")
            })
            .collect();
        let list = list.join(", ");
        edition += &format!(
            "  - {{ id: garden-{name}, volume: 畑の編, chapter: \"1 土\", cite: \"畑の編 1章 {}\", summary: {{ ja: {name}の条, en: about {name} }}, kind: evidence, {confidence}{more}number_basis: seen, facts: [{list}] }}\n",
            if matches!(*name, "yes" | "no") { "①" } else { name },
        );
        for (number, check) in facts.iter().enumerate().filter(|(_, check)| check.contains('.')) {
            let number = number + 1;
            let check = check.trim_start_matches("attest ").trim_start_matches("both ");
            tree = add(tree, &format!("{name}-{number}"), check, &format!("garden-{name}#{number}"));
        }
    }
    edition += PARTS;
    let good = "facility.dedicated_staff == true";
    for (id, check, cites) in [
        ("whole", good, "garden-whole"),
        ("part-a", good, "garden-part-a#1"),
        ("part-b", "facility.uses.cloud == true", "garden-part-b#1"),
        ("gc-full", good, "gc-full"),
        ("gc-half", good, "gc-half"),
        ("gc-person", good, "gc-person"),
        ("gc-confirmed", good, "gc-confirmed"),
        ("gc-vendor", "account.shared == false", "gc-vendor"),
        ("gc-pharmacy", "facility.uses.cloud == true", "gc-pharmacy"),
    ] {
        tree = add(tree, id, check, cites);
    }
    tree.with("policies/editions/garden.yaml", edition).with("policies/editions/garden-check.yaml", CHECKLIST)
}

pub fn judged<T>(inventory: &str, use_it: impl FnOnce(&Assessment<'_>) -> T) -> T {
    judged_in(&garden(inventory), use_it)
}

pub fn judged_in<T>(tree: &Memory, use_it: impl FnOnce(&Assessment<'_>) -> T) -> T {
    pipeline::assess(tree, &options(day("2026-10-01")), |assessment| {
        let about_rules = assessment.reports.iter().map(Report::finding);
        let wrong: Vec<_> = about_rules.filter(|finding| finding.rule.starts_with("policy/")).collect();
        let expected = ["policy/waiver", "policy/attestation", "policy/future-evidence"];
        let is_expected = |finding: &&Finding| expected.iter().any(|code| finding.rule.starts_with(code));
        assert!(wrong.iter().all(is_expected), "{wrong:#?}");
        use_it(assessment)
    })
    .expect("there is an inventory")
}

/// Status and reason by the part of the id behind `garden-`; parts too.
pub fn statuses(inventory: &str) -> BTreeMap<String, String> {
    judged(inventory, |assessment| {
        let coverage = assessment.coverage();
        let own = coverage.entries.iter().flat_map(Covered::with_parts);
        own.filter(|one| one.entry.edition.starts_with("garden"))
            .map(|one| {
                let id = one.entry.id.trim_start_matches("garden-").to_owned();
                (id, format!("{} {}", one.verdict.status.as_str(), one.verdict.reason.as_str()))
            })
            .collect()
    })
}
