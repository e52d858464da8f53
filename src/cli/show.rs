//! `sekisho show`

use std::io::{self, Write};

use super::arguments::ShowArguments;
use super::{Done, Session, tree};
use crate::error::{Error, ErrorKind, Result};
use crate::finding::Route;
use crate::graph::relations::ReferenceId;
use crate::graph::{Attachment, PortKey};
use crate::id::RecordIndex;
use crate::pipeline::{self, Assessment};
use crate::policy::Outcome;
use crate::policy::message::{name_of, show_value};
use crate::report::text::{Snippets, Style, pad};
use crate::report::{Locator, one_line};
use crate::schema::types::Type;
use crate::schema::value::{Group, Value};
use crate::schema::view::{List, Stated};
use crate::schema::{kinds, suggest};
use crate::words;
use crate::words::Words;

/// Relations of one kind that are listed; the rest are counted.
const LISTED: usize = 12;

pub(super) fn run(session: &Session, arguments: &ShowArguments) -> Result<Done> {
    let tree = tree::open(arguments.dir.as_deref(), arguments.target.rev.as_deref())?;
    let clock = session.clock();
    let options = tree::options(&arguments.target, None, &clock);
    pipeline::assess(&*tree, &options, |assessment| {
        let terminal = session.terminal(assessment.estate.settings.language);
        let inventory = &assessment.estate.inventory;
        let id = arguments.id.as_str();
        let Some(at) = inventory.find(id) else { return Err(not_found(assessment, id)) };
        let style = Style {
            lang: terminal.lang(),
            color: terminal.color(),
            width: terminal.width(),
            undecided: false,
            full: true,
        };
        let card = Card { assessment, at, style, locator: Locator::new(assessment.estate) };
        Session::result(terminal, |out| card.write(out))?;
        Ok(Done::Good)
    })?
}

fn not_found(assessment: &Assessment<'_>, id: &str) -> Error {
    let inventory = &assessment.estate.inventory;
    if inventory.has(id) {
        return Error::new(
            ErrorKind::NotFound,
            words!("id `{id}` の行が複数あります", "several rows have the id `{id}`"),
        );
    }
    let error = Error::new(ErrorKind::NotFound, words!("id `{id}` の行はありません", "no row has the id `{id}`"));
    let ids =
        inventory.indices().map(|at| inventory.head(at).id.as_str()).filter(|one| one.len().abs_diff(id.len()) <= 3);
    match suggest(id, ids) {
        Some(hint) => error.hint(hint),
        None => error,
    }
}

struct Card<'a> {
    assessment: &'a Assessment<'a>,
    at: RecordIndex,
    style: Style,
    locator: Locator<'a>,
}

impl Card<'_> {
    fn say(&self, words: &Words) -> String {
        one_line(words.get(self.style.lang))
    }

    fn heading(&self, words: &Words, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "\n{}", self.say(words))
    }

    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let estate = self.assessment.estate;
        let head = estate.inventory.head(self.at);
        let title = head.kind.group().title.words();
        let name = one_line(&name_of(&estate.inventory, self.at));
        writeln!(out, "{} {}  {name}", self.say(&title), head.id)?;
        writeln!(out, "  {}", self.place(self.at, Route::record()))?;
        self.values(out)?;
        self.ports(out)?;
        self.relations(out)?;
        self.findings(out)
    }

    fn place(&self, at: RecordIndex, route: Route) -> String {
        let located = self.locator.find(&self.assessment.estate.inventory.head(at).place_of(route));
        format!("{}:{}", one_line(located.path), located.start.line)
    }

    fn values(&self, out: &mut dyn Write) -> io::Result<()> {
        self.heading(&Words::fixed("値", "values"), out)?;
        let inventory = &self.assessment.estate.inventory;
        let slots = inventory.slots(self.at);
        let mut rows = Vec::new();
        for (index, field) in slots.def().fields.iter().enumerate() {
            let Some((value, by)) = slots.stated(index) else { continue };
            let owner = match by {
                Stated::Own => self.at,
                Stated::Inherited => inventory.parent(self.at).unwrap_or(self.at),
            };
            self.rows(field.name, &field.title.words(), value, &field.ty, owner, Route::key(field.name), &mut rows);
        }
        let width = |column: fn(&Row) -> &str| {
            rows.iter().map(|row| crate::report::text::display_width(column(row)).min(40)).max().unwrap_or(0)
        };
        let (names, titles, values) = (width(|row| &row.name), width(|row| &row.title), width(|row| &row.value));
        for row in &rows {
            let line = format!(
                "  {}  {}  {}  {}",
                pad(&row.name, names, false),
                pad(&row.title, titles, false),
                pad(&row.value, values, false),
                row.place
            );
            writeln!(out, "{}", line.trim_end())?;
        }
        self.unknown(out)
    }

    /// One row a scalar; groups and lists of groups are opened.
    #[expect(clippy::too_many_arguments, reason = "the parts of one row of a table")]
    fn rows(
        &self,
        name: &str,
        title: &Words,
        value: &Value,
        ty: &'static Type,
        owner: RecordIndex,
        route: Route,
        rows: &mut Vec<Row>,
    ) {
        match value {
            Value::Group(group) => self.group(name, group, owner, &route, rows),
            // Ports have a section of their own.
            Value::List(_) if name == "ports" => {}
            Value::List(items) if ty.group().is_some() => {
                for (index, item) in items.iter().enumerate() {
                    if let Value::Group(group) = item {
                        self.group(&format!("{name}[{index}]"), group, owner, &route.clone().then_index(index), rows);
                    }
                }
            }
            _ => {
                let mut shown = one_line(&show_value(&self.assessment.estate.inventory, value, ty, self.style.lang));
                if leads_nowhere(value) {
                    shown = self.say(&words!("{shown} (参照先なし)", "{shown} (leads nowhere)"));
                }
                let place = self.origin(owner, route);
                rows.push(Row { name: name.to_owned(), title: self.say(title), value: shown, place });
            }
        }
    }

    fn group(&self, name: &str, group: &Group, owner: RecordIndex, route: &Route, rows: &mut Vec<Row>) {
        for (_, field, value) in group.iter() {
            let route = route.clone().then_key(field.name);
            self.rows(&format!("{name}.{}", field.name), &field.title.words(), value, &field.ty, owner, route, rows);
        }
    }

    fn origin(&self, owner: RecordIndex, route: Route) -> String {
        let place = self.place(owner, route);
        if owner == self.at {
            return place;
        }
        let id = &self.assessment.estate.inventory.head(owner).id;
        self.say(&words!("{place} ({id} から)", "{place} (from {id})"))
    }

    fn unknown(&self, out: &mut dyn Write) -> io::Result<()> {
        let slots = self.assessment.estate.inventory.slots(self.at);
        let unknown: Vec<&str> = slots
            .def()
            .fields
            .iter()
            .enumerate()
            .filter(|(index, field)| {
                slots.value(*index).is_none()
                    && field.absent == crate::schema::types::Absent::Unknown
                    && field.only.is_empty()
            })
            .map(|(_, field)| field.name)
            .filter(|name| !["facility", "confirmed", "note"].contains(name))
            .collect();
        if unknown.is_empty() {
            return Ok(());
        }
        let list = unknown.join(" ");
        writeln!(out, "  {}", self.say(&words!("書かれていない項目: {list}", "not written: {list}")))
    }

    fn ports(&self, out: &mut dyn Write) -> io::Result<()> {
        let estate = self.assessment.estate;
        let declared: Vec<kinds::PortDef<'_>> = match estate.inventory.head(self.at).kind {
            kinds::Kind::Device => kinds::Device(estate.inventory.slots(self.at))
                .ports()
                .known()
                .into_iter()
                .flat_map(List::known)
                .collect(),
            _ => Vec::new(),
        };
        let wired = estate.graph.ports(self.at);
        if declared.is_empty() && wired.is_empty() {
            return Ok(());
        }
        self.heading(&Words::fixed("ポート", "ports"), out)?;
        let mut shown: Vec<&PortKey> = Vec::new();
        for (position, port) in declared.iter().enumerate() {
            let name = port.name().known().unwrap_or_default();
            let run = wired.iter().copied().filter(|key| &*key.name == name).collect::<Vec<_>>();
            let mode = port.mode().known().map_or("", kinds::PortMode::code);
            let segment = port.segment().known().map_or(String::new(), |at| estate.inventory.head(at).id.to_string());
            let tail = run.first().map_or(String::new(), |key| self.trail(key));
            let line = format!(
                "  {} {} {} {}  {tail}",
                pad(&one_line(name), 14, false),
                pad(mode, 7, false),
                pad(&segment, 16, false),
                self.port_place(position, port.0.own_group())
            );
            writeln!(out, "{}", line.trim_end())?;
            shown.extend(run);
        }
        for key in wired.iter().copied().filter(|key| !shown.contains(key)) {
            let face = key.face.map_or("", crate::schema::units::Face::as_str);
            writeln!(out, "  {} {} {}", pad(&one_line(&key.name), 14, false), pad(face, 7, false), self.trail(key))?;
        }
        Ok(())
    }

    /// Where a port is declared: in the row itself, or in that of its model.
    fn port_place(&self, position: usize, port: &Group) -> String {
        let inventory = &self.assessment.estate.inventory;
        let slots = inventory.slots(self.at);
        let inherited = slots.def().index_of("ports").and_then(|index| slots.stated(index));
        let parent = inventory.parent(self.at).unwrap_or(self.at);
        let (owner, at) = match (port.origin().own as usize, port.origin().inherited as usize) {
            (0, 0) if matches!(inherited, Some((_, Stated::Inherited))) => (parent, position),
            (0, 0) => (self.at, position),
            (0, inherited) => (parent, inherited - 1),
            (own, _) => (self.at, own - 1),
        };
        self.origin(owner, Route::key("ports").then_index(at))
    }

    /// What is connected to a port, step by step to the far end.
    fn trail(&self, start: &PortKey) -> String {
        let estate = self.assessment.estate;
        let mut parts = Vec::new();
        for (attachment, port) in estate.graph.run(start) {
            let by = match attachment {
                Attachment::Cable(cable) => estate.inventory.head(cable).id.to_string(),
                Attachment::Interface(..) => self.say(&Words::fixed("(コード)", "(lead)")),
            };
            let owner = &estate.inventory.head(port.owner).id;
            let name = if port.name.is_empty() { owner.to_string() } else { format!("{owner}/{}", port.name) };
            parts.push(format!("─ {by} → {}", one_line(&name)));
        }
        parts.join(" ")
    }

    fn relations(&self, out: &mut dyn Write) -> io::Result<()> {
        let graph = &self.assessment.estate.graph;
        let outgoing: Vec<(ReferenceId, RecordIndex)> =
            graph.outgoing(self.at).into_iter().map(|one| (one.field, one.other)).collect();
        let incoming: Vec<(ReferenceId, RecordIndex)> =
            graph.incoming(self.at).into_iter().map(|one| (one.field, one.other)).collect();
        if !outgoing.is_empty() {
            self.heading(&Words::fixed("参照先", "refers to"), out)?;
            self.list(&outgoing, |field| field.get().dotted(), out)?;
        }
        if !incoming.is_empty() {
            self.heading(&Words::fixed("参照元", "referred to by"), out)?;
            self.list(&incoming, |field| format!("{}.{}", field.get().kind.name(), field.get().dotted()), out)?;
        }
        Ok(())
    }

    fn list(
        &self,
        all: &[(ReferenceId, RecordIndex)],
        name: impl Fn(ReferenceId) -> String,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let inventory = &self.assessment.estate.inventory;
        for chunk in all.chunk_by(|a, b| a.0 == b.0) {
            let Some((field, _)) = chunk.first() else { continue };
            let relation = field.get().relation.as_str();
            let title = field.get().title.words();
            writeln!(out, "  {} ({relation}, {})", name(*field), self.say(&title))?;
            for (_, other) in chunk.iter().take(LISTED) {
                let head = inventory.head(*other);
                writeln!(
                    out,
                    "    {}  {}  {}",
                    head.id,
                    one_line(&name_of(inventory, *other)),
                    self.place(*other, Route::record())
                )?;
            }
            if chunk.len() > LISTED {
                let rest = chunk.len() - LISTED;
                writeln!(out, "    {}", self.say(&words!("ほか {rest} 件", "and {rest} more")))?;
            }
        }
        Ok(())
    }

    fn findings(&self, out: &mut dyn Write) -> io::Result<()> {
        let id = self.assessment.estate.inventory.head(self.at).id.as_str();
        let snippets = Snippets::new(self.assessment.estate, &self.locator, self.style);
        let own: Vec<_> =
            self.assessment.reports.iter().filter(|report| report.finding().subject.as_deref() == Some(id)).collect();
        self.heading(&Words::fixed("指摘", "findings"), out)?;
        for report in &own {
            writeln!(out, "{}", snippets.render(report))?;
            if let Some(waived) = &report.waived {
                let (waiver, until) = (&waived.id, waived.until);
                writeln!(
                    out,
                    "  {}",
                    self.say(&words!("免除中: `{waiver}` ({until} まで)", "waived by `{waiver}` until {until}"))
                )?;
            }
            writeln!(out)?;
        }
        let mut counts = [0usize; 2];
        for (rule, _) in self.assessment.judgement.rules() {
            match self.assessment.judgement.outcome(rule.id.as_str(), self.at) {
                Some(Outcome::Satisfied) => counts[0] += 1,
                Some(Outcome::Undecided) => {
                    counts[1] += 1;
                    writeln!(
                        out,
                        "  {} {} [{}]",
                        self.say(&Words::fixed("不明", "undecided")),
                        self.say(&rule.title),
                        rule.id
                    )?;
                }
                _ => {}
            }
        }
        let (violated, satisfied, undecided) = (own.len(), counts[0], counts[1]);
        writeln!(
            out,
            "  {}",
            self.say(&words!(
                "違反など {violated}、不明 {undecided}、充足 {satisfied}",
                "{violated} violated, {undecided} undecided, {satisfied} satisfied"
            ))
        )
    }
}

/// Whether a value is a reference, or holds one, that is unknown to rules.
fn leads_nowhere(value: &Value) -> bool {
    match value {
        Value::Link(link) => link.target().is_none(),
        Value::Port(port) => port.owner.target().is_none(),
        Value::List(items) => items.iter().any(leads_nowhere),
        _ => false,
    }
}

struct Row {
    name: String,
    title: String,
    value: String,
    place: String,
}
