//! What a county is made from.

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

use crate::days::years_before;

/// The most children: more than any county has.
pub const MOST_CHILDREN: u32 = 2_000_000;
/// The most years.
pub const MOST_YEARS: u16 = 25;
/// The first day of which records are made: the registers of assessments begin with it.
pub const FIRST: Date = date(2000, 4, 1);

/// What a county is made from. The same settings give the same county.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// How many children under 18 live in it on its last day.
    pub children: u32,
    /// How many years its records go back from its last day.
    pub years: u16,
    /// Which of all counties of this size.
    pub seed: u64,
    /// Its last day.
    pub until: Date,
}

/// Settings of which no county can be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadSettings {
    /// Too few or too many children.
    #[error("a county has from 1 to {MOST_CHILDREN} children, and {0} were asked for")]
    Children(u32),
    /// Too few or too many years.
    #[error("a county's records go back from 1 to {MOST_YEARS} years, and {0} were asked for")]
    Years(u16),
    /// The records would begin before the registers do.
    #[error(
        "the records would begin on {0}, before {FIRST}, when the registers of assessments begin: ask for fewer years"
    )]
    Early(Date),
    /// The calendar of working days ends before the county does.
    #[error("working days are known until {known}, and the county would end on {until}: choose an earlier last day")]
    Late {
        /// The last day that the calendar knows.
        known: Date,
        /// The last day asked for.
        until: Date,
    },
    /// The definitions lack a register, or it has no first state.
    #[error("the definitions have no register \"{0}\" that records could be made for")]
    Register(&'static str),
}

impl Settings {
    /// The first day of the records.
    pub fn from(&self) -> Date {
        crate::days::plus(years_before(self.until, self.years), 1)
    }

    /// Refuses what no county can be made of. `known` is the last day of the calendar.
    pub(crate) fn check(&self, known: Date) -> Result<(), BadSettings> {
        if !(1..=MOST_CHILDREN).contains(&self.children) {
            return Err(BadSettings::Children(self.children));
        }
        if !(1..=MOST_YEARS).contains(&self.years) {
            return Err(BadSettings::Years(self.years));
        }
        if self.from() < FIRST {
            return Err(BadSettings::Early(self.from()));
        }
        if self.until > known {
            return Err(BadSettings::Late { known, until: self.until });
        }
        Ok(())
    }
}
