//! Coverage as plain text.

use std::io::{self, Write};

use super::phrases::{asked, attested, closing, of_vendor, of_vendors, reason, remarks};
use super::waiting::ATTESTED;
use super::{Sheet, succession};
use crate::policy::{CiteGroup, Covered, OfVendor, Reason, Status, Tally};
use crate::report::one_line;
use crate::report::text::{display_width, fold, pad, wrap};
use crate::words;
use crate::words::{Lang, Words};

/// Rows or facts a line names; the rest is counted.
const SHOWN: usize = 5;

pub(super) fn write(
    sheet: &Sheet<'_, '_>,
    lang: Lang,
    width: usize,
    full: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let page = Page { sheet, lang, width, full };
    if let Some(changes) = &sheet.changes {
        return succession::text(sheet, changes, lang, width, out);
    }
    if sheet.asks.is_some() {
        return page.shortest(out);
    }
    for (position, (edition, entries)) in sheet.editions.iter().enumerate() {
        if position > 0 {
            writeln!(out)?;
        }
        page.heading(&one_line(edition.title.get(lang)), out)?;
        page.entries(entries, out)?;
        page.lists(entries, out)?;
        writeln!(out, "{}", page.say(&closing(entries)))?;
        for remark in remarks(sheet, edition, entries) {
            writeln!(out, "{}", page.say(&remark))?;
        }
    }
    page.without_clause(out)
}

struct Page<'p, 'c, 'a> {
    sheet: &'p Sheet<'c, 'a>,
    lang: Lang,
    width: usize,
    full: bool,
}

impl<'a> Page<'_, '_, 'a> {
    fn say(&self, words: &Words) -> String {
        one_line(words.get(self.lang))
    }

    fn heading(&self, title: &str, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "── {title} {}", "─".repeat(self.width.saturating_sub(display_width(title) + 4)))
    }

    fn entries(&self, entries: &[&Covered<'a>], out: &mut dyn Write) -> io::Result<()> {
        let groups = self.sheet.groups(entries);
        let status = Status::ALL.into_iter().map(Status::title);
        let status = status.chain([Words::fixed("いいえ・免除中", "no (waived)")]);
        let status = status.map(|title| display_width(title.get(self.lang))).max().unwrap_or(0);
        let mut chapter = (String::new(), String::new());
        for group in &groups {
            let Some(first) = group.entries.first() else { continue };
            let here = (first.entry.volume.clone(), first.entry.chapter.clone());
            if here != chapter {
                writeln!(out, "\n{}  {}", one_line(&here.0), one_line(&here.1))?;
                chapter = here;
            }
            self.group(group, status, out)?;
        }
        writeln!(out)
    }

    /// One entry, or several under the citation they share.
    fn group(&self, group: &CiteGroup<'_, 'a>, status: usize, out: &mut dyn Write) -> io::Result<()> {
        if let [one] = group.entries.as_slice() {
            let cite = format!("{}{}", one_line(&group.cite), self.say(&one.entry.mark()));
            return self.entry(one, &cite, status, out);
        }
        let count = group.entries.len();
        let heading = words!("この引用の条 {count} 件", "{count} clauses are cited so");
        writeln!(out, "  {}  {}", one_line(&group.cite), self.say(&heading))?;
        for covered in &group.entries {
            self.entry(covered, self.say(&covered.entry.mark()).trim(), status, out)?;
        }
        Ok(())
    }

    fn entry(&self, covered: &Covered<'a>, cite: &str, status: usize, out: &mut dyn Write) -> io::Result<()> {
        let title = pad(&self.say(&covered.verdict.title()), status, false);
        let gap = if cite.is_empty() { "" } else { "  " };
        writeln!(out, "  {title}  {cite}{gap}{}", self.say(&tally(&covered.tally)))?;
        let indent = " ".repeat(status + 4);
        let mut lines = fold(&self.say(&covered.entry.summary), self.width.saturating_sub(status + 4));
        if let Some(reason) = reason(covered) {
            lines.push(format!("→ {}", self.say(&reason)));
        }
        if let Some(vendors) = of_vendors(covered) {
            lines.push(format!("→ {}", self.say(&vendors)));
        }
        if self.full {
            let inventory = &self.sheet.assessment.estate.inventory;
            let line = |one: &OfVendor| {
                let title = pad(&self.say(&one.verdict.title()), status, false);
                format!("  {title}  {}", self.say(&of_vendor(inventory, one)))
            };
            lines.extend(covered.vendors.iter().map(line));
        }
        if let Some(basis) = covered.basis {
            lines.push(format!("→ {}", self.say(&basis.title())));
        }
        let inventory = &self.sheet.assessment.estate.inventory;
        for line in attested(inventory, covered) {
            lines.extend(fold(&format!("→ {}", self.say(&line)), self.width.saturating_sub(status + 4)));
        }
        lines.iter().try_for_each(|line| writeln!(out, "{indent}{line}"))
    }

    /// What no rule decides, and what was decided from memory.
    fn lists(&self, entries: &[&Covered<'a>], out: &mut dyn Write) -> io::Result<()> {
        let without: Vec<&Covered<'a>> = entries.iter().copied().filter(|one| one.without_rule()).collect();
        self.cites(&without, &Words::fixed("ルールのない条", "clauses without a rule"), out)?;
        let memory: Vec<&Covered<'a>> = entries.iter().copied().filter(|one| one.text_from_memory()).collect();
        let title = Words::fixed("本文未確認のまま判定した条", "decided from a text that is not confirmed");
        self.cites(&memory, &title, out)
    }

    fn cites(&self, entries: &[&Covered<'a>], title: &Words, out: &mut dyn Write) -> io::Result<()> {
        if entries.is_empty() {
            return Ok(());
        }
        let names: Vec<String> = self
            .sheet
            .coverage
            .by_cite(entries.iter().copied(), |entry| entry.cite.clone())
            .iter()
            .map(|group| match group.entries.len() {
                1 => one_line(&group.cite),
                count => format!("{} ×{count}", one_line(&group.cite)),
            })
            .collect();
        self.names(title, entries.len(), &names, out)
    }

    fn names(&self, title: &Words, count: usize, names: &[String], out: &mut dyn Write) -> io::Result<()> {
        let title = self.say(title);
        writeln!(out, "{}", self.say(&words!("{title} {count} 件", "{title}: {count}")))?;
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        for line in wrap(&names, self.width.saturating_sub(2)) {
            writeln!(out, "  {line}")?;
        }
        writeln!(out)
    }

    fn without_clause(&self, out: &mut dyn Write) -> io::Result<()> {
        let rules: Vec<String> = self.sheet.without_clause().iter().map(|rule| rule.id.to_string()).collect();
        if rules.is_empty() {
            return Ok(());
        }
        writeln!(out)?;
        self.names(&Words::fixed("根拠の条がないルール", "rules without a clause"), rules.len(), &rules, out)
    }

    fn shortest(&self, out: &mut dyn Write) -> io::Result<()> {
        let Some((asks, left_out)) = &self.sheet.asks else { return Ok(()) };
        self.heading(
            &self.say(&Words::fixed("分かれば最も多くが決まる事実", "missing facts that settle the most")),
            out,
        )?;
        let inventory = &self.sheet.assessment.estate.inventory;
        let mut sum = 0;
        for (position, ask) in asks.iter().enumerate() {
            sum += ask.settles;
            let (number, settles, part) = (position + 1, ask.settles, ask.takes_part);
            let keeper = match self.sheet.whom(ask) {
                Some(name) => {
                    words!("聞く相手は{ja}。", "ask {en}: "; ja = name.get(Lang::Ja), en = name.get(Lang::En))
                }
                None => Words::fixed("担当の記載なし。", "nobody is named as its keeper: "),
            };
            writeln!(out, "\n{number:>3}. {} (`{}`)", self.say(&asked(ask)), one_line(&ask.field))?;
            let decided = words!(
                "不明 {settles} 件が決まります (関わるもの {part} 件、累計 {sum} 件)",
                "settles {settles} open outcomes (has a part in {part}; {sum} so far)"
            );
            writeln!(out, "     {}{}", self.say(&keeper), self.say(&decided))?;
            // What an attestation has to name; a vendor's items are told by their citations.
            if ask.field == ATTESTED {
                let facts: Vec<String> = ask.facts.iter().take(SHOWN).map(|id| one_line(id)).collect();
                let more = ask.facts.len().saturating_sub(SHOWN);
                let more =
                    if more > 0 { words!(" ほか {more} 件", " and {more} more") } else { Words::fixed("", "") };
                let (facts, more_ja, more_en) = (facts.join(", "), more.get(Lang::Ja), more.get(Lang::En));
                let line =
                    words!("確認書の fact に書く id: {facts}{more_ja}", "ids to write as `fact`: {facts}{more_en}");
                for line in fold(&self.say(&line), self.width.saturating_sub(5)) {
                    writeln!(out, "     {line}")?;
                }
            }
            let rows: Vec<&str> = ask.records.iter().take(SHOWN).map(|at| inventory.head(*at).id.as_str()).collect();
            if !rows.is_empty() {
                let (count, rows) = (ask.records.len(), rows.join(", "));
                let more = if count > SHOWN { words!(" ほか", " and more") } else { Words::fixed("", "") };
                let (more_ja, more_en) = (more.get(Lang::Ja), more.get(Lang::En));
                let line = words!("行 {count} 件: {rows}{more_ja}", "{count} rows: {rows}{more_en}");
                writeln!(out, "     {}", self.say(&line))?;
            }
            let cites = self.sheet.clauses_of(ask);
            let cites: Vec<&str> = cites.iter().map(String::as_str).collect();
            if !cites.is_empty() {
                for line in wrap(&cites, self.width.saturating_sub(7)).into_iter().take(2) {
                    writeln!(out, "       {}", one_line(&line))?;
                }
            }
        }
        let all = self.sheet.editions.iter().flat_map(|(_, entries)| entries);
        let undecided = |reason: &Reason| matches!(reason, Reason::NoRule | Reason::NeedsPerson | Reason::Unread);
        let beyond = all.filter(|one| undecided(&one.verdict.reason) && one.awaiting().next().is_none()).count();
        writeln!(out)?;
        if *left_out > 0 {
            let line = words!(
                "多すぎるため {left_out} 件の不明は見ていません",
                "{left_out} open outcomes were not looked at: there are too many"
            );
            writeln!(out, "{}", self.say(&line))?;
        }
        let line = words!(
            "台帳の項目では決まらない条・項目 (ルールがない、人の確認が要る、条文未確認): {beyond} 件",
            "clauses and items no field settles (no rule, a person has to look, text not seen): {beyond}"
        );
        writeln!(out, "{}", self.say(&line))
    }
}

pub(super) fn tally(tally: &Tally) -> Words {
    let (violated, undecided, satisfied, waived) = (tally.violated, tally.undecided, tally.satisfied, tally.waived());
    if violated + undecided + satisfied == 0 {
        return Words::fixed("判定した行なし", "nothing was judged");
    }
    let more = if waived > 0 { words!(" (免除中 {waived})", " ({waived} waived)") } else { Words::fixed("", "") };
    let (more_ja, more_en) = (more.get(Lang::Ja), more.get(Lang::En));
    words!(
        "充足 {satisfied}、違反 {violated}、不明 {undecided}{more_ja}",
        "satisfied {satisfied}, violated {violated}, undecided {undecided}{more_en}"
    )
}
