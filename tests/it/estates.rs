//! Random estates, made by walking the declarations of kinds.
//!
//! An estate is a list of rows with plain values ([`Datum`]), so a test can
//! write it as YAML, complete what is missing, or judge it by itself. The same
//! seed makes the same estate on every machine.

use std::fmt::Write;

use sekisho::schema::kinds::{Kind, PORT_OWNERS};
use sekisho::schema::types::{Field, GroupDef, Type};
use sekisho::source::Memory;

/// A small random number generator (SplitMix64): the same everywhere, and enough for tests.
pub struct Random(u64);

impl Random {
    /// A generator of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ 0x9e37_79b9_7f4a_7c15)
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.bits() % end as u64).expect("below a usize")
    }

    /// True that many times of a hundred.
    pub fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of a list.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    /// The list in another order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for end in (1..list.len()).rev() {
            let at = self.below(end + 1);
            list.swap(end, at);
        }
    }
}

/// What a field holds, independent of the program's own types.
#[derive(Clone, Debug)]
pub enum Datum {
    /// `不明`.
    Unknown,
    /// `なし`.
    None,
    /// A yes or no.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A number with a fraction, as written.
    Decimal(String),
    /// Text, a date, an address or anything else that is written as text.
    Text(String),
    /// One word of a choice.
    Word(&'static str),
    /// The id of a record.
    Id(String),
    /// Items.
    List(Vec<Self>),
    /// Fields, in the order of the declaration.
    Group(Vec<(&'static Field, Self)>),
}

/// One row.
#[derive(Clone, Debug)]
pub struct Row {
    pub kind: Kind,
    pub id: String,
    pub fields: Vec<(&'static Field, Datum)>,
}

/// How an estate is to be.
#[derive(Clone, Copy, Debug)]
pub struct Plan<'a> {
    pub kinds: &'a [Kind],
    /// Rows of each kind.
    pub rows: usize,
    /// How many of a hundred fields are written.
    pub written: usize,
    /// How many of a hundred written values are `不明` or `なし`.
    pub vague: usize,
    /// How many of a hundred references lead to nothing.
    pub dangling: usize,
}

/// Makes an estate.
pub fn estate(random: &mut Random, plan: Plan<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for kind in plan.kinds {
        for number in 0..plan.rows {
            let def = kind.group();
            let mut fields = fields(random, plan, def, 0);
            // A row has a type of its own first; other fields may belong to some types only.
            if let Some(ty) = fields.iter().find(|(field, _)| field.name == "type").map(|(_, value)| value.clone()) {
                let fits = |field: &Field| match &ty {
                    Datum::Word(word) => field.only.contains(word),
                    _ => false,
                };
                fields.retain(|(field, _)| field.only.is_empty() || fits(field));
            } else {
                fields.retain(|(field, _)| field.only.is_empty());
            }
            rows.push(Row { kind: *kind, id: id(*kind, number), fields });
        }
    }
    rows
}

fn id(kind: Kind, number: usize) -> String {
    format!("{}-{number}", kind.name())
}

fn fields(random: &mut Random, plan: Plan<'_>, def: &'static GroupDef, depth: usize) -> Vec<(&'static Field, Datum)> {
    let mut fields = Vec::new();
    for field in def.fields {
        let always = field.required || (field.name == "type" && depth == 0);
        if !always && !random.percent(plan.written) {
            continue;
        }
        let vague = !field.required && random.percent(plan.vague);
        let value = match (vague, random.percent(50), &field.ty) {
            (true, true, ty) if *ty != Type::YesNo => Datum::None,
            (true, _, _) => Datum::Unknown,
            _ => value(random, plan, &field.ty, depth),
        };
        fields.push((field, value));
    }
    fields
}

/// A good value of a type.
pub fn value(random: &mut Random, plan: Plan<'_>, ty: &'static Type, depth: usize) -> Datum {
    let target = |random: &mut Random, kinds: &[Kind]| {
        let known: Vec<Kind> = kinds.iter().copied().filter(|kind| plan.kinds.contains(kind)).collect();
        if known.is_empty() || random.percent(plan.dangling) {
            return format!("nothing-{}", random.below(50));
        }
        id(*random.pick(&known), random.below(plan.rows))
    };
    match ty {
        Type::Text => Datum::Text((*random.pick(TEXTS)).to_owned()),
        Type::YesNo => Datum::Bool(random.percent(50)),
        Type::Int { min, max, .. } => {
            // Small numbers meet each other; the ends of the range are worth a visit.
            let small = *min + i64::try_from(random.below(4)).expect("small");
            Datum::Int(*random.pick(&[*min, *max, small.min(*max), small.min(*max)]))
        }
        Type::Vlan => Datum::Int(*random.pick(&[1, 10, 11, 12, 4094])),
        Type::Decimal { .. } => Datum::Decimal((*random.pick(&["0", "0.5", "1", "1.5", "12.25", "100"])).to_owned()),
        Type::Date => Datum::Text((*random.pick(DATES)).to_owned()),
        Type::Period => Datum::Text((*random.pick(&["90日", "3か月", "1年", "2w", "12m", "366d"])).to_owned()),
        Type::Choice(choices) => {
            // A few words meet each other often; all of them are seen.
            let most = if random.percent(70) { 3 } else { choices.words.len() };
            Datum::Word(choices.words[random.below(most.min(choices.words.len()))].code)
        }
        Type::Mac => Datum::Text(format!("00:11:22:33:44:{:02x}", random.below(40))),
        Type::Address => Datum::Text(format!("10.10.{}.{}", random.below(3), random.below(20))),
        Type::Network => Datum::Text((*random.pick(&["10.10.0.0/16", "10.10.1.0/24", "2001:db8::/32"])).to_owned()),
        Type::Source => Datum::Text((*random.pick(&["any", "203.0.113.5", "10.10.0.0/16"])).to_owned()),
        Type::Port => Datum::Text(format!("{}/{}", target(random, PORT_OWNERS), random.below(4))),
        Type::Ref(kinds) => Datum::Id(target(random, kinds)),
        Type::List(item) => {
            let items = (0..random.below(4)).map(|_| match random.percent(plan.vague) {
                true => Datum::Unknown,
                false => value(random, plan, item, depth),
            });
            Datum::List(items.collect())
        }
        Type::Group(def) => Datum::Group(fields(random, plan, def, depth + 1)),
    }
}

const TEXTS: &[&str] = &[
    "受付端末",
    "電子カルテサーバ",
    "1",
    "014",
    "no",
    "ウイルス対策",
    "CAF0000000001",
    "caf-0000000001",
    "x: y",
    "#",
    "𠮷野",
];

const DATES: &[&str] = &[
    "2025-10-01",
    "2026-03-31",
    "2026-09-30",
    "2026-10-01",
    "2026-10-02",
    "令和8年3月31日",
    "R9.3.31",
    "2027-01-01",
    "2024-02-29",
];

/// Rows as files; row by row they go to one of that many.
pub fn tree(rows: &[Row], files: usize) -> Memory {
    let of_file = |file: usize| -> Vec<Row> { rows.iter().skip(file).step_by(files).cloned().collect() };
    (0..files).fold(Memory::new(), |tree, file| tree.with(&format!("inventory/{file:02}.yaml"), yaml(&of_file(file))))
}

/// Rows in one text, sheet by sheet.
pub fn yaml(rows: &[Row]) -> String {
    let mut text = String::new();
    for kind in Kind::ALL {
        let mut of_kind = rows.iter().filter(|row| row.kind == *kind).peekable();
        if of_kind.peek().is_some() {
            let _ = writeln!(text, "{}:", kind.sheet());
        }
        for row in of_kind {
            let _ = writeln!(text, "  - {}", row.yaml());
        }
    }
    text
}

impl Row {
    /// The row in one line.
    pub fn yaml(&self) -> String {
        format!("{{ id: {}{} }}", self.id, members(&self.fields, true))
    }
}

fn members(fields: &[(&'static Field, Datum)], behind: bool) -> String {
    let mut text = String::new();
    for (number, (field, value)) in fields.iter().enumerate() {
        let comma = if behind || number > 0 { ", " } else { "" };
        let _ = write!(text, "{comma}{}: {}", field.name, value.yaml());
    }
    text
}

impl Datum {
    /// As written in a line.
    pub fn yaml(&self) -> String {
        match self {
            Self::Unknown => "不明".to_owned(),
            Self::None => "なし".to_owned(),
            Self::Bool(value) => if *value { "yes" } else { "no" }.to_owned(),
            Self::Int(value) => value.to_string(),
            Self::Decimal(value) => value.clone(),
            Self::Text(value) => format!("{value:?}"),
            Self::Word(value) => (*value).to_owned(),
            Self::Id(value) => value.clone(),
            Self::List(items) => format!("[{}]", items.iter().map(Self::yaml).collect::<Vec<_>>().join(", ")),
            Self::Group(fields) => format!("{{ {} }}", members(fields, false)),
        }
    }
}
