//! `sekisho show`

mod ports;
mod relations;
mod values;

use std::io::{self, Write};

use super::arguments::ShowArguments;
use super::{Done, Session, tree};
use crate::error::{Error, ErrorKind, Result};
use crate::finding::Route;
use crate::id::RecordIndex;
use crate::pipeline::{self, Assessment};
use crate::policy::Outcome;
use crate::policy::message::name_of;
use crate::report::text::{Snippets, Style};
use crate::report::{Locator, one_line};
use crate::schema::suggest;
use crate::words;
use crate::words::Words;

pub(super) fn run(session: &Session, arguments: &ShowArguments) -> Result<Done> {
    let tree = tree::open(arguments.dir.as_deref(), arguments.target.rev.as_deref())?;
    let clock = session.clock();
    let options = tree::options(&arguments.target, None, &clock);
    pipeline::assess(&*tree, &options, |assessment| {
        let terminal = session.terminal(assessment.estate.settings.language);
        let inventory = &assessment.estate.inventory;
        let id = arguments.id.as_str();
        let Some(at) = inventory.find(id) else { return Err(not_found(assessment, id)) };
        let style = Style {
            lang: terminal.lang(),
            color: terminal.color(),
            width: terminal.width(),
            undecided: false,
            full: true,
        };
        let card = Card { assessment, at, style, locator: Locator::new(assessment.estate) };
        Session::result(terminal, |out| card.write(out))?;
        Ok(Done::Good)
    })?
}

fn not_found(assessment: &Assessment<'_>, id: &str) -> Error {
    let inventory = &assessment.estate.inventory;
    if inventory.has(id) {
        return Error::new(
            ErrorKind::NotFound,
            words!("id `{id}` の行が複数あります", "several rows have the id `{id}`"),
        );
    }
    let error = Error::new(ErrorKind::NotFound, words!("id `{id}` の行はありません", "no row has the id `{id}`"));
    let ids =
        inventory.indices().map(|at| inventory.head(at).id.as_str()).filter(|one| one.len().abs_diff(id.len()) <= 3);
    match suggest(id, ids) {
        Some(hint) => error.hint(hint),
        None => error,
    }
}

struct Card<'a> {
    assessment: &'a Assessment<'a>,
    at: RecordIndex,
    style: Style,
    locator: Locator<'a>,
}

impl Card<'_> {
    fn say(&self, words: &Words) -> String {
        one_line(words.get(self.style.lang))
    }

    fn heading(&self, words: &Words, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "\n{}", self.say(words))
    }

    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let estate = self.assessment.estate;
        let head = estate.inventory.head(self.at);
        let title = head.kind.group().title.words();
        let name = one_line(&name_of(&estate.inventory, self.at));
        writeln!(out, "{} {}  {name}", self.say(&title), head.id)?;
        writeln!(out, "  {}", self.place(self.at, Route::record()))?;
        self.values(out)?;
        self.ports(out)?;
        self.relations(out)?;
        self.findings(out)
    }

    fn place(&self, at: RecordIndex, route: Route) -> String {
        let located = self.locator.find(&self.assessment.estate.inventory.head(at).place_of(route));
        format!("{}:{}", one_line(located.path), located.start.line)
    }

    fn findings(&self, out: &mut dyn Write) -> io::Result<()> {
        let id = self.assessment.estate.inventory.head(self.at).id.as_str();
        let snippets = Snippets::new(self.assessment.estate, &self.locator, self.style);
        let own: Vec<_> =
            self.assessment.reports.iter().filter(|report| report.finding().subject.as_deref() == Some(id)).collect();
        self.heading(&Words::fixed("指摘", "findings"), out)?;
        for report in &own {
            writeln!(out, "{}", snippets.render(report))?;
            if let Some(waived) = &report.waived {
                let (waiver, until) = (&waived.id, waived.until);
                writeln!(
                    out,
                    "  {}",
                    self.say(&words!("免除中: `{waiver}` ({until} まで)", "waived by `{waiver}` until {until}"))
                )?;
            }
            writeln!(out)?;
        }
        let mut counts = [0usize; 2];
        for (rule, _) in self.assessment.judgement.rules() {
            match self.assessment.judgement.outcome(rule.id.as_str(), self.at) {
                Some(Outcome::Satisfied) => counts[0] += 1,
                Some(Outcome::Undecided) => {
                    counts[1] += 1;
                    writeln!(
                        out,
                        "  {} {} [{}]",
                        self.say(&Words::fixed("不明", "undecided")),
                        self.say(&rule.title),
                        rule.id
                    )?;
                }
                _ => {}
            }
        }
        let (violated, satisfied, undecided) = (own.len(), counts[0], counts[1]);
        writeln!(
            out,
            "  {}",
            self.say(&words!(
                "違反など {violated}、不明 {undecided}、充足 {satisfied}",
                "{violated} violated, {undecided} undecided, {satisfied} satisfied"
            ))
        )
    }
}
