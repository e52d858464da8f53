//! The `sekisho` program; everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    sekisho::cli::run(std::env::args_os())
}
