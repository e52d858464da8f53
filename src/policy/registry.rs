//! All rules in force: those that come with the program, those of packs, and the hospital's own.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::adjust::Adjustments;
use super::any_value::{self, AnyFieldValue};
use super::cel::JoinKey;
use super::change::Change;
use super::codes;
use super::edition::Editions;
use super::in_force::InForce;
use super::layers::Layers;
use super::lock;
use super::pack::{self, Pack, hexadecimal};
use super::rule::Rule;
use super::settle::Setters;
use crate::error::Result;
use crate::finding::{Checked, Finding, Place, Route};
use crate::id::FilePath;
use crate::schema::suggest;
use crate::source::{Files, Tree};
use crate::words;

/// Rules by id, and what they may cite.
#[derive(Default)]
pub struct Registry {
    rules: Vec<Rule>,
    editions: Editions,
    joins: Vec<JoinKey>,
    packs: Vec<Pack>,
    any_value: Vec<AnyFieldValue>,
    changes: Vec<Change>,
    digest: String,
}

/// Loads the rules and editions in force: those of the program, then those of
/// packs, then those of the hospital's folder. A file with the id of a rule
/// that is there takes its place, unless a pack forbids it.
///
/// # Errors
/// If a folder is there and cannot be listed.
pub fn load(
    tree: &dyn Tree,
    folder: &FilePath,
    adjustments: &Adjustments,
    files: &mut Files,
) -> Result<Checked<Registry>> {
    let mut findings = Vec::new();
    let mut packs = pack::load(tree, &adjustments.packs, files, &mut findings)?;
    let all = packs.len() == adjustments.packs.len();
    lock::compare(tree, &mut packs, all, files, &mut findings)?;
    let mut layers = Layers::default();
    layers.add_built_in(files);
    for (position, pack) in packs.iter().enumerate() {
        layers.add_pack(files, position, pack);
    }
    layers.add_local(tree, folder, &packs, files)?;
    let editions = Editions::load(files, layers.editions.iter().copied(), &mut findings);
    let setters = Setters { packs: &packs, hospital: adjustments };
    let mut loaded = InForce::new(files, setters);
    loaded.load(&layers.rules);
    let InForce { joins, rules, mut changes, findings: said, .. } = loaded;
    findings.extend(said);
    changes.sort_by(|a, b| (&a.rule, a.by, &a.what, &a.facility).cmp(&(&b.rule, b.by, &b.what, &b.facility)));
    let digest = digest(&rules, files);
    let any_value = any_value::load(files, &layers.any_values, &mut findings);
    let rules = rules.into_values().collect();
    let registry = Registry { rules, editions, joins, packs, any_value, changes, digest };
    findings.extend(registry.rules.iter().flat_map(|rule| unknown_citations(rule, files, &registry.editions)));
    registry.check_settings(adjustments, &mut findings);
    Ok(Checked::new(registry, findings))
}

impl Registry {
    /// Says which settings name rules that are not there.
    fn check_settings(&self, adjustments: &Adjustments, findings: &mut Vec<Finding>) {
        let setters = Setters { packs: &self.packs, hospital: adjustments };
        let parameters = setters.all().flat_map(|(_, one)| &one.parameters).map(|set| (&set.rule, &set.rule_place));
        let levels = setters.all().flat_map(|(_, one)| &one.levels).map(|set| (&set.rule, &set.rule_place));
        let loose = self.packs.iter().flat_map(|pack| &pack.may_loosen).map(|(rule, place)| (rule, place));
        for (rule, place) in parameters.chain(levels).chain(loose) {
            if self.find(rule).is_none() {
                let message = words!("ルール `{rule}` はありません", "there is no rule `{rule}`");
                let mut finding = Finding::new(&codes::BAD_SETTING, message).at(place.clone());
                if let Some(remedy) = suggest(rule, self.rules.iter().map(|rule| rule.id.as_str())) {
                    finding = finding.help(remedy);
                }
                findings.push(finding);
            }
        }
    }

    /// The rules, by id.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The rule of that id.
    pub fn find(&self, id: &str) -> Option<&Rule> {
        self.rules.binary_search_by(|rule| rule.id.as_str().cmp(id)).ok().map(|at| &self.rules[at])
    }

    /// Position of a rule of this registry.
    pub fn position(&self, rule: &Rule) -> Option<usize> {
        self.rules.binary_search_by(|one| one.id.cmp(&rule.id)).ok()
    }

    /// The editions rules cite.
    pub fn editions(&self) -> &Editions {
        &self.editions
    }

    /// Fields by which rules look records up.
    pub fn joins(&self) -> &[JoinKey] {
        &self.joins
    }

    /// Fields whose every value is acceptable, with the reason.
    pub fn any_value(&self) -> &[AnyFieldValue] {
        &self.any_value
    }

    /// The packs, in their order.
    pub fn packs(&self) -> &[Pack] {
        &self.packs
    }

    /// What packs and the hospital change about rules, by rule.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// SHA-256 over the texts of all rules in force, in hexadecimal.
    pub fn digest(&self) -> &str {
        &self.digest
    }
}

fn unknown_citations(rule: &Rule, files: &Files, editions: &Editions) -> Vec<Finding> {
    let end = u32::try_from(files.get(rule.file).text.len()).unwrap_or(u32::MAX);
    let place = |key, position| Place::route(rule.file, 0..end, Route::key(key).then_index(position));
    let mut findings = Vec::new();
    for (position, cite) in rule.denies.iter().enumerate().filter(|(_, cite)| !rule.cites.contains(cite)) {
        let message = words!("`{cite}` は `cites` にありません", "`{cite}` is not in `cites`");
        findings.push(Finding::new(&codes::UNKNOWN_CITATION, message).at(place("denies", position)));
    }
    for (position, cite) in rule.cites.iter().enumerate() {
        if editions.find(cite).is_some() {
            continue;
        }
        let message = words!("根拠 `{cite}` がどの版にもありません", "no edition has `{cite}`");
        let place = place("cites", position);
        let finding = Finding::new(&codes::UNKNOWN_CITATION, message).at(place);
        findings.push(match suggest(cite, editions.ids()) {
            Some(remedy) => finding.help(remedy),
            None => finding,
        });
    }
    findings
}

fn digest(rules: &BTreeMap<String, Rule>, files: &Files) -> String {
    let mut hasher = Sha256::new();
    for (id, rule) in rules {
        hasher.update(id.as_bytes());
        hasher.update([0]);
        hasher.update(files.get(rule.file).text.as_bytes());
        hasher.update([0]);
        for parameter in &rule.parameters {
            hasher.update(parameter.name.as_bytes());
            hasher.update(parameter.value.to_le_bytes());
        }
        hasher.update([rule.levels.general.level as u8]);
        for (facility, one) in &rule.levels.at {
            hasher.update(facility.as_bytes());
            hasher.update([0, one.level as u8]);
        }
    }
    hexadecimal(hasher)
}
