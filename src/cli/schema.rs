//! `sekisho schema`

use super::arguments::{SchemaArguments, SchemaFormat, SchemaOf};
use super::{Done, Session};
use crate::error::Result;
use crate::report::{coverage, json, mutation, policy_diff};
use crate::schema::documents::{ANY_VALUE, CHECKLIST, CONFIG, DocumentType, GUIDELINE, LOCK, PACK, RULE};
use crate::schema::{json_schema, reference};
use crate::source::write_atomically;
use crate::words;

pub(super) fn run(session: &Session, arguments: &SchemaArguments) -> Result<Done> {
    if let Some(folder) = &arguments.out {
        let mut files = reference::files();
        files.push(("result.schema.json".to_owned(), json::SCHEMA.to_owned()));
        files.push(("policy-diff.schema.json".to_owned(), policy_diff::json::SCHEMA.to_owned()));
        files.push(("coverage.schema.json".to_owned(), coverage::json::SCHEMA.to_owned()));
        files.push(("mutation.schema.json".to_owned(), mutation::json::SCHEMA.to_owned()));
        for (name, content) in &files {
            write_atomically(&folder.join(name), content.as_bytes())?;
        }
        let (count, folder) = (files.len(), folder.display());
        session
            .terminal
            .remark(&words!("`{folder}` に {count} 個のファイルを書きました", "wrote {count} files into `{folder}`"));
        return Ok(Done::Good);
    }
    let text = match (arguments.format, arguments.what) {
        (SchemaFormat::Markdown, _) => reference::page(session.terminal.lang()),
        (SchemaFormat::Json, SchemaOf::Result) => json::SCHEMA.to_owned(),
        (SchemaFormat::Json, SchemaOf::Coverage) => coverage::json::SCHEMA.to_owned(),
        (SchemaFormat::Json, SchemaOf::PolicyDiff) => policy_diff::json::SCHEMA.to_owned(),
        (SchemaFormat::Json, SchemaOf::Pack) => document(&PACK),
        (SchemaFormat::Json, SchemaOf::Lock) => document(&LOCK),
        (SchemaFormat::Json, SchemaOf::Mutation) => mutation::json::SCHEMA.to_owned(),
        (SchemaFormat::Json, SchemaOf::Inventory) => pretty(&json_schema::inventory()),
        (SchemaFormat::Json, SchemaOf::Sekisho) => document(&CONFIG),
        (SchemaFormat::Json, SchemaOf::Rule) => document(&RULE),
        (SchemaFormat::Json, SchemaOf::Guideline) => document(&GUIDELINE),
        (SchemaFormat::Json, SchemaOf::Checklist) => document(&CHECKLIST),
        (SchemaFormat::Json, SchemaOf::AnyValue) => document(&ANY_VALUE),
    };
    Session::result(session.terminal, |out| out.write_all(text.as_bytes()))?;
    Ok(Done::Good)
}

fn document(kind: &'static DocumentType) -> String {
    pretty(&json_schema::document(&kind.group, kind.schema_file))
}

fn pretty(value: &serde_json::Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}
