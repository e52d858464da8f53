//! `sekisho/result/v1`: everything, for machines.
//!
//! The shape is published as a JSON Schema ([`SCHEMA`]) and does not change
//! within a version. Outcomes are written one by one, so their number does not
//! matter.

use std::cell::RefCell;
use std::io::{self, Write};

use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};

use super::Locator;
use super::parts::{LevelAt, LevelFrom, PackJson, PlaceJson};
pub(super) use super::parts::{Pair, Tool, pair};
use crate::finding::Finding;
use crate::pipeline::{Assessment, Report, Said};
use crate::policy::{Missing, MissingWhy, Outcome};

/// The JSON Schema of this format.
pub const SCHEMA: &str = include_str!("result.schema.json");

/// Which outcomes are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// Violated, undecided and waived ones.
    Open,
    /// Satisfied and not applicable ones too.
    All,
}

/// Writes an assessment.
///
/// # Errors
/// If the writer fails.
pub fn write(assessment: &Assessment<'_>, listed: Listed, out: &mut dyn Write) -> io::Result<()> {
    let locator = Locator::new(assessment.estate);
    let document = Document::new(assessment, &locator, listed);
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    tool: Tool,
    as_of: String,
    as_of_pinned: bool,
    example: bool,
    revision: Option<&'a str>,
    rules: Rules,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    packs: Vec<PackJson>,
    editions: Vec<Edition<'a>>,
    gate: GateJson,
    counts: Counts,
    lost: Vec<&'a str>,
    unexamined: Vec<&'a str>,
    per_rule: Vec<PerRule<'a>>,
    findings: Vec<FindingJson<'a>>,
    outcomes: OutcomeList<'a>,
}

#[derive(Serialize)]
struct Rules {
    count: usize,
    digest: String,
}

#[derive(Serialize)]
struct Edition<'a> {
    id: &'a str,
    title: Pair,
    superseded_by: Option<Pair>,
}

#[derive(Serialize)]
struct GateJson {
    fail_on: &'static str,
    undecided: &'static str,
    passed: bool,
    counted: usize,
}

#[derive(Default, Serialize)]
struct Counts {
    records: usize,
    satisfied: usize,
    violated: usize,
    undecided: usize,
    not_applicable: usize,
    waived: usize,
}

#[derive(Serialize)]
struct PerRule<'a> {
    id: &'a str,
    severity: &'static str,
    level: &'static str,
    level_from: LevelFrom<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    level_at: Vec<LevelAt<'a>>,
    satisfied: usize,
    violated: usize,
    undecided: usize,
    not_applicable: usize,
    waived: usize,
}

#[derive(Serialize)]
struct FindingJson<'a> {
    rule: String,
    severity: &'static str,
    subject: Option<String>,
    waived: Option<WaivedJson>,
    counts: bool,
    message: Pair,
    why: Option<Pair>,
    remedy: Option<Pair>,
    places: Vec<PlaceJson<'a>>,
}

#[derive(Serialize)]
struct OutcomeJson<'a> {
    rule: String,
    outcome: &'static str,
    subject: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<DetailJson<'a>>,
}

#[derive(Serialize)]
struct DetailJson<'a> {
    severity: &'static str,
    level: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    level_from: Option<LevelFrom<'a>>,
    waived: Option<WaivedJson>,
    counts: bool,
    message: Pair,
    why: Option<Pair>,
    remedy: Option<Pair>,
    cites: Vec<Cite>,
    places: Vec<PlaceJson<'a>>,
    missing: Vec<MissingJson<'a>>,
}

#[derive(Serialize)]
struct WaivedJson {
    waiver: String,
    until: String,
}

#[derive(Serialize)]
struct Cite {
    id: String,
    cite: String,
}

#[derive(Serialize)]
struct MissingJson<'a> {
    field: String,
    record: Option<String>,
    why: &'static str,
    place: Option<PlaceJson<'a>>,
}

impl<'a> Document<'a> {
    fn new(assessment: &'a Assessment<'a>, locator: &'a Locator<'a>, listed: Listed) -> Self {
        let estate = assessment.estate;
        let per_rule: Vec<PerRule<'a>> = assessment
            .judgement
            .rules()
            .map(|(rule, outcomes)| PerRule {
                id: rule.id.as_str(),
                severity: rule.severity.as_str(),
                level: rule.levels.general.level.code(),
                level_from: LevelFrom::new(&estate.registry, locator, &rule.levels.general),
                level_at: LevelAt::all(&estate.registry, locator, &rule.levels),
                satisfied: outcomes.outcomes.count(Outcome::Satisfied),
                violated: outcomes.outcomes.count(Outcome::Violated),
                undecided: outcomes.outcomes.count(Outcome::Undecided),
                not_applicable: outcomes.outcomes.count(Outcome::NotApplicable),
                waived: assessment.waived_of(rule),
            })
            .collect();
        let mut counts = Counts { records: estate.inventory.len(), ..Counts::default() };
        for rule in &per_rule {
            counts.satisfied += rule.satisfied;
            counts.violated += rule.violated;
            counts.undecided += rule.undecided;
            counts.not_applicable += rule.not_applicable;
            counts.waived += rule.waived;
        }
        let examined = |rule: &&PerRule<'_>| rule.satisfied + rule.violated + rule.undecided == 0;
        let write = Writer { assessment, locator };
        let stages = assessment.reports.iter().filter_map(|report| match &report.said {
            Said::Stage(finding) => Some(write.finding(report, finding)),
            Said::Rule(_) => None,
        });
        Self {
            schema: "sekisho/result/v1",
            tool: Tool::this(),
            as_of: estate.as_of.to_string(),
            as_of_pinned: estate.settings.as_of.is_some(),
            example: estate.settings.example,
            revision: estate.commit.as_deref(),
            rules: Rules { count: per_rule.len(), digest: format!("sha256:{}", estate.registry.digest()) },
            packs: PackJson::all(&estate.registry),
            editions: estate
                .registry
                .editions()
                .all()
                .map(|edition| Edition {
                    id: &edition.id,
                    title: pair(&edition.title),
                    superseded_by: edition.superseded_by.as_ref().map(pair),
                })
                .collect(),
            gate: GateJson {
                fail_on: assessment.gate.fail_on.as_str(),
                undecided: if assessment.gate.undecided { "fail" } else { "ignore" },
                passed: !assessment.fails(),
                counted: assessment.counted(),
            },
            counts,
            lost: estate.inventory.lost().iter().map(|lost| estate.files.get(lost.file).path.as_str()).collect(),
            unexamined: per_rule.iter().filter(examined).map(|rule| rule.id).collect(),
            findings: stages.collect(),
            per_rule,
            outcomes: OutcomeList { write, listed },
        }
    }
}

/// Outcomes, put into words while they are written.
struct OutcomeList<'a> {
    write: Writer<'a>,
    listed: Listed,
}

impl Serialize for OutcomeList<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let sequence = RefCell::new(serializer.serialize_seq(None)?);
        let assessment = self.write.assessment;
        for (rule, at, outcome) in assessment.outcomes() {
            let subject = assessment.judgement.inventory().head(at).id.to_string();
            let detail = match outcome {
                Outcome::Violated | Outcome::Undecided => {
                    assessment.report_of(rule, at).map(|report| self.write.detail(&report))
                }
                Outcome::Satisfied | Outcome::NotApplicable if self.listed == Listed::All => None,
                Outcome::Satisfied | Outcome::NotApplicable => continue,
            };
            let one = OutcomeJson { rule: rule.id.to_string(), outcome: outcome.as_str(), subject, detail };
            sequence.borrow_mut().serialize_element(&one)?;
        }
        sequence.into_inner().end()
    }
}

#[derive(Clone, Copy)]
struct Writer<'a> {
    assessment: &'a Assessment<'a>,
    locator: &'a Locator<'a>,
}

impl<'a> Writer<'a> {
    fn finding(self, report: &Report, finding: &Finding) -> FindingJson<'a> {
        FindingJson {
            rule: finding.rule.to_string(),
            severity: finding.severity.as_str(),
            subject: finding.subject.as_deref().map(str::to_owned),
            waived: waived(report),
            counts: report.counts,
            message: pair(&finding.message),
            why: finding.why.as_ref().map(pair),
            remedy: finding.remedy.as_ref().map(pair),
            places: finding.places.iter().map(|place| PlaceJson::new(self.locator, place)).collect(),
        }
    }

    fn detail(self, report: &Report) -> DetailJson<'a> {
        let finding = report.finding();
        let registry = &self.assessment.estate.registry;
        let ids = registry.find(&finding.rule).map_or(&[][..], |rule| rule.cites.as_slice());
        let cites =
            ids.iter().filter_map(|id| Some(Cite { id: id.clone(), cite: registry.editions().find(id)?.cite.clone() }));
        let missing = match &report.said {
            Said::Rule(statement) => statement.missing.iter().map(|one| self.missing(one)).collect(),
            Said::Stage(_) => Vec::new(),
        };
        DetailJson {
            severity: finding.severity.as_str(),
            level: report.level.code(),
            level_from: report
                .level_in(self.assessment.estate)
                .map(|level| LevelFrom::new(registry, self.locator, level)),
            waived: waived(report),
            counts: report.counts,
            message: pair(&finding.message),
            why: finding.why.as_ref().map(pair),
            remedy: finding.remedy.as_ref().map(pair),
            cites: cites.collect(),
            places: finding.places.iter().map(|place| PlaceJson::new(self.locator, place)).collect(),
            missing,
        }
    }

    fn missing(self, missing: &Missing) -> MissingJson<'a> {
        let inventory = self.assessment.judgement.inventory();
        MissingJson {
            field: missing.field.clone(),
            record: missing.record.map(|at| inventory.head(at).id.to_string()),
            why: match missing.why {
                MissingWhy::NotWritten => "not-written",
                MissingWhy::NoValue => "none",
                MissingWhy::SheetOpen => "sheet-not-declared-complete",
                MissingWhy::Lost => "rows-lost",
                MissingWhy::TooExpensive => "too-expensive",
            },
            place: missing.place(inventory).map(|place| PlaceJson::new(self.locator, &place)),
        }
    }
}

fn waived(report: &Report) -> Option<WaivedJson> {
    report.waived.as_ref().map(|waived| WaivedJson { waiver: waived.id.clone(), until: waived.until.to_string() })
}
