//! A text of one sheet that has to stand in another, such as a line number of
//! an invoice in the ledger of lines.

use hashbrown::HashSet;

use super::{Analysis, Detail, Judged};
use crate::finding::Route;
use crate::id::RecordIndex;
use crate::policy::cel::{Read, World, squeeze};
use crate::policy::missing::Missing;
use crate::schema::Fact;
use crate::schema::kinds::Kind;
use crate::schema::types::Type;
use crate::words;
use crate::words::Words;

/// Every text of a field stands in a field of another kind too. Capitals,
/// full-width letters, blanks and hyphens make no difference.
///
/// The question is about the ledger and not about the world: a text that is not
/// written there is not listed, however complete the ledger says it is.
pub(super) struct ListedText {
    index: usize,
    name: &'static str,
    other: Kind,
    other_index: usize,
}

impl ListedText {
    /// # Errors
    /// If either field is not a text field that exists.
    pub(super) fn new(subject: Kind, field: Option<&str>, listed_in: Option<&str>) -> Result<Self, Words> {
        let (index, name) = text_field(subject, field.unwrap_or_default())?;
        let listed_in = listed_in.unwrap_or_default();
        let Some((other, other_field)) =
            listed_in.split_once('.').and_then(|(kind, field)| Some((Kind::from_name(kind)?, field)))
        else {
            return Err(words!(
                "`listed_in` は「種類.項目」の形で書いてください (`{listed_in}`)",
                "write `listed_in` as `kind.field` (`{listed_in}`)"
            ));
        };
        let (other_index, _) = text_field(other, other_field)?;
        Ok(Self { index, name, other, other_index })
    }
}

impl Analysis for ListedText {
    fn subjects(&self) -> &'static [Kind] {
        &[]
    }

    fn extras(&self) -> &'static [&'static str] {
        &["value"]
    }

    fn looks_at(&self) -> &'static [Read] {
        &[]
    }

    fn judge(&self, world: &World<'_>, subjects: &[RecordIndex]) -> Vec<Judged> {
        let text = |at: RecordIndex, index: usize| world.inventory.slots(at).fact::<&str>(index);
        let listed: HashSet<String> = world
            .inventory
            .of_kind(self.other)
            .iter()
            .filter_map(|at| text(*at, self.other_index).known().map(squeeze))
            .collect();
        let judge = |at: RecordIndex| match text(at, self.index) {
            Fact::None => Judged::not_applicable(),
            Fact::Unknown => Judged::undecided(vec![Missing::field(world.inventory, at, self.name)]),
            Fact::Known(value) if listed.contains(&squeeze(value)) => Judged::satisfied(),
            // The row may be among those that could not be read.
            Fact::Known(_) if !world.inventory.lost().is_empty() => Judged::undecided(vec![Missing::lost()]),
            Fact::Known(value) => {
                let extras = [("value".to_owned(), Words::verbatim(value))].into();
                Judged::violated(Detail { at: Route::key(self.name), extras, ..Detail::default() })
            }
        };
        subjects.iter().map(|at| judge(*at)).collect()
    }
}

fn text_field(kind: Kind, field: &str) -> Result<(usize, &'static str), Words> {
    let group = kind.group();
    match group.index_of(field) {
        Some(index) if group.fields[index].ty == Type::Text => Ok((index, group.fields[index].name)),
        _ => {
            let en = kind.name();
            Err(words!("{en} に文字の項目 `{field}` はありません", "{en} has no text field `{field}`"))
        }
    }
}
