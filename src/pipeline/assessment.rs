//! A judgement with its waivers and its gate.

use std::collections::BTreeMap;

use super::{Estate, Gate, Options, Stage, Timings};
use crate::finding::{Finding, Route, Spot};
use crate::id::RecordIndex;
use crate::model::Inventory;
use crate::policy::{
    self, Attestations, Coverage, Excused, Grounds, Judgement, LevelInForce, Outcome, Rule, Statement, Used, Waiver,
    Waivers,
};
use crate::schema::documents::{ReferencePattern, RuleLevel};
use crate::schema::units::Day;

/// An estate with its judgement.
pub struct Assessment<'a> {
    /// What was judged.
    pub estate: &'a Estate,
    /// The outcomes of all rules.
    pub judgement: Judgement<'a>,
    /// What stages found and what rules found violated, in the one order.
    pub reports: Vec<Report>,
    /// The gate it is held against.
    pub gate: Gate,
    /// How long each stage took.
    pub timings: Timings,
    /// What people looked at where no machine can see.
    pub attestations: Attestations,
    /// Excused outcomes of rules: rule and position of the record.
    waived: BTreeMap<(usize, usize), Waived>,
}

/// One thing to report.
#[derive(Clone, Debug)]
pub struct Report {
    /// Where it comes from, and what it says.
    pub said: Said,
    /// The waiver that excuses it.
    pub waived: Option<Waived>,
    /// Whether it counts for the gate.
    pub counts: bool,
    /// Who may let it pass.
    pub level: RuleLevel,
    /// The record a rule judged.
    record: Option<RecordIndex>,
}

/// Where a report comes from.
#[derive(Clone, Debug)]
pub enum Said {
    /// A stage; its code is violated.
    Stage(Box<Finding>),
    /// A rule.
    Rule(Box<Statement>),
}

/// The waiver that excuses a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waived {
    /// Id of the waiver.
    pub id: String,
    /// Last day it holds.
    pub until: Day,
}

impl Report {
    /// What it says.
    pub fn finding(&self) -> &Finding {
        match &self.said {
            Said::Stage(finding) => finding,
            Said::Rule(statement) => &statement.finding,
        }
    }

    /// The level of its rule where the record is, with where it was set; `None` for what a stage found.
    pub fn level_in<'a>(&self, estate: &'a Estate) -> Option<&'a LevelInForce> {
        let rule = estate.registry.find(&self.finding().rule)?;
        Some(rule.levels.of(&estate.inventory, self.record))
    }

    /// Its outcome.
    pub fn outcome(&self) -> Outcome {
        match &self.said {
            Said::Stage(_) => Outcome::Violated,
            Said::Rule(statement) => statement.outcome,
        }
    }
}

impl<'a> Assessment<'a> {
    pub(super) fn new(estate: &'a Estate, judgement: Judgement<'a>, gate: Gate, options: &Options<'_>) -> Self {
        let mut timings = estate.timings.again(options.clock);
        timings.done(Stage::Judge);
        let attestations = Attestations::read(&estate.inventory, estate.registry.editions(), estate.as_of);
        let waivers = Waivers::read(&estate.inventory, &estate.registry, estate.as_of);
        let mut used = Used::default();
        let waived = waived_outcomes(estate, &judgement, &waivers, &mut used);
        let mut assessment =
            Self { estate, judgement, reports: Vec::new(), gate, timings: Timings::default(), attestations, waived };
        let mut reports = assessment.violated();
        let stages = estate.findings.iter().cloned().chain(policy::future_evidence(&estate.inventory, estate.as_of));
        let attestations = &assessment.attestations;
        let about_attestations = attestations.findings().iter().cloned();
        let stages = stages.chain(about_attestations).chain(attestations.contradicted(&assessment.judgement));
        reports.extend(stages.map(|finding| assessment.stage(finding, Some((&waivers, &mut used)))));
        let about_waivers = waivers.findings(&estate.inventory, &used);
        reports.extend(about_waivers.into_iter().map(|finding| assessment.stage(finding, None)));
        reports.sort_by(|a, b| a.finding().sort_key().cmp(&b.finding().sort_key()));
        reports.dedup_by(|a, b| a.finding() == b.finding());
        assessment.reports = reports;
        timings.done(Stage::Report);
        assessment.timings = timings.finish();
        assessment
    }

    fn violated(&self) -> Vec<Report> {
        let open = self.open().filter(|open| open.outcome == Outcome::Violated);
        open.map(|open| self.put(&open)).collect()
    }

    /// Undecided outcomes, by rule and record; put into words one by one.
    pub fn undecided(&self) -> impl Iterator<Item = Report> + '_ {
        self.open().filter(|open| open.outcome == Outcome::Undecided).map(|open| self.put(&open))
    }

    /// Undecided outcomes of one rule.
    pub fn undecided_of<'s>(&'s self, rule: &'s Rule) -> impl Iterator<Item = Report> + 's {
        let open = self.open_of(rule).filter(|open| open.outcome == Outcome::Undecided);
        open.map(|open| self.put(&open))
    }

    /// Every outcome of every rule, satisfied and not applicable ones included.
    pub fn outcomes(&self) -> impl Iterator<Item = (&'a Rule, RecordIndex, Outcome)> + '_ {
        self.judgement.rules().flat_map(|(rule, outcomes)| {
            let subjects = self.judgement.inventory().of_kind(rule.subject);
            subjects.iter().enumerate().map(move |(position, at)| (rule, *at, outcomes.outcomes.get(position)))
        })
    }

    /// The report of a violated or undecided outcome.
    pub fn report_of(&self, rule: &Rule, at: RecordIndex) -> Option<Report> {
        let position = self.judgement.inventory().of_kind(rule.subject).binary_search(&at).ok()?;
        let number = self.estate.registry.position(rule)?;
        let (rule, outcomes) = self.judgement.rules().nth(number)?;
        let outcome = outcomes.outcomes.get(position);
        matches!(outcome, Outcome::Violated | Outcome::Undecided)
            .then(|| self.put(&Open { number, rule, position, outcome }))
    }

    /// Excused outcomes of a rule.
    pub fn waived_of(&self, rule: &Rule) -> usize {
        let number = self.estate.registry.position(rule);
        number.map_or(0, |number| self.waived.range((number, 0)..(number + 1, 0)).count())
    }

    /// What the judgement says of the clauses and items of all editions.
    pub fn coverage(&self) -> Coverage<'a> {
        Coverage::new(&Grounds {
            judgement: &self.judgement,
            attestations: &self.attestations,
            old_before: self.estate.settings.old_after.before(self.estate.as_of),
            waived: &|number, position| self.is_waived(number, position),
        })
    }

    /// The reference patterns the hospital set, else those it is in; empty if nobody knows.
    pub fn patterns(&self) -> Vec<ReferencePattern> {
        let set = &self.estate.settings.patterns;
        if set.is_empty() { policy::patterns(&self.estate.inventory).into_iter().collect() } else { set.clone() }
    }

    /// Whether the outcome of a rule, by its position, is excused for a record, by its position in its kind.
    pub fn is_waived(&self, rule: usize, position: usize) -> bool {
        self.waived.contains_key(&(rule, position))
    }

    /// Whether anything counts for the gate.
    pub fn fails(&self) -> bool {
        self.reports.iter().any(|report| report.counts) || self.open().any(|open| open.counts(self))
    }

    /// How many findings and outcomes count for the gate.
    pub fn counted(&self) -> usize {
        let undecided = self.open().filter(|open| open.outcome == Outcome::Undecided && open.counts(self));
        self.reports.iter().filter(|report| report.counts).count() + undecided.count()
    }

    /// How many undecided outcomes of a rule count for the gate.
    pub fn undecided_counted(&self, rule: &Rule) -> usize {
        self.open_of(rule).filter(|open| open.outcome == Outcome::Undecided && open.counts(self)).count()
    }

    fn open(&self) -> impl Iterator<Item = Open<'a>> + '_ {
        self.judgement.rules().flat_map(|(rule, _)| self.open_of(rule))
    }

    fn open_of<'s>(&'s self, rule: &Rule) -> impl Iterator<Item = Open<'a>> + 's {
        let number = self.estate.registry.position(rule);
        let found = number.and_then(|number| Some((number, self.judgement.rules().nth(number)?)));
        found.into_iter().flat_map(|(number, (rule, outcomes))| {
            outcomes.outcomes.open().map(move |(position, outcome)| Open { number, rule, position, outcome })
        })
    }

    fn put(&self, open: &Open<'_>) -> Report {
        let statement = self.judgement.state(open.rule, open.position);
        let waived = self.waived.get(&(open.number, open.position)).cloned();
        let (level, record) = (open.level(self), open.record(self));
        Report { said: Said::Rule(Box::new(statement)), counts: open.counts(self), waived, level, record }
    }

    fn stage(&self, finding: Finding, waivers: Option<(&Waivers, &mut Used)>) -> Report {
        let level = RuleLevel::Override;
        let waived = waivers.and_then(|(waivers, used)| {
            let subject = finding.subject.as_deref()?;
            let inventory = &self.estate.inventory;
            let excused = Excused { inventory, rule: &finding.rule, level, subject };
            let waiver = waivers.excuse(used, &excused, || own_route(inventory, subject, &finding))?;
            Some(waived(self.estate, waiver))
        });
        let counts = waived.is_none() && self.gate.counts(Outcome::Violated, finding.severity, level);
        Report { said: Said::Stage(Box::new(finding)), waived, counts, level, record: None }
    }
}

/// A violated or undecided outcome, before it is put into words.
struct Open<'a> {
    number: usize,
    rule: &'a Rule,
    position: usize,
    outcome: Outcome,
}

impl Open<'_> {
    fn counts(&self, assessment: &Assessment<'_>) -> bool {
        assessment.gate.counts(self.outcome, self.rule.severity, self.level(assessment))
            && !assessment.waived.contains_key(&(self.number, self.position))
    }

    fn level(&self, assessment: &Assessment<'_>) -> RuleLevel {
        self.rule.levels.of(&assessment.estate.inventory, self.record(assessment)).level
    }

    fn record(&self, assessment: &Assessment<'_>) -> Option<RecordIndex> {
        assessment.estate.inventory.of_kind(self.rule.subject).get(self.position).copied()
    }
}

/// Goes from the waivers to the outcomes they excuse: they are few, outcomes are many.
fn waived_outcomes(
    estate: &Estate,
    judgement: &Judgement<'_>,
    waivers: &Waivers,
    used: &mut Used,
) -> BTreeMap<(usize, usize), Waived> {
    let mut excused = BTreeMap::new();
    for (rule, subjects) in waivers.rules() {
        let number = estate.registry.find(rule).and_then(|rule| estate.registry.position(rule));
        let Some((number, (rule, outcomes))) = number.and_then(|number| Some((number, judgement.rules().nth(number)?)))
        else {
            continue;
        };
        let records = estate.inventory.of_kind(rule.subject);
        for subject in subjects {
            let position = estate.inventory.find(subject).and_then(|at| records.binary_search(&at).ok());
            let Some(position) = position else { continue };
            if !matches!(outcomes.outcomes.get(position), Outcome::Violated | Outcome::Undecided) {
                continue;
            }
            let inventory = &estate.inventory;
            let level = rule.levels.of(inventory, records.get(position).copied()).level;
            let excusing = Excused { inventory, rule: rule.id.as_str(), level, subject };
            let at = || own_route(inventory, subject, &judgement.state(rule, position).finding);
            if let Some(waiver) = waivers.excuse(used, &excusing, at) {
                excused.insert((number, position), waived(estate, waiver));
            }
        }
    }
    excused
}

/// Where in the subject's own row the caret stands.
fn own_route(inventory: &Inventory, subject: &str, finding: &Finding) -> Option<Route> {
    let head = inventory.head(inventory.find(subject)?);
    let place = finding.places.first()?;
    match &place.spot {
        Spot::Route { start, route, .. } if place.file == head.file && *start == head.start => Some(route.clone()),
        _ => None,
    }
}

fn waived(estate: &Estate, waiver: &Waiver) -> Waived {
    Waived { id: estate.inventory.head(waiver.record).id.to_string(), until: waiver.until }
}
