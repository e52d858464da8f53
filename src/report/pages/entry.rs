//! The page of a clause, of a part of one, or of a checklist item.

use std::collections::BTreeSet;

use super::{Book, Page, place_of_edition, place_of_entry, said};
use crate::policy::{Concern, Entry, EntryFact, Rule};
use crate::report::markdown::{inline, prose};
use crate::schema::kinds::field_at;
use crate::schema::types::{Field, Type};
use crate::words::{Lang, Words};

pub(super) fn page<'b>(book: &'b Book<'_>, entry: &Entry, lang: Lang) -> Page<'b> {
    let mut page = Page::new(book, place_of_entry(entry, lang), lang);
    page.entry(entry);
    page
}

impl Page<'_> {
    fn entry(&mut self, entry: &Entry) {
        let (cite, mark, summary) = (&entry.cite, entry.mark(), self.say(&entry.summary));
        self.heading(1, &format!("{cite}{}: {summary}", self.say(&mark)));
        let index = Words::fixed("条の一覧", "all clauses");
        let index = self.link(self.say(&index), &place_of_edition(&entry.edition, self.lang));
        self.ways(&place_of_entry(entry, self.other()), &[index]);
        self.gap();
        self.heads(entry);
        self.facts(entry);
        self.whole(entry);
        self.answer(entry);
        self.joins(entry);
        let find = |ids: &[String]| ids.iter().filter_map(|id| self.book.registry.editions().find(id)).collect();
        let (related, inferred): (Vec<&Entry>, Vec<&Entry>) = (find(&entry.related), find(&entry.related_inferred));
        self.entries(&Words::fixed("この条の号", "its parts"), self.book.parts(entry));
        self.entries(&Words::fixed("関連する条 (資料による)", "related, by a source"), &related);
        self.entries(&Words::fixed("関連する条 (内容からの推定)", "related, inferred from the content"), &inferred);
    }

    /// Which clauses an item of a checklist is about.
    fn joins(&mut self, entry: &Entry) {
        let editions = self.book.registry.editions();
        let rows = editions.joins(entry);
        if rows.is_empty() {
            return;
        }
        self.section(2, &said::JOINS);
        for join in rows {
            if let Some(words) = said::joined(editions, join) {
                let note = join.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
                let text = inline(&format!("{}{note}", self.say(&words)));
                self.line(format_args!("- {text}"));
            }
        }
    }

    fn heads(&mut self, entry: &Entry) {
        let checklist = entry.kind.is_none();
        if let Some(edition) = self.book.edition(&entry.edition) {
            let title = self.link(&inline(self.say(&edition.title)), &place_of_edition(&edition.id, self.lang));
            self.told(&Words::fixed("版", "edition"), title);
        }
        let (volume, chapter) = if checklist {
            (Words::fixed("様式", "form"), Words::fixed("区分", "section"))
        } else {
            (Words::fixed("編", "volume"), Words::fixed("章", "chapter"))
        };
        self.told(&volume, inline(&entry.volume));
        self.told(&chapter, inline(&entry.chapter));
        if let Some(label) = &entry.label {
            self.told(&Words::fixed("項目名", "item"), inline(label));
        }
        let whole = entry.part_of.as_ref().and_then(|id| self.book.registry.editions().find(id));
        if let Some(whole) = whole {
            self.told(&Words::fixed("もとの条", "part of"), self.of_entry(whole));
        }
        if let Some(kind) = entry.kind {
            self.told(&Words::fixed("種類", "kind"), self.say(&kind.title()));
        }
        if !entry.patterns.is_empty() {
            let patterns = entry.patterns.iter().map(|one| {
                let (code, title) = (one.code(), one.title());
                format!("{code} ({})", self.say(&title))
            });
            let patterns = patterns.collect::<Vec<_>>().join(self.say(&Words::fixed("、", ", ")));
            self.told(&Words::fixed("参照パターン", "reference pattern"), patterns);
        }
        for concern in [&entry.form_for, &entry.concerns].into_iter().flatten() {
            self.told(&CONCERNED, self.concern(concern));
        }
        self.told(&said::SURENESS, self.say(&said::sureness(entry)));
        if let Some(note) = &entry.note {
            self.told(&Words::fixed("注", "note (in Japanese)"), inline(note));
        }
        if checklist && entry.needs_person {
            let person = Words::fixed(
                "人が実態を確かめるまで「はい」になりません",
                "it is not yes until a person has looked at what is really there",
            );
            self.told(&Words::fixed("人の確認", "a person"), self.say(&person));
        }
    }

    /// Which facilities it is about, and why not the others.
    fn concern(&self, concern: &Concern) -> String {
        let path = concern.field();
        let field = field_at(&path).ok();
        let values = concern.values().iter().map(|value| field.and_then(|field| title_of(field, value)));
        let values: Vec<Words> = values.flatten().collect();
        let values = Words::join(&values, "・", ", ");
        let elsewhere = Words::fixed("そうでなければ対象外: ", "otherwise not applicable: ");
        let (values, otherwise) = (inline(self.say(&values)), inline(self.say(&concern.otherwise)));
        format!("{} = {values} ({}{otherwise})", self.of_path(&path), self.say(&elsewhere))
    }

    /// What it asks for, one by one, and what decides each.
    fn facts(&mut self, entry: &Entry) {
        if entry.facts.is_empty() {
            if self.book.parts(entry).is_empty() {
                self.section(2, &said::FACTS);
                let none = Words::fixed("決められる事実はまだありません。", "There is no fact that could be decided.");
                self.line(self.say(&none));
            }
            return;
        }
        self.section(2, &said::FACTS);
        for fact in &entry.facts {
            self.fact(entry, fact);
        }
    }

    fn fact(&mut self, entry: &Entry, fact: &EntryFact) {
        self.line(format_args!("- {}", prose(self.say(&fact.text))));
        let told = |page: &mut Self, name: &Words, value: String| {
            let pair = page.pair(name, value);
            page.line(format_args!("  - {pair}"));
        };
        told(self, &Words::fixed("決めるもの", "decided by"), self.say(&said::decided_by(fact)).to_owned());
        if !fact.fields.is_empty() {
            let fields: Vec<String> = fact.fields.iter().map(|path| self.of_path(path)).collect();
            let fields = fields.join(self.say(&Words::fixed("、", ", ")));
            told(self, &Words::fixed("台帳の項目", "fields of the inventory"), fields);
        }
        if let Some(concern) = &fact.concerns {
            told(self, &CONCERNED, self.concern(concern));
        }
        let rules = self.book.numbered(&self.book.citing.of_fact(entry, fact));
        if rules.is_empty() {
            self.line(format_args!("  - {}", self.say(&said::NO_RULE)));
        }
        for rule in rules {
            let rule = self.of_rule(rule);
            told(self, &Words::fixed("ルール", "rule"), rule);
        }
    }

    /// Rules about it that decide no fact of it.
    fn whole(&mut self, entry: &Entry) {
        let of_facts: BTreeSet<usize> =
            entry.facts.iter().flat_map(|fact| self.book.citing.of_fact(entry, fact)).collect();
        let whole = self.book.citing.of_entry(entry);
        let rules: Vec<&Rule> = self.book.numbered(&whole.difference(&of_facts).copied().collect());
        if rules.is_empty() {
            return;
        }
        self.section(2, &Words::fixed("全体にかかわるルール", "rules about it as a whole"));
        let meaning = Words::fixed(
            "違反や不明なら判定に効き、充足でも「はい」の根拠にはなりません。",
            "They can make it no or unknown; being satisfied, they do not make it yes.",
        );
        self.line(format_args!("{}\n", self.say(&meaning)));
        for rule in rules {
            let rule = self.of_rule(rule);
            self.line(format_args!("- {rule}"));
        }
    }

    /// What makes the answer to an item of a checklist.
    fn answer(&mut self, entry: &Entry) {
        let Some(answer) = &entry.answer else { return };
        self.section(2, &Words::fixed("答えの条件", "answers (terms in Japanese)"));
        for (name, terms) in
            [(Words::fixed("はい", "yes"), &answer.yes_if), (Words::fixed("いいえ", "no"), &answer.no_if)]
        {
            if !terms.is_empty() {
                self.told(&name, inline(terms));
            }
        }
    }
}

static CONCERNED: Words = Words::fixed("対象の施設", "facilities concerned");

/// A value of a field as people say it.
fn title_of(field: &Field, value: &str) -> Option<Words> {
    match &field.ty {
        Type::YesNo if value == "yes" => Some(Words::fixed("はい", "yes")),
        Type::YesNo => Some(Words::fixed("いいえ", "no")),
        Type::Choice(choices) => choices.words.iter().find(|word| word.code == value).map(|word| word.title.words()),
        _ => None,
    }
}
