//! Coverage as Markdown tables.

use std::io::{self, Write};

use super::phrases::{asked, attested, closing, of_vendors, reason, remarks};
use super::{Sheet, succession};
use crate::policy::{Basis, Covered};
use crate::report::markdown::{cell, code};
use crate::words;
use crate::words::{Lang, Words};

pub(super) fn write(sheet: &Sheet<'_, '_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let say = |words: &Words| cell(words.get(lang));
    if let Some(changes) = &sheet.changes {
        return succession::markdown(sheet, changes, lang, &cell, out);
    }
    if let Some((asks, _)) = &sheet.asks {
        let title = Words::fixed("分かれば最も多くが決まる事実", "missing facts that settle the most");
        writeln!(out, "# {}\n", say(&title))?;
        let columns = Words::fixed(
            "| 事実 | 項目 | 聞く相手 | 行 | 決まる不明 |",
            "| fact | field | whom to ask | rows | settles |",
        );
        writeln!(out, "{}\n|---|---|---|---:|---:|", columns.get(lang))?;
        for ask in asks {
            let keeper = sheet.whom(ask).unwrap_or_else(|| Words::verbatim("–"));
            let (field, rows, settles) = (code(&ask.field), ask.records.len(), ask.settles);
            writeln!(out, "| {} | {field} | {} | {rows} | {settles} |", say(&asked(ask)), say(&keeper))?;
        }
        return Ok(());
    }
    for (edition, entries) in &sheet.editions {
        writeln!(out, "# {}\n", say(&edition.title))?;
        writeln!(out, "{}\n", say(&closing(entries)))?;
        for remark in remarks(sheet, edition, entries) {
            writeln!(out, "{}\n", say(&remark))?;
        }
        let columns = Words::fixed(
            "| 根拠 | 内容 | 判定 | 充足 | 違反 | 免除中 | 不明 |",
            "| clause | what it asks for | status | satisfied | violated | waived | undecided |",
        );
        writeln!(out, "{}\n|---|---|---|---:|---:|---:|---:|", columns.get(lang))?;
        for group in sheet.groups(entries) {
            for covered in &group.entries {
                row(sheet, covered, &say, out)?;
            }
        }
        writeln!(out)?;
        let without = entries.iter().filter(|one| one.without_rule()).count();
        let memory = entries.iter().filter(|one| one.text_from_memory()).count();
        writeln!(
            out,
            "{}\n",
            say(&words!(
                "ルールのない条 {without} 件、本文未確認のまま判定した条 {memory} 件",
                "{without} without a rule; {memory} decided from a text that is not confirmed"
            ))
        )?;
    }
    let rules = sheet.without_clause();
    if rules.is_empty() {
        return Ok(());
    }
    writeln!(out, "# {}\n", say(&Words::fixed("根拠の条がないルール", "rules without a clause")))?;
    rules.iter().try_for_each(|rule| writeln!(out, "- {} {}", code(rule.id.as_str()), say(&rule.title)))
}

fn row(
    sheet: &Sheet<'_, '_>,
    covered: &Covered<'_>,
    say: &dyn Fn(&Words) -> String,
    out: &mut dyn Write,
) -> io::Result<()> {
    let tally = covered.tally;
    let reasons = reason(covered)
        .into_iter()
        .chain(of_vendors(covered))
        .chain(covered.basis.map(Basis::title))
        .chain(attested(&sheet.assessment.estate.inventory, covered));
    let why: String = reasons.map(|reason| format!(" ({})", say(&reason))).collect();
    writeln!(
        out,
        "| {}{} | {} | {}{why} | {} | {} | {} | {} |",
        cell(&covered.entry.cite),
        say(&covered.entry.mark()),
        say(&covered.entry.summary),
        say(&covered.verdict.title()),
        tally.satisfied,
        tally.violated,
        tally.waived(),
        tally.undecided
    )
}
