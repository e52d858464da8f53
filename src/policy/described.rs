//! What a rule says of no record in particular: its messages with names in
//! place of values.

use std::collections::BTreeSet;

use super::cel::{Read, Ty};
use super::message::Message;
use super::rule::{Judge, Rule};
use crate::words;
use crate::words::{Lang, Words};

impl Rule {
    /// A message of it, with the names of what it would quote in brackets, and
    /// its numbers as they are in force.
    pub fn described(&self, message: &Message, lang: Lang) -> String {
        message.with_names(lang, |name, path| {
            let words = match (name.strip_prefix("params."), path) {
                (Some(parameter), _) => {
                    let found = self.parameters.iter().find(|one| one.name == parameter);
                    return found.map_or_else(|| name.to_owned(), |one| one.value.to_string());
                }
                (None, Some(path)) => path.title(self.subject, self.variables()),
                (None, None) => extra(name),
            };
            let text = words.get(lang);
            match lang {
                Lang::Ja => format!("〔{text}〕"),
                Lang::En => format!("[{text}]"),
            }
        })
    }

    /// Fields that choose whom its check asks.
    pub fn chosen_by(&self) -> &BTreeSet<Read> {
        const NONE: &BTreeSet<Read> = &BTreeSet::new();
        match &self.judge {
            Judge::Cel(program) => program.chosen_by(),
            Judge::Builtin(_, about) => about.as_ref().map_or(NONE, super::cel::Program::reads),
        }
    }

    fn variables(&self) -> &[(String, Ty)] {
        match &self.judge {
            Judge::Cel(program) => program.variables(),
            Judge::Builtin(..) => &[],
        }
    }
}

/// What an analysis found, in words.
fn extra(name: &str) -> Words {
    match name {
        "address" => Words::fixed("アドレス", "address"),
        "count" => Words::fixed("件数", "count"),
        "field" => Words::fixed("項目", "field"),
        "found" => Words::fixed("配線から分かるセグメント", "segment by the wiring"),
        "interface" => Words::fixed("インターフェース", "interface"),
        "latest" => Words::fixed("最後の変更", "last change"),
        "other" => Words::fixed("ほかの行", "other rows"),
        "port" => Words::fixed("ポート", "port"),
        "prefix" => Words::fixed("アドレス範囲", "network"),
        "segment" => Words::fixed("セグメント", "segment"),
        "server" => Words::fixed("サーバ", "server"),
        "system" => Words::fixed("システム", "system"),
        "value" => Words::fixed("値", "value"),
        "zone" => Words::fixed("区画", "zone"),
        other => words!("{other}", "{other}"),
    }
}
