//! Which files a command looks at.

use std::path::{Path, PathBuf};

use super::Session;
use super::arguments::Target;
use crate::error::Result;
use crate::finding::Severity;
use crate::pipeline::{Options, settings};
use crate::source::{Revision, Tree, WorkTree};

/// The folder a command is about: the one given, else the nearest one above
/// with a configuration, else the current one.
pub(super) fn root(given: Option<&Path>) -> PathBuf {
    match given {
        Some(dir) => dir.to_owned(),
        None => WorkTree::discover(Path::new("."), settings::FILE).unwrap_or_else(|| PathBuf::from(".")),
    }
}

/// The files of that folder, on disk or at a revision.
pub(super) fn open(given: Option<&Path>, revision: Option<&str>) -> Result<Box<dyn Tree>> {
    let root = root(given);
    Ok(match revision {
        Some(revision) => Box::new(Revision::open(&root, revision)?),
        None => Box::new(WorkTree::open(&root)?),
    })
}

/// The options of a run.
pub(super) fn options<'a>(
    target: &Target,
    fail_on: Option<Severity>,
    clock: &'a (dyn Fn() -> u64 + Sync),
) -> Options<'a> {
    Options { today: Session::today(), as_of: target.as_of, fail_on, clock }
}
