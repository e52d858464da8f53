//! No rule is satisfied by what somebody wrote in a free text.
//!
//! Every text of the example hospital is replaced, once by `x` and once by `不明`, and
//! the hospital is judged again. Under `x` no outcome may become satisfied. An outcome
//! that is satisfied under `x` and not under `不明` would rest on a text being there, whatever
//! it says, and there is none.

use std::collections::{BTreeMap, BTreeSet};

use sekisho::id::FileId;
use sekisho::parse::{self, Arena, Cursor, Shape};
use sekisho::pipeline;
use sekisho::policy::Outcome;
use sekisho::schema::kinds::Kind;
use sekisho::schema::types::{GroupDef, Type};
use sekisho::schema::units::{NONE_WORDS, UNKNOWN_WORDS};
use sekisho::source::{Files, Memory};

use crate::fixture::{day, options};
use crate::golden::{files_below, read, root};

/// Texts that stay as they are, by the kind or group that has them, and why.
const KEPT: &[(&str, &[&str], &str)] = &[
    ("attestation", &["fact"], "the id of a fact"),
    ("waiver", &["rule", "subjects", "route"], "ids and routes by which a waiver is matched"),
    ("port", &["name"], "the name by which wiring finds a port"),
    ("interface", &["name"], "the name by which wiring finds a port"),
    ("line", &["circuit_number", "port"], "compared with the numbers of invoices; the port is a port's name"),
    ("bill_line", &["number"], "compared with the circuit numbers of lines"),
    ("device", &["serial", "asset_number", "hostname"], "compared with those of other devices and of purchases"),
    ("device", &["maker"], "compared with the maker of its model"),
    ("model", &["maker"], "compared with the maker a device gives"),
    ("service", &["name"], "compared with the names of services that send everything in the clear"),
    ("purchase", &["serial"], "compared with the serial numbers of devices"),
    ("outlet", &["cad"], "compared with the ids of other outlets and of drawings"),
    ("panel", &["cad"], "compared with the ids of other panels and of drawings"),
    ("disclosure", &["product_version"], "compared with the version of the system in use"),
    ("system", &["version"], "compared with the version a disclosure is about"),
    ("product", &["version", "latest_version"], "compared with each other and with disclosures"),
    ("segment", &["routing_domain"], "the name of a range in which addresses are unique"),
];

fn is_kept(group: &GroupDef, field: &str) -> bool {
    KEPT.iter().any(|(owner, fields, _)| *owner == group.name && fields.contains(&field))
}

/// Bytes of free texts below a row or group.
fn texts(group: &'static GroupDef, map: Cursor<'_>, found: &mut Vec<std::ops::Range<usize>>) {
    for (key, value) in map.entries() {
        let Some(field) = group.field(key.scalar()) else { continue };
        below(&field.ty, is_kept(group, field.name), value, found);
    }
}

fn below(ty: &'static Type, kept: bool, value: Cursor<'_>, found: &mut Vec<std::ops::Range<usize>>) {
    match (ty, value.shape()) {
        (Type::List(item), Shape::List) => value.items().for_each(|one| below(item, kept, one, found)),
        (Type::Group(group), Shape::Map) => texts(group, value, found),
        (Type::Text, Shape::Plain | Shape::Quoted) => {
            let word = value.scalar();
            if !kept && !UNKNOWN_WORDS.contains(&word) && !NONE_WORDS.contains(&word) && word != "null" {
                found.push(value.range().start as usize..value.range().end as usize);
            }
        }
        _ => {}
    }
}

/// A file with another word in the place of every free text, and how many there were.
fn replaced(text: &str, word: &str) -> (String, usize) {
    let path = sekisho::id::FilePath::new("inventory/a.yaml").expect("a plain path");
    let files = Files::of_texts([(path, text)]);
    let file = files.get(FileId(0));
    let mut arena = Arena::new();
    let findings = parse::read(FileId(0), file, &mut arena);
    assert!(findings.is_empty(), "{findings:#?}");
    let mut found = Vec::new();
    for (sheet, root) in arena.pieces(&file.text) {
        let rows = |kind: Kind, list: Cursor<'_>, found: &mut Vec<_>| {
            list.items().for_each(|row| texts(kind.group(), row, found));
        };
        match sheet {
            Some(sheet) => rows(Kind::from_sheet(sheet).expect("a sheet"), root, &mut found),
            None => {
                for (key, list) in root.entries() {
                    rows(Kind::from_sheet(key.scalar()).expect("a sheet"), list, &mut found);
                }
            }
        }
    }
    found.sort_by_key(|range| range.start);
    let mut out = String::with_capacity(text.len());
    let mut last = 0;
    for range in &found {
        out.push_str(&file.text[last..range.start]);
        out.push_str(word);
        last = range.end;
    }
    out.push_str(&file.text[last..]);
    (out, found.len())
}

/// Outcomes by rule and id.
type Outcomes = BTreeMap<(String, String), Outcome>;

fn judged(word: Option<&str>) -> (Outcomes, usize) {
    let mut tree = Memory::new().with("sekisho.yaml", read(&root().join("sekisho.yaml")).expect("the settings"));
    let mut count = 0;
    for path in files_below("inventory", "yaml") {
        let name =
            path.strip_prefix(root()).expect("below the root").to_str().expect("a plain name").replace('\\', "/");
        let mut text = read(&path).expect("a file of the repository");
        if let Some(word) = word {
            let (other, found) = replaced(&text, word);
            text = other;
            count += found;
        }
        tree = tree.with(&name, text);
    }
    let outcomes = pipeline::assess(&tree, &options(day("2026-10-01")), |assessment| {
        let inventory = &assessment.estate.inventory;
        let all = assessment.outcomes();
        all.map(|(rule, at, outcome)| ((rule.id.to_string(), inventory.head(at).id.to_string()), outcome)).collect()
    });
    (outcomes.expect("there is an inventory"), count)
}

#[test]
fn no_satisfied_outcome_appears_or_rests_on_free_text() {
    let (before, _) = judged(None);
    let (with_x, count) = judged(Some("x"));
    let (unknown, _) = judged(Some("不明"));
    assert!(count > 10_000, "only {count} texts were replaced");
    assert_eq!(before.len(), with_x.len());
    let is = |outcomes: &Outcomes, key: &(String, String)| outcomes.get(key) == Some(&Outcome::Satisfied);
    let appeared: Vec<_> = with_x.keys().filter(|key| is(&with_x, key) && !is(&before, key)).collect();
    let resting: BTreeSet<&str> =
        with_x.keys().filter(|key| is(&with_x, key) && !is(&unknown, key)).map(|(rule, _)| rule.as_str()).collect();
    assert!(resting.is_empty(), "satisfied by a text being there, whatever it says: {resting:#?}");
    assert!(appeared.is_empty(), "satisfied by `x`: {:?}", &appeared[..appeared.len().min(10)]);
}

#[test]
fn what_is_kept_is_a_text_field() {
    let mut groups: BTreeMap<&str, &'static GroupDef> = BTreeMap::new();
    let mut pending: Vec<&'static GroupDef> = Kind::ALL.iter().map(|kind| kind.group()).collect();
    while let Some(group) = pending.pop() {
        if groups.insert(group.name, group).is_none() {
            pending.extend(group.fields.iter().filter_map(|field| field.ty.group()));
        }
    }
    for (owner, fields, reason) in KEPT {
        for name in *fields {
            let field = groups[owner].field(name).unwrap_or_else(|| panic!("`{owner}` has no field `{name}`"));
            assert_eq!(*field.ty.item(), Type::Text, "{owner}.{name}: {reason}");
        }
    }
}
