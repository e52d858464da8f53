//! The tree of one file: flat, with a byte span for every key and value.

use std::ops::Range;

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Key, value, key, value …
    Map,
    /// Items.
    List,
    /// A scalar written without quotes; the field's type decides what it means.
    Plain,
    /// A scalar in quotes or in a block: always text.
    Quoted,
    /// Nothing was written.
    Empty,
    /// Something that cannot be used; a finding has said so.
    Broken,
}

/// One node, 16 bytes. Children follow their parent; `next` skips a subtree.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) next: u32,
    pub(super) shape: Shape,
    pub(super) flags: u8,
}

/// The text differs from the source (escapes, folding): look it up in `owned`.
pub(super) const OWNED: u8 = 1;
/// A key that was there before in the same map.
pub(super) const REPEATED: u8 = 2;
/// A key that does not name a field: a merge key, or a map as key.
pub(super) const REFUSED: u8 = 4;

/// The tree of one file. It is cleared and used again for the next file, so a
/// worker allocates once.
#[derive(Debug, Default)]
pub struct Arena {
    pub(super) nodes: Vec<Node>,
    /// Texts that are no slice of the source, by node, in node order.
    pub(super) owned: Vec<(u32, Box<str>)>,
    pub(super) fragments: Vec<Fragment>,
    pub(super) lost: bool,
}

/// One readable piece of a file: a document, or, behind damage, the rest of a sheet.
#[derive(Clone, Debug)]
pub(super) struct Fragment {
    pub(super) root: u32,
    pub(super) sheet: Option<Box<str>>,
}

impl Arena {
    /// An empty tree.
    pub fn new() -> Self {
        Self::default()
    }

    pub(super) fn clear(&mut self) {
        self.nodes.clear();
        self.owned.clear();
        self.fragments.clear();
        self.lost = false;
    }

    /// Whether a part of the file could not be read at all.
    pub fn has_lost(&self) -> bool {
        self.lost
    }

    /// The readable pieces, in order. A piece with a sheet name is a list of
    /// that sheet's rows, found behind a damaged one.
    pub fn pieces<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (Option<&'a str>, Cursor<'a>)> {
        self.fragments.iter().map(move |piece| (piece.sheet.as_deref(), Cursor { arena: self, text, at: piece.root }))
    }

    pub(super) fn len(&self) -> u32 {
        u32::try_from(self.nodes.len()).unwrap_or(u32::MAX)
    }

    fn owned_text(&self, at: u32) -> &str {
        match self.owned.binary_search_by_key(&at, |(node, _)| *node) {
            Ok(found) => &self.owned[found].1,
            Err(_) => "",
        }
    }
}

/// A node together with the arena and the source it belongs to.
#[derive(Clone, Copy)]
pub struct Cursor<'a> {
    pub(super) arena: &'a Arena,
    pub(super) text: &'a str,
    pub(super) at: u32,
}

impl<'a> Cursor<'a> {
    pub(super) fn node(self) -> &'a Node {
        &self.arena.nodes[self.at as usize]
    }

    /// What the node is.
    pub fn shape(self) -> Shape {
        self.node().shape
    }

    /// Bytes of the source, quotes and brackets included.
    pub fn range(self) -> Range<u32> {
        let node = self.node();
        node.start..node.end
    }

    /// The scalar's text, unquoted; empty for a map or list.
    pub fn scalar(self) -> &'a str {
        let node = self.node();
        let (start, end) = (node.start as usize, node.end as usize);
        match node.shape {
            Shape::Plain | Shape::Quoted if node.flags & OWNED != 0 => self.arena.owned_text(self.at),
            Shape::Plain => &self.text[start..end],
            Shape::Quoted => &self.text[start + 1..end - 1],
            _ => "",
        }
    }

    /// Whether this key was already there in the same map.
    pub fn is_repeated(self) -> bool {
        self.node().flags & REPEATED != 0
    }

    /// Whether this key was refused: a merge key, or no text.
    pub fn is_refused(self) -> bool {
        self.node().flags & REFUSED != 0
    }

    /// Keys and values of a map, in source order; nothing for other shapes.
    pub fn entries(self) -> Entries<'a> {
        let node = self.node();
        let end = if node.shape == Shape::Map { node.next } else { 0 };
        Entries { cursor: Self { at: self.at + 1, ..self }, end }
    }

    /// Items of a list, in source order; nothing for other shapes.
    pub fn items(self) -> Items<'a> {
        let node = self.node();
        let end = if node.shape == Shape::List { node.next } else { 0 };
        Items { cursor: Self { at: self.at + 1, ..self }, end }
    }

    /// The value of the first such key of a map.
    pub fn get(self, key: &str) -> Option<Self> {
        self.entries().find(|(name, _)| name.scalar() == key && !name.is_refused()).map(|(_, value)| value)
    }

    /// The arena the node belongs to.
    pub fn arena(self) -> &'a Arena {
        self.arena
    }

    /// Position of this node in its arena, unique there.
    pub fn index(self) -> u32 {
        self.at
    }

    /// Byte of the source that shows byte `offset` of the scalar's text.
    ///
    /// Exact where the text stands in the source as it is; in block scalars
    /// the indentation is stepped over.
    pub fn source_offset(self, offset: usize) -> u32 {
        let node = self.node();
        let quote = u32::from(node.shape == Shape::Quoted && node.flags & OWNED == 0);
        if node.flags & OWNED == 0 {
            return (node.start + quote + u32::try_from(offset).unwrap_or(0)).min(node.end);
        }
        let source = &self.text[node.start as usize..node.end as usize];
        let mut wanted =
            self.scalar()[..offset.min(self.scalar().len())].chars().filter(|c| !c.is_whitespace()).count();
        let skip_header = if source.starts_with(['|', '>']) { source.find('\n').unwrap_or(0) } else { 0 };
        for (at, c) in source.char_indices().skip_while(|(at, _)| *at < skip_header) {
            if c.is_whitespace() {
                continue;
            }
            if wanted == 0 {
                return node.start + u32::try_from(at).unwrap_or(0);
            }
            wanted -= 1;
        }
        node.end
    }
}

/// Iterator over the keys and values of a map.
pub struct Entries<'a> {
    cursor: Cursor<'a>,
    end: u32,
}

impl<'a> Iterator for Entries<'a> {
    type Item = (Cursor<'a>, Cursor<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        if self.cursor.at >= self.end {
            return None;
        }
        let key = self.cursor;
        let value = Cursor { at: key.node().next, ..key };
        self.cursor.at = value.node().next;
        Some((key, value))
    }
}

/// Iterator over the items of a list.
pub struct Items<'a> {
    cursor: Cursor<'a>,
    end: u32,
}

impl<'a> Iterator for Items<'a> {
    type Item = Cursor<'a>;

    fn next(&mut self) -> Option<Cursor<'a>> {
        if self.cursor.at >= self.end {
            return None;
        }
        let item = self.cursor;
        self.cursor.at = item.node().next;
        Some(item)
    }
}
