//! Of several files with one rule's id, the one in force.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::cel::JoinKey;
use super::change::{Change, Changed};
use super::codes;
use super::load::Loader;
use super::rule::{Origin, Rule, severity};
use super::settle::{Setters, loosened};
use crate::finding::{Finding, Place, Route, Severity};
use crate::id::FileId;
use crate::schema::documents::{RULE, Rule as RuleFile, RuleLevel, document};
use crate::schema::value::Group;
use crate::schema::view::{List, Slots};
use crate::source::Files;
use crate::words;
use crate::words::Lang;

/// A file that may hold a rule.
struct Candidate {
    file: FileId,
    origin: Origin,
    group: Group,
}

/// Loads rules and sees which are in force.
pub(super) struct InForce<'a> {
    pub(super) files: &'a Files,
    pub(super) setters: Setters<'a>,
    pub(super) joins: Vec<JoinKey>,
    pub(super) rules: BTreeMap<String, Rule>,
    pub(super) changes: Vec<Change>,
    pub(super) findings: Vec<Finding>,
}

impl<'a> InForce<'a> {
    pub(super) fn new(files: &'a Files, setters: Setters<'a>) -> Self {
        let (joins, changes, findings) = (Vec::new(), Vec::new(), Vec::new());
        Self { files, setters, joins, rules: BTreeMap::new(), changes, findings }
    }

    /// Loads rule files, weakest layer first.
    pub(super) fn load(&mut self, ids: &[(FileId, Origin)]) {
        let files = self.files;
        let decoded: Vec<_> =
            ids.par_iter().map(|(id, origin)| (*id, *origin, document(&RULE, *id, files.get(*id)))).collect();
        let mut by_id: BTreeMap<String, Vec<Candidate>> = BTreeMap::new();
        for (file, origin, checked) in decoded {
            self.findings.extend(checked.findings);
            let Some(group) = checked.value else { continue };
            let id = RuleFile(Slots::own(&group)).id().known().unwrap_or_default().to_owned();
            by_id.entry(id).or_default().push(Candidate { file, origin, group });
        }
        for (id, candidates) in by_id {
            let candidates = self.permitted(&id, candidates);
            self.choose(&candidates);
        }
    }

    /// The files that may stand for the rule: none takes the place of what a pack has or sets, unless it lets it.
    fn permitted(&mut self, id: &str, candidates: Vec<Candidate>) -> Vec<Candidate> {
        let mut kept: Vec<Candidate> = Vec::new();
        for one in candidates {
            let guard = kept.iter().rev().find_map(|before| {
                let pack = self.setters.guards(before.origin, one.origin, id)?;
                Some((pack, self.place(before.file, Route::key("id"))))
            });
            let named = || {
                let packs = self.setters.packs.iter().enumerate();
                let mut packs = packs.filter(|(position, _)| Origin::Pack(*position) < one.origin && !kept.is_empty());
                packs.find_map(|(position, pack)| {
                    let place = pack.names(id)?.clone();
                    self.setters.guards(Origin::Pack(position), one.origin, id)?;
                    Some((pack, place))
                })
            };
            let Some((pack, of_pack)) = guard.or_else(named) else {
                kept.push(one);
                continue;
            };
            let message = words!(
                "`{id}` をこのファイルで置き換えられません (ルール集「{ja}」が決めています)",
                "this file cannot take the place of `{id}`, which rule pack \"{en}\" decides";
                ja = pack.title.get(Lang::Ja), en = pack.title.get(Lang::En)
            );
            let place = self.place(one.file, Route::key("id"));
            self.findings.push(loosened(message, &place, &of_pack));
            self.change(id, Changed::Replaced, one.origin, place, true);
        }
        kept
    }

    /// Puts the last file that can judge in force.
    fn choose(&mut self, candidates: &[Candidate]) {
        for (position, one) in candidates.iter().enumerate().rev() {
            if let Some(rule) = self.rule(one) {
                self.tell(&rule, &candidates[..position], one);
                self.rules.insert(rule.id.to_string(), rule);
                return;
            }
        }
    }

    fn rule(&mut self, candidate: &Candidate) -> Option<Rule> {
        let (file, origin) = (candidate.file, candidate.origin);
        let mut loader = Loader {
            file,
            source: self.files.get(file),
            origin,
            setters: self.setters,
            joins: &mut self.joins,
            findings: Vec::new(),
            changes: Vec::new(),
        };
        let rule = loader.load(&candidate.group);
        let (mut said, changes) = (loader.findings, loader.changes);
        if rule.is_none() && said.iter().all(|finding| finding.severity < Severity::High) {
            let message = words!("このルールは使えません", "the rule cannot be used");
            said.push(Finding::new(&codes::BAD_RULE, message).at(Place::file(file)));
        }
        self.findings.extend(said);
        if rule.is_some() {
            self.changes.extend(changes);
        }
        rule
    }

    /// Tells what a rule in force has changed about the files it took the place of.
    fn tell(&mut self, rule: &Rule, before: &[Candidate], one: &Candidate) {
        let id = rule.id.as_str();
        let Some(last) = before.last() else {
            if rule.origin != Origin::BuiltIn {
                self.change(id, Changed::Added, one.origin, self.place(one.file, Route::key("id")), false);
            }
            return;
        };
        if one.origin == Origin::Local && last.origin != Origin::Local {
            self.findings.push(overridden(id, last.origin, self.place(one.file, Route::key("id"))));
        }
        let chain: Vec<&Candidate> = before.iter().chain([one]).collect();
        for pair in chain.windows(2) {
            if let [old, new] = pair {
                self.replaced(id, old, new);
            }
        }
    }

    fn replaced(&mut self, id: &str, old: &Candidate, new: &Candidate) {
        if self.files.get(old.file).text == self.files.get(new.file).text {
            return;
        }
        let (was, is) = (RuleFile(Slots::own(&old.group)), RuleFile(Slots::own(&new.group)));
        let mut changes = vec![(Changed::Replaced, Route::key("id"))];
        let severities = was.severity().known().zip(is.severity().known());
        if let Some((from, to)) = severities.filter(|(from, to)| from != to) {
            changes.push((Changed::Severity { from: severity(from), to: severity(to) }, Route::key("severity")));
        }
        let level = |file: &RuleFile<'_>| file.level().known().unwrap_or(RuleLevel::Override);
        if level(&was) != level(&is) {
            changes.push((Changed::Level { from: level(&was), to: level(&is) }, Route::key("level")));
        }
        for (position, to) in is.parameters().known().into_iter().flat_map(List::facts).enumerate() {
            let Some((name, to)) = to.known().and_then(|one| one.name().known().zip(one.value().known())) else {
                continue;
            };
            let mut known = was.parameters().known().into_iter().flat_map(List::known);
            let from = known.find_map(|one| (one.name().known()? == name).then(|| one.value().known())?);
            if let Some(from) = from.filter(|from| *from != to) {
                let route = Route::key("parameters").then_index(position).then_key("value");
                changes.push((Changed::Number { name: name.to_owned(), from, to }, route));
            }
        }
        for (what, route) in changes {
            self.change(id, what, new.origin, self.place(new.file, route), false);
        }
    }

    fn change(&mut self, rule: &str, what: Changed, by: Origin, place: Place, refused: bool) {
        self.changes.push(Change { rule: rule.to_owned(), what, facility: None, by, place, refused });
    }

    fn place(&self, file: FileId, route: Route) -> Place {
        let end = u32::try_from(self.files.get(file).text.len()).unwrap_or(u32::MAX);
        Place::route(file, 0..end, route)
    }
}

fn overridden(id: &str, replaced: Origin, place: Place) -> Finding {
    let message = match replaced {
        Origin::Pack(_) => words!(
            "ルール集のルール `{id}` をこのファイルで置き換えています",
            "this file takes the place of rule `{id}` of a rule pack"
        ),
        Origin::BuiltIn | Origin::Local => words!(
            "組込みルール `{id}` をこのファイルで置き換えています",
            "this file takes the place of built-in rule `{id}`"
        ),
    };
    Finding::new(&codes::OVERRIDDEN_RULE, message).at(place)
}
