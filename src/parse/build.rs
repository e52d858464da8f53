//! Events of the YAML library → nodes of our arena.

use granit_parser::{Event, Parser, ScalarStyle, ScanError, Span};

use super::arena::{Arena, Fragment, Node, OWNED, REFUSED, REPEATED, Shape};
use super::codes;
use super::recover::{Failure, Piece};
use crate::finding::{Finding, Place};
use crate::id::FileId;
use crate::words;
use crate::words::shorten;

/// Open collections within each other; a row of a ledger needs about six.
const MAX_DEPTH: usize = 32;
/// Nodes and bytes that aliases may add to one file.
const MAX_COPIED_NODES: usize = 10_000;
const MAX_COPIED_BYTES: usize = 1 << 20;

/// Reads one piece into the arena. Complete rows before an error are kept.
pub(super) fn build(
    file: FileId,
    text: &str,
    piece: &Piece,
    arena: &mut Arena,
    findings: &mut Vec<Finding>,
) -> Result<(), Failure> {
    let options = granit_parser::options! {
        strict_indentation: true,
        emit_comments: false,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    };
    let slice = &text[piece.start as usize..piece.end as usize];
    let mut builder = Builder {
        file,
        text,
        base: piece.start,
        sheet: piece.sheet.as_deref(),
        arena,
        findings,
        open: Vec::new(),
        anchors: Vec::new(),
        last_end: piece.start,
        copied_nodes: 0,
        copied_bytes: 0,
        exhausted: false,
    };
    for event in Parser::new_from_str_with_options(slice, options) {
        match event {
            Ok((event, span)) => builder.take(event, &span),
            Err(error) => return Err(builder.fail(error)),
        }
    }
    Ok(())
}

/// A collection whose end has not come yet.
struct Open {
    node: u32,
    is_map: bool,
    /// In a map: the key whose value comes next.
    pending_key: Option<u32>,
    /// End of what was read before its latest key or item.
    before: u32,
}

struct Builder<'a, 't> {
    file: FileId,
    text: &'t str,
    base: u32,
    sheet: Option<&'a str>,
    arena: &'a mut Arena,
    findings: &'a mut Vec<Finding>,
    open: Vec<Open>,
    anchors: Vec<(usize, u32)>,
    last_end: u32,
    copied_nodes: usize,
    copied_bytes: usize,
    /// Aliases have used up their budget, and that has been said.
    exhausted: bool,
}

impl Builder<'_, '_> {
    fn take(&mut self, event: Event<'_>, span: &Span) {
        let (start, end) = self.range(span);
        if matches!(
            &event,
            Event::Scalar(_, _, _, Some(_)) | Event::SequenceStart(_, _, Some(_)) | Event::MappingStart(_, _, Some(_))
        ) {
            let (from, to) = span.tag_span().map_or((start, start), |tag| self.range(&tag));
            let words = words!("YAML のタグは使えません", "YAML tags are not used here");
            self.findings.push(Finding::new(&codes::TAG, words).at(Place::bytes(self.file, from..to)));
        }
        match event {
            Event::DocumentStart(..) => {
                let root = self.arena.len();
                self.arena.fragments.push(Fragment { root, sheet: self.sheet.map(Into::into) });
            }
            Event::DocumentEnd => self.end_document(),
            Event::MappingStart(_, anchor, _) => self.start(start, Shape::Map, anchor),
            Event::SequenceStart(_, anchor, _) => self.start(start, Shape::List, anchor),
            Event::MappingEnd | Event::SequenceEnd => self.finish(start, end),
            Event::Scalar(value, style, anchor, _) => self.scalar(&value, style, anchor, start, end),
            Event::Alias(anchor) => self.alias(anchor, start, end),
            _ => {}
        }
    }

    fn range(&self, span: &Span) -> (u32, u32) {
        let range = span.byte_range().unwrap_or(0..0);
        let offset = |at: usize| self.base + u32::try_from(at).unwrap_or(0);
        (offset(range.start), offset(range.end))
    }

    /// Notes that a node begins at the arena's end: as a key, as the value of
    /// the pending key, or as an item.
    fn place(&mut self) -> bool {
        let at = self.arena.len();
        match self.open.last_mut() {
            Some(open) if open.is_map && open.pending_key.is_none() => {
                open.pending_key = Some(at);
                open.before = self.last_end;
                true
            }
            Some(open) => {
                if !open.is_map {
                    open.before = self.last_end;
                }
                open.pending_key = None;
                false
            }
            None => false,
        }
    }

    fn push(&mut self, start: u32, end: u32, shape: Shape, flags: u8) -> u32 {
        let at = self.arena.len();
        self.arena.nodes.push(Node { start, end, next: at + 1, shape, flags });
        at
    }

    fn start(&mut self, start: u32, shape: Shape, anchor: usize) {
        let is_key = self.place();
        let node = self.push(start, start, shape, if is_key { REFUSED } else { 0 });
        self.arena.nodes[node as usize].next = 0;
        if is_key {
            let first = self.text[start as usize..].chars().next().map_or(0, char::len_utf8);
            self.bad_key(start, start + u32::try_from(first).unwrap_or(0));
        }
        if anchor != 0 {
            self.anchors.push((anchor, node));
        }
        self.open.push(Open { node, is_map: shape == Shape::Map, pending_key: None, before: start });
    }

    fn finish(&mut self, start: u32, end: u32) {
        let Some(open) = self.open.pop() else { return };
        // A block collection ends where its last scalar does; a flow
        // collection with its bracket.
        if end > start {
            self.last_end = end;
        }
        let next = self.arena.len();
        let node = &mut self.arena.nodes[open.node as usize];
        node.next = next;
        node.end = self.last_end.max(node.start);
        if open.is_map {
            self.mark_repeated(open.node);
        }
    }

    fn scalar(&mut self, value: &str, style: ScalarStyle, anchor: usize, start: u32, end: u32) {
        let is_key = self.place();
        let source = &self.text[start as usize..end as usize];
        let verbatim = |inner: Option<&str>| inner == Some(value);
        let (shape, owned) = match style {
            ScalarStyle::Plain if start == end => (Shape::Empty, false),
            ScalarStyle::Plain => (Shape::Plain, source != value),
            _ => {
                let inner = source.len().checked_sub(1).and_then(|last| source.get(1..last));
                (Shape::Quoted, !(source.starts_with(['"', '\'']) && verbatim(inner)))
            }
        };
        let mut flags = if owned { OWNED } else { 0 };
        if is_key && shape == Shape::Plain && value == "<<" {
            flags |= REFUSED;
            let words = words!("マージキー `<<` は使えません", "merge key `<<` is not used here");
            self.findings.push(Finding::new(&codes::MERGE_KEY, words).at(Place::bytes(self.file, start..end)));
        } else if is_key && shape == Shape::Empty {
            flags |= REFUSED;
            self.bad_key(start, end);
        }
        let node = self.push(start, end, shape, flags);
        if owned {
            self.arena.owned.push((node, value.into()));
        }
        if anchor != 0 {
            self.anchors.push((anchor, node));
        }
        if shape != Shape::Empty {
            self.last_end = end;
        }
    }

    /// Copies what the anchor named, within a budget.
    fn alias(&mut self, anchor: usize, start: u32, end: u32) {
        let is_key = self.place();
        self.last_end = end;
        // Once is enough to say so, and looking further would cost what the budget is there to save.
        if self.exhausted {
            self.push(start, end, Shape::Broken, REFUSED);
            return;
        }
        // The parser numbers anchors upwards.
        let target = self.anchors.binary_search_by_key(&anchor, |(id, _)| *id).ok().map(|at| self.anchors[at].1);
        let complete = target.filter(|node| self.arena.nodes[*node as usize].next != 0);
        let Some(from) = complete else {
            let words = words!("エイリアスが自分自身を含んでいます", "the alias contains itself");
            self.refuse_alias(words, start, end);
            return;
        };
        let until = self.arena.nodes[from as usize].next;
        let owned = self.arena.owned.partition_point(|(node, _)| *node < from);
        let owned = self.arena.owned[owned..].iter().take_while(|(node, _)| *node < until);
        let bytes: usize = owned.map(|(_, text)| text.len()).sum();
        self.copied_nodes += (until - from) as usize;
        self.copied_bytes += bytes;
        if self.copied_nodes > MAX_COPIED_NODES || self.copied_bytes > MAX_COPIED_BYTES {
            self.exhausted = true;
            let words = words!(
                "エイリアスの展開が {MAX_COPIED_NODES} 個を超えました",
                "aliases expand to more than {MAX_COPIED_NODES} values"
            );
            self.refuse_alias(words, start, end);
            return;
        }
        let at = self.arena.len();
        for node in from..until {
            let copy = self.arena.nodes[node as usize];
            let owned = (copy.flags & OWNED != 0).then(|| self.owned(node));
            let new = self.push(copy.start, copy.end, copy.shape, copy.flags);
            self.arena.nodes[new as usize].next = copy.next - from + at;
            if let Some(text) = owned {
                self.arena.owned.push((new, text));
            }
        }
        if is_key && !matches!(self.arena.nodes[at as usize].shape, Shape::Plain | Shape::Quoted) {
            self.arena.nodes[at as usize].flags |= REFUSED;
            self.bad_key(start, end);
        }
    }

    fn owned(&self, node: u32) -> Box<str> {
        let found = self.arena.owned.binary_search_by_key(&node, |(at, _)| *at);
        found.map_or_else(|_| "".into(), |at| self.arena.owned[at].1.clone())
    }

    fn refuse_alias(&mut self, words: crate::words::Words, start: u32, end: u32) {
        self.findings.push(Finding::new(&codes::ALIAS_BOMB, words).at(Place::bytes(self.file, start..end)));
        self.push(start, end, Shape::Broken, REFUSED);
    }

    fn bad_key(&mut self, start: u32, end: u32) {
        let words = words!("項目名が文字ではありません", "the key is not a word");
        self.findings.push(Finding::new(&codes::BAD_KEY, words).at(Place::bytes(self.file, start..end)));
    }

    fn end_document(&mut self) {
        let Some(piece) = self.arena.fragments.last() else { return };
        let nothing = self.arena.nodes.get(piece.root as usize).is_none_or(|node| node.shape == Shape::Empty);
        if nothing {
            self.arena.nodes.truncate(piece.root as usize);
            self.arena.fragments.pop();
        }
        self.anchors.clear();
    }

    /// Marks every later key of a map that an earlier one already has.
    fn mark_repeated(&mut self, map: u32) {
        let cursor = super::arena::Cursor { arena: self.arena, text: self.text, at: map };
        let keys: Vec<_> = cursor.entries().map(|(key, _)| key).filter(|key| !key.is_refused()).collect();
        let mut repeated = Vec::new();
        // Rows have about ten keys; a set pays only for the maps a fuzzer writes.
        if keys.len() <= 24 {
            for (at, key) in keys.iter().enumerate() {
                if let Some(first) = keys[..at].iter().find(|first| first.scalar() == key.scalar()) {
                    repeated.push((key.at, first.range(), key.range(), key.scalar().to_owned()));
                }
            }
        } else {
            let mut seen = hashbrown::HashMap::<&str, std::ops::Range<u32>, foldhash::fast::RandomState>::default();
            for key in &keys {
                match seen.get(key.scalar()) {
                    Some(first) => repeated.push((key.at, first.clone(), key.range(), key.scalar().to_owned())),
                    None => drop(seen.insert(key.scalar(), key.range())),
                }
            }
        }
        for (node, first, again, name) in repeated {
            self.arena.nodes[node as usize].flags |= REPEATED;
            let again = Place::bytes(self.file, again).label(words!("もう一度", "again here"));
            let first = Place::bytes(self.file, first).label(words!("最初", "first here"));
            let name = shorten(&name);
            let words = words!("`{name}` が二度書かれています", "`{name}` is written twice");
            self.findings.push(Finding::new(&codes::DUPLICATE_KEY, words).at(again).at(first));
        }
    }

    /// Closes what is complete and drops the row that was being read.
    fn fail(mut self, error: ScanError) -> Failure {
        let at = error.marker().byte_offset().and_then(|at| u32::try_from(at).ok()).unwrap_or(0);
        let at = (self.base + at).min(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        // The library looks ahead: a row in brackets may be damaged before any event told of it.
        let mut failure = Failure {
            error: Box::new(error),
            at,
            dropped_from: super::recover::damage(self.text, self.last_end, at),
            sheet: None,
        };
        // The list of rows: the root of a continued sheet, or the value of a key of the root.
        let rows = match self.open.as_slice() {
            [root, ..] if !root.is_map => Some(0),
            // A list that is a key holds no rows.
            [root, list, ..] if root.is_map && !list.is_map && root.pending_key.is_none() => Some(1),
            _ => None,
        };
        if let Some(rows) = rows {
            let list = self.open[rows].node;
            let name = match rows {
                0 => self.sheet.map(Into::into),
                _ => self.key_before(list),
            };
            failure.sheet = name.map(|name| (name, Some(self.arena.nodes[list as usize].start)));
        } else if let [Open { is_map: true, pending_key: Some(key), .. }] = self.open.as_slice() {
            // The very first row is damaged.
            let cursor = super::arena::Cursor { arena: self.arena, text: self.text, at: *key };
            failure.sheet = Some((cursor.scalar().into(), None));
        }
        let keep = rows.map_or(1, |rows| rows + 1);
        if let Some(row) = self.open.get(keep) {
            let mut first = row.node;
            // A value that is no list of rows goes together with its key.
            if rows.is_none() {
                first = self.key_node_before(first).unwrap_or(first);
            }
            failure.dropped_from = self.arena.nodes[first as usize].start.min(at);
            self.truncate(first, self.open[keep - 1].before);
        } else if let Some(key) = self.open.last().and_then(|open| open.pending_key) {
            failure.dropped_from = self.arena.nodes[key as usize].start.min(at);
            self.truncate(key, self.open.last().map_or(self.base, |open| open.before));
        }
        self.open.truncate(keep);
        while !self.open.is_empty() {
            self.finish(0, 0);
        }
        self.end_document();
        self.arena.lost = true;
        failure
    }

    fn truncate(&mut self, len: u32, last_end: u32) {
        self.arena.nodes.truncate(len as usize);
        self.arena.owned.retain(|(node, _)| *node < len);
        self.anchors.retain(|(_, node)| *node < len);
        self.last_end = last_end;
    }

    /// Text of the key whose value is `node`, a child of the root.
    fn key_before(&self, node: u32) -> Option<Box<str>> {
        let key = self.key_node_before(node)?;
        let cursor = super::arena::Cursor { arena: self.arena, text: self.text, at: key };
        Some(cursor.scalar().into())
    }

    /// The key whose value is `node`: the last node of the root map that ends where `node` begins.
    fn key_node_before(&self, node: u32) -> Option<u32> {
        let root = self.open.first().filter(|root| root.is_map)?.node;
        let mut key = root + 1;
        while key < node {
            let value = self.arena.nodes[key as usize].next;
            if value == node {
                return Some(key);
            }
            key = self.arena.nodes[value as usize].next;
            if key == 0 {
                return None;
            }
        }
        None
    }
}
