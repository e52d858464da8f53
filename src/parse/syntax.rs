//! The YAML library's errors in words a ledger keeper can act on.

use granit_parser::{ErrorKind, ScanError};

use super::codes;
use super::recover::Failure;
use crate::finding::Code;
use crate::words;
use crate::words::Words;

/// The byte to point at: a quote where it opens, a tab where it stands, and not the scalar before it.
pub(super) fn place(text: &str, failure: &Failure) -> u32 {
    use ErrorKind as K;
    let is_tab = matches!(
        failure.error.kind(),
        K::TabNotAllowed
            | K::TabInBlockIndentation
            | K::TabInIndentation
            | K::TabAtBlockScalarStart
            | K::TabInPlainScalar
    );
    let tab = if is_tab { text[failure.at as usize..].find('\t') } else { None };
    let tab = tab.and_then(|tab| u32::try_from(tab).ok()).map(|tab| failure.at + tab);
    tab.or_else(|| opening_quote(text, failure)).unwrap_or(failure.at)
}

/// The quote that is not closed, if that is what stopped the parser: the last
/// one in the dropped row with nothing but a blank, a bracket or a comma before it.
fn opening_quote(text: &str, failure: &Failure) -> Option<u32> {
    use ErrorKind as K;
    let unclosed = matches!(
        failure.error.kind(),
        K::UnclosedQuotedScalar | K::DocumentIndicatorInQuotedScalar | K::InvalidQuotedScalarIndent
    );
    let row = text.get(failure.dropped_from as usize..failure.at as usize).filter(|_| unclosed)?;
    let opens = |at: &usize| row[..*at].chars().next_back().is_none_or(|c| c.is_whitespace() || "[{,".contains(c));
    let quote = row.rmatch_indices(['"', '\'']).map(|(at, _)| at).find(opens)?;
    Some(failure.dropped_from + u32::try_from(quote).ok()?)
}

/// The code, message and remedy for a syntax error.
pub(super) fn explain(error: &ScanError) -> (&'static Code, Words, Words) {
    use ErrorKind as K;
    let detail = error.info();
    let (message, remedy) = match error.kind() {
        K::RecursionLimitExceeded => {
            return (
                &codes::TOO_DEEP,
                words!("入れ子が深すぎます", "nesting is too deep"),
                codes::TOO_DEEP.remedy.clone(),
            );
        }
        K::TabNotAllowed
        | K::TabInBlockIndentation
        | K::TabInIndentation
        | K::TabAtBlockScalarStart
        | K::TabInPlainScalar => (
            words!("字下げにタブがあります", "a tab is used for indentation"),
            words!("タブを半角スペース 2 つに置き換えてください", "replace the tab by two spaces"),
        ),
        K::UnclosedQuotedScalar | K::DocumentIndicatorInQuotedScalar | K::InvalidQuotedScalarIndent => (
            words!("引用符が閉じていません", "a quote is not closed"),
            words!("値の終わりに引用符を補ってください", "close the quote at the end of the value"),
        ),
        K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => (
            words!("引用符の後ろに文字が続いています", "text follows a closing quote"),
            words!("値の全体を引用符で囲んでください", "put the whole value into quotes"),
        ),
        K::UnknownQuotedScalarEscape | K::InvalidQuotedScalarHexEscape | K::InvalidUnicodeEscape => (
            words!(
                "二重引用符の中の \\ の使い方が正しくありません",
                "a backslash in double quotes is not followed by a known letter"
            ),
            words!(
                "\\ をそのまま書くなら一重引用符 ' ' で囲んでください",
                "use single quotes to write a backslash as it is"
            ),
        ),
        K::UnexpectedEofFlowSequence
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofImplicitFlowMapping
        | K::UnclosedFlowCollection { .. }
        | K::MisplacedFlowCollectionEnd
        | K::MismatchedFlowCollectionEnd { .. }
        | K::ExpectedFlowMappingSeparator
        | K::ExpectedFlowSequenceSeparator
        | K::InvalidFlowScalarIndent => (
            words!(
                "かっこ {{ }} か [ ] の中が正しく閉じていないか、区切りの , がありません",
                "a bracket is not closed, or a comma is missing inside it"
            ),
            words!("かっこの対応と , を確かめてください", "check the brackets and the commas between items"),
        ),
        K::MappingValueNotAllowed
        | K::InvalidColonPlacement
        | K::InvalidMappingValueWhitespace
        | K::FlowMappingValueAdjacentCollection => (
            words!(
                "ここに : は置けません。値に「: 」が入っているか、前の行の字下げがずれています",
                "a colon is not allowed here: the value contains `: `, or the line before is indented differently"
            ),
            words!(
                "値に : を含むときは引用符で囲み、字下げを前の行にそろえてください",
                "quote a value that contains a colon, and align the indentation"
            ),
        ),
        K::SimpleKeyExpected
        | K::InvalidSimpleKey
        | K::MappingKeyNotAllowed
        | K::ExpectedBlockMappingKey
        | K::InvalidIndentation => (
            words!(
                "項目名の後ろに : がないか、字下げがそろっていません",
                "a colon is missing after a key, or the indentation does not line up"
            ),
            words!(
                "「項目名: 値」の形にし、同じ行の項目は字下げをそろえてください",
                "write `key: value` and give all keys of a row the same indentation"
            ),
        ),
        K::ExpectedBlockSequenceEntry
        | K::BlockSequenceEntryNotAllowed
        | K::BlockEntryInFlowCollection
        | K::InvalidBlockEntryWhitespace => (
            words!("行の始まりの - がここには置けません", "a dash is not allowed here"),
            words!(
                "- の字下げを前の行の - にそろえ、- の後ろに空白を入れてください",
                "align the dash with those above and put a space after it"
            ),
        ),
        K::UnknownAnchor => (
            words!("エイリアス * の元になる & がありません", "an alias has no anchor"),
            words!(
                "値をそのまま書いてください。* で始まる文字は引用符で囲みます",
                "write the value out; quote a text that starts with `*`"
            ),
        ),
        K::PlainScalarStartsWithDashFlowIndicator | K::UnexpectedCharacter { .. } => (
            words!("値の先頭に使えない文字があります", "the value starts with a character that is reserved"),
            words!("値を引用符で囲んでください", "put the value into quotes"),
        ),
        _ => (words!("YAML として読めません", "this is not YAML: {detail}"), codes::SYNTAX.remedy.clone()),
    };
    (&codes::SYNTAX, message, remedy)
}
