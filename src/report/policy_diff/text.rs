//! As text: by whom, then by rule.

use std::io::{self, Write};

use super::super::text::{display_width, pad};
use super::super::{Locator, one_line, owner};
use super::{values, what};
use crate::policy::{Change, Locked, Origin, Registry};
use crate::words;
use crate::words::{Lang, Words};

/// Writes the changes, at a screen that wide.
///
/// # Errors
/// If the writer fails.
pub fn write(
    registry: &Registry,
    changes: &[&Change],
    locator: &Locator<'_>,
    (lang, width): (Lang, usize),
    out: &mut dyn Write,
) -> io::Result<()> {
    let page = Page { registry, locator, lang, width };
    page.packs(out)?;
    if changes.is_empty() {
        let same = words!("組込みのルールと違うところはありません", "nothing differs from the built-in rules");
        return writeln!(out, "{}", same.get(lang));
    }
    let packs = (0..registry.packs().len()).map(Origin::Pack);
    for by in packs.chain([Origin::Local]) {
        let own: Vec<&Change> = changes.iter().filter(|one| one.by == by && !one.refused).copied().collect();
        let (owner, count) = (owner(registry, by), own.len());
        let (ja, en) = (owner.get(Lang::Ja), owner.get(Lang::En));
        page.section(&words!("{ja}が変えたもの — {count} 件", "changed by {en} — {count}"), &own, out)?;
    }
    let refused: Vec<&Change> = changes.iter().filter(|one| one.refused).copied().collect();
    let count = refused.len();
    let heading = words!(
        "ルール集を緩めるので、使っていないもの — {count} 件",
        "not in force, for it would loosen a rule pack — {count}"
    );
    page.section(&heading, &refused, out)
}

struct Page<'a, 'f> {
    registry: &'a Registry,
    locator: &'a Locator<'f>,
    lang: Lang,
    width: usize,
}

impl Page<'_, '_> {
    fn packs(&self, out: &mut dyn Write) -> io::Result<()> {
        for pack in self.registry.packs() {
            let place = match &pack.revision {
                None => pack.path.to_string(),
                Some(revision) => format!("{revision}:{}", pack.path.as_str()),
            };
            let lock = match pack.locked {
                Locked::Same => words!("確かめた中身と同じ", "as it was looked at"),
                Locked::Differs => words!("確かめたときと違う", "not as it was looked at"),
                Locked::Missing => words!("確かめていない", "not looked at"),
            };
            let (title, version, owner) = (&pack.title, one_line(&pack.version), one_line(&pack.owner));
            let (ja, en) = (one_line(title.get(Lang::Ja)), one_line(title.get(Lang::En)));
            let words = words!("ルール集「{ja}」 {version} ({owner})", "rule pack \"{en}\" {version} ({owner})");
            writeln!(out, "{}", words.get(self.lang))?;
            writeln!(out, "  {}, {}\n  {}", one_line(&place), lock.get(self.lang), pack.digest)?;
        }
        if self.registry.packs().is_empty() { Ok(()) } else { writeln!(out) }
    }

    fn section(&self, heading: &Words, changes: &[&Change], out: &mut dyn Write) -> io::Result<()> {
        if changes.is_empty() {
            return Ok(());
        }
        writeln!(out, "{}", heading.get(self.lang))?;
        let rows: Vec<[String; 4]> = changes.iter().map(|change| self.row(change)).collect();
        let widest = |column: usize| rows.iter().map(|row| display_width(&row[column])).max().unwrap_or(0);
        let widths = [widest(0), widest(1), widest(2)];
        let fits = widths.iter().sum::<usize>() + widest(3) + 8 <= self.width;
        let mut before = "";
        for [rule, what, values, place] in &rows {
            let rest = format!("{}  {}  {place}", pad(what, widths[1], false), pad(values, widths[2], false));
            if fits {
                writeln!(out, "  {}  {rest}", pad(rule, widths[0], false))?;
                continue;
            }
            if before != rule {
                writeln!(out, "  {rule}")?;
            }
            before = rule;
            writeln!(out, "      {rest}")?;
        }
        writeln!(out)
    }

    fn row(&self, change: &Change) -> [String; 4] {
        let say = |words: &Words| words.get(self.lang).to_owned();
        let at = self.locator.find(&change.place);
        let place = format!("{}:{}", one_line(at.path), at.start.line);
        [one_line(&change.rule), say(&what(change)), values(change).as_ref().map(say).unwrap_or_default(), place]
    }
}
