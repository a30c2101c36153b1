//! The period after and the period before.

use jiff::ToSpan;

use super::{FIRST_YEAR, LAST_YEAR, Period};

impl Period {
    /// The period after this one, of the same kind; a day a year later; several years together each a year later.
    /// `None` past the last year that a period may speak of.
    pub fn next(self) -> Option<Self> {
        self.step(true)
    }

    /// The period before this one, in the same way.
    pub fn previous(self) -> Option<Self> {
        self.step(false)
    }

    fn step(self, on: bool) -> Option<Self> {
        let year_on = |year: i16| {
            let year = if on { year.checked_add(1) } else { year.checked_sub(1) };
            year.filter(|year| (FIRST_YEAR..=LAST_YEAR).contains(year))
        };
        // The part of a year after or before, of so many parts; the year turns at either end.
        let part_on = |year: i16, part: u8, parts: u8| match (on, part) {
            (true, part) if part >= parts => Some((year_on(year)?, 1)),
            (true, part) => Some((year, part + 1)),
            (false, part) if part <= 1 => Some((year_on(year)?, parts)),
            (false, part) => Some((year, part - 1)),
        };
        Some(match self {
            Self::Year(year) => Self::Year(year_on(year)?),
            Self::SchoolYear(year) => Self::SchoolYear(year_on(year)?),
            Self::FinancialYear(year) => Self::FinancialYear(year_on(year)?),
            Self::Quarter { year, quarter } => {
                let (year, quarter) = part_on(year, quarter, 4)?;
                Self::Quarter { year, quarter }
            }
            Self::Month { year, month } => {
                let (year, month) = part_on(year, month, 12)?;
                Self::Month { year, month }
            }
            Self::Term { year, term } => {
                let (year, term) = part_on(year, term, 3)?;
                Self::Term { year, term }
            }
            Self::Day(day) => Self::Day(day.checked_add(if on { 1 } else { -1 }.years()).ok()?),
            Self::Years { from, to } => Self::Years { from: year_on(from)?, to: year_on(to)? },
            Self::SplitYears { from, to } => Self::SplitYears { from: year_on(from)?, to: year_on(to)? },
        })
    }
}
