//! Bytes to text: UTF-8 or an honest guess at what it is instead.

use std::fmt;

use super::{MAX_FILE_BYTES, Trouble};

/// What the bytes of a file that is not UTF-8 look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Encoding {
    /// Shift_JIS as Windows writes it (CP932): what Excel saves as "CSV" in Japan.
    ShiftJis,
    /// EUC-JP, of older UNIX systems.
    EucJp,
    /// ISO-2022-JP, of mail.
    Iso2022Jp,
    /// UTF-16, what Excel saves as "Unicode text".
    Utf16,
    /// None of these.
    Unknown,
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ShiftJis => "Shift_JIS",
            Self::EucJp => "EUC-JP",
            Self::Iso2022Jp => "ISO-2022-JP",
            Self::Utf16 => "UTF-16",
            Self::Unknown => "?",
        })
    }
}

/// The text of a file, which must be UTF-8; a byte-order mark is kept.
///
/// # Errors
/// [`Trouble::TooLarge`] or [`Trouble::NotUtf8`] with a guess at the encoding.
pub fn decode(bytes: Vec<u8>) -> Result<String, Trouble> {
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(Trouble::TooLarge);
    }
    // ISO-2022-JP and BOM-less UTF-16 of ASCII text are valid UTF-8 byte by
    // byte; an escape or a zero byte gives them away, and YAML allows neither.
    if let Some(offset) = memchr::memchr2(0, 0x1b, &bytes) {
        return Err(not_utf8(&bytes, offset));
    }
    String::from_utf8(bytes).map_err(|error| not_utf8(error.as_bytes(), error.utf8_error().valid_up_to()))
}

fn not_utf8(bytes: &[u8], offset: usize) -> Trouble {
    let line = memchr::memchr_iter(b'\n', &bytes[..offset]).count() + 1;
    Trouble::NotUtf8 { looks_like: guess(bytes), line }
}

fn guess(bytes: &[u8]) -> Encoding {
    let zeros = bytes.iter().take(4096).filter(|b| **b == 0).count();
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || zeros * 4 > bytes.len().min(4096) {
        return Encoding::Utf16;
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let encoding = detector.guess(Some(b"jp"), chardetng::Utf8Detection::Deny);
    let fits = encoding.decode_without_bom_handling_and_without_replacement(bytes).is_some();
    match encoding {
        _ if !fits => Encoding::Unknown,
        e if e == encoding_rs::SHIFT_JIS => Encoding::ShiftJis,
        e if e == encoding_rs::EUC_JP => Encoding::EucJp,
        e if e == encoding_rs::ISO_2022_JP => Encoding::Iso2022Jp,
        _ => Encoding::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looks_like(bytes: &[u8]) -> Encoding {
        match decode(bytes.to_vec()) {
            Err(Trouble::NotUtf8 { looks_like, .. }) => looks_like,
            other => panic!("expected a guess, got {other:?}"),
        }
    }

    const SAMPLE: &str = "devices:\n  - id: sv-1\n    name: 電子カルテサーバ 本館３階\n";

    #[test]
    fn utf_8_is_kept_as_it_is() {
        assert_eq!(decode(SAMPLE.as_bytes().to_vec()).as_deref(), Ok(SAMPLE));
    }

    #[test]
    fn japanese_encodings_are_recognised() {
        for (encoding, expected) in [
            (encoding_rs::SHIFT_JIS, Encoding::ShiftJis),
            (encoding_rs::EUC_JP, Encoding::EucJp),
            (encoding_rs::ISO_2022_JP, Encoding::Iso2022Jp),
        ] {
            let (bytes, _, _) = encoding.encode(SAMPLE);
            assert_eq!(looks_like(&bytes), expected);
        }
        let utf16: Vec<u8> = SAMPLE.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(looks_like(&utf16), Encoding::Utf16);
        assert_eq!(looks_like(&[&[0xff, 0xfe][..], &utf16].concat()), Encoding::Utf16);
    }

    #[test]
    fn the_line_of_the_first_bad_byte_is_named() {
        let error = decode(b"a: b\nname: \x83\x5c".to_vec()).expect_err("not UTF-8");
        assert!(matches!(error, Trouble::NotUtf8 { line: 2, .. }), "{error:?}");
    }
}
