//! `sekisho check`

use super::arguments::{CheckArguments, Format, Outcomes};
use super::{Done, Session, tree};
use crate::error::Result;
use crate::pipeline::{self, Assessment};
use crate::report::json::{self, Listed};
use crate::report::text::{self, Style, pad};
use crate::words;
use crate::words::Words;

pub(super) fn run(session: &Session, arguments: &CheckArguments) -> Result<Done> {
    let tree = tree::open(arguments.dir.as_deref(), arguments.target.rev.as_deref())?;
    let clock = session.clock();
    let options = tree::options(&arguments.target, arguments.fail_on, &clock);
    let progress = session.terminal.progress(&words!("台帳を判定しています", "judging the inventory"));
    pipeline::assess(&*tree, &options, |assessment| {
        drop(progress);
        let terminal = session.terminal(assessment.estate.settings.language);
        match arguments.format {
            Format::Text => {
                let style = Style {
                    lang: terminal.lang(),
                    color: terminal.color(),
                    width: terminal.width(),
                    undecided: arguments.undecided,
                    full: arguments.full,
                };
                Session::result(terminal, |out| text::write(assessment, style, out))?;
            }
            Format::Json => {
                let listed = match arguments.outcomes {
                    Outcomes::Open => Listed::Open,
                    Outcomes::All => Listed::All,
                };
                Session::result(terminal, |out| json::write(assessment, listed, out))?;
            }
        }
        if arguments.timings {
            terminal.remark(&timings(assessment, clock()));
        }
        Ok(if assessment.fails() { Done::Failed } else { Done::Good })
    })?
}

/// A table of stages with their milliseconds; output is what comes after the last.
fn timings(assessment: &Assessment<'_>, until: u64) -> Words {
    let stages = assessment.timings.stages();
    let sum: u64 = stages.iter().map(|(_, time)| time).sum();
    let rest = [("output and start", until.saturating_sub(sum)), ("total", until)];
    let rows = stages.iter().map(|(stage, time)| (stage.name(), *time)).chain(rest);
    let lines: Vec<String> = rows
        .map(|(name, time)| format!("{} {:>6}.{:03} ms", pad(name, 18, false), time / 1_000_000, time / 1_000 % 1_000))
        .collect();
    Words::verbatim(lines.join("\n"))
}
