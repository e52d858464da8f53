//! The index of the rules that come with the program, as a Markdown page.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::one_line;
use crate::policy::{Entry, Origin, Registry, Rule};
use crate::schema::documents::Confidence;
use crate::words;
use crate::words::Lang;

/// Renders `policies/README.md` or `policies/README.ja.md`: the built-in rules
/// by area, each with its severity and what it cites. Links are relative to
/// the `policies` folder.
pub fn page(registry: &Registry, lang: Lang) -> String {
    let mut areas: BTreeMap<&str, Vec<&Rule>> = BTreeMap::new();
    for rule in registry.rules().iter().filter(|rule| rule.origin == Origin::BuiltIn) {
        let id = rule.id.as_str();
        areas.entry(id.split_once('/').map_or(id, |(area, _)| area)).or_default().push(rule);
    }
    let mut text = String::new();
    let count: usize = areas.values().map(Vec::len).sum();
    let head = words!(
        "# ルールの一覧\n\n[English](README.md)\n\nこのページはルールのファイルから作られています。`UPDATE=1 cargo test` で作り直します。\n\nルールは {count} 本です。名前の先は、判定の式・理由・対処・例を書いたルールのファイルです。画面では `sekisho explain <ルール>` で読めます。\n根拠は「[版のファイル](editions/)」にある条やチェックリストの項目です。(本文未確認) は、条文を資料で確かめていないものです。\n",
        "# Rules\n\n[Japanese](README.ja.md)\n\nThis page is rendered from the rule files; `UPDATE=1 cargo test` renders it again.\n\nThere are {count} rules. Each name leads to the file with its check, reason, remedy and examples; `sekisho explain <rule>` shows them in the terminal.\nWhat a rule cites are clauses and checklist items of the [editions](editions/), by their official Japanese references. Where the text was not confirmed from a document it says so.\n"
    );
    let _ = writeln!(text, "{}", head.get(lang));
    let columns = words!("| 領域 | ルール |\n|---|---|", "| area | rules |\n|---|---|");
    let _ = writeln!(text, "{}", columns.get(lang));
    for (area, rules) in &areas {
        let _ = writeln!(text, "| [{area}](#{area}) | {} |", rules.len());
    }
    for (area, rules) in &areas {
        let columns = words!("| ルール | 重さ | 内容 | 根拠 |", "| rule | severity | what is wrong | cites |");
        let _ = writeln!(text, "\n## {area}\n\n{}\n|---|---|---|---|", columns.get(lang));
        for rule in rules {
            let id = rule.id.as_str();
            let name = id.split_once('/').map_or(id, |(_, name)| name);
            let severity = rule.severity.title();
            let (severity, title) = (severity.get(lang), escaped(rule.title.get(lang)));
            let _ = writeln!(text, "| [{name}]({id}.yaml) | {severity} | {title} | {} |", cites(registry, rule, lang));
        }
    }
    text
}

/// What a rule cites, each reference once, in the order of the editions.
fn cites(registry: &Registry, rule: &Rule, lang: Lang) -> String {
    let mut entries: Vec<&Entry> = rule.cites.iter().filter_map(|id| registry.editions().find(id)).collect();
    entries.sort_by_key(|entry| entry.place);
    let unconfirmed = words!(" (本文未確認)", " (text not confirmed)");
    let mut seen = BTreeSet::new();
    let texts = entries.into_iter().map(|entry| {
        let mark = if entry.confidence == Confidence::Memory { unconfirmed.get(lang) } else { "" };
        escaped(&format!("{}{mark}", entry.cite))
    });
    let once: Vec<String> = texts.filter(|text| seen.insert(text.clone())).collect();
    once.join("<br>")
}

/// Text of a file as it stands in a cell of a Markdown table: nothing in it is markup.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '!' => {
                escaped.push('\\');
                escaped.push(c);
            }
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn text_is_never_markup() {
        assert_eq!(escaped("経営管理編 1.2.1<説明責任>①"), "経営管理編 1.2.1&lt;説明責任&gt;①");
        assert_eq!(escaped("a | b\n`c` [d](e)"), "a \\| b \\`c\\` \\[d\\](e)");
    }
}
