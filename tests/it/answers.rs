//! The status of every clause and item, on an edition made up for it and on the example hospital.

use std::collections::BTreeSet;

use sekisho::id::{FilePath, RecordIndex};
use sekisho::policy::{self, Adjustments, Status, Waiting, shortest};
use sekisho::report::coverage::{Format, Selection, Sheet};
use sekisho::source::{Files, Memory};
use sekisho::words::{Lang, Words};
use serde_json::Value;

use crate::garden::{INVENTORY, judged, statuses};
use crate::golden::{read, root, snapshot};
use crate::program::sekisho;

#[test]
fn a_second_edition_needs_no_code_and_every_status_can_be_reached() {
    let found = statuses(INVENTORY);
    let wanted = [
        ("at-home", "yes satisfied"),
        ("both", "unknown needs-person"),
        ("both-denies", "unknown nothing-judged"),
        ("both-idle", "unknown nothing-judged"),
        ("both-no", "no violated"),
        ("both-undecided", "unknown undecided"),
        ("both-yes", "yes satisfied"),
        ("cloud-only", "yes satisfied"),
        ("contradicted", "no violated"),
        ("denied", "no violated"),
        ("gc-confirmed", "unknown needs-person"),
        ("gc-full", "yes satisfied"),
        ("gc-half", "unknown no-rule"),
        ("gc-person", "unknown needs-person"),
        ("gc-pharmacy", "not-applicable not-concerned"),
        ("gc-vendor", "unknown nothing-judged"),
        ("gc-vendor-named", "unknown nothing-judged"),
        ("idle", "unknown nothing-judged"),
        ("memory", "yes satisfied"),
        ("no", "no violated"),
        ("no-rule", "unknown no-rule"),
        ("none-there", "not-applicable none-there"),
        ("not-concerned", "not-applicable not-concerned"),
        ("only-denies", "unknown nothing-judged"),
        ("part-a", "yes satisfied"),
        ("part-b", "no violated"),
        ("parts", "no violated"),
        ("person", "unknown needs-person"),
        ("person-and-no", "no violated"),
        ("person-and-rule", "unknown needs-person"),
        ("person-byod", "not-applicable not-concerned"),
        ("person-unread", "unknown text-not-seen"),
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
        sheet.write(Format::Text { width: 80, full: false }, Lang::Ja, &mut out).expect("memory");
        String::from_utf8(out).expect("UTF-8")
    });
    let order = ["畑の編 1章 ①  この引用の条 2 件", "yesの条", "noの条", "waivedの条", "(条文未確認)", "(本文未確認)"];
    let found: Vec<Option<usize>> = order.iter().map(|piece| text.find(piece)).collect();
    assert!(found.iter().all(Option::is_some) && found.is_sorted(), "{found:?}\n{text}");
    assert!(text.contains("いいえ・免除中") && text.contains("全 30 件: いいえ 7 (うち免除中 1)"), "{text}");
    assert!(!text.contains("garden-"), "an id is printed:\n{text}");
}

#[test]
fn what_settles_most_comes_first_and_names_its_keeper() {
    let media = "media:\n  - { id: m-1, holder: p-2 }\n  - { id: m-2, holder: p-2 }\n  - { id: m-3, holder: p-1 }\n";
    let inventory = format!("{INVENTORY}{media}");
    let asks = judged(&inventory, |assessment| {
        let about = |rule: &sekisho::policy::Rule| rule.id.as_str().starts_with("garden/");
        let waiting = Waiting {
            field: "attestation.fact",
            title: Words::fixed("畑", "field"),
            keepers: assessment.attestations.holders().to_vec(),
            facts: vec!["garden-person#1".into()],
        };
        let asks = shortest(&assessment.judgement, vec![waiting], about, 10).0;
        let id = |at: &RecordIndex| assessment.estate.inventory.head(*at).id.to_string();
        let told = asks.iter().map(|ask| {
            let keepers: Vec<String> = ask.keepers.iter().map(id).collect();
            let keepers = if keepers.is_empty() { "nobody".to_owned() } else { keepers.join(" ") };
            let many = ask.records.len() + ask.facts.len();
            format!("{} of {many} from {keepers} settles {}", ask.field, ask.settles)
        });
        told.collect::<Vec<_>>()
    });
    let wanted = [
        "facility.uses.ic_card_login of 1 from nobody settles 2",
        "medium.encrypted of 2 from p-2 settles 2",
        "medium.encrypted of 1 from p-1 settles 1",
        "attestation.fact of 1 from p-1 settles 1",
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

#[test]
fn an_item_asks_for_some_fields_of_its_data_and_for_no_others() {
    let edition = |fields: &str| {
        format!(
            r#"id: asks
title: {{ ja: 点検表, en: checklist }}
data_names:
  - {{ name: yard, title: {{ ja: 庭, en: yard }}, fields: [facility.dedicated_staff, facility.beds] }}
items:
  - {{ id: asks-1, form: 医療機関確認用, section: "1", number: "1", label: a, summary: {{ ja: 庭, en: yard }}, automation: full, answer_from: {{ data: [yard], {fields}yes_if: a, no_if: b }}, confidence: seen }}
"#
        )
    };
    let loaded = |fields: &str| {
        let tree = Memory::new().with("policies/editions/asks.yaml", edition(fields));
        let folder = FilePath::new("policies").expect("a path");
        policy::load(&tree, &folder, &Adjustments::default(), &mut Files::default()).expect("memory")
    };
    let asked =
        |fields: &str| loaded(fields).value.editions().find("asks-1").expect("the item").facts[0].fields.clone();
    assert_eq!(asked(""), ["facility.dedicated_staff", "facility.beds"]);
    assert_eq!(asked("fields: [facility.beds], "), ["facility.beds"]);
    assert!(loaded("fields: [facility.beds], ").findings.is_empty());
    let said = loaded("fields: [facility.beds, facility.type], ").findings;
    assert_eq!(said.len(), 1, "{said:#?}");
    assert!(said[0].message.get(Lang::En).contains("`facility.type` is no field of the data"), "{said:#?}");
}
