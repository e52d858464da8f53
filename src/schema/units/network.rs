//! A range of IP addresses.

use std::fmt;
use std::net::IpAddr;
use std::sync::LazyLock;

/// An IP network: an address and the number of leading bits that count,
/// `0..=32` for IPv4 and `0..=128` for IPv6.
///
/// Written `10.10.16.0/22`, `2001:db8::/32`; where single addresses and
/// everything are allowed too, also `10.10.16.5` and `any`.
/// Source: RFC 4632, RFC 4291.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Network {
    address: IpAddr,
    length: u8,
}

const OCTET: &str = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

/// Regular expression of an address.
pub(crate) static ADDRESS: LazyLock<String> = LazyLock::new(|| format!("{}|{}", v4(), v6()));

/// Regular expression of an address with its length.
pub(crate) static NETWORK: LazyLock<String> =
    LazyLock::new(|| format!("{}/(?:[12]?[0-9]|3[0-2])|(?:{})/(?:[1-9]?[0-9]|1[01][0-9]|12[0-8])", v4(), v6()));

fn v4() -> String {
    format!("(?:{OCTET}\\.){{3}}{OCTET}")
}

/// All eight groups, or `::` with at most seven around it.
fn v6() -> String {
    let group = "[0-9A-Fa-f]{1,4}";
    let mut forms = vec![
        format!("(?:{group}:){{7}}{group}"),
        format!("(?:{group}:){{1,7}}:"),
        format!(":(?::{group}){{1,7}}"),
        "::".to_owned(),
    ];
    for before in 1..=6 {
        forms.push(format!("(?:{group}:){{{before}}}(?::{group}){{1,{}}}", 7 - before));
    }
    format!("(?:{})", forms.join("|"))
}

impl Network {
    /// A network; `None` if the length is too large for the address.
    pub fn new(address: IpAddr, length: u8) -> Option<Self> {
        let most = if address.is_ipv4() { 32 } else { 128 };
        (length <= most).then_some(Self { address, length })
    }

    /// Reads `address/length`.
    pub fn parse(text: &str) -> Option<Self> {
        let (address, length) = text.split_once('/')?;
        let plain = !length.is_empty()
            && length.bytes().all(|b| b.is_ascii_digit())
            && (length == "0" || !length.starts_with('0'));
        Self::new(parse_address(address)?, plain.then(|| length.parse().ok())??)
    }

    /// Reads `address/length`, a single address, or `any`.
    pub fn parse_source(text: &str) -> Option<Self> {
        if text == "any" {
            return Self::new(IpAddr::from([0, 0, 0, 0]), 0);
        }
        Self::parse(text).or_else(|| {
            let address = parse_address(text)?;
            Self::new(address, if address.is_ipv4() { 32 } else { 128 })
        })
    }

    /// Whether the address lies in the network. IPv4 and IPv6 never mix.
    pub fn contains(self, address: IpAddr) -> bool {
        match (self.address, address) {
            (IpAddr::V4(network), IpAddr::V4(address)) => {
                let mask = u32::MAX.checked_shl(32 - u32::from(self.length)).unwrap_or(0);
                u32::from(network) & mask == u32::from(address) & mask
            }
            (IpAddr::V6(network), IpAddr::V6(address)) => {
                let mask = u128::MAX.checked_shl(128 - u32::from(self.length)).unwrap_or(0);
                u128::from(network) & mask == u128::from(address) & mask
            }
            _ => false,
        }
    }

    /// Whether the other network lies in this one.
    pub fn covers(self, other: Self) -> bool {
        self.length <= other.length && self.contains(other.address)
    }

    /// Whether the two share an address.
    pub fn overlaps(self, other: Self) -> bool {
        self.covers(other) || other.covers(self)
    }

    /// Number of leading bits that count.
    pub fn length(self) -> u8 {
        self.length
    }
}

/// Reads an address as the JSON Schema accepts it: no zone, no embedded IPv4.
pub(crate) fn parse_address(text: &str) -> Option<IpAddr> {
    let mixed = text.contains(':') && text.contains('.');
    if mixed { None } else { text.parse().ok() }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.address, self.length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_in_its_network() {
        let network = Network::parse("10.10.16.0/22").expect("a network");
        assert!(network.contains("10.10.19.255".parse().expect("an address")));
        assert!(!network.contains("10.10.20.0".parse().expect("an address")));
        assert!(!network.contains("::1".parse().expect("an address")));
        let everything = Network::parse_source("any").expect("everything");
        assert!(everything.contains("192.0.2.1".parse().expect("an address")));
        assert!(everything.covers(network) && !network.covers(everything) && network.overlaps(everything));
    }

    #[test]
    fn the_patterns_are_the_parsers() {
        let address = regex::Regex::new(&format!("^(?:{})$", *ADDRESS)).expect("a good pattern");
        let network = regex::Regex::new(&format!("^(?:{})$", *NETWORK)).expect("a good pattern");
        for text in [
            "10.0.0.1",
            "256.0.0.1",
            "01.2.3.4",
            "10.0.0",
            "::",
            "::1",
            "1::",
            "2001:db8::8:800:200c:417a",
            "1:2:3:4:5:6:7:8",
            "1:2:3:4:5:6:7::",
            "::2:3:4:5:6:7:8",
            "1::3:4:5:6:7:8",
            "1:2:3:4:5:6:7:8:9",
            "1:::2",
            "::ffff:10.0.0.1",
            "fe80::1%eth0",
            "12345::",
        ] {
            assert_eq!(address.is_match(text), parse_address(text).is_some(), "{text}");
        }
        for text in [
            "10.0.0.0/8",
            "10.0.0.0/33",
            "10.0.0.0/08",
            "10.0.0.0/",
            "10.0.0.0",
            "::/0",
            "::/128",
            "::/129",
            "2001:db8::/32",
            "10.0.0.0/+8",
        ] {
            assert_eq!(network.is_match(text), Network::parse(text).is_some(), "{text}");
        }
    }
}
