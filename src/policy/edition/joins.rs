//! Which clauses the items of a checklist are about: a map written by hand.

use super::{Editions, Entry};
use crate::finding::{Finding, Place};
use crate::policy::codes;
use crate::schema::documents::Confidence;
use crate::schema::suggest;
use crate::words;

/// One row of the map.
#[derive(Clone, Debug)]
pub struct Join {
    /// The edition it leads to.
    pub edition: String,
    /// What it leads to.
    pub to: JoinedTo,
    /// How sure it is.
    pub confidence: Confidence,
    /// What is doubtful about it.
    pub note: Option<String>,
    place: Place,
}

/// What an item is joined to.
#[derive(Clone, Debug)]
pub enum JoinedTo {
    /// A clause or a part of one, by id.
    Clause(String),
    /// A whole chapter: no more is known.
    Chapter {
        /// Its volume.
        volume: String,
        /// Its number.
        number: String,
    },
}

impl Join {
    pub(super) fn new(
        edition: String,
        to: JoinedTo,
        confidence: Confidence,
        note: Option<String>,
        place: Place,
    ) -> Self {
        Self { edition, to, confidence, note, place }
    }
}

impl Editions {
    /// The rows of the map for an entry; an item decided like another, or paired
    /// with it, has those of the other.
    pub fn joins<'e>(&'e self, entry: &'e Entry) -> &'e [Join] {
        match entry.like.as_deref().and_then(|id| self.find(id)).filter(|_| entry.joins.is_empty()) {
            Some(other) => &other.joins,
            None => &entry.joins,
        }
    }

    /// The clauses a row leads to, in the order of their edition: one, or all of a chapter.
    pub fn joined(&self, join: &Join) -> Vec<&Entry> {
        let mut found: Vec<&Entry> = match &join.to {
            JoinedTo::Clause(id) => self.find(id).into_iter().filter(|entry| entry.edition == join.edition).collect(),
            JoinedTo::Chapter { volume, number } => self
                .entries()
                .filter(|entry| entry.edition == join.edition && entry.part_of.is_none() && entry.volume == *volume)
                .filter(|entry| entry.chapter.split(' ').next() == Some(number))
                .collect(),
        };
        found.sort_by_key(|entry| entry.place);
        found
    }

    /// Rows that lead nowhere. Asked once every edition is read.
    pub(super) fn check_joins(&self, findings: &mut Vec<Finding>) {
        let rows = self.entries().flat_map(|entry| &entry.joins);
        for join in rows.filter(|join| self.joined(join).is_empty()) {
            let edition = &join.edition;
            let (message, remedy) = match &join.to {
                JoinedTo::Clause(id) => (
                    words!("`{edition}` に `{id}` という条はありません", "`{edition}` has no clause `{id}`"),
                    suggest(id, self.ids()),
                ),
                JoinedTo::Chapter { volume, number } => (
                    words!(
                        "`{edition}` に {volume} {number} 章はありません",
                        "`{edition}` has no chapter {number} of {volume}"
                    ),
                    None,
                ),
            };
            let finding = Finding::new(&codes::UNKNOWN_NAME, message).at(join.place.clone());
            findings.push(match remedy {
                Some(remedy) => finding.help(remedy),
                None => finding,
            });
        }
    }
}
