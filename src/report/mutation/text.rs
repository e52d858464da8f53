//! What rules notice, as plain text.

use std::io::{self, Write};

use super::{closing, silence, silent_entries, silent_facts};
use crate::policy::Rule;
use crate::policy::mutate::{Mutations, Totals};
use crate::report::one_line;
use crate::report::text::{display_width, fold, pad, wrap};
use crate::words;
use crate::words::{Lang, Words};

pub(super) fn write(mutations: &Mutations<'_>, lang: Lang, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let page = Page { lang, width };
    let title = Words::fixed("変えても気づかない事実", "facts that notice no change");
    page.heading(&title, out)?;
    let paths = mutations.fields.iter().map(|field| display_width(field.path)).max().unwrap_or(0).min(40);
    for field in &mutations.fields {
        let silent: Vec<_> = silent_facts(field).into_iter().filter(|(why, _)| why.is_some()).collect();
        if silent.is_empty() {
            continue;
        }
        let Totals { pairs, changed, .. } = Totals::of([field]);
        writeln!(out, "  {}  {changed}/{pairs}", pad(&one_line(field.path), paths, false))?;
        for (why, facts) in silent {
            let facts: Vec<&str> = facts.into_iter().map(|fact| fact.id).collect();
            let (why, facts) = (silence(why), facts.join(" "));
            let line = words!("{ja}: {facts}", "{en}: {facts}"; ja = why.get(Lang::Ja), en = why.get(Lang::En));
            for line in fold(&page.say(&line), width.saturating_sub(6)) {
                writeln!(out, "      {line}")?;
            }
        }
    }
    page.list(
        &Words::fixed("一つの事実も気づかない条・項目", "clauses and items that notice nothing"),
        &silent_entries(mutations),
        out,
    )?;
    let rules = |rules: &[&Rule]| rules.iter().map(|rule| rule.id.to_string()).collect::<Vec<_>>();
    let title = Words::fixed("どの変化にも反応しないルール", "rules that reacted to no change");
    page.list(&title, &rules(&mutations.silent_rules), out)?;
    let title = Words::fixed("逆の判定に例が気づかないルール", "rules whose examples do not notice the opposite check");
    page.list(&title, &rules(&mutations.blind_examples), out)?;
    let unread = mutations.unread.iter().flat_map(|(kind, fields)| {
        let name = kind.name();
        fields.iter().map(move |field| format!("{name}.{field}"))
    });
    let title = Words::fixed("どのルールも見ない項目", "fields no rule looks at");
    page.list(&title, &unread.collect::<Vec<_>>(), out)?;
    let stale: Vec<String> = mutations.stale_reasons.iter().map(|field| one_line(field)).collect();
    page.list(&Words::fixed("理由が古い「どの値でもよい項目」", "reasons that no longer hold"), &stale, out)?;
    writeln!(out)?;
    closing(mutations).iter().try_for_each(|line| writeln!(out, "  {}", page.say(line)))
}

struct Page {
    lang: Lang,
    width: usize,
}

impl Page {
    fn say(&self, words: &Words) -> String {
        one_line(words.get(self.lang))
    }

    fn heading(&self, title: &Words, out: &mut dyn Write) -> io::Result<()> {
        let title = self.say(title);
        writeln!(out, "── {title} {}", "─".repeat(self.width.saturating_sub(display_width(&title) + 4)))
    }

    fn list(&self, title: &Words, items: &[String], out: &mut dyn Write) -> io::Result<()> {
        if items.is_empty() {
            return Ok(());
        }
        writeln!(out)?;
        let (count, ja, en) = (items.len(), title.get(Lang::Ja), title.get(Lang::En));
        self.heading(&words!("{ja} {count} 件", "{en}: {count}"), out)?;
        let items: Vec<&str> = items.iter().map(String::as_str).collect();
        wrap(&items, self.width.saturating_sub(2)).iter().try_for_each(|line| writeln!(out, "  {}", one_line(line)))
    }
}
