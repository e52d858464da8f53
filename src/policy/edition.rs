//! Editions of the guideline and of the checklist: what may be cited, and how.

use std::collections::BTreeMap;

use super::codes;
use super::concern::Concern;
use crate::finding::{Finding, Place, Route};
use crate::id::FileId;
use crate::schema::documents::{
    Automation, Bilingual, CHECKLIST, Checklist, ChecklistForm, ClauseFact, ConcernedFacility, Confidence, DecidedBy,
    GUIDELINE, Guideline, document,
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

/// The loaded editions, by id.
#[derive(Debug, Default)]
pub struct Editions {
    editions: Vec<Edition>,
    entries: BTreeMap<String, Entry>,
    count: usize,
}

/// One edition.
#[derive(Debug)]
pub struct Edition {
    /// Its id: `mhlw-6.0`.
    pub id: String,
    /// Its name.
    pub title: Words,
    /// The edition that takes its place, if one is known.
    pub superseded_by: Option<Words>,
}

/// Something that can be cited: a clause, a part of one, a checklist item.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Stable id. A machine key, never printed as a number.
    pub id: String,
    /// Its place in the order of editions and of the clauses in them.
    pub place: usize,
    /// The edition it belongs to.
    pub edition: String,
    /// The exact text that may be printed as the reference.
    pub cite: String,
    /// What it asks for, in our own words.
    pub summary: Words,
    /// How sure its text is.
    pub confidence: Confidence,
    /// The entry it is a part of.
    pub part_of: Option<String>,
    /// The volume it stands in; of a checklist, the form.
    pub volume: String,
    /// The chapter; of a checklist, the section.
    pub chapter: String,
    /// Whether nobody has seen its text: then nothing decides it.
    pub unread: bool,
    /// Whether a person has to confirm what was declared.
    pub needs_person: bool,
    /// Which facilities its form is for; nothing else of it matters to others.
    pub form_for: Option<Concern>,
    /// Which facilities it concerns.
    pub concerns: Option<Concern>,
    /// Its facts.
    pub facts: Vec<EntryFact>,
    /// Fields of the inventory that state its facts, as `kind.field`, each once.
    pub fields: Vec<String>,
    /// What is doubtful about it.
    pub note: Option<String>,
}

/// One fact an entry asks for.
#[derive(Clone, Debug)]
pub struct EntryFact {
    /// Stable id: that of its entry, `#`, and a number or a name of the checklist's data.
    pub id: String,
    /// What it is.
    pub text: String,
    /// Fields that state it, as `kind.field`.
    pub fields: Vec<String>,
    /// What may decide it.
    pub decided_by: DecidedBy,
    /// Whether rules decide it by citing its entry and checking its fields,
    /// instead of citing the fact itself.
    pub by_fields: bool,
    /// Which facilities it concerns.
    pub concerns: Option<Concern>,
}

impl Editions {
    /// Reads edition files. Which kind a file is shows in its list of clauses or items.
    pub(super) fn load(files: &Files, ids: impl Iterator<Item = FileId>, findings: &mut Vec<Finding>) -> Self {
        let mut editions = Self::default();
        for id in ids {
            let file = files.get(id);
            let is_checklist = file.text.lines().any(|line| line.starts_with("items:"));
            let kind = if is_checklist { &CHECKLIST } else { &GUIDELINE };
            let read = document(kind, id, file);
            findings.extend(read.findings);
            let end = u32::try_from(file.text.len()).unwrap_or(u32::MAX);
            let mut reader = Reader { place: &|route| Place::route(id, 0..end, route), findings };
            match read.value {
                Some(group) if is_checklist => editions.add_checklist(&group, &mut reader),
                Some(group) => editions.add_guideline(&group, &mut reader),
                None => {}
            }
        }
        editions
    }

    fn add_guideline(&mut self, group: &Group, reader: &mut Reader<'_>) {
        let guideline = Guideline(Slots::own(group));
        let edition = text(guideline.id().known());
        let newer = guideline.superseded_by().known().and_then(|newer| newer.title().known());
        self.add_edition(&edition, guideline.title().known(), newer);
        for (position, clause) in guideline.clauses().known().into_iter().flat_map(List::known).enumerate() {
            let route = Route::key("clauses").then_index(position);
            let facts = reader.facts(clause.facts(), &route);
            let concerns = reader.concerns(clause.concerns(), &route);
            let (volume, chapter) = (text(clause.volume().known()), text(clause.chapter().known()));
            let confidence = clause.confidence().known().unwrap_or(Confidence::Memory);
            let entry = Entry {
                id: text(clause.id().known()),
                place: self.next_place(),
                edition: edition.clone(),
                cite: text(clause.cite().known()),
                summary: bilingual(clause.summary().known()),
                confidence,
                part_of: None,
                volume: volume.clone(),
                chapter: chapter.clone(),
                unread: clause.unread() == Fact::Known(true),
                needs_person: false,
                form_for: None,
                concerns: concerns.clone(),
                fields: fields_of(&facts),
                facts,
                note: clause.note().known().map(str::to_owned),
            };
            self.add(entry, clause.aliases());
            for (position, part) in clause.parts().known().into_iter().flat_map(List::known).enumerate() {
                let route = route.clone().then_key("parts").then_index(position);
                let facts = reader.facts(part.facts(), &route);
                let entry = Entry {
                    id: text(part.id().known()),
                    place: self.next_place(),
                    edition: edition.clone(),
                    cite: text(part.cite().known()),
                    summary: bilingual(part.summary().known()),
                    confidence: part.confidence().known().unwrap_or(confidence),
                    part_of: clause.id().known().map(str::to_owned),
                    volume: volume.clone(),
                    chapter: chapter.clone(),
                    unread: clause.unread() == Fact::Known(true),
                    needs_person: false,
                    form_for: None,
                    concerns: concerns.clone(),
                    fields: fields_of(&facts),
                    facts,
                    note: part.note().known().map(str::to_owned),
                };
                self.add(entry, part.aliases());
            }
        }
    }

    fn add_checklist(&mut self, group: &Group, reader: &mut Reader<'_>) {
        let checklist = Checklist(Slots::own(group));
        let edition = text(checklist.id().known());
        let newer = checklist.superseded_by().known().and_then(|newer| newer.title().known());
        self.add_edition(&edition, checklist.title().known(), newer);
        let names = reader.data_names(&checklist);
        let forms = reader.forms(&checklist);
        for (position, item) in checklist.items().known().into_iter().flat_map(List::known).enumerate() {
            let route = Route::key("items").then_index(position);
            let id = text(item.id().known());
            let mut facts = reader.facts(item.facts(), &route);
            if let Some(data) = item.answer_from().known().and_then(|answer| answer.data().known()) {
                let route = route.then_key("answer_from").then_key("data");
                for (position, name) in data.known().enumerate() {
                    match names.get(name) {
                        Some(known) => facts.push(EntryFact {
                            id: format!("{id}#{name}"),
                            text: name.to_owned(),
                            fields: known.clone(),
                            decided_by: DecidedBy::Rules,
                            by_fields: true,
                            concerns: None,
                        }),
                        None => reader.unknown(
                            words!("`{name}` が data_names にありません", "`data_names` lacks `{name}`"),
                            suggest(name, names.keys().map(String::as_str)),
                            route.clone().then_index(position),
                        ),
                    }
                }
            }
            let form = item.form().known().map_or("", ChecklistForm::code);
            let number = text(item.number().known());
            let entry = Entry {
                id,
                place: self.next_place(),
                edition: edition.clone(),
                cite: format!("チェックリスト {form} {number}"),
                summary: bilingual(item.summary().known()),
                confidence: item.confidence().known().unwrap_or(Confidence::Memory),
                part_of: None,
                volume: form.to_owned(),
                chapter: text(item.section().known()),
                unread: false,
                needs_person: item.automation().known() != Some(Automation::Full),
                form_for: forms.get(form).cloned(),
                concerns: None,
                fields: fields_of(&facts),
                facts,
                note: item.confidence_note().known().map(str::to_owned),
            };
            self.add(entry, Fact::None);
        }
    }

    fn add_edition(&mut self, id: &str, title: Option<Bilingual<'_>>, newer: Option<Bilingual<'_>>) {
        let superseded_by = newer.map(|newer| bilingual(Some(newer)));
        let edition = Edition { id: id.to_owned(), title: bilingual(title), superseded_by };
        match self.editions.iter_mut().find(|one| one.id == id) {
            Some(one) => *one = edition,
            None => self.editions.push(edition),
        }
    }

    fn next_place(&mut self) -> usize {
        self.count += 1;
        self.count
    }

    fn add(&mut self, entry: Entry, aliases: Fact<List<'_, &str>>) {
        for alias in aliases.known().into_iter().flat_map(List::known) {
            self.entries.entry(alias.to_owned()).or_insert_with(|| entry.clone());
        }
        self.entries.insert(entry.id.clone(), entry);
    }

    /// The entry of an id; the part of a fact's id before `#` is its entry's.
    pub fn find(&self, id: &str) -> Option<&Entry> {
        let (entry, fact) = match id.split_once('#') {
            Some((entry, _)) => (self.entries.get(entry)?, Some(id)),
            None => (self.entries.get(id)?, None),
        };
        match fact {
            Some(fact) if !entry.facts.iter().any(|one| one.id == fact) => None,
            _ => Some(entry),
        }
    }

    /// The editions, in the order of their files.
    pub fn all(&self) -> impl Iterator<Item = &Edition> {
        self.editions.iter()
    }

    /// Every entry, by id.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|(id, entry)| **id == entry.id).map(|(_, entry)| entry)
    }

    /// Ids of every entry, for suggestions.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }
}

/// What an edition file says beside its entries: names that must mean something.
struct Reader<'f> {
    place: &'f dyn Fn(Route) -> Place,
    findings: &'f mut Vec<Finding>,
}

impl Reader<'_> {
    fn facts(&mut self, facts: Fact<List<'_, ClauseFact<'_>>>, route: &Route) -> Vec<EntryFact> {
        let mut found = Vec::new();
        for (position, fact) in facts.known().into_iter().flat_map(List::known).enumerate() {
            let Some(id) = fact.id().known() else { continue };
            let route = route.clone().then_key("facts").then_index(position);
            found.push(EntryFact {
                id: id.to_owned(),
                text: text(fact.text().known()),
                fields: self.fields(fact.fields(), &route.clone().then_key("fields")),
                decided_by: fact.decided_by().known().unwrap_or(DecidedBy::Rules),
                by_fields: false,
                concerns: self.concerns(fact.concerns(), &route),
            });
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
    fn data_names(&mut self, checklist: &Checklist<'_>) -> BTreeMap<String, Vec<String>> {
        let mut names = BTreeMap::new();
        for (position, one) in checklist.data_names().known().into_iter().flat_map(List::known).enumerate() {
            let route = Route::key("data_names").then_index(position).then_key("fields");
            let fields = self.fields(one.fields(), &route);
            names.insert(text(one.name().known()), fields);
        }
        names
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

/// Fields that state any of the facts, each once.
fn fields_of(facts: &[EntryFact]) -> Vec<String> {
    let mut fields: Vec<String> = facts.iter().flat_map(|fact| &fact.fields).cloned().collect();
    fields.sort();
    fields.dedup();
    fields
}

fn text(value: Option<&str>) -> String {
    value.unwrap_or_default().to_owned()
}

pub(super) fn bilingual(value: Option<Bilingual<'_>>) -> Words {
    match value {
        Some(pair) => Words::new(text(pair.ja().known()), text(pair.en().known())),
        None => Words::fixed("", ""),
    }
}
