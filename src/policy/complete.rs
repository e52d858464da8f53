//! Which sheets are declared to hold every record there is.

use crate::model::Inventory;
use crate::schema::Fact;
use crate::schema::kinds::{Kind, Record, RecordType, Sheet};
use crate::schema::units::Day;

/// For every kind, in order, whether its sheet is complete on that day.
///
/// A sheet is complete if a `complete-list` record names it, dated on or before
/// the day and valid on it, for every facility there is, and nothing of the
/// inventory was lost.
pub(super) fn complete_sheets(inventory: &Inventory, as_of: Day) -> Vec<bool> {
    if !inventory.lost().is_empty() {
        return vec![false; Kind::ALL.len()];
    }
    let declared: Vec<(Option<crate::id::RecordIndex>, Vec<Sheet>)> = inventory
        .of_kind(Kind::Record)
        .iter()
        .filter_map(|at| {
            let record = Record(inventory.slots(*at));
            let valid = record.type_() == Fact::Known(RecordType::CompleteList)
                && matches!(record.on(), Fact::Known(on) if on <= as_of)
                && matches!(record.valid_until(), Fact::Known(until) if until >= as_of)
                && matches!(record.by(), Fact::Known(_));
            let sheets = record.sheets().known()?.known().collect();
            valid.then_some((inventory.facility(*at), sheets))
        })
        .collect();
    let facilities = inventory.of_kind(Kind::Facility);
    let covers =
        |sheet: Sheet, facility| declared.iter().any(|(of, sheets)| *of == facility && sheets.contains(&sheet));
    Kind::ALL
        .iter()
        .map(|kind| match Sheet::ALL.iter().find(|sheet| sheet.code() == kind.sheet()) {
            None => false,
            Some(sheet) if facilities.is_empty() => covers(*sheet, None),
            Some(sheet) => facilities.iter().all(|facility| covers(*sheet, Some(*facility))),
        })
        .collect()
}
