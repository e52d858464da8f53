//! Waivers: which outcomes are excused, for how long, and by whom.

use super::codes;
use super::registry::Registry;
use super::rule::Rule;
use crate::finding::{Finding, Route};
use crate::id::RecordIndex;
use crate::model::Inventory;
use crate::schema::documents::RuleLevel;
use crate::schema::kinds::{Kind, Waiver as Row};
use crate::schema::suggest;
use crate::schema::units::Day;
use crate::schema::view::List;
use crate::words;

/// Days after its start in which a waiver may excuse nothing: it may name a
/// row that does not exist yet.
const GRACE_DAYS: i64 = 30;

/// The waivers of an inventory that are in force.
#[derive(Debug, Default)]
pub struct Waivers {
    waivers: Vec<Waiver>,
    findings: Vec<Finding>,
}

/// One waiver in force.
#[derive(Debug)]
pub struct Waiver {
    /// Its row.
    pub record: RecordIndex,
    /// Last day it holds.
    pub until: Day,
    rule: String,
    subjects: Vec<String>,
    route: Option<Route>,
    from: Day,
}

impl Waivers {
    /// Reads the waivers and reports those that have no effect.
    pub fn read(inventory: &Inventory, registry: &Registry, as_of: Day) -> Self {
        let mut waivers = Self::default();
        for at in inventory.of_kind(Kind::Waiver) {
            waivers.add(inventory, registry, as_of, *at);
        }
        waivers
    }

    fn add(&mut self, inventory: &Inventory, registry: &Registry, as_of: Day, at: RecordIndex) {
        let head = inventory.head(at);
        let row = Row(inventory.slots(at));
        let rule = row.rule().known().unwrap_or_default();
        let mut report = |code, message, field: &str| {
            self.findings.push(Finding::new(code, message).at(head.place_at(field)).about(head.id.as_str()));
        };
        if registry.find(rule).is_none() && !crate::policy::is_code(rule) {
            let message = words!("ルール `{rule}` はありません", "there is no rule `{rule}`");
            report(&codes::WAIVER_UNKNOWN_RULE, message, "rule");
            if let (Some(finding), Some(remedy)) =
                (self.findings.last_mut(), suggest(rule, registry.rules().iter().map(|rule| rule.id.as_str())))
            {
                finding.remedy = Some(remedy);
            }
            return;
        }
        let (Some(from), Some(until)) = (row.from().known(), row.until().known()) else {
            let field = if row.from().is_unknown() { "from" } else { "until" };
            report(&codes::WAIVER_INCOMPLETE, words!("免除に期間がありません", "the waiver has no period"), field);
            return;
        };
        if row.reason().known().is_none_or(|reason| reason.trim().is_empty()) {
            report(&codes::WAIVER_INCOMPLETE, words!("免除に理由がありません", "the waiver has no reason"), "reason");
            return;
        }
        let Some(approver) = row.approver().known() else {
            report(
                &codes::WAIVER_INCOMPLETE,
                words!("免除に承認者がいません", "the waiver has no approver"),
                "approver",
            );
            return;
        };
        if row.requested_by().known() == Some(approver) {
            report(
                &codes::WAIVER_SELF_APPROVED,
                words!("申請者が自分で承認しています", "its author has approved it"),
                "approver",
            );
            return;
        }
        if until < as_of {
            let message = words!("免除の期限が {until} で切れています", "the waiver ran out on {until}");
            report(&codes::WAIVER_EXPIRED, message, "until");
            return;
        }
        if from > as_of {
            return;
        }
        let subjects = row.subjects().known().into_iter().flat_map(List::known).map(str::to_owned).collect();
        let route = row.route().known().map(Route::parse);
        self.waivers.push(Waiver { record: at, until, rule: rule.to_owned(), subjects, route, from });
    }

    /// The waivers in force.
    pub fn all(&self) -> impl Iterator<Item = &Waiver> {
        self.waivers.iter()
    }

    /// The waiver that excuses a finding of that rule, subject and place.
    pub fn covering(&self, rule: &str, level: RuleLevel, subject: Option<&str>, at: Option<&Route>) -> Option<&Waiver> {
        if level == RuleLevel::Mandatory {
            return None;
        }
        let subject = subject?;
        self.waivers.iter().find(|waiver| waiver.covers(rule, subject, at))
    }

    /// Waivers that excused nothing although they had time to, and those without effect.
    pub fn findings(self, inventory: &Inventory, as_of: Day, used: &[RecordIndex]) -> Vec<Finding> {
        let mut findings = self.findings;
        for waiver in self.waivers.iter().filter(|waiver| !used.contains(&waiver.record)) {
            if waiver.from.add_days(GRACE_DAYS) > as_of {
                continue;
            }
            let head = inventory.head(waiver.record);
            let message = words!("免除 `{id}` は何も免除していません", "waiver `{id}` excuses nothing"; id = head.id);
            findings.push(Finding::new(&codes::WAIVER_UNUSED, message).at(head.place()).about(head.id.as_str()));
        }
        findings
    }
}

impl Waiver {
    /// Whether it is about that rule or code.
    pub fn is_about(&self, rule: &str) -> bool {
        self.rule == rule
    }

    /// Ids of the records it excuses.
    pub fn subjects(&self) -> impl Iterator<Item = &str> {
        self.subjects.iter().map(String::as_str)
    }

    /// Whether a finding at that place is meant.
    pub fn fits(&self, at: Option<&Route>) -> bool {
        match (&self.route, at) {
            (None, _) => true,
            (Some(route), Some(at)) => at.steps().starts_with(route.steps()),
            (Some(_), None) => false,
        }
    }

    fn covers(&self, rule: &str, subject: &str, at: Option<&Route>) -> bool {
        self.rule == rule && self.fits(at) && self.subjects.iter().any(|one| one == subject)
    }
}

/// The level a finding of a rule or built-in code has.
pub fn level_of(rule: Option<&Rule>) -> RuleLevel {
    rule.map_or(RuleLevel::Override, |rule| rule.level)
}
