//! What a scalar without quotes is by its looks.
//!
//! The field's type has the last word; this only tells the JSON Schema
//! validator which JSON type it sees. The forms are those of the YAML 1.2 core
//! schema that are written in one way only: `014`, `1e3`, `0x1F`, `+5` and `-0`
//! stay text, so that an extension number or a serial number keeps its digits.

/// A plain scalar, resolved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Plain {
    /// `null`, `~`.
    Null,
    /// `true`, `false`.
    Bool(bool),
    /// `0`, `42`, `-7`; at most 18 digits.
    Int(i64),
    /// `1.5`, `-0.25`; at most 18 characters.
    Decimal(f64),
    /// Anything else.
    Text,
}

/// Resolves a plain scalar.
pub fn resolve(text: &str) -> Plain {
    match text.as_bytes() {
        [] | b"~" | b"null" | b"Null" | b"NULL" => Plain::Null,
        b"true" | b"True" | b"TRUE" => Plain::Bool(true),
        b"false" | b"False" | b"FALSE" => Plain::Bool(false),
        [b'-', rest @ ..] | rest if rest.first().is_some_and(u8::is_ascii_digit) && text.len() <= 18 => {
            number(text, rest)
        }
        _ => Plain::Text,
    }
}

fn number(text: &str, digits: &[u8]) -> Plain {
    let mut parts = digits.splitn(2, |b| *b == b'.');
    let whole = parts.next().unwrap_or_default();
    let all_digits = |part: &[u8]| !part.is_empty() && part.iter().all(u8::is_ascii_digit);
    if !all_digits(whole) || (whole.len() > 1 && whole[0] == b'0') {
        return Plain::Text;
    }
    // There is one zero: the other would be a number no id can be, and less than itself.
    if text.starts_with('-') && !digits.iter().any(|b| matches!(b, b'1'..=b'9')) {
        return Plain::Text;
    }
    match parts.next() {
        None => text.parse().map_or(Plain::Text, Plain::Int),
        Some(fraction) if all_digits(fraction) => text.parse().map_or(Plain::Text, Plain::Decimal),
        Some(_) => Plain::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_spelling() {
        assert_eq!(resolve("0"), Plain::Int(0));
        assert_eq!(resolve("-12"), Plain::Int(-12));
        assert_eq!(resolve("1.10"), Plain::Decimal(1.1));
        for text in [
            "014",
            "+5",
            "-0",
            "-0.0",
            "1e3",
            "0x1F",
            "0o7",
            ".5",
            "1.",
            "1.2.3",
            "-",
            "1234567890123456789",
            ".inf",
            "1_000",
        ] {
            assert_eq!(resolve(text), Plain::Text, "{text}");
        }
    }

    #[test]
    fn words_of_yaml_1_1_are_text() {
        for text in ["yes", "no", "on", "off", "y", "n", "はい"] {
            assert_eq!(resolve(text), Plain::Text, "{text}");
        }
        assert_eq!(resolve("True"), Plain::Bool(true));
        assert_eq!(resolve("~"), Plain::Null);
    }
}
