//! The bodies of the fuzz targets, asked of inputs that are always the same.

#[path = "../../fuzz/bodies.rs"]
pub mod bodies;

use crate::estates::Random;
use crate::golden::{files_below, read};

/// Pieces of text that change what the text around them means.
const PIECES: &[&str] = &[
    "\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "  ",
    "- ",
    "-",
    ": ",
    ":",
    "? ",
    "#",
    " #",
    "[",
    "]",
    "{",
    "}",
    ",",
    "\"",
    "'",
    "\\",
    "\\u0041",
    "|",
    ">",
    "|-\n",
    ">+2\n",
    "&a ",
    "*a",
    "<<: ",
    "!!str ",
    "!",
    "%YAML 1.2\n",
    "---\n",
    "...\n",
    "\u{feff}",
    "\u{202e}",
    "\u{85}",
    "\u{2028}",
    "あ",
    "𠮷",
    "e\u{301}",
    "id: x",
    "devices:\n",
    "  - id: d-9\n",
    "不明",
    "なし",
    "null",
    "~",
    "yes",
    "0",
    "-1",
    "99999999999999999999",
    "2026-03-31",
];

/// Pieces of expressions.
const WORDS: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ".",
    ",",
    "?",
    ":",
    "!",
    "-",
    "&&",
    "||",
    "==",
    "!=",
    "<",
    ">=",
    "in",
    "+",
    "*",
    "/",
    "%",
    "'",
    "\"",
    "r'",
    "b'a'",
    "1u",
    "1",
    "9223372036854775807",
    "-9223372036854775808",
    "1.5",
    "1e999",
    "true",
    "null",
    "'あ'",
    "'\\u0041'",
    "'\\x'",
    "device",
    "device.class",
    ".monitored",
    "device.interfaces",
    ".all(i, ",
    ".exists(i, ",
    ".exists_one(i, ",
    ".filter(i, ",
    ".map(i, ",
    "i.segment.zone",
    "has(",
    "size(",
    "sheet('devices')",
    "matching('device.hostname', ",
    "date('2026-03-31')",
    "days(",
    "months(9999999)",
    "today",
    "params.months",
    "_",
    "//",
    "\n",
    "cidr('any')",
    ".contains(",
    ".matches('(')",
    ".is_kind('device')",
    ".of_kind('x')",
    ".within(",
    "type(",
    "dyn(",
    "あ",
    "\u{202e}",
    "`a b`",
    "a.?b",
    "[?a]",
];

/// Changes a text in a few places.
fn mutate(random: &mut Random, text: &[u8], pieces: &[&str]) -> Vec<u8> {
    let mut bytes = text.to_vec();
    for _ in 0..=random.below(6) {
        let at = random.below(bytes.len() + 1);
        let until = (at + random.below(12)).min(bytes.len());
        match random.below(8) {
            0 => drop(bytes.drain(at..until)),
            1 => {
                let part = bytes[at..until].to_vec();
                drop(bytes.splice(at..at, part));
            }
            2 if at < bytes.len() => bytes[at] = random.bits().to_le_bytes()[0],
            3 => bytes.truncate(bytes.len() - random.below(bytes.len() / 4 + 1)),
            _ => drop(bytes.splice(at..at, random.pick(pieces).bytes())),
        }
    }
    bytes
}

#[test]
fn any_file_can_be_read() {
    let mut seeds: Vec<Vec<u8>> = Vec::new();
    for path in files_below("templates/init", "yaml") {
        seeds.push(read(&path).expect("a template").into_bytes());
    }
    assert!(!seeds.is_empty(), "the templates have moved");
    seeds.push(b"devices:\n  - &a { id: d-1, name: *a }\n  - id: d-2\n    note: |\n      a\n       b\n".to_vec());
    let mut random = Random::new(1);
    for seed in &seeds {
        bodies::parse(seed);
        for _ in 0..250 {
            bodies::parse(&mutate(&mut random, seed, PIECES));
        }
    }
    // Nothing but pieces.
    for _ in 0..1500 {
        let text: String = (0..random.below(24)).map(|_| *random.pick(PIECES)).collect();
        bodies::parse(text.as_bytes());
    }
}

#[test]
fn any_expression_can_be_read() {
    let seeds = [
        "device.class == 'medical' && device.interfaces.all(i, i.segment.zone.purpose != 'office')",
        "device.support_end >= today + months(params.months) || device.support_end == null",
        "size(device.software.filter(s, s.version == '1.0')) > 1 ? device.monitored : !device.virtual",
        "sheet('segments').exists_one(s, s.vlan == 11) && cidr('10.0.0.0/8').contains(device.interfaces.map(i, i.ip).size() > 0)",
        "device.interfaces.exists(i, cidr('10.0.0.0/8').contains(i.ip))",
        "matching('device.hostname', device.name).all(d, d.class in ['server', 'network'])",
    ];
    let mut random = Random::new(2);
    for seed in seeds {
        bodies::cel(seed.as_bytes());
        for _ in 0..400 {
            bodies::cel(&mutate(&mut random, seed.as_bytes(), WORDS));
        }
    }
    for _ in 0..1500 {
        let text: String = (0..random.below(16)).map(|_| *random.pick(WORDS)).collect();
        bodies::cel(text.as_bytes());
    }
}
