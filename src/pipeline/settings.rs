//! `sekisho.yaml`: what a hospital sets for itself.

use super::Options;
use crate::error::{Error, ErrorKind, Result};
use crate::finding::{Checked, Finding, Findings, Place, Route, Severity};
use crate::id::{FileId, FilePath};
use crate::policy::{Adjustments, PackAt, codes, severity};
use crate::schema::Fact;
use crate::schema::documents::{CONFIG, Config, Gate, Language, ReferencePattern, UndecidedGate, document};
use crate::schema::units::{Day, Period};
use crate::schema::value::Group;
use crate::schema::view::{List, Slots};
use crate::source::{self, Files, Tree};
use crate::words;
use crate::words::Lang;

/// Name of the configuration file.
pub const FILE: &str = "sekisho.yaml";

/// The settings in force.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Folder of the inventory.
    pub inventory: FilePath,
    /// Folder of local rules.
    pub policies: FilePath,
    /// Language, if the file sets one.
    pub language: Option<Lang>,
    /// Pinned day, and where it is written.
    pub as_of: Option<(Day, Place)>,
    /// Whether this is an example, whose day may be pinned.
    pub example: bool,
    /// Findings of this severity and above fail the check.
    pub fail_on: Severity,
    /// Whether undecided outcomes fail it too.
    pub fail_on_undecided: bool,
    /// From which age on the confirmation of a row is old. The default is our own.
    pub old_after: Period,
    /// Reference patterns, if the file sets them.
    pub patterns: Vec<ReferencePattern>,
    /// Numbers and levels of rules.
    pub adjustments: Adjustments,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            inventory: folder("inventory"),
            policies: folder("policies"),
            language: None,
            as_of: None,
            example: false,
            fail_on: Severity::High,
            fail_on_undecided: false,
            old_after: Period::months(12),
            patterns: Vec::new(),
            adjustments: Adjustments::default(),
        }
    }
}

impl Settings {
    /// The day to judge on: the run's choice, else the pinned day, else today.
    /// A pinned day is a finding, except in an example.
    pub(super) fn as_of(&self, options: &Options<'_>, findings: &mut Findings) -> Day {
        if let Some((day, place)) = &self.as_of
            && !self.example
        {
            let message = words!("判定日が {day} に固定されています", "everything is judged as of {day}");
            findings.push(Finding::new(&codes::PINNED_DATE, message).at(place.clone()));
        }
        let pinned = self.as_of.as_ref().map(|(day, _)| *day);
        options.as_of.or(pinned).unwrap_or(options.today)
    }
}

fn folder(name: &str) -> FilePath {
    FilePath::new(name).unwrap_or_else(|_| FilePath::root())
}

/// Reads the settings of a tree; the defaults hold where there is no file.
///
/// Without a file and without a folder `inventory`, the tree itself is the inventory.
///
/// # Errors
/// If the file is there and cannot be read.
pub fn load(tree: &dyn Tree, files: &mut Files) -> Result<Checked<Settings>> {
    let path = folder(FILE);
    let mut settings = Settings::default();
    let Some(config) = source::load_one(tree, &path)? else {
        if tree.list(&settings.inventory)?.is_empty() {
            settings.inventory = FilePath::root();
        }
        return Ok(Checked::new(settings, Vec::new()));
    };
    let id = FileId(files.append(config).start);
    let read = document(&CONFIG, id, files.get(id));
    let mut findings = read.findings;
    if let Some(group) = read.value {
        let end = u32::try_from(files.get(id).text.len()).unwrap_or(u32::MAX);
        let reader = Reader { group: &group, place: |route| Place::route(id, 0..end, route) };
        reader.apply(&mut settings, &mut findings);
    }
    Ok(Checked::new(settings, findings))
}

struct Reader<'a, P> {
    group: &'a Group,
    place: P,
}

impl<P: Fn(Route) -> Place> Reader<'_, P> {
    fn apply(&self, settings: &mut Settings, findings: &mut Vec<Finding>) {
        let config = Config(Slots::own(self.group));
        self.folder(config.inventory(), "inventory", &mut settings.inventory, findings);
        self.folder(config.policies(), "policies", &mut settings.policies, findings);
        settings.language = config.language().known().map(|language| match language {
            Language::Ja => Lang::Ja,
            Language::En => Lang::En,
        });
        settings.as_of = config.as_of().known().map(|day| (day, (self.place)(Route::key("as_of"))));
        settings.example = config.example() == Fact::Known(true);
        if let Some(gate) = config.gate().known() {
            apply_gate(&gate, settings);
        }
        settings.adjustments = Adjustments::read(config.parameters(), config.levels(), &self.place);
        if let Some(coverage) = config.coverage().known() {
            settings.old_after = coverage.old_after().known().unwrap_or(settings.old_after);
            settings.patterns = coverage.pattern().known().into_iter().flat_map(List::known).collect();
        }
        settings.adjustments.packs = PackAt::read(config.packs(), &self.place);
    }

    fn folder(&self, written: Fact<&str>, key: &str, setting: &mut FilePath, findings: &mut Vec<Finding>) {
        let Some(written) = written.known() else { return };
        match FilePath::new(written) {
            Ok(path) => *setting = path,
            Err(_) => {
                let message = words!(
                    "`{written}` はこのリポジトリの中のフォルダではありません",
                    "`{written}` is not a folder of this repository"
                );
                findings.push(Finding::new(&codes::BAD_SETTING, message).at((self.place)(Route::key(key))));
            }
        }
    }
}

fn apply_gate(gate: &Gate<'_>, settings: &mut Settings) {
    if let Some(fail_on) = gate.fail_on().known() {
        settings.fail_on = severity(fail_on);
    }
    settings.fail_on_undecided = gate.undecided() == Fact::Known(UndecidedGate::Fail);
}

/// The error for a tree that holds no inventory at all.
pub fn nothing_to_judge(tree: &dyn Tree, settings: &Settings) -> Error {
    let (name, folder) = (tree.name(), &settings.inventory);
    Error::new(
        ErrorKind::NotFound,
        words!("`{name}` の `{folder}` に台帳の行がありません", "there are no rows in `{folder}` of `{name}`"),
    )
    .hint(words!("`sekisho init フォルダ` で始められます", "start with `sekisho init FOLDER`"))
}
