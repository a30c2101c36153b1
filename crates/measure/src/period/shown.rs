//! A period in words for a page.

use super::Period;
use super::code::split;

/// The months' names, January first.
pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Period {
    /// In words: "2009/10 school year", "quarter 2 of 2009/10", "September 2009", "2018 to 2020".
    pub fn shown(self) -> String {
        match self {
            Self::Year(year) => year.to_string(),
            Self::SchoolYear(year) => format!("{} school year", split(year)),
            Self::FinancialYear(year) => format!("{} financial year", split(year)),
            Self::Quarter { year, quarter } => format!("quarter {quarter} of {}", split(year)),
            Self::Month { year, month } => format!("{} {year}", month_name(month)),
            Self::Term { year, term: 1 } => format!("autumn term {year}"),
            Self::Term { year, term: 2 } => format!("spring term {}", i32::from(year) + 1),
            Self::Term { year, .. } => format!("summer term {}", i32::from(year) + 1),
            Self::Day(day) => format!("{} {} {}", day.day(), month_name(day.month().unsigned_abs()), day.year()),
            Self::Years { from, to } => format!("{from} to {to}"),
            Self::SplitYears { from, to } => format!("{} to {}", split(from), split(to)),
        }
    }

    /// For the foot of a chart: "2009", "2009/10", "2009/10 Q2", "Sep 2009".
    pub fn short(self) -> String {
        match self {
            Self::SchoolYear(year) | Self::FinancialYear(year) => split(year),
            Self::Quarter { year, quarter } => format!("{} Q{quarter}", split(year)),
            Self::Month { year, month } => format!("{} {year}", month_name(month).get(..3).unwrap_or_default()),
            Self::Years { from, to } => format!("{from}–{:02}", to.rem_euclid(100)),
            other => other.shown(),
        }
    }
}

fn month_name(month: u8) -> &'static str {
    MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default()
}
