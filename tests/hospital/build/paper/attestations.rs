//! What people looked at and found where no field shows it: the volumes on
//! management and on planning.

use crate::hospital::day::Day;
use crate::hospital::tables::{ids, posts};
use crate::hospital::writer::{Book, Fill, Row};

/// File of the attestations; its head stands where the others are written.
pub(super) const FILE: &str = "evidence/attestations.yaml";

/// Fact, what was looked at, how, in which words, what was found, on which day, by whom.
pub(super) type Looked<'l> = (&'static str, &'l [&'static str], &'static str, &'static str, bool, Day, &'static str);

#[rustfmt::skip]
const LOOKED: [Looked<'static>; 3] = [
    ("mhlw6-gov-2.2.1-2#1", &["rec-risk-2025", "reg-risk"], "document", "評価書と方針を共有フォルダから出し、管理会議での説明の議事と読み合わせた", true, Day::new(2026, 9, 11), posts::SAFETY),
    ("mhlw6-gov-3.1.2-1#1", &["reg-operation", "reg-access"], "document", "規程の第3条を組織図と人数に照らし、いない役を前提にしていないことを読んだ", true, Day::new(2026, 9, 10), posts::SAFETY),
    ("mhlw6-mgt-6-3#1", &["rec-information-2025"], "sample", "情報の一覧を書き出し、診療情報管理室で5分のうちに見られることを確かめた", true, Day::new(2026, 9, 12), ids::IT_HEAD),
];

/// Writes them.
pub fn build(book: &mut Book) {
    for looked in LOOKED {
        book.add(FILE, "attestations", attestation(looked));
    }
}

/// One attestation, valid for a year.
pub(super) fn attestation((fact, looked_at, method, note, result, on, by): Looked<'_>) -> Row {
    Row::block(format!("att-{}", fact.trim_start_matches("mhlw6-").replace('#', "-")))
        .text("fact", fact)
        .refers("looked_at", looked_at)
        .text("method", method)
        .yes("result", result)
        .day("on", on)
        .day("valid_until", on.after(365))
        .refer("by", by)
        .text("note", note)
}
