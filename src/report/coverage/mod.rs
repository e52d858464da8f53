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
use crate::policy::{
    Ask, Basis, CiteGroup, Coverage, Covered, Edition, OfVendor, Reason, Rule, Status, Unattested, shortest,
};
use crate::schema::documents::ReferencePattern;
use crate::schema::kinds::{AnswerValue, Kind};
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
    /// Reference patterns; clauses that name none are of all.
    pub patterns: Vec<ReferencePattern>,
}

impl Selection {
    /// Whether it restricts anything.
    fn is_all(&self) -> bool {
        [&self.edition, &self.volume, &self.chapter, &self.form].into_iter().all(Option::is_none)
            && self.patterns.is_empty()
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
        of_pattern
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
            shortest(&assessment.judgement, &assessment.attestations, unattested(&editions), about, ASKS)
        });
        Some(Self { assessment, coverage, editions, selection: selection.clone(), asks })
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

/// What goes below the entries of an edition: the newer edition, the patterns, what the answers rest on.
fn remarks(sheet: &Sheet<'_, '_>, edition: &Edition, entries: &[&Covered<'_>]) -> Vec<Words> {
    let mut remarks = Vec::new();
    let count = |wanted: Basis| entries.iter().filter(|one| one.basis == Some(wanted)).count();
    let (memory, old) = (count(Basis::Memory), count(Basis::Old));
    let period = sheet.assessment.estate.settings.old_after.words();
    if memory + old > 0 {
        remarks.push(words!(
            "記憶だけで判定 {memory} 件、{ja}より前の確認だけで判定 {old} 件 (この期間は sekisho の既定値か、sekisho.yaml の coverage.old_after)",
            "decided from memory only: {memory}; from confirmations older than {en} only: {old} (a default of sekisho, or `coverage.old_after` of sekisho.yaml)";
            ja = period.get(Lang::Ja),
            en = period.get(Lang::En)
        ));
    }
    if entries.iter().any(|one| !one.entry.patterns.is_empty()) {
        remarks.push(sheet.patterns());
    }
    if let Some(newer) = &edition.superseded_by {
        remarks.push(words!("新しい版が知られています: {ja}", "a newer edition is known: {en}"; ja = newer.get(Lang::Ja), en = newer.get(Lang::En)));
    }
    remarks
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

/// What an item is for how many vendors; nothing if none is asked.
fn of_vendors(covered: &Covered<'_>) -> Option<Words> {
    let all = covered.vendors.len();
    let parts = Status::ALL.into_iter().filter_map(|status| {
        let count = covered.vendors.iter().filter(|one| one.verdict.status == status).count();
        let title = status.title();
        (count > 0).then(|| words!("{ja} {count}", "{en} {count}"; ja = title.get(Lang::Ja), en = title.get(Lang::En)))
    });
    let parts = Words::join(&parts.collect::<Vec<_>>(), "、", ", ");
    (all > 0).then(
        || words!("事業者 {all}社: {ja}", "{all} vendors: {en}"; ja = parts.get(Lang::Ja), en = parts.get(Lang::En)),
    )
}

/// What a vendor answered and when, and what else speaks against it.
fn of_vendor(inventory: &Inventory, one: &OfVendor) -> Words {
    let (name, id) = (name(inventory, one.vendor), &inventory.head(one.vendor).id);
    let said = one.answers.iter().map(|said| {
        let (day, title) = (said.received, said.answer.map(|answer| AnswerValue::CHOICES.words[answer as usize].title));
        match title {
            Some(title) => words!("{day} 「{ja}」", "{en} on {day}"; ja = title.ja, en = title.en),
            None => words!("{day} 回答の記入なし", "left open on {day}"),
        }
    });
    let said = said.collect::<Vec<_>>();
    let said =
        if said.is_empty() { Words::fixed("未回収", "not returned") } else { Words::join(&said, "、", ", ") };
    let reason = match &one.verdict.reason {
        Reason::VendorYes | Reason::VendorNo | Reason::VendorExempt => Words::fixed("", ""),
        Reason::Unanswered => Words::fixed(" → 今年度の回答なし", ", nothing this fiscal year"),
        other => {
            let title = other.title();
            words!(" → {ja}", ", {en}"; ja = title.get(Lang::Ja), en = title.get(Lang::En))
        }
    };
    words!(
        "{name} (`{id}`)  {said_ja}{reason_ja}",
        "{name} (`{id}`)  {said_en}{reason_en}";
        said_ja = said.get(Lang::Ja),
        said_en = said.get(Lang::En),
        reason_ja = reason.get(Lang::Ja),
        reason_en = reason.get(Lang::En)
    )
}

/// The name of a row, else its id.
fn name(inventory: &Inventory, at: RecordIndex) -> String {
    match inventory.own(at).by_name("name") {
        Some(Value::Text(name)) => one_line(name),
        _ => one_line(inventory.head(at).id.as_str()),
    }
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
