//! What rules notice, as text, JSON and Markdown.

pub mod json;
mod markdown;
mod text;

use std::collections::BTreeSet;
use std::io::{self, Write};

use super::one_line;
use crate::policy::Entry;
use crate::policy::mutate::{FieldResult, How, Mutations, PairResult, Silence, Totals};
use crate::words;
use crate::words::{Lang, Words};

/// A format of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people, at a screen that wide.
    Text {
        /// Cells of a line.
        width: usize,
    },
    /// `sekisho/mutation/v1`.
    Json,
    /// Tables.
    Markdown,
}

/// Writes what rules noticed.
///
/// # Errors
/// If the writer fails.
pub fn write(mutations: &Mutations<'_>, format: Format, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Text { width } => text::write(mutations, lang, width.clamp(60, 120), out),
        Format::Json => json::write(mutations, out),
        Format::Markdown => markdown::write(mutations, lang, out),
    }
}

/// Share of all in whole percent, rounded down.
fn percent(part: usize, all: usize) -> usize {
    (part * 100).checked_div(all).unwrap_or(0)
}

/// What all pairs came to, a line each.
fn closing(mutations: &Mutations<'_>) -> Vec<Words> {
    let Totals { pairs, changed, only_none, only_choose, deleted, any_value } = Totals::of(&mutations.fields);
    let (changed_share, deleted_share) = (percent(changed, pairs), percent(deleted, pairs));
    let stating = pairs - only_choose;
    let stating_share = percent(changed, stating);
    let any_share = percent(any_value, pairs);
    let left = mutations.left_out;
    let (unread, attested) = (left.unread, left.attested);
    let (without_field, not_concerned) = (left.without_field, left.not_concerned);
    let (rules, blind) = (mutations.rules, mutations.blind_examples.len());
    let caught = rules - blind;
    vec![
        words!("事実と項目の組: {pairs}", "pairs of a fact and a field: {pairs}"),
        words!(
            "別の値に変えて気づく: {changed} ({changed_share}%、うち「なし」にしたときだけ {only_none})",
            "another value is noticed in {changed} ({changed_share}%; in {only_none} of them only that there is none)"
        ),
        words!(
            "対象を選ぶだけの項目で、別の値では判定する行が変わるだけ: {only_choose} (これを除くと {changed}/{stating}、{stating_share}%)",
            "the field only chooses whom a rule asks, so that another value changes for whom it holds, in {only_choose} (without them {changed} of {stating}, {stating_share}%)"
        ),
        words!(
            "消して不明になる: {deleted} ({deleted_share}%)",
            "a deleted value is noticed in {deleted} ({deleted_share}%)"
        ),
        words!(
            "どの値でもよい (理由あり): {any_value} ({any_share}%)",
            "every value is acceptable, for a reason, in {any_value} ({any_share}%)"
        ),
        words!(
            "数えない事実: 確認書だけで決まる {attested}、条文未確認 {unread}、この病院の様式でない {not_concerned}、項目のない {without_field}",
            "facts not counted: {attested} decided by attestation alone, {unread} of a text not seen, {not_concerned} of forms for others, {without_field} without a field"
        ),
        words!(
            "逆の判定に例が気づくルール: {caught} / {rules}",
            "rules whose examples notice the opposite check: {caught} of {rules}"
        ),
    ]
}

/// Why nothing was noticed; nothing where that is no fault.
fn silence(silence: Option<Silence>) -> Words {
    let Some(silence) = silence else { return Words::fixed("どの値でもよい", "every value is acceptable") };
    match silence {
        Silence::NoRule => Words::fixed("決めるルールがない", "no rule decides it"),
        Silence::NoValue => Words::fixed("台帳に値がない", "the inventory has no value"),
        Silence::NowhereSatisfied => Words::fixed("充足の行がない", "its rules are satisfied nowhere"),
        Silence::NotRead => Words::fixed("ルールが項目を見ない", "its rules do not look at the field"),
        Silence::LeftOpen => Words::fixed("変えると判定できなくなる", "another value leaves it undecided"),
        Silence::OnlyChooses => Words::fixed("対象が変わるだけ", "it only chooses whom rules ask"),
        Silence::Silent => Words::fixed("どの値でも変わらない", "no value made a difference"),
    }
}

fn silence_code(silence: Silence) -> &'static str {
    match silence {
        Silence::NoRule => "no-rule",
        Silence::NoValue => "no-value",
        Silence::NowhereSatisfied => "nowhere-satisfied",
        Silence::NotRead => "not-read",
        Silence::LeftOpen => "left-open",
        Silence::OnlyChooses => "only-chooses",
        Silence::Silent => "silent",
    }
}

fn how_code(how: How) -> &'static str {
    match how {
        How::OtherWord => "other-word",
        How::OtherRecord => "other-record",
        How::OtherRow => "other-row",
        How::Fresh => "fresh",
        How::Past => "past",
        How::Future => "future",
        How::Smallest => "smallest",
        How::Largest => "largest",
        How::OtherItem => "other-item",
        How::Emptied => "emptied",
        How::None => "none",
    }
}

/// A fact whose change nobody noticed, and whether a deletion was.
struct SilentFact<'a> {
    id: &'a str,
    deleted: bool,
}

/// Facts of a field whose change nobody noticed, by the cause. Those of which every
/// value is acceptable come last.
fn silent_facts<'a>(field: &FieldResult<'a>) -> Vec<(Option<Silence>, Vec<SilentFact<'a>>)> {
    let cause = |fact: &PairResult<'_>| if fact.any_value.is_some() { None } else { fact.silence };
    let all = Silence::ALL.into_iter().map(Some).chain([None]).map(|silence| {
        let silent = field.facts.iter().filter(|fact| fact.changed.is_none() && cause(fact) == silence);
        (silence, silent.map(|fact| SilentFact { id: &fact.fact.id, deleted: fact.deleted }).collect::<Vec<_>>())
    });
    all.filter(|(_, facts)| !facts.is_empty()).collect()
}

/// Clauses and items of which no fact noticed anything, by citation, with how many share it.
fn silent_entries(mutations: &Mutations<'_>) -> Vec<String> {
    let pairs = || mutations.fields.iter().flat_map(|field| &field.facts);
    let heard: BTreeSet<&str> =
        pairs().filter(|pair| pair.changed.is_some()).map(|pair| pair.entry.id.as_str()).collect();
    let mut silent: Vec<&Entry> =
        pairs().map(|pair| pair.entry).filter(|entry| !heard.contains(entry.id.as_str())).collect();
    silent.sort_by_key(|entry| entry.place);
    silent.dedup_by_key(|entry| entry.place);
    let mut cites: Vec<(&str, usize)> = Vec::new();
    for entry in silent {
        match cites.iter_mut().find(|(cite, _)| *cite == entry.cite) {
            Some((_, count)) => *count += 1,
            None => cites.push((&entry.cite, 1)),
        }
    }
    let told = cites.into_iter().map(|(cite, count)| match count {
        1 => one_line(cite),
        count => format!("{} ×{count}", one_line(cite)),
    });
    told.collect()
}
