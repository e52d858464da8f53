//! The status of every clause and item, on an edition made up for it and on the example hospital.

use std::collections::{BTreeMap, BTreeSet};

use sekisho::pipeline::{self, Assessment, Report};
use sekisho::policy::{Covered, Status};
use sekisho::report::coverage::{Format, Selection, Sheet};
use sekisho::source::Memory;
use sekisho::words::Lang;
use serde_json::Value;

use crate::fixture::{day, options};
use crate::golden::{read, root, snapshot};
use crate::program::sekisho;

/// A guideline for a hospital's kitchen garden. Nothing in the program knows it.
const EDITION: &str = r#"id: garden-1
title: { ja: 菜園の手引き 第1版, en: garden guide 1 }
clauses:
"#;

/// Suffix of the clause, further keys, and its facts with the expression of the rule that cites each.
const CLAUSES: &[(&str, &str, &[&str])] = &[
    ("yes", "", &["facility.dedicated_staff == true"]),
    ("no", "", &["facility.dedicated_staff == true", "facility.uses.cloud == true"]),
    ("waived", "", &["facility.uses.take_out == true"]),
    ("undecided", "", &["facility.dedicated_staff == true", "facility.uses.ic_card_login == true"]),
    ("no-rule", "", &["facility.dedicated_staff == true", ""]),
    ("idle", "", &["when facility.beds > 100: facility.dedicated_staff == true"]),
    ("none-there", "", &["medium.encrypted == true"]),
    ("unread", "unread: yes", &["facility.uses.cloud == true"]),
    ("memory", "confidence: memory", &["facility.dedicated_staff == true"]),
    ("not-concerned", BYOD, &[""]),
    ("contradicted", BYOD, &["facility.uses.cloud == true"]),
    ("used-all-the-same", BYOD, &["facility.dedicated_staff == true"]),
    ("silent", SILENT, &[""]),
    ("whole", "", &[]),
    ("person", "", &["attest"]),
];
const BYOD: &str =
    "concerns: { field: facility.uses.byod, is: [\"yes\"], otherwise: { ja: 使わせていない, en: not used } }";
const SILENT: &str =
    "concerns: { field: facility.uses.paper_kept, is: [\"yes\"], otherwise: { ja: 保存していない, en: not kept } }";

/// A clause with parts, two clauses with one citation, and a checklist of two forms.
const PARTS: &str = r#"  - { id: garden-parts, volume: 畑の編, chapter: "2 水", cite: "畑の編 2章", summary: { ja: 号のある条, en: has parts }, kind: evidence, confidence: seen, number_basis: seen,
      parts: [
        { id: garden-part-a, cite: "畑の編 2章(1)", summary: { ja: よい号, en: good }, facts: [ { id: "garden-part-a#1", text: a } ] },
        { id: garden-part-b, cite: "畑の編 2章(2)", summary: { ja: だめな号, en: bad }, facts: [ { id: "garden-part-b#1", text: b } ] } ] }
"#;
const CHECKLIST: &str = r#"id: garden-check
title: { ja: 菜園の点検表, en: garden checklist }
forms:
  - form: 薬局確認用
    concerns: { field: facility.type, is: [pharmacy], otherwise: { ja: 薬局ではない, en: no pharmacy } }
data_names:
  - { name: staff, fields: [facility.dedicated_staff] }
  - { name: beds, fields: [facility.beds] }
items:
  - { id: gc-full, form: 医療機関確認用, section: "1 畑", number: "1", label: a, summary: { ja: 人がいる, en: staff }, automation: full, answer_from: { data: [staff], yes_if: a, no_if: b }, confidence: seen }
  - { id: gc-half, form: 医療機関確認用, section: "1 畑", number: "2", label: a, summary: { ja: 半分, en: half }, automation: full, answer_from: { data: [staff, beds], yes_if: a, no_if: b }, confidence: seen }
  - { id: gc-person, form: 医療機関確認用, section: "1 畑", number: "3", label: a, summary: { ja: 人が見る, en: person }, automation: partial, answer_from: { data: [staff], yes_if: a, no_if: b }, confidence: seen }
  - { id: gc-pharmacy, form: 薬局確認用, section: "1 畑", number: "4", label: a, summary: { ja: 薬局, en: pharmacy }, automation: full, answer_from: { data: [staff], yes_if: a, no_if: b }, confidence: seen }
"#;

const INVENTORY: &str = r#"facilities:
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

fn rule(id: &str, check: &str, cites: &str) -> String {
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
applies_to: {kind}
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
fn garden(inventory: &str) -> Memory {
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
                let decided_by = if facts[number - 1] == "attest" { "attestation" } else { "rules" };
                format!("{{ id: \"garden-{name}#{number}\", text: a, decided_by: {decided_by} }}")
            })
            .collect();
        let list = list.join(", ");
        edition += &format!(
            "  - {{ id: garden-{name}, volume: 畑の編, chapter: \"1 土\", cite: \"畑の編 1章 {}\", summary: {{ ja: {name}の条, en: about {name} }}, kind: evidence, {confidence}{more}number_basis: seen, facts: [{list}] }}\n",
            if matches!(*name, "yes" | "no") { "①" } else { name },
        );
        for (number, check) in facts.iter().enumerate().filter(|(_, check)| check.contains('.')) {
            let number = number + 1;
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
        ("gc-pharmacy", "facility.uses.cloud == true", "gc-pharmacy"),
    ] {
        tree = add(tree, id, check, cites);
    }
    tree.with("policies/editions/garden.yaml", edition).with("policies/editions/garden-check.yaml", CHECKLIST)
}

fn judged<T>(inventory: &str, use_it: impl FnOnce(&Assessment<'_>) -> T) -> T {
    let tree = garden(inventory);
    pipeline::assess(&tree, &options(day("2026-10-01")), |assessment| {
        let about_rules = assessment.reports.iter().map(Report::finding);
        let wrong: Vec<_> = about_rules.filter(|finding| finding.rule.starts_with("policy/")).collect();
        assert!(wrong.iter().all(|finding| finding.rule.starts_with("policy/waiver")), "{wrong:#?}");
        use_it(assessment)
    })
    .expect("there is an inventory")
}

/// Status and reason by the part of the id behind `garden-`; parts too.
fn statuses(inventory: &str) -> BTreeMap<String, String> {
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

#[test]
fn a_second_edition_needs_no_code_and_every_status_can_be_reached() {
    let found = statuses(INVENTORY);
    let wanted = [
        ("contradicted", "no violated"),
        ("gc-full", "yes satisfied"),
        ("gc-half", "unknown no-rule"),
        ("gc-person", "unknown needs-person"),
        ("gc-pharmacy", "not-applicable not-concerned"),
        ("idle", "unknown nothing-judged"),
        ("memory", "yes satisfied"),
        ("no", "no violated"),
        ("no-rule", "unknown no-rule"),
        ("none-there", "not-applicable none-there"),
        ("not-concerned", "not-applicable not-concerned"),
        ("part-a", "yes satisfied"),
        ("part-b", "no violated"),
        ("parts", "no violated"),
        ("person", "unknown needs-person"),
        ("silent", "unknown no-rule"),
        ("undecided", "unknown undecided"),
        ("unread", "unknown text-not-seen"),
        ("used-all-the-same", "yes satisfied"),
        ("waived", "no waived"),
        ("whole", "unknown no-rule"),
        ("yes", "yes satisfied"),
    ];
    let found: Vec<(&str, &str)> = found.iter().map(|(id, status)| (id.as_str(), status.as_str())).collect();
    assert_eq!(found, wanted);
}

#[test]
fn an_empty_sheet_is_a_reason_only_while_it_is_declared_complete() {
    let late = INVENTORY.replace("valid_until: 2027-03-31, by", "valid_until: 2026-09-30, by");
    assert_ne!(late, INVENTORY);
    assert_eq!(statuses(&late)["none-there"], "unknown nothing-judged");
    let pharmacy = INVENTORY.replace("type: clinic", "type: pharmacy");
    assert_eq!(statuses(&pharmacy)["gc-pharmacy"], "no violated");
}

#[test]
fn clauses_of_one_citation_stand_under_it_and_marks_are_printed() {
    let text = judged(INVENTORY, |assessment| {
        let coverage = assessment.coverage();
        let selection = Selection { edition: Some("garden-1".into()), ..Selection::default() };
        let sheet = Sheet::new(assessment, &coverage, &selection, false).expect("it is there");
        let mut out = Vec::new();
        sheet.write(Format::Text { width: 80 }, Lang::Ja, &mut out).expect("memory");
        String::from_utf8(out).expect("UTF-8")
    });
    let order = ["畑の編 1章 ①  この引用の条 2 件", "yesの条", "noの条", "waivedの条", "(条文未確認)", "(本文未確認)"];
    let found: Vec<Option<usize>> = order.iter().map(|piece| text.find(piece)).collect();
    assert!(found.iter().all(Option::is_some) && found.is_sorted(), "{found:?}\n{text}");
    assert!(text.contains("いいえ・免除中") && text.contains("全 16 件: いいえ 4 (うち免除中 1)"), "{text}");
    assert!(!text.contains("garden-"), "an id is printed:\n{text}");
}

#[test]
fn what_settles_most_comes_first_and_names_its_keeper() {
    let media = "media:\n  - { id: m-1, holder: p-2 }\n  - { id: m-2, holder: p-2 }\n  - { id: m-3, holder: p-1 }\n";
    let inventory = format!("{INVENTORY}{media}");
    let asks = judged(&inventory, |assessment| {
        let about = |rule: &sekisho::policy::Rule| rule.id.as_str().starts_with("garden/");
        let asks = sekisho::policy::shortest(&assessment.judgement, about, 10).0;
        let id = |at| assessment.estate.inventory.head(at).id.to_string();
        let told = asks.iter().map(|ask| {
            let keeper = ask.keeper.map_or_else(|| "nobody".to_owned(), id);
            format!("{} of {} from {keeper} settles {}", ask.field, ask.records.len(), ask.settles)
        });
        told.collect::<Vec<_>>()
    });
    let wanted = [
        "medium.encrypted of 2 from p-2 settles 2",
        "medium.encrypted of 1 from p-1 settles 1",
        "facility.uses.ic_card_login of 1 from nobody settles 1",
    ];
    assert_eq!(asks, wanted);
}

fn example(arguments: &[&str]) -> String {
    let ran = sekisho(root(), &[&["coverage"], arguments].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.out
}

#[test]
fn what_people_see_of_the_example() {
    for language in ["ja", "en"] {
        let pages: [&[&str]; 5] = [
            &["--volume", "企画管理編", "--chapter", "13"],
            &["--edition", "checklist-r7", "--form", "医療機関確認用"],
            &["--edition", "checklist-r7", "--form", "薬局確認用", "--chapter", "3", "--format", "markdown"],
            &["--shortest", "--edition", "checklist-r7"],
            &["--of", "企画管理編 9章②"],
        ];
        let pages: Vec<String> = pages
            .iter()
            .map(|page| {
                let arguments = [&["--lang", language], *page].concat();
                format!("$ sekisho coverage {}\n{}", arguments.join(" "), example(&arguments))
            })
            .collect();
        snapshot(&format!("snapshots/example.coverage.{language}.txt"), &pages.join("\n"));
    }
}

#[test]
fn the_example_has_a_status_for_every_clause_and_keeps_to_the_published_schema() {
    let result: Value = serde_json::from_str(&example(&["--shortest", "--format", "json"])).expect("JSON");
    let schema = read(&root().join("inventory/schema/coverage.schema.json")).expect("the schema is published");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a JSON Schema");
    let wrong: Vec<String> =
        validator.iter_errors(&result).take(3).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    let count =
        |edition: usize, status: &str| result["editions"][edition]["statuses"][status].as_u64().expect("a number");
    let known: Vec<&str> = Status::ALL.iter().map(|status| status.as_str()).collect();
    for (number, total) in [(0, 51), (1, 214)] {
        let entries = result["editions"][number]["entries"].as_array().expect("a list");
        assert_eq!(entries.len(), total);
        assert!(entries.iter().all(|one| known.contains(&one["status"]["is"].as_str().unwrap_or_default())));
        let sum: u64 = ["yes", "no", "unknown", "not_applicable"].iter().map(|status| count(number, status)).sum();
        assert_eq!(sum, total as u64);
        for status in ["no", "unknown"] {
            assert!(count(number, status) > 0, "edition {number}: {status}");
        }
    }
    let unread = result["editions"][1]["entries"].as_array().expect("a list").iter();
    let unread: Vec<&Value> = unread.filter(|one| one["text_seen"] == false).collect();
    assert_eq!(unread.len(), 12);
    assert!(unread.iter().all(|one| one["status"]["reason"] == "text-not-seen" && one["status"]["is"] == "unknown"));
}

#[test]
fn no_rule_speaks_for_a_text_nobody_has_seen() {
    let result: Value = serde_json::from_str(&example(&["--format", "json"])).expect("JSON");
    let entries = result["editions"][1]["entries"].as_array().expect("a list").iter();
    let cited: BTreeSet<String> = entries
        .filter(|one| one["text_seen"] == false)
        .flat_map(|one| one["rules"].as_array().expect("a list"))
        .map(ToString::to_string)
        .collect();
    assert_eq!(cited, BTreeSet::new());
}
