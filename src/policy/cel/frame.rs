//! What an expression is evaluated in, and what it leaves behind.

use std::sync::OnceLock;

use foldhash::fast::RandomState;
use hashbrown::HashMap;

use super::check::MAX_VARIABLES;
use super::doubt::{Doubt, Doubts};
use super::term::JoinKey;
use super::value::{Truth, V};
use crate::graph::Graph;
use crate::graph::relations::ReferenceId;
use crate::id::RecordIndex;
use crate::model::Inventory;
use crate::schema::kinds::Kind;
use crate::schema::types::{Absent, Field};
use crate::schema::units::Day;
use crate::schema::value::Value;
use crate::schema::view::Stated;

/// Items one evaluation may look at. A rule that needs more is not about one record.
const FUEL: u32 = 200_000;

/// Everything rules are judged against.
pub struct World<'a> {
    /// The records.
    pub inventory: &'a Inventory,
    /// Their relations.
    pub graph: &'a Graph,
    /// The day.
    pub as_of: Day,
    joins: Vec<(JoinKey, OnceLock<Join>)>,
    pub(super) doubts: Doubts,
    complete: Vec<bool>,
}

impl<'a> World<'a> {
    /// A world; `complete` says of each kind, in order, whether its sheet holds
    /// every record there is.
    pub fn new(inventory: &'a Inventory, graph: &'a Graph, as_of: Day, joins: &[JoinKey], complete: Vec<bool>) -> Self {
        let joins = joins.iter().map(|key| (*key, OnceLock::new())).collect();
        Self { inventory, graph, as_of, joins, doubts: Doubts::new(), complete }
    }

    /// Records by the text of a field, put in order when a rule first asks.
    pub(super) fn join(&self, number: usize) -> &Join {
        let (key, join) = &self.joins[number];
        join.get_or_init(|| Join::new(self.inventory, *key))
    }

    /// Whether a sheet holds every record there is.
    pub fn is_complete(&self, kind: Kind) -> bool {
        self.complete.get(kind.index()).copied().unwrap_or(false)
    }
}

/// Records by the value of one text field.
pub(super) struct Join {
    found: HashMap<String, Vec<RecordIndex>, RandomState>,
    /// Records of which nobody knows the text.
    doubts: Vec<Doubt>,
}

impl Join {
    fn new(inventory: &Inventory, key: JoinKey) -> Self {
        let mut found: HashMap<String, Vec<RecordIndex>, RandomState> = HashMap::default();
        let mut doubts = Vec::new();
        let field = &key.kind.group().fields[key.field];
        for at in inventory.of_kind(key.kind) {
            match inventory.slots(*at).value(key.field) {
                Some(Value::Text(text)) => found.entry(squeeze(text)).or_default().push(*at),
                Some(Value::None) => {}
                None if field.absent != Absent::Unknown => {}
                _ => doubts.push(Doubt { record: *at, field }),
            }
        }
        Self { found, doubts }
    }

    pub(super) fn doubts(&self) -> &[Doubt] {
        &self.doubts
    }

    pub(super) fn find(&self, text: &str) -> &[RecordIndex] {
        self.found.get(&squeeze(text)).map_or(&[], Vec::as_slice)
    }
}

/// A number as it is compared: capitals, half-width, without blanks and hyphens.
pub(in crate::policy) fn squeeze(text: &str) -> String {
    let half = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        other => other,
    };
    let kept = text.chars().map(half).filter(|c| !c.is_whitespace() && !matches!(c, '-' | '‐' | '－' | 'ー' | '_'));
    kept.flat_map(char::to_uppercase).collect()
}

/// Why an answer could not be given.
#[derive(Clone, Copy, Debug)]
pub(super) enum Gap<'a> {
    /// A field nobody wrote, of a record or group.
    Field(V<'a>, &'static Field),
    /// A field that is known to be none where a value is needed.
    NoValue(V<'a>, &'static Field),
    /// Which facility the record belongs to.
    Facility(RecordIndex),
    /// Whether the sheet holds every record.
    Sheet(Kind),
    /// The expression looked at too much.
    Fuel,
}

/// The state of one evaluation.
pub(super) struct Frame<'a> {
    pub(super) world: &'a World<'a>,
    pub(super) texts: &'a [Box<str>],
    pub(super) subject: RecordIndex,
    variables: [V<'a>; MAX_VARIABLES],
    fuel: u32,
    /// The item being visited, if it may not belong to its list.
    doubt: Option<Doubt>,
    first_name: usize,
    trace: Option<Trace<'a>>,
    /// Which fields of which rows have been read, if anybody wants to know.
    read: Option<Vec<(RecordIndex, &'static str)>>,
}

/// What a tracing frame notes.
#[derive(Default)]
pub(super) struct Trace<'a> {
    pub(super) gaps: Vec<Gap<'a>>,
    /// The first item that decided, by position among the variables.
    pub(super) witnesses: Vec<(usize, V<'a>)>,
    /// The field last read as none, to be named if a value was needed.
    none: Option<(V<'a>, &'static Field)>,
}

impl<'a> Frame<'a> {
    pub(super) fn new(world: &'a World<'a>, texts: &'a [Box<str>], subject: RecordIndex, trace: bool) -> Self {
        let trace = trace.then(Trace::default);
        Self {
            world,
            texts,
            subject,
            variables: [V::Unknown; MAX_VARIABLES],
            fuel: FUEL,
            doubt: None,
            first_name: 0,
            trace,
            read: None,
        }
    }

    /// Takes note of every field that is read from here on.
    pub(super) fn note_reads(&mut self) {
        self.read = Some(Vec::new());
    }

    /// The fields read since then, with the rows they stand in.
    pub(super) fn into_reads(self) -> Vec<(RecordIndex, &'static str)> {
        self.read.unwrap_or_default()
    }

    /// Rows whose references lead to the one that is looked at: they are read backwards.
    pub(super) fn seen_from(&mut self, rows: &[RecordIndex], references: &[ReferenceId]) {
        if let Some(read) = &mut self.read {
            let names = references.iter().filter_map(|reference| reference.get().path.last().copied());
            read.extend(names.flat_map(|name| rows.iter().map(move |row| (*row, name))));
        }
    }

    /// Starts over with another record.
    pub(super) fn reset(&mut self, subject: RecordIndex) {
        self.subject = subject;
        self.fuel = FUEL;
    }

    pub(super) fn into_trace(self) -> Trace<'a> {
        self.trace.unwrap_or_default()
    }

    pub(super) fn variable(&self, slot: usize) -> V<'a> {
        self.variables[slot]
    }

    pub(super) fn bind(&mut self, slot: usize, value: V<'a>) {
        self.variables[slot] = value;
    }

    /// Counts the variables of what follows from here on.
    pub(super) fn number_from(&mut self, first_name: usize) {
        self.first_name = first_name;
    }

    /// The value of a field as stated by the record or what it inherits from.
    pub(super) fn stated(&self, at: RecordIndex, index: usize) -> Option<V<'a>> {
        let (value, by) = self.world.inventory.slots(at).stated(index)?;
        Some(V::of(value, self.owner(at, by)))
    }

    /// The record in whose row a value stands.
    pub(super) fn owner(&self, at: RecordIndex, by: Stated) -> RecordIndex {
        match by {
            Stated::Own => at,
            Stated::Inherited => self.world.inventory.parent(at).unwrap_or(at),
        }
    }

    /// Takes note of the item that decided, for the variable of that position.
    pub(super) fn witness(&mut self, name: usize, value: V<'a>) {
        let name = self.first_name + name;
        if let Some(trace) = &mut self.trace
            && trace.witnesses.iter().all(|(one, _)| *one != name)
        {
            trace.witnesses.push((name, value));
        }
    }

    /// Uses up one item; false when there is nothing left.
    pub(super) fn spend(&mut self) -> bool {
        if self.fuel == 0 {
            self.gap(Gap::Fuel);
            return false;
        }
        self.fuel -= 1;
        true
    }

    /// Says that the item handed on next may not belong to its list.
    pub(super) fn doubt(&mut self, doubt: Option<Doubt>) {
        self.doubt = doubt;
    }

    /// Whether the item just handed on may not belong to its list.
    pub(super) fn take_doubt(&mut self) -> Option<Doubt> {
        self.doubt.take()
    }

    /// Notes what keeps an item from deciding, if it is in doubt.
    pub(super) fn doubted(&mut self, doubt: Option<Doubt>) -> bool {
        if let Some(doubt) = doubt {
            self.gap(doubt.gap());
        }
        doubt.is_some()
    }

    /// How many gaps have been noted.
    pub(super) fn mark(&self) -> usize {
        self.trace.as_ref().map_or(0, |trace| trace.gaps.len())
    }

    /// Drops the gaps noted since then: the answer does not hang on them.
    pub(super) fn forget(&mut self, mark: usize) {
        if let Some(trace) = &mut self.trace {
            trace.gaps.truncate(mark);
        }
    }

    /// Notes a gap.
    pub(super) fn gap(&mut self, gap: Gap<'a>) -> V<'a> {
        if let Some(trace) = &mut self.trace {
            trace.gaps.push(gap);
        }
        V::Unknown
    }

    /// A field that has been looked at; a list without items too.
    pub(super) fn looked(&mut self, base: V<'a>, field: &'static Field) {
        if let (Some(read), V::Record(at) | V::Group(_, at)) = (&mut self.read, base) {
            read.push((at, field.name));
        }
    }

    /// A field that has been read. Evidence of the future is not known yet.
    pub(super) fn seen(&mut self, base: V<'a>, field: &'static Field, value: V<'a>) -> V<'a> {
        self.looked(base, field);
        match value {
            V::Unknown => self.gap(Gap::Field(base, field)),
            V::Day(day) if field.evidence && day > self.world.as_of => self.gap(Gap::Field(base, field)),
            V::Null => {
                if let Some(trace) = &mut self.trace {
                    trace.none = Some((base, field));
                }
                V::Null
            }
            value => value,
        }
    }

    /// A field of something that is itself unknown or none.
    pub(super) fn lift(&mut self, base: V<'_>) -> V<'a> {
        if matches!(base, V::Null) {
            self.none_given();
        }
        V::Unknown
    }

    /// An operation whose operands are not all there.
    pub(super) fn lack<const N: usize>(&mut self, operands: [V<'_>; N]) -> V<'a> {
        let _ = self.need(operands);
        V::Unknown
    }

    /// A test whose operands are not all there.
    pub(super) fn need<const N: usize>(&mut self, operands: [V<'_>; N]) -> Truth {
        if operands.iter().any(|operand| matches!(operand, V::Null)) {
            self.none_given();
        }
        Truth::Unknown
    }

    fn none_given(&mut self) {
        if let Some(trace) = &mut self.trace
            && let Some((base, field)) = trace.none
        {
            trace.gaps.push(Gap::NoValue(base, field));
        }
    }
}
