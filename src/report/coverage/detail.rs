//! One clause or item in full: its facts, the rules that decide each, and the
//! rows and days behind every answer, or the field and person that would settle it.

use std::io::{self, Write};

use super::Sheet;
use super::phrases::name;
use super::text::tally;
use crate::finding::Place;
use crate::pipeline::Report;
use crate::policy::{Covered, CoveredFact, Missing, Outcome, Rule, Support, Verdict, keeper, supports};
use crate::report::text::{display_width, fold};
use crate::report::{Locator, one_line};
use crate::words;
use crate::words::{Lang, Words};

/// Rows of one outcome of one rule that are shown unless all are asked for.
const ROWS: usize = 5;
/// Satisfied rows shown unless all are asked for: they are many and alike.
const SATISFIED: usize = 3;

pub(super) fn write(
    sheet: &Sheet<'_, '_>,
    lang: Lang,
    width: usize,
    full: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let locator = Locator::new(sheet.assessment.estate);
    let page = Page { sheet, lang, width, full, locator };
    for covered in sheet.editions.iter().flat_map(|(_, entries)| entries) {
        page.entry(covered, out)?;
        for part in &covered.parts {
            page.entry(part, out)?;
        }
    }
    Ok(())
}

struct Page<'p, 'c, 'a> {
    sheet: &'p Sheet<'c, 'a>,
    lang: Lang,
    width: usize,
    full: bool,
    locator: Locator<'a>,
}

impl<'a> Page<'_, '_, 'a> {
    fn say(&self, words: &Words) -> String {
        one_line(words.get(self.lang))
    }

    fn folded(&self, indent: usize, text: &str, out: &mut dyn Write) -> io::Result<()> {
        let lines = fold(text, self.width.saturating_sub(indent));
        lines.iter().try_for_each(|line| writeln!(out, "{}{line}", " ".repeat(indent)))
    }

    fn verdict(&self, verdict: &Verdict) -> String {
        let (title, reason) = (self.say(&verdict.title()), self.say(&verdict.reason.title()));
        format!("{title} ({reason})")
    }

    fn entry(&self, covered: &Covered<'a>, out: &mut dyn Write) -> io::Result<()> {
        let title = format!("{}{}", one_line(&covered.entry.cite), self.say(&covered.entry.mark()));
        writeln!(out, "── {title} {}", "─".repeat(self.width.saturating_sub(display_width(&title) + 4)))?;
        self.folded(2, &self.say(&covered.entry.summary), out)?;
        writeln!(out, "  {}", self.verdict(&covered.verdict))?;
        for fact in &covered.facts {
            self.fact(fact, out)?;
        }
        let whole = self.sheet.coverage.rules_of_whole(covered);
        if !whole.is_empty() {
            writeln!(out, "\n  {}", self.say(&Words::fixed("全体にかかるルール", "rules about it as a whole")))?;
            whole.iter().try_for_each(|rule| self.rule(rule, out))?;
        }
        writeln!(out)
    }

    fn fact(&self, fact: &CoveredFact<'a>, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "\n  ・{}", self.say(&fact.fact.text))?;
        writeln!(out, "    {}", self.verdict(&fact.verdict))?;
        for one in &fact.attested {
            self.folded(4, &self.say(&one.words(&self.sheet.assessment.estate.inventory)), out)?;
        }
        if fact.awaits_person() {
            let id = &fact.fact.id;
            let ask = words!("確認書に書く id (`fact`): {id}", "an attestation of it names (`fact`): {id}");
            self.folded(4, &self.say(&ask), out)?;
        }
        self.sheet.coverage.rules_of_fact(fact).iter().try_for_each(|rule| self.rule(rule, out))
    }

    fn rule(&self, rule: &'a Rule, out: &mut dyn Write) -> io::Result<()> {
        let counts = self.sheet.coverage.tally_of_rule(rule);
        writeln!(out, "    {}  {}", rule.id, self.say(&rule.title))?;
        writeln!(out, "      {}", self.say(&tally(&counts)))?;
        self.open(rule, Outcome::Violated, out)?;
        self.open(rule, Outcome::Undecided, out)?;
        self.satisfied(rule, out)
    }

    /// Positions of the records of a rule with an outcome.
    fn positions(&self, rule: &Rule, outcome: Outcome) -> Vec<usize> {
        let judgement = &self.sheet.assessment.judgement;
        let found = judgement.rules().find(|(one, _)| one.id == rule.id);
        let outcomes = found.map(|(_, outcomes)| &outcomes.outcomes);
        outcomes.map_or_else(Vec::new, |all| (0..all.len()).filter(|at| all.get(*at) == outcome).collect())
    }

    /// What is wrong, or what is not known and who would know it.
    fn open(&self, rule: &Rule, outcome: Outcome, out: &mut dyn Write) -> io::Result<()> {
        let positions = self.positions(rule, outcome);
        let shown = if self.full { positions.len() } else { ROWS };
        let subjects = self.sheet.assessment.judgement.inventory().of_kind(rule.subject);
        for position in positions.iter().take(shown) {
            let Some(report) = self.sheet.assessment.report_of(rule, subjects[*position]) else { continue };
            self.row(&report.outcome().title(), &report, out)?;
            let text = match outcome {
                Outcome::Undecided => self.missing(&report),
                _ => self.say(&report.finding().message),
            };
            self.folded(8, &text, out)?;
        }
        self.rest(&outcome.title(), positions.len(), shown, out)
    }

    fn row(&self, title: &Words, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let finding = report.finding();
        let subject = finding.subject.as_deref().unwrap_or_default();
        let place = finding.places.first().map(|place| self.place(place)).unwrap_or_default();
        let waived = report.waived.as_ref().map(|waived| {
            let (id, until) = (&waived.id, waived.until);
            self.say(&words!(" (免除中: {id}、{until} まで)", " (waived by {id} until {until})"))
        });
        let (title, waived) = (self.say(title), waived.unwrap_or_default());
        writeln!(out, "      {title}  {}  {place}{waived}", one_line(subject))
    }

    fn place(&self, place: &Place) -> String {
        let located = self.locator.find(place);
        format!("{}:{}", one_line(located.path), located.start.line)
    }

    fn missing(&self, report: &Report) -> String {
        let inventory = &self.sheet.assessment.estate.inventory;
        let crate::pipeline::Said::Rule(statement) = &report.said else { return String::new() };
        let asked = statement.missing.iter().map(|missing: &Missing| {
            let who = missing.record.and_then(|at| keeper(inventory, at)).map(|at| name(inventory, at));
            let what = missing.words(inventory);
            match who {
                Some(who) => {
                    words!("{ja} (聞く相手は{who})", "{en} (ask {who})"; ja = what.get(Lang::Ja), en = what.get(Lang::En))
                }
                None => what,
            }
        });
        let asked: Vec<Words> = asked.collect();
        let asked = Words::join(&asked, "、", ", ");
        self.say(&words!("分かれば決まる: {ja}", "it takes: {en}"; ja = asked.get(Lang::Ja), en = asked.get(Lang::En)))
    }

    fn satisfied(&self, rule: &Rule, out: &mut dyn Write) -> io::Result<()> {
        let positions = self.positions(rule, Outcome::Satisfied);
        let shown = if self.full { positions.len() } else { SATISFIED };
        for position in positions.iter().take(shown) {
            let title = self.say(&Outcome::Satisfied.title());
            for (number, support) in supports(&self.sheet.assessment.judgement, rule, *position).iter().enumerate() {
                // The records that decided stand below the one judged.
                let lead = if number == 0 { format!("      {title}") } else { "        ←".to_owned() };
                writeln!(out, "{lead}  {}", self.support(support))?;
            }
        }
        self.rest(&Outcome::Satisfied.title(), positions.len(), shown, out)
    }

    /// `bk-his  inventory/backups.yaml:12  最終成功日 2026-09-30`
    fn support(&self, of: &Support) -> String {
        let inventory = &self.sheet.assessment.estate.inventory;
        let head = inventory.head(of.record);
        let mut text = format!("{}  {}", head.id, self.place(&head.place()));
        for (title, day) in &of.days {
            text.push_str(&format!("  {} {day}", self.say(title)));
        }
        text
    }

    fn rest(&self, title: &Words, all: usize, shown: usize, out: &mut dyn Write) -> io::Result<()> {
        let Some(rest) = all.checked_sub(shown).filter(|rest| *rest > 0) else { return Ok(()) };
        let (ja, en) = (title.get(Lang::Ja), title.get(Lang::En));
        writeln!(out, "      {}", self.say(&words!("{ja}ほか {rest} 件", "{rest} more {en}")))
    }
}
