//! Codes: the kinds of finding that are built in, as opposed to rules in files.

use super::Severity;
use crate::words::Words;

/// One kind of built-in finding, with everything `explain` tells about it.
///
/// Each room that raises findings lists its codes in a `codes` file; ids are
/// `room/bad-state` and keep their meaning for ever.
#[derive(Debug)]
pub struct Code {
    /// `room/bad-state`.
    pub id: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The bad state, as a heading.
    pub title: Words,
    /// Why it matters.
    pub why: Words,
    /// What to do.
    pub remedy: Words,
}

/// Declares the codes of one room, and `CODES`, the list of them all.
#[macro_export]
macro_rules! codes {
    ($(
        $name:ident = $id:literal $severity:ident
            $title_ja:literal / $title_en:literal
            why $why_ja:literal / $why_en:literal
            remedy $remedy_ja:literal / $remedy_en:literal;
    )+) => {
        $(
            #[doc = concat!("`", $id, "`: ", $title_en, ".")]
            pub static $name: $crate::finding::Code = $crate::finding::Code {
                id: $id,
                severity: $crate::finding::Severity::$severity,
                title: $crate::words::Words::fixed($title_ja, $title_en),
                why: $crate::words::Words::fixed($why_ja, $why_en),
                remedy: $crate::words::Words::fixed($remedy_ja, $remedy_en),
            };
        )+
        /// Every code of this room.
        pub static CODES: &[&$crate::finding::Code] = &[$(&$name),+];
    };
}
