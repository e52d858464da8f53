//! Finding clauses and items by what people call them.

use super::{Editions, Entry};

/// Whether an entry, cited by these words, is meant.
type Fits<'f> = &'f dyn Fn(&Entry, &str) -> bool;

impl Editions {
    /// Entries of that id, or all that are cited by these words. A number without
    /// its circled item means everything below it; `2-⑤` or `2-5` alone means that
    /// item of every form; a part of a volume's name is enough (`シス13章第⑪条`).
    pub fn cited(&self, what: &str) -> Vec<&Entry> {
        if let Some(entry) = self.find(what) {
            return vec![entry];
        }
        let wanted = squeeze(what);
        if wanted.is_empty() {
            return Vec::new();
        }
        let ends = |cite: &str| {
            let before = cite.strip_suffix(&wanted)?;
            let apart = |c: char| !c.is_ascii_digit() && !"-.".contains(c);
            before.chars().next_back().is_none_or(apart).then_some(())
        };
        let item = wanted.ends_with(|c: char| c.is_ascii_digit());
        let (part, number) = wanted.split_at(wanted.find(|c: char| c.is_ascii_digit()).unwrap_or(wanted.len()));
        let of_volume = |entry: &Entry, cite: &str| {
            let volume = squeeze(&entry.volume);
            let rest = cite.strip_prefix(volume.as_str()).filter(|_| !part.is_empty() && volume.contains(part));
            rest.is_some_and(|rest| rest == number || !item && !number.is_empty() && rest.starts_with(number))
        };
        let ways: [Fits<'_>; 4] = [
            &|_, cite| item && cite == wanted,
            &|_, cite| cite.starts_with(&wanted),
            &|_, cite| ends(cite).is_some(),
            &of_volume,
        ];
        let fitting =
            |fits: &Fits<'_>| self.entries().filter(|entry| fits(entry, &squeeze(&entry.cite))).collect::<Vec<_>>();
        let found = ways.iter().map(fitting);
        found.into_iter().find(|found| !found.is_empty()).unwrap_or_default()
    }
}

/// A citation as it is compared: without blanks and the words around a number, circled numbers as plain ones.
fn squeeze(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !matches!(c, ' ' | '\u{3000}' | '第' | '条')) {
        match c {
            '①'..='⑳' => squeezed.push_str(&(u32::from(c) - u32::from('①') + 1).to_string()),
            other => squeezed.push(other),
        }
    }
    squeezed
}
