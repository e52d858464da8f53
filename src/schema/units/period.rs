//! A length of time counted on the calendar.

use std::fmt;

use super::Day;
use crate::words;
use crate::words::Words;

/// A period in whole months or whole days, `1..=9999` of them.
///
/// Written `90日`, `2週`, `3か月`, `1年`, or `90d`, `2w`, `3m`, `1y`.
/// A month is a calendar month: see [`Day::add_months`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    months: i16,
    days: i32,
}

impl Period {
    /// Regular expression of every accepted form.
    pub const PATTERN: &'static str = "[1-9][0-9]{0,2}(?:日|週|か月|カ月|ヶ月|ヵ月|年|d|w|m|y)";

    /// That many months.
    pub const fn months(months: i16) -> Self {
        Self { months, days: 0 }
    }

    /// That many days.
    pub const fn days(days: i32) -> Self {
        Self { months: 0, days }
    }

    /// Reads any of the accepted forms.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let number: i16 = text[..digits].parse().ok()?;
        if !(1..=3).contains(&digits) || text.starts_with('0') {
            return None;
        }
        match &text[digits..] {
            "日" | "d" => Some(Self::days(number.into())),
            "週" | "w" => Some(Self::days(i32::from(number) * 7)),
            "か月" | "カ月" | "ヶ月" | "ヵ月" | "m" => Some(Self::months(number)),
            "年" | "y" => Some(Self::months(number * 12)),
            _ => None,
        }
    }

    /// The day one period after `day`.
    pub fn after(self, day: Day) -> Day {
        day.add_months(self.months.into()).add_days(self.days.into())
    }

    /// The day one period before `day`.
    pub fn before(self, day: Day) -> Day {
        day.add_months(-i64::from(self.months)).add_days(-i64::from(self.days))
    }

    /// It in words.
    pub fn words(self) -> Words {
        let (number, unit) = match (self.months, self.days) {
            (months, 0) if months % 12 == 0 => (i32::from(months / 12), "year"),
            (months, 0) => (i32::from(months), "month"),
            (_, days) => (days, "day"),
        };
        let many = if number == 1 { "" } else { "s" };
        words!("{self}", "{number} {unit}{many}")
    }

    /// Days it takes at most, for comparing periods: a month counts 31 days.
    pub fn at_most_days(self) -> i64 {
        i64::from(self.months) * 31 + i64::from(self.days)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.months, self.days) {
            (months, 0) if months % 12 == 0 => write!(f, "{}年", months / 12),
            (months, 0) => write!(f, "{months}か月"),
            (_, days) => write!(f, "{days}日"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_in_both_languages() {
        for (text, shown) in [
            ("90日", "90日"),
            ("2w", "14日"),
            ("3か月", "3か月"),
            ("3ヶ月", "3か月"),
            ("1y", "1年"),
            ("24m", "2年"),
            ("999年", "999年"),
        ] {
            assert_eq!(Period::parse(text).map(|period| period.to_string()).as_deref(), Some(shown), "{text}");
        }
        for text in ["", "日", "0日", "1000日", "3 か月", "-1日", "3か", "1.5年"] {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_pattern_is_the_parser() {
        let pattern = regex::Regex::new(&format!("^(?:{})$", Period::PATTERN)).expect("a good pattern");
        for number in ["0", "1", "09", "12", "999", "1000"] {
            for unit in ["日", "週", "か月", "カ月", "ヶ月", "ヵ月", "年", "d", "w", "m", "y", "", "h"] {
                let text = format!("{number}{unit}");
                assert_eq!(pattern.is_match(&text), Period::parse(&text).is_some(), "{text}");
            }
        }
    }
}
