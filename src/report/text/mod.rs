//! Plain text for people: findings with carets by severity, then a summary.

mod snippet;
mod summary;
mod width;

use std::collections::BTreeMap;
use std::io::{self, Write};

pub use snippet::Snippets;
pub use width::{display_width, pad};
pub(super) use width::{fold, wrap};

use super::{Locator, one_line};
use crate::finding::{Finding, Severity};
use crate::pipeline::{Assessment, Report};
use crate::policy::{Missing, Outcome};
use crate::words;
use crate::words::{Lang, Words};

/// How the text is written.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// The language.
    pub lang: Lang,
    /// Whether colours may be used.
    pub color: bool,
    /// Width of the screen in cells.
    pub width: usize,
    /// Whether every undecided outcome is shown with its places.
    pub undecided: bool,
    /// Whether every finding is shown with its lines, however many a rule has.
    pub full: bool,
}

/// Findings of one rule shown with their lines; the rest are told by id and place.
const IN_FULL: usize = 5;
/// Undecided outcomes shown as examples under their rule.
const EXAMPLES: usize = 2;

/// Writes an assessment.
///
/// # Errors
/// If the writer fails.
pub fn write(assessment: &Assessment<'_>, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let text = Text { assessment, style, locator: Locator::new(assessment.estate) };
    text.findings(out)?;
    text.undecided(out)?;
    text.waived(out)?;
    text.unexamined(out)?;
    summary::write(assessment, style, out)
}

/// Findings by rule; rules in the order of their first finding.
fn by_rule<'r>(reports: &[&'r Report]) -> Vec<Vec<&'r Report>> {
    let mut positions: BTreeMap<&str, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<&Report>> = Vec::new();
    for report in reports {
        let position = *positions.entry(report.finding().rule.as_ref()).or_insert(groups.len());
        if position == groups.len() {
            groups.push(Vec::new());
        }
        groups[position].push(report);
    }
    groups
}

struct Text<'a> {
    assessment: &'a Assessment<'a>,
    style: Style,
    locator: Locator<'a>,
}

impl Text<'_> {
    fn say<'w>(&self, words: &'w Words) -> &'w str {
        words.get(self.style.lang)
    }

    fn heading(&self, words: &Words, out: &mut dyn Write) -> io::Result<()> {
        let title = self.say(words);
        let used = display_width(title) + 4;
        let line = "─".repeat(self.style.width.min(100).saturating_sub(used));
        if self.style.color {
            writeln!(out, "\n\u{1b}[1m── {title} {line}\u{1b}[0m\n")
        } else {
            writeln!(out, "\n── {title} {line}\n")
        }
    }

    fn findings(&self, out: &mut dyn Write) -> io::Result<()> {
        let snippets = Snippets::new(self.assessment.estate, &self.locator, self.style);
        for severity in Severity::ALL.into_iter().rev() {
            let reports: Vec<&Report> = self
                .assessment
                .reports
                .iter()
                .filter(|report| report.waived.is_none() && report.finding().severity == severity)
                .collect();
            if reports.is_empty() {
                continue;
            }
            let count = reports.len();
            let title = severity.title();
            let (ja, en) = (title.get(Lang::Ja), title.get(Lang::En));
            self.heading(&words!("{ja} — {count} 件", "{en} — {count}"), out)?;
            for of_one_rule in by_rule(&reports) {
                // Hiding one or two would save nothing.
                let whole = self.style.full || of_one_rule.len() <= IN_FULL + 2;
                let (shown, rest) = of_one_rule.split_at(if whole { of_one_rule.len() } else { IN_FULL });
                for report in shown {
                    writeln!(out, "{}\n", snippets.render(report))?;
                }
                self.rest(rest, out)?;
            }
        }
        Ok(())
    }

    /// Findings that are only named.
    fn rest(&self, reports: &[&Report], out: &mut dyn Write) -> io::Result<()> {
        let Some(first) = reports.first() else { return Ok(()) };
        let (count, rule) = (reports.len(), &first.finding().rule);
        let words = words!(
            "{rule} はほかに {count} 件 (--full で行とともに表示)",
            "{count} more of {rule} (--full shows them with their lines)"
        );
        writeln!(out, "  {}", self.say(&words))?;
        let names: Vec<String> = reports.iter().map(|report| self.name(report.finding())).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        for line in width::wrap(&names, self.style.width.saturating_sub(4).min(116)) {
            writeln!(out, "    {line}")?;
        }
        writeln!(out)
    }

    /// The subject, and the line it stands in.
    fn name(&self, finding: &Finding) -> String {
        let place = finding.places.first().map(|place| self.locator.find(place));
        let place = place.map(|at| format!("{}:{}", one_line(at.path), at.start.line)).unwrap_or_default();
        match &finding.subject {
            Some(subject) => format!("{} ({place})", one_line(subject)),
            None => place,
        }
    }

    fn undecided(&self, out: &mut dyn Write) -> io::Result<()> {
        let total: usize =
            self.assessment.judgement.rules().map(|(_, outcomes)| outcomes.outcomes.count(Outcome::Undecided)).sum();
        if total == 0 {
            return Ok(());
        }
        self.heading(
            &words!(
                "不明 — {total} 件 (書かれていない事実があり、決められません)",
                "undecided — {total} (facts are missing)"
            ),
            out,
        )?;
        if self.style.undecided {
            let snippets = Snippets::new(self.assessment.estate, &self.locator, self.style);
            for report in self.assessment.undecided() {
                writeln!(out, "{}\n", snippets.render(&report))?;
            }
            return Ok(());
        }
        for (rule, outcomes) in self.assessment.judgement.rules() {
            let count = outcomes.outcomes.count(Outcome::Undecided);
            if count == 0 {
                continue;
            }
            let title = one_line(self.say(&rule.title));
            writeln!(out, "  {} {title} [{}]", pad(&count.to_string(), 5, true), rule.id)?;
            let counted = self.assessment.undecided_counted(rule);
            if counted > 0 && !self.assessment.gate.undecided {
                let words = words!(
                    "うち {counted} 件は、水準が必須なので関門で数えます",
                    "{counted} of them count for the gate: the level is mandatory"
                );
                writeln!(out, "        {}", self.say(&words))?;
            }
            for report in self.assessment.undecided_of(rule).take(EXAMPLES) {
                if let Some(line) = self.example(&report) {
                    writeln!(out, "        {line}")?;
                }
            }
        }
        writeln!(
            out,
            "\n  {}",
            self.say(&words!("すべて見るには --undecided を付けてください", "--undecided shows them all"))
        )
    }

    fn example(&self, report: &Report) -> Option<String> {
        let crate::pipeline::Said::Rule(statement) = &report.said else { return None };
        let inventory = self.assessment.judgement.inventory();
        let missing = statement.missing.first().map(|one: &Missing| one.words(inventory));
        let what =
            missing.map_or_else(|| one_line(self.say(&statement.finding.message)), |words| one_line(self.say(&words)));
        let place = statement
            .missing
            .first()
            .and_then(|one| one.place(inventory))
            .or_else(|| statement.finding.places.first().cloned());
        let at = place.map(|place| self.locator.find(&place));
        Some(match at {
            Some(at) => format!("{what}  {}:{}", one_line(at.path), at.start.line),
            None => what,
        })
    }

    fn waived(&self, out: &mut dyn Write) -> io::Result<()> {
        let violated = self.assessment.reports.iter().filter(|report| report.waived.is_some()).cloned();
        let undecided = self.assessment.judgement.rules().filter(|(rule, _)| self.assessment.waived_of(rule) > 0);
        let undecided =
            undecided.flat_map(|(rule, _)| self.assessment.undecided_of(rule)).filter(|report| report.waived.is_some());
        let all: Vec<Report> = violated.chain(undecided).collect();
        if all.is_empty() {
            return Ok(());
        }
        let count = all.len();
        self.heading(&words!("免除中 — {count} 件", "waived — {count}"), out)?;
        for report in all {
            let Some(waived) = &report.waived else { continue };
            let outcome = report.outcome().title();
            let (until, id) = (waived.until, &waived.id);
            let finding = report.finding();
            let (outcome, severity) = (self.say(&outcome), finding.severity.title());
            let severity = self.say(&severity);
            let message = one_line(self.say(&finding.message));
            let by = words!("免除 `{id}` ({until} まで)", "waiver `{id}` (until {until})");
            writeln!(out, "  [{outcome}・{severity}] {message} [{}]\n        {}", finding.rule, self.say(&by))?;
        }
        Ok(())
    }

    fn unexamined(&self, out: &mut dyn Write) -> io::Result<()> {
        let none: Vec<&str> = self
            .assessment
            .judgement
            .rules()
            .filter(|(_, outcomes)| outcomes.outcomes.count(Outcome::NotApplicable) == outcomes.outcomes.len())
            .map(|(rule, _)| rule.id.as_str())
            .collect();
        if none.is_empty() {
            return Ok(());
        }
        let count = none.len();
        self.heading(&words!("何も見なかったルール — {count} 件", "rules that examined nothing — {count}"), out)?;
        for line in width::wrap(&none, self.style.width.saturating_sub(2).min(118)) {
            writeln!(out, "  {line}")?;
        }
        Ok(())
    }
}
