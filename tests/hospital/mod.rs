//! A seeded generator of example hospitals of any size.
//!
//! The committed `inventory/` is its output for 290 beds; benchmarks and
//! property tests ask it for others. It is used three ways: as an example
//! (`main.rs`), from the integration tests and from the benchmarks. Everything
//! is fictional: hospital, people, vendors, numbers. All three users name this
//! module `hospital` at their root.
//!
//! [`build::build`] puts one hospital together: `tables` say what such
//! hospitals have, `build` places it, [`writer`] writes rows. The physical half
//! comes first and hands a [`site::Site`] to the half that is on paper. The
//! same options give the same bytes for ever, on every machine.

#![allow(dead_code, reason = "each of the three users calls a part of it")]

pub mod build;
pub mod day;
pub mod faults;
pub mod faults_records;
pub mod plan;
pub mod profile;
pub mod random;
pub mod site;
pub mod tables;
pub mod writer;

use std::collections::BTreeMap;

use plan::{Options, Plan};
use writer::Book;

/// A file of the inventory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Path below the inventory folder.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// Writes every hospital of the group, one after the other, so that no more than one is in memory.
pub fn generate(options: &Options, take: &mut dyn FnMut(File)) -> BTreeMap<&'static str, u32> {
    let mut counts = BTreeMap::new();
    for copy in 0..options.copies.max(1) {
        let plan = Plan::new(options, copy);
        let prefix = plan.prefix();
        let facility = (options.copies > 1).then(|| "hospital".to_owned());
        let mut book = Book::new(&prefix, facility);
        build::build(&plan, &mut book);
        for (figure, number) in book.counts() {
            *counts.entry(*figure).or_default() += number;
        }
        for (path, text) in book.into_files() {
            take(File { path, text });
        }
    }
    counts
}

/// Every file of the group's inventory in memory, sorted by hospital and path.
pub fn files(options: &Options) -> Vec<File> {
    let mut files = Vec::new();
    generate(options, &mut |file| files.push(file));
    files
}

/// The table of target against actual for one hospital, as Markdown.
pub fn table(options: &Options) -> String {
    let counts = generate(&Options { copies: 1, ..options.clone() }, &mut |_| {});
    profile::table(options.beds, &counts)
}
