//! Waivers: which outcomes are excused, for how long, and by whom.
//!
//! A waiver is in force from its first to its last day if it is filled in, if
//! somebody else than its author approved it, and if the approver held a duty
//! that may approve on its first day. All else is a finding and excuses
//! nothing. Outcomes are matched by rule and subject, then by route.

mod read;

use std::collections::{BTreeMap, BTreeSet};

use super::codes;
use super::registry::Registry;
use crate::finding::{Finding, Route, Step};
use crate::id::RecordIndex;
use crate::model::Inventory;
use crate::schema::documents::RuleLevel;
use crate::schema::units::Day;
use crate::schema::value::{Group, Value};
use crate::words;
use crate::words::Words;

pub use read::may_be_waived;

/// Days after its start in which a waiver may excuse nothing: it may name a
/// row that does not exist yet.
const GRACE_DAYS: i64 = 30;

/// Days before its end from which a waiver is announced, and from which
/// urgently; both count the last day in. Our own choice: two monthly meetings
/// of a committee, and one.
const NOTICE_DAYS: [i64; 2] = [60, 30];

/// The waivers of an inventory that may excuse something.
#[derive(Debug, Default)]
pub struct Waivers {
    waivers: Vec<Waiver>,
    /// Rule → subject → position of the waiver, position of the subject in it.
    index: BTreeMap<String, BTreeMap<String, Vec<(usize, usize)>>>,
    as_of: Option<Day>,
    findings: Vec<Finding>,
}

/// One waiver that is filled in, approved and not over.
#[derive(Debug)]
pub struct Waiver {
    /// Its row.
    pub record: RecordIndex,
    /// Last day it holds.
    pub until: Day,
    rule: String,
    /// Ids of its subjects, with their positions in its list.
    subjects: Vec<(usize, String)>,
    route: Option<Route>,
    from: Day,
}

/// What may be excused: a finding of a rule or code about a subject.
#[derive(Clone, Copy)]
pub struct Excused<'a> {
    /// The records, the subject among them.
    pub inventory: &'a Inventory,
    /// Id of the rule, or the code.
    pub rule: &'a str,
    /// Who may let it pass.
    pub level: RuleLevel,
    /// Id of the subject.
    pub subject: &'a str,
}

/// Which subjects of which waivers excused something.
#[derive(Debug, Default)]
pub struct Used(BTreeSet<(usize, usize)>);

impl Waivers {
    /// Reads the waivers and reports those that have no effect.
    pub fn read(inventory: &Inventory, registry: &Registry, as_of: Day) -> Self {
        let (waivers, findings) = read::waivers(inventory, registry, as_of);
        let mut index: BTreeMap<String, BTreeMap<String, Vec<(usize, usize)>>> = BTreeMap::new();
        for (number, waiver) in waivers.iter().enumerate() {
            let subjects = index.entry(waiver.rule.clone()).or_default();
            for (position, (_, subject)) in waiver.subjects.iter().enumerate() {
                subjects.entry(subject.clone()).or_default().push((number, position));
            }
        }
        Self { waivers, index, as_of: Some(as_of), findings }
    }

    /// Every rule or code that is waived, each with the subjects named, in order.
    pub fn rules(&self) -> impl Iterator<Item = (&str, impl Iterator<Item = &str>)> {
        self.index.iter().map(|(rule, subjects)| (rule.as_str(), subjects.keys().map(String::as_str)))
    }

    /// The waiver in force that excuses a finding of that rule, subject and
    /// place: of several the one that holds longest. All that fit are used.
    pub fn excuse(&self, used: &mut Used, excused: &Excused<'_>, at: impl Fn() -> Option<Route>) -> Option<&Waiver> {
        if excused.level == RuleLevel::Mandatory {
            return None;
        }
        let named = self.index.get(excused.rule)?.get(excused.subject)?;
        let own = excused.inventory.find(excused.subject).map(|at| excused.inventory.own(at));
        let mut longest: Option<&Waiver> = None;
        for (number, position) in named {
            let waiver = &self.waivers[*number];
            if !self.is_in_force(waiver) || !waiver.fits(own, &at) {
                continue;
            }
            used.0.insert((*number, *position));
            if longest.is_none_or(|one| one.until < waiver.until) {
                longest = Some(waiver);
            }
        }
        longest
    }

    /// What is to be said of the waivers themselves: those without effect,
    /// those that excused nothing although they had time to, those about to end.
    pub fn findings(&self, inventory: &Inventory, used: &Used) -> Vec<Finding> {
        let mut findings = self.findings.clone();
        let Some(as_of) = self.as_of else { return findings };
        for (number, waiver) in self.waivers.iter().enumerate().filter(|(_, waiver)| self.is_in_force(waiver)) {
            let unused: Vec<&(usize, String)> = waiver
                .subjects
                .iter()
                .enumerate()
                .filter(|(position, _)| !used.0.contains(&(number, *position)))
                .map(|(_, subject)| subject)
                .collect();
            if !unused.is_empty() && waiver.from.add_days(GRACE_DAYS) <= as_of {
                findings.push(waiver.unused(inventory, &unused));
                if unused.len() == waiver.subjects.len() {
                    continue;
                }
            }
            if !self.is_renewed(waiver) {
                findings.extend(waiver.ending(inventory, as_of));
            }
        }
        findings
    }

    fn is_in_force(&self, waiver: &Waiver) -> bool {
        self.as_of.is_some_and(|as_of| waiver.from <= as_of && as_of <= waiver.until)
    }

    /// Whether others carry every subject on, without a day between.
    fn is_renewed(&self, waiver: &Waiver) -> bool {
        let Some(subjects) = self.index.get(&waiver.rule) else { return false };
        waiver.subjects.iter().all(|(_, subject)| {
            subjects.get(subject).into_iter().flatten().map(|(number, _)| &self.waivers[*number]).any(|next| {
                next.until > waiver.until
                    && next.from <= waiver.until.add_days(1)
                    && (next.route.is_none() || next.route == waiver.route)
            })
        })
    }
}

impl Waiver {
    /// Whether a finding at that place of the row is meant. An item of a list is meant by its
    /// position or by its name: `interfaces/0` or `interfaces/eth0`.
    fn fits(&self, row: Option<&Group>, at: impl Fn() -> Option<Route>) -> bool {
        let Some(route) = &self.route else { return true };
        let Some(at) = at() else { return false };
        route.steps().len() <= at.steps().len()
            && route.steps().iter().enumerate().all(|(depth, step)| match (step, &at.steps()[depth]) {
                (Step::Key(name), Step::Index(_)) => {
                    row.and_then(|row| item_name(row, &at.steps()[..=depth])) == Some(name)
                }
                (wanted, found) => wanted == found,
            })
    }

    fn unused(&self, inventory: &Inventory, unused: &[&(usize, String)]) -> Finding {
        let head = inventory.head(self.record);
        let id = &head.id;
        if unused.len() == self.subjects.len() {
            let message = words!("免除 `{id}` は何も免除していません", "waiver `{id}` excuses nothing");
            return Finding::new(&codes::WAIVER_UNUSED, message).at(head.place()).about(id.as_str());
        }
        let names: Vec<Words> =
            unused.iter().map(|(_, subject)| words!("`{subject}`", "`{subject}`")).take(SHOWN).collect();
        let names = Words::join(&names, "、", ", ");
        let count = unused.len();
        let message = words!(
            "免除 `{id}` は、対象のうち {count} 件では何も免除していません ({ja})",
            "waiver `{id}` excuses nothing for {count} of its subjects ({en})";
            ja = names.get(crate::words::Lang::Ja),
            en = names.get(crate::words::Lang::En)
        );
        let finding = Finding::new(&codes::WAIVER_UNUSED, message)
            .help(words!("その対象を免除から消してください", "remove those subjects from the waiver"));
        let places = unused.iter().take(SHOWN);
        let places = places.map(|(position, _)| head.place_of(Route::key("subjects").then_index(*position)));
        places.fold(finding, Finding::at).about(id.as_str())
    }

    fn ending(&self, inventory: &Inventory, as_of: Day) -> Option<Finding> {
        let left = i64::from(self.until.number()) - i64::from(as_of.number());
        let [early, urgent] = NOTICE_DAYS;
        let code = match left {
            left if left <= urgent => &codes::WAIVER_ENDS_SOON,
            left if left <= early => &codes::WAIVER_ENDING,
            _ => return None,
        };
        let head = inventory.head(self.record);
        let (id, until) = (&head.id, self.until);
        let message = words!(
            "免除 `{id}` は {until} で終わります (あと {left} 日)",
            "waiver `{id}` ends on {until}, in {left} days"
        );
        Some(Finding::new(code, message).at(head.place_at("until")).about(id.as_str()))
    }
}

/// Subjects a message names; the rest is counted.
const SHOWN: usize = 3;

/// Name of the list item at the end of those steps.
fn item_name<'a>(row: &'a Group, steps: &[Step]) -> Option<&'a str> {
    let (first, rest) = steps.split_first()?;
    let Step::Key(key) = first else { return None };
    let item = rest.iter().try_fold(row.by_name(key)?, |value, step| match (value, step) {
        (Value::List(items), Step::Index(index)) => items.get(*index),
        (Value::Group(group), Step::Key(key)) => group.by_name(key),
        _ => None,
    })?;
    let Value::Group(item) = item else { return None };
    match item.by_name("name")? {
        Value::Text(name) => Some(name),
        _ => None,
    }
}
