//! A period as its code, and back.

use std::fmt::{self, Write as _};
use std::str::FromStr;

use jiff::civil::Date;

use super::{FIRST_YEAR, LAST_YEAR, Period};

/// The text is not a period's code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{0}\" is not a period such as 2009, 2009/10s (school year), 2009/10f (financial year), 2009/10q2, 2009-09, \
     2009/10t1, 2025-03-31 or 2018-2020"
)]
pub struct ReadPeriodError(String);

impl Period {
    /// The code: short, without spaces, the same for the same period. [`Period::from_str`] reads it back.
    pub fn code(self) -> String {
        match self {
            Self::Year(year) => format!("{year:04}"),
            Self::SchoolYear(year) => format!("{}s", split(year)),
            Self::FinancialYear(year) => format!("{}f", split(year)),
            Self::Quarter { year, quarter } => format!("{}q{quarter}", split(year)),
            Self::Month { year, month } => format!("{year:04}-{month:02}"),
            Self::Term { year, term } => format!("{}t{term}", split(year)),
            Self::Day(day) => day.to_string(),
            Self::Years { from, to } => format!("{from:04}-{to:04}"),
            Self::SplitYears { from, to } => format!("{}-{}", split(from), split(to)),
        }
    }
}

/// "2009/10".
pub(super) fn split(year: i16) -> String {
    let mut text = format!("{year:04}/");
    // Writing to a text cannot fail.
    let _ = write!(text, "{:02}", (i32::from(year) + 1).rem_euclid(100));
    text
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.code())
    }
}

impl FromStr for Period {
    type Err = ReadPeriodError;

    fn from_str(text: &str) -> Result<Self, ReadPeriodError> {
        read(text).ok_or_else(|| ReadPeriodError(text.to_owned()))
    }
}

impl TryFrom<String> for Period {
    type Error = ReadPeriodError;
    fn try_from(text: String) -> Result<Self, ReadPeriodError> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.code()
    }
}

fn read(text: &str) -> Option<Period> {
    if let Some((from, to)) = text.split_once('-') {
        return read_dashed(text, from, to);
    }
    let Some((first, rest)) = text.split_once('/') else { return year(text).map(Period::Year) };
    let start = year(first)?;
    let (second, kind) = (rest.get(..2)?, rest.get(2..)?);
    if split(start) != format!("{first}/{second}") {
        return None;
    }
    match kind {
        "s" => Some(Period::SchoolYear(start)),
        "f" => Some(Period::FinancialYear(start)),
        "q1" | "q2" | "q3" | "q4" => Some(Period::Quarter { year: start, quarter: last_digit(kind)? }),
        "t1" | "t2" | "t3" => Some(Period::Term { year: start, term: last_digit(kind)? }),
        _ => None,
    }
}

fn read_dashed(text: &str, from: &str, to: &str) -> Option<Period> {
    if from.contains('/') {
        let (from, to) = (split_year(from)?, split_year(to)?);
        return (from < to).then_some(Period::SplitYears { from, to });
    }
    let first = year(from)?;
    match to.len() {
        2 => {
            let month = digits(to)?.try_into().ok()?;
            (1..=12).contains(&month).then_some(Period::Month { year: first, month })
        }
        4 => year(to).filter(|last| first < *last).map(|last| Period::Years { from: first, to: last }),
        5 => text.parse::<Date>().ok().filter(|day| day.to_string() == text).map(Period::Day),
        _ => None,
    }
}

fn split_year(text: &str) -> Option<i16> {
    let start = year(text.get(..4)?)?;
    (split(start) == text).then_some(start)
}

fn last_digit(kind: &str) -> Option<u8> {
    digits(kind.get(1..)?)?.try_into().ok()
}

/// A year of four digits that a period may speak of.
pub(super) fn year(text: &str) -> Option<i16> {
    let year = digits(text).filter(|_| text.len() == 4)?;
    (FIRST_YEAR..=LAST_YEAR).contains(&year).then_some(year)
}

fn digits(text: &str) -> Option<i16> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok())?
}
