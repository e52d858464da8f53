//! `sekisho coverage`

use super::arguments::{CoverageArguments, CoverageFormat, PatternChoice};
use super::{Done, Session, tree};
use crate::error::{Error, ErrorKind, Result};
use crate::pipeline::{self, Assessment};
use crate::report::coverage::{Format, Selection, Sheet};
use crate::schema::documents::ReferencePattern;
use crate::words;
use crate::words::{Lang, Words};

pub(super) fn run(session: &Session, arguments: &CoverageArguments) -> Result<Done> {
    let tree = tree::open(arguments.dir.as_deref(), arguments.target.rev.as_deref())?;
    let clock = session.clock();
    let options = tree::options(&arguments.target, None, &clock);
    let progress = session.terminal.progress(&words!("台帳を判定しています", "judging the inventory"));
    pipeline::assess(&*tree, &options, |assessment| {
        drop(progress);
        let patterns = patterns(assessment, arguments.pattern)?;
        let terminal = session.terminal(assessment.estate.settings.language);
        let coverage = assessment.coverage();
        let editions = assessment.estate.registry.editions();
        let cited = |what: &String| editions.cited(what).into_iter().map(|entry| entry.id.clone()).collect();
        let selection = Selection {
            edition: arguments.edition.clone(),
            volume: arguments.volume.clone(),
            chapter: arguments.chapter.clone(),
            form: arguments.form.clone(),
            of: arguments.of.as_ref().map(cited),
            patterns,
        };
        let Some(sheet) = Sheet::new(assessment, &coverage, &selection, arguments.shortest) else {
            let ids: Vec<Words> = assessment
                .estate
                .registry
                .editions()
                .all()
                .map(|edition| Words::verbatim(format!("`{}`", edition.id)))
                .collect();
            let ids = Words::join(&ids, "、", ", ");
            let error = words!("当てはまる条も項目もありません", "no clause or item is selected");
            return Err(Error::new(ErrorKind::NotFound, error)
                .hint(words!("版: {ja}", "editions: {en}"; ja = ids.get(Lang::Ja), en = ids.get(Lang::En))));
        };
        let format = match arguments.format {
            CoverageFormat::Text if arguments.of.is_some() => {
                Format::Detail { width: terminal.width(), full: arguments.full }
            }
            CoverageFormat::Text => Format::Text { width: terminal.width(), full: arguments.full },
            CoverageFormat::Json => Format::Json,
            CoverageFormat::Markdown => Format::Markdown,
        };
        Session::result(terminal, |out| sheet.write(format, terminal.lang(), out))?;
        Ok(Done::Good)
    })?
}

/// The patterns asked for.
fn patterns(assessment: &Assessment<'_>, choice: Option<PatternChoice>) -> Result<Vec<ReferencePattern>> {
    let one = match choice {
        None => return Ok(Vec::new()),
        Some(PatternChoice::I) => ReferencePattern::One,
        Some(PatternChoice::II) => ReferencePattern::Two,
        Some(PatternChoice::III) => ReferencePattern::Three,
        Some(PatternChoice::IV) => ReferencePattern::Four,
        Some(PatternChoice::Own) => {
            let own = assessment.patterns();
            if !own.is_empty() {
                return Ok(own);
            }
            let error =
                words!("病院の参照パターンが分かりません", "the reference pattern of the hospital is not known");
            return Err(Error::new(ErrorKind::NotFound, error).hint(words!(
                "施設の dedicated_staff とシステムの deployment を書くか、sekisho.yaml の coverage.pattern に書いてください",
                "write `dedicated_staff` of the facility and `deployment` of its systems, or `coverage.pattern` in sekisho.yaml"
            )));
        }
    };
    Ok(vec![one])
}
