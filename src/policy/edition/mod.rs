//! Editions of the guideline and of the checklist: what may be cited, and how.

mod cited;
mod joins;
mod read;

use std::collections::BTreeMap;

use super::concern::Concern;
use crate::schema::documents::{ClauseKind, Confidence, DecidedBy, EntryChange, ReferencePattern};
use crate::words::Words;

pub use joins::{Join, JoinedTo};
pub(super) use read::bilingual;

/// The loaded editions, by id.
#[derive(Debug, Default)]
pub struct Editions {
    editions: Vec<Edition>,
    entries: BTreeMap<String, Entry>,
    count: usize,
}

/// One edition.
#[derive(Debug)]
pub struct Edition {
    /// Its id: `mhlw-6.0`.
    pub id: String,
    /// Its name.
    pub title: Words,
    /// Whether it is a checklist, and not a guideline.
    pub is_checklist: bool,
    /// The edition that takes its place, if one is known.
    pub superseded_by: Option<Words>,
}

/// Something that can be cited: a clause, a part of one, a checklist item.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Stable id. A machine key, never printed as a number.
    pub id: String,
    /// Its place in the order of editions and of the clauses in them.
    pub place: usize,
    /// The edition it belongs to.
    pub edition: String,
    /// The exact text that may be printed as the reference.
    pub cite: String,
    /// What an item of a checklist is called; clauses have no name.
    pub label: Option<String>,
    /// What it asks for, in our own words.
    pub summary: Words,
    /// How sure its text is.
    pub confidence: Confidence,
    /// The entry it is a part of.
    pub part_of: Option<String>,
    /// The volume it stands in; of a checklist, the form.
    pub volume: String,
    /// The chapter; of a checklist, the section.
    pub chapter: String,
    /// What a clause asks for; items of a checklist have no kind.
    pub kind: Option<ClauseKind>,
    /// The reference patterns its chapter is written for; empty if not known.
    pub patterns: Vec<ReferencePattern>,
    /// Whether nobody has seen its text: then nothing decides it.
    pub unread: bool,
    /// Whether a person has to confirm what was declared.
    pub needs_person: bool,
    /// Whether its form asks vendors: it is judged for each of them.
    pub for_vendors: bool,
    /// Which facilities its form is for; nothing else of it matters to others.
    pub form_for: Option<Concern>,
    /// Which facilities it concerns.
    pub concerns: Option<Concern>,
    /// Its facts.
    pub facts: Vec<EntryFact>,
    /// Fields of the inventory that state its facts, as `kind.field`, each once.
    pub fields: Vec<String>,
    /// What decides the answer to an item of a checklist.
    pub answer: Option<AnswerTerms>,
    /// Ids of entries of earlier editions it takes the place of.
    pub replaces: Vec<String>,
    /// How it differs from them.
    pub change: Option<EntryChange>,
    /// Ids of entries that a source ties to it.
    pub related: Vec<String>,
    /// Ids of entries that are tied to it by their content only.
    pub related_inferred: Vec<String>,
    /// Clauses an item of a checklist is about.
    pub joins: Vec<Join>,
    /// The item it is decided like, or paired with.
    pub like: Option<String>,
    /// What is doubtful about it.
    pub note: Option<String>,
}

/// When an item of a checklist is answered how, in the words of its edition file.
#[derive(Clone, Debug)]
pub struct AnswerTerms {
    /// When it is *yes*.
    pub yes_if: String,
    /// When it is *no*.
    pub no_if: String,
}

/// One fact an entry asks for.
#[derive(Clone, Debug)]
pub struct EntryFact {
    /// Stable id: that of its entry, `#`, and a number or a name of the checklist's data.
    pub id: String,
    /// What it is.
    pub text: Words,
    /// Fields that state it, as `kind.field`.
    pub fields: Vec<String>,
    /// What may decide it.
    pub decided_by: DecidedBy,
    /// Whether rules decide it by citing its entry and checking its fields,
    /// instead of citing the fact itself.
    pub by_fields: bool,
    /// Which facilities it concerns.
    pub concerns: Option<Concern>,
}

impl Entry {
    fn new(id: String, cite: String, summary: Words, confidence: Confidence) -> Self {
        Self {
            id,
            place: 0,
            edition: String::new(),
            cite,
            label: None,
            summary,
            confidence,
            part_of: None,
            volume: String::new(),
            chapter: String::new(),
            kind: None,
            patterns: Vec::new(),
            unread: false,
            needs_person: false,
            for_vendors: false,
            form_for: None,
            concerns: None,
            facts: Vec::new(),
            fields: Vec::new(),
            answer: None,
            replaces: Vec::new(),
            change: None,
            related: Vec::new(),
            related_inferred: Vec::new(),
            joins: Vec::new(),
            like: None,
            note: None,
        }
    }
}

impl Editions {
    fn add_edition(&mut self, edition: Edition) {
        match self.editions.iter_mut().find(|one| one.id == edition.id) {
            Some(one) => *one = edition,
            None => self.editions.push(edition),
        }
    }

    /// Adds an entry of an edition behind those before it.
    fn add<'a>(&mut self, edition: &str, mut entry: Entry, aliases: impl Iterator<Item = &'a str>) {
        self.count += 1;
        entry.place = self.count;
        edition.clone_into(&mut entry.edition);
        entry.fields = entry.facts.iter().flat_map(|fact| &fact.fields).cloned().collect();
        entry.fields.sort();
        entry.fields.dedup();
        for alias in aliases {
            self.entries.entry(alias.to_owned()).or_insert_with(|| entry.clone());
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
            Some(fact) if !entry.facts.iter().any(|one| one.id == fact) => None,
            _ => Some(entry),
        }
    }

    /// The edition of an id.
    pub fn edition(&self, id: &str) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.id == id)
    }

    /// The editions, in the order of their files.
    pub fn all(&self) -> impl Iterator<Item = &Edition> {
        self.editions.iter()
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
