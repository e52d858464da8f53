//! The same files give the same bytes, whatever order and however many threads.

use std::collections::BTreeMap;

use sekisho::error::Result;
use sekisho::id::FilePath;
use sekisho::pipeline;
use sekisho::policy::Outcome;
use sekisho::report::{json, text};
use sekisho::schema::kinds::Kind;
use sekisho::source::{Entry, Memory, Tree};
use sekisho::words::Lang;

use crate::estates::{self, Plan, Random, Row};
use crate::fixture::{TODAY, day, options};

/// A tree that lists its files in another order.
struct Shuffled(Memory, u64);

impl Tree for Shuffled {
    fn list(&self, folder: &FilePath) -> Result<Vec<Entry>> {
        let mut entries = self.0.list(folder)?;
        Random::new(self.1).shuffle(&mut entries);
        Ok(entries)
    }

    fn read(&self, path: &FilePath) -> Result<Option<Vec<u8>>> {
        self.0.read(path)
    }

    fn name(&self) -> String {
        self.0.name()
    }
}

/// Rows of every kind, with gaps, contradictions and references to nothing.
fn rows() -> Vec<Row> {
    let plan = Plan { kinds: Kind::ALL, rows: 25, written: 50, vague: 10, dangling: 3 };
    estates::estate(&mut Random::new(7), plan)
}

/// Everything that is printed of a judgement.
fn printed(tree: &(dyn Tree + Sync), threads: usize) -> (String, String) {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
    pool.install(|| {
        pipeline::assess(tree, &options(day(TODAY)), |assessment| {
            let (mut as_json, mut as_text) = (Vec::new(), Vec::new());
            json::write(assessment, json::Listed::All, &mut as_json).expect("memory");
            let style = text::Style { lang: Lang::Ja, color: false, width: 100, undecided: true, full: true };
            text::write(assessment, style, &mut as_text).expect("memory");
            let utf_8 = |bytes| String::from_utf8(bytes).expect("UTF-8");
            (utf_8(as_json), utf_8(as_text))
        })
        .expect("there are rows")
    })
}

#[test]
fn one_thread_and_many_print_the_same() {
    // Damage too: what is lost must not depend on who reads first.
    let tree = estates::tree(&rows(), 16)
        .with("inventory/damaged.yaml", "devices:\n  - { id: d-x, name: \"x }\n  - { id: d-y }\n")
        .with("inventory/sjis.yaml", b"devices:\n  - { id: d-z, name: \x83\x5c\x83\x93 }\n".to_vec());
    let (as_json, as_text) = printed(&tree, 1);
    assert!(as_json.len() > 300_000 && as_text.len() > 100_000, "{} {}", as_json.len(), as_text.len());
    for (threads, order) in [(4, 0), (1, 1), (3, 2)] {
        let (json, text) = printed(&Shuffled(tree.clone(), order), threads);
        // Not `assert_eq`: nobody wants megabytes on the screen.
        assert!(json == as_json, "JSON differs with {threads} threads, order {order}");
        assert!(text == as_text, "text differs with {threads} threads, order {order}");
    }
}

/// Every outcome by rule and id.
fn outcomes(tree: &Memory) -> BTreeMap<(String, String), Outcome> {
    pipeline::assess(tree, &options(day(TODAY)), |assessment| {
        let inventory = &assessment.estate.inventory;
        let named = assessment
            .outcomes()
            .map(|(rule, at, outcome)| ((rule.id.to_string(), inventory.head(at).id.to_string()), outcome));
        named.collect()
    })
    .expect("there are rows")
}

#[test]
fn where_a_row_stands_decides_nothing() {
    let mut rows = rows();
    let first = outcomes(&estates::tree(&rows, 16));
    for seed in 0..3 {
        Random::new(seed).shuffle(&mut rows);
        let again = outcomes(&estates::tree(&rows, 3 + usize::try_from(seed).expect("small")));
        let changed = first.iter().find(|(key, outcome)| again.get(*key) != Some(outcome));
        assert!(changed.is_none() && first.len() == again.len(), "{changed:?}");
    }
}
