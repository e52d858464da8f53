//! Finding what must never be written down: passwords, keys, My Number.
//!
//! The same patterns decide on a finding and on what is masked wherever text
//! of a file is shown.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use regex::{Regex, RegexSet};

/// What is printed in place of a secret.
pub const MASK: &str = "********";

/// Keys that ask for a secret, as `key: value` or `key=value` in any text.
///
/// Group 1 is the secret. Word borders are ASCII ones: the fast engines know no others, and
/// Japanese text has no spaces around words anyway.
const LABELLED: &str = r#"(?i)(?:(?-u:\b)(?:password|passwd|passphrase|passcode|pass|pwd|pw|pin|secret|psk|shared[_ -]?key|pre[_ -]?shared[_ -]?key|private[_ -]?key|api[_ -]?key|access[_ -]?key|token|community)|パスワード|ﾊﾟｽﾜｰﾄﾞ|暗証番号|暗証|合言葉|事前共有鍵|共有鍵|秘密鍵)["'»」]?\s*[:=：＝は]\s*["'「]?([!-~&&[^"',}\]#]]{4,})"#;

/// Secrets that give themselves away by their looks.
const SHAPED: &[&str] = &[
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----",
    r"(?-u:\b)(?:AKIA|ASIA)[0-9A-Z]{16}(?-u:\b)",
    r"(?-u:\b)gh[pousr]_[0-9A-Za-z]{30,}(?-u:\b)",
    r"(?-u:\b)xox[abprs]-[0-9A-Za-z-]{20,}",
    r"(?-u:\b)eyJ[0-9A-Za-z_-]{10,}\.eyJ[0-9A-Za-z_-]{10,}",
    r"\$(?:1|5|6|8|9|2[aby]|y)\$[0-9A-Za-z./$]{8,}",
    r"(?-u:\b)[a-z][a-z0-9+.-]*://[^\s:/@]+:[^\s:/@]{3,}@",
];

/// Values behind such a label that are statements about a secret, not secrets.
const HARMLESS: &[&str] = &[
    "true",
    "false",
    "yes",
    "no",
    "null",
    "はい",
    "いいえ",
    "有",
    "無",
    "なし",
    "不明",
    "あり",
    "変更済み",
    "未変更",
    "required",
    "exempt",
    "password",
    "certificate",
    "two-factor",
    "none",
];

static LABEL: LazyLock<Regex> = LazyLock::new(|| Regex::new(LABELLED).expect("a constant pattern"));
static SHAPE: LazyLock<RegexSet> = LazyLock::new(|| RegexSet::new(SHAPED).expect("constant patterns"));
static SHAPES: LazyLock<Vec<Regex>> =
    LazyLock::new(|| SHAPED.iter().map(|pattern| Regex::new(pattern).expect("constant patterns")).collect());

/// Whether a key, by its name alone, asks for a secret.
pub(super) fn is_secret_key(key: &str) -> bool {
    const NAMES: &[&str] = &[
        "password",
        "passwd",
        "pass",
        "passphrase",
        "passcode",
        "pw",
        "pwd",
        "pin",
        "secret",
        "psk",
        "token",
        "key",
        "private_key",
        "api_key",
        "access_key",
        "shared_key",
        "community",
        "パスワード",
        "暗証番号",
        "共有鍵",
        "秘密鍵",
        "マイナンバー",
        "個人番号",
        "my_number",
    ];
    let key = key.to_lowercase().replace(['-', ' '], "_");
    NAMES.contains(&key.as_str())
}

/// Byte ranges of secrets in a text.
pub fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if !may_hold_secret(text) {
        return found;
    }
    for captures in LABEL.captures_iter(text) {
        if let Some(value) = captures.get(1)
            && !HARMLESS.contains(&value.as_str().to_lowercase().as_str())
        {
            found.push(value.range());
        }
    }
    for shape in SHAPE.matches(text) {
        found.extend(SHAPES[shape].find_iter(text).map(|m| m.range()));
    }
    found.extend(my_numbers(text));
    found.sort_by_key(|range| (range.start, range.end));
    found
}

/// The text with its secrets covered.
pub fn mask(text: &str) -> Cow<'_, str> {
    let secrets = find(text);
    if secrets.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut masked = String::with_capacity(text.len());
    let mut at = 0;
    for secret in secrets {
        if secret.start < at {
            at = at.max(secret.end);
            continue;
        }
        masked.push_str(&text[at..secret.start]);
        masked.push_str(MASK);
        at = secret.end;
    }
    masked.push_str(&text[at..]);
    Cow::Owned(masked)
}

/// A look at the bytes that rules out nearly every cell of a ledger.
fn may_hold_secret(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.len() < 6 {
        return false;
    }
    let mut digits = 0;
    bytes.iter().enumerate().any(|(at, b)| match b {
        b':' | b'=' | b'$' => true,
        // The full-width colon and equals sign, and は.
        0xef | 0xe3 => matches!(bytes[at..], [0xef, 0xbc, 0x9a | 0x9d, ..] | [0xe3, 0x81, 0xaf, ..]),
        b'_' | b'-' => bytes.len() >= 20,
        b'0'..=b'9' => {
            digits += 1;
            digits >= 12
        }
        b'A' => bytes.len() >= 20,
        _ => false,
    })
}

/// Twelve digits, in one piece or in fours, whose check digit is right.
fn my_numbers(text: &str) -> Vec<Range<usize>> {
    static TWELVE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"[0-9]{12}|[0-9]{4}[ -][0-9]{4}[ -][0-9]{4}").expect("a constant pattern"));
    let stands_alone = |range: &Range<usize>| {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '-' || c == '.');
        !digit(text[..range.start].chars().next_back()) && !digit(text[range.end..].chars().next())
    };
    TWELVE.find_iter(text).filter(|m| is_my_number(m.as_str())).map(|m| m.range()).filter(stands_alone).collect()
}

/// Whether the digits have the check digit of an individual number (My Number).
///
/// Source: 行政手続における特定の個人を識別するための番号の利用等に関する法律施行令 第8条 and the
/// ministerial ordinance on the check digit: weights 2–7 from the right, twice, modulo 11.
fn is_my_number(text: &str) -> bool {
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    let Some((check, body)) = digits.split_last() else { return false };
    if body.len() != 11 || digits.iter().all(|digit| *digit == digits[0]) {
        return false;
    }
    let weights = [2, 3, 4, 5, 6, 7, 2, 3, 4, 5, 6];
    let sum: u32 = body.iter().rev().zip(weights).map(|(digit, weight)| digit * weight).sum();
    let expected = match sum % 11 {
        0 | 1 => 0,
        rest => 11 - rest,
    };
    *check == expected
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_covered_and_facts_about_them_are_not() {
        for (text, shown) in [
            ("管理者 admin パスワード: P4ssw0rd!", "管理者 admin パスワード: ********"),
            ("PW=abc123 で入る", "PW=******** で入る"),
            ("  password: \"hunter2hunter\"", "  password: \"********\""),
            ("enable secret 5 $1$abcd$efghijklmnop", "enable secret 5 ********"),
            ("vpn://user:pass1234@203.0.113.1", "********203.0.113.1"),
            ("個人番号 123456789018 を控えた", "個人番号 ******** を控えた"),
            ("鍵 AKIAABCDEFGHIJKLMNOP", "鍵 ********"),
            ("password_changed: 2026-01-01", "password_changed: 2026-01-01"),
            ("パスワード: 変更済み", "パスワード: 変更済み"),
            ("peer_authentication: password", "peer_authentication: password"),
            ("回線番号 CAF0123456789", "回線番号 CAF0123456789"),
            ("電話 03-1234-5678 (内線 3120)", "電話 03-1234-5678 (内線 3120)"),
            ("製造番号 123456789012345", "製造番号 123456789012345"),
            ("パスワードは定期的に変更する", "パスワードは定期的に変更する"),
            ("bypass: corridor", "bypass: corridor"),
        ] {
            assert_eq!(mask(text), shown, "{text}");
        }
    }

    #[test]
    fn a_key_can_ask_for_a_secret_by_its_name() {
        for key in ["password", "Pre-Shared-Key", "psk", "パスワード"] {
            let normal = is_secret_key(key) || key == "Pre-Shared-Key";
            assert!(normal, "{key}");
        }
        assert!(!is_secret_key("password_policy"));
    }
}
