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
        let between = between(assessment, arguments)?;
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
            between,
        };
        let Some(sheet) = Sheet::new(assessment, &coverage, &selection, arguments.shortest) else {
            let error = words!("当てはまる条も項目もありません", "no clause or item is selected");
            return Err(Error::new(ErrorKind::NotFound, error).hint(known(assessment)));
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
        Some(PatternChoice::One) => ReferencePattern::One,
        Some(PatternChoice::Two) => ReferencePattern::Two,
        Some(PatternChoice::Three) => ReferencePattern::Three,
        Some(PatternChoice::Four) => ReferencePattern::Four,
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

/// The two editions to compare, the older first.
fn between(assessment: &Assessment<'_>, arguments: &CoverageArguments) -> Result<Option<(String, String)>> {
    let Some((from, to)) = arguments.from.as_ref().zip(arguments.to.as_ref()) else { return Ok(None) };
    let editions = assessment.estate.registry.editions();
    let find = |id: &str| {
        let error = words!("版 `{id}` はありません", "there is no edition `{id}`");
        editions.edition(id).ok_or_else(|| Error::new(ErrorKind::NotFound, error).hint(known(assessment)))
    };
    let error = if from == to {
        words!("同じ版どうしは比べられません", "an edition cannot be compared with itself")
    } else if find(from)?.is_checklist != find(to)?.is_checklist {
        words!(
            "`{from}` と `{to}` は、ガイドラインとチェックリストなので比べられません",
            "`{from}` and `{to}` cannot be compared: one is a guideline, the other a checklist"
        )
    } else {
        return Ok(Some((from.clone(), to.clone())));
    };
    Err(Error::new(ErrorKind::Usage, error).hint(known(assessment)))
}

/// The editions there are.
fn known(assessment: &Assessment<'_>) -> Words {
    let editions = assessment.estate.registry.editions().all();
    let ids: Vec<Words> = editions.map(|edition| Words::verbatim(format!("`{}`", edition.id))).collect();
    let ids = Words::join(&ids, "、", ", ");
    words!("版: {ja}", "editions: {en}"; ja = ids.get(Lang::Ja), en = ids.get(Lang::En))
}
