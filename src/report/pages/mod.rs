//! Pages for readers: the built-in rules, clauses and checklist items as
//! Markdown, in both languages, each linked with what it is about.

mod entry;
mod index;
mod rule;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{Display, Write};

use super::said;
use crate::policy::{Citing, Edition, Entry, Origin, Registry, Rule};
use crate::report::markdown::{code, escaped, inline, prose, way};
use crate::schema::kinds::{Kind, owner_at};
use crate::schema::reference::Sections;
use crate::words::{Lang, Words};

/// Every page: its path from the root of the repository, and its text.
pub fn all(registry: &Registry) -> Vec<(String, String)> {
    let book = Book::new(registry);
    let mut pages = Vec::new();
    for lang in [Lang::Ja, Lang::En] {
        pages.push(index::rules(&book, lang));
        pages.extend(registry.editions().all().map(|edition| index::clauses(&book, edition, lang)));
        pages.extend(book.rules().map(|rule| rule::page(&book, rule, lang)));
        pages.extend(book.entries.iter().map(|entry| entry::page(&book, entry, lang)));
    }
    pages.into_iter().map(Page::finish).collect()
}

/// What pages are made of.
struct Book<'a> {
    registry: &'a Registry,
    citing: Citing<'a>,
    sections: Sections,
    /// Clauses, parts and items in their order.
    entries: Vec<&'a Entry>,
    /// Parts by the id of their clause.
    parts: BTreeMap<&'a str, Vec<&'a Entry>>,
}

impl<'a> Book<'a> {
    fn new(registry: &'a Registry) -> Self {
        let mut entries: Vec<&Entry> = registry.editions().entries().collect();
        entries.sort_by_key(|entry| entry.place);
        let mut parts: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
        for entry in &entries {
            if let Some(whole) = &entry.part_of {
                parts.entry(whole).or_default().push(entry);
            }
        }
        Self { registry, citing: Citing::new(registry), sections: Sections::default(), entries, parts }
    }

    /// The rules that come with the program.
    fn rules(&self) -> impl Iterator<Item = &'a Rule> {
        self.registry.rules().iter().filter(|rule| rule.origin == Origin::BuiltIn)
    }

    fn of_edition(&self, edition: &str) -> impl Iterator<Item = &'a Entry> {
        self.entries.iter().copied().filter(move |entry| entry.edition == edition)
    }

    fn edition(&self, id: &str) -> Option<&'a Edition> {
        self.registry.editions().all().find(|edition| edition.id == id)
    }

    fn parts(&self, entry: &Entry) -> &[&'a Entry] {
        self.parts.get(entry.id.as_str()).map_or(&[], Vec::as_slice)
    }

    /// Rules of these positions that have a page.
    fn numbered(&self, numbers: &BTreeSet<usize>) -> Vec<&'a Rule> {
        let rules = numbers.iter().map(|number| &self.registry.rules()[*number]);
        rules.filter(|rule| rule.origin == Origin::BuiltIn).collect()
    }
}

/// Where pages lie, by language.
fn place(lang: Lang, page: impl Display) -> String {
    let folder = match lang {
        Lang::Ja => "ja",
        Lang::En => "en",
    };
    format!("policies/pages/{folder}/{page}.md")
}

fn place_of_rule(rule: &Rule, lang: Lang) -> String {
    place(lang, format_args!("rules/{}", rule.id))
}

fn place_of_entry(entry: &Entry, lang: Lang) -> String {
    place(lang, format_args!("clauses/{}/{}", entry.edition, entry.id))
}

fn place_of_edition(edition: &str, lang: Lang) -> String {
    place(lang, format_args!("clauses/{edition}/README"))
}

/// The index of rules.
fn place_of_index(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => "policies/README.ja.md",
        Lang::En => "policies/README.md",
    }
}

/// Begins with a capital letter.
fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map(|first| first.to_uppercase().collect::<String>() + rest.as_str()).unwrap_or_default()
}

/// A page being written.
struct Page<'b> {
    book: &'b Book<'b>,
    lang: Lang,
    path: String,
    text: String,
}

impl<'b> Page<'b> {
    fn new(book: &'b Book<'_>, path: String, lang: Lang) -> Self {
        Self { book, lang, path, text: String::new() }
    }

    /// The page with its path; it ends with one newline.
    fn finish(self) -> (String, String) {
        (self.path, self.text.trim_end().to_owned() + "\n")
    }

    fn say<'w>(&self, words: &'w Words) -> &'w str {
        words.get(self.lang)
    }

    /// Markup of ours, or text that was made safe.
    fn line(&mut self, line: impl Display) {
        let _ = writeln!(self.text, "{line}");
    }

    /// A heading, with the blank lines around it.
    fn heading(&mut self, level: usize, text: &str) {
        self.gap();
        self.line(format_args!("{} {}\n", "#".repeat(level), prose(text)));
    }

    /// One blank line, unless there is one.
    fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A heading of ours.
    fn section(&mut self, level: usize, title: &Words) {
        self.heading(level, &capital(self.say(title)));
    }

    /// A bullet: what is told, and it.
    fn told(&mut self, name: &Words, value: impl Display) {
        let pair = self.pair(name, value);
        self.line(format_args!("- {pair}"));
    }

    fn pair(&self, name: &Words, value: impl Display) -> String {
        format!("{}: {value}", capital(self.say(name)))
    }

    /// A link; its text has been made safe.
    fn link(&self, text: &str, to: &str) -> String {
        format!("[{text}]({})", way(&self.path, to))
    }

    /// The line of links under a title: the other language, and what stands above this page.
    fn ways(&mut self, other: &str, others: &[String]) {
        let language = match self.lang {
            Lang::Ja => "English",
            Lang::En => "日本語",
        };
        let links: Vec<String> = std::iter::once(self.link(language, other)).chain(others.iter().cloned()).collect();
        self.line(links.join(" · "));
        let note = Words::fixed("作り直し", "rendered again by");
        let note = self.say(&note);
        self.line(format_args!("<!-- {note}: UPDATE=1 cargo test -->"));
    }

    /// A rule in a list: its name, and its title.
    fn of_rule(&self, rule: &Rule) -> String {
        let link = self.link(&code(rule.id.as_str()), &place_of_rule(rule, self.lang));
        format!("{link} {}", inline(self.say(&rule.title)))
    }

    /// A clause in a list: its reference, and its summary.
    fn of_entry(&self, entry: &Entry) -> String {
        let reference = format!("{}{}", entry.cite, self.say(&entry.mark()));
        let link = self.link(&escaped(&reference), &place_of_entry(entry, self.lang));
        format!("{link}: {}", inline(self.say(&entry.summary)))
    }

    /// Entries as a list under a heading, if there are any.
    fn entries(&mut self, title: &Words, entries: &[&Entry]) {
        if entries.is_empty() {
            return;
        }
        self.section(2, title);
        for entry in entries {
            let entry = self.of_entry(entry);
            self.line(format_args!("- {entry}"));
        }
    }

    /// A field by its path, led to the reference page.
    fn of_path(&self, path: &str) -> String {
        match owner_at(path) {
            Some((owner, name)) => self.of_field(path, owner, name),
            None => code(path),
        }
    }

    /// A field of a kind or group: as it is written here, led to the reference page, and its title.
    fn of_field(&self, written: &str, owner: &str, name: &str) -> String {
        let title = self.book.sections.field(owner, name).map(|field| field.title.words());
        let title = title.map(|title| format!(" {}", inline(self.say(&title)))).unwrap_or_default();
        match self.book.sections.anchor(owner, self.lang) {
            Some(anchor) => format!("{}{title}", self.link(&code(written), &self.reference(&anchor))),
            None => format!("{}{title}", code(written)),
        }
    }

    /// A kind: its title, led to the reference page.
    fn of_kind(&self, kind: Kind, text: &str) -> String {
        match self.book.sections.anchor(kind.name(), self.lang) {
            Some(anchor) => self.link(&inline(text), &self.reference(&anchor)),
            None => inline(text),
        }
    }

    fn reference(&self, anchor: &str) -> String {
        let page = match self.lang {
            Lang::Ja => "reference.ja.md",
            Lang::En => "reference.md",
        };
        format!("inventory/schema/{page}#{anchor}")
    }

    fn other(&self) -> Lang {
        match self.lang {
            Lang::Ja => Lang::En,
            Lang::En => Lang::Ja,
        }
    }
}
