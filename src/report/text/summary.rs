//! The closing summary: outcomes, clauses, the gate.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::super::{one_line, owner};
use super::{Style, display_width, pad, snippet};
use crate::finding::Severity;
use crate::pipeline::Assessment;
use crate::policy::{Covered, Locked, Origin, Outcome};
use crate::words;
use crate::words::{Lang, Words};

/// Writes the summary.
pub(super) fn write(assessment: &Assessment<'_>, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let say = |words: &Words| words.get(style.lang).to_owned();
    let title = say(&words!("まとめ", "summary"));
    writeln!(out, "\n── {title} {}\n", "─".repeat(style.width.min(100).saturating_sub(display_width(&title) + 4)))?;
    clauses(assessment, style, out)?;
    let estate = assessment.estate;
    let (records, rules, day) = (estate.inventory.len(), estate.registry.rules().len(), estate.as_of);
    let pinned = if estate.settings.as_of.is_some() { words!(" (固定)", " (pinned)") } else { Words::fixed("", "") };
    let (pinned_ja, pinned_en) = (pinned.get(Lang::Ja), pinned.get(Lang::En));
    writeln!(
        out,
        "  {}",
        say(&words!(
            "判定日 {day}{pinned_ja}、台帳 {records} 行、ルール {rules} 本",
            "as of {day}{pinned_en}; {records} records, {rules} rules"
        ))
    )?;
    for (position, pack) in estate.registry.packs().iter().enumerate() {
        let (owner, version) = (owner(&estate.registry, Origin::Pack(position)), one_line(&pack.version));
        let (ja, en) = (owner.get(Lang::Ja), owner.get(Lang::En));
        let looked = if pack.locked == Locked::Same {
            Words::fixed("", "")
        } else {
            words!(" (中身を確かめていません)", ", not looked at")
        };
        let (looked_ja, looked_en) = (looked.get(Lang::Ja), looked.get(Lang::En));
        writeln!(out, "  {}", say(&words!("{ja} {version} も使用{looked_ja}", "with {en} {version}{looked_en}")))?;
    }
    writeln!(out, "  {}", outcomes(assessment, style))?;
    if let Some(line) = findings(assessment) {
        writeln!(out, "  {}", say(&line))?;
    }
    for lost in estate.inventory.lost() {
        let path = one_line(estate.files.get(lost.file).path.as_str());
        writeln!(
            out,
            "  {}",
            say(&words!(
                "`{path}` に読めない行があります。「ない」ことに関わる判定は不明にしました",
                "`{path}` has rows that cannot be read: what depends on absence is undecided"
            ))
        )?;
    }
    for edition in estate.registry.editions().all() {
        if let Some(newer) = &edition.superseded_by {
            let (title_ja, title_en) = (edition.title.get(Lang::Ja), edition.title.get(Lang::En));
            let (newer_ja, newer_en) = (newer.get(Lang::Ja), newer.get(Lang::En));
            writeln!(
                out,
                "  {}",
                say(&words!(
                    "「{title_ja}」で判定しました。新しい版 ({newer_ja}) が知られています",
                    "judged by \"{title_en}\"; a newer edition ({newer_en}) is known"
                ))
            )?;
        }
    }
    gate(assessment, style, out)
}

fn outcomes(assessment: &Assessment<'_>, style: Style) -> String {
    let count =
        |outcome| assessment.judgement.rules().map(|(_, outcomes)| outcomes.outcomes.count(outcome)).sum::<usize>();
    let waived: usize = assessment.judgement.rules().map(|(rule, _)| assessment.waived_of(rule)).sum();
    let parts: Vec<String> = Outcome::ALL
        .into_iter()
        .map(|outcome| format!("{} {}", outcome.title().get(style.lang), count(outcome)))
        .collect();
    let waived = if waived > 0 {
        words!(" (うち免除中 {waived})", " ({waived} of them waived)")
    } else {
        Words::fixed("", "")
    };
    let heading = Words::fixed("判定: ", "outcomes: ");
    format!(
        "{}{}{}",
        heading.get(style.lang),
        parts.join(if style.lang == Lang::Ja { "、" } else { ", " }),
        waived.get(style.lang)
    )
}

/// Counts of what the stages found.
fn findings(assessment: &Assessment<'_>) -> Option<Words> {
    let mut counts: BTreeMap<Severity, usize> = BTreeMap::new();
    for report in &assessment.reports {
        if matches!(report.said, crate::pipeline::Said::Stage(_)) {
            *counts.entry(report.finding().severity).or_default() += 1;
        }
    }
    if counts.is_empty() {
        return None;
    }
    let list = |lang: Lang, separator: &str| {
        counts
            .iter()
            .rev()
            .map(|(severity, count)| format!("{} {count}", severity.title().get(lang)))
            .collect::<Vec<_>>()
            .join(separator)
    };
    let (ja, en) = (list(Lang::Ja, "、"), list(Lang::En, ", "));
    Some(words!("台帳の書き方: {ja}", "in the files themselves: {en}"))
}

/// Clauses with something violated, in the order of their editions, and on demand those with
/// something undecided.
fn clauses(assessment: &Assessment<'_>, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let coverage = assessment.coverage();
    let cited = coverage.entries.iter().flat_map(Covered::with_parts).filter(|one| one.is_cited());
    let mut rows = coverage.by_cite(cited, |entry| snippet::cite(entry, style.lang));
    let total = rows.len();
    rows.retain(|row| row.tally.violated + row.tally.undecided > 0);
    if total == 0 {
        return Ok(());
    }
    let open = rows.len();
    rows.retain(|row| row.tally.violated > 0 || style.undecided);
    let width = rows.iter().map(|row| display_width(&row.cite)).max().unwrap_or(0);
    let heading = words!(
        "根拠 {total} 件のうち、違反か不明のあるもの {open} 件",
        "{open} of {total} clauses with something violated or undecided"
    );
    writeln!(out, "  {}", heading.get(style.lang))?;
    let names = [Outcome::Violated, Outcome::Undecided, Outcome::Satisfied]
        .map(|outcome| outcome.title().get(style.lang).to_owned());
    for row in &rows {
        let counts = [row.tally.violated, row.tally.undecided, row.tally.satisfied];
        let counts = names
            .iter()
            .zip(counts)
            .map(|(name, count)| format!("{name} {}", pad(&count.to_string(), 5, true)))
            .collect::<Vec<_>>()
            .join("  ");
        writeln!(out, "    {}  {counts}", pad(&row.cite, width, false))?;
    }
    let rest = open - rows.len();
    if rest > 0 {
        let words = words!(
            "ほかに、不明だけのもの {rest} 件 (--undecided ですべて表示)",
            "and {rest} with something undecided only (--undecided shows them)"
        );
        writeln!(out, "    {}", words.get(style.lang))?;
    }
    writeln!(out)
}

fn gate(assessment: &Assessment<'_>, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let threshold = assessment.gate.fail_on.title();
    let (ja, en) = (threshold.get(Lang::Ja), threshold.get(Lang::En));
    let count = assessment.counted();
    let words = if assessment.fails() {
        words!(
            "関門: 不通過 (重さ「{ja}」以上の、免除されていない指摘が {count} 件)",
            "gate: failed ({count} unwaived at `{en}` or above)"
        )
    } else {
        words!(
            "関門: 通過 (重さ「{ja}」以上の、免除されていない指摘はありません)",
            "gate: passed (nothing unwaived at `{en}` or above)"
        )
    };
    let line = words.get(style.lang);
    match (style.color, assessment.fails()) {
        (true, true) => writeln!(out, "  \u{1b}[1;31m{line}\u{1b}[0m"),
        (true, false) => writeln!(out, "  \u{1b}[1;32m{line}\u{1b}[0m"),
        (false, _) => writeln!(out, "  {line}"),
    }
}
