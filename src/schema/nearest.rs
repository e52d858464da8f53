//! "Did you mean": the names nearest to a misspelt one.

use similar::get_close_matches;

use crate::words;
use crate::words::Words;

/// Longest word that is compared, in bytes; comparing costs the product of the lengths.
const MAX_WORD: usize = 200;

/// At most three names that look like `word`, best first.
pub fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    if word.len() > MAX_WORD {
        return Vec::new();
    }
    let names: Vec<&str> = names.into_iter().collect();
    let lower = word.to_lowercase();
    let mut found = get_close_matches(lower.as_str(), &names, 3, 0.6);
    // A plural, an affix or a hyphen for an underscore is the commonest slip.
    let squeezed = |text: &str| text.replace(['-', '_', ' '], "");
    if let Some(same) = names.iter().copied().find(|name| squeezed(name) == squeezed(&lower)) {
        found.retain(|name| *name != same);
        found.insert(0, same);
    }
    found.truncate(3);
    found
}

/// The names as a remedy, or `None` if nothing is near.
pub fn did_you_mean(found: &[&str]) -> Option<Words> {
    if found.is_empty() {
        return None;
    }
    let ja = found.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join("、");
    let en = found.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    Some(Words::new(format!("{ja} ではありませんか"), format!("did you mean {en}?")))
}

/// [`nearest`] and [`did_you_mean`] in one.
pub fn suggest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<Words> {
    did_you_mean(&nearest(word, names))
}

/// A remedy that lists every allowed word.
pub fn one_of<'a>(names: impl IntoIterator<Item = &'a str>) -> Words {
    let list = names.into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" ");
    words!("次のどれかを書いてください: {list}", "write one of: {list}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_names_come_first() {
        let names = ["interfaces", "installed", "location", "remote_access"];
        assert_eq!(nearest("interface", names), ["interfaces"]);
        assert_eq!(nearest("remote-access", names)[0], "remote_access");
        assert!(nearest("zzz", names).is_empty());
    }
}
