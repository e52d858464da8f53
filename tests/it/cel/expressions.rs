//! Random expressions over the declared fields.

use sekisho::graph::relations;
use sekisho::schema::kinds::Kind;
use sekisho::schema::types::{Absent, Field, Type};

use crate::estates::Random;

/// A test, with its operands still apart.
#[derive(Clone, Debug)]
pub enum Test {
    Leaf(String),
    Not(Box<Self>),
    And(Box<Self>, Box<Self>),
    Or(Box<Self>, Box<Self>),
    If(Box<Self>, Box<Self>, Box<Self>),
    /// `before` test `after`, such as `device.interfaces.all(i, ` … `)`.
    Each(String, Box<Self>, String),
}

impl Test {
    /// As text; `turned` with the operands of every `&&` and `||` the other way round.
    pub fn text(&self, turned: bool) -> String {
        let both = |a: &Self, sign: &str, b: &Self| {
            let (a, b) = if turned { (b, a) } else { (a, b) };
            format!("({} {sign} {})", a.text(turned), b.text(turned))
        };
        match self {
            Self::Leaf(text) => text.clone(),
            Self::Not(a) => format!("!({})", a.text(turned)),
            Self::And(a, b) => both(a, "&&", b),
            Self::Or(a, b) => both(a, "||", b),
            Self::If(c, a, b) => format!("({} ? {} : {})", c.text(turned), a.text(turned), b.text(turned)),
            Self::Each(before, body, after) => format!("{before}{}{after}", body.text(turned)),
        }
    }
}

/// What the library's own evaluator can be asked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Plain CEL over one record and what it refers to.
    Plain,
    /// With all functions and lists that lead back.
    Whole,
}

/// Makes tests over records of a kind.
pub struct Maker<'r> {
    pub random: &'r mut Random,
    pub language: Language,
    pub kinds: &'r [Kind],
    /// How many variables are in scope.
    variables: usize,
}

/// What stands before a dot.
#[derive(Clone, Copy)]
enum Base {
    Kind(Kind),
    Group(&'static [Field]),
}

impl<'r> Maker<'r> {
    pub fn new(random: &'r mut Random, language: Language, kinds: &'r [Kind]) -> Self {
        Self { random, language, kinds, variables: 0 }
    }

    /// A test of a record.
    pub fn test(&mut self, kind: Kind) -> Test {
        self.tree(kind.name(), Base::Kind(kind), 3)
    }

    fn tree(&mut self, path: &str, base: Base, depth: usize) -> Test {
        let boxed = |maker: &mut Self| Box::new(maker.tree(path, base, depth - 1));
        match if depth == 0 { 9 } else { self.random.below(10) } {
            0 | 1 => Test::And(boxed(self), boxed(self)),
            2 | 3 => Test::Or(boxed(self), boxed(self)),
            4 => Test::Not(boxed(self)),
            5 => Test::If(boxed(self), boxed(self), boxed(self)),
            _ => self.leaf(path, base, depth),
        }
    }

    fn leaf(&mut self, path: &str, base: Base, depth: usize) -> Test {
        let fields = match base {
            Base::Kind(kind) => kind.group().fields,
            Base::Group(fields) => fields,
        };
        if let Base::Kind(kind) = base
            && self.language == Language::Whole
            && self.random.percent(15)
        {
            let lists = relations::inverse_names(kind);
            if !lists.is_empty() {
                let name = *self.random.pick(&lists);
                let of = relations::inverse(kind, name).expect("a name of the list").kind;
                return self.list(&format!("{path}.{name}"), Base::Kind(of), depth);
            }
            if self.random.percent(30) {
                let of = *self.random.pick(self.kinds);
                return self.list(&format!("sheet('{}')", of.sheet()), Base::Kind(of), depth);
            }
        }
        // Where a record belongs follows from more than its own field, which plain CEL cannot see.
        let plain = self.language == Language::Plain;
        let fields: Vec<&'static Field> = fields.iter().filter(|field| !plain || field.name != "facility").collect();
        let field = *self.random.pick(&fields);
        let at = format!("{path}.{}", field.name);
        let is_list = matches!(field.ty, Type::List(_));
        if field.absent == Absent::None && !is_list && self.language == Language::Whole && self.random.percent(20) {
            return Test::Leaf(format!("has({at})"));
        }
        self.about(&at, &field.ty, depth)
    }

    fn about(&mut self, at: &str, ty: &'static Type, depth: usize) -> Test {
        let whole = self.language == Language::Whole;
        let random = &mut *self.random;
        if !matches!(ty, Type::List(_)) && random.percent(10) {
            return Test::Leaf(format!("{at} {} null", random.pick(&["==", "!="])));
        }
        let order = *random.pick(&["<", "<=", ">", ">=", "==", "!="]);
        Test::Leaf(match ty {
            Type::YesNo if random.percent(50) => at.to_owned(),
            Type::YesNo => format!("{at} {} {}", random.pick(&["==", "!="]), random.percent(50)),
            Type::Choice(choices) => {
                let word = |random: &mut Random| {
                    let most = if random.percent(70) { choices.words.len().min(3) } else { choices.words.len() };
                    format!("'{}'", choices.words[random.below(most)].code)
                };
                match random.below(3) {
                    0 => format!("{at} in [{}, {}]", word(random), word(random)),
                    1 => format!("{at} != {}", word(random)),
                    _ => format!("{at} == {}", word(random)),
                }
            }
            Type::Int { min, max, .. } => {
                let near = (*min + i64::try_from(random.below(4)).expect("small")).min(*max);
                // A comparison at the end of the range would say nothing.
                let near = near.max(*min + 1).min(*max - 1);
                match random.below(4) {
                    0 => format!("{at} + {near} {order} {}", random.below(9)),
                    1 => format!("{at} % 2 == 0"),
                    2 => format!("({at} * 2 - {at}) / 3 {order} {near}"),
                    _ => format!("{at} {order} {near}"),
                }
            }
            Type::Vlan => format!("{at} {order} {}", random.pick(&[10, 11, 12, 4093])),
            Type::Decimal { .. } => format!("{at} {order} {}", random.pick(&["0.5", "1.5", "12.25", "1"])),
            Type::Text => match random.below(5) {
                0 => format!("{at}.startsWith('{}')", random.pick(&["電子", "0", "caf"])),
                1 => format!("{at}.contains('{}')", random.pick(&["カルテ", "", "-"])),
                2 => format!("size({at}) > {}", random.below(8)),
                3 => format!("{at}.matches('^[0-9]+$')"),
                _ => format!("{at} == '{}'", random.pick(&["014", "no", "受付端末"])),
            },
            Type::Date if whole && random.percent(30) => {
                format!("{at} + {} {order} today", random.pick(&["days(90)", "months(6)", "period('1年')"]))
            }
            Type::Date if random.percent(30) => format!("today - {at} {order} {}", random.pick(&[0, 1, 200])),
            Type::Date if random.percent(30) => format!("{at} {order} date('2026-03-31')"),
            Type::Date => format!("{at} {order} today"),
            Type::Period if whole => {
                format!("{at} {order} {}", random.pick(&["period('3か月')", "days(90)", "months(12)"]))
            }
            Type::Address if whole => format!("cidr('{}').contains({at})", random.pick(&["10.10.1.0/24", "any"])),
            Type::Network | Type::Source if whole => format!("cidr('10.10.0.0/16').contains({at})"),
            Type::Period | Type::Address | Type::Network | Type::Source | Type::Mac | Type::Port => {
                format!("{at} {} null", random.pick(&["==", "!="]))
            }
            Type::Ref(kinds) => return self.reference(at, kinds, depth),
            Type::Group(def) if depth > 0 => return self.leaf(at, Base::Group(def.fields), depth - 1),
            Type::Group(_) => format!("{at} != null"),
            Type::List(item) => match item {
                Type::Group(def) => return self.list(at, Base::Group(def.fields), depth),
                Type::Ref(kinds) if kinds.len() == 1 => return self.list(at, Base::Kind(kinds[0]), depth),
                Type::Ref(kinds) if whole => {
                    let kind = *random.pick(kinds);
                    return self.list(&format!("{at}.of_kind('{}')", kind.name()), Base::Kind(kind), depth);
                }
                Type::Choice(choices) => format!("'{}' in {at}", random.pick(choices.words).code),
                _ => format!("size({at}) {order} {}", random.below(3)),
            },
        })
    }

    fn reference(&mut self, at: &str, kinds: &'static [Kind], depth: usize) -> Test {
        if let [kind] = kinds
            && depth > 0
        {
            return self.leaf(at, Base::Kind(*kind), depth - 1);
        }
        if kinds.len() > 1 && self.language == Language::Whole {
            return Test::Leaf(format!("{at}.is_kind('{}')", self.random.pick(kinds).name()));
        }
        Test::Leaf(format!("{at} != null"))
    }

    fn list(&mut self, at: &str, base: Base, depth: usize) -> Test {
        if depth == 0 || self.variables == 3 {
            return Test::Leaf(format!("size({at}) > {}", self.random.below(3)));
        }
        let name = format!("v{}", self.variables);
        self.variables += 1;
        let body = Box::new(self.tree(&name, base, depth - 1));
        let test = match self.random.below(6) {
            0 | 1 => Test::Each(format!("{at}.all({name}, "), body, ")".to_owned()),
            2 | 3 => Test::Each(format!("{at}.exists({name}, "), body, ")".to_owned()),
            4 => Test::Each(format!("{at}.exists_one({name}, "), body, ")".to_owned()),
            _ if self.random.percent(50) => {
                let count = self.random.below(3);
                Test::Each(format!("size({at}.filter({name}, "), body, format!(")) >= {count}"))
            }
            _ => Test::Each(format!("{at}.map({name}, "), body, format!(").exists(w{}, w{0})", self.variables)),
        };
        self.variables -= 1;
        test
    }
}
