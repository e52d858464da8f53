//! The values of a row, each with where it is written.

use std::io::{self, Write};

use super::Card;
use crate::finding::Route;
use crate::id::RecordIndex;
use crate::policy::message::show_value;
use crate::report::one_line;
use crate::report::text::{display_width, pad};
use crate::schema::types::{Absent, Type};
use crate::schema::value::{Group, Value};
use crate::schema::view::Stated;
use crate::words;
use crate::words::Words;

struct Row {
    name: String,
    title: String,
    value: String,
    place: String,
}

impl Card<'_> {
    pub(super) fn values(&self, out: &mut dyn Write) -> io::Result<()> {
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
        let width =
            |column: fn(&Row) -> &str| rows.iter().map(|row| display_width(column(row)).min(40)).max().unwrap_or(0);
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

    pub(super) fn origin(&self, owner: RecordIndex, route: Route) -> String {
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
                slots.value(*index).is_none() && field.absent == Absent::Unknown && field.only.is_empty()
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
