//! Dates as days, with the three ways in which a date may be missing.

use std::cmp::Ordering;

/// A day, or why there is none.
///
/// Like a number that is not one, a date that is missing or cannot be read is neither before, nor after, nor equal to
/// any other: a rule that compares it finds nothing. Whether the cell was blank can still be asked.
#[derive(Clone, Copy, Debug)]
pub struct Date(i32);

/// Which ways of writing a date are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateStyle {
    /// `31/03/2018`, as the looked-after return has it.
    DayFirst,
    /// `2018-03-31`, as the children-in-need census has it.
    YearFirst,
    /// Either of them, and `31-03-2018`.
    Either,
}

impl Date {
    /// Nothing was given.
    pub const BLANK: Date = Date(i32::MIN);
    /// Something was given that is no date.
    pub const UNREADABLE: Date = Date(i32::MIN + 1);
    /// A date whose day, month or year is given as not known (`ZZ`).
    pub const PARTLY_KNOWN: Date = Date(i32::MIN + 2);

    /// The day of a calendar date, if there is such a day.
    pub const fn new(year: i32, month: u32, day: u32) -> Option<Date> {
        if month >= 1 && month <= 12 && day >= 1 && day <= days_in(year, month) {
            Some(Date(days_from_civil(year, month, day)))
        } else {
            None
        }
    }

    /// A date known when the program is written; a date that does not exist is unreadable.
    pub const fn of(year: i32, month: u32, day: u32) -> Date {
        match Date::new(year, month, day) {
            Some(date) => date,
            None => Date::UNREADABLE,
        }
    }

    /// Reads a cell.
    pub fn cell(text: Option<&str>, style: DateStyle) -> Date {
        let Some(text) = text else { return Date::BLANK };
        if let Some(date) = full(text).filter(|_| style != DateStyle::YearFirst) {
            return date;
        }
        let day_first = (style != DateStyle::YearFirst).then(|| read(text, '/', [0, 1, 2])).flatten();
        let found = day_first.or_else(|| (style != DateStyle::DayFirst).then(|| read(text, '-', [2, 1, 0])).flatten());
        let dashed = || (style == DateStyle::Either).then(|| read(text, '-', [0, 1, 2])).flatten();
        found.or_else(dashed).unwrap_or(Date::UNREADABLE)
    }

    /// Whether nothing was given.
    pub const fn is_blank(self) -> bool {
        self.0 == i32::MIN
    }

    /// Whether anything was given, date or not.
    pub const fn is_given(self) -> bool {
        self.0 != i32::MIN
    }

    /// Whether this is a day of the calendar.
    pub const fn is_day(self) -> bool {
        self.0 > Date::PARTLY_KNOWN.0
    }

    /// Whether something was given that is no day.
    pub const fn is_bad(self) -> bool {
        self.is_given() && !self.is_day()
    }

    /// Whether something was given that is neither a day nor a date partly known.
    pub const fn is_unreadable(self) -> bool {
        self.0 == Date::UNREADABLE.0
    }

    /// Whether both are the same day, or both missing in the same way.
    pub const fn same(self, other: Date) -> bool {
        self.0 == other.0
    }

    /// This day, or another where there is none.
    pub const fn or(self, other: Date) -> Date {
        if self.is_day() { self } else { other }
    }

    /// So many days later.
    pub const fn plus_days(self, days: i32) -> Date {
        if self.is_day() { Date(self.0 + days) } else { self }
    }

    /// The same day so many years later; 29 February becomes the 28th.
    pub fn plus_years(self, years: i32) -> Date {
        if !self.is_day() {
            return self;
        }
        let (year, day) = march_from_days(self.0);
        let year = year + years;
        // The 29th of February is the last day of a year from March to March.
        Date(days_from_march(year, if day == 365 && days_in(year + 1, 2) == 28 { 364 } else { day }))
    }

    /// Days from an earlier date to this one.
    pub fn days_since(self, earlier: Date) -> Option<i32> {
        (self.is_day() && earlier.is_day()).then(|| self.0 - earlier.0)
    }

    /// Year, month and day, if this is a day.
    pub fn civil(self) -> Option<(i32, u32, u32)> {
        self.is_day().then(|| civil_from_days(self.0))
    }

    /// A key that sorts days in order and what is no day after them.
    pub const fn sort_key(self) -> i32 {
        if self.is_day() { self.0 } else { i32::MAX }
    }
}

impl Default for Date {
    fn default() -> Date {
        Date::BLANK
    }
}

impl PartialEq for Date {
    fn eq(&self, other: &Date) -> bool {
        self.is_day() && self.0 == other.0
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Date) -> Option<Ordering> {
        (self.is_day() && other.is_day()).then(|| self.0.cmp(&other.0))
    }
}

/// A day as nearly all are written, `31/03/2018`: millions are read.
fn full(text: &str) -> Option<Date> {
    let [d, e, b'/', m, n, b'/', y, z, a, b] = text.as_bytes() else { return None };
    let number = |digits: &[&u8]| {
        digits
            .iter()
            .try_fold(0, |sum: u32, digit| digit.is_ascii_digit().then(|| sum * 10 + u32::from(**digit - b'0')))
    };
    let (day, month, year) = (number(&[d, e])?, number(&[m, n])?, number(&[y, z, a, b])?);
    if year == 0 { None } else { Date::new(i32::try_from(year).ok()?, month, day) }
}

fn read(text: &str, mark: char, places: [usize; 3]) -> Option<Date> {
    let mut parts = [""; 3];
    let mut pieces = text.split(mark);
    for part in &mut parts {
        *part = pieces.next()?;
    }
    let [day, month, year] = [parts.get(places[0])?, parts.get(places[1])?, parts.get(places[2])?];
    if pieces.next().is_some() || year.len() != 4 || day.len() > 2 || month.len() > 2 {
        return None;
    }
    let known = |part: &str, unknown: &str| if part == unknown { Some(0) } else { digits(part).filter(|n| *n > 0) };
    let (day, month, year) = (known(day, "ZZ")?, known(month, "ZZ")?, known(year, "ZZZZ")?);
    if day == 0 || month == 0 || year == 0 {
        return (day <= 31 && month <= 12).then_some(Date::PARTLY_KNOWN);
    }
    Date::new(i32::try_from(year).ok()?, month, day)
}

fn digits(text: &str) -> Option<u32> {
    if text.is_empty() {
        return None;
    }
    text.bytes().try_fold(0, |sum: u32, byte| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')))
}

const fn days_in(year: i32, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1 January 1970 in the Gregorian calendar, by Howard Hinnant's method.
const fn days_from_civil(year: i32, month: u32, day: u32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    days_from_march(year, (153 * ((month as i32 + 9) % 12) + 2) / 5 + day as i32 - 1)
}

fn civil_from_days(days: i32) -> (i32, u32, u32) {
    let (year, of_year) = march_from_days(days);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year + i32::from(month <= 2), month.unsigned_abs(), day.unsigned_abs())
}

/// The same of a year that begins in March, and a day in it from 0.
const fn days_from_march(year: i32, of_year: i32) -> i32 {
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

const fn march_from_days(days: i32) -> (i32, i32) {
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    (year + era * 400, of_era - (365 * year + year / 4 - year / 100))
}

#[cfg(test)]
mod tests {
    use super::{Date, DateStyle};

    #[test]
    fn days_go_forth_and_back() {
        for days in (-200_000..200_000).step_by(97) {
            let (year, month, day) = Date(days).civil().unwrap();
            assert_eq!(Date::new(year, month, day).unwrap().0, days);
        }
        assert_eq!(Date::of(1970, 1, 1).0, 0);
    }

    #[test]
    fn what_is_no_date_is_not_taken_for_one() {
        let read = |text| Date::cell(Some(text), DateStyle::DayFirst);
        assert_eq!(read("31/03/2018"), Date::of(2018, 3, 31));
        assert_eq!(read("1/3/2018"), Date::of(2018, 3, 1));
        assert!(Date::cell(Some("31/03/2018"), DateStyle::YearFirst).is_unreadable());
        for wrong in ["31/02/2018", "10/24/2021", "01/01/19", "2018-03-31", "", "0/1/2018", "1/1/2018/1", "01/01/0000"]
        {
            assert!(read(wrong).is_unreadable(), "{wrong}");
        }
        assert!(read("05/ZZ/2020").is_bad() && !read("05/ZZ/2020").is_unreadable());
    }

    #[test]
    fn a_leap_day_has_its_birthday_on_the_28th() {
        assert_eq!(Date::of(2004, 2, 29).plus_years(18), Date::of(2022, 2, 28));
        for days in (-200_000..200_000).step_by(31) {
            let (year, month, day) = Date(days).civil().unwrap();
            for years in [-1, 1, 4, 18, 100] {
                let same = Date::new(year + years, month, day).unwrap_or(Date::of(year + years, 2, 28));
                assert_eq!(Date(days).plus_years(years), same, "{year}-{month}-{day} and {years}");
            }
        }
    }

    #[test]
    fn a_missing_date_compares_with_nothing() {
        let day = Date::of(2018, 3, 31);
        assert!(!(Date::BLANK < day) && !(Date::BLANK >= day) && Date::BLANK != Date::BLANK);
        assert!(Date::BLANK.same(Date::BLANK));
    }
}
