//! `sekisho policy list` and `sekisho policy test`

use rayon::prelude::*;

use super::arguments::PolicyArguments;
use super::terminal::Terminal;
use super::{Done, Session, tree};
use crate::error::Result;
use crate::finding::{Finding, Findings};
use crate::pipeline::settings;
use crate::policy::{self, Registry, Rule, run_examples};
use crate::report::text::pad;
use crate::report::{Locator, level_note, one_line};
use crate::source::Files;
use crate::words;
use crate::words::Lang;

/// The rules in force in a folder, with what is wrong with them.
pub(super) struct Loaded {
    pub(super) registry: Registry,
    pub(super) findings: Vec<Finding>,
    pub(super) files: Files,
    pub(super) terminal: Terminal,
}

pub(super) fn load(session: &Session, dir: Option<&std::path::Path>) -> Result<Loaded> {
    let tree = tree::open(dir, None)?;
    let mut findings = Findings::new();
    let mut files = Files::default();
    let settings = findings.keep(settings::load(&*tree, &mut files)?);
    let registry = findings.keep(policy::load(&*tree, &settings.policies, &settings.adjustments, &mut files)?);
    let terminal = session.terminal(settings.language);
    Ok(Loaded { registry, findings: findings.into_vec(), files, terminal })
}

fn selected<'a>(registry: &'a Registry, arguments: &PolicyArguments) -> Vec<&'a Rule> {
    let prefix = arguments.prefix.as_deref().unwrap_or_default();
    registry.rules().iter().filter(|rule| rule.id.as_str().starts_with(prefix)).collect()
}

pub(super) fn list(session: &Session, arguments: &PolicyArguments) -> Result<Done> {
    let loaded = load(session, arguments.dir.as_deref())?;
    let rules = selected(&loaded.registry, arguments);
    let lang = loaded.terminal.lang();
    let locator = Locator::of_files(&loaded.files);
    let width = rules.iter().map(|rule| rule.id.as_str().len()).max().unwrap_or(0);
    Session::result(loaded.terminal, |out| {
        for rule in &rules {
            let severity = rule.severity.title();
            let id = pad(rule.id.as_str(), width, false);
            let kind = pad(rule.subject.name(), 16, false);
            let title = one_line(rule.title.get(lang));
            let levels = [&rule.levels.general].into_iter().chain(rule.levels.at.values());
            let levels = levels.filter_map(|level| level_note(&loaded.registry, &locator, level));
            let levels: String = levels.map(|level| format!("  [{}]", level.get(lang))).collect();
            writeln!(out, "{id}  {}  {kind}  {title}{levels}", pad(severity.get(lang), 8, false))?;
        }
        let count = rules.len();
        writeln!(out, "\n{}", words!("ルール {count} 本", "{count} rules").get(lang))
    })?;
    Ok(complain(&loaded))
}

pub(super) fn test(session: &Session, arguments: &PolicyArguments) -> Result<Done> {
    let loaded = load(session, arguments.dir.as_deref())?;
    let rules = selected(&loaded.registry, arguments);
    let lang = loaded.terminal.lang();
    let failures: Vec<_> = rules.par_iter().map(|rule| (rule, run_examples(&loaded.registry, rule))).collect();
    let examples: usize = rules.iter().map(|rule| rule.examples.len()).sum();
    let failed: usize = failures.iter().map(|(_, failures)| failures.len()).sum();
    let bare: Vec<&&Rule> = rules.iter().filter(|rule| rule.examples.is_empty()).collect();
    Session::result(loaded.terminal, |out| {
        for (rule, failures) in &failures {
            for failure in failures {
                let (path, number) = (&loaded.files.get(rule.file).path, failure.position + 1);
                let message = one_line(failure.message.get(lang));
                writeln!(
                    out,
                    "{}",
                    words!("✗ {path}: 例 {number}: {message}", "✗ {path}: example {number}: {message}").get(lang)
                )?;
            }
        }
        for rule in &bare {
            let id = &rule.id;
            writeln!(out, "{}", words!("✗ {id}: 例がありません", "✗ {id}: no examples").get(lang))?;
        }
        let count = rules.len();
        writeln!(
            out,
            "{}",
            words!(
                "ルール {count} 本、例 {examples} 件、失敗 {failed} 件",
                "{count} rules, {examples} examples, {failed} failed"
            )
            .get(lang)
        )
    })?;
    let good = failed == 0 && bare.is_empty() && complain(&loaded) == Done::Good;
    Ok(if good { Done::Good } else { Done::Failed })
}

/// Says on stderr what is wrong with rule files.
pub(super) fn complain(loaded: &Loaded) -> Done {
    for finding in &loaded.findings {
        let place =
            finding.places.first().map(|place| loaded.files.get(place.file).path.to_string()).unwrap_or_default();
        let (ja, en) = (one_line(finding.message.get(Lang::Ja)), one_line(finding.message.get(Lang::En)));
        let rule = &finding.rule;
        loaded.terminal.remark(&words!("{place}: {ja} [{rule}]", "{place}: {en} [{rule}]"));
    }
    let bad = loaded.findings.iter().any(|finding| finding.severity >= crate::finding::Severity::High);
    if bad { Done::Failed } else { Done::Good }
}
