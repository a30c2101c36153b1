//! A date that is only as exact as the document: a year, a month, a day or a school year.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A point or stretch of time, only as exact as the source.
///
/// Written as the contract has it: `2009`, `2009-09`, `2009-09-30`, and `2009/10` for
/// a school or financial year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum When {
    /// A calendar year.
    Year(i16),
    /// A month of a year; 1 is January.
    Month(i16, i8),
    /// A day.
    Day(jiff::civil::Date),
    /// A school or financial year, named by the calendar year it starts in.
    SplitYear(i16),
}

/// The text is not a date in the contract's form.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("\"{0}\" is not a date such as 2009, 2009-09, 2009-09-30 or 2009/10")]
pub struct ParseWhenError(String);

impl When {
    /// The first day that it covers; a split year is taken as starting on 1 April.
    /// `None` where the year is beyond the calendar.
    pub fn first_day(self) -> Option<jiff::civil::Date> {
        match self {
            Self::Year(y) => jiff::civil::Date::new(y, 1, 1).ok(),
            Self::Month(y, m) => jiff::civil::Date::new(y, m, 1).ok(),
            Self::Day(d) => Some(d),
            Self::SplitYear(y) => jiff::civil::Date::new(y, 4, 1).ok(),
        }
    }

    /// The last day that it covers; a split year is taken as ending on 31 March.
    /// `None` where the year is beyond the calendar.
    pub fn last_day(self) -> Option<jiff::civil::Date> {
        match self {
            Self::Year(y) => jiff::civil::Date::new(y, 12, 31).ok(),
            Self::Month(y, m) => jiff::civil::Date::new(y, m, 1).ok().map(|d| d.last_of_month()),
            Self::Day(d) => Some(d),
            Self::SplitYear(y) => jiff::civil::Date::new(y.checked_add(1)?, 3, 31).ok(),
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(y) => write!(f, "{y:04}"),
            Self::Month(y, m) => write!(f, "{y:04}-{m:02}"),
            Self::Day(d) => write!(f, "{d}"),
            Self::SplitYear(y) => write!(f, "{y:04}/{:02}", (y + 1).rem_euclid(100)),
        }
    }
}

impl From<When> for String {
    fn from(when: When) -> Self {
        when.to_string()
    }
}

impl TryFrom<String> for When {
    type Error = ParseWhenError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl FromStr for When {
    type Err = ParseWhenError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || ParseWhenError(text.to_owned());
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        let (year, rest) = text.split_at_checked(4).ok_or_else(wrong)?;
        if !digits(year) {
            return Err(wrong());
        }
        let year: i16 = year.parse().map_err(|_| wrong())?;
        if rest.is_empty() {
            return Ok(Self::Year(year));
        }
        if let Some(end) = rest.strip_prefix('/') {
            let end: i16 =
                if end.len() == 2 && digits(end) { end.parse().map_err(|_| wrong())? } else { return Err(wrong()) };
            return if end == (year + 1).rem_euclid(100) { Ok(Self::SplitYear(year)) } else { Err(wrong()) };
        }
        if text.len() == 7 {
            let month = rest.strip_prefix('-').filter(|m| digits(m)).ok_or_else(wrong)?;
            let month: i8 = month.parse().map_err(|_| wrong())?;
            return if (1..=12).contains(&month) { Ok(Self::Month(year, month)) } else { Err(wrong()) };
        }
        if text.len() == 10 {
            return text.parse().map(Self::Day).map_err(|_| wrong());
        }
        Err(wrong())
    }
}

#[cfg(test)]
mod tests {
    use super::When;

    #[test]
    fn the_contracts_forms_come_back_as_they_went_in() {
        for text in ["2009", "2009-09", "2009-09-30", "2009/10", "1999/00"] {
            let when: When = text.parse().unwrap();
            assert_eq!(when.to_string(), text);
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in ["", "09", "2009-13", "2009-02-30", "2009/11", "Termly", "2009-9", "20-09", "-009", "２００９"]
        {
            assert!(text.parse::<When>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_first_day_is_the_start_of_what_is_named() {
        let first = |text: &str| text.parse::<When>().unwrap().first_day().unwrap().to_string();
        assert_eq!(first("2008-02"), "2008-02-01");
        assert_eq!(first("2009/10"), "2009-04-01");
    }

    #[test]
    fn the_last_day_is_the_end_of_what_is_named() {
        let last = |text: &str| text.parse::<When>().unwrap().last_day().unwrap().to_string();
        assert_eq!(last("2008-02"), "2008-02-29");
        assert_eq!(last("2009/10"), "2010-03-31");
    }
}
