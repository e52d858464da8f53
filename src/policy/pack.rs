//! Rule packs: rules and settings a group's headquarters hands to its hospitals.
//!
//! A pack is a folder with `pack.yaml`, rule files and perhaps editions, in
//! this repository or in another revision of it. It never lies outside: what
//! names it may come from anybody's pull request.

use std::ops::Range;

use sha2::{Digest, Sha256};

use super::adjust::Adjustments;
use super::codes;
use super::edition::bilingual;
use super::lock::Locked;
use crate::error::Result;
use crate::finding::{Finding, Place, Route};
use crate::id::{FileId, FilePath, ResourceId, RevisionName};
use crate::schema::Fact;
use crate::schema::documents::{PACK, Pack as PackFile, PackSetting, document};
use crate::schema::value::Group;
use crate::schema::view::{List, Slots};
use crate::source::{self, Files, Tree};
use crate::words;
use crate::words::{Words, shorten};

/// Name of the file that describes a pack.
pub(super) const FILE: &str = "pack.yaml";

/// Packs of one hospital. Our own limit: each costs reading a folder.
const MAX_PACKS: usize = 16;

/// Where a hospital says a pack lies.
#[derive(Clone, Debug)]
pub struct PackAt {
    /// A folder, as written.
    pub path: Option<String>,
    /// A git revision, as written.
    pub revision: Option<String>,
    /// Where it is written.
    pub place: Place,
    /// Where its folder is written.
    pub path_place: Place,
    /// Where its revision is written.
    pub revision_place: Place,
}

/// A loaded pack.
#[derive(Clone, Debug)]
pub struct Pack {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Words,
    /// Its version.
    pub version: String,
    /// Who answers for it.
    pub owner: String,
    /// Folder it lies in; with a revision, the folder there.
    pub path: FilePath,
    /// The git revision it was read from.
    pub revision: Option<RevisionName>,
    /// The commit that revision is.
    pub commit: Option<String>,
    /// SHA-256 over its files: `sha256:` and hexadecimal digits.
    pub digest: String,
    /// What the lock says of it.
    pub locked: Locked,
    /// Where the hospital names it.
    pub place: Place,
    /// What it sets about rules.
    pub adjustments: Adjustments,
    /// Rules a hospital may loosen, and where that is written.
    pub may_loosen: Vec<(String, Place)>,
    pub(super) files: Range<u32>,
    pub(super) prefix: usize,
}

impl PackAt {
    /// Reads the list `packs` of the configuration.
    pub fn read(packs: Fact<List<'_, PackSetting<'_>>>, place: impl Fn(Route) -> Place) -> Vec<Self> {
        let packs = packs.known().into_iter().flat_map(|list| list.facts().enumerate());
        let one = |(position, one): (usize, Fact<PackSetting<'_>>)| {
            let one = one.known();
            let text = |text: Option<Fact<&str>>| text.and_then(Fact::known).map(str::to_owned);
            let at = Route::key("packs").then_index(position);
            Self {
                path: text(one.map(PackSetting::path)),
                revision: text(one.map(PackSetting::revision)),
                path_place: place(at.clone().then_key("path")),
                revision_place: place(at.clone().then_key("revision")),
                place: place(at),
            }
        };
        packs.map(one).collect()
    }
}

impl Pack {
    /// Whether it lets hospitals loosen a rule.
    pub fn permits(&self, rule: &str) -> bool {
        self.may_loosen.iter().any(|(id, _)| id == rule)
    }

    /// Where it sets something about a rule, if it does.
    pub(super) fn names(&self, rule: &str) -> Option<&Place> {
        let levels = self.adjustments.levels.iter().map(|set| (&set.rule, &set.rule_place));
        let numbers = self.adjustments.parameters.iter().map(|set| (&set.rule, &set.rule_place));
        levels.chain(numbers).find(|(id, _)| *id == rule).map(|(_, place)| place)
    }
}

/// Loads the packs in their order. One that cannot be used is a finding no gate lets pass.
///
/// # Errors
/// If a folder is there and cannot be listed.
pub(super) fn load(
    tree: &dyn Tree,
    packs: &[PackAt],
    files: &mut Files,
    findings: &mut Vec<Finding>,
) -> Result<Vec<Pack>> {
    let mut loaded: Vec<Pack> = Vec::new();
    for at in packs.iter().take(MAX_PACKS) {
        match load_one(tree, at, files, findings)? {
            Ok(pack) if loaded.iter().any(|one| one.id == pack.id) => {
                let id = &pack.id;
                let message = words!("ルール集 `{id}` が二つあります", "rule pack `{id}` is there twice");
                findings.push(Finding::new(&codes::PACK_UNUSABLE, message).at(at.place.clone()));
            }
            Ok(pack) => loaded.push(pack),
            Err(finding) => findings.push(*finding),
        }
    }
    if let Some(next) = packs.get(MAX_PACKS) {
        let message = words!("ルール集は {MAX_PACKS} 個までです", "there can be {MAX_PACKS} rule packs");
        findings.push(Finding::new(&codes::PACK_UNUSABLE, message).at(next.place.clone()));
    }
    Ok(loaded)
}

type Usable<T> = std::result::Result<T, Box<Finding>>;

fn unusable(message: Words, place: &Place) -> Box<Finding> {
    Box::new(Finding::new(&codes::PACK_UNUSABLE, message).at(place.clone()))
}

fn load_one(tree: &dyn Tree, at: &PackAt, files: &mut Files, findings: &mut Vec<Finding>) -> Result<Usable<Pack>> {
    let (path, revision) = match place_of(at) {
        Ok(found) => found,
        Err(finding) => return Ok(Err(finding)),
    };
    let other = match revision.as_ref().map(|revision| tree.at(revision)).transpose() {
        Ok(other) => other,
        Err(error) => {
            let mut finding = unusable(error.message().clone(), &at.revision_place);
            finding.remedy = error.hint_words().cloned().or(finding.remedy);
            return Ok(Err(finding));
        }
    };
    let found = source::load(other.as_deref().unwrap_or(tree), &path)?;
    let below = if path.as_str().is_empty() { 0 } else { path.as_str().len() + 1 };
    let digest = digest(&found, below);
    // As git itself calls a file of a revision.
    let front = revision.as_ref().map(|revision| format!("{revision}:")).unwrap_or_default();
    let found = found.renamed(|path| FilePath::new(&format!("{front}{path}")).unwrap_or_else(|_| path.clone()));
    let prefix = match found.as_slice().first() {
        Some(file) if file.path.as_str().starts_with(&front) => front.len() + below,
        _ => below,
    };
    let commit = other.and_then(|other| other.commit());
    let place = at.place.clone();
    let found = Found { path, revision, commit, digest, place, files: files.append(found), prefix };
    Ok(found.describe(files, findings))
}

/// The folder and the revision a hospital means.
fn place_of(at: &PackAt) -> Usable<(FilePath, Option<RevisionName>)> {
    let outside = |written: &str| {
        let message = words!(
            "`{written}` はこのリポジトリの中のフォルダではありません",
            "`{written}` is not a folder of this repository";
            written = shorten(written)
        );
        unusable(message, &at.path_place)
    };
    let path = match at.path.as_deref() {
        None => FilePath::root(),
        Some(written) => {
            let path = FilePath::new(written).map_err(|_| outside(written))?;
            // Hidden folders are not read anywhere, git's own least of all.
            if path.as_str().split('/').any(|part| part.starts_with('.')) {
                return Err(outside(written));
            }
            path
        }
    };
    let Some(written) = at.revision.as_deref() else {
        return match &at.path {
            None => {
                let message = words!("path か revision を書いてください", "write `path` or `revision`");
                Err(unusable(message, &at.place))
            }
            // The repository as a whole is the hospital's own.
            Some(written) if path == FilePath::root() => Err(outside(written)),
            Some(_) => Ok((path, None)),
        };
    };
    match RevisionName::new(written) {
        Ok(revision) => Ok((path, Some(revision))),
        Err(_) => {
            let message = words!(
                "`{written}` はブランチ・タグ・コミットの名前ではありません",
                "`{written}` is not the name of a branch, a tag or a commit";
                written = shorten(written)
            );
            Err(unusable(message, &at.revision_place))
        }
    }
}

/// SHA-256 over the paths and texts of the files that have an effect. Line
/// ends count as git keeps them, so that a checkout on Windows is no change.
fn digest(files: &Files, below: usize) -> String {
    let mut hasher = Sha256::new();
    for file in files.as_slice() {
        hasher.update(file.path.as_str().get(below..).unwrap_or_default().as_bytes());
        hasher.update([0, u8::from(file.trouble.is_some())]);
        let text = file.text.replace("\r\n", "\n");
        hasher.update((text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    }
    format!("sha256:{}", hexadecimal(hasher))
}

/// A digest as text.
pub(super) fn hexadecimal(hasher: Sha256) -> String {
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A pack whose files are loaded.
struct Found {
    path: FilePath,
    revision: Option<RevisionName>,
    commit: Option<String>,
    digest: String,
    place: Place,
    files: Range<u32>,
    prefix: usize,
}

impl Found {
    /// Reads its description.
    fn describe(self, files: &Files, findings: &mut Vec<Finding>) -> Usable<Pack> {
        let is_pack = |id: &FileId| files.get(*id).path.as_str().get(self.prefix..) == Some(FILE);
        let Some(id) = self.files.clone().map(FileId).find(is_pack) else {
            // A link or a submodule in place of the folder says more than that it is empty.
            let troubled = self.files.clone().map(FileId).find(|id| files.get(*id).trouble.is_some());
            findings.extend(troubled.into_iter().flat_map(|id| document(&PACK, id, files.get(id)).findings));
            let revision = self.revision.as_ref().map(|one| format!("{one}:")).unwrap_or_default();
            let folder = &self.path;
            let message =
                words!("`{revision}{folder}` に {FILE} がありません", "there is no {FILE} in `{revision}{folder}`");
            return Err(unusable(message, &self.place));
        };
        let read = document(&PACK, id, files.get(id));
        findings.extend(read.findings);
        let end = u32::try_from(files.get(id).text.len()).unwrap_or(u32::MAX);
        let place = |route| Place::route(id, 0..end, route);
        let group = read.value.unwrap_or_else(|| Group::new(&PACK.group, Vec::new()));
        let file = PackFile(Slots::own(&group));
        let Some(named) = file.id().known().filter(|id| ResourceId::check(id).is_ok()) else {
            let message = words!("{FILE} に使える id がありません", "{FILE} has no usable id");
            let finding = unusable(message, &place(Route::key("id")));
            return Err(Box::new(finding.at(self.place)));
        };
        let title = match file.title().known() {
            Some(title) => bilingual(Some(title)),
            None => Words::verbatim(named),
        };
        let may_loosen = file.may_loosen().known().into_iter().flat_map(|list| list.facts().enumerate());
        let may_loosen = may_loosen.filter_map(|(position, rule)| {
            Some((rule.known()?.to_owned(), place(Route::key("may_loosen").then_index(position))))
        });
        Ok(Pack {
            id: named.to_owned(),
            title,
            version: file.version().known().unwrap_or_default().to_owned(),
            owner: file.owner().known().unwrap_or_default().to_owned(),
            path: self.path,
            revision: self.revision,
            commit: self.commit,
            digest: self.digest,
            locked: Locked::Missing,
            place: self.place,
            adjustments: Adjustments::read(file.parameters(), file.levels(), place),
            may_loosen: may_loosen.collect(),
            files: self.files,
            prefix: self.prefix,
        })
    }
}
