//! What coverage says in words, in every format.

use std::collections::BTreeMap;

use super::Sheet;
use super::waiting::ANSWERED;
use crate::id::RecordIndex;
use crate::model::Inventory;
use crate::policy::{Ask, Basis, Covered, Edition, OfVendor, Reason, Status};
use crate::report::one_line;
use crate::schema::kinds::{AnswerValue, Kind};
use crate::schema::types::Type;
use crate::schema::value::Value;
use crate::words;
use crate::words::{Lang, Words};

/// Attestations an entry's line names; the rest is counted.
const ATTESTATIONS: usize = 3;

/// What goes below the entries of an edition: the newer edition, the patterns, what the answers rest on.
pub(super) fn remarks(sheet: &Sheet<'_, '_>, edition: &Edition, entries: &[&Covered<'_>]) -> Vec<Words> {
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
pub(super) fn counts(entries: &[&Covered<'_>]) -> BTreeMap<Status, usize> {
    let mut counts: BTreeMap<Status, usize> = Status::ALL.into_iter().map(|status| (status, 0)).collect();
    for covered in entries {
        *counts.entry(covered.verdict.status).or_default() += 1;
    }
    counts
}

/// `214 件: いいえ 40 (うち免除中 2)、不明 …`
pub(super) fn closing(entries: &[&Covered<'_>]) -> Words {
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
pub(super) fn reason(covered: &Covered<'_>) -> Option<Words> {
    let reason = &covered.verdict.reason;
    let said =
        matches!(reason, Reason::Violated | Reason::Waived | Reason::Satisfied | Reason::Attested | Reason::Denied);
    (!said).then(|| reason.title())
}

/// The attestations an entry rests on, the first of them in words.
pub(super) fn attested(inventory: &Inventory, covered: &Covered<'_>) -> Vec<Words> {
    let all = covered.attested();
    let mut lines: Vec<Words> = all.iter().take(ATTESTATIONS).map(|one| one.words(inventory)).collect();
    if all.len() > ATTESTATIONS {
        let more = all.len() - ATTESTATIONS;
        lines.push(words!("確認書はほかに {more} 件", "and {more} more attestations"));
    }
    lines
}

/// What an item is for how many vendors; nothing if none is asked.
pub(super) fn of_vendors(covered: &Covered<'_>) -> Option<Words> {
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
pub(super) fn of_vendor(inventory: &Inventory, one: &OfVendor) -> Words {
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
pub(super) fn name(inventory: &Inventory, at: RecordIndex) -> String {
    match inventory.own(at).by_name("name") {
        Some(Value::Text(name)) => one_line(name),
        _ => one_line(inventory.head(at).id.as_str()),
    }
}

/// Title of a field with the kind it belongs to: 機器: 管理部署.
pub(super) fn asked(ask: &Ask) -> Words {
    if !ask.facts.is_empty() {
        let (title, count) = (&ask.title, ask.facts.len());
        if ask.field == ANSWERED {
            return words!("{ja} {count} 項目", "{en}: {count} items"; ja = title.get(Lang::Ja), en = title.get(Lang::En));
        }
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
