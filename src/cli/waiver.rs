//! `sekisho waiver draft`

use super::arguments::DraftArguments;
use super::{Done, Session, tree};
use crate::error::Result;
use crate::pipeline;
use crate::report::draft::{self, Drafted};
use crate::words;

pub(super) fn draft(session: &Session, arguments: &DraftArguments) -> Result<Done> {
    let tree = tree::open(arguments.dir.as_deref(), arguments.target.rev.as_deref())?;
    let clock = session.clock();
    let options = tree::options(&arguments.target, arguments.fail_on, &clock);
    pipeline::assess(&*tree, &options, |assessment| {
        let terminal = session.terminal(assessment.estate.settings.language);
        let mut drafted = Drafted { waivers: 0, left: 0 };
        Session::result(terminal, |out| {
            drafted = draft::write(assessment, terminal.lang(), out)?;
            Ok(())
        })?;
        let Drafted { waivers, left } = drafted;
        terminal.remark(&words!("免除の下書き {waivers} 件", "{waivers} waivers drafted"));
        if left > 0 {
            terminal.remark(&words!(
                "免除できない指摘が {left} 件あります (必須のルール、免除そのもの、id のない行)",
                "{left} findings cannot be waived: of mandatory rules, about waivers, or about rows without an id"
            ));
        }
        Ok(Done::Good)
    })?
}
