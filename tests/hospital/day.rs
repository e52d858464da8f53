//! Days of the calendar.

use std::fmt;

/// A day, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(i32);

/// The day the example hospital is judged on, as `sekisho.yaml` pins it.
pub const AS_OF: Day = Day::new(2026, 10, 1);

impl Day {
    /// A day of the Gregorian calendar.
    /// Source: Hinnant, chrono-compatible low-level date algorithms, `days_from_civil`.
    pub const fn new(year: i32, month: i32, day: i32) -> Self {
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
        Self(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
    }

    /// That many days later.
    pub const fn after(self, days: i32) -> Self {
        Self(self.0 + days)
    }

    /// That many days earlier.
    pub const fn before(self, days: i32) -> Self {
        Self(self.0 - days)
    }

    /// Days from `other` to this day.
    pub const fn since(self, other: Self) -> i32 {
        self.0 - other.0
    }

    /// Year, month and day.
    pub const fn parts(self) -> (i32, i32, i32) {
        let days = self.0 + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let shifted = (5 * of_year + 2) / 153;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        (year + era * 400 + (month <= 2) as i32, month, day)
    }

    /// This day, or the Monday after it if nobody works on it.
    pub const fn workday(self) -> Self {
        // Day 0 was a Thursday.
        match (self.0 + 3).rem_euclid(7) {
            5 => self.after(2),
            6 => self.after(1),
            _ => self,
        }
    }

    /// 31 March on or after this day: leases and contracts end with the fiscal year.
    pub const fn fiscal_year_end(self) -> Self {
        let (year, month, _) = self.parts();
        Self::new(if month <= 3 { year } else { year + 1 }, 3, 31)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}
