//! Files whose content a test knows: snapshots and generated files.
//!
//! `UPDATE=1 cargo test` writes them again.

use std::fs;
use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Whether files are to be written instead of compared.
pub fn updating() -> bool {
    #[expect(clippy::disallowed_methods, reason = "tests are told by the environment to write their files")]
    std::env::var_os("UPDATE").is_some_and(|value| value == "1")
}

/// Holds a file of the repository to its content.
///
/// # Panics
/// If the file differs, with the first line that does.
pub fn same(path: &str, wanted: &str) {
    let place = root().join(path);
    if updating() {
        write(&place, wanted);
        return;
    }
    let found = read(&place).unwrap_or_default();
    if found == wanted {
        return;
    }
    let line = found.lines().zip(wanted.lines()).position(|(a, b)| a != b);
    let line = line.unwrap_or_else(|| found.lines().count().min(wanted.lines().count()));
    let at = |text: &str| text.lines().nth(line).unwrap_or("(end of file)").to_owned();
    panic!(
        "{path} differs from line {}:\n  file: {}\n  now:  {}\n`UPDATE=1 cargo test` writes it again",
        line + 1,
        at(&found),
        at(wanted)
    );
}

/// Holds text to a snapshot below `tests/it/`.
pub fn snapshot(name: &str, text: &str) {
    same(&format!("tests/it/{name}"), text);
}

/// Text of a file, if it is there.
pub fn read(path: &Path) -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "tests read the repository itself")]
    fs::read_to_string(path).ok()
}

fn write(path: &Path, text: &str) {
    sekisho::source::write_atomically(path, text.as_bytes()).expect("a file of the repository can be written");
}

/// Every file below a folder of the repository with that extension, sorted.
pub fn files_below(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut pending = vec![root().join(folder)];
    while let Some(folder) = pending.pop() {
        for item in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = item.path();
            if path.is_dir() {
                pending.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
