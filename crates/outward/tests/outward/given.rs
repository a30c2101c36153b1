//! What the tests are given: the registers that the program carries, and invented records.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use bigplan_outward::PersonOut;
use bigplan_register::record::{Moved, Worker};
use bigplan_register::{Calendar, Definition, Files, Record, Registers, Value};
use jiff::civil::{Date, date};

pub static REGISTERS: LazyLock<Registers> = LazyLock::new(|| Registers::built_in().unwrap());
pub static CALENDAR: LazyLock<Calendar> = LazyLock::new(|| Files::built_in().calendar().unwrap());
pub const TODAY: Date = date(2020, 6, 1);

pub fn register(code: &str) -> &'static Definition {
    REGISTERS.named(code).unwrap()
}

pub fn day(year: i16, month: i8, day: i8) -> Value {
    Value::Day(date(year, month, day))
}

pub fn code(code: &str) -> Value {
    Value::Code(code.into())
}

pub fn link(id: &str) -> Value {
    Value::Link(id.into())
}

/// An id of 26 letters that begins with these.
pub fn id(start: &str) -> String {
    format!("{start:0<26}")
}

pub fn child(start: &str) -> PersonOut {
    PersonOut {
        id: id(start),
        child: true,
        family_name: "Secretname".into(),
        given_names: "Ada".into(),
        sex: Some("F".into()),
        born: Some(date(2010, 2, 3)),
        died: None,
        pupil_number: Some("A123456789012".into()),
    }
}

/// A record of a register in a state.
pub fn record<const N: usize>(start: &str, state: &str, values: [(&str, Value); N]) -> Record {
    Record {
        id: id(start),
        subject: Some(id("c1")),
        state: state.parse().unwrap(),
        values: values.into_iter().map(|(field, value)| (field.parse().unwrap(), value)).collect::<BTreeMap<_, _>>(),
        worker: Some(Worker { person: id("w1"), qualified: Some(true) }),
        moves: Vec::<Moved>::new(),
        signed: Vec::new(),
        pauses: Vec::new(),
    }
}
