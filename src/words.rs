//! What `sekisho` says, always in both of its languages.
//!
//! Every sentence a person may read is made as a [`Words`] pair, so a message
//! that exists in only one language cannot be written down. Which of the two
//! is shown is decided at the very end, by the report or the command line.

use std::borrow::Cow;

/// Language of everything a person reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Japanese, the language of the hospitals.
    Ja,
    /// English.
    En,
}

impl Lang {
    /// Reads `ja`, `en` or a locale such as `ja_JP.UTF-8`; anything else is `None`.
    pub fn from_locale(locale: &str) -> Option<Self> {
        let primary = locale.split(['_', '-', '.']).next().unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "ja" | "japanese" => Some(Self::Ja),
            "en" | "english" => Some(Self::En),
            _ => None,
        }
    }
}

/// One sentence in Japanese and in English.
///
/// Style: what is wrong first, no full stop at the end of a one-sentence
/// message, text that came from a user in backticks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Words {
    ja: Cow<'static, str>,
    en: Cow<'static, str>,
}

impl Words {
    /// A pair known when the program is built.
    pub const fn fixed(ja: &'static str, en: &'static str) -> Self {
        Self { ja: Cow::Borrowed(ja), en: Cow::Borrowed(en) }
    }

    /// A pair put together while the program runs; [`words!`](crate::words!) is shorter.
    pub fn new(ja: String, en: String) -> Self {
        Self { ja: Cow::Owned(ja), en: Cow::Owned(en) }
    }

    /// The same text in both languages: a name, an id, a quotation.
    pub fn verbatim(text: impl Into<String>) -> Self {
        let text = text.into();
        Self::new(text.clone(), text)
    }

    /// The sentence in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ja => &self.ja,
            Lang::En => &self.en,
        }
    }

    /// Joins the pairs with a separator of each language.
    pub fn join<'a>(parts: impl IntoIterator<Item = &'a Self>, ja_separator: &str, en_separator: &str) -> Self {
        let (ja, en): (Vec<_>, Vec<_>) = parts.into_iter().map(|part| (part.get(Lang::Ja), part.get(Lang::En))).unzip();
        Self::new(ja.join(ja_separator), en.join(en_separator))
    }
}

/// Formats one [`Words`](crate::words::Words) pair: the Japanese sentence, then the English one.
///
/// Both are format strings over captured variables; more can be named behind a
/// semicolon: `words!("{ja} がない", "no {en}"; ja = title.ja, en = title.en)`.
#[macro_export]
macro_rules! words {
    ($ja:literal, $en:literal $(,)?) => {
        $crate::words::Words::new(format!($ja), format!($en))
    };
    // Each name may be used by one language only (a title, a unit).
    ($ja:literal, $en:literal; $($name:ident = $value:expr),+ $(,)?) => {{
        $(let $name = &$value;)+
        $crate::words::Words::new(format!($ja), format!($en))
    }};
}

/// A text of a file as a message quotes it: its first 80 characters.
pub fn shorten(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(80) {
        None => Cow::Borrowed(text),
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_names_its_language() {
        assert_eq!(Lang::from_locale("ja_JP.UTF-8"), Some(Lang::Ja));
        assert_eq!(Lang::from_locale("en-GB"), Some(Lang::En));
        assert_eq!(Lang::from_locale("C.UTF-8"), None);
        assert_eq!(Lang::from_locale(""), None);
    }

    #[test]
    fn both_languages_see_the_same_arguments() {
        let key = "vlan";
        let words = words!("`{key}` が二つあります", "`{key}` is there twice");
        assert_eq!(words.get(Lang::Ja), "`vlan` が二つあります");
        assert_eq!(words.get(Lang::En), "`vlan` is there twice");
    }
}
