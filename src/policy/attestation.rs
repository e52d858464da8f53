//! Attestations: what a person looked at and found, where no machine can see.
//!
//! One is accepted only if it is filled in, names something that was looked at,
//! holds on the day of judgement, and was made by somebody who held a duty in
//! its facility on that day. All else is a finding and decides nothing.

use std::collections::BTreeMap;

use super::citing::Citing;
use super::codes;
use super::duties::{Holders, Standing, unclear};
use super::edition::{Editions, Entry, EntryFact};
use super::judge::Judgement;
use super::outcome::Outcome;
use super::rule::Rule;
use crate::finding::{Code, Finding};
use crate::id::RecordIndex;
use crate::model::{Head, Inventory};
use crate::schema::documents::DecidedBy;
use crate::schema::kinds::{Attestation as Row, AttestationMethod, Kind};
use crate::schema::suggest;
use crate::schema::units::Day;
use crate::words;
use crate::words::{Lang, Words};

/// Days before its last from which an attestation is announced. Our own
/// choice, as for waivers: two monthly meetings of a committee.
const NOTICE_DAYS: i64 = 60;

/// The accepted attestations of an inventory.
#[derive(Debug, Default)]
pub struct Attestations {
    /// By the fact they are about.
    by_fact: BTreeMap<String, Vec<Attested>>,
    holders: Vec<RecordIndex>,
    findings: Vec<Finding>,
}

/// One accepted attestation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attested {
    /// Its row.
    pub record: RecordIndex,
    /// The facility it speaks for.
    pub facility: Option<RecordIndex>,
    /// What was found.
    pub result: bool,
    /// When somebody looked.
    pub on: Day,
    /// The last day it holds.
    pub valid_until: Day,
    /// Who looked.
    pub by: RecordIndex,
    /// How.
    pub method: AttestationMethod,
}

impl Attestations {
    /// Reads the attestations and reports those that are not accepted.
    pub fn read(inventory: &Inventory, editions: &Editions, as_of: Day) -> Self {
        let holders = Holders::read(inventory, |_| true);
        let all_holders = holders.all_on(inventory, as_of);
        let reader = Reader { inventory, editions, holders, as_of };
        let mut read = Self { holders: all_holders, ..Self::default() };
        let mut refused = Vec::new();
        for at in inventory.of_kind(Kind::Attestation) {
            match reader.attestation(*at) {
                Ok(None) => {}
                Ok(Some((fact, attested))) => read.by_fact.entry(fact).or_default().push(attested),
                Err(finding) => refused.push((*at, *finding)),
            }
        }
        for (at, finding) in refused {
            // What ran out and was done again is history.
            let fact = Row(inventory.slots(at)).fact().known().unwrap_or_default();
            let facility = inventory.facility(at);
            let again = read.of(fact).iter().any(|one| one.facility == facility);
            if finding.rule != codes::ATTESTATION_EXPIRED.id || !again {
                read.findings.push(finding);
            }
        }
        let ending = read.by_fact.values().flat_map(|all| {
            all.iter().filter(|one| !all.iter().any(|next| next.facility == one.facility && next.on > one.on))
        });
        let ending: Vec<Finding> = ending.filter_map(|one| reader.ending(one)).collect();
        read.findings.extend(ending);
        read
    }

    /// Findings about attestations.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Who could attest: the holders of duties on the day of judgement.
    pub fn holders(&self) -> &[RecordIndex] {
        &self.holders
    }

    /// The attestation that counts for a facility: the latest, of several of one day the worst.
    pub(super) fn latest(&self, fact: &str, facility: Option<RecordIndex>) -> Option<&Attested> {
        let of_facility = self.of(fact).iter().filter(|one| one.facility == facility);
        of_facility.max_by_key(|one| (one.on, !one.result))
    }

    /// Findings about attestations that deny what a rule finds satisfied in their facility.
    pub fn contradicted(&self, judgement: &Judgement<'_>) -> Vec<Finding> {
        let registry = judgement.registry();
        let inventory = judgement.inventory();
        let citing = Citing::new(registry);
        let satisfied = |rule: &Rule, facility| {
            let mut there = inventory.of_kind(rule.subject).iter().filter(|at| inventory.facility(**at) == facility);
            there.any(|at| judgement.outcome(rule.id.as_str(), *at) == Some(Outcome::Satisfied))
        };
        let mut found = Vec::new();
        for (id, all) in &self.by_fact {
            let Some(entry) = registry.editions().find(id) else { continue };
            let both = |fact: &&EntryFact| fact.id == *id && fact.decided_by == DecidedBy::Both;
            let Some(fact) = entry.facts.iter().find(both) else { continue };
            let mut rules = citing.of_fact(entry, fact);
            rules.retain(|number| citing.affirms(*number, entry, fact));
            for one in all.iter().filter(|one| !one.result && self.latest(id, one.facility) == Some(one)) {
                let mut rules = rules.iter().map(|number| &registry.rules()[*number]);
                let Some(rule) = rules.find(|rule| satisfied(rule, one.facility)) else { continue };
                let rule = &rule.id;
                let message = words!(
                    "`{id}` を「いいえ」としていますが、台帳ではルール `{rule}` を満たしています",
                    "it denies `{id}`, while by the inventory rule `{rule}` is satisfied"
                );
                let head = inventory.head(one.record);
                found.push(*report(head, &codes::ATTESTATION_CONTRADICTED, "result", message));
            }
        }
        found
    }

    fn of(&self, fact: &str) -> &[Attested] {
        self.by_fact.get(fact).map_or(&[], Vec::as_slice)
    }
}

struct Reader<'a> {
    inventory: &'a Inventory,
    editions: &'a Editions,
    holders: Holders,
    as_of: Day,
}

impl Reader<'_> {
    /// An accepted attestation with its fact, or why it is not accepted. Nothing
    /// for one dated after the day of judgement: that is a finding of its own.
    fn attestation(&self, at: RecordIndex) -> Result<Option<(String, Attested)>, Box<Finding>> {
        let head = self.inventory.head(at);
        let row = Row(self.inventory.slots(at));
        let fact = row.fact().known().unwrap_or_default();
        self.fact(head, fact)?;
        let missing = |field, message| report(head, &codes::ATTESTATION_INCOMPLETE, field, message);
        if row.looked_at().known().is_none_or(|list| list.known().next().is_none()) {
            let message = words!("何を見たかが書かれていません", "it names nothing that was looked at");
            return Err(report(head, &codes::ATTESTATION_NOTHING_LOOKED_AT, "looked_at", message));
        }
        let Some(method) = row.method().known() else {
            return Err(missing("method", words!("確かめ方が書かれていません", "it does not say how")));
        };
        let Some(result) = row.result().known() else {
            return Err(missing("result", words!("結果が書かれていません", "it has no result")));
        };
        let (Some(on), Some(valid_until)) = (row.on().known(), row.valid_until().known()) else {
            let field = if row.on().known().is_none() { "on" } else { "valid_until" };
            return Err(missing(field, words!("確認日か有効期限がありません", "it has no day or no last valid day")));
        };
        if valid_until < on {
            let message = words!(
                "有効期限 {valid_until} が確認日 {on} より前です",
                "it ends on {valid_until}, before it was made on {on}"
            );
            return Err(missing("valid_until", message));
        }
        let Some(by) = row.by().known() else {
            return Err(missing("by", words!("確認した人が書かれていません", "nobody is named who looked")));
        };
        let facility = self.inventory.facility(at);
        if facility.is_none() && !self.inventory.of_kind(Kind::Facility).is_empty() {
            let message = words!("どの施設のことか分かりません", "it does not say of which facility it speaks");
            return Err(missing("facility", message));
        }
        self.duty(at, head, by, on)?;
        if valid_until < self.as_of {
            let message =
                words!("確認書の期限が {valid_until} で切れています", "the attestation ran out on {valid_until}");
            return Err(report(head, &codes::ATTESTATION_EXPIRED, "valid_until", message));
        }
        let attested = Attested { record: at, facility, result, on, valid_until, by, method };
        Ok((on <= self.as_of).then(|| (fact.to_owned(), attested)))
    }

    /// Whether the fact is one a person may attest.
    fn fact(&self, head: &Head, fact: &str) -> Result<(), Box<Finding>> {
        let of_entry = |entry: &Entry| entry.facts.iter().find(|one| one.id == fact).map(|one| one.decided_by);
        let entry = self.editions.find(fact);
        let (Some(entry), Some(decided_by)) = (entry, entry.and_then(of_entry)) else {
            let message = words!("事実 `{fact}` はどの版にもありません", "no edition has a fact `{fact}`");
            let mut finding = report(head, &codes::ATTESTATION_UNKNOWN_FACT, "fact", message);
            let facts = self.editions.entries().flat_map(|entry| &entry.facts).map(|one| one.id.as_str());
            if let Some(remedy) = suggest(fact, facts) {
                finding.remedy = Some(remedy);
            }
            return Err(finding);
        };
        let message = if entry.unread {
            words!("`{fact}` の条文はだれも見ていません", "nobody has seen the text of `{fact}`")
        } else if decided_by == DecidedBy::Rules {
            words!("`{fact}` はルールだけが判定します", "only rules decide `{fact}`")
        } else {
            return Ok(());
        };
        Err(report(head, &codes::ATTESTATION_NOT_ALLOWED, "fact", message))
    }

    /// Whether the person held a duty on that day.
    fn duty(&self, at: RecordIndex, head: &Head, by: RecordIndex, on: Day) -> Result<(), Box<Finding>> {
        let person = &self.inventory.head(by).id;
        match self.holders.standing(self.inventory, at, by, on) {
            Standing::Held => Ok(()),
            Standing::None => {
                let message = words!(
                    "`{person}` は {on} に、この施設の役割に就いていません",
                    "`{person}` held no duty in this facility on {on}"
                );
                Err(report(head, &codes::ATTESTATION_WITHOUT_DUTY, "by", message))
            }
            Standing::Unclear(duty) => {
                let message = words!(
                    "`{person}` が {on} に役割に就いていたか分かりません",
                    "nobody knows whether `{person}` held a duty on {on}"
                );
                let finding = report(head, &codes::ATTESTATION_WITHOUT_DUTY, "by", message);
                Err(Box::new(unclear(self.inventory, duty, *finding)))
            }
        }
    }

    fn ending(&self, one: &Attested) -> Option<Finding> {
        let left = i64::from(one.valid_until.number()) - i64::from(self.as_of.number());
        if left > NOTICE_DAYS {
            return None;
        }
        let until = one.valid_until;
        let message = words!(
            "確認書の期限が {until} に切れます (あと {left} 日)",
            "the attestation runs out on {until}, in {left} days"
        );
        Some(*report(self.inventory.head(one.record), &codes::ATTESTATION_ENDING, "valid_until", message))
    }
}

impl Attested {
    /// Who found what, when, how and for how long.
    pub fn words(&self, inventory: &Inventory) -> Words {
        let (id, by) = (&inventory.head(self.record).id, &inventory.head(self.by).id);
        let (on, until) = (self.on, self.valid_until);
        let method = AttestationMethod::CHOICES.words[self.method as usize].title;
        let result = if self.result { Words::fixed("はい", "yes") } else { Words::fixed("いいえ", "no") };
        words!(
            "確認書 `{id}`: {ja} ({method_ja}、{on}、`{by}`、{until} まで有効)",
            "attestation `{id}`: {en} ({method_en} on {on} by `{by}`, valid until {until})";
            ja = result.get(Lang::Ja),
            en = result.get(Lang::En),
            method_ja = method.ja,
            method_en = method.en
        )
    }
}

fn report(head: &Head, code: &'static Code, field: &str, message: Words) -> Box<Finding> {
    Box::new(Finding::new(code, message).at(head.place_at(field)).about(head.id.as_str()))
}
