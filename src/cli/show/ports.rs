//! The ports of a row, and what is connected to each.

use std::io::{self, Write};

use super::Card;
use crate::finding::Route;
use crate::graph::{Attachment, PortKey};
use crate::report::one_line;
use crate::report::text::pad;
use crate::schema::kinds;
use crate::schema::units::Face;
use crate::schema::value::Group;
use crate::schema::view::{List, Stated};
use crate::words::Words;

impl Card<'_> {
    pub(super) fn ports(&self, out: &mut dyn Write) -> io::Result<()> {
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
            let face = key.face.map_or("", Face::as_str);
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
}
