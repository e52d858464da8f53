//! The whole program on estates of 20,000, 100,000 and 500,000 records: CPU and
//! wall time, peak memory, how both grow, and what one more rule costs.
//!
//! ```sh
//! cargo bench --bench whole                       # all sizes, as a Markdown table
//! cargo bench --bench whole -- 20000              # other sizes
//! ```
//!
//! The yardstick is the YAML library alone over the same bytes on the same
//! machine in the same run, so that ratios mean something elsewhere too.

#![expect(unreachable_pub, reason = "nothing outside a benchmark can reach into it")]
#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]
#![expect(clippy::panic, reason = "a benchmark that cannot measure stops")]

#[path = "../tests/hospital/mod.rs"]
mod hospital;

mod estates;
mod marginal;
mod measure;

use std::path::Path;

use measure::best_of;

const SIZES: [usize; 3] = [20_000, 100_000, 500_000];

/// Runs of one command; the least CPU time counts.
const RUNS: usize = 3;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let own: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match own.as_slice() {
        // The two below are this program again, as a child whose use of the machine is measured.
        ["yaml-library-alone", folder] => measure::parse_all(Path::new(folder)),
        ["measure", command @ ..] => measure::child(command),
        sizes => table(&sizes.iter().filter_map(|size| size.parse().ok()).collect::<Vec<_>>()),
    }
}

fn table(sizes: &[usize]) {
    let sizes = if sizes.is_empty() { &SIZES } else { sizes };
    println!(
        "| records | MB | check, CPU s | wall s | peak MB | YAML library alone, CPU s | CPU ratio | B a record | µs a record | off the line |"
    );
    println!("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    let mut first: Option<f64> = None;
    for size in sizes {
        let folder = tempfile::tempdir().expect("a folder for the estate");
        estates::write(folder.path(), *size);
        let (records, bytes) = measure::size(folder.path());
        let path = folder.path().to_str().expect("temporary folders have plain names");
        let check = best_of(RUNS, &[env!("CARGO_BIN_EXE_sekisho"), "check", path, "--fail-on", "critical"]);
        let own = std::env::current_exe().expect("this program has a path");
        let yaml = best_of(RUNS, &[own.to_str().expect("a plain path"), "yaml-library-alone", path]);
        let each = check.cpu / records as f64;
        let line = *first.get_or_insert(each);
        println!(
            "| {records} | {:.1} | {:.2} | {:.2} | {} | {:.2} | {:.2} | {} | {:.2} | {:+.0} % |",
            bytes as f64 / 1e6,
            check.cpu,
            check.wall,
            check.peak / 1_000_000,
            yaml.cpu,
            check.cpu / yaml.cpu,
            check.peak / records as u64,
            each * 1e6,
            (each / line - 1.0) * 100.0,
        );
    }
    println!();
    marginal::table();
}
