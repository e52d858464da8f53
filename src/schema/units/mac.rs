//! A MAC address.

use std::fmt;

/// MAC address of an interface, six octets.
///
/// Written `00:11:22:aa:bb:cc`, `00-11-22-AA-BB-CC` or `0011.22aa.bbcc`;
/// shown in the first form.
/// Source: IEEE 802, EUI-48.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mac([u8; 6]);

impl Mac {
    /// Regular expression of every accepted form.
    pub const PATTERN: &'static str = "(?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}|(?:[0-9A-Fa-f]{2}-){5}[0-9A-Fa-f]{2}|(?:[0-9A-Fa-f]{4}\\.){2}[0-9A-Fa-f]{4}";

    /// Reads any of the accepted forms.
    pub fn parse(text: &str) -> Option<Self> {
        let (separator, width) = match text.len() {
            17 => (text.chars().nth(2).filter(|c| matches!(c, ':' | '-'))?, 2),
            14 => ('.', 4),
            _ => return None,
        };
        let mut octets = [0; 6];
        let mut at = 0;
        for part in text.split(separator) {
            if part.len() != width || !part.bytes().all(|b| b.is_ascii_hexdigit()) {
                return None;
            }
            for pair in (0..width).step_by(2) {
                *octets.get_mut(at)? = u8::from_str_radix(&part[pair..pair + 2], 16).ok()?;
                at += 1;
            }
        }
        (at == 6).then_some(Self(octets))
    }

    /// The six octets.
    pub fn octets(self) -> [u8; 6] {
        self.0
    }
}

impl fmt::Display for Mac {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, d, e, g] = self.0;
        write!(f, "{a:02x}:{b:02x}:{c:02x}:{d:02x}:{e:02x}:{g:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_spellings_are_one_address() {
        for text in ["00:11:22:aa:bb:cc", "00-11-22-AA-BB-CC", "0011.22aa.bbcc"] {
            assert_eq!(Mac::parse(text).map(|mac| mac.to_string()).as_deref(), Some("00:11:22:aa:bb:cc"), "{text}");
        }
        for text in ["00:11:22:aa:bb", "00:11:22:aa:bb:cg", "001122aabbcc", "00:11-22:aa:bb:cc", "あ0:11:22:aa:bb:c"] {
            assert_eq!(Mac::parse(text), None, "{text}");
        }
    }
}
