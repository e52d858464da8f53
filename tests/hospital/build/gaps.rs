//! The honest gaps of a ledger.

use super::devices::Subject;
use crate::hospital::day::{AS_OF, Day};
use crate::hospital::random::Random;
use crate::hospital::tables::ids;
use crate::hospital::writer::{Fill, Group, Row, Value};

/// One row in eight has a field that is stale or missing, as ledgers do.
pub fn leave(row: Row, subject: &Subject<'_>, random: &mut Random) -> Row {
    if !random.chance(13) {
        return row;
    }
    let terminal = matches!(subject.device.figure, "device/his-desktop" | "device/his-notebook" | "device/office-pc");
    match random.below(8) {
        0 => row.without("stocktaken"),
        1 if subject.at.is_multiple_of(4) => {
            row.instead("stocktaken", Value::Day(random.day(Day::new(2024, 6, 1), Day::new(2024, 7, 31))))
        }
        1 => row.without("purchased"),
        2 => row.instead("installed", Value::Unknown),
        3 => row.instead("serial", Value::Unknown),
        4 if terminal => row.without("antivirus"),
        5 if terminal && subject.at.is_multiple_of(4) => row.instead(
            "antivirus",
            Group::new()
                .text("state", "running")
                .refer("product", ids::ANTIVIRUS)
                .day("updated", AS_OF.before(random.between(50, 120) as i32)),
        ),
        5 if terminal => row.without("screen_lock"),
        6 if terminal => row.without("services").without("services_checked"),
        7 if terminal => row.without("patch"),
        4..=6 => row.without("asset_number"),
        _ => row.instead("stocktaken", Value::Unknown),
    }
}
