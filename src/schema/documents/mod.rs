//! Files people write beside the inventory: rules, editions, configuration.
//!
//! They are declared in the same language as kinds and go the same way, so a
//! typo in a rule gets the same caret as a typo in a device.

mod any_value;
mod checklist;
mod config;
mod guideline;
mod pack;
mod rule;

use std::sync::LazyLock;

use jsonschema::Validator;

pub use any_value::*;
pub use checklist::*;
pub use config::*;
pub use guideline::*;
pub use pack::*;
pub use rule::*;

use super::codes;
use super::decode::Decoder;
use super::json::ArenaJson;
use super::json_schema;
use super::types::GroupDef;
use super::validate::{self, Target};
use super::value::Group;
use crate::finding::{Checked, Finding, Place};
use crate::id::FileId;
use crate::parse::{self, Arena, Shape};
use crate::source::SourceFile;
use crate::words;

/// A kind of file that is one group.
pub struct DocumentType {
    /// Its fields.
    pub group: GroupDef,
    /// Name of its JSON Schema file.
    pub schema_file: &'static str,
    validator: LazyLock<Validator<ArenaJson>>,
}

macro_rules! documents {
    ($($(#[$meta:meta])* $name:ident = $group:ident, $file:literal;)+) => {
        $(
            $(#[$meta])*
            pub static $name: DocumentType = DocumentType {
                group: $group::DEF,
                schema_file: $file,
                validator: LazyLock::new(|| validate::compile(&json_schema::document_inline(&$name.group))),
            };
        )+

        /// Every kind of file that is one group.
        pub static DOCUMENTS: &[&DocumentType] = &[$(&$name),+];
    };
}

documents! {
    /// A rule, `policies/<area>/<rule>.yaml`.
    RULE = Rule, "rule.schema.json";
    /// The configuration, `sekisho.yaml`.
    CONFIG = Config, "sekisho.schema.json";
    /// A rule pack, `pack.yaml`.
    PACK = Pack, "pack.schema.json";
    /// The packs looked at, `sekisho.lock`.
    LOCK = Lock, "lock.schema.json";
    /// An edition of a guideline.
    GUIDELINE = Guideline, "guideline.schema.json";
    /// An edition of a checklist.
    CHECKLIST = Checklist, "checklist.schema.json";
    /// Fields whose every value is acceptable.
    ANY_VALUE = AnyValue, "any-value.schema.json";
}

/// Reads one such file. `None` if nothing of it can be used.
pub fn document(kind: &'static DocumentType, id: FileId, file: &SourceFile) -> Checked<Option<Group>> {
    let mut arena = Arena::new();
    let mut findings = parse::read(id, file, &mut arena);
    let mut pieces = arena.pieces(&file.text).filter(|(sheet, _)| sheet.is_none());
    let Some((_, root)) = pieces.next() else { return Checked::new(None, findings) };
    if root.shape() != Shape::Map {
        let message = words!("ファイルに項目がありません", "the file has no fields");
        findings.push(Finding::new(&codes::NOT_A_SHEET, message).at(Place::bytes(id, root.range())));
        return Checked::new(None, findings);
    }
    let refused = validate::run(&kind.validator, Target::Document(&kind.group), id, root, &mut findings);
    let mut decoder = Decoder { refused: &refused, secrets: Vec::new() };
    let group = decoder.group(&kind.group, root);
    Checked::new(Some(group), findings)
}
