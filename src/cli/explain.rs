//! `sekisho explain`

use std::io::{self, Write};

use super::arguments::ExplainArguments;
use super::{Done, Session, policy};
use crate::error::{Error, ErrorKind, Result};
use crate::finding::Code;
use crate::policy::{Citing, Entry, Registry, Rule, all_codes};
use crate::report::{Locator, level_origin, one_line, owner, said};
use crate::schema::documents::DecidedBy;
use crate::schema::kinds::field_at;
use crate::schema::suggest;
use crate::words;
use crate::words::{Lang, Words};

pub(super) fn run(session: &Session, arguments: &ExplainArguments) -> Result<Done> {
    let loaded = policy::load(session, arguments.dir.as_deref())?;
    let what = arguments.what.trim();
    let lang = loaded.terminal.lang();
    let registry = &loaded.registry;
    let page = Page { registry, locator: Locator::of_files(&loaded.files), lang };
    if let Some(rule) = registry.find(what) {
        Session::result(loaded.terminal, |out| page.rule(rule, out))?;
        return Ok(Done::Good);
    }
    if let Some(code) = all_codes().find(|code| code.id == what) {
        Session::result(loaded.terminal, |out| page.code(code, out))?;
        return Ok(Done::Good);
    }
    let entries = registry.editions().cited(what);
    if !entries.is_empty() {
        Session::result(loaded.terminal, |out| page.entries(&entries, out))?;
        return Ok(Done::Good);
    }
    let names = registry
        .rules()
        .iter()
        .map(|rule| rule.id.as_str())
        .chain(all_codes().map(|code| code.id))
        .chain(registry.editions().ids());
    let error = Error::new(ErrorKind::NotFound, words!("`{what}` は見つかりません", "there is no `{what}`"));
    Err(error.hint(suggest(what, names).unwrap_or_else(|| {
        words!("ルールは `sekisho policy list` で見られます", "`sekisho policy list` lists the rules")
    })))
}

struct Page<'a> {
    registry: &'a Registry,
    locator: Locator<'a>,
    lang: Lang,
}

impl Page<'_> {
    fn say(&self, words: &Words) -> String {
        words.get(self.lang).to_owned()
    }

    fn field(&self, name: &Words, value: &str, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}: {value}", self.say(name))
    }

    fn section(&self, name: &Words, text: &str, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "\n{}\n  {}", self.say(name), one_line(text))
    }

    fn rule(&self, rule: &Rule, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}\n{}\n", rule.id, one_line(rule.title.get(self.lang)))?;
        let severity = rule.severity.title();
        self.field(&said::SEVERITY, severity.get(self.lang), out)?;
        for level in [&rule.levels.general].into_iter().chain(rule.levels.at.values()) {
            let (title, origin) = (level.level.title(), level_origin(self.registry, &self.locator, level));
            let text = format!("{} ({})", title.get(self.lang), origin.get(self.lang));
            self.field(&said::LEVEL, &text, out)?;
        }
        self.field(&said::APPLIES_TO, &self.say(&said::applies_to(rule)), out)?;
        let origin = owner(self.registry, rule.origin);
        self.field(&Words::fixed("出どころ", "from"), &self.say(&origin), out)?;
        self.section(&said::WHY, &rule.described(&rule.why, self.lang), out)?;
        self.section(&said::REMEDY, &rule.described(&rule.remedy, self.lang), out)?;
        writeln!(out, "\n{}", self.say(&said::CHECK))?;
        if let Some(when) = &rule.source.when {
            writeln!(out, "  when: {}", one_line(when))?;
        }
        writeln!(out, "  {}: {}", said::how(rule), one_line(&rule.source.check))?;
        for one in &rule.parameters {
            writeln!(
                out,
                "  params.{} = {}  ({}; {})",
                one.name,
                one.value,
                self.say(&one.source.title()),
                one_line(one.about.get(self.lang))
            )?;
        }
        if !rule.cites.is_empty() {
            writeln!(out, "\n{}", self.say(&said::CLAUSES))?;
            for id in &rule.cites {
                if let Some(entry) = self.registry.editions().find(id) {
                    let only = if rule.denies.contains(id) { self.say(&said::ONLY_DENIES) } else { String::new() };
                    writeln!(
                        out,
                        "  {}{}{only}\n    {}",
                        entry.cite,
                        self.say(&entry.mark()),
                        one_line(entry.summary.get(self.lang))
                    )?;
                }
            }
        }
        for example in &rule.examples {
            let outcome = example.outcome.title();
            writeln!(out, "\n{} — {} ({})", self.say(&said::EXAMPLE), outcome.get(self.lang), example.subject)?;
            for line in example.inventory.lines() {
                writeln!(out, "  {}", one_line(line))?;
            }
        }
        Ok(())
    }

    fn code(&self, code: &Code, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}\n{}\n", code.id, code.title.get(self.lang))?;
        let severity = code.severity.title();
        self.field(&said::SEVERITY, severity.get(self.lang), out)?;
        self.section(&said::WHY, code.why.get(self.lang), out)?;
        self.section(&said::REMEDY, code.remedy.get(self.lang), out)
    }

    fn entries(&self, entries: &[&Entry], out: &mut dyn Write) -> io::Result<()> {
        let citing = Citing::new(self.registry);
        for entry in entries {
            writeln!(out, "{}{}", entry.cite, self.say(&entry.mark()))?;
            writeln!(out, "  {}", one_line(entry.summary.get(self.lang)))?;
            if let Some(note) = &entry.note {
                writeln!(out, "  {}: {}", self.say(&said::NOTE), one_line(note))?;
            }
            writeln!(out, "  {}: {}", self.say(&said::SURENESS), self.say(&said::sureness(entry)))?;
            self.facts(entry, out)?;
            self.fields(entry, out)?;
            self.attested(entry, out)?;
            self.joins(entry, out)?;
            let rules: Vec<&Rule> = citing.all_of(entry).into_iter().map(|at| &self.registry.rules()[at]).collect();
            if rules.is_empty() {
                writeln!(out, "  {}", self.say(&said::NO_RULE))?;
            }
            for rule in rules {
                writeln!(out, "  {}  {}", rule.id, one_line(rule.title.get(self.lang)))?;
            }
            writeln!(out)?;
        }
        Ok(())
    }

    /// What an attestation about the entry has to name.
    fn attested(&self, entry: &Entry, out: &mut dyn Write) -> io::Result<()> {
        let facts = entry.facts.iter().filter(|fact| fact.decided_by != DecidedBy::Rules && !entry.unread);
        let facts: Vec<String> = facts.map(|fact| one_line(&fact.id)).collect();
        if facts.is_empty() {
            return Ok(());
        }
        let facts = facts.join(", ");
        let line = words!(
            "確認書で決まる事実 (`fact` に書く id): {facts}",
            "decided by attestations (id to write as `fact`): {facts}"
        );
        writeln!(out, "  {}", self.say(&line))
    }

    /// What the entry asks for one by one, and what decides it.
    fn facts(&self, entry: &Entry, out: &mut dyn Write) -> io::Result<()> {
        if !entry.facts.is_empty() {
            writeln!(out, "  {}", self.say(&said::FACTS))?;
        }
        for fact in &entry.facts {
            let (text, by) = (self.say(&fact.text), self.say(&said::decided_by(fact)));
            writeln!(out, "    {} — {by}", one_line(&text))?;
        }
        Ok(())
    }

    /// Which clauses an item of a checklist is about.
    fn joins(&self, entry: &Entry, out: &mut dyn Write) -> io::Result<()> {
        let editions = self.registry.editions();
        let rows = editions.joins(entry);
        if !rows.is_empty() {
            writeln!(out, "  {}", self.say(&said::JOINS))?;
        }
        for join in rows {
            if let Some(words) = said::joined(editions, join) {
                writeln!(out, "    {}", one_line(&self.say(&words)))?;
            }
            if let Some(note) = &join.note {
                writeln!(out, "      {}: {}", self.say(&said::NOTE), one_line(note))?;
            }
        }
        Ok(())
    }

    /// Where the inventory says what the entry asks for.
    fn fields(&self, entry: &Entry, out: &mut dyn Write) -> io::Result<()> {
        if entry.fields.is_empty() {
            return Ok(());
        }
        writeln!(out, "  {}", self.say(&Words::fixed("台帳のこの項目で決まります", "the inventory states it in")))?;
        for path in &entry.fields {
            if let Ok(field) = field_at(path) {
                writeln!(out, "    {path}  {}", field.title.words().get(self.lang))?;
            }
        }
        Ok(())
    }
}
