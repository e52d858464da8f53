//! All rules in force: those that come with the program, and the hospital's own.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::adjust::Adjustments;
use super::cel::JoinKey;
use super::codes;
use super::edition::Editions;
use super::load::Loader;
use super::rule::{Origin, Rule};
use crate::error::Result;
use crate::finding::{Checked, Finding, Place, Route, Severity};
use crate::id::{FileId, FilePath};
use crate::schema::documents::{RULE, document};
use crate::schema::suggest;
use crate::source::{self, Files, Tree};
use crate::words;

/// The rules and editions that come with the program.
static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/policies");

/// Folder of edition files in a policies folder.
const EDITIONS: &str = "editions";

/// Rules by id, and what they may cite.
#[derive(Default)]
pub struct Registry {
    rules: Vec<Rule>,
    editions: Editions,
    joins: Vec<JoinKey>,
    digest: String,
}

/// Loads the rules and editions in force. A local file with the id of a
/// built-in rule takes its place.
///
/// # Errors
/// If the local folder cannot be listed.
pub fn load(
    tree: &dyn Tree,
    folder: &FilePath,
    adjustments: &Adjustments,
    files: &mut Files,
) -> Result<Checked<Registry>> {
    let built_in = files.append(built_in());
    let local = files.append(source::load(tree, folder)?);
    let mut findings = Vec::new();
    let built_in_ids = built_in.clone();
    let ids = built_in.map(|id| (FileId(id), Origin::BuiltIn)).chain(local.map(|id| (FileId(id), Origin::Local)));
    let (editions, rules): (Vec<_>, Vec<_>) = ids.partition(|(id, _)| is_edition(&files.get(*id).path));
    // A local copy of a built-in file is that file, not a rule of the hospital's own.
    let built_in_texts: Vec<(String, FileId)> =
        built_in_ids.map(|id| (relative(&files.get(FileId(id)).path).to_owned(), FileId(id))).collect();
    let same = |(id, origin): &(FileId, Origin)| {
        let file = files.get(*id);
        *origin == Origin::BuiltIn
            || !built_in_texts
                .iter()
                .any(|(path, one)| path == relative(&file.path) && files.get(*one).text == file.text)
    };
    let rules: Vec<_> = rules.into_iter().filter(same).collect();
    let editions = editions.into_iter().filter(same).map(|(id, _)| id);
    let editions = Editions::load(files, editions, &mut findings);
    let registry = Registry::of_files(files, &rules, editions, adjustments, &mut findings);
    registry.check_settings(adjustments, &mut findings);
    Ok(Checked::new(registry, findings))
}

/// The files that come with the program, below `policies/`.
fn built_in() -> Files {
    fn collect<'a>(dir: &'a Dir<'static>, texts: &mut Vec<(FilePath, &'a str)>) {
        for file in dir.files() {
            let path = file
                .path()
                .to_str()
                .and_then(|path| FilePath::new(&format!("policies/{}", path.replace('\\', "/"))).ok());
            if let (Some(path), Some(text)) = (path, file.contents_utf8())
                && path.is_yaml()
            {
                texts.push((path, text));
            }
        }
        for dir in dir.dirs() {
            collect(dir, texts);
        }
    }
    let mut texts = Vec::new();
    collect(&BUILT_IN, &mut texts);
    Files::of_texts(texts)
}

/// The path below the policies folder.
fn relative(path: &FilePath) -> &str {
    path.as_str().split_once('/').map_or(path.as_str(), |(_, rest)| rest)
}

fn is_edition(path: &FilePath) -> bool {
    let mut parts = path.as_str().rsplit('/');
    parts.next();
    parts.next() == Some(EDITIONS)
}

impl Registry {
    fn of_files(
        files: &Files,
        ids: &[(FileId, Origin)],
        editions: Editions,
        adjustments: &Adjustments,
        findings: &mut Vec<Finding>,
    ) -> Self {
        let decoded: Vec<_> =
            ids.par_iter().map(|(id, origin)| (*id, *origin, document(&RULE, *id, files.get(*id)))).collect();
        let mut joins = Vec::new();
        let mut rules: BTreeMap<String, Rule> = BTreeMap::new();
        for (file, origin, checked) in decoded {
            findings.extend(checked.findings);
            let Some(group) = checked.value else { continue };
            let mut loader =
                Loader { file, source: files.get(file), origin, adjustments, joins: &mut joins, findings: Vec::new() };
            let rule = loader.load(&group);
            let mut said = loader.findings;
            if rule.is_none() && said.iter().all(|finding| finding.severity < Severity::High) {
                let message = words!("このルールは使えません", "the rule cannot be used");
                said.push(Finding::new(&codes::BAD_RULE, message).at(Place::file(file)));
            }
            findings.extend(said);
            let Some(rule) = rule else { continue };
            findings.extend(unknown_citations(&rule, files, &editions));
            if let Some(replaced) = rules.insert(rule.id.to_string(), rule)
                && replaced.origin == Origin::BuiltIn
            {
                findings.push(overridden(&replaced, files, file));
            }
        }
        let digest = digest(&rules, files);
        Self { rules: rules.into_values().collect(), editions, joins, digest }
    }

    fn check_settings(&self, adjustments: &Adjustments, findings: &mut Vec<Finding>) {
        let parameters = adjustments.parameters.iter().map(|set| (&set.rule, &set.rule_place));
        let levels = adjustments.levels.iter().map(|set| (&set.rule, &set.rule_place));
        for (rule, place) in parameters.chain(levels) {
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

    /// SHA-256 over the texts of all rules in force, in hexadecimal.
    pub fn digest(&self) -> &str {
        &self.digest
    }
}

fn unknown_citations(rule: &Rule, files: &Files, editions: &Editions) -> Vec<Finding> {
    let end = u32::try_from(files.get(rule.file).text.len()).unwrap_or(u32::MAX);
    let mut findings = Vec::new();
    for (position, cite) in rule.cites.iter().enumerate() {
        if editions.find(cite).is_some() {
            continue;
        }
        let message = words!("根拠 `{cite}` がどの版にもありません", "no edition has `{cite}`");
        let place = Place::route(rule.file, 0..end, Route::key("cites").then_index(position));
        let finding = Finding::new(&codes::UNKNOWN_CITATION, message).at(place);
        findings.push(match suggest(cite, editions.ids()) {
            Some(remedy) => finding.help(remedy),
            None => finding,
        });
    }
    findings
}

fn overridden(replaced: &Rule, files: &Files, by: FileId) -> Finding {
    let end = u32::try_from(files.get(by).text.len()).unwrap_or(u32::MAX);
    let id = &replaced.id;
    let message = words!(
        "組込みルール `{id}` をこのファイルで置き換えています",
        "this file takes the place of built-in rule `{id}`"
    );
    Finding::new(&codes::OVERRIDDEN_RULE, message).at(Place::route(by, 0..end, Route::key("id")))
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
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
