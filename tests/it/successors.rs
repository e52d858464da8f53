//! Two editions side by side. The newer ones are files of these tests; nothing in the program knows them.

use sekisho::policy::{Succession, Successor};
use sekisho::report::coverage::{Format, Selection, Sheet};
use sekisho::source::Memory;
use sekisho::words::Lang;
use serde_json::Value;

use crate::garden::{INVENTORY, garden, judged_in, rule};
use crate::golden::{read, root};
use crate::program::sekisho;

/// The second garden guide: id, what it replaces, how it differs.
const SECOND: &[(&str, &str, &str)] = &[
    ("one", "[garden-yes]", "same"),
    ("two", "[garden-no]", "changed"),
    ("three", "[garden-waived, garden-undecided]", "merged"),
    ("four", "[garden-memory]", ""),
    ("five", "", "new"),
    ("six", "[garden-parts]", "same"),
];

/// The third, which changes one clause again and brings one back.
const THIRD: &[(&str, &str, &str)] = &[
    ("one", "[g2-one]", "same"),
    ("two", "[g2-two]", "same"),
    ("six", "[g2-six]", "amended"),
    ("back", "[garden-idle]", "same"),
];

fn edition(id: &str, prefix: &str, clauses: &[(&str, &str, &str)]) -> String {
    let mut text = format!("id: {id}\ntitle: {{ ja: 菜園の手引き {id}, en: garden guide {id} }}\nclauses:\n");
    for (name, replaces, change) in clauses {
        let replaces = if replaces.is_empty() { String::new() } else { format!("replaces: {replaces}, ") };
        let change = if change.is_empty() { String::new() } else { format!("change: {change}, ") };
        text += &format!(
            "  - {{ id: {prefix}-{name}, volume: 畑の編, chapter: \"1 土\", cite: \"{id} {name}\", summary: {{ ja: {name}の条, en: about {name} }}, kind: evidence, confidence: seen, number_basis: seen, {replaces}{change}facts: [ {{ id: \"{prefix}-{name}#1\", text: a }} ] }}\n"
        );
    }
    text
}

fn tree() -> Memory {
    garden(INVENTORY)
        .with("policies/editions/garden-2.yaml", edition("garden-2", "g2", SECOND))
        .with("policies/editions/garden-3.yaml", edition("garden-3", "g3", THIRD))
        .with("policies/garden/g2-one.yaml", rule("g2-one", "facility.uses.cloud == true", "g2-one#1"))
        .with("policies/editions/garden-check-2.yaml", CHECKLIST)
}

/// A second checklist, with a new item; one item is gone and one moved to another form.
const CHECKLIST: &str = r#"id: garden-check-2
title: { ja: 菜園の点検表 2, en: garden checklist 2 }
data_names:
  - { name: staff, fields: [facility.dedicated_staff] }
items:
  - { id: gc2-full, form: 医療機関確認用, section: "1 畑", number: "1", label: a, summary: { ja: 人がいる, en: staff }, automation: full, answer_from: { data: [staff], yes_if: a, no_if: b }, replaces: [gc-full], change: same, confidence: seen }
  - { id: gc2-half, form: 医療機関確認用, section: "1 畑", number: "2", label: a, summary: { ja: 半分, en: half }, automation: full, answer_from: { data: [staff], yes_if: a, no_if: b }, replaces: [gc-half], change: amended, confidence: seen }
  - { id: gc2-more, form: 医療機関確認用, section: "1 畑", number: "3", label: a, summary: { ja: 追加, en: more }, automation: full, answer_from: { data: [staff], yes_if: a, no_if: b }, confidence: seen }
"#;

/// The four lists: each entry with what it replaces, and both statuses.
fn compared(from: &str, to: &str) -> [Vec<String>; 4] {
    judged_in(&tree(), |assessment| {
        let coverage = assessment.coverage();
        let Succession { carried, new, changed, dropped } =
            coverage.succession(assessment.estate.registry.editions(), from, to);
        [carried, new, changed, dropped].map(|list| list.iter().map(told).collect())
    })
}

fn told(one: &Successor<'_, '_>) -> String {
    let word = |covered: &sekisho::policy::Covered<'_>| {
        format!("{} {}", covered.entry.id.trim_start_matches("garden-"), covered.verdict.status.as_str())
    };
    let old: Vec<String> = one.old.iter().map(|old| word(old)).collect();
    if old.is_empty() { word(one.entry) } else { format!("{} from {}", word(one.entry), old.join(" + ")) }
}

#[test]
fn a_newer_edition_says_what_it_replaces_and_needs_no_code() {
    let [carried, new, changed, dropped] = compared("garden-1", "garden-2");
    assert_eq!(carried, ["g2-one no from yes yes", "g2-six unknown from parts no"]);
    assert_eq!(new, ["g2-five unknown"]);
    let wanted = [
        "g2-two unknown from no no",
        "g2-three unknown from waived no + undecided unknown",
        "g2-four unknown from memory yes",
    ];
    assert_eq!(changed, wanted);
    assert!(dropped.contains(&"idle unknown".to_owned()) && dropped.contains(&"none-there not-applicable".to_owned()));
    let kept = ["yes ", "no ", "waived ", "undecided ", "memory ", "parts ", "part-a ", "g2-"];
    assert!(!dropped.iter().any(|one| kept.iter().any(|kept| one.starts_with(kept))), "{dropped:?}");
}

#[test]
fn an_edition_between_is_passed_through() {
    let [carried, new, changed, dropped] = compared("garden-1", "garden-3");
    assert_eq!(carried, ["g3-one unknown from yes yes", "g3-back unknown from idle unknown"]);
    assert_eq!(new, Vec::<String>::new());
    assert_eq!(changed, ["g3-two unknown from no no", "g3-six unknown from parts no"]);
    assert!(!dropped.iter().any(|one| one.starts_with("idle")) && dropped.iter().any(|one| one.starts_with("waived")));
    let [_, new, _, dropped] = compared("garden-2", "garden-3");
    assert_eq!(new, ["g3-back unknown"]);
    assert_eq!(dropped, ["g2-three unknown", "g2-four unknown", "g2-five unknown"]);
}

#[test]
fn checklists_are_compared_alike() {
    let [carried, new, changed, dropped] = compared("garden-check", "garden-check-2");
    assert_eq!(carried, ["gc2-full unknown from gc-full yes"]);
    assert_eq!(new, ["gc2-more unknown"]);
    assert_eq!(changed, ["gc2-half unknown from gc-half unknown"]);
    assert!(dropped.contains(&"gc-pharmacy not-applicable".to_owned()) && dropped.len() == 5, "{dropped:?}");
}

#[test]
fn the_four_lists_are_shown_in_every_format_and_keep_to_the_selection() {
    let shown = |format: Format, volume: Option<&str>| {
        judged_in(&tree(), |assessment| {
            let coverage = assessment.coverage();
            let between = Some(("garden-1".to_owned(), "garden-2".to_owned()));
            let selection = Selection { between, volume: volume.map(str::to_owned), ..Selection::default() };
            let sheet = Sheet::new(assessment, &coverage, &selection, false)?;
            let mut out = Vec::new();
            sheet.write(format, Lang::Ja, &mut out).expect("memory");
            Some(String::from_utf8(out).expect("UTF-8"))
        })
    };
    let text = shown(Format::Text { width: 80, full: false }, None).expect("something");
    for piece in [
        "継続 2 件\n  garden-2 one  いいえ\n    oneの条\n    ← 前の版 畑の編 1章 ①: はい\n",
        "新規 1 件\n  garden-2 five  不明\n    fiveの条\n",
        "変更 3 件",
        "廃止 ",
    ] {
        assert!(text.contains(piece), "{piece}\n{text}");
    }
    let page = shown(Format::Markdown, None).expect("something");
    assert!(
        page.contains("## 継続 2 件")
            && page.contains("| garden-2 one | oneの条 | いいえ | 前の版 畑の編 1章 ①: はい |"),
        "{page}"
    );
    let json: Value = serde_json::from_str(&shown(Format::Json, None).expect("something")).expect("JSON");
    let schema = read(&root().join("inventory/schema/coverage.schema.json")).expect("the schema is published");
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).expect("JSON")).expect("a schema");
    assert_eq!(validator.iter_errors(&json).map(|error| error.to_string()).collect::<Vec<_>>(), Vec::<String>::new());
    let lists = ["carried", "new", "changed", "dropped"].map(|name| json["changes"][name].as_array().map(Vec::len));
    assert!(matches!(lists, [Some(2), Some(1), Some(3), Some(dropped)] if dropped > 10), "{lists:?}");
    assert_eq!(json["changes"]["carried"][0]["old"][0]["status"], "yes");
    assert_eq!(shown(Format::Json, Some("水の編")), None);
}

#[test]
fn what_is_replaced_must_exist() {
    let wrong = edition("garden-4", "g4", &[("one", "[garden-yess]", "same")]);
    let tree = garden(INVENTORY).with("policies/editions/garden-4.yaml", wrong);
    let folder = sekisho::id::FilePath::new("policies").expect("a path");
    let loaded = sekisho::policy::load(&tree, &folder, &Default::default(), &mut Default::default());
    let findings = loaded.expect("memory").findings;
    assert!(findings.iter().any(|one| one.message.get(Lang::En).contains("garden-yess")), "{findings:#?}");
}

#[test]
fn editions_that_cannot_be_compared_are_refused_with_a_list_of_those_there_are() {
    for (from, to, wanted) in [
        ("mhlw-6.0", "mhlw-9.9", "there is no edition `mhlw-9.9`"),
        ("mhlw-6.0", "checklist-r7", "one is a guideline, the other a checklist"),
        ("mhlw-6.0", "mhlw-6.0", "with itself"),
    ] {
        let ran = sekisho(root(), &["coverage", "--lang", "en", "--from", from, "--to", to]);
        assert_eq!(ran.code, 2, "{}", ran.out);
        let err = &ran.err;
        assert!(err.contains(wanted) && err.contains("`checklist-r7`, `mhlw-6.0`"), "{err}");
    }
}
