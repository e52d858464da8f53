//! Everything a clause, a checklist or an incident asks about can be written down.

use std::collections::BTreeSet;

use sekisho::id::FilePath;
use sekisho::policy::{self, Adjustments, Registry};
use sekisho::schema::documents::{CHECKLIST, Checklist, ClauseKind, GUIDELINE, Guideline, document};
use sekisho::schema::kinds::field_at;
use sekisho::schema::types::Absent;
use sekisho::schema::view::{List, Slots};
use sekisho::source::{Files, Memory};

use crate::golden::{read, root};

/// An edition file of the repository, as text.
fn edition(name: &str) -> String {
    read(&root().join("policies/editions").join(name)).expect("an edition file")
}

fn files(name: &str, text: &str) -> Files {
    Files::of_texts([(FilePath::new(&format!("policies/editions/{name}")).expect("a plain path"), text)])
}

/// What loading the rules says when a hospital has this edition file of its own.
fn complaints(name: &str, text: &str) -> Vec<String> {
    let tree = Memory::new().with(&format!("policies/editions/{name}"), text);
    let folder = FilePath::new("policies").expect("a plain path");
    let loaded = policy::load(&tree, &folder, &Adjustments::default(), &mut Files::default()).expect("memory");
    loaded.findings.into_iter().map(|finding| format!("{} {:?}", finding.rule, finding.message)).collect()
}

fn built_in() -> Registry {
    let folder = FilePath::new("policies").expect("a plain path");
    let loaded = policy::load(&Memory::new(), &folder, &Adjustments::default(), &mut Files::default());
    let loaded = loaded.expect("memory");
    assert!(loaded.findings.is_empty(), "{:#?}", loaded.findings);
    loaded.value
}

#[test]
fn every_fact_a_machine_can_see_names_its_fields() {
    let text = edition("mhlw-6.0.yaml");
    let files = files("mhlw-6.0.yaml", &text);
    let (id, file) = files.iter().next().expect("one file");
    let group = document(&GUIDELINE, id, file).value.expect("an edition");
    let (mut facts, mut without) = (0, Vec::new());
    for clause in Guideline(Slots::own(&group)).clauses().known().expect("clauses").known() {
        let kind = clause.kind().known().expect("a kind");
        let parts: Vec<_> = clause.parts().known().into_iter().flat_map(List::known).collect();
        let of_parts = parts.iter().map(|part| (part.kind().known().unwrap_or(kind), part.facts().known()));
        for (kind, list) in [(kind, clause.facts().known())].into_iter().chain(of_parts) {
            for fact in list.into_iter().flat_map(List::known) {
                facts += 1;
                if kind != ClauseKind::Judgement && fact.fields().known().is_none_or(List::is_empty) {
                    without.push(fact.id().known().expect("an id").to_owned());
                }
            }
        }
    }
    assert!(facts > 250, "only {facts} facts: the test looks in the wrong place");
    assert!(without.is_empty(), "no field states these facts: {without:#?}");
}

#[test]
fn the_editions_are_whole_and_every_name_in_them_means_something() {
    let registry = built_in();
    let count = |edition: &str| registry.editions().entries().filter(|entry| entry.edition == edition).count();
    // 214 clauses with 28 parts, and the items of three forms.
    assert_eq!((count("mhlw-6.0"), count("checklist-r7")), (214 + 28, 51));
    for entry in registry.editions().entries().filter(|entry| entry.edition == "checklist-r7") {
        assert!(!entry.fields.is_empty(), "{} has nothing that answers it", entry.id);
    }
    // Ids of earlier working copies still lead somewhere, those of parts included.
    for alias in aliases() {
        assert!(registry.editions().find(&alias).is_some(), "{alias}");
    }
}

fn aliases() -> Vec<String> {
    let text = edition("mhlw-6.0.yaml");
    let lists = text.lines().filter_map(|line| line.trim_start().strip_prefix("aliases: [")?.strip_suffix(']'));
    let found: Vec<String> = lists.flat_map(|list| list.split(", ")).map(str::to_owned).collect();
    assert!(found.len() > 8, "{found:?}");
    found
}

#[test]
fn a_name_that_means_nothing_is_a_finding_in_the_edition_file() {
    let guideline = edition("mhlw-6.0.yaml").replacen("account.last_used", "account.last_usd", 1);
    let found = complaints("mhlw-6.0.yaml", &guideline);
    assert!(found.iter().any(|one| one.contains("account.last_usd")), "{found:#?}");
    for (from, to) in [("facility.uses.byod,", "facility.uses.byodd,"), ("is: [\"yes\"]", "is: [\"yess\"]")] {
        let text = edition("mhlw-6.0.yaml");
        let guideline = text.replacen(from, to, 1);
        assert_ne!(text, guideline);
        let found = complaints("mhlw-6.0.yaml", &guideline);
        assert!(found.iter().any(|one| one.contains("yess") || one.contains("byodd")), "{to}: {found:#?}");
    }
    let text = edition("checklist-r7.yaml");
    let checklist = text.replacen("data: [org.roles, ", "data: [org.rolls, ", 1);
    assert_ne!(text, checklist);
    let found = complaints("checklist-r7.yaml", &checklist);
    assert!(found.iter().any(|one| one.contains("org.rolls")), "{found:#?}");
}

#[test]
fn an_item_is_joined_to_clauses_and_chapters_that_exist() {
    let text = edition("checklist-r7.yaml");
    for (from, to) in [
        ("clause: mhlw6-ops-8-5, ", "clause: mhlw6-ops-8-55, "),
        ("volume: 企画管理編, chapter: \"4\"", "volume: 企画管理編, chapter: \"44\""),
        ("edition: mhlw-6.0, clause: mhlw6-ops-8-3", "edition: mhlw-7.0, clause: mhlw6-ops-8-3"),
    ] {
        let checklist = text.replacen(from, to, 1);
        assert_ne!(text, checklist);
        let found = complaints("checklist-r7.yaml", &checklist);
        assert!(found.iter().any(|one| one.starts_with("policy/unknown-name")), "{to}: {found:#?}");
    }
    let registry = built_in();
    let editions = registry.editions();
    for id in ["chk-r7-hosp-2-1-6", "chk-r7-vend-2-1-6", "chk-r7-phar-2-1-6"] {
        let rows = editions.joins(editions.find(id).expect("an item"));
        let led: Vec<&str> = rows.iter().flat_map(|row| editions.joined(row)).map(|entry| entry.id.as_str()).collect();
        assert_eq!(led, ["mhlw6-ops-8-3"], "{id}");
    }
}

#[test]
fn every_name_of_a_checklist_stands_for_something_and_is_used() {
    let text = edition("checklist-r7.yaml");
    let files = files("checklist-r7.yaml", &text);
    let (id, file) = files.iter().next().expect("one file");
    let group = document(&CHECKLIST, id, file).value.expect("an edition");
    let checklist = Checklist(Slots::own(&group));
    let names = checklist.data_names().known().expect("a table").known();
    let declared: BTreeSet<&str> = names.map(|one| one.name().known().expect("a name")).collect();
    let items = checklist.items().known().expect("items").known();
    let used: BTreeSet<&str> = items
        .flat_map(|item| item.answer_from().known().and_then(|answer| answer.data().known()).into_iter())
        .flat_map(List::known)
        .collect();
    assert_eq!(declared, used);
}

#[test]
fn every_way_an_incident_took_can_be_stated() {
    let text = read(&root().join("tests/it/incidents.md")).expect("the table");
    let mut rows = Vec::new();
    for line in text.lines().filter(|line| line.starts_with("| A")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [row, cause, fields] = cells.as_slice() else { panic!("three cells: {line}") };
        assert!(!cause.is_empty() && !fields.is_empty(), "{line}");
        for path in fields.split(' ') {
            assert!(field_at(path).is_ok(), "{row}: there is no field `{path}`");
        }
        rows.push((*row).to_owned());
    }
    let wanted: Vec<String> = (1..=26).map(|number| format!("A{number}")).collect();
    assert_eq!(rows, wanted);
}

/// Fields a clause asks about whose absence means something. The list may only
/// shrink: the absence of a fact must be unknown.
///
/// Most say which records a row is about, and a row that names none is about all.
const ABSENCE_MEANS: &[&str] = &[
    "contact.agreement",
    "contact.systems",
    "contact.vendor",
    "device.byod",
    "device.disposed",
    "device.interfaces.outlet",
    "disclosure.system",
    "drawing.systems",
    "duty.systems",
    "medium.backup",
    "permit.action",
    "permit.from.lines",
    "permit.to.lines",
    "regulation.measures.risk",
    "regulation.measures.systems",
    "regulation.systems",
    "regulation.vendor",
    "remote_access.user",
    "responsibility.layer",
    "responsibility.phase",
    "responsibility.systems",
    "system.tls.reason",
];

#[test]
fn the_absence_of_a_fact_a_clause_asks_about_is_unknown() {
    let registry = built_in();
    let clauses = registry.editions().entries().filter(|entry| entry.edition == "mhlw-6.0");
    let asked: BTreeSet<&str> = clauses.flat_map(|entry| &entry.fields).map(String::as_str).collect();
    let means = |path: &&str| field_at(path).is_ok_and(|field| field.absent != Absent::Unknown);
    let found: Vec<&str> = asked.into_iter().filter(means).collect();
    assert_eq!(found, ABSENCE_MEANS);
}
