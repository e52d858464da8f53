//! The indexes: of the rules by area, and of the clauses of an edition.

use std::collections::{BTreeMap, BTreeSet};

use super::{Book, Page, place_of_edition, place_of_entry, place_of_index, place_of_rule};
use crate::policy::{Edition, Entry, Rule};
use crate::report::markdown::{cell, escaped, prose};
use crate::words;
use crate::words::{Lang, Words};

/// `policies/README.md` or `policies/README.ja.md`: the built-in rules by area,
/// each with its severity and what it cites.
pub(super) fn rules<'b>(book: &'b Book<'_>, lang: Lang) -> Page<'b> {
    let mut page = Page::new(book, place_of_index(lang).to_owned(), lang);
    let mut areas: BTreeMap<&str, Vec<&Rule>> = BTreeMap::new();
    for rule in book.rules() {
        let id = rule.id.as_str();
        areas.entry(id.split_once('/').map_or(id, |(area, _)| area)).or_default().push(rule);
    }
    let count: usize = areas.values().map(Vec::len).sum();
    page.heading(1, page.say(&Words::fixed("ルールの一覧", "Rules")));
    page.ways(place_of_index(page.other()), &[]);
    let head = words!(
        "ルールは {count} 本です。名前の先は、指摘・理由・対処・判定の式・例のページです。画面では `sekisho explain <ルール>` で読めます。\n根拠は、次の版にある条やチェックリストの項目です。(本文未確認) は、条文を資料で確かめていないものです。\n",
        "There are {count} rules. Each name leads to a page with its message, reason, remedy, check and examples; `sekisho explain <rule>` shows them in the terminal.\nWhat a rule cites are clauses and checklist items of these editions, by their official Japanese references. Where the text was not confirmed from a document it says so.\n"
    );
    page.gap();
    page.line(page.say(&head));
    for edition in book.registry.editions().all() {
        let link = page.link(&prose(page.say(&edition.title)), &place_of_edition(&edition.id, lang));
        page.line(format_args!("- {link}"));
    }
    let columns = Words::fixed("| 領域 | ルール |\n|---|---:|", "| area | rules |\n|---|---:|");
    page.gap();
    page.line(page.say(&columns));
    for (area, rules) in &areas {
        page.line(format_args!("| [{area}](#{area}) | {} |", rules.len()));
    }
    for (area, rules) in &areas {
        page.heading(2, area);
        let columns = Words::fixed("| ルール | 重さ | 内容 | 根拠 |", "| rule | severity | what is wrong | cites |");
        page.line(format_args!("{}\n|---|---|---|---|", page.say(&columns)));
        for rule in rules {
            let id = rule.id.as_str();
            let name = page.link(id.split_once('/').map_or(id, |(_, name)| name), &place_of_rule(rule, lang));
            let (severity, title) = (rule.severity.title(), cell(page.say(&rule.title)));
            let cites = cites(book, rule, lang);
            page.line(format_args!("| {name} | {} | {title} | {cites} |", page.say(&severity)));
        }
    }
    page
}

/// What a rule cites, each reference once, in the order of the editions.
fn cites(book: &Book<'_>, rule: &Rule, lang: Lang) -> String {
    let mut entries: Vec<&Entry> = rule.cites.iter().filter_map(|id| book.registry.editions().find(id)).collect();
    entries.sort_by_key(|entry| entry.place);
    let mut seen = BTreeSet::new();
    let texts = entries.into_iter().map(|entry| escaped(&format!("{}{}", entry.cite, entry.mark().get(lang))));
    let once: Vec<String> = texts.filter(|text| seen.insert(text.clone())).collect();
    once.join("<br>")
}

/// The clauses or items of an edition, by volume and chapter.
pub(super) fn clauses<'b>(book: &'b Book<'_>, edition: &Edition, lang: Lang) -> Page<'b> {
    let mut page = Page::new(book, place_of_edition(&edition.id, lang), lang);
    page.heading(1, page.say(&edition.title));
    let index = Words::fixed("ルールの一覧", "all rules");
    let index = page.link(page.say(&index), place_of_index(lang));
    page.ways(&place_of_edition(&edition.id, page.other()), &[index]);
    let head = Words::fixed(
        "要約はすべてこちらの言葉で、公式の文章ではありません。事実の数は決められる事柄の数、ルールの数はそれを判定するルールの数です。",
        "Every summary is in our own words and no official text. Facts are what can be decided; rules are those that decide them.",
    );
    page.gap();
    page.line(page.say(&head));
    if let Some(newer) = &edition.superseded_by {
        let (ja, en) = (newer.get(Lang::Ja), newer.get(Lang::En));
        let newer = words!(
            "新しい版 ({ja}) が知られていますが、その条文は手元にありません。",
            "A newer edition ({en}) is known; its text is not at hand."
        );
        page.gap();
        page.line(prose(page.say(&newer)));
    }
    let mut above: (&str, &str) = ("", "");
    for entry in book.of_edition(&edition.id) {
        let here = (entry.volume.as_str(), entry.chapter.as_str());
        if here.0 != above.0 {
            page.heading(2, here.0);
        }
        if here != above {
            page.heading(3, here.1);
            let columns = Words::fixed("| 根拠 | 要約 | 事実 | ルール |", "| reference | summary | facts | rules |");
            page.line(format_args!("{}\n|---|---|---:|---:|", page.say(&columns)));
        }
        above = here;
        let reference = format!("{}{}", entry.cite, page.say(&entry.mark()));
        let link = page.link(&escaped(&reference), &place_of_entry(entry, lang));
        let (facts, rules) = (entry.facts.len(), book.numbered(&book.citing.all_of(entry)).len());
        page.line(format_args!("| {link} | {} | {facts} | {rules} |", cell(page.say(&entry.summary))));
    }
    page
}
