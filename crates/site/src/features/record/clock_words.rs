//! What a clock says, in words and as a look: never by colour alone. Pure.

use bigplan_ledger::registers::ClockSeen;
use bigplan_register::definition::{Clock, Limit};
use bigplan_register::{Calendar, ClockState};
use jiff::civil::Date;

use crate::parts::dates;
use crate::parts::plan_words::counted;

/// What is due within so many days of the calendar is shown as near.
const NEAR: i32 = 3;

/// A clock in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// How it looks: `late`, `near`, `well`, `still`, `done` or `none`.
    pub look: &'static str,
    /// "2 working days left".
    pub words: String,
}

fn told(look: &'static str, words: impl Into<String>) -> Told {
    Told { look, words: words.into() }
}

/// A due day, seen from today, in days of the calendar.
pub fn due(due: Option<Date>, today: Date) -> Told {
    let Some(due) = due else { return told("none", "Nothing due") };
    in_days((due - today).get_days(), ("day", "days"))
}

/// As [`due`], in working days where the clock counts these by every rule that held on that day; which one of several it is,
/// a list does not know.
pub fn due_by(calendar: &Calendar, clock: Option<&Clock>, day: Option<Date>, today: Date) -> Told {
    let counted_in = |clock: &Clock, day: Date| {
        let mut rules = clock.limits.iter().filter(|rule| rule.held().on(day)).peekable();
        rules.peek().is_some() && rules.all(|rule| matches!(rule.limit, Limit::WorkingDays(_)))
    };
    let working = clock.zip(day).filter(|(clock, day)| counted_in(clock, *day));
    let left = working.and_then(|(_, day)| calendar.working_days_between(today, day).ok());
    // A day that was due on a Friday is late on the Saturday, though no working day has gone by.
    match left.filter(|left| *left != 0) {
        Some(left) => in_days(left, ("working day", "working days")),
        None => due(day, today),
    }
}

fn in_days(left: i32, (one, many): (&str, &str)) -> Told {
    let words = counted(away(left), one, many);
    match left {
        ..0 => told("late", format!("{words} late")),
        0 => told("near", "Due today"),
        1..=NEAR => told("near", format!("{words} left")),
        _ => told("well", format!("{words} left")),
    }
}

/// Where a clock of a record stands.
pub fn clock(seen: &ClockSeen) -> Told {
    let working = matches!(seen.rule.as_ref().map(|rule| rule.limit), Some(Limit::WorkingDays(_)));
    let (one, many) = if working { ("working day", "working days") } else { ("day", "days") };
    let days = |number: i32| counted(away(number), one, many);
    match &seen.state {
        Err(why) => told("none", why.clone()),
        Ok(state) => match *state {
            ClockState::Overdue { by } => told("late", format!("{} late, still running", days(by))),
            ClockState::Running { left: 0 } => told("near", "Due today"),
            ClockState::Running { left } if left <= NEAR => told("near", format!("{} left", days(left))),
            ClockState::Running { left } => told("well", format!("{} left", days(left))),
            ClockState::Paused { since, left } => {
                told("still", format!("Stands still since {}, with {} left", dates::day(since), days(left)))
            }
            ClockState::NotStarted => told("none", "Not started"),
            ClockState::NoLimit => told("none", "No limit is known for the day on which it started"),
            ClockState::Dropped => told("none", "Closed before it was stopped"),
            ClockState::Missed { by } => told("late", format!("Done {} late", days(by))),
            ClockState::Met { left: 0 } => told("done", "Done in time, on the last day"),
            ClockState::Met { left } => told("done", format!("Done in time, with {} to spare", days(left))),
        },
    }
}

fn away(days: i32) -> usize {
    usize::try_from(days.unsigned_abs()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_told_from_today() {
        let today = date(2009, 9, 30);
        for (day, look, words) in [
            (Some(date(2009, 9, 28)), "late", "2 days late"),
            (Some(date(2009, 9, 30)), "near", "Due today"),
            (Some(date(2009, 10, 1)), "near", "1 day left"),
            (Some(date(2009, 10, 10)), "well", "10 days left"),
            (None, "none", "Nothing due"),
        ] {
            assert_eq!(due(day, today), told(look, words));
        }
    }

    #[test]
    fn a_due_day_is_told_in_the_days_of_its_clock() {
        let (registers, calendar) = (bigplan_register::Registers::built_in().unwrap(), Calendar::built_in().unwrap());
        let clock = |register: &str, clock: &str| {
            let definition = registers.named(register).unwrap();
            definition.clocks.iter().find(|one| one.code.as_str() == clock).unwrap()
        };
        let words = |clock, day, today| due_by(&calendar, Some(clock), Some(day), today).words;
        let core = clock("core-assessment", "core-assessment");
        // The last Monday of August 2009 was a bank holiday.
        assert_eq!(words(core, date(2009, 8, 28), date(2009, 9, 1)), "1 working day late");
        assert_eq!(words(core, date(2009, 8, 28), date(2009, 8, 29)), "1 day late", "a Saturday");
        assert_eq!(words(core, date(2009, 9, 4), date(2009, 8, 28)), "4 working days left");
        assert_eq!(words(core, date(2009, 8, 28), date(2009, 8, 28)), "Due today");
    }

    #[test]
    fn a_clock_counts_in_the_days_of_its_rule() {
        let seen = |state| ClockSeen {
            clock: "decision".parse().unwrap(),
            rule: None,
            started: None,
            due: None,
            stopped: None,
            state,
        };
        let words = |state| clock(&seen(state)).words;
        assert_eq!(words(Ok(ClockState::Overdue { by: 1 })), "1 day late, still running");
        assert_eq!(words(Ok(ClockState::Missed { by: 3 })), "Done 3 days late");
        assert_eq!(words(Ok(ClockState::Met { left: 0 })), "Done in time, on the last day");
        assert_eq!(words(Err("It cannot be counted".into())), "It cannot be counted");
    }
}
