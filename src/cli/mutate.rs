//! `sekisho policy mutate`

use super::arguments::{CoverageFormat, MutateArguments, Target};
use super::{Done, Session, tree};
use crate::error::Result;
use crate::pipeline;
use crate::policy::mutate::Plan;
use crate::report::mutation::{Format, write};
use crate::words;

pub(super) fn run(session: &Session, arguments: &MutateArguments) -> Result<Done> {
    let tree = tree::open(arguments.dir.as_deref(), None)?;
    let clock = session.clock();
    let options = tree::options(&Target { rev: None, as_of: None }, None, &clock);
    let plan = Plan { seed: arguments.seed, samples: arguments.samples.into(), kind: arguments.kind, only: None };
    let progress = session.terminal.progress(&words!("事実を一つずつ変えています", "changing facts one at a time"));
    pipeline::mutate(&*tree, &options, &plan, |estate, mutations| {
        drop(progress);
        let terminal = session.terminal(estate.settings.language);
        let format = match arguments.format {
            CoverageFormat::Text => Format::Text { width: terminal.width() },
            CoverageFormat::Json => Format::Json,
            CoverageFormat::Markdown => Format::Markdown,
        };
        Session::result(terminal, |out| write(mutations, format, terminal.lang(), out))?;
        Ok(Done::Good)
    })?
}
