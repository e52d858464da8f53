//! Judging: every rule over every record of its kind.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::builtin::Detail;
use super::cel::{Program, Thing, World};
use super::complete::complete_sheets;
use super::message::Extras;
use super::missing::Missing;
use super::outcome::{Outcome, Outcomes};
use super::places::Spot;
use super::registry::Registry;
use super::rule::{Judge, Rule};
use crate::finding::{Finding, Place};
use crate::graph::Graph;
use crate::id::RecordIndex;
use crate::model::{Inventory, walk};
use crate::schema::kinds::Kind;
use crate::schema::units::Day;
use crate::words;
use crate::words::Words;

/// Records judged in one piece of work. Fixed, so that limits fall alike on any machine.
const CHUNK: usize = 2048;
/// Missing facts named in one finding; the rest are counted.
const SHOWN_MISSING: usize = 4;

/// The outcomes of all rules over an inventory.
pub struct Judgement<'a> {
    world: World<'a>,
    registry: &'a Registry,
    rules: Vec<RuleOutcomes>,
}

/// The outcomes of one rule.
pub struct RuleOutcomes {
    /// By position among the records of the rule's kind.
    pub outcomes: Outcomes,
    /// What outcomes of an analysis rest on, by position.
    details: BTreeMap<usize, Box<Detail>>,
}

/// Judges every rule over every record of its kind, in parallel.
pub fn judge<'a>(registry: &'a Registry, inventory: &'a Inventory, graph: &'a Graph, as_of: Day) -> Judgement<'a> {
    let complete = complete_sheets(inventory, as_of);
    let world = World::new(inventory, graph, as_of, registry.joins(), complete);
    let work: Vec<(usize, usize)> = registry
        .rules()
        .iter()
        .enumerate()
        .flat_map(|(rule, one)| {
            let chunks = match one.judge {
                Judge::Cel(_) => inventory.of_kind(one.subject).len().div_ceil(CHUNK),
                Judge::Builtin(..) => 1,
            };
            (0..chunks).map(move |chunk| (rule, chunk))
        })
        .collect();
    let done: Vec<Done> =
        work.into_par_iter().map(|(rule, chunk)| piece(&world, &registry.rules()[rule], rule, chunk)).collect();
    let mut rules: Vec<RuleOutcomes> = registry
        .rules()
        .iter()
        .map(|rule| RuleOutcomes {
            outcomes: Outcomes::new(inventory.of_kind(rule.subject).len()),
            details: BTreeMap::new(),
        })
        .collect();
    for piece in done {
        let rule = &mut rules[piece.rule];
        for (offset, outcome) in piece.outcomes.into_iter().enumerate() {
            rule.outcomes.set(piece.first + offset, outcome);
        }
        rule.details.extend(piece.details);
    }
    Judgement { world, registry, rules }
}

struct Done {
    rule: usize,
    first: usize,
    outcomes: Vec<Outcome>,
    details: BTreeMap<usize, Box<Detail>>,
}

fn piece(world: &World<'_>, rule: &Rule, number: usize, chunk: usize) -> Done {
    let all = world.inventory.of_kind(rule.subject);
    let mut done = Done { rule: number, first: 0, outcomes: Vec::new(), details: BTreeMap::new() };
    match &rule.judge {
        Judge::Cel(program) => {
            done.first = chunk * CHUNK;
            let subjects = &all[done.first..(done.first + CHUNK).min(all.len())];
            done.outcomes.reserve(subjects.len());
            program.judge(world, subjects, |_, outcome| done.outcomes.push(outcome));
        }
        Judge::Builtin(analysis, None) => {
            for (position, judged) in analysis.judge(world, all).into_iter().enumerate() {
                done.outcomes.push(judged.outcome);
                done.details.extend(judged.detail.map(|detail| (position, detail)));
            }
        }
        Judge::Builtin(analysis, Some(about)) => {
            let mut asked = Vec::new();
            about.judge(world, all, |position, outcome| {
                if outcome == Outcome::Satisfied {
                    asked.push((position, all[position]));
                }
                let undecided = outcome == Outcome::Undecided;
                done.outcomes.push(if undecided { Outcome::Undecided } else { Outcome::NotApplicable });
            });
            let subjects: Vec<RecordIndex> = asked.iter().map(|(_, subject)| *subject).collect();
            for ((position, _), judged) in asked.iter().zip(analysis.judge(world, &subjects)) {
                done.outcomes[*position] = judged.outcome;
                done.details.extend(judged.detail.map(|detail| (*position, detail)));
            }
        }
    }
    done
}

/// The outcomes of one rule for every record of its kind, in order.
pub(super) fn outcomes_of(world: &World<'_>, rule: &Rule) -> Vec<Outcome> {
    let chunks = match rule.judge {
        Judge::Cel(_) => world.inventory.of_kind(rule.subject).len().div_ceil(CHUNK),
        Judge::Builtin(..) => 1,
    };
    (0..chunks).flat_map(|chunk| piece(world, rule, 0, chunk).outcomes).collect()
}

/// Judges one record by one rule; for examples.
pub(super) fn judge_one(
    registry: &Registry,
    rule: &Rule,
    inventory: &Inventory,
    graph: &Graph,
    as_of: Day,
    subject: RecordIndex,
) -> Statement {
    let world = World::new(inventory, graph, as_of, registry.joins(), complete_sheets(inventory, as_of));
    let rules = registry.rules().iter().enumerate().map(|(number, one)| {
        let mut outcomes =
            RuleOutcomes { outcomes: Outcomes::new(inventory.of_kind(one.subject).len()), details: BTreeMap::new() };
        if one.id == rule.id {
            let done = piece(&world, one, number, 0);
            for (position, outcome) in done.outcomes.into_iter().enumerate() {
                outcomes.outcomes.set(position, outcome);
            }
            outcomes.details = done.details;
        }
        outcomes
    });
    let rules = rules.collect();
    let judgement = Judgement { world, registry, rules };
    let position = inventory.of_kind(rule.subject).binary_search(&subject).unwrap_or_default();
    judgement.state(rule, position)
}

/// One outcome that needs words.
#[derive(Clone, Debug)]
pub struct Statement {
    /// The finding, as it is shown.
    pub finding: Finding,
    /// The outcome.
    pub outcome: Outcome,
    /// The record.
    pub subject: RecordIndex,
    /// If undecided: everything that could have changed it, in source order.
    pub missing: Vec<Missing>,
}

impl<'a> Judgement<'a> {
    /// Rules with their outcomes, in order of their ids.
    pub fn rules(&self) -> impl Iterator<Item = (&'a Rule, &RuleOutcomes)> {
        self.registry.rules().iter().zip(&self.rules)
    }

    /// The rules judged.
    pub fn registry(&self) -> &'a Registry {
        self.registry
    }

    /// What was judged.
    pub fn inventory(&self) -> &'a Inventory {
        self.world.inventory
    }

    /// The relations of what was judged.
    pub fn graph(&self) -> &'a Graph {
        self.world.graph
    }

    /// The day it was judged on.
    pub fn as_of(&self) -> Day {
        self.world.as_of
    }

    /// Whether a sheet is declared to hold every record there is.
    pub fn is_complete(&self, kind: Kind) -> bool {
        self.world.is_complete(kind)
    }

    /// The outcome of a rule for a record, if the rule is about its kind.
    pub fn outcome(&self, rule: &str, subject: RecordIndex) -> Option<Outcome> {
        let at = self.registry.rules().iter().position(|one| one.id.as_str() == rule)?;
        let kind = self.registry.rules()[at].subject;
        let position = self.world.inventory.of_kind(kind).binary_search(&subject).ok()?;
        Some(self.rules[at].outcomes.get(position))
    }

    /// What a violated or undecided outcome says.
    pub fn state(&self, rule: &Rule, position: usize) -> Statement {
        let at = self.registry.position(rule).unwrap_or_default();
        let subject = self.world.inventory.of_kind(rule.subject)[position];
        match &rule.judge {
            Judge::Cel(program) => self.told(rule, program, subject),
            Judge::Builtin(_, about) => {
                let outcome = self.rules[at].outcomes.get(position);
                match (self.rules[at].details.get(&position), about) {
                    (Some(detail), _) => self.put(rule, subject, outcome, &[], detail),
                    (None, Some(about)) if outcome == Outcome::Undecided => self.told(rule, about, subject),
                    (None, _) => self.put(rule, subject, outcome, &[], &Detail::default()),
                }
            }
        }
    }

    /// Records other than the subject whose values decided an outcome.
    pub fn witnesses(&self, rule: &Rule, position: usize) -> Vec<RecordIndex> {
        let Judge::Cel(program) = &rule.judge else { return Vec::new() };
        let subject = self.world.inventory.of_kind(rule.subject)[position];
        let told = program.explain(&self.world, subject);
        let records = told.witnesses.iter().filter_map(|(_, thing)| match thing {
            Thing::Record(at) | Thing::Group(_, at) => Some(*at),
            Thing::Value => None,
        });
        let mut records: Vec<RecordIndex> = records.filter(|at| *at != subject).collect();
        records.dedup();
        records
    }

    /// What an expression says of a record.
    fn told(&self, rule: &Rule, program: &Program, subject: RecordIndex) -> Statement {
        let told = program.explain(&self.world, subject);
        let mut missing: Vec<Missing> =
            told.gaps.iter().filter_map(|gap| Missing::of(self.world.inventory, gap)).collect();
        missing.sort();
        missing.dedup();
        // A field is sooner found out than whether a sheet is complete.
        missing.sort_by_key(|one| one.record.is_none());
        self.put(rule, subject, told.outcome, &told.witnesses, &Detail { missing, ..Detail::default() })
    }

    fn put(
        &self,
        rule: &Rule,
        subject: RecordIndex,
        outcome: Outcome,
        witnesses: &[(usize, Thing<'_>)],
        detail: &Detail,
    ) -> Statement {
        let mut extras = rule.parameter_extras();
        extras.extend(detail.extras.clone());
        let finding = if outcome == Outcome::Undecided {
            self.undecided(rule, subject, &detail.missing, &extras)
        } else {
            self.violated(rule, subject, witnesses, detail, &extras)
        };
        Statement { finding, outcome, subject, missing: detail.missing.clone() }
    }

    fn violated(
        &self,
        rule: &Rule,
        subject: RecordIndex,
        witnesses: &[(usize, Thing<'_>)],
        detail: &Detail,
        extras: &Extras,
    ) -> Finding {
        let inventory = self.world.inventory;
        let head = inventory.head(subject);
        let mut places = Vec::new();
        if detail.at.is_record() {
            let spot = rule.point_at.as_ref().and_then(|path| path.follow(inventory, subject, witnesses));
            match spot {
                Some(spot) => {
                    places.push(spot.place(inventory).label(rule.label.clone()));
                    if let Some(heir) = spot.heir {
                        places.push(
                            inventory.head(heir).place().label(words!("この行が引き継ぐ", "inherited by this row")),
                        );
                    } else if spot.record != subject {
                        places.push(head.place().label(words!("対象", "the subject")));
                    }
                }
                None => places.push(head.place().label(rule.label.clone())),
            }
        } else {
            places.push(head.place_of(detail.at.clone()).label(rule.label.clone()));
        }
        for (path, label) in &rule.also {
            if let Some(spot) = path.follow(inventory, subject, witnesses).filter(Spot::is_written) {
                places.push(spot.place(inventory).label(label.clone()));
            }
        }
        for (other, route, label) in &detail.others {
            places.push(inventory.head(*other).place_of(route.clone()).label(label.clone()));
        }
        let mut seen = Vec::new();
        places.retain(|place| {
            let new = !seen.contains(&(place.file, place.spot.clone()));
            seen.push((place.file, place.spot.clone()));
            new
        });
        Finding {
            rule: rule.id.to_string().into(),
            severity: rule.severity,
            message: rule.message.render(inventory, subject, witnesses, extras),
            places,
            subject: Some(head.id.as_str().into()),
            why: Some(rule.why.render(inventory, subject, witnesses, extras)),
            remedy: Some(rule.remedy.render(inventory, subject, witnesses, extras)),
        }
    }

    fn undecided(&self, rule: &Rule, subject: RecordIndex, missing: &[Missing], extras: &Extras) -> Finding {
        let inventory = self.world.inventory;
        let head = inventory.head(subject);
        let id = &head.id;
        let title = &rule.title;
        let message = words!("`{id}`: 「{ja}」に当たるか決められません", "`{id}`: cannot tell whether this holds: {en}"; ja = title.get(crate::words::Lang::Ja), en = title.get(crate::words::Lang::En));
        let mut places = vec![head.place()];
        for one in missing.iter().take(SHOWN_MISSING) {
            if let Some(place) = one.place(inventory) {
                let (ja, en) = (one.title.get(crate::words::Lang::Ja), one.title.get(crate::words::Lang::En));
                places.push(place.label(words!("{ja}が不明", "{en} unknown"; ja = ja, en = en.to_lowercase())));
            }
        }
        if places.len() > 1 && same_row(&places[0], &places[1]) {
            places.remove(0);
        }
        let shown: Vec<Words> = missing.iter().take(SHOWN_MISSING).map(|one| one.words(inventory)).collect();
        let remedy = if shown.is_empty() {
            words!(
                "値を計算できません。数や期間を確かめてください",
                "the value cannot be worked out: check numbers and periods"
            )
        } else {
            let rest = missing.len().saturating_sub(SHOWN_MISSING);
            let list = Words::join(&shown, "、", ", ");
            let (more_ja, more_en) = if rest > 0 {
                (format!(" ほか {rest} 件"), format!(" and {rest} more"))
            } else {
                (String::new(), String::new())
            };
            words!("次が分かれば決まります: {ja}{more_ja}", "it takes: {en}{more_en}"; ja = list.get(crate::words::Lang::Ja), en = list.get(crate::words::Lang::En))
        };
        let why = rule.why.render(inventory, subject, &[], extras);
        Finding {
            rule: rule.id.to_string().into(),
            severity: rule.severity,
            message,
            places,
            subject: Some(id.as_str().into()),
            why: Some(why),
            remedy: Some(remedy),
        }
    }
}

fn same_row(a: &Place, b: &Place) -> bool {
    a.file == b.file && a.offset() == b.offset()
}

/// Reports evidence dated after the day of judgement.
pub fn future_evidence(inventory: &Inventory, as_of: Day) -> Vec<Finding> {
    let mut findings = Vec::new();
    for at in inventory.indices() {
        let mut steps = Vec::new();
        walk::evidence_days(inventory.own(at), &mut steps, &mut |field, day, steps| {
            if day <= as_of {
                return;
            }
            let head = inventory.head(at);
            let title = field.title;
            let message =
                words!("{ja}が先の日付です ({day})", "{en} is in the future ({day})"; ja = title.ja, en = title.en);
            let place = head.place_of(walk::route(steps));
            findings.push(Finding::new(&super::codes::FUTURE_EVIDENCE, message).at(place).about(head.id.as_str()));
        });
    }
    findings
}
