//! Where a clock stands on a day: the example register's five, later three, working days.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop where it stands")]

mod shared;

use bigplan_register::clock::{ClockError, reading};
use bigplan_register::record::{Moved, Pause};
use bigplan_register::{ClockState, Definition, Reading, Record, Value};
use jiff::civil::{Date, date};
use shared::{calendar, example, record, visit, with};

/// Friday; three working days end on Wednesday 25 November 2026.
const FRIDAY: Date = date(2026, 11, 20);

fn read<'a>(definition: &'a Definition, record: &Record, today: Date) -> Result<Reading<'a>, ClockError> {
    reading(definition, &definition.clocks[0], record, today, &calendar())
}

#[track_caller]
fn stands(record: &Record, today: Date, expect: ClockState) {
    let registers = example();
    assert_eq!(read(visit(&registers), record, today).map(|found| found.state), Ok(expect), "on {today}");
}

fn pause(from: Date, until: Option<Date>) -> Pause {
    Pause { clock: "visit".parse().expect("a code"), reason: "away".into(), from, until }
}

fn paused(pauses: Vec<Pause>) -> Record {
    Record { pauses, ..record(FRIDAY) }
}

#[test]
fn it_runs_until_the_last_day_and_is_overdue_after_it() {
    let open = record(FRIDAY);
    stands(&open, FRIDAY, ClockState::Running { left: 3 });
    stands(&open, date(2026, 11, 22), ClockState::Running { left: 3 });
    stands(&open, date(2026, 11, 25), ClockState::Running { left: 0 });
    stands(&open, date(2026, 11, 26), ClockState::Overdue { by: 1 });
    stands(&open, date(2026, 11, 30), ClockState::Overdue { by: 3 });
}

#[test]
fn a_weekend_after_the_last_day_is_overdue_by_one() {
    // Three working days from Tuesday end on Friday 27 November; on Saturday no working day has passed since.
    stands(&record(date(2026, 11, 24)), date(2026, 11, 28), ClockState::Overdue { by: 1 });
}

#[test]
fn it_is_met_on_the_last_day_and_missed_on_the_next() {
    let stopped = |on| with(record(FRIDAY), "visited", Value::Day(on));
    stands(&stopped(FRIDAY), date(2027, 1, 4), ClockState::Met { left: 3 });
    stands(&stopped(date(2026, 11, 25)), date(2027, 1, 4), ClockState::Met { left: 0 });
    stands(&stopped(date(2026, 11, 26)), date(2027, 1, 4), ClockState::Missed { by: 1 });
}

#[test]
fn it_has_not_started_without_its_day() {
    let mut empty = record(FRIDAY);
    empty.values.clear();
    stands(&empty, FRIDAY, ClockState::NotStarted);
}

#[test]
fn it_is_dropped_when_the_record_is_closed_before_it_stops() {
    let closed = Record { state: "done".parse().expect("a code"), ..record(FRIDAY) };
    stands(&closed, date(2026, 12, 24), ClockState::Dropped);
}

#[test]
fn the_law_of_the_day_on_which_it_starts_decides() {
    let registers = example();
    let due = |start| read(visit(&registers), &record(start), start).expect("counted").due;
    // Monday 31 December 2012: five working days, 1 January being none. Tuesday 1 January 2013: three.
    assert_eq!(due(date(2012, 12, 31)), Some(date(2013, 1, 8)));
    assert_eq!(due(date(2013, 1, 1)), Some(date(2013, 1, 4)));
}

#[test]
fn a_pause_moves_the_last_day_by_the_working_days_in_it() {
    let registers = example();
    let due = |pauses| read(visit(&registers), &paused(pauses), FRIDAY).expect("counted").due;
    // Monday to Wednesday do not count: Thursday, Friday, Monday do.
    assert_eq!(due(vec![pause(date(2026, 11, 23), Some(date(2026, 11, 26)))]), Some(date(2026, 11, 30)));
    // A weekend that is paused holds nothing.
    assert_eq!(due(vec![pause(date(2026, 11, 21), Some(date(2026, 11, 23)))]), Some(date(2026, 11, 25)));
    // One that begins and ends on a day holds nothing.
    assert_eq!(due(vec![pause(date(2026, 11, 23), Some(date(2026, 11, 23)))]), Some(date(2026, 11, 25)));
    // Two of them: Tuesday and Thursday do not count.
    let two =
        vec![pause(date(2026, 11, 26), Some(date(2026, 11, 27))), pause(date(2026, 11, 24), Some(date(2026, 11, 25)))];
    assert_eq!(due(two), Some(date(2026, 11, 27)));
    // What was paused before it started holds nothing.
    assert_eq!(due(vec![pause(date(2026, 11, 2), Some(date(2026, 11, 9)))]), Some(date(2026, 11, 25)));
}

#[test]
fn while_it_stands_still_it_has_no_last_day() {
    let still = paused(vec![pause(date(2026, 11, 24), None)]);
    stands(&still, date(2026, 12, 24), ClockState::Paused { since: date(2026, 11, 24), left: 2 });
    let registers = example();
    let found = read(visit(&registers), &still, date(2026, 12, 24)).expect("counted");
    assert_eq!((found.due, found.taken), (None, Some(1)));
    // Before the pause begins, it runs as if there were none.
    stands(&still, date(2026, 11, 23), ClockState::Running { left: 2 });
    // What was overdue already stays so.
    stands(&paused(vec![pause(date(2026, 11, 27), None)]), date(2026, 12, 24), ClockState::Overdue { by: 1 });
}

#[test]
fn what_cannot_be_is_refused_with_both_days() {
    let registers = example();
    let backwards = with(record(FRIDAY), "visited", Value::Day(date(2026, 11, 19)));
    let said = read(visit(&registers), &backwards, FRIDAY).expect_err("ends before it starts").to_string();
    assert!(said.contains("2026-11-19") && said.contains("2026-11-20"), "{said}");
    let bad = [
        vec![pause(date(2026, 11, 24), Some(date(2026, 11, 23)))],
        vec![pause(date(2026, 11, 24), None), pause(date(2026, 11, 26), None)],
        vec![pause(date(2026, 11, 23), Some(date(2026, 11, 26))), pause(date(2026, 11, 25), None)],
    ];
    for pauses in bad {
        let found = read(visit(&registers), &paused(pauses), FRIDAY);
        assert!(matches!(found, Err(ClockError::BadPause { .. })), "{found:?}");
    }
    let found = read(visit(&registers), &record(date(1994, 12, 30)), FRIDAY);
    assert!(matches!(found, Err(ClockError::Outside { .. })), "{found:?}");
    let found = read(visit(&registers), &record(date(2028, 12, 28)), date(2028, 12, 28));
    assert!(matches!(found, Err(ClockError::Outside { .. })), "the calendar ends with 2028: {found:?}");
}

#[test]
fn a_clock_may_stop_with_a_move() {
    let text = shared::EXAMPLE.replace("stop = { field = \"visited\" }", "stop = { move = \"finish\" }");
    let registers = shared::registers(&text);
    let step = "finish".parse().expect("a code");
    let moved = Moved { step, on: date(2026, 11, 24), by: "w1".into(), reason: None };
    let finished = Record { state: "done".parse().expect("a code"), moves: vec![moved], ..record(FRIDAY) };
    let found = read(visit(&registers), &finished, date(2026, 12, 1)).expect("counted");
    assert_eq!((found.state, found.taken), (ClockState::Met { left: 1 }, Some(2)));
}

#[test]
fn a_complaint_stands_still_while_a_court_has_the_case() {
    // Regulation 8 of SI 2006/1738. Ten working days from Monday 5 March 2018: 6 to 9 March, then, after the pause, 26 to
    // 29 March, Easter, 3 and 4 April.
    let registers = bigplan_register::Registers::built_in().expect("valid");
    let complaints = registers.named("complaint").expect("it is there");
    let clock = complaints.clock(&"stage-one".parse().expect("a code")).expect("a clock");
    let held = Pause {
        clock: clock.code.clone(),
        reason: "proceedings".into(),
        from: date(2018, 3, 12),
        until: Some(date(2018, 3, 26)),
    };
    let mut complaint = Record { pauses: vec![held], ..record(FRIDAY) };
    complaint.state = "open".parse().expect("a code");
    let complaint = with(complaint, "received", Value::Day(date(2018, 3, 5)));
    let complaint = with(complaint, "stage-one-kind", Value::Code("usual".into()));
    let found = reading(complaints, clock, &complaint, date(2018, 4, 5), &calendar()).expect("counted");
    assert_eq!((found.due, found.state), (Some(date(2018, 4, 4)), ClockState::Overdue { by: 1 }));
}
