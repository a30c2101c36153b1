//! How often a plan asks its leads how their items go.

use std::fmt;
use std::str::FromStr;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// How often a plan asks. Periods are those of the calendar: a quarter begins in January,
/// April, July and October.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rhythm {
    /// Every month.
    Month,
    /// Every three months: what most plans do.
    #[default]
    Quarter,
    /// Every six months.
    HalfYear,
    /// Every year.
    Year,
    /// Not at all.
    Never,
}

/// The text is no rhythm.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{0:?} is no rhythm of updates")]
pub struct ParseRhythmError(String);

/// When something is awaited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Awaited {
    /// From this day on.
    pub since: Date,
    /// Until this day.
    pub due: Date,
}

/// A plan is new for this many days: the first update is due in the period after them.
const GRACE_DAYS: i32 = 30;

impl Rhythm {
    /// Every rhythm, the quickest first.
    pub const ALL: [Rhythm; 5] = [Self::Month, Self::Quarter, Self::HalfYear, Self::Year, Self::Never];

    /// The word used in JSON and in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::HalfYear => "half-year",
            Self::Year => "year",
            Self::Never => "never",
        }
    }

    /// How many months a period has; `None` where there are no periods.
    fn months(self) -> Option<i8> {
        match self {
            Self::Month => Some(1),
            Self::Quarter => Some(3),
            Self::HalfYear => Some(6),
            Self::Year => Some(12),
            Self::Never => None,
        }
    }

    /// The first and the last day of the period that a day is in.
    pub fn period(self, day: Date) -> Option<(Date, Date)> {
        let months = self.months()?;
        let first = Date::new(day.year(), (day.month() - 1) / months * months + 1, 1).ok()?;
        let last = first.checked_add(i32::from(months).months()).ok()?.yesterday().ok()?;
        Some((first, last))
    }

    /// When the next update of an item is awaited: in the period after that of the `last`
    /// one, or, where there was none, in the period that a plan `begun` on this day has
    /// settled in.
    pub fn next(self, begun: Date, last: Option<Date>) -> Option<Awaited> {
        let (since, due) = match last {
            Some(last) => self.period(self.period(last)?.1.tomorrow().ok()?)?,
            None => self.period(begun.checked_add(GRACE_DAYS.days()).ok()?)?,
        };
        Some(Awaited { since, due })
    }
}

impl fmt::Display for Rhythm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Rhythm {
    type Err = ParseRhythmError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|rhythm| rhythm.as_str() == text).ok_or_else(|| ParseRhythmError(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn periods_are_those_of_the_calendar() {
        let day = date(2009, 8, 15);
        for (rhythm, period) in [
            (Rhythm::Month, Some((date(2009, 8, 1), date(2009, 8, 31)))),
            (Rhythm::Quarter, Some((date(2009, 7, 1), date(2009, 9, 30)))),
            (Rhythm::HalfYear, Some((date(2009, 7, 1), date(2009, 12, 31)))),
            (Rhythm::Year, Some((date(2009, 1, 1), date(2009, 12, 31)))),
            (Rhythm::Never, None),
        ] {
            assert_eq!(rhythm.period(day), period, "{rhythm}");
            assert_eq!(rhythm.as_str().parse(), Ok(rhythm));
        }
    }

    #[test]
    fn an_update_is_awaited_in_the_period_after_the_last_one() {
        let awaited = |since, due| Some(Awaited { since, due });
        let begun = date(2009, 6, 20);
        assert_eq!(Rhythm::Quarter.next(begun, None), awaited(date(2009, 7, 1), date(2009, 9, 30)));
        assert_eq!(
            Rhythm::Quarter.next(begun, Some(date(2009, 9, 30))),
            awaited(date(2009, 10, 1), date(2009, 12, 31))
        );
        assert_eq!(Rhythm::Month.next(begun, Some(date(2009, 12, 1))), awaited(date(2010, 1, 1), date(2010, 1, 31)));
        assert_eq!(Rhythm::Never.next(begun, None), None);
    }
}
