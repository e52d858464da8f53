//! Versions as vendors write them.

use std::iter::repeat;

/// Whether `version` is the `stated` one or a release below it. Parts between
/// dots must agree as far as `stated` goes: `5.2.1` is `5.2`, `12.1` is not
/// `1`. A part that is missing counts as zero, `v5.2` and `Ver. 5.2` are `5.2`,
/// and what states nothing is no version of anything.
pub(super) fn is_version(version: &str, stated: &str) -> bool {
    let (version, stated) = (bare(version), bare(stated));
    if version.is_empty() || stated.is_empty() {
        return false;
    }
    let parts = version.split('.').chain(repeat("0"));
    stated.split('.').zip(parts).all(|(stated, part)| same(stated.trim(), part.trim()))
}

/// Without the word before the number.
fn bare(written: &str) -> &str {
    let written = written.trim();
    for word in ["version", "ver.", "ver", "v.", "v"] {
        let rest = written.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word));
        let number = rest.map(|_| written[word.len()..].trim_start());
        if let Some(number) = number.filter(|number| number.starts_with(|c: char| c.is_ascii_digit())) {
            return number;
        }
    }
    written
}

/// Numbers are the same whatever zeros stand before them.
fn same(a: &str, b: &str) -> bool {
    let number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if number(a) && number(b) {
        return a.trim_start_matches('0') == b.trim_start_matches('0');
    }
    a.eq_ignore_ascii_case(b)
}
