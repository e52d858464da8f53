//! Words about rules and clauses, shared by all that explain them.

use crate::policy::{Editions, Entry, EntryFact, Join, JoinedTo, Judge, Rule};
use crate::schema::documents::{Confidence, DecidedBy};
use crate::words;
use crate::words::Words;

pub(crate) static SEVERITY: Words = Words::fixed("重さ", "severity");
pub(crate) static LEVEL: Words = Words::fixed("水準", "level");
pub(crate) static APPLIES_TO: Words = Words::fixed("対象", "applies to");
pub(crate) static SUBJECT: Words = Words::fixed("対象の行", "row");
pub(crate) static WHY: Words = Words::fixed("なぜ", "why");
pub(crate) static REMEDY: Words = Words::fixed("対処", "remedy");
pub(crate) static CHECK: Words = Words::fixed("判定", "check");
pub(crate) static CLAUSES: Words = Words::fixed("根拠", "clauses");
pub(crate) static EXAMPLE: Words = Words::fixed("例", "example");
pub(crate) static FACTS: Words = Words::fixed("求められる事実", "facts it asks for");
pub(crate) static ONLY_DENIES: Words =
    Words::fixed(" (満たしても「はい」の理由にはしない)", " (satisfied, it is no reason for a yes)");
pub(crate) static NOTE: Words = Words::fixed("注", "note");
pub(crate) static SURENESS: Words = Words::fixed("確からしさ", "how sure the text is");
pub(crate) static JOINS: Words = Words::fixed("関係する条文", "clauses it is about");
pub(crate) static NO_RULE: Words = Words::fixed("判定するルールはありません", "no rule decides it");

/// The kind a rule judges.
pub(crate) fn applies_to(rule: &Rule) -> Words {
    let (title, name) = (rule.subject.group().title, rule.subject.name());
    words!("{ja} ({name})", "{name}"; ja = title.ja)
}

/// The language or the sort of check a rule is written in.
pub(crate) fn how(rule: &Rule) -> &'static str {
    if matches!(rule.judge, Judge::Cel(_)) { "cel" } else { "builtin" }
}

/// What an item of a checklist is about, by one row of the map, with how sure that is.
pub(crate) fn joined(editions: &Editions, join: &Join) -> Option<Words> {
    let found = editions.joined(join);
    let first = found.first()?;
    let sure = match join.confidence {
        Confidence::CrossChecked | Confidence::Seen => Words::fixed("", ""),
        Confidence::Inferred => Words::fixed(" (内容からの推定)", " (inferred from the content)"),
        Confidence::Memory => Words::fixed(" (記憶による)", " (from memory)"),
    };
    let (to, what) = match &join.to {
        JoinedTo::Clause(_) => {
            (Words::join([&Words::verbatim(first.cite.clone()), &first.mark()], "", ""), first.summary.clone())
        }
        JoinedTo::Chapter { volume, .. } => (
            Words::verbatim(format!("{volume} {}", first.chapter)),
            Words::fixed("章までしか分かっていません", "only the chapter is known"),
        ),
    };
    Some(Words::join([&to, &sure, &Words::fixed(" — ", " — "), &what], "", ""))
}

/// How sure the text of a clause or item is.
pub(crate) fn sureness(entry: &Entry) -> Words {
    match entry.confidence {
        _ if entry.unread => Words::fixed(
            "条文未確認。条文をだれも見ていないので、判定は必ず「不明」です",
            "not seen; nobody has read the text, so its status is always unknown",
        ),
        Confidence::CrossChecked => Words::fixed("二つの資料で確認", "seen in two sources"),
        Confidence::Seen => Words::fixed("資料で確認", "seen in a source"),
        Confidence::Memory => Words::fixed(
            "本文未確認。記憶によるもので、資料で確かめていません",
            "not confirmed; from memory, not checked against a document",
        ),
        Confidence::Inferred => {
            Words::fixed("推定。ほかの資料の書き方から推し量ったものです", "inferred from what other sources say")
        }
    }
}

/// What decides a fact.
pub(crate) fn decided_by(fact: &EntryFact) -> Words {
    match fact.decided_by {
        DecidedBy::Rules => Words::fixed("ルール", "rules"),
        DecidedBy::Attestation => Words::fixed("人の確認書", "a person's attestation"),
        DecidedBy::Both => Words::fixed("ルールか、人の確認書", "rules or a person's attestation"),
    }
}
