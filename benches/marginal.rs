//! What one more rule costs for each record it applies to.

use std::hint::black_box;
use std::time::Instant;

use sekisho::id::FilePath;
use sekisho::policy::{self, Adjustments, Registry};
use sekisho::schema::kinds::Kind;
use sekisho::schema::units::Day;
use sekisho::source::{self, Files, Memory};
use sekisho::{graph, model, schema};

use crate::estates;

/// Copies of a rule that are added, so that the difference stands out.
const COPIES: usize = 50;
/// Records of the estate.
const RECORDS: usize = 100_000;
const RUNS: usize = 5;

/// A shape of rule, and its `when` and check.
const SHAPES: [(&str, &str, &str); 5] = [
    ("one field", "", "device.state != 'lost'"),
    ("a condition and a day", "device.state == 'in-use'", "device.support_end == null || device.support_end >= today"),
    ("a reference followed", "", "device.location.type != 'outside'"),
    ("a list and two references", "", "device.interfaces.all(i, i.segment.zone.purpose != 'guest')"),
    (
        "an address in a list of prefixes",
        "",
        "device.interfaces.all(i, i.segment.prefixes.exists(p, p.contains(i.ip)))",
    ),
];

/// Prints a table: a shape of rule, nanoseconds for each record it applies to.
pub fn table() {
    let texts = estates::texts(RECORDS);
    let tree = texts.iter().fold(Memory::new(), |tree, (path, text)| tree.with(path, text.as_str()));
    let folder = FilePath::new("inventory").expect("a plain path");
    let files = source::load(&tree, &folder).expect("memory can be read");
    let count = u32::try_from(files.as_slice().len()).expect("few files");
    let inventory = model::assemble(&files, schema::records(&files, 0..count).value).value;
    let linked = graph::link(&inventory);
    let devices = inventory.of_kind(Kind::Device).len();
    let today = Day::parse("2026-10-01").expect("a day");
    let cost = |registry: &Registry| {
        (0..RUNS)
            .map(|_| timed(|| drop(black_box(policy::judge(registry, &inventory, &linked, today)))))
            .fold(f64::MAX, f64::min)
    };
    // One thread: wall time is then the work itself.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a pool of one thread");
    pool.install(|| {
        let without = load("", "");
        let base = cost(&without);
        let pairs: usize = without.rules().iter().map(|rule| inventory.of_kind(rule.subject).len()).sum();
        println!("| one more rule | ns a record |\n|---|---:|");
        for (name, when, check) in SHAPES {
            let more = cost(&load(when, check)) - base;
            println!("| {name} | {:.0} |", more * 1e9 / (COPIES * devices) as f64);
        }
        println!("| (all {} rules in force, mean) | {:.0} |", without.rules().len(), base * 1e9 / pairs as f64);
    });
}

#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
fn timed(work: impl FnOnce()) -> f64 {
    let started = Instant::now();
    work();
    started.elapsed().as_secs_f64()
}

/// The rules in force and, if there is a check, copies of it.
fn load(when: &str, check: &str) -> Registry {
    let copies = if check.is_empty() { 0 } else { COPIES };
    let mut tree = Memory::new();
    for copy in 0..copies {
        let when = if when.is_empty() { String::new() } else { format!("when: {when}\n") };
        let rule = format!(
            "id: bench/rule-{copy}\ntitle: {{ ja: 例, en: example }}\nseverity: low\nsince: \"0.1\"\napplies_to: device\n\
             {when}check: {{ cel: \"{check}\" }}\nmessage: {{ ja: 例, en: example }}\nwhy: {{ ja: 例, en: example }}\n\
             remedy: {{ ja: 例, en: example }}\nexamples: []\n"
        );
        tree = tree.with(&format!("policies/bench/rule-{copy}.yaml"), rule);
    }
    let folder = FilePath::new("policies").expect("a plain path");
    let loaded =
        policy::load(&tree, &folder, &Adjustments::default(), &mut Files::default()).expect("memory can be read");
    assert!(loaded.findings.is_empty(), "the rules are sound: {:?}", loaded.findings);
    loaded.value
}
