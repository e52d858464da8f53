//! Editions of the guideline and of the checklist: what may be cited, and how.

use std::collections::BTreeMap;

use crate::finding::Finding;
use crate::id::FileId;
use crate::schema::documents::{
    Bilingual, CHECKLIST, Checklist, ChecklistForm, ClauseFact, Confidence, GUIDELINE, Guideline, document,
};
use crate::schema::value::Group;
use crate::schema::view::{List, Slots};
use crate::source::Files;
use crate::words::Words;

/// The loaded editions, by id.
#[derive(Debug, Default)]
pub struct Editions {
    titles: BTreeMap<String, Edition>,
    entries: BTreeMap<String, Entry>,
}

/// One edition.
#[derive(Debug)]
pub struct Edition {
    /// Its id: `mhlw-6.0`.
    pub id: String,
    /// Its name.
    pub title: Words,
    /// The edition that takes its place, if one is known.
    pub superseded_by: Option<Words>,
}

/// Something that can be cited: a clause, a part of one, a checklist item.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Stable id. A machine key, never printed as a number.
    pub id: String,
    /// The edition it belongs to.
    pub edition: String,
    /// The exact text that may be printed as the reference.
    pub cite: String,
    /// What it asks for, in our own words.
    pub summary: Words,
    /// How sure its text is.
    pub confidence: Confidence,
    /// Ids of its facts.
    pub facts: Vec<String>,
    /// What is doubtful about it.
    pub note: Option<String>,
}

impl Editions {
    /// Reads edition files. Which kind a file is shows in its list of clauses or items.
    pub(super) fn load(files: &Files, ids: impl Iterator<Item = FileId>, findings: &mut Vec<Finding>) -> Self {
        let mut editions = Self::default();
        for id in ids {
            let file = files.get(id);
            let is_checklist = file.text.lines().any(|line| line.starts_with("items:"));
            let kind = if is_checklist { &CHECKLIST } else { &GUIDELINE };
            let read = document(kind, id, file);
            findings.extend(read.findings);
            match read.value {
                Some(group) if is_checklist => editions.add_checklist(&group),
                Some(group) => editions.add_guideline(&group),
                None => {}
            }
        }
        editions
    }

    fn add_guideline(&mut self, group: &Group) {
        let guideline = Guideline(Slots::own(group));
        let edition = text(guideline.id().known());
        let newer = guideline.superseded_by().known().and_then(|newer| newer.title().known());
        self.add_edition(&edition, guideline.title().known(), newer);
        for clause in guideline.clauses().known().into_iter().flat_map(List::known) {
            let confidence = clause.confidence().known().unwrap_or(Confidence::Memory);
            let entry = Entry {
                id: text(clause.id().known()),
                edition: edition.clone(),
                cite: text(clause.cite().known()),
                summary: bilingual(clause.summary().known()),
                confidence,
                facts: fact_ids(clause.facts().known()),
                note: clause.note().known().map(str::to_owned),
            };
            let aliases = clause.aliases().known().into_iter().flat_map(List::known).map(str::to_owned);
            self.add(entry, aliases.collect());
            for part in clause.parts().known().into_iter().flat_map(List::known) {
                let entry = Entry {
                    id: text(part.id().known()),
                    edition: edition.clone(),
                    cite: text(part.cite().known()),
                    summary: bilingual(part.summary().known()),
                    confidence: part.confidence().known().unwrap_or(confidence),
                    facts: fact_ids(part.facts().known()),
                    note: part.note().known().map(str::to_owned),
                };
                self.add(entry, Vec::new());
            }
        }
    }

    fn add_checklist(&mut self, group: &Group) {
        let checklist = Checklist(Slots::own(group));
        let edition = text(checklist.id().known());
        let newer = checklist.superseded_by().known().and_then(|newer| newer.title().known());
        self.add_edition(&edition, checklist.title().known(), newer);
        for item in checklist.items().known().into_iter().flat_map(List::known) {
            let form = item.form().known().map_or("", ChecklistForm::code);
            let number = text(item.number().known());
            let entry = Entry {
                id: text(item.id().known()),
                edition: edition.clone(),
                cite: format!("チェックリスト {form} {number}"),
                summary: bilingual(item.summary().known()),
                confidence: item.confidence().known().unwrap_or(Confidence::Memory),
                facts: fact_ids(item.facts().known()),
                note: item.confidence_note().known().map(str::to_owned),
            };
            self.add(entry, Vec::new());
        }
    }

    fn add_edition(&mut self, id: &str, title: Option<Bilingual<'_>>, newer: Option<Bilingual<'_>>) {
        let superseded_by = newer.map(|newer| bilingual(Some(newer)));
        self.titles.insert(id.to_owned(), Edition { id: id.to_owned(), title: bilingual(title), superseded_by });
    }

    fn add(&mut self, entry: Entry, aliases: Vec<String>) {
        for alias in aliases {
            self.entries.entry(alias).or_insert_with(|| entry.clone());
        }
        self.entries.insert(entry.id.clone(), entry);
    }

    /// The entry of an id; the part of a fact's id before `#` is its entry's.
    pub fn find(&self, id: &str) -> Option<&Entry> {
        let (entry, fact) = match id.split_once('#') {
            Some((entry, _)) => (self.entries.get(entry)?, Some(id)),
            None => (self.entries.get(id)?, None),
        };
        match fact {
            Some(fact) if !entry.facts.iter().any(|one| one == fact) => None,
            _ => Some(entry),
        }
    }

    /// The editions, by id.
    pub fn all(&self) -> impl Iterator<Item = &Edition> {
        self.titles.values()
    }

    /// Every entry, by id.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|(id, entry)| **id == entry.id).map(|(_, entry)| entry)
    }

    /// Ids of every entry, for suggestions.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }
}

fn fact_ids<'a>(facts: Option<List<'a, ClauseFact<'a>>>) -> Vec<String> {
    facts.into_iter().flat_map(List::known).filter_map(|fact| fact.id().known()).map(str::to_owned).collect()
}

fn text(value: Option<&str>) -> String {
    value.unwrap_or_default().to_owned()
}

pub(super) fn bilingual(value: Option<Bilingual<'_>>) -> Words {
    match value {
        Some(pair) => Words::new(text(pair.ja().known()), text(pair.en().known())),
        None => Words::fixed("", ""),
    }
}
