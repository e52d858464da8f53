//! Questions that no field of a row settles: somebody has to look, or a vendor to answer.

use std::collections::BTreeMap;

use crate::id::RecordIndex;
use crate::pipeline::Assessment;
use crate::policy::{Covered, Edition, Reason, Waiting};
use crate::words::Words;

/// The field an attestation is written for.
pub(super) const ATTESTED: &str = "attestation.fact";

/// The field a vendor's answers are written in.
pub(super) const ANSWERED: &str = "vendor_answer.answers";

/// Facts that wait for an attestation, by chapter, and items that wait for the answer of a vendor.
pub(super) fn waiting(assessment: &Assessment<'_>, editions: &[(&Edition, Vec<&Covered<'_>>)]) -> Vec<Waiting> {
    let mut chapters: Vec<Waiting> = Vec::new();
    let mut vendors: BTreeMap<RecordIndex, Vec<String>> = BTreeMap::new();
    for covered in editions.iter().flat_map(|(_, entries)| entries) {
        let unanswered = covered.vendors.iter().filter(|one| one.verdict.reason == Reason::Unanswered);
        unanswered.for_each(|one| vendors.entry(one.vendor).or_default().push(covered.entry.id.clone()));
        let title = Words::verbatim(format!("{} {}", covered.entry.volume, covered.entry.chapter));
        for fact in covered.awaiting() {
            match chapters.iter_mut().find(|one| one.title == title) {
                Some(chapter) => chapter.facts.push(fact.fact.id.clone()),
                None => chapters.push(Waiting {
                    field: ATTESTED,
                    title: title.clone(),
                    keepers: assessment.attestations.holders().to_vec(),
                    facts: vec![fact.fact.id.clone()],
                }),
            }
        }
    }
    let vendors = vendors.into_iter().map(|(vendor, facts)| {
        let title = Words::fixed("今年度の事業者確認用の回答", "answers of the vendor for this fiscal year");
        Waiting { field: ANSWERED, title, keepers: vec![vendor], facts }
    });
    chapters.into_iter().chain(vendors).collect()
}
