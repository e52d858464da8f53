//! What would have to be known for an answer.

use super::cel::{MissingFact, Thing};
use super::places::locate_group;
use crate::finding::{Place, Route};
use crate::id::RecordIndex;
use crate::model::Inventory;
use crate::schema::kinds::Kind;
use crate::schema::types::Field;
use crate::words;
use crate::words::Words;

/// One thing that is not known, and where it would be written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Missing {
    /// The record it belongs to; none for a whole sheet.
    pub record: Option<RecordIndex>,
    /// The field, from the record.
    pub route: Route,
    /// Name of the field or sheet, as rules write it: `device.patch.checked`.
    pub field: String,
    /// The same for people.
    pub title: Words,
    /// What is to be done about it.
    pub why: MissingWhy,
}

/// Why it is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MissingWhy {
    /// Nobody wrote it, or not in a usable way.
    NotWritten,
    /// It is known to be none, and a value is needed.
    NoValue,
    /// The sheet is not declared complete, so a record may be missing.
    SheetOpen,
    /// Rows could not be read.
    Lost,
    /// The rule looked at too much.
    TooExpensive,
}

impl Missing {
    /// A field of a record.
    pub fn field(inventory: &Inventory, record: RecordIndex, field: &str) -> Self {
        let kind = inventory.head(record).kind;
        let title = kind.group().field(field).map_or(Words::fixed("", ""), |field| field.title.words());
        let route = Route::key(field);
        Self {
            record: Some(record),
            route,
            field: format!("{}.{field}", kind.name()),
            title,
            why: MissingWhy::NotWritten,
        }
    }

    /// A sheet that may hold more records than are written.
    pub fn sheet(kind: Kind) -> Self {
        Self {
            record: None,
            route: Route::record(),
            field: kind.sheet().to_owned(),
            title: kind.group().title.words(),
            why: MissingWhy::SheetOpen,
        }
    }

    /// Rows of files that could not be read.
    pub fn lost() -> Self {
        Self {
            record: None,
            route: Route::record(),
            field: String::new(),
            title: Words::fixed("読めない行", "rows that cannot be read"),
            why: MissingWhy::Lost,
        }
    }

    pub(super) fn of(inventory: &Inventory, fact: &MissingFact<'_>) -> Option<Self> {
        match fact {
            MissingFact::Field(thing, field) => Self::at(inventory, *thing, field, MissingWhy::NotWritten),
            MissingFact::NoValue(thing, field) => Self::at(inventory, *thing, field, MissingWhy::NoValue),
            MissingFact::Facility(at) => Some(Self::field(inventory, *at, "facility")),
            MissingFact::Sheet(kind) if !inventory.lost().is_empty() => {
                Some(Self { title: Self::lost().title, why: MissingWhy::Lost, ..Self::sheet(*kind) })
            }
            MissingFact::Sheet(kind) => Some(Self::sheet(*kind)),
            MissingFact::TooExpensive => Some(Self {
                record: None,
                route: Route::record(),
                field: String::new(),
                title: Words::fixed("判定の範囲", "what the rule looks at"),
                why: MissingWhy::TooExpensive,
            }),
        }
    }

    fn at(inventory: &Inventory, thing: Thing<'_>, field: &'static Field, why: MissingWhy) -> Option<Self> {
        let (record, route, prefix) = match thing {
            Thing::Record(at) => (at, Route::record(), inventory.head(at).kind.name().to_owned()),
            Thing::Group(group, owner) => {
                let (record, route) = locate_group(inventory, owner, group)?;
                let kind = inventory.head(record).kind.name();
                let keys = route.steps().iter().filter_map(|step| match step {
                    crate::finding::Step::Key(key) => Some(&**key),
                    crate::finding::Step::Index(_) => None,
                });
                (record, route.clone(), std::iter::once(kind).chain(keys).collect::<Vec<_>>().join("."))
            }
            Thing::Value => return None,
        };
        Some(Self {
            record: Some(record),
            route: route.then_key(field.name),
            field: format!("{prefix}.{}", field.name),
            title: field.title.words(),
            why,
        })
    }

    /// Where it would be written.
    pub fn place(&self, inventory: &Inventory) -> Option<Place> {
        self.record.map(|record| inventory.head(record).place_of(self.route.clone()))
    }

    /// What is missing, in a few words.
    pub fn words(&self, inventory: &Inventory) -> Words {
        let id = self.record.map(|record| inventory.head(record).id.as_str()).unwrap_or_default();
        let field = &self.field;
        let (ja, en) = (self.title.get(crate::words::Lang::Ja), self.title.get(crate::words::Lang::En));
        match self.why {
            MissingWhy::NotWritten => words!("`{id}` の{ja} (`{field}`)", "{en} of `{id}` (`{field}`)"),
            MissingWhy::NoValue => words!("`{id}` の{ja} (`{field}`) が「なし」", "{en} of `{id}` (`{field}`) is none"),
            MissingWhy::SheetOpen => {
                words!("`{field}` の台帳がすべてそろっているかどうか", "whether sheet `{field}` is complete")
            }
            MissingWhy::Lost => words!("読めないファイルの行", "rows of files that cannot be read"),
            MissingWhy::TooExpensive => {
                words!("対象が多すぎて判定を打ち切りました", "the rule had to stop: it looks at too many records")
            }
        }
    }
}
