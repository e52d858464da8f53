//! The program itself, run in an environment that is empty but for what a test sets.

use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// What a run printed and how it ended.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// Runs `sekisho` in a folder.
pub fn sekisho(folder: &Path, arguments: &[&str]) -> Ran {
    let done = Command::new(env!("CARGO_BIN_EXE_sekisho"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("LANG", "C.UTF-8")
        .stdin(Stdio::null())
        .output()
        .expect("the program was built");
    Ran {
        code: done.status.code().expect("no signal ended it"),
        out: String::from_utf8(done.stdout).expect("it prints UTF-8"),
        err: String::from_utf8(done.stderr).expect("it prints UTF-8"),
    }
}

impl Ran {
    /// Everything in one text: exit code, output, messages.
    pub fn transcript(&self, arguments: &[&str]) -> String {
        let mut text = String::new();
        let _ = writeln!(text, "$ sekisho {}", arguments.join(" "));
        text.push_str(&self.out);
        if !self.err.is_empty() {
            let _ = writeln!(text, "--- stderr");
            text.push_str(&self.err);
        }
        let _ = writeln!(text, "--- exit {}", self.code);
        text
    }
}
