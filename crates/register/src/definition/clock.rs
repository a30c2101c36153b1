//! Clocks: what has to be done by when, and by which law.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Condition, Confirmed, Held};
use crate::codes::{ClockCode, FieldCode, MoveCode};

/// A stretch of time that the law, guidance or the partnership allows for something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Clock {
    /// Its code, one in the register.
    pub code: ClockCode,
    /// What people call it.
    pub title: String,
    /// When it starts. The day itself is not counted.
    pub start: Mark,
    /// What stops it.
    pub stop: Mark,
    /// How long it may run; the first rule that holds on the day it starts is the one.
    pub limits: Vec<LimitRule>,
    /// The reasons for which it may stand still; it never does where there are none.
    #[serde(default)]
    pub pauses: Vec<PauseReason>,
}

/// Where a clock takes a day from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Mark {
    /// The day in a field of type day or moment.
    Field(FieldCode),
    /// The day on which a move was last made.
    Move(MoveCode),
}

/// How long a clock may run, from when to when, and by which law.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct LimitRule {
    /// How long.
    pub limit: Limit,
    /// The first day on which a clock that starts runs by it.
    #[serde(default)]
    pub from: Option<Date>,
    /// The last such day.
    #[serde(default)]
    pub until: Option<Date>,
    /// What else must be so.
    #[serde(default)]
    pub when: Option<Condition>,
    /// The statute, guidance or decision, by name and date.
    pub law: String,
    /// Whose rule it is.
    pub basis: Basis,
    /// How far it has been confirmed.
    pub confirmed: Confirmed,
}

impl LimitRule {
    /// The days on which a clock that starts runs by it.
    pub fn held(&self) -> Held {
        Held { from: self.from, until: self.until }
    }
}

/// How long a clock may run. The day on which it starts is not counted; the last day is still in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Limit {
    /// So many days that are no Saturday, Sunday or bank holiday.
    WorkingDays(u16),
    /// So many days of the calendar; 0 for the same day.
    Days(u16),
    /// So many times seven days.
    Weeks(u16),
    /// To the same day of a later month, or that month's last where it has no such day.
    Months(u16),
}

impl Limit {
    /// In words: "7 working days".
    pub fn shown(self) -> String {
        let (number, unit) = match self {
            Self::WorkingDays(number) => (number, "working day"),
            Self::Days(number) => (number, "day"),
            Self::Weeks(number) => (number, "week"),
            Self::Months(number) => (number, "month"),
        };
        if number == 1 { format!("1 {unit}") } else { format!("{number} {unit}s") }
    }

    /// The number, without its unit.
    pub fn number(self) -> u16 {
        match self {
            Self::WorkingDays(number) | Self::Days(number) | Self::Weeks(number) | Self::Months(number) => number,
        }
    }
}

/// Whose rule a limit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// An Act or regulations.
    Statute,
    /// Guidance of the government.
    Guidance,
    /// The partnership's own.
    Local,
}

/// A reason for which a clock may stand still.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PauseReason {
    /// Its code, one in the clock.
    pub code: String,
    /// What people read.
    pub says: String,
    /// What allows it, by name and date.
    pub law: String,
}
