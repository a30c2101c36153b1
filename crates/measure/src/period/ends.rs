//! The last day of a period, by which periods are put in order.

use jiff::civil::Date;

use super::Period;

impl Period {
    /// The last day that the period covers.
    ///
    /// School years end on 31 August; the autumn term on 31 December, the spring term on 30 April (after the latest
    /// Easter) and the summer term on 31 August. A year beyond the calendar ends on the calendar's last day.
    pub fn ends(self) -> Date {
        let (year, month) = match self {
            Self::Day(day) => return day,
            Self::Year(year) | Self::Years { to: year, .. } => (year, 12),
            Self::SchoolYear(year) | Self::SplitYears { to: year, .. } => (year.saturating_add(1), 8),
            Self::FinancialYear(year) => (year.saturating_add(1), 3),
            Self::Quarter { year, quarter: quarter @ 1..=3 } => (year, 3 * (quarter + 1)),
            Self::Quarter { year, .. } => (year.saturating_add(1), 3),
            Self::Month { year, month } => (year, month),
            Self::Term { year, term: 1 } => (year, 12),
            Self::Term { year, term: 2 } => (year.saturating_add(1), 4),
            Self::Term { year, .. } => (year.saturating_add(1), 8),
        };
        i8::try_from(month).ok().and_then(|month| Date::new(year, month, 1).ok()).map_or(Date::MAX, Date::last_of_month)
    }
}
