//! What must hold for any input, for the fuzzer and for the smoke test alike.

use std::sync::OnceLock;

use sekisho::finding::{Finding, Spot};
use sekisho::graph::{self, Graph};
use sekisho::id::{FileId, FilePath};
use sekisho::model::{self, Inventory};
use sekisho::parse::{self, Arena, Cursor, Lines};
use sekisho::policy::cel::{self, Program, World};
use sekisho::report::one_line;
use sekisho::schema;
use sekisho::schema::kinds::Kind;
use sekisho::schema::units::Day;
use sekisho::source::{self, Files};
use sekisho::words::Lang;

/// Reads bytes as a file of the inventory: nothing panics, every place is in the text.
pub fn parse(data: &[u8]) {
    let Ok(text) = source::decode(data.to_vec()) else { return };
    let Ok(path) = FilePath::new("inventory/a.yaml") else { return };
    let files = Files::of_texts([(path, text.as_str())]);
    let mut arena = Arena::new();
    let findings = parse::read(FileId(0), files.get(FileId(0)), &mut arena);
    for (_, root) in arena.pieces(&text) {
        inside(root, &text, 0..u32::MAX, 0);
    }
    findings.iter().for_each(|finding| shown(finding, &text));

    let records = schema::records(&files, 0..1);
    records.findings.iter().for_each(|finding| shown(finding, &text));
    // What is damaged is lost, and said so.
    if findings.iter().any(|finding| finding.rule == "parse/syntax") {
        assert!(!records.value.lost.is_empty(), "rows are missing and nobody knows");
    }
    let inventory = model::assemble(&files, records.value);
    inventory.findings.iter().for_each(|finding| shown(finding, &text));
    let graph = graph::link(&inventory.value);
    for at in inventory.value.indices() {
        let _ = graph.outgoing(at);
        let _ = graph.incoming(at);
    }
}

/// Nodes lie within each other and in the text.
fn inside(cursor: Cursor<'_>, text: &str, outer: std::ops::Range<u32>, depth: usize) {
    let range = cursor.range();
    assert!(text.get(range.start as usize..range.end as usize).is_some(), "{range:?} is no part of the text");
    // What an alias repeats stands elsewhere; nothing at all may stand behind the end.
    let outside = range.start < outer.start || range.end > outer.end;
    assert!(depth < 80 && (!outside || range.is_empty() || text.contains('*')), "{range:?} in {outer:?}");
    let _ = (cursor.scalar(), cursor.source_offset(cursor.scalar().len()));
    for (key, value) in cursor.entries() {
        inside(key, text, range.clone(), depth + 1);
        inside(value, text, range.clone(), depth + 1);
    }
    for item in cursor.items() {
        inside(item, text, range.clone(), depth + 1);
    }
}

/// A finding can be shown: its places are in the text, its words on one line.
fn shown(finding: &Finding, text: &str) {
    let lines = Lines::new(text);
    for place in &finding.places {
        let bytes = match &place.spot {
            Spot::File => continue,
            Spot::Bytes { start, end } => *start..*end,
            Spot::Route { start, end, route } => parse::locate(text, *start..*end, route),
        };
        let part = text.get(bytes.start as usize..bytes.end as usize);
        assert!(part.is_some(), "{bytes:?} of {} is no part of the text", finding.rule);
        assert!(lines.position(bytes.start) <= lines.position(bytes.end));
    }
    for lang in [Lang::Ja, Lang::En] {
        assert!(!one_line(finding.message.get(lang)).contains(char::is_control));
    }
}

struct Estate {
    inventory: Inventory,
    graph: Graph,
}

fn estate() -> &'static Estate {
    static ESTATE: OnceLock<Estate> = OnceLock::new();
    ESTATE.get_or_init(|| {
        let text = "
models: [{ id: m-1, support_end: 2026-03-31, ports: [{ name: '1' }] }]
zones: [{ id: z-1, purpose: medical }]
segments: [{ id: s-1, vlan: 11, zone: z-1 }, { id: s-2, vlan: 12 }]
devices:
  - { id: d-1, class: server, model: m-1, interfaces: [{ name: a, ip: 10.0.0.1, segment: s-1 }, { name: b }] }
  - { id: d-2, class: 不明, monitored: yes, software: [], patch: なし }
  - { id: d-3 }
";
        let path = FilePath::new("inventory/a.yaml").unwrap_or_else(|_| FilePath::root());
        let files = Files::of_texts([(path, text)]);
        let inventory = model::assemble(&files, schema::records(&files, 0..1).value).value;
        let graph = graph::link(&inventory);
        Estate { inventory, graph }
    })
}

/// Reads text as an expression over devices: nothing panics, a problem has a
/// place, and a good expression gives an answer that can be explained.
pub fn cel(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let mut joins = Vec::new();
    let checked = match cel::check(text, Kind::Device, &[("months".to_owned(), 6)], &mut joins) {
        Ok(checked) => checked,
        Err(problem) => {
            let part = text.get(problem.at.clone());
            assert!(part.is_some(), "{:?} is no part of the expression", problem.at);
            return;
        }
    };
    let program = Program::new(Kind::Device, None, &checked);
    let Estate { inventory, graph } = estate();
    let Some(today) = Day::of(2026, 10, 1) else { return };
    for complete in [false, true] {
        let world = World::new(inventory, graph, today, &joins, vec![complete; Kind::ALL.len()]);
        let subjects = inventory.of_kind(Kind::Device);
        let mut found = Vec::new();
        program.judge(&world, subjects, |_, outcome| found.push(outcome));
        for (subject, outcome) in subjects.iter().zip(found) {
            assert_eq!(program.explain(&world, *subject).outcome, outcome);
        }
    }
}
