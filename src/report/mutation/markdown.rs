//! What rules notice, as Markdown tables.

use std::io::{self, Write};

use super::{SilentFact, closing, silence, silent_entries, silent_facts};
use crate::policy::Rule;
use crate::policy::mutate::{FieldResult, Mutations, Totals};
use crate::report::markdown::cell;
use crate::report::one_line;
use crate::schema::types::Area;
use crate::words;
use crate::words::{Lang, Words};

pub(super) fn write(mutations: &Mutations<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let say = |words: &Words| cell(words.get(lang));
    let (seed, samples) = (mutations.plan.seed, mutations.plan.samples);
    let head = words!(
        "# ルールは事実の変化に気づくか\n\nこの表は `sekisho policy mutate --seed {seed} --samples {samples} --format markdown` が作ります。\n台帳の値を一つずつ、その項目に書ける別の値に変え (または消し)、その事実を決めるルールが「充足」から「違反」(消したときは「不明」) に変わるかを見ています。値はルールを見ずに選びます。\n",
        "# Do rules notice when a fact changes?\n\nThis table is made by `sekisho policy mutate --seed {seed} --samples {samples} --format markdown`.\nOne value of the inventory at a time is changed to another the field may hold, or deleted; a rule that decides the fact has to turn from satisfied to violated, or to undecided. Values are chosen without a look at the rules.\n"
    );
    writeln!(out, "{}", head.get(lang))?;
    for line in closing(mutations) {
        writeln!(out, "- {}", say(&line))?;
    }
    let mut area: Option<Area> = None;
    for field in &mutations.fields {
        let here = field.kind.def().area;
        if area != Some(here) {
            area = Some(here);
            let of_area = mutations.fields.iter().filter(|one| one.kind.def().area == here);
            let Totals { pairs, changed, deleted, .. } = Totals::of(of_area);
            let title = here.title().words();
            let sum = words!("{changed}/{pairs}、消して {deleted}/{pairs}", "{changed} of {pairs}, deleted {deleted}");
            writeln!(out, "\n## {} ({})\n", say(&title), say(&sum))?;
            let columns = Words::fixed(
                "| 項目 | 事実 | ルール | 変えて気づく | 消して気づく | 変えても気づかない事実 (†は消せば気づく) | 変えれば気づき、消しても気づかない事実 |",
                "| field | facts | rules | noticed | deleted | facts that notice no change (†: but a deletion) | facts that notice a change and no deletion |",
            );
            writeln!(out, "{}\n|---|---:|---:|---:|---:|---|---|", columns.get(lang))?;
        }
        row(field, &say, out)?;
    }
    let cites: Vec<String> = silent_entries(mutations).iter().map(|cite| cell(cite)).collect();
    let title = Words::fixed("一つの事実も気づかない条・項目", "clauses and items that notice nothing");
    list(&title, &cites, lang, out)?;
    let rules = |rules: &[&Rule]| rules.iter().map(|rule| code(rule.id.as_str())).collect::<Vec<_>>();
    let title = Words::fixed("どの変化にも反応しないルール", "rules that reacted to no change");
    list(&title, &rules(&mutations.silent_rules), lang, out)?;
    let title = Words::fixed("逆の判定に例が気づかないルール", "rules whose examples do not notice the opposite check");
    list(&title, &rules(&mutations.blind_examples), lang, out)?;
    let title = Words::fixed("理由が古い「どの値でもよい項目」", "reasons that no longer hold");
    let stale: Vec<String> = mutations.stale_reasons.iter().map(|field| code(field)).collect();
    list(&title, &stale, lang, out)?;
    reasons(mutations, lang, out)?;
    writeln!(out, "\n## {}\n", say(&Words::fixed("どのルールも見ない項目", "fields no rule looks at")))?;
    for (kind, fields) in &mutations.unread {
        let fields: Vec<String> = fields.iter().map(|field| code(field)).collect();
        writeln!(out, "- {} `{}`: {}", say(&kind.group().title.words()), kind.name(), fields.join(" "))?;
    }
    Ok(())
}

fn row(field: &FieldResult<'_>, say: &dyn Fn(&Words) -> String, out: &mut dyn Write) -> io::Result<()> {
    let Totals { pairs, changed, deleted, .. } = Totals::of([field]);
    let fact = |fact: SilentFact<'_>| format!("{}{}", code(fact.id), if fact.deleted { HEARS_DELETION } else { "" });
    let silent = silent_facts(field).into_iter().map(|(why, facts)| {
        let facts: Vec<String> = facts.into_iter().map(fact).collect();
        format!("{}: {}", say(&silence(why)), facts.join(" "))
    });
    let silent = silent.collect::<Vec<_>>().join("<br>");
    let only_changed = field.facts.iter().filter(|fact| fact.changed.is_some() && !fact.deleted);
    let only_changed: Vec<String> = only_changed.map(|fact| code(&fact.fact.id)).collect();
    let (path, rules) = (code(field.path), field.rules);
    writeln!(
        out,
        "| {path} | {pairs} | {rules} | {changed}/{pairs} | {deleted}/{pairs} | {silent} | {} |",
        only_changed.join(" ")
    )
}

/// Stands behind a fact that notices no change, but a deletion.
const HEARS_DELETION: &str = "†";

/// Why every value of some fields is acceptable.
fn reasons(mutations: &Mutations<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let free = |field: &FieldResult<'_>| {
        let reasons: Vec<&str> = field.facts.iter().filter_map(|fact| fact.any_value).collect();
        Some((field.path.to_owned(), reasons.len(), cell(reasons.first()?)))
    };
    let free: Vec<(String, usize, String)> = mutations.fields.iter().filter_map(free).collect();
    if free.is_empty() {
        return Ok(());
    }
    let title = Words::fixed("どの値でもよい項目", "fields whose every value is acceptable");
    let columns = Words::fixed("| 項目 | 事実 | 理由 |", "| field | facts | reason |");
    writeln!(out, "\n## {}\n\n{}\n|---|---:|---|", title.get(lang), columns.get(lang))?;
    free.iter().try_for_each(|(field, facts, reason)| writeln!(out, "| {} | {facts} | {reason} |", code(field)))
}

fn list(title: &Words, items: &[String], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    if items.is_empty() {
        return Ok(());
    }
    let count = items.len();
    let heading = title.get(lang);
    let items: String = items.iter().map(|item| format!("- {item}\n")).collect();
    write!(out, "\n## {}\n\n{items}", words!("{heading} ({count})", "{heading} ({count})").get(lang))
}

/// A machine key in a cell.
fn code(key: &str) -> String {
    format!("`{}`", one_line(key).replace('`', "'").replace('|', "\\|"))
}
