//! The example register with its roles, and records of it; invented.

#![allow(dead_code, reason = "each test uses a part")]

use std::collections::BTreeMap;

use bigplan_register::record::Around;
use bigplan_register::{Calendar, Definition, Files, Record, Registers, Value};
use jiff::civil::{Date, date};

pub const EXAMPLE: &str = include_str!("../../examples/example-visit.toml");
pub const TODAY: Date = date(2026, 11, 20);

/// The carried roles and lists with one register.
pub fn files(text: &str) -> Files {
    Files { registers: vec![("example-visit.toml".into(), text.into())], ..Files::built_in() }
}

pub fn registers(text: &str) -> Registers {
    Registers::read(&files(text)).unwrap_or_else(|bad| panic!("{bad:#?}"))
}

pub fn example() -> Registers {
    registers(EXAMPLE)
}

pub fn visit(registers: &Registers) -> &Definition {
    registers.named("example-visit").expect("it is there")
}

pub fn calendar() -> Calendar {
    Calendar::built_in().expect("the calendar is whole")
}

/// A record in its first state, promised on a day, given to w1.
pub fn record(promised: Date) -> Record {
    Record {
        id: "r1".into(),
        subject: Some("c1".into()),
        state: "promised".parse().expect("a code"),
        values: BTreeMap::from([("promised".parse().expect("a code"), Value::Day(promised))]),
        worker: Some(bigplan_register::record::Worker { person: "w1".into(), qualified: Some(true) }),
        moves: Vec::new(),
        signed: Vec::new(),
        pauses: Vec::new(),
    }
}

pub fn with(mut record: Record, field: &str, value: Value) -> Record {
    record.values.insert(field.parse().expect("a code"), value);
    record
}

pub fn around<'a>(registers: &'a Registers, calendar: &'a Calendar) -> Around<'a> {
    Around { registers, calendar, today: TODAY, death: None, others: &[] }
}
