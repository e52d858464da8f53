//! Items of a checklist that vendors answer, for every contracted vendor.

use std::collections::BTreeMap;

use sekisho::report::coverage::{Format, Selection, Sheet};
use sekisho::words::Lang;

use crate::garden::{INVENTORY, garden, judged, judged_in, rule};

/// Two vendors under contract for medical systems, and others that are not.
const VENDORS: &str = r#"systems:
  - { id: s-1, medical: yes }
  - { id: s-2, medical: yes }
  - { id: s-3, medical: no }
vendors:
  - { id: v-1, name: 種苗店, responsible: 田中 }
  - { id: v-2, name: 農機具店, responsible: 鈴木 }
  - { id: v-over, name: 前の店 }
  - { id: v-plain, name: 花屋 }
contracts:
  - { id: c-1, vendor: v-1, covers: [s-1, s-2], from: 2026-04-01, until: 2026-10-01 }
  - { id: c-2, vendor: v-2, covers: [s-2], from: 2026-04-01, until: なし }
  - { id: c-3, vendor: v-over, covers: [s-1], from: 2025-04-01, until: 2026-09-30, auto_renewal: no }
  - { id: c-4, vendor: v-plain, covers: [s-3], from: 2026-04-01, until: なし }
  - { id: c-5, vendor: v-over, covers: [s-1], from: 2026-10-02, until: なし }
"#;

fn form(id: &str, vendor: &str, received: &str, more: &str) -> String {
    format!("  - {{ id: {id}, vendor: {vendor}, received: {received}, {more} }}\n")
}

fn item(answer: &str) -> String {
    format!("answers: [{{ item: gc-vendor, answer: {answer} }}]")
}

/// Status and reason of the item, then of every vendor.
fn statuses(forms: &[String]) -> Vec<String> {
    statuses_of(&format!("{INVENTORY}{VENDORS}vendor_answers:\n{}", forms.concat()))
}

fn statuses_of(inventory: &str) -> Vec<String> {
    judged(inventory, |assessment| {
        let coverage = assessment.coverage();
        let entry = coverage.entries.iter().find(|one| one.entry.id == "gc-vendor").expect("the item");
        let told = |who: &str, verdict: &sekisho::policy::Verdict| {
            format!("{who} {} {}", verdict.status.as_str(), verdict.reason.as_str())
        };
        let vendors = entry
            .vendors
            .iter()
            .map(|one| told(assessment.estate.inventory.head(one.vendor).id.as_str(), &one.verdict));
        [told("all", &entry.verdict)].into_iter().chain(vendors).collect()
    })
}

#[test]
fn the_worst_vendor_decides_and_only_contracted_ones_are_asked() {
    let yes = |id: &str, vendor: &str| form(id, vendor, "2026-06-01", &item("yes"));
    let table = [
        (vec![yes("a", "v-1"), yes("b", "v-2")], ["all yes vendor-yes", "v-1 yes vendor-yes", "v-2 yes vendor-yes"]),
        (
            vec![yes("a", "v-1")],
            ["all unknown vendor-unanswered", "v-1 yes vendor-yes", "v-2 unknown vendor-unanswered"],
        ),
        (
            vec![yes("a", "v-1"), form("b", "v-2", "2026-06-01", &item("no"))],
            ["all no vendor-no", "v-1 yes vendor-yes", "v-2 no vendor-no"],
        ),
        (
            vec![yes("a", "v-1"), form("b", "v-2", "2026-06-01", &item("not-applicable"))],
            ["all yes vendor-yes", "v-1 yes vendor-yes", "v-2 not-applicable vendor-not-applicable"],
        ),
        (
            vec![yes("a", "v-1"), form("b", "v-2", "なし", &item("yes"))],
            ["all unknown vendor-unanswered", "v-1 yes vendor-yes", "v-2 unknown vendor-unanswered"],
        ),
        (
            vec![yes("a", "v-1"), form("b", "v-2", "2026-06-01", &item("不明"))],
            ["all unknown vendor-unanswered", "v-1 yes vendor-yes", "v-2 unknown vendor-unanswered"],
        ),
    ];
    for (forms, wanted) in table {
        assert_eq!(statuses(&forms), wanted, "{forms:?}");
    }
}

#[test]
fn an_answer_counts_for_its_fiscal_year_and_until_a_newer_one_takes_its_place() {
    let of_first = |forms: &[String]| statuses(forms)[1].trim_start_matches("v-1 ").to_owned();
    let one = |received: &str, answer: &str, systems: &str| {
        form(&format!("f-{received}"), "v-1", received, &format!("systems: [{systems}], {}", item(answer)))
    };
    assert_eq!(of_first(&[one("2026-04-01", "yes", "")]), "yes vendor-yes");
    assert_eq!(of_first(&[one("2026-03-31", "yes", "")]), "unknown vendor-unanswered");
    assert_eq!(of_first(&[one("2026-05-01", "no", ""), one("2026-06-01", "yes", "")]), "yes vendor-yes");
    assert_eq!(of_first(&[one("2026-05-01", "yes", ""), one("2026-06-01", "no", "")]), "no vendor-no");
    // A form for one system leaves the answer for the other in place.
    assert_eq!(of_first(&[one("2026-05-01", "no", "s-1, s-2"), one("2026-06-01", "yes", "s-1")]), "no vendor-no");
    assert_eq!(of_first(&[one("2026-05-01", "no", "s-1"), one("2026-06-01", "yes", "s-1, s-2")]), "yes vendor-yes");
    // The form of another edition answers other items.
    let other = form("f", "v-1", "2026-06-01", &format!("edition: garden-1, {}", item("yes")));
    assert_eq!(of_first(&[other]), "unknown vendor-unanswered");
}

#[test]
fn a_row_of_the_vendor_contradicts_its_answer_and_a_row_of_nobody_does_not() {
    let yes = |id: &str, vendor: &str| form(id, vendor, "2026-06-01", &item("yes"));
    let both = [yes("a", "v-1"), yes("b", "v-2")];
    let with = |accounts: &str| {
        let inventory = format!("{INVENTORY}{VENDORS}vendor_answers:\n{}accounts:\n{accounts}", both.concat());
        statuses_of(&inventory)
    };
    let open = with("  - { id: x-1, vendor: v-1, shared: yes }\n");
    assert_eq!(open, ["all no violated", "v-1 no violated", "v-2 yes vendor-yes"]);
    let unknown = with("  - { id: x-1, vendor: v-2 }\n");
    assert_eq!(unknown, ["all unknown undecided", "v-1 yes vendor-yes", "v-2 unknown undecided"]);
    let staff = with("  - { id: x-1, vendor: なし, shared: yes }\n");
    assert_eq!(staff, ["all yes vendor-yes", "v-1 yes vendor-yes", "v-2 yes vendor-yes"]);
    // What a vendor left behind whose contract is over is not its item any more.
    let left = with("  - { id: x-1, vendor: v-over, shared: yes }\n");
    assert_eq!(left, ["all yes vendor-yes", "v-1 yes vendor-yes", "v-2 yes vendor-yes"]);
}

#[test]
fn without_a_contracted_vendor_it_takes_a_complete_list_of_contracts() {
    assert_eq!(statuses_of(INVENTORY), ["all unknown nothing-judged"]);
    let complete = INVENTORY.replace("sheets: [media]", "sheets: [media, contracts]");
    assert_eq!(statuses_of(&complete), ["all not-applicable none-there"]);
}

#[test]
fn what_else_an_item_names_is_decided_by_rules() {
    let forms = [("a", "v-1"), ("b", "v-2")].map(|(id, vendor)| form(id, vendor, "2026-06-01", &item("yes"))).concat();
    let inventory = format!("{INVENTORY}{VENDORS}vendor_answers:\n{forms}");
    let answers = inventory.replace("gc-vendor", "gc-vendor-named");
    let status = |with_rule: bool| {
        let tree = garden(&answers);
        let check = rule("gc-vendor-named", "vendor.responsible != null", "gc-vendor-named");
        let tree = if with_rule { tree.with("policies/garden/gc-vendor-named.yaml", check) } else { tree };
        judged_in(&tree, |assessment| {
            let coverage = assessment.coverage();
            let entry = coverage.entries.iter().find(|one| one.entry.id == "gc-vendor-named").expect("the item");
            entry.verdict.reason.as_str()
        })
    };
    assert_eq!(status(false), "no-rule");
    assert_eq!(status(true), "vendor-yes");
}

/// The form of the vendors as text: their items, or what is missing for them.
fn shown(inventory: &str, shortest: bool, full: bool) -> String {
    judged(inventory, |assessment| {
        let coverage = assessment.coverage();
        let selection = Selection {
            form: Some("事業者確認用".into()),
            edition: Some("garden-check".into()),
            ..Selection::default()
        };
        let sheet = Sheet::new(assessment, &coverage, &selection, shortest).expect("it is there");
        let mut out = Vec::new();
        sheet.write(Format::Text { width: 100, full }, Lang::Ja, &mut out).expect("memory");
        String::from_utf8(out).expect("UTF-8")
    })
}

#[test]
fn the_line_counts_vendors_and_the_full_text_names_them() {
    let forms = [form("a", "v-1", "2026-06-01", &item("no")), form("b", "v-2", "2026-03-01", &item("yes"))];
    let inventory = format!("{INVENTORY}{VENDORS}vendor_answers:\n{}", forms.concat());
    let texts = BTreeMap::from([false, true].map(|full| (full, shown(&inventory, false, full))));
    let line = "→ 事業者 2社: いいえ 1、不明 1";
    let named = [
        "いいえ          種苗店 (`v-1`)  2026-06-01 「いいえ」",
        "不明            農機具店 (`v-2`)  2026-03-01 「はい」 → 今年度の回答なし",
    ];
    assert!(texts.values().all(|text| text.contains(line)), "{texts:#?}");
    assert_eq!(named.map(|one| texts[&false].contains(one)), [false, false]);
    assert_eq!(named.map(|one| texts[&true].contains(one)), [true, true], "{}", texts[&true]);
}

#[test]
fn a_vendor_that_has_not_answered_is_somebody_to_ask() {
    let forms = form("a", "v-1", "2026-06-01", &item("yes"));
    let inventory = format!("{INVENTORY}{VENDORS}vendor_answers:\n{forms}");
    let text = shown(&inventory, true, false);
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let at = lines.iter().position(|line| line.contains("今年度の事業者確認用の回答 2 項目")).expect(&text);
    assert!(lines[at + 1].starts_with("聞く相手は農機具店。不明 2 件が決まります"), "{text}");
    assert!(text.contains("聞く相手は種苗店"), "the first has left one item out:\n{text}");
}
