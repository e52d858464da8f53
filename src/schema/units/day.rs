//! A day in Asia/Tokyo.

use std::fmt;

use jiff::civil::Date;
use jiff::{Span, Unit};

/// A whole day, as days since 1970-01-01 (which is day 0), written ones within
/// `1900-01-01..=2199-12-31`.
///
/// Written `2026-03-31`, `令和8年3月31日`, `令和8年3月31日` with `元` for year 1,
/// or `R8.3.31`. An era year may run past the era's end, as old contracts do
/// (`平成35年3月31日` is 2023-03-31), but not before its beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// An era: its names, and its first day.
///
/// Source: 元号法 and the government ordinances that set each era's first day.
struct Era {
    kanji: &'static str,
    letter: char,
    first: (i16, i8, i8),
}

const ERAS: [Era; 4] = [
    Era { kanji: "令和", letter: 'R', first: (2019, 5, 1) },
    Era { kanji: "平成", letter: 'H', first: (1989, 1, 8) },
    Era { kanji: "昭和", letter: 'S', first: (1926, 12, 25) },
    Era { kanji: "大正", letter: 'T', first: (1912, 7, 30) },
];

impl Day {
    /// A calendar day; `None` if there is no such day.
    pub fn of(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day).ok().map(Self::from_date)
    }

    /// Reads any of the accepted forms.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some((kanji, rest)) = ERAS.iter().find_map(|era| Some((era, text.strip_prefix(era.kanji)?))) {
            let (year, rest) = rest.split_once('年')?;
            let (month, rest) = rest.split_once('月')?;
            let day = rest.strip_suffix('日')?;
            let year = if year == "元" { 1 } else { number(year, 2)? };
            return kanji.day(year, number(month, 2)?, number(day, 2)?);
        }
        let first = text.chars().next()?;
        if let Some(era) = ERAS.iter().find(|era| era.letter == first.to_ascii_uppercase()) {
            let mut parts = text[1..].split('.');
            let mut part = || number(parts.next()?, 2);
            let (year, month, day) = (part()?, part()?, part()?);
            return if parts.next().is_none() { era.day(year, month, day) } else { None };
        }
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let year = text.get(..4).filter(|year| year.bytes().all(|b| b.is_ascii_digit()))?.parse().ok()?;
        if !(1900..2200).contains(&year) {
            return None;
        }
        Self::of(year, number(text.get(5..7)?, 2)?, number(text.get(8..)?, 2)?)
    }

    /// The regular expression of everything [`parse`](Self::parse) accepts.
    pub fn pattern() -> String {
        let days = "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))";
        let leap = "(?:19|20|21)(?:0[48]|[2468][048]|[13579][26])|2000";
        let iso = format!("(?:19|20|21)[0-9]{{2}}-{days}|(?:{leap})-02-29");
        let eras = ERAS.iter().map(Era::pattern).collect::<Vec<_>>().join("|");
        format!("{iso}|{eras}")
    }

    /// Days since 1970-01-01.
    pub fn number(self) -> i32 {
        self.0
    }

    /// The day with that number of days since 1970-01-01, held within the range.
    pub fn from_number(days: i64) -> Self {
        let clamp = days.clamp(i64::from(Self::from_date(Date::MIN).0), i64::from(Self::from_date(Date::MAX).0));
        Self(i32::try_from(clamp).unwrap_or(0))
    }

    /// The day that many calendar months later (earlier if negative). A day the
    /// month does not have becomes the month's last: 31 August + 1 month is 30 September.
    pub fn add_months(self, months: i64) -> Self {
        let moved = Span::new().try_months(months).ok().and_then(|span| self.date().checked_add(span).ok());
        moved.map_or(Self::from_number(if months < 0 { i64::MIN } else { i64::MAX }), Self::from_date)
    }

    /// The day that many days later (earlier if negative).
    pub fn add_days(self, days: i64) -> Self {
        Self::from_number(i64::from(self.0).saturating_add(days))
    }

    /// Year, month and day.
    pub fn ymd(self) -> (i16, i8, i8) {
        let date = self.date();
        (date.year(), date.month(), date.day())
    }

    fn date(self) -> Date {
        let epoch = jiff::civil::date(1970, 1, 1);
        epoch.checked_add(Span::new().days(self.0)).unwrap_or(epoch)
    }

    fn from_date(date: Date) -> Self {
        let epoch = jiff::civil::date(1970, 1, 1);
        Self(epoch.until((Unit::Day, date)).map_or(0, |span| span.get_days()))
    }
}

impl Era {
    fn day(&self, year: i8, month: i8, day: i8) -> Option<Day> {
        if year < 1 {
            return None;
        }
        let found = Day::of(self.first.0 + i16::from(year) - 1, month, day)?;
        let (y, m, d) = self.first;
        (found >= Day::of(y, m, d)?).then_some(found)
    }

    /// Every date of the era, in both spellings, leap days included.
    fn pattern(&self) -> String {
        let (first_year, first_month, first_day) = self.first;
        let n = |n: i16| if n < 10 { format!("0?{n}") } else { n.to_string() };
        let any_of = |numbers: &[i16]| numbers.iter().map(|x| n(*x)).collect::<Vec<_>>().join("|");
        let days = |from: i16, to: i16| any_of(&(from..=to).collect::<Vec<_>>());
        let last_day = |month: i16| match month {
            4 | 6 | 9 | 11 => 30,
            2 => 28,
            _ => 31,
        };
        let leap = |year: i16| (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        let month_days = |months: &[i16], from: i16, to: i16, sep: &str| {
            format!("(?:{}){sep}(?:{})", any_of(months), days(from, to))
        };
        let full = |sep: &str| {
            [
                month_days(&[1, 3, 5, 7, 8, 10, 12], 1, 31, sep),
                month_days(&[4, 6, 9, 11], 1, 30, sep),
                month_days(&[2], 1, 28, sep),
            ]
            .join("|")
        };
        let (first_month, first_day) = (i16::from(first_month), i16::from(first_day));
        let first = |sep: &str| {
            let mut forms = vec![month_days(&[first_month], first_day, last_day(first_month), sep)];
            for month in first_month + 1..=12 {
                forms.push(month_days(&[month], 1, last_day(month), sep));
            }
            forms.join("|")
        };
        let leap_years: Vec<i16> = (2..=99).filter(|year| leap(first_year + year - 1)).collect();
        let later: Vec<i16> = (2..=99).collect();
        let form = |one: &str, open: &str, year_end: &str, sep: &str, close: &str| {
            format!(
                "{open}(?:{one}{year_end}(?:{first}){close}|(?:{later}){year_end}(?:{full}){close}|(?:{leap}){year_end}0?2{sep}29{close})",
                first = first(sep),
                later = any_of(&later),
                full = full(sep),
                leap = any_of(&leap_years),
            )
        };
        let letter = format!("[{}{}]", self.letter, self.letter.to_ascii_lowercase());
        let kanji = form("(?:元|0?1)", self.kanji, "年", "月", "日");
        let short = form("0?1", &letter, "\\.", "\\.", "");
        format!("{kanji}|{short}")
    }
}

/// One to `most` ASCII digits.
fn number(text: &str, most: usize) -> Option<i8> {
    let good = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if good { text.parse().ok() } else { None }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Option<String> {
        Day::parse(text).map(|day| day.to_string())
    }

    #[test]
    fn every_form_of_a_date_means_the_same_day() {
        for (text, day) in [
            ("2026-03-31", "2026-03-31"),
            ("令和8年3月31日", "2026-03-31"),
            ("令和08年03月31日", "2026-03-31"),
            ("R8.3.31", "2026-03-31"),
            ("r8.03.31", "2026-03-31"),
            ("令和元年5月1日", "2019-05-01"),
            ("平成35年3月31日", "2023-03-31"),
            ("H1.1.8", "1989-01-08"),
            ("昭和64年1月7日", "1989-01-07"),
            ("2024-02-29", "2024-02-29"),
            ("R6.2.29", "2024-02-29"),
        ] {
            assert_eq!(shown(text).as_deref(), Some(day), "{text}");
        }
    }

    #[test]
    fn days_that_never_were_are_refused() {
        for text in [
            "2026-02-29",
            "2026-13-01",
            "2026-1-1",
            "2026/03/31",
            "令和元年4月30日",
            "R1.4.30",
            "H1.1.7",
            "R8.2.29",
            "R8.3",
            "R8.3.31.1",
            "R0.1.1",
            "9999-12-31",
            "明治45年1月1日",
            "3月31日",
            "+026-01-01",
            "R8.+3.31",
            "令和８年３月３１日",
            "",
        ] {
            assert_eq!(shown(text), None, "{text}");
        }
    }

    #[test]
    fn the_pattern_is_the_parser() {
        let pattern = regex::Regex::new(&format!("^(?:{})$", Day::pattern())).expect("a good pattern");
        let mut good = 0;
        for year in (1899..=2201).chain([0, 9999]) {
            for month in 0..=13 {
                for day in [0, 1, 9, 10, 28, 29, 30, 31, 32] {
                    let text = format!("{year:04}-{month:02}-{day:02}");
                    assert_eq!(pattern.is_match(&text), Day::parse(&text).is_some(), "{text}");
                    good += u32::from(pattern.is_match(&text));
                }
            }
        }
        for era in &ERAS {
            for year in 0..=100 {
                for month in 0..=13 {
                    for day in [0, 1, 7, 8, 24, 25, 28, 29, 30, 31, 32] {
                        for text in [
                            format!("{}{year}年{month}月{day}日", era.kanji),
                            format!("{}{year:02}.{month:02}.{day:02}", era.letter),
                        ] {
                            assert_eq!(pattern.is_match(&text), Day::parse(&text).is_some(), "{text}");
                            good += u32::from(pattern.is_match(&text));
                        }
                    }
                }
            }
        }
        assert!(good > 50_000, "the test must see many real days, saw {good}");
    }

    #[test]
    fn months_end_where_the_calendar_ends_them() {
        let day = |text| Day::parse(text).expect("a date");
        assert_eq!(day("2026-08-31").add_months(1), day("2026-09-30"));
        assert_eq!(day("2024-02-29").add_months(12), day("2025-02-28"));
        assert_eq!(day("2026-03-31").add_months(-1), day("2026-02-28"));
        assert_eq!(day("2026-01-01").add_days(-1), day("2025-12-31"));
        assert_eq!(Day::from_number(i64::MAX).to_string(), "9999-12-31");
        assert_eq!(day("2026-01-01").add_months(i64::MAX).to_string(), "9999-12-31");
    }
}
