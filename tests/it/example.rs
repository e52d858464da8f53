//! The example hospital: what is committed is what the generator makes, and it holds together.

use std::collections::{BTreeMap, BTreeSet};

use sekisho::pipeline;
use sekisho::schema::units::Day;
use sekisho::source::Memory;

use crate::golden::{files_below, read, root, same, updating};
use crate::hospital;
use crate::hospital::plan::Options;

/// What is seen in a group of hospitals: findings of stages and violations of rules, by id.
struct Seen {
    counts: BTreeMap<String, usize>,
    stages: Vec<String>,
    gate: bool,
}

fn judge(options: &Options) -> Seen {
    let settings = read(&root().join("sekisho.yaml")).expect("sekisho.yaml");
    let mut tree = Memory::new().with("sekisho.yaml", settings);
    hospital::generate(options, &mut |file| {
        tree = std::mem::take(&mut tree).with(&format!("inventory/{}", file.path), file.text);
    });
    let today = Day::parse("2027-01-01").expect("a day");
    let run = pipeline::Options { today, as_of: None, fail_on: None, clock: &|| 0 };
    let judged = pipeline::assess(&tree, &run, |assessment| {
        let mut seen = Seen { counts: BTreeMap::new(), stages: Vec::new(), gate: true };
        for report in &assessment.reports {
            let finding = report.finding();
            *seen.counts.entry(finding.rule.to_string()).or_default() += 1;
            if let pipeline::Said::Stage(finding) = &report.said {
                let place = finding.places.first().map(|place| &assessment.estate.files.get(place.file).path);
                seen.stages.push(format!("{}: {place:?}: {:?}", finding.rule, finding.message));
            }
            seen.gate &= !report.counts;
        }
        seen
    });
    judged.expect("there is an estate")
}

#[test]
fn the_committed_inventory_is_what_the_generator_makes() {
    let options = Options::default();
    let files = hospital::files(&options);
    for file in &files {
        same(&format!("inventory/{}", file.path), &file.text);
    }
    same("inventory/README.md", &hospital::readme(&options));
    let known: BTreeSet<_> = files.iter().map(|file| root().join("inventory").join(&file.path)).collect();
    for path in files_below("inventory", "yaml").into_iter().filter(|path| !known.contains(path)) {
        assert!(updating(), "{} is not what the generator makes", path.display());
        std::fs::remove_file(&path).expect("a file of the repository can be removed");
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
    let small = Options { beds: 60, ..Options::default() };
    let first = hospital::files(&small);
    assert_eq!(first, hospital::files(&small));
    assert_ne!(first, hospital::files(&Options { seed: small.seed + 1, ..small }));
}

/// Rules and waivers aside, nothing about the files themselves.
fn about_files(seen: &Seen) -> Vec<&String> {
    seen.stages.iter().filter(|stage| !stage.starts_with("policy/")).collect()
}

#[test]
fn hospitals_of_any_size_hold_together() {
    for (beds, copies) in [(290, 1), (604, 1), (20, 1), (60, 3)] {
        let seen = judge(&Options { beds, copies, ..Options::default() });
        assert!(about_files(&seen).is_empty(), "{beds} beds, {copies} copies: {:#?}", about_files(&seen));
        for rule in [
            "network/address-used-twice",
            "network/mac-address-used-twice",
            "network/vlan-id-used-twice",
            "network/prefixes-overlap",
            "wiring/port-of-another-segment",
            "wiring/port-with-two-cables",
            "wiring/cable-on-missing-port",
            "wiring/outlet-id-used-twice",
            "wiring/outlet-leads-nowhere",
        ] {
            assert_eq!(seen.counts.get(rule), None, "{beds} beds, {copies} copies: {rule}");
        }
    }
}
