//! Whether rules notice when a declared fact is no longer true: on an edition made up
//! for it, and on the example hospital by the committed table.

use std::collections::{BTreeMap, BTreeSet};

use sekisho::pipeline;
use sekisho::policy::Entry;
use sekisho::policy::mutate::{Mutations, Pairs, Plan};
use sekisho::report::mutation::{Format, write};
use sekisho::schema::documents::DecidedBy;
use sekisho::source::{Memory, Tree, WorkTree};
use sekisho::words::Lang;
use serde_json::Value;

use crate::fixture::{day, options};
use crate::golden::{read, root, same, updating};
use crate::program::sekisho;

/// A guideline for a hospital's kitchen garden: a fact for each thing that can become of a change.
const EDITION: &str = r#"id: garden-1
title: { ja: 菜園の手引き 第1版, en: garden guide 1 }
clauses:
  - id: garden-1
    volume: 畑の編
    chapter: "1 土"
    cite: "畑の編 1章①"
    summary: { ja: 条, en: clause }
    kind: evidence
    confidence: seen
    number_basis: seen
    facts:
      - { id: "garden-1#noticed", text: a, fields: [medium.encrypted] }
      - { id: "garden-1#chooses", text: a, fields: [medium.type] }
      - { id: "garden-1#unread", text: a, fields: [medium.number] }
      - { id: "garden-1#no-rule", text: a, fields: [medium.encrypted] }
      - { id: "garden-1#attested", text: a, fields: [medium.encrypted], decided_by: attestation }
      - { id: "garden-1#other-record", text: a, fields: [medium.lent_to, person.left] }
      - { id: "garden-1#left-open", text: a, fields: [person.left] }
"#;

const INVENTORY: &str = r#"people:
  - { id: p-1, name: 菜園太郎, left: なし }
  - { id: p-2, name: 菜園次郎, left: 2020-03-31 }
media:
  - { id: m-1, type: usb, encrypted: yes, number: い, lent_to: p-1 }
  - { id: m-2, type: tape, encrypted: yes, number: ろ, lent_to: p-1 }
"#;

const REASONS: &str = r#"fields:
  - { field: medium.number, reason: 番号は何でもよい }
  - { field: medium.encrypted, facts: ["garden-1#noticed"], reason: 古い理由 }
"#;

fn rule(id: &str, when: &str, check: &str, cites: &str) -> String {
    let satisfied =
        "media:\\n  - { id: m, type: usb, encrypted: yes, lent_to: p }\\npeople:\\n  - { id: p, left: なし }";
    let undecided = "media:\\n  - { id: m }";
    let examples = if id == "blind" {
        format!("{{ outcome: undecided, subject: m, inventory: \"{undecided}\" }}")
    } else {
        format!("{{ outcome: satisfied, subject: m, inventory: \"{satisfied}\" }}")
    };
    format!(
        r#"id: garden/{id}
title: {{ ja: 菜園, en: garden }}
severity: low
since: "0.1"
cites: ["garden-1#{cites}"]
applies_to: medium
{when}check: {{ cel: "{check}" }}
message: {{ ja: だめ, en: bad }}
why: {{ ja: 理由, en: a reason }}
remedy: {{ ja: 対処, en: a remedy }}
examples:
  - {examples}
"#
    )
}

fn garden() -> Memory {
    let encrypted = "medium.encrypted == true";
    let only_usb = "when: medium.type == 'usb'\n";
    Memory::new()
        .with("sekisho.yaml", "language: ja\n")
        .with("inventory/all.yaml", INVENTORY)
        .with("policies/editions/garden.yaml", EDITION)
        .with("policies/mutation/any-value.yaml", REASONS)
        .with("policies/garden/noticed.yaml", rule("noticed", "", encrypted, "noticed"))
        .with("policies/garden/chooses.yaml", rule("chooses", only_usb, encrypted, "chooses"))
        .with("policies/garden/blind.yaml", rule("blind", "", encrypted, "unread"))
        .with("policies/garden/keeper.yaml", rule("keeper", "", "medium.lent_to.left == null", "other-record"))
        .with("policies/garden/open.yaml", rule("open", "", "sheet('people').exists(p, p.left == null)", "left-open"))
}

fn mutated<T>(tree: &dyn Tree, plan: &Plan, use_it: impl FnOnce(&Mutations<'_>) -> T) -> T {
    pipeline::mutate(tree, &options(day("2026-10-01")), plan, |_, mutations| use_it(mutations))
        .expect("there is an inventory")
}

fn printed(tree: &dyn Tree, plan: &Plan, format: Format) -> String {
    let bytes = mutated(tree, plan, |mutations| {
        let mut out = Vec::new();
        write(mutations, format, Lang::Ja, &mut out).expect("memory");
        out
    });
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn a_change_is_noticed_by_a_rule_that_decides_the_fact_and_by_no_other() {
    let found = mutated(&garden(), &Plan::default(), |mutations| {
        let of_garden =
            mutations.fields.iter().flat_map(|field| field.facts.iter().map(move |fact| (field.path, fact)));
        let told = of_garden.filter(|(_, fact)| fact.entry.id == "garden-1").map(|(path, fact)| {
            let changed = fact.silence.map_or_else(|| "noticed".to_owned(), |silence| format!("{silence:?}"));
            let fact_id = fact.fact.id.trim_start_matches("garden-1#");
            format!("{path} {fact_id}: {changed}, deleted {}, {}", fact.deleted, fact.any_value.unwrap_or("–"))
        });
        let blind: Vec<&str> = mutations.blind_examples.iter().map(|rule| rule.id.as_str()).collect();
        assert_eq!(blind, ["garden/blind"]);
        let silent: Vec<&str> = mutations.silent_rules.iter().map(|rule| rule.id.as_str()).collect();
        assert_eq!(silent, ["garden/blind", "garden/chooses", "garden/open"]);
        assert!(mutations.stale_reasons.contains(&"medium.encrypted"));
        assert!(!mutations.stale_reasons.contains(&"medium.number"));
        let unread = mutations.unread.iter().find(|(kind, _)| kind.name() == "medium").expect("media have fields");
        assert!(unread.1.contains(&"purpose".to_owned()) && !unread.1.contains(&"type".to_owned()), "{unread:?}");
        told.collect::<Vec<_>>()
    });
    let wanted = [
        "person.left other-record: noticed, deleted true, –",
        "person.left left-open: LeftOpen, deleted true, –",
        "medium.encrypted noticed: noticed, deleted true, 古い理由",
        "medium.encrypted no-rule: NoRule, deleted false, –",
        "medium.lent_to other-record: noticed, deleted true, –",
        "medium.number unread: NotRead, deleted false, 番号は何でもよい",
        "medium.type chooses: OnlyChooses, deleted true, –",
    ];
    assert_eq!(found, wanted);
}

#[test]
fn the_same_seed_prints_the_same_on_any_number_of_threads() {
    let tree = WorkTree::open(root()).expect("the repository");
    let plan = |seed| Plan { seed, kind: Some(sekisho::schema::kinds::Kind::Backup), ..Plan::default() };
    let on = |threads, seed| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| printed(&tree, &plan(seed), Format::Json))
    };
    let first = on(1, 1);
    assert!(first == on(3, 1), "it differs with the number of threads");
    assert_ne!(first, on(2, 2), "the seed makes no difference");
}

#[test]
fn the_result_keeps_to_the_published_schema() {
    let result: Value = serde_json::from_str(&printed(&garden(), &Plan::default(), Format::Json)).expect("JSON");
    let schema = read(&root().join("inventory/schema/mutation.schema.json")).expect("the schema is published");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a JSON Schema");
    let wrong: Vec<String> = validator.iter_errors(&result).take(3).map(|error| error.to_string()).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn what_people_read_names_what_is_silent_and_why() {
    let text = printed(&garden(), &Plan::default(), Format::Text { width: 100 });
    for piece in [
        "medium.encrypted",
        "決めるルールがない: garden-1#no-rule",
        "対象が変わるだけ: garden-1#chooses",
        "変えると判定できなくなる: garden-1#left-open",
        "garden/blind",
    ] {
        assert!(text.contains(piece), "`{piece}` is not in\n{text}");
    }
    assert!(!text.contains("garden-1#attested") && !text.contains("garden-1#unread"), "{text}");
    let ran = sekisho(root(), &["--lang", "en", "policy", "mutate", "--kind", "cup"]);
    assert_eq!(ran.code, 2, "{}", ran.out);
    assert!(ran.err.contains("device"), "{}", ran.err);
}

/// Sticks of many people: one has a single stick, the others have one that is not encrypted too.
#[test]
fn a_reference_is_changed_where_a_rule_reads_it_backwards() {
    let mut inventory = String::from("people:\n");
    for at in 0..60 {
        inventory += &format!("  - {{ id: p-{at}, name: 菜園{at}, left: なし }}\n");
    }
    inventory += "media:\n";
    for at in 0..60 {
        let encrypted = if at == 30 { "yes" } else { "no" };
        inventory += &format!("  - {{ id: m-{at}, type: usb, encrypted: {encrypted}, lent_to: p-{at} }}\n");
    }
    inventory += "records:\n  - { id: r, type: complete-list, on: 2026-09-01, valid_until: 2027-03-31, by: p-0, sheets: [media] }\n";
    let check = "person.borrowed.exists(m, m.encrypted == true)";
    let rule = rule("backwards", "", check, "other-record")
        .replace("applies_to: medium", "applies_to: person")
        .replace("subject: m,", "subject: p,");
    let tree = garden().with("inventory/all.yaml", inventory).with("policies/garden/keeper.yaml", rule);
    mutated(&tree, &Plan::default(), |mutations| {
        let field = mutations.fields.iter().find(|field| field.path == "medium.lent_to").expect("it states a fact");
        let fact = field.facts.iter().find(|fact| fact.fact.id == "garden-1#other-record").expect("the fact");
        assert!(fact.changed.is_some() && fact.deleted, "{:?}", fact.silence);
    });
}

/// The table of the example hospital, with how it is made.
const TABLE: &str = "policies/mutation.md";

/// A row of the table: how many facts the field states, and those that noticed no
/// change and no deletion.
struct Row {
    facts: usize,
    unchanged: BTreeSet<String>,
    undeleted: BTreeSet<String>,
}

fn rows(table: &str) -> BTreeMap<String, Row> {
    // Every key of a cell, with what stands behind it.
    let keys = |cell: &str| -> Vec<(String, String)> {
        let pieces: Vec<&str> = cell.split('`').skip(1).collect();
        pieces.chunks(2).map(|pair| (pair[0].replace('\u{0}', "|"), pair[1..].concat())).collect()
    };
    let row = |line: &str| {
        // A bar within a key is written with a backslash.
        let line = line.replace("\\|", "\u{0}");
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [_, field, facts, _, _, _, unchanged, only_changed, _] = cells[..] else { return None };
        let field = field.strip_prefix('`')?.strip_suffix('`')?;
        let unchanged = keys(unchanged);
        let undeleted = unchanged.iter().filter(|(_, behind)| !behind.starts_with('†')).cloned();
        let undeleted = undeleted.chain(keys(only_changed)).map(|(key, _)| key).collect();
        let unchanged = unchanged.iter().map(|(key, _)| key.clone()).collect();
        let row = Row { facts: facts.parse().ok()?, unchanged, undeleted };
        Some((field.to_owned(), row))
    };
    table.lines().filter_map(row).collect()
}

/// Pairs that the table says were noticed and that the editions still have; and what
/// the table does not know.
fn expected(table: &BTreeMap<String, Row>) -> (Pairs, Vec<String>) {
    let tree = WorkTree::open(root()).expect("the repository");
    let estate = pipeline::read(&tree, &options(day("2026-10-01"))).expect("the example");
    let mut facts: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let for_others = |entry: &Entry| entry.form_for.as_ref().is_some_and(|form| form.excluded(&estate.inventory));
    for entry in estate.registry.editions().entries().filter(|entry| !entry.unread && !for_others(entry)) {
        for fact in entry.facts.iter().filter(|fact| fact.decided_by != DecidedBy::Attestation) {
            for field in &fact.fields {
                facts.entry(field).or_default().insert(&fact.id);
            }
        }
    }
    let (mut pairs, mut unknown) = (Pairs::default(), Vec::new());
    for (field, facts) in facts {
        let Some(row) = table.get(field).filter(|row| row.facts == facts.len()) else {
            unknown.push(field.to_owned());
            continue;
        };
        let all = |but: &BTreeSet<String>| {
            let heard = facts.iter().filter(|fact| !but.contains(**fact));
            heard.map(|fact| (field.to_owned(), (*fact).to_owned())).collect::<Vec<_>>()
        };
        pairs.changed.extend(all(&row.unchanged));
        pairs.deleted.extend(all(&row.undeleted));
    }
    (pairs, unknown)
}

/// Pairs that were noticed once and no longer are.
fn lost(wanted: &Pairs, mutations: &Mutations<'_>) -> Vec<String> {
    let mut lost = Vec::new();
    for field in &mutations.fields {
        for fact in &field.facts {
            let pair = (field.path.to_owned(), fact.fact.id.clone());
            if wanted.changed.contains(&pair) && fact.changed.is_none() {
                lost.push(format!("{} {}: another value is no longer noticed", pair.0, pair.1));
            }
            if wanted.deleted.contains(&pair) && !fact.deleted {
                lost.push(format!("{} {}: a deleted value is no longer noticed", pair.0, pair.1));
            }
        }
    }
    lost
}

#[test]
fn what_the_example_noticed_once_it_notices_still() {
    let table = read(&root().join(TABLE)).unwrap_or_default();
    let (wanted, unknown) = expected(&rows(&table));
    let tree = WorkTree::open(root()).expect("the repository");
    if updating() {
        let (lost, page) = mutated(&tree, &Plan::default(), |mutations| {
            let mut page = Vec::new();
            write(mutations, Format::Markdown, Lang::Ja, &mut page).expect("memory");
            (lost(&wanted, mutations), String::from_utf8(page).expect("UTF-8"))
        });
        assert!(
            lost.is_empty(),
            "the table would shrink; if that is right, remove {TABLE} first:\n{}",
            lost.join("\n")
        );
        same(TABLE, &page);
        return;
    }
    assert!(
        unknown.is_empty(),
        "{TABLE} does not know the facts of {unknown:?}: `UPDATE=1 cargo test` writes it again"
    );
    assert!(wanted.changed.len() > 900 && wanted.deleted.len() > 900, "the table is not where it was");
    let plan = Plan { only: Some(wanted.clone()), ..Plan::default() };
    let lost = mutated(&tree, &plan, |mutations| lost(&wanted, mutations));
    assert!(lost.is_empty(), "rules notice less than {TABLE} says:\n{}", lost.join("\n"));
}

#[test]
fn every_reason_for_a_silent_field_still_holds() {
    let table = read(&root().join(TABLE)).expect("the table");
    assert!(!table.contains("理由が古い"), "{TABLE} lists reasons that no longer hold");
}
