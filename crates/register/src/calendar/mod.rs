//! The calendar of working days: what is no Saturday, Sunday or bank holiday of England and Wales.
//!
//! Days outside the years that the calendar knows are refused, not guessed: a bank holiday can be proclaimed or moved,
//! as in 1999, 2002, 2011, 2012, 2020, 2022 and 2023.

mod months;
mod part;
mod read;
#[cfg(test)]
mod tests;
mod working_days;

use std::collections::BTreeMap;

use bigplan_measure::BadDefinition;
use bigplan_measure::refusal::FileText;
use jiff::civil::{Date, Weekday};

pub use months::add_months;
pub use part::{Stretch, days_within, share_within};
pub(crate) use working_days::days_between;

use crate::registers::Files;

/// Bank holidays of some years, every year complete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    first: Date,
    last: Date,
    holidays: BTreeMap<Date, String>,
}

/// A day that the calendar does not know.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "working days are known from {first} to {last}, and {day} is outside: correct the day, or add the year to the \
     calendar"
)]
pub struct OutsideCalendar {
    /// The day asked for, or the last day that could be reached.
    pub day: Date,
    /// The first day that is known.
    pub first: Date,
    /// The last day that is known.
    pub last: Date,
}

impl Calendar {
    /// Reads a calendar's file: lines of day, name and basis, in the order of the days.
    ///
    /// # Errors
    /// Everything wrong with the file: a day that is none, a weekend, a year with fewer than eight days, days out of
    /// order.
    pub fn read(name: &str, text: &str) -> Result<Self, Vec<BadDefinition>> {
        read::read(FileText { name, text })
    }

    /// The calendar that the program carries.
    ///
    /// # Errors
    /// Everything wrong with it; a test sees to it that nothing is.
    pub fn built_in() -> Result<Self, Vec<BadDefinition>> {
        Files::built_in().calendar()
    }

    /// The first and last day that are known.
    pub fn known(&self) -> (Date, Date) {
        (self.first, self.last)
    }

    /// All bank holidays that are known, the earliest first.
    pub fn holidays(&self) -> Vec<Date> {
        self.holidays.keys().copied().collect()
    }

    /// The name of the bank holiday on a day.
    pub fn holiday(&self, day: Date) -> Option<&str> {
        self.holidays.get(&day).map(String::as_str)
    }

    /// Whether a day is a working day.
    ///
    /// # Errors
    /// When the calendar does not know the day.
    pub fn is_working_day(&self, day: Date) -> Result<bool, OutsideCalendar> {
        self.check(day)?;
        Ok(!is_weekend(day) && !self.holidays.contains_key(&day))
    }

    fn check(&self, day: Date) -> Result<(), OutsideCalendar> {
        if (self.first..=self.last).contains(&day) { Ok(()) } else { Err(self.outside(day)) }
    }

    pub(crate) fn outside(&self, day: Date) -> OutsideCalendar {
        OutsideCalendar { day, first: self.first, last: self.last }
    }
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}
