//! Writes an example hospital: `cargo run --release --example hospital -- --beds 290 --out inventory`.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "an example talks to its caller")]

#[path = "mod.rs"]
mod hospital;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use hospital::faults;
use hospital::plan::Options;

/// Writes the inventory of an example hospital.
#[derive(Parser)]
struct Arguments {
    /// Beds of each hospital, 20 to 2000.
    #[arg(long, default_value_t = 290, value_parser = clap::value_parser!(u32).range(20..=2000))]
    beds: u32,
    /// Hospitals in the group; two have twice the records.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=200))]
    copies: u32,
    /// Same seed, same bytes.
    #[arg(long)]
    seed: Option<u64>,
    /// Faults to seed, by name.
    #[arg(long, value_delimiter = ',', value_name = "NAME")]
    fault: Vec<String>,
    /// Lists the faults that can be seeded.
    #[arg(long)]
    faults: bool,
    /// Prints target against actual as Markdown.
    #[arg(long)]
    table: bool,
    /// Folder to write the inventory into.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if let Some(unknown) = arguments.fault.iter().find(|name| faults::all().all(|fault| fault.name != **name)) {
        eprintln!("there is no fault `{unknown}`; --faults lists them");
        return ExitCode::from(2);
    }
    if arguments.faults {
        for fault in faults::all() {
            println!("{:32} {} ({})", fault.name, fault.does, fault.seen_by);
        }
        return ExitCode::SUCCESS;
    }
    let options = Options {
        beds: arguments.beds,
        copies: arguments.copies,
        seed: arguments.seed.unwrap_or(Options::default().seed),
        faults: arguments.fault,
    };
    if arguments.table {
        print!("{}", hospital::table(&options));
    }
    let Some(folder) = arguments.out else { return ExitCode::SUCCESS };
    let mut failed = None;
    let mut written = (0, 0);
    hospital::generate(&options, &mut |file| {
        if failed.is_none() {
            written = (written.0 + 1, written.1 + file.text.len());
            failed = sekisho::source::write_atomically(&folder.join(&file.path), file.text.as_bytes()).err();
        }
    });
    if let Some(error) = failed {
        eprintln!("{error:?}");
        return ExitCode::FAILURE;
    }
    println!("{} files, {} bytes below {}", written.0, written.1, folder.display());
    ExitCode::SUCCESS
}
