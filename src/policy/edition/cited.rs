//! Finding clauses and items by what people call them.

use super::{Editions, Entry};

impl Editions {
    /// Entries of that id, or all that are cited by these words. A number without
    /// its circled item means everything below it; `2-⑤` or `2-5` alone means that
    /// item of every form.
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
        let ways: [&dyn Fn(&str) -> bool; 3] =
            [&|cite| item && cite == wanted, &|cite| cite.starts_with(&wanted), &|cite| ends(cite).is_some()];
        let found =
            ways.iter().map(|fits| self.entries().filter(|entry| fits(&squeeze(&entry.cite))).collect::<Vec<_>>());
        found.into_iter().find(|found| !found.is_empty()).unwrap_or_default()
    }
}

/// A citation as it is compared: without blanks, circled numbers as plain ones.
fn squeeze(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !matches!(c, ' ' | '\u{3000}')) {
        match c {
            '①'..='⑳' => squeezed.push_str(&(u32::from(c) - u32::from('①') + 1).to_string()),
            other => squeezed.push(other),
        }
    }
    squeezed
}
