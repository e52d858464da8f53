//! How a fact, a part and a clause get their status.

use std::collections::{BTreeMap, BTreeSet};

use super::status::{Reason, Status, Verdict};
use super::tally::{Basis, Tally, sum, sum_of};
use super::vendors::{OfVendor, Vendors};
use super::{Covered, CoveredFact, Grounds};
use crate::model::Inventory;
use crate::policy::attestation::Attested;
use crate::policy::citing::Citing;
use crate::policy::edition::{Entry, EntryFact};
use crate::policy::rule::Rule;
use crate::schema::documents::DecidedBy;
use crate::schema::kinds::Kind;

/// The field that holds what a vendor answers.
const VENDORS_ANSWER: &str = "vendor_answer.answers.answer";

/// The rules, looked up.
pub(super) struct Work<'w, 'a> {
    pub(super) grounds: &'w Grounds<'w, 'a>,
    pub(super) vendors: Vendors,
    /// Counts over rows of contracted vendors, for items vendors are asked.
    pub(super) of_vendors: &'w [(&'a Rule, Tally)],
    pub(super) rules: &'w [(&'a Rule, Tally)],
    pub(super) citing: &'w Citing<'a>,
    /// Parts by the id of their clause.
    pub(super) parts: &'w BTreeMap<&'a str, Vec<&'a Entry>>,
}

impl<'a> Work<'_, 'a> {
    fn inventory(&self) -> &'a Inventory {
        self.grounds.judgement.inventory()
    }

    pub(super) fn entry(&self, entry: &'a Entry) -> Covered<'a> {
        let whole = self.citing.of_entry(entry);
        let mut facts: Vec<CoveredFact<'a>> = entry.facts.iter().map(|fact| self.fact(entry, fact)).collect();
        let (vendors, rolled_up) = self.vendors(entry, &whole, &mut facts);
        let of_entry = self.parts.get(entry.id.as_str()).into_iter().flatten();
        let parts: Vec<Covered<'a>> = of_entry.map(|part| self.entry(part)).collect();
        let below: Vec<&Verdict> = match &rolled_up {
            // Whom there is nobody to ask, nothing else is asked of either.
            Some(nobody) if vendors.is_empty() => vec![nobody],
            rolled_up => {
                let below = facts.iter().map(|fact| &fact.verdict).chain(parts.iter().map(|part| &part.verdict));
                below.chain(rolled_up).collect()
            }
        };
        let verdict = self.verdict(entry, &whole, below.into_iter().min().cloned());
        let rules = facts.iter().flat_map(|fact| &fact.rules).copied().chain(whole).collect();
        let tally = Tally::default();
        let mut covered = Covered { entry, verdict, tally, basis: None, facts, parts, vendors, rules };
        covered.tally = sum(self.counts(entry), &covered.all_rules());
        // An answer of a person or a vendor has its own day.
        if covered.attested().is_empty() && covered.vendors.is_empty() {
            covered.basis = basis(&covered.verdict, &covered.tally);
        }
        covered
    }

    /// The counts that matter to an entry.
    fn counts(&self, entry: &Entry) -> &[(&'a Rule, Tally)] {
        if entry.for_vendors { self.of_vendors } else { self.rules }
    }

    /// An item vendors are asked, for each of them, and the worst of it; that
    /// is also what the fact that is their answer takes.
    fn vendors(
        &self,
        entry: &Entry,
        whole: &BTreeSet<usize>,
        facts: &mut [CoveredFact<'a>],
    ) -> (Vec<OfVendor>, Option<Verdict>) {
        if !entry.for_vendors || entry.unread {
            return (Vec::new(), None);
        }
        let vendors = self.vendors.judge(self.grounds, entry, whole);
        let none_there = || match self.grounds.judgement.is_complete(Kind::Contract) {
            true => Verdict { status: Status::NotApplicable, reason: Reason::NoneThere },
            false => Verdict::unknown(Reason::NothingJudged),
        };
        let worst = vendors.iter().map(|one| &one.verdict).min().cloned().unwrap_or_else(none_there);
        for fact in facts.iter_mut().filter(|one| one.fact.fields.iter().any(|field| field == VENDORS_ANSWER)) {
            fact.verdict = worst.clone();
            fact.basis = None;
        }
        (vendors, Some(worst))
    }

    /// The status of an entry by the worst of its facts and parts.
    fn verdict(&self, entry: &Entry, whole: &BTreeSet<usize>, worst: Option<Verdict>) -> Verdict {
        if entry.unread {
            return Verdict::unknown(Reason::Unread);
        }
        if let Some(form) = entry.form_for.as_ref().filter(|form| form.excluded(self.inventory())) {
            return Verdict::not_concerned(&form.otherwise);
        }
        let supported = worst.unwrap_or(match &entry.concerns {
            Some(concern) if concern.excluded(self.inventory()) => Verdict::not_concerned(&concern.otherwise),
            _ => Verdict::unknown(Reason::NoRule),
        });
        // Only a person can turn what was declared into a yes where the item says so.
        let person =
            (entry.needs_person && supported.status == Status::Yes).then(|| Verdict::unknown(Reason::NeedsPerson));
        let whole = Verdict::open(&sum(self.counts(entry), whole));
        [Some(supported), person, whole].into_iter().flatten().min().unwrap_or(Verdict::unknown(Reason::NoRule))
    }

    fn fact(&self, entry: &'a Entry, fact: &'a EntryFact) -> CoveredFact<'a> {
        let rules = self.citing.of_fact(entry, fact);
        let affirms = |number| self.citing.affirms(number, entry, fact);
        let tally = sum_of(self.counts(entry), &rules, affirms);
        let verdict = self.decide(entry, fact, &rules, &tally);
        // A rule that decides speaks louder than a person, except where it cannot decide alone.
        let speaks = match fact.decided_by {
            DecidedBy::Rules => false,
            DecidedBy::Attestation => verdict.reason == Reason::NeedsPerson,
            DecidedBy::Both => tally.satisfied == 0 && !matches!(verdict.reason, Reason::NotConcerned(_)),
        };
        if !speaks || entry.unread || Verdict::open(&tally).is_some() {
            return CoveredFact { basis: basis(&verdict, &tally), tally, verdict, fact, attested: Vec::new(), rules };
        }
        let found = self.attested(entry, fact);
        let verdict = if found.iter().flatten().any(|one| !one.result) {
            Verdict { status: Status::No, reason: Reason::Denied }
        } else if found.iter().flatten().next().is_none() {
            verdict
        } else if found.iter().any(Option::is_none) {
            Verdict::unknown(Reason::NeedsPerson)
        } else {
            Verdict::yes(Reason::Attested)
        };
        CoveredFact { verdict, tally, fact, basis: None, attested: found.into_iter().flatten().collect(), rules }
    }

    /// What a person found in each facility the fact concerns.
    fn attested(&self, entry: &Entry, fact: &EntryFact) -> Vec<Option<Attested>> {
        let latest = |facility| self.grounds.attestations.latest(&fact.id, facility).cloned();
        let inventory = self.inventory();
        let facilities = inventory.of_kind(Kind::Facility);
        if facilities.is_empty() {
            return vec![latest(None)];
        }
        let concerns: Vec<_> = [&fact.concerns, &entry.concerns, &entry.form_for].into_iter().flatten().collect();
        let concerned = facilities.iter().filter(|at| !concerns.iter().any(|one| one.excludes(inventory, **at)));
        concerned.map(|at| latest(Some(*at))).collect()
    }

    /// What rules and declarations say of a fact.
    fn decide(&self, entry: &Entry, fact: &EntryFact, rules: &BTreeSet<usize>, tally: &Tally) -> Verdict {
        if entry.unread {
            return Verdict::unknown(Reason::Unread);
        }
        if let Some(open) = Verdict::open(tally) {
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
            let both = fact.decided_by == DecidedBy::Both;
            return Verdict::unknown(if both { Reason::NeedsPerson } else { Reason::NoRule });
        }
        if tally.satisfied > 0 {
            return Verdict::yes(Reason::Satisfied);
        }
        if rules.iter().all(|number| self.grounds.judgement.is_complete(self.rules[*number].0.subject)) {
            return Verdict { status: Status::NotApplicable, reason: Reason::NoneThere };
        }
        Verdict::unknown(Reason::NothingJudged)
    }
}

/// What an answer that rules gave rests on.
fn basis(verdict: &Verdict, tally: &Tally) -> Option<Basis> {
    matches!(verdict.status, Status::Yes | Status::No).then(|| tally.basis()).flatten()
}
