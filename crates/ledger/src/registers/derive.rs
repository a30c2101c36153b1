//! What follows from a record and is kept beside it: what its clocks say, what is due first, what it waits for, what is
//! missing. Pure; worked out whenever a record is written.

use bigplan_register::clock::{ClockError, readings};
use bigplan_register::record::{FindingCode, due_sign_offs};
use bigplan_register::retention::closed_on;
use bigplan_register::{Calendar, ClockState, Definition, Reading, Record, RecordFinding};
use jiff::civil::{Date, date};

use super::cells::Cell;
use crate::clock::Day;

/// The day that stands where nothing is due: after every other, so that one order serves all.
pub(super) const NEVER: Date = date(9999, 12, 31);

/// What follows from a record.
pub(super) struct Derived {
    /// Five cells a clock.
    pub(super) clocks: Vec<Cell>,
    /// The last day in time of the clock that runs out first.
    pub(super) due: Day,
    pub(super) due_clock: Option<String>,
    /// When it was closed.
    pub(super) closed: Option<Day>,
    /// How many sign-offs it waits for.
    pub(super) unsigned: i64,
    /// How many fields that must be filled in are not.
    pub(super) missing: i64,
}

/// Works it out. `findings` are what the check of the record said.
pub(super) fn derive(
    definition: &Definition,
    record: &Record,
    today: Date,
    calendar: &Calendar,
    findings: &[RecordFinding],
) -> Derived {
    let readings = readings(definition, record, today, calendar);
    let running =
        |reading: &Reading<'_>| matches!(reading.state, ClockState::Running { .. } | ClockState::Overdue { .. });
    let first = readings
        .iter()
        .filter_map(|(code, reading)| Some((reading.as_ref().ok().filter(|reading| running(reading))?.due?, *code)))
        .min();
    let missing = findings.iter().filter(|finding| finding.code == FindingCode::MissingField).count();
    Derived {
        clocks: readings.iter().flat_map(|(_, reading)| cells(reading)).collect(),
        due: Day(first.map_or(NEVER, |(due, _)| due)),
        due_clock: first.map(|(_, code)| code.to_string()),
        closed: closed_on(definition, record).map(Day),
        unsigned: number(due_sign_offs(definition, record).count()),
        missing: number(missing),
    }
}

/// In the order of [`super::names::ClockPart::ALL`].
fn cells(reading: &Result<Reading<'_>, ClockError>) -> [Cell; 5] {
    let day = |day: Option<Date>| Cell::Text(day.map(|day| day.to_string()));
    let Ok(reading) = reading else { return [day(None), day(None), day(None), day(None), Cell::Whole(None)] };
    let paused = match reading.state {
        ClockState::Paused { since, .. } => Some(since),
        _ => None,
    };
    // How long it has run so far changes every day; only how long it took stays.
    let taken = reading.taken.filter(|_| reading.stopped.is_some()).map(i64::from);
    [day(reading.started), day(reading.due), day(reading.stopped), day(paused), Cell::Whole(taken)]
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
