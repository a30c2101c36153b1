//! The time a figure speaks of: a year of some kind, a quarter, a month, a term, a day, or several years together.

mod code;
mod ends;
mod read;
mod shown;
mod step;
#[cfg(test)]
mod tests;
mod tokens;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use code::ReadPeriodError;

/// The first year that a period may speak of.
pub const FIRST_YEAR: i16 = 1900;
/// The last year that a period may speak of.
pub const LAST_YEAR: i16 = 2100;

/// The time a figure speaks of. Split years are named by the calendar year they start in.
///
/// Written as its code ([`Period::code`]): "2009" calendar year, "2009/10s" school year, "2009/10f" financial year,
/// "2009/10q2" quarter of a financial year, "2009-09" month, "2009/10t1" term of a school year, "2025-03-31" day,
/// "2018-2020" several calendar years together, "2018/19-2020/21" several split years together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Period {
    /// January to December.
    Year(i16),
    /// September to August.
    SchoolYear(i16),
    /// April to March.
    FinancialYear(i16),
    /// A quarter of a financial year; 1 is April to June.
    Quarter {
        /// The year the financial year starts in.
        year: i16,
        /// 1 to 4.
        quarter: u8,
    },
    /// A month; 1 is January.
    Month {
        /// The calendar year.
        year: i16,
        /// 1 to 12.
        month: u8,
    },
    /// A term of a school year: 1 autumn, 2 spring, 3 summer.
    Term {
        /// The year the school year starts in.
        year: i16,
        /// 1 to 3.
        term: u8,
    },
    /// A day.
    Day(Date),
    /// Several calendar years together, first and last.
    Years {
        /// The first.
        from: i16,
        /// The last.
        to: i16,
    },
    /// Several school or financial years together, by the years the first and the last start in.
    SplitYears {
        /// The first.
        from: i16,
        /// The last.
        to: i16,
    },
}
