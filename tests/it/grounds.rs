//! What an answer rests on, and which clauses are for which kind of hospital.

use sekisho::pipeline::Assessment;
use sekisho::report::coverage::{Format, Selection, Sheet};
use sekisho::schema::documents::ReferencePattern;
use sekisho::words::Lang;

use crate::garden::{INVENTORY, garden, judged, judged_in};
use crate::golden::root;
use crate::program::sekisho;

/// The basis of the answer to a clause, as machine formats write it.
fn basis(assessment: &Assessment<'_>, id: &str) -> (&'static str, &'static str) {
    let coverage = assessment.coverage();
    let entry = coverage.entries.iter().find(|one| one.entry.id == id).expect("a clause");
    let word = |basis: Option<sekisho::policy::Basis>| basis.map_or("", |one| one.as_str());
    (word(entry.basis), word(entry.facts[0].basis))
}

#[test]
fn an_answer_from_memory_or_old_rows_only_is_marked() {
    let table = [
        ("", "", ""),
        ("confirmed: { how: memory }", "12か月", "memory"),
        ("confirmed: { how: memory, on: 2026-09-30 }", "12か月", "memory"),
        ("confirmed: { how: document, on: 2025-10-01 }", "12か月", ""),
        ("confirmed: { how: document, on: 2025-09-30 }", "12か月", "old"),
        ("confirmed: { how: document, on: 2025-09-30 }", "2年", ""),
        ("confirmed: { how: document, on: 2026-08-31 }", "1m", "old"),
        ("confirmed: { how: 不明, on: 不明 }", "12か月", ""),
    ];
    for (confirmed, old_after, wanted) in table {
        let comma = if confirmed.is_empty() { "" } else { "," };
        let inventory = INVENTORY.replace("beds: 10,", &format!("beds: 10, {confirmed}{comma}"));
        let settings = format!("coverage: {{ old_after: {old_after} }}\n");
        let settings = if old_after.is_empty() { String::new() } else { settings };
        let tree = garden(&inventory).with("sekisho.yaml", settings);
        let found = judged_in(&tree, |assessment| (basis(assessment, "garden-yes"), basis(assessment, "garden-no")));
        assert_eq!(found, ((wanted, wanted), (wanted, wanted)), "{confirmed} {old_after}");
        let open = judged_in(&tree, |assessment| basis(assessment, "garden-no-rule"));
        assert_eq!(open, ("", wanted), "an open answer rests on nothing: {confirmed}");
    }
}

#[test]
fn one_good_row_is_enough_and_memory_with_old_is_old() {
    let two = |first: &str, second: &str| {
        let more = format!("  - {{ id: g, dedicated_staff: yes, confirmed: {second} }}\n");
        INVENTORY
            .replace("beds: 10,", &format!("beds: 10, confirmed: {first},"))
            .replace("people:\n", &format!("{more}people:\n"))
    };
    for (first, second, wanted) in [
        ("{ how: memory }", "{ how: memory }", "memory"),
        ("{ how: memory }", "{ on: 2024-04-01 }", "old"),
        ("{ how: memory }", "{ on: 2026-04-01 }", ""),
    ] {
        assert_eq!(judged(&two(first, second), |one| basis(one, "garden-yes")), (wanted, wanted), "{first} {second}");
    }
}

#[test]
fn an_attested_answer_has_its_own_day() {
    let inventory = INVENTORY.replace("beds: 10,", "beds: 10, confirmed: { how: memory },");
    let row = r#"  - { id: a-1, fact: "garden-person-and-rule#1", looked_at: [r-1], method: document, result: yes, on: 2026-09-10, valid_until: 2027-03-31, by: p-1 }"#;
    let inventory = format!("{inventory}attestations:\n{row}\n");
    assert_eq!(judged(&inventory, |one| basis(one, "garden-person-and-rule")), ("", ""));
}

/// Patterns the hospital is in, by what is written of it.
fn patterns(inventory: &str, settings: &str) -> String {
    let tree = garden(inventory).with("sekisho.yaml", settings);
    judged_in(&tree, |assessment| {
        assessment.patterns().into_iter().map(ReferencePattern::code).collect::<Vec<_>>().join(" ")
    })
}

#[test]
fn the_pattern_follows_from_staff_and_from_where_systems_run() {
    let with = |facility: &str, systems: &str| {
        format!("{}{systems}", INVENTORY.replace("beds: 10, dedicated_staff: yes,", &format!("beds: 10, {facility}")))
    };
    let systems = |list: &[&str]| {
        let rows: Vec<String> =
            list.iter().enumerate().map(|(number, one)| format!("  - {{ id: s-{number}, {one} }}\n")).collect();
        format!("systems:\n{}", rows.concat())
    };
    let table = [
        ("dedicated_staff: yes,", systems(&["deployment: on-premises"]), "I"),
        ("dedicated_staff: yes,", systems(&["deployment: cloud"]), "II"),
        ("dedicated_staff: no,", systems(&["deployment: on-premises"]), "III"),
        ("dedicated_staff: no,", systems(&["deployment: cloud"]), "IV"),
        ("dedicated_staff: yes,", systems(&["deployment: cloud", "deployment: on-premises"]), "I II"),
        ("dedicated_staff: yes,", systems(&["deployment: hybrid"]), "I II"),
        ("dedicated_staff: no,", systems(&["deployment: cloud, state: retired", "deployment: on-premises"]), "III"),
        ("dedicated_staff: yes, deployment: cloud,", String::new(), "II"),
        ("dedicated_staff: yes,", String::new(), ""),
        ("", systems(&["deployment: cloud"]), ""),
    ];
    for (facility, systems, wanted) in table {
        assert_eq!(patterns(&with(facility, &systems), ""), wanted, "{facility} {systems}");
    }
    assert_eq!(patterns(INVENTORY, "coverage: { pattern: [IV] }\n"), "IV");
}

#[test]
fn only_clauses_of_a_pattern_are_shown_on_demand_and_those_of_none_always() {
    let shown = |patterns: Vec<ReferencePattern>| {
        judged(INVENTORY, |assessment| {
            let coverage = assessment.coverage();
            let selection = Selection { edition: Some("garden-1".into()), patterns, ..Selection::default() };
            let sheet = Sheet::new(assessment, &coverage, &selection, false).expect("it is there");
            let mut out = Vec::new();
            sheet.write(Format::Text { width: 80, full: false }, Lang::Ja, &mut out).expect("memory");
            let text = String::from_utf8(out).expect("UTF-8");
            ["at-homeの条", "cloud-onlyの条", "yesの条"].map(|clause| text.contains(clause))
        })
    };
    assert_eq!(shown(Vec::new()), [true, true, true]);
    assert_eq!(shown(vec![ReferencePattern::One]), [true, false, true]);
    assert_eq!(shown(vec![ReferencePattern::Four]), [false, true, true]);
    assert_eq!(shown(vec![ReferencePattern::One, ReferencePattern::Two]), [true, true, true]);
}

#[test]
fn the_example_knows_its_pattern() {
    let volume = ["coverage", "--lang", "en", "--volume", "システム運用編", "--pattern"];
    let lines = |pattern: &str| {
        let ran = sekisho(root(), &[&volume[..], &[pattern]].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        let last = ran.out.lines().filter(|line| line.contains("in all") || line.contains("pattern"));
        last.map(|line| line.split(" in all").next().unwrap_or(line).to_owned()).collect::<Vec<_>>()
    };
    let own = "reference pattern: I (with staff, on premises), II (with staff, cloud)";
    let two = "; only clauses of II (with staff, cloud) are shown";
    assert_eq!(lines("II"), ["45".to_owned(), format!("{own}{two}")]);
    let both = "; only clauses of I (with staff, on premises), II (with staff, cloud) are shown";
    assert_eq!(lines("own"), ["79".to_owned(), format!("{own}{both}")]);
}
