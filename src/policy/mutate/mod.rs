//! Whether rules notice when a declared fact is no longer true.
//!
//! One value of one row is changed at a time and the rules that decide a fact
//! the field states are judged again. A changed value is another one the field
//! may hold, chosen from its type without a look at the rules. It is *noticed*
//! if a rule that decides the fact turns from satisfied to violated for any
//! record; a deleted one if such a rule turns from satisfied to undecided.
//!
//! The measure is pairs of a fact and a field, as the edition files map them.

mod change;
mod dice;
mod map;
mod result;
mod site;
mod unread;
mod value;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use change::{Base, Bench};
use dice::Dice;
pub use map::LeftOut;
use map::{Mapped, MappedFact};
pub use result::{FieldResult, Mutations, PairResult, Pairs, Plan, Silence, Totals};
use site::Site;
use unread::unread;
pub use value::How;

use super::any_value::AnyFieldValue;
use super::cel::{Read, World};
use super::complete::complete_sheets;
use super::edition::EntryFact;
use super::examples::notice_inversion;
use super::judge::{Judgement, outcomes_of};
use super::looks::looks_at;
use super::outcome::Outcome;

use super::rule::Judge;
use crate::graph::Graph;
use crate::id::RecordIndex;
use crate::model::Inventory;
use crate::schema::Records;
use crate::schema::kinds::{Kind, owner_at};
use crate::schema::value::Value;
use crate::source::Files;

/// Changes the estate of a judgement, one value at a time. `records` are its rows before
/// they were put together.
pub fn run<'a>(judgement: &'a Judgement<'a>, files: &'a Files, records: &'a Records, plan: &Plan) -> Mutations<'a> {
    let registry = judgement.registry();
    let (mapped, left_out) = map::fields(registry, judgement.inventory());
    let wanted = |field: &Mapped<'_>| plan.kind.is_none_or(|kind| kind == field.kind);
    let mapped: Vec<Mapped<'a>> = mapped.into_iter().filter(wanted).collect();
    let base = Base { inventory: judgement.inventory(), graph: judgement.graph(), files, records };
    let outcomes: Vec<Vec<Outcome>> =
        judgement.rules().map(|(_, of)| (0..of.outcomes.len()).map(|at| of.outcomes.get(at)).collect()).collect();
    let satisfied_at = |of: &Vec<Outcome>| (0..of.len()).filter(|at| of[*at] == Outcome::Satisfied).collect();
    let satisfied = outcomes.iter().map(satisfied_at).collect();
    let complete = complete_sheets(base.inventory, judgement.as_of());
    let world = World::new(base.inventory, base.graph, judgement.as_of(), registry.joins(), complete);
    let looks = registry.rules().iter().map(looks_at).collect();
    let work = Work { judgement, base, world, plan: plan.clone(), outcomes, satisfied, looks };
    let done: Vec<Done<'a>> =
        mapped.into_par_iter().map_init(|| None, |bench, field| work.field(bench, &field)).collect();
    let mut decide = BTreeSet::new();
    let mut reacted = BTreeSet::new();
    let mut fields = Vec::with_capacity(done.len());
    for one in done {
        decide.extend(one.rules);
        reacted.extend(one.reacted);
        fields.push(one.result);
    }
    let of_kind = |one: &&AnyFieldValue| plan.kind.is_none_or(|kind| one.field.split('.').next() == Some(kind.name()));
    let stale = |one: &&AnyFieldValue| {
        let facts = fields.iter().filter(|field| field.path == one.field).flat_map(|field| &field.facts);
        let mut about = facts.filter(|pair| one.is_about(&one.field, &pair.fact.id)).peekable();
        about.peek().is_none() || about.any(|pair| pair.changed.is_some())
    };
    let stale_reasons =
        registry.any_value().iter().filter(of_kind).filter(stale).map(|one| one.field.as_str()).collect();
    let silent = decide.difference(&reacted).filter(|rule| !work.satisfied[**rule].is_empty());
    let silent_rules = silent.map(|rule| &registry.rules()[*rule]).collect();
    let blind: Vec<bool> = registry.rules().par_iter().map(|rule| !notice_inversion(registry, rule)).collect();
    Mutations {
        silent_rules,
        blind_examples: registry.rules().iter().zip(blind).filter(|(_, blind)| *blind).map(|(rule, _)| rule).collect(),
        rules: registry.rules().len(),
        unread: unread(registry.rules(), plan.kind),
        stale_reasons,
        fields,
        left_out,
        plan: work.plan,
    }
}

struct Work<'a> {
    judgement: &'a Judgement<'a>,
    base: Base<'a>,
    /// The world as it is.
    world: World<'a>,
    plan: Plan,
    /// Of every rule, its outcomes for the records of its kind.
    outcomes: Vec<Vec<Outcome>>,
    /// Of every rule, positions of the records it is satisfied for.
    satisfied: Vec<Vec<usize>>,
    /// Of every rule, the fields it looks at.
    looks: Vec<BTreeSet<Read>>,
}

/// A field with the rules that decide its facts, and those of them that reacted.
struct Done<'a> {
    result: FieldResult<'a>,
    rules: BTreeSet<usize>,
    reacted: BTreeSet<usize>,
}

/// A value to be put into a place.
type Change<'s, 'a> = (&'s Site<'a>, How, Value);

impl<'a> Work<'a> {
    fn field(&self, bench: &mut Option<Bench>, mapped: &Mapped<'a>) -> Done<'a> {
        let inventory = self.base.inventory;
        let rules: BTreeSet<usize> = mapped.facts.iter().flat_map(|fact| &fact.rules).copied().collect();
        let sites = site::all(inventory, mapped.kind, mapped.path);
        let mut dice = Dice::new(self.plan.seed, &[mapped.path]);
        let near = if self.is_asked(mapped) { self.near(mapped, &rules, &sites, &mut dice) } else { Vec::new() };
        let of_sorts = site::some(inventory, &sites, self.plan.samples, &mut dice);
        let bench = bench.get_or_insert_with(|| Bench::new(&self.base));
        let chosen = once(near.iter().map(|(_, site)| *site).chain(of_sorts.iter().copied()));
        let deletions = chosen.into_iter().map(|site| (site, How::None, Value::Unknown)).collect();
        let deleted = self.trial(bench, mapped, deletions, Outcome::Undecided);
        // Where a deleted value made a difference, another value is likely to.
        let first = near.iter().take_while(|(round, _)| *round < 2 * self.plan.samples).map(|(_, site)| *site);
        let chosen = once(deleted.sites.iter().copied().chain(first).chain(of_sorts));
        let mut changes: Vec<Change<'_, 'a>> = Vec::new();
        if let Some(field) = site::field_of(mapped.kind, mapped.path) {
            for site in chosen {
                let others = value::others(inventory, field, site, &sites, &mut dice);
                changes.extend(others.into_iter().map(|(how, value)| (site, how, value)));
            }
        }
        // That there is none is the last thing to be tried: it says least.
        changes.sort_by_key(|(_, how, _)| *how == How::None);
        let changed = self.trial(bench, mapped, changes, Outcome::Violated);
        let facts = mapped.facts.iter().map(|one| {
            let how = changed.noticed(one);
            let silence = || self.silence(mapped, one, sites.is_empty(), &changed);
            PairResult {
                entry: one.entry,
                fact: one.fact,
                changed: how,
                deleted: deleted.noticed(one).is_some(),
                silence: if how.is_some() { None } else { Some(silence()) },
                any_value: self.any_value(mapped.path, one.fact),
            }
        });
        let result = FieldResult {
            path: mapped.path,
            kind: mapped.kind,
            facts: facts.collect(),
            rules: rules.len(),
            changed: changed.tried,
            deleted: deleted.tried,
        };
        Done { result, rules, reacted: changed.reacted.into_keys().collect() }
    }

    /// Whether anything is to be tried at all.
    fn is_asked(&self, mapped: &Mapped<'_>) -> bool {
        let named = |pairs: &BTreeSet<(String, String)>| pairs.iter().any(|(field, _)| field == mapped.path);
        self.plan.only.as_ref().is_none_or(|only| named(&only.changed) || named(&only.deleted))
    }

    /// Places where a rule that is satisfied reads the field, the first of each rule before
    /// the second of any. Where a rule is not satisfied it has nothing to lose.
    fn near<'s>(
        &self,
        mapped: &Mapped<'_>,
        rules: &BTreeSet<usize>,
        sites: &'s [Site<'a>],
        dice: &mut Dice,
    ) -> Vec<(usize, &'s Site<'a>)> {
        let name = mapped.path.rsplit('.').next().unwrap_or_default();
        let mut near: Vec<(usize, RecordIndex)> = Vec::new();
        for rule in rules {
            let one = &self.judgement.registry().rules()[*rule];
            let Judge::Cel(program) = &one.judge else { continue };
            let subjects = dice.some(self.satisfied[*rule].clone(), SUBJECTS);
            let subjects = subjects.into_iter().map(|at| self.base.inventory.of_kind(one.subject)[at]);
            let of_subject = |subject| {
                let mut rows: Vec<RecordIndex> = Vec::new();
                // What was read last is most likely to have decided.
                for (at, field) in program.reads_of(&self.world, subject).into_iter().rev() {
                    if field == name && !rows.contains(&at) && self.base.inventory.head(at).kind == mapped.kind {
                        rows.push(at);
                    }
                }
                rows
            };
            // Where few rows were read, each of them counts; where many were, others may stand in.
            let mut rows: Vec<Vec<RecordIndex>> = subjects.map(of_subject).collect();
            rows.sort_by_key(Vec::len);
            let mut records: Vec<RecordIndex> = Vec::new();
            for at in rows.into_iter().flat_map(|rows| rows.into_iter().take(READS)) {
                if !records.contains(&at) {
                    records.push(at);
                }
            }
            near.extend(records.into_iter().take(NEAR).enumerate());
        }
        near.sort_by_key(|(round, _)| *round);
        let items = |(round, at): (usize, RecordIndex)| {
            let first = sites.partition_point(|site| site.record < at);
            sites[first..].iter().take_while(move |site| site.record == at).take(ITEMS).map(move |site| (round, site))
        };
        near.into_iter().flat_map(items).collect()
    }

    /// Tries changes until every fact has noticed one and every rule that looks at the field reacted.
    fn trial<'s>(
        &self,
        bench: &mut Bench,
        mapped: &Mapped<'_>,
        changes: Vec<Change<'s, 'a>>,
        becomes: Outcome,
    ) -> Trial<'s, 'a> {
        let only = self.plan.only.as_ref().and_then(|only| match becomes {
            Outcome::Violated => Some(&only.changed),
            // Which rows are changed hangs on all that reacted to a deletion.
            _ if only.changed.iter().any(|(field, _)| field == mapped.path) => None,
            _ => Some(&only.deleted),
        });
        let pair = |fact: &MappedFact<'_>| (mapped.path.to_owned(), fact.fact.id.clone());
        let asked = |fact: &&MappedFact<'_>| only.is_none_or(|only| only.contains(&pair(fact)));
        let facts: Vec<&MappedFact<'_>> = mapped.facts.iter().filter(asked).collect();
        let mut waiting: BTreeSet<usize> = facts.iter().flat_map(|fact| &fact.rules).copied().collect();
        let felt = felt_by_all(mapped.kind, mapped.path);
        waiting.retain(|rule| !self.satisfied[*rule].is_empty() && (felt || self.reads(*rule, mapped.path)));
        let mut trial = Trial::default();
        for (site, how, value) in changes {
            let open = facts.iter().any(|fact| trial.noticed(fact).is_none());
            if waiting.is_empty() || !open && only.is_some() {
                break;
            }
            trial.tried += 1;
            let Reactions { reacted, moved, opened } = bench
                .with(&self.base, site, &value, |inventory, graph| self.reactions(inventory, graph, &waiting, becomes));
            trial.moved.extend(moved);
            trial.opened.extend(opened);
            trial.sites.extend((!reacted.is_empty()).then_some(site));
            for rule in reacted {
                waiting.remove(&rule);
                trial.reacted.insert(rule, how);
            }
        }
        trial
    }

    /// What rules say of a changed estate.
    fn reactions(&self, inventory: &Inventory, graph: &Graph, rules: &BTreeSet<usize>, becomes: Outcome) -> Reactions {
        let registry = self.judgement.registry();
        let as_of = self.judgement.as_of();
        let world = World::new(inventory, graph, as_of, registry.joins(), complete_sheets(inventory, as_of));
        let mut found = Reactions::default();
        for rule in rules {
            let outcomes = outcomes_of(&world, &registry.rules()[*rule]);
            if outcomes == self.outcomes[*rule] {
                continue;
            }
            let turned = |into| self.satisfied[*rule].iter().any(|at| outcomes.get(*at) == Some(&into));
            found.moved.push(*rule);
            found.reacted.extend(turned(becomes).then_some(*rule));
            found.opened.extend(turned(Outcome::Undecided).then_some(*rule));
        }
        found
    }

    fn silence(&self, mapped: &Mapped<'_>, fact: &MappedFact<'_>, nowhere: bool, trial: &Trial<'_, '_>) -> Silence {
        if fact.rules.is_empty() {
            Silence::NoRule
        } else if nowhere {
            Silence::NoValue
        } else if fact.rules.iter().all(|rule| self.satisfied[*rule].is_empty()) {
            Silence::NowhereSatisfied
        } else if fact.rules.iter().any(|rule| trial.opened.contains(rule)) {
            Silence::LeftOpen
        } else if fact.rules.iter().any(|rule| trial.moved.contains(rule)) {
            Silence::OnlyChooses
        } else if fact.rules.iter().any(|rule| self.reads(*rule, mapped.path)) {
            Silence::Silent
        } else {
            Silence::NotRead
        }
    }

    /// Why every value of a field is acceptable for a fact.
    fn any_value(&self, path: &str, fact: &EntryFact) -> Option<&'a str> {
        let said = self.judgement.registry().any_value().iter().find(|one| one.is_about(path, &fact.id));
        said.map(|one| one.reason.as_str())
    }

    /// Whether a rule looks at a field.
    fn reads(&self, rule: usize, path: &str) -> bool {
        owner_at(path).is_some_and(|field| self.looks[rule].contains(&field))
    }
}

/// Whether rules that do not look at a field may still feel it change: it says which
/// facility a row is of, which sheets are complete, or what other rows inherit.
fn felt_by_all(kind: Kind, path: &str) -> bool {
    let field = path.split('.').nth(1).unwrap_or_default();
    let completes = ["type", "on", "valid_until", "by", "sheets"];
    matches!(kind, Kind::Model | Kind::Product)
        || ["facility", "location", "department", "within"].contains(&field)
        || kind == Kind::Record && completes.contains(&field)
}

/// Satisfied records of a rule whose reads are followed.
const SUBJECTS: usize = 48;
/// Reads of one field that are followed for such a record.
const READS: usize = 16;
/// Rows that are read for a rule in which the value is deleted.
const NEAR: usize = 16;
/// Items of one row that are changed, one at a time.
const ITEMS: usize = 2;

/// Rules of which a change made another outcome.
#[derive(Default)]
struct Reactions {
    /// Those that turned from satisfied to the outcome asked for.
    reacted: Vec<usize>,
    /// Those of which any outcome is another.
    moved: Vec<usize>,
    /// Those that turned from satisfied to undecided.
    opened: Vec<usize>,
}

/// Which rules reacted to a row of changes, and to which first.
#[derive(Default)]
struct Trial<'s, 'a> {
    tried: usize,
    reacted: BTreeMap<usize, How>,
    /// Rules any outcome of which changed.
    moved: BTreeSet<usize>,
    /// Rules that turned from satisfied to undecided.
    opened: BTreeSet<usize>,
    /// Places in which a change made a rule react.
    sites: Vec<&'s Site<'a>>,
}

/// Places in their order, each once.
fn once<'s, 'a>(sites: impl Iterator<Item = &'s Site<'a>>) -> Vec<&'s Site<'a>> {
    let mut known = BTreeSet::new();
    sites.filter(|site| known.insert(std::ptr::from_ref(*site))).collect()
}

impl Trial<'_, '_> {
    /// The first change a rule of the fact reacted to.
    fn noticed(&self, fact: &MappedFact<'_>) -> Option<How> {
        fact.rules.iter().filter_map(|rule| self.reacted.get(rule)).min().copied()
    }
}
