//! What a child process uses of the machine.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use granit_parser::Parser;
use nix::sys::resource::{UsageWho, getrusage};

/// What one run took.
#[derive(Clone, Copy, Debug)]
pub struct Measured {
    /// User and system time, in seconds.
    pub cpu: f64,
    /// Elapsed time, in seconds.
    pub wall: f64,
    /// Peak resident memory, in bytes.
    pub peak: u64,
}

/// Runs a command a few times; of each figure the least.
///
/// Each run has a parent of its own (this program again), since peak memory is
/// kept per parent and never falls.
pub fn best_of(runs: usize, command: &[&str]) -> Measured {
    let own = std::env::current_exe().expect("this program has a path");
    let once = || {
        let done = Command::new(&own).arg("measure").args(command).output().expect("this program can be run again");
        let text = String::from_utf8(done.stdout).expect("it prints numbers");
        let numbers: Vec<f64> = text.split_whitespace().map(|one| one.parse().expect("a number")).collect();
        let [cpu, wall, peak] = numbers[..] else { panic!("it printed {text}") };
        Measured { cpu, wall, peak: peak as u64 }
    };
    (0..runs).map(|_| once()).reduce(Measured::least).expect("at least one run")
}

impl Measured {
    fn least(self, other: Self) -> Self {
        Self { cpu: self.cpu.min(other.cpu), wall: self.wall.min(other.wall), peak: self.peak.min(other.peak) }
    }
}

/// Runs one command and prints what it took.
#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
pub fn child(command: &[&str]) {
    let started = Instant::now();
    let status = Command::new(command[0])
        .args(&command[1..])
        .env("LC_ALL", "C.UTF-8")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("the command can be run");
    let wall = started.elapsed().as_secs_f64();
    assert!(status.code().is_some_and(|code| code < 2), "the command could not do its work: {status}");
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("the system says what a child used");
    let seconds = |time: nix::sys::time::TimeVal| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6;
    // Linux counts kilobytes here, macOS bytes.
    let unit = if cfg!(target_os = "macos") { 1 } else { 1024 };
    println!("{} {wall} {}", seconds(usage.user_time()) + seconds(usage.system_time()), usage.max_rss() * unit);
}

/// Reads every YAML file of an estate with the YAML library and does nothing with it.
pub fn parse_all(folder: &Path) {
    let mut events = 0;
    yaml_files(folder, &mut |text| events += Parser::new_from_str(text).filter(Result::is_ok).count());
    println!("{events}");
}

/// Records and bytes of an estate.
pub fn size(folder: &Path) -> (usize, usize) {
    let mut bytes = 0;
    yaml_files(folder, &mut |text| bytes += text.len());
    let done = Command::new(env!("CARGO_BIN_EXE_sekisho"))
        .args(["check", "--format", "json"])
        .arg(folder)
        .output()
        .expect("the program can be run");
    let result: serde_json::Value = serde_json::from_slice(&done.stdout).expect("it prints JSON");
    let records = result["counts"]["records"].as_u64().expect("it counts records");
    (usize::try_from(records).expect("it fits"), bytes)
}

#[expect(clippy::disallowed_methods, reason = "the yardstick reads files as plainly as can be")]
fn yaml_files(folder: &Path, take: &mut dyn FnMut(&str)) {
    for item in fs::read_dir(folder).expect("the folder can be read").flatten() {
        let path = item.path();
        if path.is_dir() {
            yaml_files(&path, take);
        } else if path.extension().is_some_and(|found| found == "yaml") {
            take(&fs::read_to_string(&path).expect("the file can be read"));
        }
    }
}
