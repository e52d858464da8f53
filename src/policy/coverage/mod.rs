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

mod ground;
mod shortest;
mod status;

use std::collections::{BTreeMap, BTreeSet};

pub use ground::{Ground, grounds};
pub use shortest::{Ask, keeper, shortest};
pub use status::{Reason, Status, Verdict};

use super::edition::{Entry, EntryFact};
use super::judge::Judgement;
use super::outcome::Outcome;
use super::rule::Rule;
use crate::model::Inventory;
use crate::schema::documents::{Confidence, DecidedBy};
use crate::schema::kinds::owner_at;

/// Counts of records by outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// The rule holds.
    pub satisfied: usize,
    /// It does not, waived ones included.
    pub violated: usize,
    /// Something that decides is not known, waived ones included.
    pub undecided: usize,
    /// The rule does not concern them.
    pub not_applicable: usize,
    /// Those of the violated that are waived.
    pub violated_waived: usize,
    /// Those of the undecided that are waived.
    pub undecided_waived: usize,
}

impl Tally {
    /// All that are waived.
    pub fn waived(&self) -> usize {
        self.violated_waived + self.undecided_waived
    }

    fn add(&mut self, other: &Self) {
        self.satisfied += other.satisfied;
        self.violated += other.violated;
        self.undecided += other.undecided;
        self.not_applicable += other.not_applicable;
        self.violated_waived += other.violated_waived;
        self.undecided_waived += other.undecided_waived;
    }
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
    /// Its facts.
    pub facts: Vec<CoveredFact<'a>>,
    /// Its parts.
    pub parts: Vec<Covered<'a>>,
    /// Positions of the rules that cite it or a fact of it.
    rules: BTreeSet<usize>,
}

/// A fact with its status.
pub struct CoveredFact<'a> {
    /// The fact.
    pub fact: &'a EntryFact,
    /// Its status.
    pub verdict: Verdict,
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
    /// Works out every status. `waived` tells whether the outcome of a rule,
    /// by its position, for a record, by its position in its kind, is excused.
    pub fn new(judgement: &Judgement<'a>, waived: impl Fn(usize, usize) -> bool) -> Self {
        let rules: Vec<(&Rule, Tally)> = judgement
            .rules()
            .enumerate()
            .map(|(number, (rule, outcomes))| {
                let count = |outcome| outcomes.outcomes.count(outcome);
                let excused = |wanted| {
                    let open = outcomes.outcomes.open();
                    open.filter(|(position, outcome)| *outcome == wanted && waived(number, *position)).count()
                };
                let tally = Tally {
                    satisfied: count(Outcome::Satisfied),
                    violated: count(Outcome::Violated),
                    undecided: count(Outcome::Undecided),
                    not_applicable: count(Outcome::NotApplicable),
                    violated_waived: excused(Outcome::Violated),
                    undecided_waived: excused(Outcome::Undecided),
                };
                (rule, tally)
            })
            .collect();
        let editions = judgement.registry().editions();
        let mut citing: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
        for (number, (rule, _)) in rules.iter().enumerate() {
            for cite in &rule.cites {
                let Some(entry) = editions.find(cite) else { continue };
                let of_fact = entry.facts.iter().map(|fact| fact.id.as_str()).find(|id| id == cite);
                citing.entry(of_fact.unwrap_or(&entry.id)).or_default().insert(number);
            }
        }
        let order: Vec<&str> = editions.all().map(|edition| edition.id.as_str()).collect();
        let mut entries: Vec<&Entry> = editions.entries().collect();
        entries.sort_by_key(|entry| (order.iter().position(|id| *id == entry.edition), entry.place));
        let mut parts: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
        for entry in &entries {
            if let Some(whole) = &entry.part_of {
                parts.entry(whole).or_default().push(entry);
            }
        }
        let work = Work { judgement, rules: &rules, citing: &citing, parts: &parts };
        let entries = entries.iter().filter(|entry| entry.part_of.is_none()).map(|entry| work.entry(entry)).collect();
        Self { entries, rules }
    }

    /// Counts of an entry's rules, each once; those of its parts too.
    pub fn tally(&self, covered: &Covered<'a>) -> Tally {
        sum(&self.rules, &covered.all_rules())
    }

    /// Counts of a fact's rules, each once.
    pub fn tally_of_fact(&self, fact: &CoveredFact<'a>) -> Tally {
        sum(&self.rules, &fact.rules)
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
    pub fn from_memory(&self) -> bool {
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

    fn all_rules(&self) -> BTreeSet<usize> {
        self.with_parts().flat_map(|one| &one.rules).copied().collect()
    }
}

fn sum(rules: &[(&Rule, Tally)], numbers: &BTreeSet<usize>) -> Tally {
    let mut tally = Tally::default();
    numbers.iter().for_each(|number| tally.add(&rules[*number].1));
    tally
}

/// What statuses are worked out from.
struct Work<'w, 'a> {
    judgement: &'w Judgement<'a>,
    rules: &'w [(&'a Rule, Tally)],
    /// Rules by the id of the entry or fact they cite.
    citing: &'w BTreeMap<&'a str, BTreeSet<usize>>,
    /// Parts by the id of their clause.
    parts: &'w BTreeMap<&'a str, Vec<&'a Entry>>,
}

impl<'a> Work<'_, 'a> {
    fn inventory(&self) -> &'a Inventory {
        self.judgement.inventory()
    }

    fn entry(&self, entry: &'a Entry) -> Covered<'a> {
        let whole = self.citing.get(entry.id.as_str()).cloned().unwrap_or_default();
        let facts: Vec<CoveredFact<'a>> = entry.facts.iter().map(|fact| self.fact(entry, fact, &whole)).collect();
        let of_entry = self.parts.get(entry.id.as_str()).into_iter().flatten();
        let parts: Vec<Covered<'a>> = of_entry.map(|part| self.entry(part)).collect();
        let verdict = self.verdict(entry, &whole, &facts, &parts);
        let rules = facts.iter().flat_map(|fact| &fact.rules).copied().chain(whole).collect();
        Covered { entry, verdict, facts, parts, rules }
    }

    fn verdict(
        &self,
        entry: &Entry,
        whole: &BTreeSet<usize>,
        facts: &[CoveredFact<'a>],
        parts: &[Covered<'a>],
    ) -> Verdict {
        if entry.unread {
            return Verdict::unknown(Reason::Unread);
        }
        if let Some(form) = entry.form_for.as_ref().filter(|form| form.excluded(self.inventory())) {
            return Verdict::not_concerned(&form.otherwise);
        }
        let below = facts.iter().map(|fact| &fact.verdict).chain(parts.iter().map(|part| &part.verdict)).cloned();
        let supported = below.min().unwrap_or(match &entry.concerns {
            Some(concern) if concern.excluded(self.inventory()) => Verdict::not_concerned(&concern.otherwise),
            _ => Verdict::unknown(Reason::NoRule),
        });
        // Only a person can turn what was declared into a yes where the item says so.
        let person =
            (entry.needs_person && supported.status == Status::Yes).then(|| Verdict::unknown(Reason::NeedsPerson));
        let whole = Verdict::open(&sum(self.rules, whole));
        [Some(supported), person, whole].into_iter().flatten().min().unwrap_or(Verdict::unknown(Reason::NoRule))
    }

    fn fact(&self, entry: &'a Entry, fact: &'a EntryFact, whole: &BTreeSet<usize>) -> CoveredFact<'a> {
        let rules = if fact.by_fields {
            let fields: Vec<_> = fact.fields.iter().filter_map(|path| owner_at(path)).collect();
            let reads = |number: &&usize| fields.iter().any(|field| self.rules[**number].0.reads.contains(field));
            whole.iter().filter(reads).copied().collect()
        } else {
            self.citing.get(fact.id.as_str()).cloned().unwrap_or_default()
        };
        CoveredFact { verdict: self.decide(entry, fact, &rules), fact, rules }
    }

    fn decide(&self, entry: &Entry, fact: &EntryFact, rules: &BTreeSet<usize>) -> Verdict {
        if entry.unread {
            return Verdict::unknown(Reason::Unread);
        }
        let tally = sum(self.rules, rules);
        if let Some(open) = Verdict::open(&tally) {
            return open;
        }
        let excluded = [&fact.concerns, &entry.concerns].into_iter().flatten();
        let mut excluded = excluded.filter(|concern| concern.excluded(self.inventory()));
        // What is there speaks louder than a declaration that there is none.
        if let Some(concern) = excluded.next().filter(|_| tally.satisfied == 0) {
            return Verdict::not_concerned(&concern.otherwise);
        }
        if fact.decided_by == DecidedBy::Attestation {
            return Verdict::unknown(Reason::NeedsPerson);
        }
        if rules.is_empty() {
            return Verdict::unknown(Reason::NoRule);
        }
        if tally.satisfied > 0 {
            return Verdict { status: Status::Yes, reason: Reason::Satisfied };
        }
        if rules.iter().all(|number| self.judgement.is_complete(self.rules[*number].0.subject)) {
            return Verdict { status: Status::NotApplicable, reason: Reason::NoneThere };
        }
        Verdict::unknown(Reason::NothingJudged)
    }
}
