//! What a clock says of a record on a day.
//!
//! The day on which a clock starts is not counted, the last day is in time, and days on which it stands still are
//! counted by nobody.

mod due;

use jiff::civil::Date;

use crate::calendar::{Calendar, OutsideCalendar};
use crate::codes::ClockCode;
use crate::definition::{Clock, Definition, Limit, LimitRule};
use crate::record::Record;
use due::Count;

/// What a clock says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading<'a> {
    /// The rule that it runs by; `None` before it starts, and where no law says how long.
    pub rule: Option<&'a LimitRule>,
    /// The day on which it started.
    pub started: Option<Date>,
    /// The last day that is in time; `None` while it stands still, and where there is no rule.
    pub due: Option<Date>,
    /// The day on which it was stopped.
    pub stopped: Option<Date>,
    /// How many days it has run, or ran until it was stopped: working days where the rule counts those, else days of the
    /// calendar. `None` before it starts and where there is no rule.
    pub taken: Option<i32>,
    /// Where it stands.
    pub state: ClockState,
}

/// Where a clock stands. Days are working days where its rule counts those, else days of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClockState {
    /// So many days too late, and still running.
    Overdue {
        /// The days.
        by: i32,
    },
    /// It runs, with so many days left; nought on the last day.
    Running {
        /// The days.
        left: i32,
    },
    /// It stands still, with so many days left.
    Paused {
        /// Since when.
        since: Date,
        /// The days.
        left: i32,
    },
    /// What starts it has not happened.
    NotStarted,
    /// No law says how long it may run, from the day on which it started.
    NoLimit,
    /// The record was closed before it was stopped: nothing is due any more.
    Dropped,
    /// It was stopped so many days too late.
    Missed {
        /// The days.
        by: i32,
    },
    /// It was stopped in time, with so many days to spare.
    Met {
        /// The days.
        left: i32,
    },
}

/// A clock that cannot be counted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClockError {
    /// It was stopped before it started.
    #[error("\"{clock}\" would end on {stopped}, before it starts on {started}: correct one of the days")]
    EndsBeforeStart {
        /// The clock's title.
        clock: String,
        /// When it started.
        started: Date,
        /// When it was stopped.
        stopped: Date,
    },
    /// A pause ends before it begins, or begins before the one before it has ended.
    #[error(
        "\"{clock}\" stands still from {from} in a way that cannot be: pauses end after they begin and follow each other"
    )]
    BadPause {
        /// The clock's title.
        clock: String,
        /// The first day of the pause.
        from: Date,
    },
    /// The calendar does not know one of the days.
    #[error("\"{clock}\" cannot be counted: {why}")]
    Outside {
        /// The clock's title.
        clock: String,
        /// Which day.
        why: OutsideCalendar,
    },
}

/// Reads all clocks of a record on a day.
///
/// # Errors
/// Beside each clock that cannot be counted, why.
pub fn readings<'a>(
    definition: &'a Definition,
    record: &Record,
    today: Date,
    calendar: &Calendar,
) -> Vec<(&'a ClockCode, Result<Reading<'a>, ClockError>)> {
    let clocks = definition.clocks.iter();
    clocks.map(|clock| (&clock.code, reading(definition, clock, record, today, calendar))).collect()
}

/// Reads one clock of a record on a day.
///
/// # Errors
/// When it would end before it starts, its pauses cannot be, or the calendar does not know a day.
pub fn reading<'a>(
    definition: &Definition,
    clock: &'a Clock,
    record: &Record,
    today: Date,
    calendar: &Calendar,
) -> Result<Reading<'a>, ClockError> {
    let stopped = record.marked(&clock.stop);
    let Some(started) = record.marked(&clock.start) else {
        return Ok(Reading {
            rule: None,
            started: None,
            due: None,
            stopped,
            taken: None,
            state: ClockState::NotStarted,
        });
    };
    if let Some(stopped) = stopped.filter(|stopped| *stopped < started) {
        return Err(ClockError::EndsBeforeStart { clock: clock.title.clone(), started, stopped });
    }
    let closed = definition.state(&record.state).is_some_and(|state| state.ends);
    let Some(rule) = rule_on(clock, record, started) else {
        let state = if closed && stopped.is_none() { ClockState::Dropped } else { ClockState::NoLimit };
        return Ok(Reading { rule: None, started: Some(started), due: None, stopped, taken: None, state });
    };
    let count = Count::of(clock, rule.limit, record, stopped.unwrap_or(today), calendar)?;
    counted(&count, started, stopped, today, closed)
        .map(|(due, taken, state)| Reading {
            rule: Some(rule),
            started: Some(started),
            due,
            stopped,
            taken: Some(taken),
            state,
        })
        .map_err(|why| ClockError::Outside { clock: clock.title.clone(), why })
}

/// The rule by which a clock that starts on a day runs. A rule with a condition that holds comes before one without.
fn rule_on<'a>(clock: &'a Clock, record: &Record, started: Date) -> Option<&'a LimitRule> {
    let held = || clock.limits.iter().filter(|rule| rule.held().on(started));
    let meant = held().find(|rule| rule.when.as_ref().is_some_and(|when| record.holds(when)));
    meant.or_else(|| held().find(|rule| rule.when.is_none()))
}

/// The limit that a clock would have, had it started on a day, with nothing filled in that changes it.
pub fn limit_on(clock: &Clock, started: Date) -> Option<Limit> {
    clock.limits.iter().find(|rule| rule.when.is_none() && rule.held().on(started)).map(|rule| rule.limit)
}

fn counted(
    count: &Count<'_>,
    started: Date,
    stopped: Option<Date>,
    today: Date,
    closed: bool,
) -> Result<(Option<Date>, i32, ClockState), OutsideCalendar> {
    let due = count.due(started)?;
    let end = stopped.unwrap_or(today.max(started));
    let taken = count.days(started, end)?;
    let state = match (due, stopped) {
        (Some(due), Some(stopped)) if stopped <= due => ClockState::Met { left: count.days(stopped, due)? },
        (Some(due), Some(stopped)) => ClockState::Missed { by: count.days(due, stopped)?.max(1) },
        // It was stopped while it stood still: in time.
        (None, Some(_)) => ClockState::Met { left: count.whole(started) - taken },
        (_, None) if closed => ClockState::Dropped,
        (Some(due), None) if today > due => ClockState::Overdue { by: count.days(due, today)?.max(1) },
        (Some(due), None) => ClockState::Running { left: count.days(today.max(started), due)? },
        (None, None) => {
            ClockState::Paused { since: count.standing().unwrap_or(today), left: count.whole(started) - taken }
        }
    };
    Ok((due, taken, state))
}
