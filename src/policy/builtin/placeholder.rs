//! Texts that stand in for a value nobody has looked up yet.

use super::{Analysis, Detail, Judged};
use crate::finding::Route;
use crate::id::RecordIndex;
use crate::policy::cel::{Read, World};
use crate::schema::kinds::Kind;
use crate::schema::value::Value;
use crate::words::Words;

/// No text field holds a stand-in such as `TBD`, `要確認` or `xxx`.
pub(super) struct PlaceholderText;

/// Stand-ins people write in Excel instead of leaving a cell empty.
const STAND_INS: &[&str] = &[
    "tbd",
    "todo",
    "x",
    "xx",
    "xxx",
    "xxxx",
    "要確認",
    "確認中",
    "調査中",
    "未定",
    "後で",
    "？",
    "?",
    "??",
    "-",
    "ー",
    "―",
    "n/a",
    "仮",
    "ダミー",
];

impl Analysis for PlaceholderText {
    fn subjects(&self) -> &'static [Kind] {
        &[]
    }

    fn extras(&self) -> &'static [&'static str] {
        &["field", "value"]
    }

    fn looks_at(&self) -> &'static [Read] {
        &[]
    }

    fn judge(&self, world: &World<'_>, subjects: &[RecordIndex]) -> Vec<Judged> {
        let judge = |at: RecordIndex| {
            for (_, field, value) in world.inventory.own(at).iter() {
                if let Value::Text(text) = value
                    && STAND_INS.contains(&text.trim().to_lowercase().as_str())
                {
                    let extras = [
                        ("field".to_owned(), field.title.words()),
                        ("value".to_owned(), Words::verbatim(text.to_string())),
                    ]
                    .into();
                    return Judged::violated(Detail {
                        at: Route::key(field.name),
                        others: Vec::new(),
                        extras,
                        missing: Vec::new(),
                    });
                }
            }
            Judged::satisfied()
        };
        subjects.iter().map(|at| judge(*at)).collect()
    }
}
