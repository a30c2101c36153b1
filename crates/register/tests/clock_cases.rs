//! The clocks of the definitions that the program carries, against days worked by hand.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop where it stands")]

use std::collections::BTreeMap;

use bigplan_register::clock::reading;
use bigplan_register::definition::Mark;
use bigplan_register::{Calendar, Definition, Kind, Record, Registers, Value};
use jiff::civil::Date;

#[test]
fn every_clock_is_due_on_the_day_worked_by_hand() {
    let registers = Registers::built_in().expect("the definitions are valid");
    let calendar = Calendar::built_in().expect("the calendar is whole");
    let mut cases = 0;
    let mut wrong = Vec::new();
    for line in include_str!("clock-cases.txt").lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<_> = line.split('|').map(str::trim).collect();
        let [register, code, start, filled, expect, how, law] = cells[..] else { panic!("seven cells: {line}") };
        let definition = registers.named(register).expect("a register");
        let clock = definition.clock(&code.parse().expect("a code")).expect("a clock");
        let started: Date = start.parse().expect("a day");
        let record = record(definition, &clock.start, started, filled);
        let found = reading(definition, clock, &record, started, &calendar).expect("counted");
        let due = found.due.map_or_else(|| "none".to_owned(), |due| due.to_string());
        if due != expect {
            wrong
                .push(format!("{register} {code} from {start} ({filled}): due {due}, by hand {expect}: {how} ({law})"));
        }
        cases += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(cases >= 60, "{cases} cases");
}

fn record(definition: &Definition, start: &Mark, on: Date, filled: &str) -> Record {
    let Mark::Field(field) = start else { panic!("these clocks start with a field") };
    let moment = definition.field(field).is_some_and(|field| field.kind == Kind::Moment);
    let value = if moment { Value::Moment(on.at(23, 30, 0, 0)) } else { Value::Day(on) };
    let mut values = BTreeMap::from([(field.clone(), value)]);
    if let Some((field, code)) = filled.split_once('=') {
        values.insert(field.parse().expect("a field"), Value::Code(code.to_owned()));
    }
    Record {
        id: "r1".into(),
        subject: Some("c1".into()),
        state: definition.first_state().expect("a state").code.clone(),
        values,
        worker: None,
        moves: Vec::new(),
        signed: Vec::new(),
        pauses: Vec::new(),
    }
}
