//! Reading edition files, and what may be wrong with the names in them.

use std::collections::BTreeMap;

use super::{AnswerTerms, Edition, Editions, Entry, EntryFact, Join, JoinedTo};
use crate::finding::{Finding, Place, Route};
use crate::id::FileId;
use crate::policy::codes;
use crate::policy::concern::Concern;
use crate::schema::documents::{
    Automation, Bilingual, CHECKLIST, Checklist, ChecklistForm, ChecklistItem, Clause, ClauseFact, ConcernedFacility,
    Confidence, DecidedBy, GUIDELINE, Guideline, NewerEdition, document,
};
use crate::schema::kinds::field_at;
use crate::schema::types::Type;
use crate::schema::value::Group;
use crate::schema::view::{List, Slots};
use crate::schema::{Fact, one_of, suggest};
use crate::source::Files;
use crate::words;
use crate::words::Words;

/// The kind whose fields say what a clause concerns.
const FACILITY: &str = "facility";

impl Editions {
    /// Reads edition files. Which kind a file is shows in its list of clauses or items.
    pub(in crate::policy) fn load(
        files: &Files,
        ids: impl Iterator<Item = FileId>,
        findings: &mut Vec<Finding>,
    ) -> Self {
        let (mut editions, mut replaced) = (Self::default(), Vec::new());
        for id in ids {
            let file = files.get(id);
            let is_checklist = file.text.lines().any(|line| line.starts_with("items:"));
            let kind = if is_checklist { &CHECKLIST } else { &GUIDELINE };
            let read = document(kind, id, file);
            findings.extend(read.findings);
            let end = u32::try_from(file.text.len()).unwrap_or(u32::MAX);
            let mut reader =
                Reader { place: &|route| Place::route(id, 0..end, route), findings, replaced: &mut replaced };
            match read.value {
                Some(group) if is_checklist => reader.checklist(&group, &mut editions),
                Some(group) => reader.guideline(&group, &mut editions),
                None => {}
            }
        }
        for (id, place) in replaced.into_iter().filter(|(id, _)| editions.find(id).is_none()) {
            let message = words!("`{id}` はどの版にもありません", "no edition has `{id}`");
            let finding = Finding::new(&codes::UNKNOWN_NAME, message).at(place);
            findings.push(match suggest(&id, editions.ids()) {
                Some(remedy) => finding.help(remedy),
                None => finding,
            });
        }
        editions.check_joins(findings);
        editions
    }
}

fn edition(id: &str, title: Fact<Bilingual<'_>>, newer: Fact<NewerEdition<'_>>, is_checklist: bool) -> Edition {
    let newer = newer.known().and_then(|newer| newer.title().known());
    let superseded_by = newer.map(|newer| bilingual(Some(newer)));
    Edition { id: id.to_owned(), title: bilingual(title.known()), is_checklist, superseded_by }
}

/// What an edition file says beside its entries: names that must mean something.
struct Reader<'f> {
    place: &'f dyn Fn(Route) -> Place,
    findings: &'f mut Vec<Finding>,
    /// What entries replace, and where that is written.
    replaced: &'f mut Vec<(String, Place)>,
}

/// What items of a checklist may name as their data.
struct DataName {
    title: Words,
    /// Where the inventory states it, as `kind.field`.
    fields: Vec<String>,
}

impl Reader<'_> {
    fn guideline(&mut self, group: &Group, editions: &mut Editions) {
        let guideline = Guideline(Slots::own(group));
        let id = text(guideline.id().known());
        editions.add_edition(edition(&id, guideline.title(), guideline.superseded_by(), false));
        for (position, clause) in guideline.clauses().known().into_iter().flat_map(List::known).enumerate() {
            let route = Route::key("clauses").then_index(position);
            let whole = self.clause(&clause, &route);
            editions.add(&id, whole.clone(), items(clause.aliases()));
            for (position, part) in clause.parts().known().into_iter().flat_map(List::known).enumerate() {
                let route = route.clone().then_key("parts").then_index(position);
                let entry = Entry {
                    id: text(part.id().known()),
                    cite: text(part.cite().known()),
                    summary: bilingual(part.summary().known()),
                    confidence: part.confidence().known().unwrap_or(whole.confidence),
                    kind: part.kind().known().or(whole.kind),
                    part_of: Some(whole.id.clone()),
                    facts: self.facts(part.facts(), &route),
                    replaces: self.replaces(part.replaces(), &route),
                    change: part.change().known(),
                    note: part.note().known().map(str::to_owned),
                    ..whole.clone()
                };
                editions.add(&id, entry, items(part.aliases()));
            }
        }
    }

    fn clause(&mut self, clause: &Clause<'_>, route: &Route) -> Entry {
        let confidence = clause.confidence().known().unwrap_or(Confidence::Memory);
        let (id, cite) = (text(clause.id().known()), text(clause.cite().known()));
        let owned = |list| items(list).map(str::to_owned).collect();
        Entry {
            volume: text(clause.volume().known()),
            chapter: text(clause.chapter().known()),
            kind: clause.kind().known(),
            patterns: clause.patterns().known().into_iter().flat_map(List::known).collect(),
            unread: clause.unread() == Fact::Known(true),
            concerns: self.concerns(clause.concerns(), route),
            facts: self.facts(clause.facts(), route),
            replaces: self.replaces(clause.replaces(), route),
            change: clause.change().known(),
            related: owned(clause.related()),
            related_inferred: owned(clause.related_inferred()),
            note: clause.note().known().map(str::to_owned),
            ..Entry::new(id, cite, bilingual(clause.summary().known()), confidence)
        }
    }

    fn checklist(&mut self, group: &Group, editions: &mut Editions) {
        let checklist = Checklist(Slots::own(group));
        let id = text(checklist.id().known());
        editions.add_edition(edition(&id, checklist.title(), checklist.superseded_by(), true));
        let names = self.data_names(&checklist);
        let forms = self.forms(&checklist);
        for (position, item) in checklist.items().known().into_iter().flat_map(List::known).enumerate() {
            let form = item.form().known().map_or("", ChecklistForm::code);
            let entry = Entry {
                volume: form.to_owned(),
                form_for: forms.get(form).cloned(),
                ..self.item(&item, &names, &Route::key("items").then_index(position))
            };
            editions.add(&id, entry, std::iter::empty());
        }
    }

    fn item(&mut self, item: &ChecklistItem<'_>, names: &BTreeMap<String, DataName>, route: &Route) -> Entry {
        let id = text(item.id().known());
        let answer = item.answer_from().known();
        let mut facts = self.facts(item.facts(), route);
        let data = answer.and_then(|answer| answer.data().known());
        let asked_at = route.clone().then_key("answer_from").then_key("fields");
        let asked = answer.map(|answer| self.fields(answer.fields(), &asked_at)).unwrap_or_default();
        let is_asked = |field: &&String| asked.is_empty() || asked.contains(field);
        let named = data.into_iter().flat_map(List::known).filter_map(|name| names.get(name));
        let offered: Vec<&String> = named.flat_map(|name| &name.fields).collect();
        for stray in asked.iter().filter(|field| !offered.contains(field)) {
            self.unknown(
                words!(
                    "`{stray}` は、この項目が使う事実の項目ではありません",
                    "`{stray}` is no field of the data of this item"
                ),
                suggest(stray, offered.iter().map(|field| field.as_str())),
                asked_at.clone(),
            );
        }
        for (position, name) in data.into_iter().flat_map(List::known).enumerate() {
            match names.get(name) {
                Some(known) => facts.push(EntryFact {
                    id: format!("{id}#{name}"),
                    text: known.title.clone(),
                    fields: known.fields.iter().filter(is_asked).cloned().collect(),
                    decided_by: DecidedBy::Rules,
                    by_fields: true,
                    concerns: None,
                }),
                None => self.unknown(
                    words!("`{name}` が data_names にありません", "`data_names` lacks `{name}`"),
                    suggest(name, names.keys().map(String::as_str)),
                    route.clone().then_key("answer_from").then_key("data").then_index(position),
                ),
            }
        }
        let form = item.form().known().map_or("", ChecklistForm::code);
        let for_vendors = item.form().known() == Some(ChecklistForm::Vendor);
        let number = text(item.number().known());
        let cite = format!("チェックリスト {form} {number}");
        let confidence = item.confidence().known().unwrap_or(Confidence::Memory);
        Entry {
            chapter: text(item.section().known()),
            label: item.label().known().map(str::to_owned),
            for_vendors,
            // A vendor's dated answer is that confirmation, and so is a fact of
            // its own that a person attests.
            needs_person: item.automation().known() != Some(Automation::Full)
                && !for_vendors
                && !facts.iter().any(|fact| fact.decided_by == DecidedBy::Attestation),
            facts,
            answer: answer.map(|answer| AnswerTerms {
                yes_if: text(answer.yes_if().known()),
                no_if: text(answer.no_if().known()),
            }),
            joins: self.joins(item, route),
            like: item.same_logic_as().known().or(item.pairs_with().known()).map(str::to_owned),
            replaces: self.replaces(item.replaces(), route),
            change: item.change().known(),
            note: item.confidence_note().known().map(str::to_owned),
            ..Entry::new(id, cite, bilingual(item.summary().known()), confidence)
        }
    }

    fn facts(&mut self, facts: Fact<List<'_, ClauseFact<'_>>>, route: &Route) -> Vec<EntryFact> {
        let mut found = Vec::new();
        for (position, fact) in facts.known().into_iter().flat_map(List::known).enumerate() {
            let Some(id) = fact.id().known() else { continue };
            let route = route.clone().then_key("facts").then_index(position);
            found.push(EntryFact {
                id: id.to_owned(),
                text: bilingual(fact.text().known()),
                fields: self.fields(fact.fields(), &route.clone().then_key("fields")),
                decided_by: fact.decided_by().known().unwrap_or(DecidedBy::Rules),
                by_fields: false,
                concerns: self.concerns(fact.concerns(), &route),
            });
        }
        found
    }

    /// The rows of the map from an item to clauses. That they lead somewhere is
    /// checked when every edition is read.
    fn joins(&self, item: &ChecklistItem<'_>, route: &Route) -> Vec<Join> {
        let mut found = Vec::new();
        for (position, row) in item.joins().known().into_iter().flat_map(List::known).enumerate() {
            let to = match row.clause().known() {
                Some(id) => JoinedTo::Clause(id.to_owned()),
                None => JoinedTo::Chapter { volume: text(row.volume().known()), number: text(row.chapter().known()) },
            };
            let place = (self.place)(route.clone().then_key("joins").then_index(position));
            let confidence = row.confidence().known().unwrap_or(Confidence::Memory);
            let note = row.note().known().map(str::to_owned);
            found.push(Join::new(text(row.edition().known()), to, confidence, note, place));
        }
        found
    }

    /// Whom the forms of a checklist are for.
    fn forms(&mut self, checklist: &Checklist<'_>) -> BTreeMap<&'static str, Concern> {
        let mut forms = BTreeMap::new();
        for (position, one) in checklist.forms().known().into_iter().flat_map(List::known).enumerate() {
            let concerns = self.concerns(one.concerns(), &Route::key("forms").then_index(position));
            forms.extend(one.form().known().map(ChecklistForm::code).zip(concerns));
        }
        forms
    }

    /// A condition on facilities. Its field must be one of them, and its values words that field takes.
    fn concerns(&mut self, concerns: Fact<ConcernedFacility<'_>>, route: &Route) -> Option<Concern> {
        let concerns = concerns.known()?;
        let route = route.clone().then_key("concerns");
        let path = concerns.field().known()?;
        let words: Vec<&str> = match (path.split_once('.'), field_at(path).map(|field| &field.ty)) {
            (Some((FACILITY, _)), Ok(Type::YesNo)) => vec!["yes", "no"],
            (Some((FACILITY, _)), Ok(Type::Choice(choices))) => choices.words.iter().map(|word| word.code).collect(),
            _ => {
                let message = words!(
                    "`{path}` は施設の、選択肢か「はい・いいえ」の項目ではありません",
                    "`{path}` is no choice or yes-or-no field of a facility"
                );
                self.unknown(message, None, route.then_key("field"));
                return None;
            }
        };
        let mut values = Vec::new();
        for (position, value) in concerns.is().known().into_iter().flat_map(List::known).enumerate() {
            if words.contains(&value) {
                values.push(value.to_owned());
            } else {
                let message = words!("`{path}` に `{value}` という値はありません", "`{path}` has no value `{value}`");
                let remedy = suggest(value, words.iter().copied()).or_else(|| Some(one_of(words.iter().copied())));
                self.unknown(message, remedy, route.clone().then_key("is").then_index(position));
            }
        }
        let steps = path.split('.').skip(1).map(str::to_owned).collect();
        (!values.is_empty()).then(|| Concern { steps, values, otherwise: bilingual(concerns.otherwise().known()) })
    }

    /// Where the inventory states what the items of a checklist name.
    fn data_names(&mut self, checklist: &Checklist<'_>) -> BTreeMap<String, DataName> {
        let mut names = BTreeMap::new();
        for (position, one) in checklist.data_names().known().into_iter().flat_map(List::known).enumerate() {
            let route = Route::key("data_names").then_index(position).then_key("fields");
            let fields = self.fields(one.fields(), &route);
            names.insert(text(one.name().known()), DataName { title: bilingual(one.title().known()), fields });
        }
        names
    }

    /// Ids of earlier editions; that they exist is seen when all are read.
    fn replaces(&mut self, ids: Fact<List<'_, &str>>, route: &Route) -> Vec<String> {
        let ids: Vec<String> = items(ids).map(str::to_owned).collect();
        let place = |position| (self.place)(route.clone().then_key("replaces").then_index(position));
        self.replaced.extend(ids.iter().enumerate().map(|(position, id)| (id.clone(), place(position))));
        ids
    }

    /// Fields, each of which must exist.
    fn fields(&mut self, fields: Fact<List<'_, &str>>, route: &Route) -> Vec<String> {
        let mut good = Vec::new();
        for (position, path) in fields.known().into_iter().flat_map(List::known).enumerate() {
            match field_at(path) {
                Ok(_) => good.push(path.to_owned()),
                Err((step, names)) => self.unknown(
                    words!("`{path}` という項目はありません", "there is no field `{path}`"),
                    suggest(step, names.iter().copied()).or_else(|| Some(one_of(names.iter().copied()))),
                    route.clone().then_index(position),
                ),
            }
        }
        good
    }

    fn unknown(&mut self, message: Words, remedy: Option<Words>, route: Route) {
        let finding = Finding::new(&codes::UNKNOWN_NAME, message).at((self.place)(route));
        self.findings.push(match remedy {
            Some(remedy) => finding.help(remedy),
            None => finding,
        });
    }
}

/// The known items of a list of texts.
fn items<'a>(list: Fact<List<'a, &'a str>>) -> impl Iterator<Item = &'a str> {
    list.known().into_iter().flat_map(List::known)
}

fn text(value: Option<&str>) -> String {
    value.unwrap_or_default().to_owned()
}

pub(in crate::policy) fn bilingual(value: Option<Bilingual<'_>>) -> Words {
    match value {
        Some(pair) => Words::new(text(pair.ja().known()), text(pair.en().known())),
        None => Words::fixed("", ""),
    }
}
