//! Counts the days of one clock: working days or days of the calendar, without those on which it stands still.

use jiff::ToSpan;
use jiff::civil::Date;

use super::ClockError;
use crate::calendar::{Calendar, OutsideCalendar, add_months, days_between};
use crate::definition::{Clock, Limit};
use crate::record::{Pause, Record};

/// How one clock of one record counts.
pub(super) struct Count<'a> {
    limit: Limit,
    /// In order, each ended.
    ended: Vec<(Date, Date)>,
    /// Where it stands still: since when.
    open: Option<Date>,
    calendar: &'a Calendar,
}

impl<'a> Count<'a> {
    /// How a clock counts as it stands on a day.
    pub(super) fn of(
        clock: &Clock,
        limit: Limit,
        record: &Record,
        on: Date,
        calendar: &'a Calendar,
    ) -> Result<Self, ClockError> {
        let mut pauses: Vec<&Pause> = record.pauses.iter().filter(|pause| pause.clock == clock.code).collect();
        pauses.sort_by_key(|pause| pause.from);
        let mut ended: Vec<(Date, Date)> = Vec::new();
        let mut open = None;
        for pause in pauses {
            let follows = open.is_none() && ended.last().is_none_or(|(_, until)| *until <= pause.from);
            if !follows || pause.until.is_some_and(|until| until < pause.from) {
                return Err(ClockError::BadPause { clock: clock.title.clone(), from: pause.from });
            }
            match pause.until {
                Some(until) => ended.push((pause.from, until)),
                None => open = Some(pause.from),
            }
        }
        // A pause that is still to come does not hold the clock today.
        Ok(Self { limit, ended, open: open.filter(|from| *from <= on), calendar })
    }

    /// Since when the clock stands still.
    pub(super) fn standing(&self) -> Option<Date> {
        self.open
    }

    /// The days allowed, from a day on.
    pub(super) fn whole(&self, started: Date) -> i32 {
        match self.limit {
            Limit::WorkingDays(number) | Limit::Days(number) => i32::from(number),
            Limit::Weeks(number) => i32::from(number) * 7,
            Limit::Months(number) => add_months(started, number).map_or(i32::MAX, |end| days_between(started, end)),
        }
    }

    /// The days that count after one day and up to another, that one counted.
    pub(super) fn days(&self, from: Date, until: Date) -> Result<i32, OutsideCalendar> {
        let mut days = self.plain(from, until)?;
        let open = self.open.map(|since| (since, until.saturating_add(1.day()).max(since)));
        for (since, again) in self.ended.iter().copied().chain(open) {
            // A pause holds the days from its first up to, and not with, its last.
            let first = since.yesterday().unwrap_or(since).max(from);
            let last = again.yesterday().unwrap_or(again).min(until);
            if first < last {
                days -= self.plain(first, last)?;
            }
        }
        Ok(days)
    }

    fn plain(&self, from: Date, until: Date) -> Result<i32, OutsideCalendar> {
        match self.limit {
            Limit::WorkingDays(_) => self.calendar.working_days_between(from, until),
            _ => Ok(days_between(from, until)),
        }
    }

    /// The last day that is in time; `None` while the clock stands still before that day.
    pub(super) fn due(&self, started: Date) -> Result<Option<Date>, OutsideCalendar> {
        let whole = self.whole(started);
        if let Some(since) = self.open {
            let before = since.yesterday().unwrap_or(since);
            if before < started || self.days(started, before)? < whole {
                return Ok(None);
            }
        }
        let mut due = started;
        // Each round goes on by the days still wanting. It never oversteps, as no day counts twice.
        loop {
            let wanting = whole - self.days(started, due)?;
            if wanting <= 0 {
                return Ok(Some(due));
            }
            due = self.on(due, wanting)?;
        }
    }

    fn on(&self, day: Date, number: i32) -> Result<Date, OutsideCalendar> {
        match self.limit {
            Limit::WorkingDays(_) => self.calendar.add_working_days(day, number),
            _ => day.checked_add(number.days()).map_err(|_| self.calendar.outside(day)),
        }
    }
}
