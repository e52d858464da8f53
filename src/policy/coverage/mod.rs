//! What the judgement says of the clauses and items of the editions.
//!
//! A rule decides the facts it cites. A fact is *no* if any record of any of
//! its rules is violated (waived ones too), else *unknown* if any is undecided
//! or nothing decides it, else *yes* if at least one is satisfied. *Not
//! applicable* needs a declared reason: every facility says that the matter
//! does not concern it, or the rules' sheets are declared complete and hold no
//! such record. An entry takes the worst of its facts and parts.
//!
//! A rule that cites an entry as a whole can make it *no* or *unknown* and
//! never *yes*: only facts support that. The names under `data` of a checklist
//! item are its facts; a rule decides one if it cites the item and its check
//! reads a field of that name.

mod succession;
mod decide;
mod shortest;
mod status;
mod support;
mod tally;
mod vendors;

use std::collections::{BTreeMap, BTreeSet};

pub use shortest::{Ask, Waiting, keeper, shortest};
pub use status::{Reason, Status, Verdict};
pub use succession::{Succession, Successor};
pub use support::{Support, supports};
pub use tally::{Basis, Tally};
pub use vendors::{OfVendor, VendorSaid};

use super::attestation::{Attestations, Attested};
use super::citing::Citing;
use super::edition::{Entry, EntryFact};
use super::judge::Judgement;
use super::rule::Rule;
use crate::schema::documents::{Confidence, DecidedBy};
use crate::schema::units::Day;
use decide::Work;
use tally::sum;
use vendors::Vendors;

/// What statuses are worked out from.
pub struct Grounds<'g, 'a> {
    /// The outcomes of all rules.
    pub judgement: &'g Judgement<'a>,
    /// What people looked at.
    pub attestations: &'g Attestations,
    /// Confirmations of rows before this day are old.
    pub old_before: Day,
    /// Whether the outcome of a rule, by its position, for a record, by its
    /// position in its kind, is excused.
    pub waived: &'g dyn Fn(usize, usize) -> bool,
}

/// The status of every fact, part, clause and item.
pub struct Coverage<'a> {
    /// Every clause and item, in the order of the editions; parts stand in their clause.
    pub entries: Vec<Covered<'a>>,
    rules: Vec<(&'a Rule, Tally)>,
}

/// A clause, part or item with its status.
pub struct Covered<'a> {
    /// The clause, part or item.
    pub entry: &'a Entry,
    /// Its status.
    pub verdict: Verdict,
    /// Counts of its rules, each once; those of its parts too. Of an item
    /// vendors are asked, only rows of contracted vendors count.
    pub tally: Tally,
    /// Why its answer stands on weak ground.
    pub basis: Option<Basis>,
    /// Its facts.
    pub facts: Vec<CoveredFact<'a>>,
    /// Its parts.
    pub parts: Vec<Covered<'a>>,
    /// What it is for every contracted vendor, if vendors are asked.
    pub vendors: Vec<OfVendor>,
    /// Positions of the rules that cite it or a fact of it.
    rules: BTreeSet<usize>,
}

/// A fact with its status.
pub struct CoveredFact<'a> {
    /// The fact.
    pub fact: &'a EntryFact,
    /// Its status.
    pub verdict: Verdict,
    /// Counts of its rules, each once.
    pub tally: Tally,
    /// Why its answer stands on weak ground.
    pub basis: Option<Basis>,
    /// The attestations that decide it.
    pub attested: Vec<Attested>,
    rules: BTreeSet<usize>,
}

/// Entries that are cited by the same words.
pub struct CiteGroup<'c, 'a> {
    /// The words.
    pub cite: String,
    /// The entries, in the order of their edition.
    pub entries: Vec<&'c Covered<'a>>,
    /// Counts of all their rules, each once.
    pub tally: Tally,
}

impl<'a> Coverage<'a> {
    /// Works out every status.
    pub fn new(grounds: &Grounds<'_, 'a>) -> Self {
        let judgement = grounds.judgement;
        let rules: Vec<(&Rule, Tally)> = judgement
            .rules()
            .enumerate()
            .map(|(number, (rule, outcomes))| {
                let (inventory, subjects) = (judgement.inventory(), judgement.inventory().of_kind(rule.subject));
                let basis = |position: usize| Basis::of_row(inventory.own(subjects[position]), grounds.old_before);
                let waived = |position| (grounds.waived)(number, position);
                (rule, Tally::of(&outcomes.outcomes, waived, basis))
            })
            .collect();
        let editions = judgement.registry().editions();
        let citing = Citing::new(judgement.registry());
        let order: Vec<&str> = editions.all().map(|edition| edition.id.as_str()).collect();
        let mut entries: Vec<&Entry> = editions.entries().collect();
        entries.sort_by_key(|entry| (order.iter().position(|id| *id == entry.edition), entry.place));
        let mut parts: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
        for entry in &entries {
            if let Some(whole) = &entry.part_of {
                parts.entry(whole).or_default().push(entry);
            }
        }
        let asked = entries.iter().filter(|entry| entry.for_vendors);
        let asked = asked.flat_map(|entry| {
            let of_facts = entry.facts.iter().flat_map(|fact| citing.of_fact(entry, fact));
            of_facts.chain(citing.of_entry(entry)).collect::<Vec<_>>()
        });
        let vendors = Vendors::read(judgement.inventory(), judgement.as_of());
        let of_vendors = vendors.counts(grounds, &asked.collect());
        let work = Work { grounds, vendors, of_vendors: &of_vendors, rules: &rules, citing: &citing, parts: &parts };
        let entries = entries.iter().filter(|entry| entry.part_of.is_none()).map(|entry| work.entry(entry)).collect();
        Self { entries, rules }
    }

    /// Rules that cite an entry or a fact of it, by id; those of its parts too.
    pub fn rules_of(&self, covered: &Covered<'a>) -> Vec<&'a Rule> {
        covered.all_rules().into_iter().map(|number| self.rules[number].0).collect()
    }

    /// Rules of a fact, by id.
    pub fn rules_of_fact(&self, fact: &CoveredFact<'a>) -> Vec<&'a Rule> {
        fact.rules.iter().map(|number| self.rules[*number].0).collect()
    }

    /// Counts of one rule.
    pub fn tally_of_rule(&self, rule: &Rule) -> Tally {
        self.rules.iter().find(|(one, _)| one.id == rule.id).map_or_else(Tally::default, |(_, tally)| *tally)
    }

    /// Rules that cite an entry and decide none of its facts, by id.
    pub fn rules_of_whole(&self, covered: &Covered<'a>) -> Vec<&'a Rule> {
        let of_facts: BTreeSet<usize> = covered.facts.iter().flat_map(|fact| &fact.rules).copied().collect();
        covered.rules.difference(&of_facts).map(|number| self.rules[*number].0).collect()
    }

    /// Rules that cite no clause, by id.
    pub fn without_clause(&self) -> impl Iterator<Item = &'a Rule> + '_ {
        self.rules.iter().map(|(rule, _)| *rule).filter(|rule| rule.cites.is_empty())
    }

    /// Puts entries with the same citation together, in the order of the first of each.
    pub fn by_cite<'c>(
        &self,
        entries: impl IntoIterator<Item = &'c Covered<'a>>,
        cite: impl Fn(&Entry) -> String,
    ) -> Vec<CiteGroup<'c, 'a>>
    where
        'a: 'c,
    {
        let mut groups: Vec<(CiteGroup<'c, 'a>, BTreeSet<usize>)> = Vec::new();
        let mut positions: BTreeMap<String, usize> = BTreeMap::new();
        for covered in entries {
            let cite = cite(covered.entry);
            let position = *positions.entry(cite.clone()).or_insert(groups.len());
            if position == groups.len() {
                groups.push((CiteGroup { cite, entries: Vec::new(), tally: Tally::default() }, BTreeSet::new()));
            }
            groups[position].0.entries.push(covered);
            groups[position].1.extend(&covered.rules);
        }
        groups.into_iter().map(|(group, rules)| CiteGroup { tally: sum(&self.rules, &rules), ..group }).collect()
    }
}

impl<'a> Covered<'a> {
    /// Whether a status was worked out from a text only remembered.
    pub fn text_from_memory(&self) -> bool {
        self.entry.confidence == Confidence::Memory && matches!(self.verdict.status, Status::Yes | Status::No)
    }

    /// Whether a rule cites it or a fact of it.
    pub fn is_cited(&self) -> bool {
        !self.rules.is_empty()
    }

    /// Whether no rule cites it, a fact or a part of it.
    pub fn without_rule(&self) -> bool {
        self.all_rules().is_empty()
    }

    /// Itself and its parts.
    pub fn with_parts(&self) -> impl Iterator<Item = &Covered<'a>> {
        std::iter::once(self).chain(&self.parts)
    }

    /// The attestations that decide facts of it or of its parts, each once.
    pub fn attested(&self) -> Vec<&Attested> {
        let mut all: Vec<&Attested> =
            self.with_parts().flat_map(|one| &one.facts).flat_map(|fact| &fact.attested).collect();
        all.sort_by_key(|one| one.record);
        all.dedup();
        all
    }

    /// Facts of it and of its parts that an attestation would decide.
    pub fn awaiting(&self) -> impl Iterator<Item = &CoveredFact<'a>> {
        self.with_parts().flat_map(|one| &one.facts).filter(|fact| fact.awaits_person())
    }

    fn all_rules(&self) -> BTreeSet<usize> {
        self.with_parts().flat_map(|one| &one.rules).copied().collect()
    }
}

impl CoveredFact<'_> {
    /// Whether an attestation would decide it.
    pub fn awaits_person(&self) -> bool {
        let open = matches!(self.verdict.reason, Reason::NeedsPerson | Reason::NothingJudged);
        open && self.fact.decided_by != DecidedBy::Rules
    }
}
