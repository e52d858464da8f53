//! The page of a rule.

use super::{Book, Page, place_of_index, place_of_rule, said};
use crate::policy::cel::Read;
use crate::policy::{Entry, Rule};
use crate::report::markdown::{cell, code, fenced, inline, prose};
use crate::schema::documents::BuiltinName;
use crate::words::{Lang, Words};

pub(super) fn page<'b>(book: &'b Book<'_>, rule: &Rule, lang: Lang) -> Page<'b> {
    let mut page = Page::new(book, place_of_rule(rule, lang), lang);
    page.rule(rule);
    page
}

impl Page<'_> {
    fn rule(&mut self, rule: &Rule) {
        let id = rule.id.as_str();
        self.heading(1, self.say(&rule.title));
        let index = Words::fixed("ルールの一覧", "all rules");
        let file = Words::fixed("ルールのファイル", "the rule's file");
        let links = [
            self.link(self.say(&index), place_of_index(self.lang)),
            self.link(self.say(&file), &format!("policies/{id}.yaml")),
        ];
        self.ways(&place_of_rule(rule, self.other()), &links);
        self.gap();
        self.told(&Words::fixed("ルール", "rule"), code(id));
        let kind = said::applies_to(rule);
        self.told(&said::APPLIES_TO, self.of_kind(rule.subject, self.say(&kind)));
        self.told(&said::SEVERITY, self.say(&rule.severity.title()));
        self.told(&said::LEVEL, self.say(&rule.levels.general.level.title()));
        self.told(&Words::fixed("導入した版", "since"), inline(&rule.since));

        self.section(2, &Words::fixed("指摘", "what it says"));
        self.line(format_args!("> {}", prose(&rule.described(&rule.message, self.lang))));
        self.section(2, &said::WHY);
        self.line(prose(&rule.described(&rule.why, self.lang)));
        self.section(2, &said::REMEDY);
        self.line(prose(&rule.described(&rule.remedy, self.lang)));
        self.check(rule);
        self.parameters(rule);
        self.cites(rule);
        self.examples(rule);
    }

    fn check(&mut self, rule: &Rule) {
        self.section(2, &said::CHECK);
        if let Some(when) = &rule.source.when {
            let asked = Words::fixed(
                "次に当てはまる行だけを判定します。当てはまらない行は対象外です。",
                "Rows for which this holds are judged; it does not apply to others.",
            );
            self.line(format_args!("{}\n\n{}", self.say(&asked), fenced("cel", when)));
        }
        if said::how(rule) == "cel" {
            let holds = Words::fixed(
                "次が成り立てば充足、成り立たなければ違反、書かれていない項目のために決まらなければ不明です。",
                "If this holds the rule is satisfied, if not violated; where a field that is not written leaves it open, undecided.",
            );
            self.line(format_args!("{}\n\n{}", self.say(&holds), fenced("cel", &rule.source.check)));
        } else {
            let analysis = BuiltinName::ALL.iter().find(|name| name.code() == rule.source.check);
            let title = analysis.map_or_else(|| Words::fixed("", ""), |name| name.title());
            let built_in = Words::fixed("組込みの判定", "Built-in analysis");
            let (built_in, title) = (self.say(&built_in), self.say(&title));
            self.line(format_args!("{built_in} {}: {title}\n", code(&rule.source.check)));
        }
        self.fields(&Words::fixed("判定に使う項目:", "Fields that decide:"), rule.reads.iter());
        let chosen_by = rule.chosen_by().difference(&rule.reads);
        self.fields(&Words::fixed("対象を選ぶ項目:", "Fields that choose the rows:"), chosen_by);
    }

    fn fields<'r>(&mut self, title: &Words, fields: impl Iterator<Item = &'r Read>) {
        let fields: Vec<String> =
            fields.map(|(owner, name)| self.of_field(&format!("{owner}.{name}"), owner, name)).collect();
        if fields.is_empty() {
            return;
        }
        self.line(format_args!("{}\n", self.say(title)));
        for field in fields {
            self.line(format_args!("- {field}"));
        }
        self.gap();
    }

    fn parameters(&mut self, rule: &Rule) {
        if rule.parameters.is_empty() {
            return;
        }
        self.section(2, &Words::fixed("数字", "numbers"));
        let columns = Words::fixed(
            "| 名前 | 値 | だれの数字か | 病院が変えられるか | 意味 |",
            "| name | value | whose number | what a hospital may change | meaning |",
        );
        self.line(format_args!("{}\n|---|---:|---|---|---|", self.say(&columns)));
        for one in &rule.parameters {
            let (source, may, about) = (one.source.title(), one.may.title(), &one.about);
            let (source, may, about) = (self.say(&source), self.say(&may), cell(self.say(about)));
            self.line(format_args!("| {} | {} | {source} | {may} | {about} |", code(&one.name), one.default));
        }
    }

    /// What it cites: clauses in their order, each with the facts of it that it decides.
    fn cites(&mut self, rule: &Rule) {
        self.section(2, &said::CLAUSES);
        let mut entries: Vec<&Entry> =
            rule.cites.iter().filter_map(|id| self.book.registry.editions().find(id)).collect();
        entries.sort_by_key(|entry| entry.place);
        entries.dedup_by_key(|entry| entry.place);
        if entries.is_empty() {
            let none = Words::fixed("根拠の条はありません。", "It cites no clause.");
            self.line(self.say(&none));
        }
        for entry in entries {
            let line = self.of_entry(entry);
            let lang = self.lang;
            let only = |id: &String| if rule.denies.contains(id) { said::ONLY_DENIES.get(lang) } else { "" };
            self.line(format_args!("- {line}{}", only(&entry.id)));
            for fact in entry.facts.iter().filter(|fact| rule.cites.contains(&fact.id)) {
                self.line(format_args!("  - {}{}", prose(self.say(&fact.text)), only(&fact.id)));
            }
        }
    }

    fn examples(&mut self, rule: &Rule) {
        self.section(2, &Words::fixed("例", "examples"));
        for example in &rule.examples {
            let outcome = example.outcome.title();
            self.section(3, &outcome);
            let subject = self.pair(&said::SUBJECT, code(&example.subject));
            self.line(format_args!("{subject}\n"));
            if !example.missing.is_empty() {
                let missing: Vec<String> = example.missing.iter().map(|path| self.of_path(path)).collect();
                let missing = missing.join(self.say(&Words::fixed("、", ", ")));
                let title = Words::fixed("書かれていない項目", "not written");
                let missing = self.pair(&title, missing);
                self.line(format_args!("{missing}\n"));
            }
            self.line(fenced("yaml", &example.inventory));
        }
    }
}
