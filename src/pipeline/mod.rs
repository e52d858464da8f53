//! Room 8: the whole program in one function.
//!
//! [`assess`] reads a tree, links it and judges it. Everything it needs of the
//! world comes through its arguments: the files through a [`Tree`], today's
//! date and the choices of a run through [`Options`].

mod assessment;
mod gate;
pub mod settings;
mod timing;

pub use assessment::{Assessment, Report, Said, Waived};
pub use gate::Gate;
pub use settings::Settings;
pub use timing::{Stage, Timings};

use std::ops::Range;

use crate::error::Result;
use crate::finding::{Finding, Findings, Place, Severity};
use crate::graph::{self, Graph};
use crate::model::{self, Inventory};
use crate::parse;
use crate::policy::mutate::{Mutations, Plan};
use crate::policy::{self, Registry};
use crate::schema;
use crate::schema::units::Day;
use crate::source::{self, Files, Tree};

/// The choices of one run.
pub struct Options<'a> {
    /// Today, in Asia/Tokyo.
    pub today: Day,
    /// The day to judge on, before the settings' and today.
    pub as_of: Option<Day>,
    /// The gate's threshold, before the settings'.
    pub fail_on: Option<Severity>,
    /// Reads a clock, in nanoseconds of no particular start; for timings only.
    pub clock: &'a (dyn Fn() -> u64 + Sync),
}

/// Everything read and linked, ready to be judged.
pub struct Estate {
    /// All files: configuration, inventory, rules.
    pub files: Files,
    /// The files of the inventory.
    pub inventory_files: Range<u32>,
    /// The settings in force.
    pub settings: Settings,
    /// The records.
    pub inventory: Inventory,
    /// Their relations.
    pub graph: Graph,
    /// The rules in force.
    pub registry: Registry,
    /// The day to judge on, and whether it is pinned.
    pub as_of: Day,
    /// Commit the files belong to or were changed from.
    pub commit: Option<String>,
    /// How long each stage took.
    pub timings: Timings,
    findings: Vec<Finding>,
}

/// The whole program: reads a tree, links what is in it, judges it, and hands
/// the judgement on.
///
/// # Errors
/// If the tree cannot be read, or holds no record at all.
pub fn assess<T>(tree: &dyn Tree, options: &Options<'_>, use_it: impl FnOnce(&Assessment<'_>) -> T) -> Result<T> {
    let estate = read(tree, options)?;
    let judgement = policy::judge(&estate.registry, &estate.inventory, &estate.graph, estate.as_of);
    let assessment = Assessment::new(&estate, judgement, Gate::new(&estate.settings, options.fail_on), options);
    Ok(use_it(&assessment))
}

/// Changes the facts of a tree one at a time, and hands on what its rules notice.
///
/// # Errors
/// If the tree cannot be read, or holds no record at all.
pub fn mutate<T>(
    tree: &dyn Tree,
    options: &Options<'_>,
    plan: &Plan,
    use_it: impl FnOnce(&Estate, &Mutations<'_>) -> T,
) -> Result<T> {
    let estate = read(tree, options)?;
    let judgement = policy::judge(&estate.registry, &estate.inventory, &estate.graph, estate.as_of);
    let records = schema::records(&estate.files, estate.inventory_files.clone()).value;
    let mutations = policy::mutate::run(&judgement, &estate.files, &records, plan);
    Ok(use_it(&estate, &mutations))
}

/// Reads a tree and links what is in it.
///
/// # Errors
/// If the tree cannot be read, or holds no record at all.
pub fn read(tree: &dyn Tree, options: &Options<'_>) -> Result<Estate> {
    let mut findings = Findings::new();
    let mut files = Files::default();
    let mut timings = Timings::start(options.clock);

    let settings = findings.keep(settings::load(tree, &mut files)?);
    let inventory_files = files.append(source::load(tree, &settings.inventory)?);
    timings.done(Stage::Source);
    let records = findings.keep(schema::records(&files, inventory_files.clone()));
    timings.done(Stage::Records);
    let inventory = findings.keep(model::assemble(&files, records));
    timings.done(Stage::Model);
    let graph = graph::link(&inventory);
    timings.done(Stage::Graph);
    let registry = findings.keep(policy::load(tree, &settings.policies, &settings.adjustments, &mut files)?);
    findings.extend(policy::unknown_facilities(&settings.adjustments, &inventory));
    timings.done(Stage::Rules);

    if inventory.is_empty() && inventory.lost().is_empty() {
        return Err(settings::nothing_to_judge(tree, &settings));
    }
    let as_of = settings.as_of(options, &mut findings);
    let (commit, timings, findings) = (tree.commit(), timings.finish(), findings.into_vec());
    Ok(Estate { files, inventory_files, settings, inventory, graph, registry, as_of, commit, timings, findings })
}

impl Estate {
    /// Bytes of a place, found by reading its record again if it is a route.
    pub fn bytes_of(&self, place: &Place) -> Option<Range<u32>> {
        parse::bytes_of(&self.files, place)
    }
}
