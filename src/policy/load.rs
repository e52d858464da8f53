//! A rule file becomes a rule: its expressions are checked, its words too.

use std::collections::BTreeSet;

use super::builtin;
use super::cel::{self, CelProblem, JoinKey, Program, Read, Ty};
use super::change::Change;
use super::codes;
use super::edition::bilingual;
use super::message::Message;
use super::outcome::Outcome;
use super::places::Path;
use super::rule::{Example, Judge, Origin, Rule, RuleParameter, RuleSource, severity};
use super::settle::{Setters, Settler};
use crate::finding::{Finding, Place, Route};
use crate::id::{FileId, RuleId};
use crate::schema::documents::{Bilingual, Parameter, Rule as RuleFile, RuleLevel, RuleOutcome};
use crate::schema::kinds::Kind;
use crate::schema::value::Group;
use crate::schema::view::{List, Slots};
use crate::schema::{Fact, suggest};
use crate::source::SourceFile;
use crate::words;
use crate::words::{Lang, Words};

/// How a rule judges, its check as written, and the variables that messages may name.
type Judging = (Judge, RuleSource, Vec<(String, Ty)>);

/// Makes a rule of a decoded rule file.
///
/// # Errors
/// `None` if it cannot judge; the findings say why.
pub(super) struct Loader<'a> {
    pub(super) file: FileId,
    pub(super) source: &'a SourceFile,
    pub(super) origin: Origin,
    pub(super) setters: Setters<'a>,
    pub(super) joins: &'a mut Vec<JoinKey>,
    pub(super) findings: Vec<Finding>,
    pub(super) changes: Vec<Change>,
}

impl Loader<'_> {
    pub(super) fn load(&mut self, group: &Group) -> Option<Rule> {
        let file = RuleFile(Slots::own(group));
        let id = self.id(&file)?;
        let subject = self.subject(&file)?;
        let declared = file.parameters().known().into_iter().flat_map(List::known);
        let mut parameters: Vec<RuleParameter> = declared.filter_map(|one| parameter(&one)).collect();
        self.settler(&id).numbers(&mut parameters);
        let values: Vec<(String, i64)> = parameters.iter().map(|one| (one.name.clone(), one.value)).collect();
        let (judge, source, variables) = self.judge(&file, subject, &values)?;
        let extras: &[&str] = match &judge {
            Judge::Builtin(analysis, _) => analysis.extras(),
            Judge::Cel(_) => &[],
        };
        let reads = reads(&judge, subject, &file);
        let point_at = match file.point_at().known() {
            Some(path) => Some(self.path(path, subject, &variables, Route::key("point_at"))?),
            None => None,
        };
        let mut also = Vec::new();
        for (position, place) in file.also().known().into_iter().flat_map(|list| list.known().enumerate()) {
            let route = Route::key("also").then_index(position).then_key("at");
            let path = self.path(place.at().known().unwrap_or_default(), subject, &variables, route)?;
            also.push((path, bilingual(place.label().known())));
        }
        let message = self.message(file.message(), "message", subject, &variables, extras)?;
        let why = self.message(file.why(), "why", subject, &variables, extras)?;
        let remedy = self.message(file.remedy(), "remedy", subject, &variables, extras)?;
        let levels = self.settler(&id).levels(file.level().known().unwrap_or(RuleLevel::Override));
        let strings =
            |list: Fact<List<'_, &str>>| list.known().into_iter().flat_map(List::known).map(str::to_owned).collect();
        Some(Rule {
            title: bilingual(file.title().known()),
            severity: severity(file.severity().known()?),
            levels,
            since: file.since().known().unwrap_or_default().to_owned(),
            cites: strings(file.cites()),
            denies: strings(file.denies()),
            subject,
            judge,
            parameters,
            point_at,
            label: bilingual(file.label().known()),
            also,
            message,
            why,
            remedy,
            examples: examples(&file),
            reads,
            source,
            file: self.file,
            origin: self.origin,
            id,
        })
    }

    fn place(&self, route: Route) -> Place {
        let end = u32::try_from(self.source.text.len()).unwrap_or(u32::MAX);
        Place::route(self.file, 0..end, route)
    }

    fn id(&mut self, file: &RuleFile<'_>) -> Option<RuleId> {
        let written = file.id().known().unwrap_or_default();
        let Ok(id) = RuleId::new(written) else {
            let message = words!("`{written}` はルールの id に使えません", "`{written}` cannot be the id of a rule");
            self.findings.push(Finding::new(&codes::BAD_RULE, message).at(self.place(Route::key("id"))));
            return None;
        };
        let path = self.source.path.as_str();
        let expected = path.strip_suffix(".yaml").or_else(|| path.strip_suffix(".yml")).unwrap_or(path);
        if !expected.ends_with(&format!("/{id}")) && expected != id.as_str() {
            let message = words!("id `{id}` がファイル名と違います", "id `{id}` is not the path of its file");
            self.findings.push(Finding::new(&codes::RULE_ID_MISMATCH, message).at(self.place(Route::key("id"))));
        }
        Some(id)
    }

    fn subject(&mut self, file: &RuleFile<'_>) -> Option<Kind> {
        let name = file.applies_to().known().unwrap_or_default();
        let found = Kind::from_name(name);
        if found.is_none() {
            let message = words!("`{name}` という種類はありません", "there is no kind `{name}`");
            let mut finding = Finding::new(&codes::UNKNOWN_NAME, message).at(self.place(Route::key("applies_to")));
            if let Some(remedy) = suggest(name, Kind::ALL.iter().map(|kind| kind.name())) {
                finding = finding.help(remedy);
            }
            self.findings.push(finding);
        }
        found
    }

    fn judge(&mut self, file: &RuleFile<'_>, subject: Kind, values: &[(String, i64)]) -> Option<Judging> {
        let check = file.check().known()?;
        let when_text = file.when().known();
        let when = match when_text {
            Some(text) => Some(self.expression(text, subject, values, &Route::key("when"))?),
            None => None,
        };
        let when_source = when_text.map(str::to_owned);
        match (check.cel().known(), check.builtin().known()) {
            (Some(text), None) => {
                let route = Route::key("check").then_key("cel");
                let compiled = self.expression(text, subject, values, &route)?;
                let program = Program::new(subject, when.as_ref(), &compiled);
                let variables = program.variables().to_vec();
                Some((Judge::Cel(program), RuleSource { when: when_source, check: text.to_owned() }, variables))
            }
            (None, Some(name)) => match builtin::find(name, subject, &check) {
                Ok(analysis) if analysis.subjects().is_empty() || analysis.subjects().contains(&subject) => {
                    let about = when.map(|when| Program::new(subject, None, &when));
                    let source = RuleSource { when: when_source, check: name.code().to_owned() };
                    Some((Judge::Builtin(analysis, about), source, Vec::new()))
                }
                Ok(_) => {
                    let (name, kind) = (name.code(), subject.name());
                    let message = words!(
                        "組込み判定 `{name}` は {kind} に使えません",
                        "analysis `{name}` cannot judge {kind} records"
                    );
                    self.bad(message, Route::key("applies_to"))
                }
                Err(message) => self.bad(message, Route::key("check")),
            },
            _ => {
                let message =
                    words!("cel か builtin のどちらか一つを書いてください", "write either `cel` or `builtin`");
                self.bad(message, Route::key("check"))
            }
        }
    }

    fn bad<T>(&mut self, message: Words, route: Route) -> Option<T> {
        self.findings.push(Finding::new(&codes::BAD_RULE, message).at(self.place(route)));
        None
    }

    fn expression(
        &mut self,
        text: &str,
        subject: Kind,
        values: &[(String, i64)],
        route: &Route,
    ) -> Option<cel::Checked> {
        match cel::check(text, subject, values, self.joins) {
            Ok(checked) => Some(checked),
            Err(problem) => {
                self.problem(*problem, route);
                None
            }
        }
    }

    /// Points at the very word of an expression.
    fn problem(&mut self, problem: CelProblem, route: &Route) {
        let text = &self.source.text;
        let at = crate::parse::locate_in_scalar(text, route, problem.at);
        let mut finding = Finding::new(problem.code, problem.message).at(Place::bytes(self.file, at));
        if let Some(remedy) = problem.remedy {
            finding = finding.help(remedy);
        }
        self.findings.push(finding);
    }

    fn path(&mut self, text: &str, subject: Kind, variables: &[(String, Ty)], route: Route) -> Option<Path> {
        match Path::check(text, subject, variables) {
            Ok(path) => Some(path),
            Err((message, remedy)) => {
                self.unknown(message, remedy, route);
                None
            }
        }
    }

    fn message(
        &mut self,
        pair: Fact<Bilingual<'_>>,
        key: &str,
        subject: Kind,
        variables: &[(String, Ty)],
        extras: &[&str],
    ) -> Option<Message> {
        // What is not written has been reported as missing; a rule without words cannot speak.
        let pair = pair.known().filter(|pair| pair.ja().known().is_some() && pair.en().known().is_some())?;
        match Message::check(&bilingual(Some(pair)), subject, variables, extras) {
            Ok(message) => Some(message),
            Err((lang, message, remedy)) => {
                let language = if lang == Lang::Ja { "ja" } else { "en" };
                self.unknown(message, remedy, Route::key(key).then_key(language));
                None
            }
        }
    }

    fn unknown(&mut self, message: Words, remedy: Option<Words>, route: Route) {
        let mut finding = Finding::new(&codes::UNKNOWN_NAME, message).at(self.place(route));
        if let Some(remedy) = remedy {
            finding = finding.help(remedy);
        }
        self.findings.push(finding);
    }

    fn settler<'s>(&'s mut self, rule: &'s RuleId) -> Settler<'s> {
        let (origin, setters, place) = (self.origin, self.setters, self.place(Route::key("level")));
        Settler { rule, origin, place, setters, findings: &mut self.findings, changes: &mut self.changes }
    }
}

/// Fields a rule's check reads: those of its expression, or those its analysis is given.
fn reads(judge: &Judge, subject: Kind, file: &RuleFile<'_>) -> BTreeSet<Read> {
    let program = match judge {
        Judge::Cel(program) => Some(program),
        Judge::Builtin(..) => None,
    };
    let own = |name| Some((subject.name(), subject.group().field(name)?.name));
    let other = |path: &str| {
        let (kind, name) = path.split_once('.')?;
        let kind = Kind::from_name(kind)?;
        Some((kind.name(), kind.group().field(name)?.name))
    };
    let check = file.check().known();
    let field = check.and_then(|check| check.field().known()).and_then(own);
    let listed = check.and_then(|check| check.listed_in().known()).and_then(other);
    program.into_iter().flat_map(|program| program.reads().iter().copied()).chain(field).chain(listed).collect()
}

fn parameter(file: &Parameter<'_>) -> Option<RuleParameter> {
    let value = file.value().known()?;
    Some(RuleParameter {
        name: file.name().known()?.to_owned(),
        value,
        default: value,
        source: file.source().known()?,
        may: file.may().known()?,
        about: bilingual(file.about().known()),
    })
}

fn examples(file: &RuleFile<'_>) -> Vec<Example> {
    let examples = file.examples().known().into_iter().flat_map(|list| list.known().enumerate());
    examples
        .filter_map(|(position, example)| {
            Some(Example {
                outcome: match example.outcome().known()? {
                    RuleOutcome::Satisfied => Outcome::Satisfied,
                    RuleOutcome::Violated => Outcome::Violated,
                    RuleOutcome::NotApplicable => Outcome::NotApplicable,
                    RuleOutcome::Undecided => Outcome::Undecided,
                },
                subject: example.subject().known()?.to_owned(),
                inventory: example.inventory().known()?.to_owned(),
                missing: example.missing().known().into_iter().flat_map(List::known).map(str::to_owned).collect(),
                position,
            })
        })
        .collect()
}
