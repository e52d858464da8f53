//! The arguments, with their help in English; Japanese is in [`super::help`].

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::finding::Severity;
use crate::schema::kinds::Kind;
use crate::schema::units::Day;
use crate::words::Lang;

/// Judges a hospital's IT estate, written as YAML in git, against Japan's MHLW guideline.
#[derive(Debug, Parser)]
#[command(name = "sekisho", version, disable_help_subcommand = true)]
pub(super) struct Arguments {
    /// What to do
    #[command(subcommand)]
    pub(super) command: Command,
    /// Language of everything that is printed: ja or en
    #[arg(long, global = true, value_name = "LANG", value_parser = language)]
    pub(super) lang: Option<Lang>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Judge an inventory: findings, summary, gate
    Check(CheckArguments),
    /// Show the status of every clause and checklist item, or what settles most of what is open
    Coverage(CoverageArguments),
    /// Show one record: where each value comes from, its relations, its findings
    Show(ShowArguments),
    /// Explain a rule, a finding's code, a clause or a checklist item
    Explain(ExplainArguments),
    /// List and test rules, find out what they notice, compare and lock rule packs
    #[command(subcommand)]
    Policy(PolicyCommand),
    /// Draft waivers
    #[command(subcommand)]
    Waiver(WaiverCommand),
    /// Print what can be declared: JSON Schema or reference pages
    Schema(SchemaArguments),
    /// Make a small hospital repository to start from
    Init(InitArguments),
}

/// Which files are looked at, and as of when.
#[derive(Debug, Args)]
pub(super) struct Target {
    /// Read a git revision instead of the files on disk
    #[arg(long, value_name = "REV")]
    pub(super) rev: Option<String>,
    /// Judge as of this day instead of today
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) as_of: Option<Day>,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    /// Folder of the hospital's repository [default: the nearest one above with a sekisho.yaml]
    #[arg(value_name = "DIR")]
    pub(super) dir: Option<PathBuf>,
    #[command(flatten)]
    pub(super) target: Target,
    /// Format of the result: text or json
    #[arg(long, value_enum, default_value_t = Format::Text, value_name = "FORMAT")]
    pub(super) format: Format,
    /// Fail on findings of this severity and above: info, low, medium, high or critical
    #[arg(long, value_name = "SEVERITY", value_parser = severity)]
    pub(super) fail_on: Option<Severity>,
    /// Show every undecided outcome with its places
    #[arg(long)]
    pub(super) undecided: bool,
    /// Show every finding with its lines, also where a rule has many
    #[arg(long)]
    pub(super) full: bool,
    /// Outcomes listed in json: open (violated, undecided, waived) or all
    #[arg(long, value_enum, default_value_t = Outcomes::Open, value_name = "WHICH")]
    pub(super) outcomes: Outcomes,
    /// Print how long each stage took
    #[arg(long)]
    pub(super) timings: bool,
}

/// Arguments of `coverage`.
#[derive(Debug, Args)]
pub(super) struct CoverageArguments {
    /// Folder of the hospital's repository [default: the nearest one above with a sekisho.yaml]
    #[arg(value_name = "DIR")]
    pub(super) dir: Option<PathBuf>,
    #[command(flatten)]
    pub(super) target: Target,
    /// Only this edition
    #[arg(long, value_name = "ID")]
    pub(super) edition: Option<String>,
    /// Only this volume of a guideline
    #[arg(long, value_name = "VOLUME")]
    pub(super) volume: Option<String>,
    /// Only this chapter, by its number or by words of its title
    #[arg(long, value_name = "CHAPTER")]
    pub(super) chapter: Option<String>,
    /// Only this form of a checklist
    #[arg(long, value_name = "FORM")]
    pub(super) form: Option<String>,
    /// Only this clause or item, as it is cited or by its id: with its facts and the rows behind each
    #[arg(long, value_name = "WHAT")]
    pub(super) of: Option<String>,
    /// Only clauses for this reference pattern: I, II, III, IV, or `own` for the hospital's
    #[arg(long, value_name = "PATTERN")]
    pub(super) pattern: Option<PatternChoice>,
    /// Compare two editions: the older one
    #[arg(long, value_name = "ID", requires = "to", conflicts_with_all = ["edition", "shortest", "full"])]
    pub(super) from: Option<String>,
    /// Compare two editions: the newer one
    #[arg(long, value_name = "ID", requires = "from")]
    pub(super) to: Option<String>,
    /// Format of the result: text, json or markdown
    #[arg(long, value_enum, default_value_t = CoverageFormat::Text, value_name = "FORMAT")]
    pub(super) format: CoverageFormat,
    /// Show all rows: those of --of, and every vendor's of the items vendors are asked
    #[arg(long)]
    pub(super) full: bool,
    /// Show which missing facts, from whom, settle the most open outcomes
    #[arg(long)]
    pub(super) shortest: bool,
}

/// Arguments of `show`.
#[derive(Debug, Args)]
pub(super) struct ShowArguments {
    /// Id of the record
    #[arg(value_name = "ID")]
    pub(super) id: String,
    /// Folder of the hospital's repository [default: the nearest one above with a sekisho.yaml]
    #[arg(long, value_name = "DIR")]
    pub(super) dir: Option<PathBuf>,
    #[command(flatten)]
    pub(super) target: Target,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub(super) struct ExplainArguments {
    /// A rule id, a code of a finding, a clause as it is cited, or the id of a clause or item
    #[arg(value_name = "WHAT")]
    pub(super) what: String,
    /// Folder of the hospital's repository [default: the nearest one above with a sekisho.yaml]
    #[arg(long, value_name = "DIR")]
    pub(super) dir: Option<PathBuf>,
}

/// Commands about rules.
#[derive(Debug, Subcommand)]
pub(super) enum PolicyCommand {
    /// List the rules in force
    List(PolicyArguments),
    /// Run every rule's examples
    Test(PolicyArguments),
    /// Show what rule packs and the hospital change about rules
    Diff(DiffArguments),
    /// Change declared facts one at a time and report what no rule notices
    Mutate(MutateArguments),
    /// Write sekisho.lock: the rule packs as they are now, looked at and accepted
    Lock(LockArguments),
}

/// Arguments of `policy diff`.
#[derive(Debug, Args)]
pub(super) struct DiffArguments {
    /// Only rules whose id starts with this
    #[arg(value_name = "PREFIX")]
    pub(super) prefix: Option<String>,
    /// Folder of the hospital's repository [default: the nearest one above with a sekisho.yaml]
    #[arg(long, value_name = "DIR")]
    pub(super) dir: Option<PathBuf>,
    /// Format of the result: text or json
    #[arg(long, value_enum, default_value_t = DiffFormat::Text, value_name = "FORMAT")]
    pub(super) format: DiffFormat,
}

/// Arguments of `policy lock`.
#[derive(Debug, Args)]
pub(super) struct LockArguments {
    /// Folder of the hospital's repository [default: the nearest one above with a sekisho.yaml]
    #[arg(long, value_name = "DIR")]
    pub(super) dir: Option<PathBuf>,
}

/// Arguments of commands about rules.
#[derive(Debug, Args)]
pub(super) struct PolicyArguments {
    /// Only rules whose id starts with this
    #[arg(value_name = "PREFIX")]
    pub(super) prefix: Option<String>,
    /// Folder of the hospital's repository [default: the nearest one above with a sekisho.yaml]
    #[arg(long, value_name = "DIR")]
    pub(super) dir: Option<PathBuf>,
}

/// Arguments of `policy mutate`.
#[derive(Debug, Args)]
pub(super) struct MutateArguments {
    /// Folder of the hospital's repository [default: the nearest one above with a sekisho.yaml]
    #[arg(value_name = "DIR")]
    pub(super) dir: Option<PathBuf>,
    /// Choose rows and values by this number
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(super) seed: u64,
    /// Rows of each sort that are changed for a field
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(super) samples: u8,
    /// Only fields of this kind
    #[arg(long, value_name = "KIND", value_parser = kind)]
    pub(super) kind: Option<Kind>,
    /// Format of the result: text, json or markdown
    #[arg(long, value_enum, default_value_t = CoverageFormat::Text, value_name = "FORMAT")]
    pub(super) format: CoverageFormat,
}

/// Commands about waivers.
#[derive(Debug, Subcommand)]
pub(super) enum WaiverCommand {
    /// Print waivers to fill in for what fails the gate today
    Draft(DraftArguments),
}

/// Arguments of `waiver draft`.
#[derive(Debug, Args)]
pub(super) struct DraftArguments {
    /// Folder of the hospital's repository [default: the nearest one above with a sekisho.yaml]
    #[arg(value_name = "DIR")]
    pub(super) dir: Option<PathBuf>,
    #[command(flatten)]
    pub(super) target: Target,
    /// Draft for findings of this severity and above: info, low, medium, high or critical
    #[arg(long, value_name = "SEVERITY", value_parser = severity)]
    pub(super) fail_on: Option<Severity>,
}

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub(super) struct SchemaArguments {
    /// What: inventory, sekisho, rule, pack, lock, guideline, checklist, any-value, result, coverage, policy-diff or mutation
    #[arg(value_enum, default_value_t = SchemaOf::Inventory, value_name = "WHAT")]
    pub(super) what: SchemaOf,
    /// Format: json or markdown (the reference page of the inventory)
    #[arg(long, value_enum, default_value_t = SchemaFormat::Json, value_name = "FORMAT")]
    pub(super) format: SchemaFormat,
    /// Write all schemas and reference pages into this folder
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
}

/// Arguments of `init`.
#[derive(Debug, Args)]
pub(super) struct InitArguments {
    /// Folder to make
    #[arg(value_name = "DIR")]
    pub(super) dir: PathBuf,
}

/// Format of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people.
    Text,
    /// `sekisho/result/v1`.
    Json,
}

/// Format of a coverage, or of what rules notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CoverageFormat {
    /// For people.
    Text,
    /// `sekisho/coverage/v1`, `sekisho/mutation/v1`.
    Json,
    /// Tables.
    Markdown,
}

/// Format of what packs and the hospital change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DiffFormat {
    /// For people.
    Text,
    /// `sekisho/policy-diff/v1`.
    Json,
}

/// Reference patterns to restrict to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum PatternChoice {
    /// With staff, on premises.
    #[value(name = "I")]
    One,
    /// With staff, cloud.
    #[value(name = "II")]
    Two,
    /// Without staff, on premises.
    #[value(name = "III")]
    Three,
    /// Without staff, cloud.
    #[value(name = "IV")]
    Four,
    /// Those of the hospital.
    Own,
}

/// Which outcomes are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Outcomes {
    /// Violated, undecided and waived ones.
    Open,
    /// All of them.
    All,
}

/// What a schema describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaOf {
    /// Files of the inventory.
    Inventory,
    /// The configuration.
    Sekisho,
    /// Rule files.
    Rule,
    /// The description of a rule pack.
    Pack,
    /// The packs looked at.
    Lock,
    /// Edition files of a guideline.
    Guideline,
    /// Edition files of a checklist.
    Checklist,
    /// Lists of fields whose every value is acceptable.
    AnyValue,
    /// The result of `check --format json`.
    Result,
    /// The result of `coverage --format json`.
    Coverage,
    /// The result of `policy diff --format json`.
    PolicyDiff,
    /// The result of `policy mutate --format json`.
    Mutation,
}

/// Format of a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaFormat {
    /// JSON Schema 2020-12.
    Json,
    /// Reference page.
    Markdown,
}

fn language(text: &str) -> Result<Lang, String> {
    match text {
        "ja" => Ok(Lang::Ja),
        "en" => Ok(Lang::En),
        _ => Err("ja, en".into()),
    }
}

fn severity(text: &str) -> Result<Severity, String> {
    Severity::parse(text).ok_or_else(|| "info, low, medium, high, critical".into())
}

fn kind(text: &str) -> Result<Kind, String> {
    Kind::from_name(text).ok_or_else(|| Kind::ALL.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(", "))
}

fn day(text: &str) -> Result<Day, String> {
    Day::parse(text).ok_or_else(|| "2026-03-31, 令和8年3月31日, R8.3.31".into())
}
