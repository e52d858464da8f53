//! Two editions side by side: what is carried over, newly asked, changed, dropped.

use std::io::{self, Write};

use serde::Serialize;

use super::Sheet;
use crate::policy::{Covered, Succession, Successor};
use crate::report::one_line;
use crate::report::text::fold;
use crate::words;
use crate::words::{Lang, Words};

/// The four lists with their titles.
fn lists<'l, 'c, 'a>(changes: &'l Succession<'c, 'a>) -> [(Words, &'l [Successor<'c, 'a>]); 4] {
    [
        (Words::fixed("継続", "carried over"), &changes.carried),
        (Words::fixed("新規", "newly asked"), &changes.new),
        (Words::fixed("変更", "changed"), &changes.changed),
        (Words::fixed("廃止", "dropped"), &changes.dropped),
    ]
}

/// `旧版 → 新版`, by their names.
fn heading(sheet: &Sheet<'_, '_>) -> Option<Words> {
    let (from, to) = sheet.selection.between.as_ref()?;
    let editions = sheet.assessment.estate.registry.editions();
    let (from, to) = (&editions.edition(from)?.title, &editions.edition(to)?.title);
    Some(words!(
        "{from_ja} → {to_ja}",
        "{from_en} → {to_en}";
        from_ja = from.get(Lang::Ja),
        to_ja = to.get(Lang::Ja),
        from_en = from.get(Lang::En),
        to_en = to.get(Lang::En)
    ))
}

/// The citation of an entry with its marks.
fn cite(covered: &Covered<'_>, lang: Lang) -> String {
    format!("{}{}", one_line(&covered.entry.cite), covered.entry.mark().get(lang))
}

/// What an entry replaces, each with its status.
fn before(one: &Successor<'_, '_>, lang: Lang) -> Option<String> {
    let old = one.old.iter().map(|old| format!("{}: {}", cite(old, lang), old.verdict.title().get(lang)));
    let old = old.collect::<Vec<_>>().join(if lang == Lang::Ja { "、" } else { ", " });
    (!old.is_empty()).then(|| words!("前の版 {old}", "before: {old}").get(lang).to_owned())
}

/// As plain text.
pub(super) fn text(
    sheet: &Sheet<'_, '_>,
    changes: &Succession<'_, '_>,
    lang: Lang,
    width: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    if let Some(heading) = heading(sheet) {
        writeln!(out, "── {}", one_line(heading.get(lang)))?;
    }
    for (title, list) in lists(changes) {
        writeln!(out, "\n{}", count(&title, list.len()).get(lang))?;
        for one in list {
            writeln!(out, "  {}  {}", cite(one.entry, lang), one.entry.verdict.title().get(lang))?;
            let mut lines = fold(&one_line(one.entry.entry.summary.get(lang)), width.saturating_sub(4));
            if let Some(before) = before(one, lang) {
                lines.extend(fold(&format!("← {before}"), width.saturating_sub(4)));
            }
            lines.iter().try_for_each(|line| writeln!(out, "    {line}"))?;
        }
    }
    Ok(())
}

/// As Markdown tables; `cell` makes a text safe in one.
pub(super) fn markdown(
    sheet: &Sheet<'_, '_>,
    changes: &Succession<'_, '_>,
    lang: Lang,
    cell: &dyn Fn(&str) -> String,
    out: &mut dyn Write,
) -> io::Result<()> {
    if let Some(heading) = heading(sheet) {
        writeln!(out, "# {}\n", cell(heading.get(lang)))?;
    }
    for (title, list) in lists(changes) {
        writeln!(out, "## {}\n", count(&title, list.len()).get(lang))?;
        if list.is_empty() {
            continue;
        }
        let columns = Words::fixed(
            "| 根拠 | 内容 | 判定 | 前の版での判定 |",
            "| clause | what it asks for | status | status in the earlier edition |",
        );
        writeln!(out, "{}\n|---|---|---|---|", columns.get(lang))?;
        for one in list {
            let (cite, summary) = (cell(&cite(one.entry, lang)), cell(one.entry.entry.summary.get(lang)));
            let (status, before) = (one.entry.verdict.title(), before(one, lang).unwrap_or_default());
            writeln!(out, "| {cite} | {summary} | {} | {} |", status.get(lang), cell(&before))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn count(title: &Words, count: usize) -> Words {
    words!("{ja} {count} 件", "{en}: {count}"; ja = title.get(Lang::Ja), en = title.get(Lang::En))
}

/// For machines.
#[derive(Serialize)]
pub(super) struct SuccessionJson<'a> {
    from: &'a str,
    to: &'a str,
    carried: Vec<SuccessorJson<'a>>,
    new: Vec<SuccessorJson<'a>>,
    changed: Vec<SuccessorJson<'a>>,
    dropped: Vec<SuccessorJson<'a>>,
}

#[derive(Serialize)]
struct SuccessorJson<'a> {
    #[serde(flatten)]
    entry: OneJson<'a>,
    old: Vec<OneJson<'a>>,
}

#[derive(Serialize)]
struct OneJson<'a> {
    id: &'a str,
    cite: &'a str,
    status: &'static str,
}

impl<'a> SuccessionJson<'a> {
    /// What a sheet says of two editions, if it does.
    pub(super) fn of(sheet: &'a Sheet<'_, 'a>) -> Option<Self> {
        let ((from, to), changes) = sheet.selection.between.as_ref().zip(sheet.changes.as_ref())?;
        let one = |covered: &Covered<'a>| OneJson {
            id: &covered.entry.id,
            cite: &covered.entry.cite,
            status: covered.verdict.status.as_str(),
        };
        let list = |list: &[Successor<'_, 'a>]| {
            let json = list.iter().map(|each| SuccessorJson {
                entry: one(each.entry),
                old: each.old.iter().map(|old| one(old)).collect(),
            });
            json.collect::<Vec<_>>()
        };
        Some(Self {
            from,
            to,
            carried: list(&changes.carried),
            new: list(&changes.new),
            changed: list(&changes.changed),
            dropped: list(&changes.dropped),
        })
    }
}
