//! Pages for readers: those of the data, all of them and no others, and no link leads nowhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use sekisho::id::FilePath;
use sekisho::policy::{self, Adjustments, Registry};
use sekisho::report::pages;
use sekisho::source::{Files, Memory};

use crate::golden::{self, files_below, read, root};

/// Rules and editions that come with the program.
static BUILT_IN: LazyLock<Registry> = LazyLock::new(|| {
    let folder = FilePath::new("policies").expect("a path");
    policy::load(&Memory::new(), &folder, &Adjustments::default(), &mut Files::default()).expect("memory").value
});

/// Their pages by place.
static PAGES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let pages = pages::all(&BUILT_IN);
    let count = pages.len();
    let pages: BTreeMap<String, String> = pages.into_iter().collect();
    assert_eq!(pages.len(), count, "two pages have the same place");
    pages
});

/// A file by its path from the root.
fn shown(path: &Path) -> String {
    path.strip_prefix(root()).expect("below the root").to_str().expect("a plain name").replace('\\', "/")
}

#[test]
fn pages_are_those_of_the_rules_and_editions_and_no_others() {
    let strays: Vec<PathBuf> =
        files_below("policies/pages", "md").into_iter().filter(|path| !PAGES.contains_key(&shown(path))).collect();
    if golden::updating() {
        strays.iter().for_each(|path| fs::remove_file(path).expect("a stray page can be removed"));
    } else {
        assert!(
            strays.is_empty(),
            "no rule or clause has these pages; `UPDATE=1 cargo test` removes them: {strays:#?}"
        );
    }
    for (path, text) in &*PAGES {
        if read(&root().join(path)).as_ref() != Some(text) {
            golden::same(path, text);
        }
    }
}

#[test]
fn every_rule_and_every_clause_has_a_page_in_both_languages() {
    let others = ["policies/editions", "policies/mutation"].map(|folder| root().join(folder));
    let is_rule = |path: &PathBuf| !others.iter().any(|folder| path.starts_with(folder));
    let files = files_below("policies", "yaml").into_iter().filter(is_rule);
    let files: BTreeSet<String> = files.map(|path| shown(&path)).collect();
    let rules: BTreeSet<String> = BUILT_IN.rules().iter().map(|rule| format!("policies/{}.yaml", rule.id)).collect();
    let strange: Vec<&String> = files.symmetric_difference(&rules).collect();
    assert!(strange.is_empty(), "not built in, or not there; is every folder in src/policy/layers.rs? {strange:#?}");
    for lang in ["ja", "en"] {
        for rule in BUILT_IN.rules() {
            assert!(PAGES.contains_key(&format!("policies/pages/{lang}/rules/{}.md", rule.id)), "{lang}: {}", rule.id);
        }
        for entry in BUILT_IN.editions().entries() {
            let page = format!("policies/pages/{lang}/clauses/{}/{}.md", entry.edition, entry.id);
            let text = PAGES.get(&page).unwrap_or_else(|| panic!("there is no {page}"));
            let title = text.lines().next().unwrap_or_default().replace('\\', "");
            let cite = entry.cite.replace('<', "&lt;").replace('>', "&gt;");
            assert!(title.starts_with(&format!("# {cite}")), "{page}: {title}");
        }
    }
    assert!(PAGES.len() > 1000, "only {} pages", PAGES.len());
}

#[test]
fn every_link_of_every_page_leads_somewhere() {
    let mut anchors: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut links = 0;
    for (path, text) in &*PAGES {
        for target in links_of(text) {
            links += 1;
            let (file, anchor) = target.split_once('#').map_or((target, None), |(file, anchor)| (file, Some(anchor)));
            let at = if file.is_empty() { path.clone() } else { resolved(path, file) };
            let there = || PAGES.get(&at).cloned().or_else(|| read(&root().join(&at)));
            assert!(PAGES.contains_key(&at) || root().join(&at).exists(), "{path}: `{target}` leads nowhere");
            if let Some(anchor) = anchor {
                let known = anchors.entry(at.clone()).or_insert_with(|| anchors_of(&there().unwrap_or_default()));
                assert!(known.contains(anchor), "{path}: `{target}` leads to no heading");
            }
        }
    }
    assert!(links > 10_000, "only {links} links: the test looks in the wrong place");
}

#[test]
fn a_broken_link_would_be_seen() {
    assert_eq!(links_of("[a](x.md) `[b](y.md)`\n```\n[c](z.md)\n```\n[d\\]](w.md#e)"), ["x.md", "w.md#e"]);
    assert_eq!(resolved("policies/pages/ja/rules/a/b.md", "../../x/c.md"), "policies/pages/ja/x/c.md");
    let anchors = anchors_of("# `devices` 機器・端末\n## A\n## A\n");
    assert_eq!(anchors.into_iter().collect::<Vec<_>>(), ["a", "a-1", "devices-機器端末"]);
}

#[test]
fn a_page_is_clean_markdown_of_modest_length() {
    for (path, text) in &*PAGES {
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{path} does not end with one newline");
        assert!(!text.contains("\n\n\n"), "{path} has empty lines that follow each other");
        assert!(!text.contains("{{") && !text.contains("{%"), "{path} shows a template");
        let index = path.ends_with("README.md") || path.ends_with("README.ja.md");
        let lines = text.lines().count();
        assert!(index || lines <= 250, "{path} has {lines} lines");
        for line in text.lines() {
            assert_eq!(line.trim_end(), line, "{path}: blanks end a line");
        }
    }
}

#[test]
fn a_text_of_an_edition_is_never_markup() {
    let edition = r###"
id: hostile
title: { ja: "<script>", en: "[a](http://a)" }
clauses:
  - id: hostile-1
    volume: "# b"
    chapter: "| c"
    cite: "[d](http://d)<script>"
    summary: { ja: "e](http://e) `f", en: "e](http://e)\n\n# f" }
    kind: judgement
    facts:
      - id: "hostile-1#1"
        text: { ja: "- g ![h](http://h)", en: "- g ![h](http://h)" }
        decided_by: both
    confidence: memory
    number_basis: memory
    note: "`i](http://i)` ```"
"###;
    let (tree, folder) = (Memory::new().with("policies/editions/hostile.yaml", edition), FilePath::new("policies"));
    let loaded = policy::load(&tree, &folder.expect("a path"), &Adjustments::default(), &mut Files::default());
    let pages = pages::all(&loaded.expect("memory").value);
    let hostile: Vec<_> = pages.iter().filter(|(path, _)| path.contains("/hostile/")).collect();
    assert_eq!(hostile.len(), 4, "the clause and the index of its edition, in two languages");
    for (path, text) in hostile {
        assert!(!text.contains("<script"), "{path}: {text}");
        let links = links_of(text);
        assert!(links.iter().all(|target| target.ends_with(".md")), "{path}: {links:?}\n{text}");
        let clause = text.lines().filter(|line| line.starts_with('#'));
        let sections = if path.contains("hostile-1") { 2 } else { 3 };
        assert_eq!(clause.count(), sections, "{path}: {text}");
        assert!(!text.contains("\n- -") && !text.contains("\n| c"), "{path}: {text}");
    }
}

/// Targets of the links of a page; those in code are none.
fn links_of(text: &str) -> Vec<&str> {
    let mut links = Vec::new();
    let mut fence = None;
    for line in text.lines() {
        let ticks = line.len() - line.trim_start_matches('`').len();
        match fence {
            Some(open) if ticks >= open && line.trim_matches('`').is_empty() => fence = None,
            Some(_) => {}
            None if ticks >= 3 => fence = Some(ticks),
            // Every second part between backticks is code; links around code are whole in the rest.
            None => {
                let mut in_code = false;
                let mut rest = line;
                while let Some(at) = rest.find(['`', ']']) {
                    let escaped = rest[..at].ends_with('\\') && !in_code;
                    if rest[at..].starts_with('`') {
                        in_code ^= !escaped;
                    } else if !in_code && !escaped && rest[at..].starts_with("](") {
                        links.extend(rest[at + 2..].split(')').next());
                    }
                    rest = &rest[at + 1..];
                }
            }
        }
    }
    links
}

/// A target as a path from the root.
fn resolved(from: &str, target: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for step in target.split('/') {
        match step {
            ".." => assert!(parts.pop().is_some(), "{from}: {target} leads out of the repository"),
            step => parts.push(step),
        }
    }
    parts.join("/")
}

/// Anchors code hosts give the headings of a page.
fn anchors_of(text: &str) -> BTreeSet<String> {
    let mut anchors = BTreeSet::new();
    for line in text.lines() {
        let title = line.trim_start_matches('#');
        let Some(title) = title.strip_prefix(' ').filter(|_| line.starts_with('#')) else { continue };
        let mut anchor = String::new();
        for c in title.to_lowercase().chars() {
            match c {
                ' ' => anchor.push('-'),
                '-' | '_' => anchor.push(c),
                c if c.is_alphanumeric() => anchor.push(c),
                _ => {}
            }
        }
        let mut again = 0;
        let mut unused = anchor.clone();
        while !anchors.insert(unused) {
            again += 1;
            unused = format!("{anchor}-{again}");
        }
    }
    anchors
}
