//! The status of every clause and item, as text, JSON and Markdown.

mod behind;
mod detail;
pub mod json;
mod markdown;
mod text;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use super::one_line;
use crate::id::RecordIndex;
use crate::model::Inventory;
use crate::pipeline::Assessment;
use crate::policy::{Ask, CiteGroup, Coverage, Covered, Edition, Reason, Rule, Status, Unattested, shortest};
use crate::schema::kinds::Kind;
use crate::schema::types::Type;
use crate::schema::value::Value;
use crate::words;
use crate::words::{Lang, Words};

/// Asks listed by `--shortest`.
const ASKS: usize = 20;

/// Attestations an entry's line names; the rest is counted.
const ATTESTATIONS: usize = 3;

/// Which clauses and items are shown. What is not set restricts nothing.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Id of an edition.
    pub edition: Option<String>,
    /// A volume, or the beginning of its name.
    pub volume: Option<String>,
    /// A chapter: its number, or words of its title.
    pub chapter: Option<String>,
    /// A form of a checklist, or the beginning of its name.
    pub form: Option<String>,
    /// Ids of clauses, parts or items.
    pub of: Option<Vec<String>>,
}

impl Selection {
    /// Whether it restricts anything.
    fn is_all(&self) -> bool {
        [&self.edition, &self.volume, &self.chapter, &self.form].into_iter().all(Option::is_none) && self.of.is_none()
    }

    fn takes(&self, covered: &Covered<'_>) -> bool {
        let entry = covered.entry;
        let begins = |wanted: &Option<String>| wanted.as_ref().is_none_or(|one| entry.volume.starts_with(one.as_str()));
        let chapter = self.chapter.as_ref().is_none_or(|wanted| {
            let number = wanted.chars().all(|c| c.is_ascii_digit() || c == '.');
            let first = entry.chapter.split(' ').next();
            if number { first == Some(wanted) } else { entry.chapter.contains(wanted.as_str()) }
        });
        self.edition.as_ref().is_none_or(|edition| entry.edition == *edition)
            && begins(&self.volume)
            && begins(&self.form)
            && chapter
            && self.of.as_ref().is_none_or(|ids| covered.with_parts().any(|one| ids.contains(&one.entry.id)))
    }
}

/// What is shown of the coverage of an assessment.
pub struct Sheet<'c, 'a> {
    assessment: &'c Assessment<'a>,
    coverage: &'c Coverage<'a>,
    editions: Vec<(&'a Edition, Vec<&'c Covered<'a>>)>,
    whole: bool,
    asks: Option<(Vec<Ask>, usize)>,
}

/// A format of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people, at a screen that wide.
    Text {
        /// Cells of a line.
        width: usize,
    },
    /// For people, each clause with its facts and the rows behind them.
    Detail {
        /// Cells of a line.
        width: usize,
        /// Whether all rows are shown.
        full: bool,
    },
    /// `sekisho/coverage/v1`.
    Json,
    /// Tables.
    Markdown,
}

impl<'c, 'a> Sheet<'c, 'a> {
    /// What a selection leaves; with the shortest way to more answers on demand.
    /// `None` if it leaves nothing.
    pub fn new(
        assessment: &'c Assessment<'a>,
        coverage: &'c Coverage<'a>,
        selection: &Selection,
        with_shortest: bool,
    ) -> Option<Self> {
        let editions: Vec<_> = assessment.estate.registry.editions().all().collect();
        let editions: Vec<(&Edition, Vec<&Covered<'a>>)> = editions
            .into_iter()
            .map(|edition| {
                let of_edition = coverage.entries.iter().filter(|one| one.entry.edition == edition.id);
                (edition, of_edition.filter(|one| selection.takes(one)).collect::<Vec<_>>())
            })
            .filter(|(_, entries)| !entries.is_empty())
            .collect();
        if editions.is_empty() {
            return None;
        }
        let shown = editions.iter().flat_map(|(_, entries)| entries);
        let rules: BTreeSet<&str> = shown.flat_map(|one| coverage.rules_of(one)).map(|rule| rule.id.as_str()).collect();
        let asks = with_shortest.then(|| {
            let about = |rule: &Rule| rules.contains(rule.id.as_str());
            shortest(&assessment.judgement, &assessment.attestations, unattested(&editions), about, ASKS)
        });
        Some(Self { assessment, coverage, editions, whole: selection.is_all(), asks })
    }

    /// Writes it.
    ///
    /// # Errors
    /// If the writer fails.
    pub fn write(&self, format: Format, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
        match format {
            Format::Text { width } => text::write(self, lang, width.clamp(60, 120), out),
            Format::Detail { width, full } => detail::write(self, lang, width.clamp(60, 120), full, out),
            Format::Json => json::write(self, out),
            Format::Markdown => markdown::write(self, lang, out),
        }
    }

    /// Rules that cite nothing, if everything is shown.
    fn without_clause(&self) -> Vec<&'a Rule> {
        if self.whole { self.coverage.without_clause().collect() } else { Vec::new() }
    }

    /// Entries by citation.
    fn groups(&self, entries: &[&'c Covered<'a>]) -> Vec<CiteGroup<'c, 'a>> {
        self.coverage.by_cite(entries.iter().copied(), |entry| entry.cite.clone())
    }

    /// Names of the people or departments that keep what is asked for.
    fn keepers(&self, ask: &Ask) -> Vec<String> {
        ask.keepers.iter().map(|at| name_at(&self.assessment.estate.inventory, *at)).collect()
    }

    /// Whom to ask, in a few words.
    fn whom(&self, ask: &Ask) -> Option<Words> {
        let names = self.keepers(ask);
        let (first, count) = (names.first()?, names.len());
        Some(match count {
            1 => Words::verbatim(first.clone()),
            _ => words!(
                "役割に就いている人 ({first}ほか、計 {count} 人)",
                "a holder of a duty ({first} or another of {count})"
            ),
        })
    }

    /// Clauses whose rules an ask settles something of.
    fn clauses_of(&self, ask: &Ask) -> Vec<String> {
        let mut cites: Vec<String> = Vec::new();
        let rules = self.assessment.estate.registry.rules();
        let ids: BTreeSet<&str> =
            ask.rules.iter().filter_map(|at| rules.get(*at)).map(|rule| rule.id.as_str()).collect();
        for covered in self.editions.iter().flat_map(|(_, entries)| entries) {
            let settled = self.coverage.rules_of(covered).iter().any(|rule| ids.contains(rule.id.as_str()));
            let settled = settled || covered.awaiting().any(|fact| ask.facts.contains(&fact.fact.id));
            if settled && !cites.contains(&covered.entry.cite) {
                cites.push(covered.entry.cite.clone());
            }
        }
        cites
    }
}

/// Name of a record, or its id if it has none.
fn name_at(inventory: &Inventory, at: RecordIndex) -> String {
    one_line(&match inventory.own(at).by_name("name") {
        Some(Value::Text(name)) => name.to_string(),
        _ => inventory.head(at).id.to_string(),
    })
}

/// How many entries have which status.
fn counts(entries: &[&Covered<'_>]) -> BTreeMap<Status, usize> {
    let mut counts: BTreeMap<Status, usize> = Status::ALL.into_iter().map(|status| (status, 0)).collect();
    for covered in entries {
        *counts.entry(covered.verdict.status).or_default() += 1;
    }
    counts
}

/// `214 件: いいえ 40 (うち免除中 2)、不明 …`
fn closing(entries: &[&Covered<'_>]) -> Words {
    let waived = entries.iter().filter(|one| one.verdict.reason == Reason::Waived).count();
    let parts: Vec<Words> = counts(entries)
        .into_iter()
        .map(|(status, count)| {
            let title = status.title();
            let (ja, en) = (title.get(Lang::Ja), title.get(Lang::En));
            if status == Status::No && waived > 0 {
                words!("{ja} {count} (うち免除中 {waived})", "{en} {count} ({waived} of them waived)")
            } else {
                words!("{ja} {count}", "{en} {count}")
            }
        })
        .collect();
    let (all, parts) = (entries.len(), Words::join(&parts, "、", ", "));
    words!("全 {all} 件: {ja}", "{all} in all: {en}"; ja = parts.get(Lang::Ja), en = parts.get(Lang::En))
}

/// Why an entry is what it is; nothing where the status says it all.
fn reason(covered: &Covered<'_>) -> Option<Words> {
    let reason = &covered.verdict.reason;
    let said =
        matches!(reason, Reason::Violated | Reason::Waived | Reason::Satisfied | Reason::Attested | Reason::Denied);
    (!said).then(|| reason.title())
}

/// Facts that wait for an attestation, by chapter.
fn unattested(editions: &[(&Edition, Vec<&Covered<'_>>)]) -> Vec<Unattested> {
    let mut chapters: Vec<Unattested> = Vec::new();
    for covered in editions.iter().flat_map(|(_, entries)| entries) {
        let title = Words::verbatim(format!("{} {}", covered.entry.volume, covered.entry.chapter));
        for fact in covered.awaiting() {
            match chapters.iter_mut().find(|one| one.title == title) {
                Some(chapter) => chapter.facts.push(fact.fact.id.clone()),
                None => chapters.push(Unattested { title: title.clone(), facts: vec![fact.fact.id.clone()] }),
            }
        }
    }
    chapters
}

/// The attestations an entry rests on, the first of them in words.
fn attested(inventory: &Inventory, covered: &Covered<'_>) -> Vec<Words> {
    let all = covered.attested();
    let mut lines: Vec<Words> = all.iter().take(ATTESTATIONS).map(|one| one.words(inventory)).collect();
    if all.len() > ATTESTATIONS {
        let more = all.len() - ATTESTATIONS;
        lines.push(words!("確認書はほかに {more} 件", "and {more} more attestations"));
    }
    lines
}

/// Title of a field with the kind it belongs to: 機器: 管理部署.
fn asked(ask: &Ask) -> Words {
    if !ask.facts.is_empty() {
        let (title, count) = (&ask.title, ask.facts.len());
        return words!("確認書: {ja} の事実 {count} 件", "attestations: {count} facts of {en}"; ja = title.get(Lang::Ja), en = title.get(Lang::En));
    }
    let kind = ask.field.split('.').next().and_then(Kind::from_name);
    match kind {
        Some(kind) => {
            let of = kind.group().title;
            let title = field_title(&ask.field).unwrap_or_else(|| ask.title.clone());
            words!("{of_ja}: {ja}", "{of_en}: {en}"; of_ja = of.ja, of_en = of.en.to_lowercase(), ja = title.get(Lang::Ja), en = title.get(Lang::En))
        }
        None => {
            words!("「{ja}」の台帳がすべてそろっているという宣言", "that sheet \"{en}\" is complete"; ja = ask.title.get(Lang::Ja), en = ask.title.get(Lang::En))
        }
    }
}

/// Titles along a path: 記録・保存期間.
fn field_title(path: &str) -> Option<Words> {
    let mut steps = path.split('.');
    let mut group = Some(Kind::from_name(steps.next()?)?.group());
    let mut titles = Vec::new();
    for step in steps {
        let field = group?.field(step)?;
        group = Type::group(&field.ty);
        titles.push(field.title.words());
    }
    Some(Words::join(&titles, "・", ": "))
}
