//! What a row refers to, what refers to it, and what it is in use for.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use super::Card;
use crate::finding::Route;
use crate::graph::Related;
use crate::graph::relations::Reference;
use crate::id::RecordIndex;
use crate::pipeline::Estate;
use crate::policy::message::name_of;
use crate::report::one_line;
use crate::schema::kinds::Kind;
use crate::words;
use crate::words::Words;

/// Relations of one kind that are listed; the rest are counted.
const LISTED: usize = 12;

impl Card<'_> {
    pub(super) fn relations(&self, out: &mut dyn Write) -> io::Result<()> {
        let graph = &self.assessment.estate.graph;
        let to = graph.outgoing(self.at);
        self.list(&Words::fixed("参照先", "refers to"), &to, Reference::dotted, out)?;
        let by = graph.incoming(self.at);
        self.list(&Words::fixed("参照元", "referred to by"), &by, Reference::full_name, out)?;
        self.through_parent(out)?;
        self.systems_plugged_in(out)
    }

    /// What refers to the model or product of the row: a contract that covers it covers the row.
    fn through_parent(&self, out: &mut dyn Write) -> io::Result<()> {
        let estate = self.assessment.estate;
        let Some(parent) = estate.inventory.parent(self.at) else { return Ok(()) };
        let mut by = estate.graph.incoming(parent);
        // The other rows of the same model are not about this one.
        by.retain(|one| estate.inventory.parent(one.other) != Some(parent));
        let id = &estate.inventory.head(parent).id;
        self.list(&words!("`{id}` を通した参照元", "referred to through `{id}`"), &by, Reference::full_name, out)
    }

    /// Systems of the devices at the far ends of the row's ports.
    fn systems_plugged_in(&self, out: &mut dyn Write) -> io::Result<()> {
        let Estate { inventory, graph, .. } = self.assessment.estate;
        let mut systems: BTreeMap<RecordIndex, BTreeSet<RecordIndex>> = BTreeMap::new();
        for port in graph.ports(self.at) {
            let Some((_, end)) = graph.run(port).pop() else { continue };
            let related = graph.outgoing(end.owner).into_iter().chain(graph.incoming(end.owner));
            for system in related.map(|one| one.other).filter(|other| inventory.head(*other).kind == Kind::System) {
                systems.entry(system).or_default().insert(end.owner);
            }
        }
        if systems.is_empty() {
            return Ok(());
        }
        self.heading(&Words::fixed("つながる機器のシステム", "systems of what is plugged in"), out)?;
        for (system, devices) in systems {
            let (first, rest) = (devices.first().map_or("", |at| inventory.head(*at).id.as_str()), devices.len() - 1);
            let of = match rest {
                0 => words!("{first} から", "from {first}"),
                _ => words!("{first} ほか {rest} 台から", "from {first} and {rest} more"),
            };
            writeln!(out, "  {}  ({})", self.line(system), self.say(&of))?;
        }
        Ok(())
    }

    fn list(
        &self,
        heading: &Words,
        all: &[Related],
        name: impl Fn(&Reference) -> String,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        if all.is_empty() {
            return Ok(());
        }
        self.heading(heading, out)?;
        for chunk in all.chunk_by(|a, b| a.field == b.field) {
            let Some(Related { field, .. }) = chunk.first() else { continue };
            let relation = field.get().relation.as_str();
            let title = field.get().title.words();
            writeln!(out, "  {} ({relation}, {})", name(field.get()), self.say(&title))?;
            for one in chunk.iter().take(LISTED) {
                writeln!(out, "    {}", self.line(one.other))?;
            }
            if chunk.len() > LISTED {
                let rest = chunk.len() - LISTED;
                writeln!(out, "    {}", self.say(&words!("ほか {rest} 件", "and {rest} more")))?;
            }
        }
        Ok(())
    }

    fn line(&self, at: RecordIndex) -> String {
        let inventory = &self.assessment.estate.inventory;
        let name = one_line(&name_of(inventory, at));
        format!("{}  {name}  {}", inventory.head(at).id, self.place(at, Route::record()))
    }
}
