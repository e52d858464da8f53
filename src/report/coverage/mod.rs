//! The status of every clause and item, as text, JSON and Markdown.

mod behind;
mod succession;
mod detail;
pub mod json;
mod markdown;
mod phrases;
mod text;
mod waiting;

use std::collections::BTreeSet;
use std::io::{self, Write};

use crate::pipeline::Assessment;
use crate::policy::{Ask, CiteGroup, Coverage, Covered, Edition, Entry, Rule, Succession, shortest};
use crate::schema::documents::ReferencePattern;
use crate::words;
use crate::words::{Lang, Words};
use phrases::name;
use waiting::waiting;

/// Asks listed by `--shortest`.
const ASKS: usize = 20;

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
    /// Reference patterns; clauses that name none are of all.
    pub patterns: Vec<ReferencePattern>,
    /// Ids of two editions, the older first: what differs between them.
    pub between: Option<(String, String)>,
}

impl Selection {
    /// Whether it restricts anything.
    fn is_all(&self) -> bool {
        [&self.edition, &self.volume, &self.chapter, &self.form].into_iter().all(Option::is_none)
            && self.patterns.is_empty()
            && self.between.is_none()
            && self.of.is_none()
    }

    fn takes(&self, covered: &Covered<'_>) -> bool {
        let entry = covered.entry;
        let begins = |wanted: &Option<String>| wanted.as_ref().is_none_or(|one| entry.volume.starts_with(one.as_str()));
        let chapter = self.chapter.as_ref().is_none_or(|wanted| {
            let number = wanted.chars().all(|c| c.is_ascii_digit() || c == '.');
            let first = entry.chapter.split(' ').next();
            if number { first == Some(wanted) } else { entry.chapter.contains(wanted.as_str()) }
        });
        let of_pattern = self.patterns.is_empty()
            || entry.patterns.is_empty()
            || entry.patterns.iter().any(|one| self.patterns.contains(one));
        let between = self.between.as_ref();
        of_pattern
            && between.is_none_or(|(from, to)| [from, to].contains(&&entry.edition))
            && self.edition.as_ref().is_none_or(|edition| entry.edition == *edition)
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
    selection: Selection,
    asks: Option<(Vec<Ask>, usize)>,
    changes: Option<Succession<'c, 'a>>,
}

/// A format of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people, at a screen that wide.
    Text {
        /// Cells of a line.
        width: usize,
        /// Whether every vendor has a line.
        full: bool,
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
            shortest(&assessment.judgement, waiting(assessment, &editions), about, ASKS)
        });
        let changes = selection.between.as_ref().map(|(from, to)| {
            let mut changes = coverage.succession(assessment.estate.registry.editions(), from, to);
            changes.keep(|one| selection.takes(one));
            changes
        });
        Some(Self { assessment, coverage, editions, selection: selection.clone(), asks, changes })
    }

    /// Writes it.
    ///
    /// # Errors
    /// If the writer fails.
    pub fn write(&self, format: Format, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
        match format {
            Format::Text { width, full } => text::write(self, lang, width.clamp(60, 120), full, out),
            Format::Detail { width, full } => detail::write(self, lang, width.clamp(60, 120), full, out),
            Format::Json => json::write(self, out),
            Format::Markdown => markdown::write(self, lang, out),
        }
    }

    /// Rules that cite nothing, if everything is shown.
    fn without_clause(&self) -> Vec<&'a Rule> {
        if self.selection.is_all() { self.coverage.without_clause().collect() } else { Vec::new() }
    }

    /// Which reference patterns the hospital is in, and whether only those are shown.
    fn patterns(&self) -> Words {
        let name = |one: &ReferencePattern| {
            let word = &ReferencePattern::CHOICES.words[*one as usize];
            words!("{code} ({ja})", "{code} ({en})"; code = word.code, ja = word.title.ja, en = word.title.en)
        };
        let list = |of: &[ReferencePattern]| Words::join(&of.iter().map(name).collect::<Vec<_>>(), "、", ", ");
        let own = self.assessment.patterns();
        let own = if own.is_empty() {
            Words::fixed(
                "不明 (施設の担当者の有無か、システムの設置の形が書かれていない)",
                "unknown (neither staff nor deployment is written)",
            )
        } else {
            list(&own)
        };
        let shown = if self.selection.patterns.is_empty() {
            Words::fixed("", "")
        } else {
            let only = list(&self.selection.patterns);
            words!("。{ja} の条だけを示しています", "; only clauses of {en} are shown"; ja = only.get(Lang::Ja), en = only.get(Lang::En))
        };
        words!(
            "参照パターン: {ja}{more_ja}",
            "reference pattern: {en}{more_en}";
            ja = own.get(Lang::Ja),
            en = own.get(Lang::En),
            more_ja = shown.get(Lang::Ja),
            more_en = shown.get(Lang::En)
        )
    }

    /// Entries by citation.
    fn groups(&self, entries: &[&'c Covered<'a>]) -> Vec<CiteGroup<'c, 'a>> {
        self.coverage.by_cite(entries.iter().copied(), |entry| entry.cite.clone())
    }

    /// Names of the people or departments that keep what is asked for.
    fn keepers(&self, ask: &Ask) -> Vec<String> {
        let inventory = &self.assessment.estate.inventory;
        ask.keepers.iter().map(|at| name(inventory, *at)).collect()
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
        // Forms that are for no facility here ask nobody anything.
        let inventory = &self.assessment.estate.inventory;
        let asked = |entry: &Entry| !entry.form_for.as_ref().is_some_and(|form| form.excluded(inventory));
        let entries = self.editions.iter().flat_map(|(_, entries)| entries);
        for covered in entries.filter(|covered| asked(covered.entry)) {
            let settled = self.coverage.rules_of(covered).iter().any(|rule| ids.contains(rule.id.as_str()));
            let waits = |id: &String| *id == covered.entry.id || covered.awaiting().any(|fact| fact.fact.id == *id);
            let settled = settled || ask.facts.iter().any(waits);
            if settled && !cites.contains(&covered.entry.cite) {
                cites.push(covered.entry.cite.clone());
            }
        }
        cites
    }
}
