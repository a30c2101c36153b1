//! People and records as a return tells of them.

use std::collections::BTreeMap;

use bigplan_register::{FieldCode, Record, RegisterCode, Value};
use bigplan_returns::{Code, Date, Letters};
use jiff::civil;

/// A child of a return, with the records that its rows come to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Person {
    /// The council's own number of the child, as the return has it.
    pub id: String,
    /// The day of birth.
    pub born: Option<civil::Date>,
    /// The day of death.
    pub died: Option<civil::Date>,
    /// The code of the return.
    pub sex: Option<String>,
    /// The pupil number; a code that says why there is none is none.
    pub pupil_number: Option<String>,
    /// The records, register by register, in the order of their days.
    pub records: Vec<Draft>,
}

/// A record of a register before it is one.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The register.
    pub register: RegisterCode,
    /// Where it stands.
    pub state: &'static str,
    /// What is filled in.
    pub values: BTreeMap<FieldCode, Value>,
}

impl Person {
    /// The records with ids of their own, as counting reads them.
    pub fn records(self) -> impl Iterator<Item = (RegisterCode, Record)> {
        let Self { id: child, records, .. } = self;
        records.into_iter().enumerate().filter_map(move |(number, Draft { register, state, values })| {
            let id = format!("{child}/{register}/{number:04}");
            let (state, subject) = (state.parse().ok()?, Some(child.clone()));
            let (moves, signed, pauses) = Default::default();
            Some((register, Record { id, subject, state, values, worker: None, moves, signed, pauses }))
        })
    }
}

impl Draft {
    /// A record with nothing in it; `None` where there is no such register's code, which a test rules out.
    pub(crate) fn of(register: &str, state: &'static str) -> Option<Self> {
        Some(Self { register: register.parse().ok()?, state, values: BTreeMap::new() })
    }

    pub(crate) fn with(mut self, field: &str, value: Option<Value>) -> Self {
        if let Some((field, value)) = field.parse().ok().zip(value) {
            self.values.insert(field, value);
        }
        self
    }

    pub(crate) fn day(self, field: &str, day: Option<civil::Date>) -> Self {
        self.with(field, day.map(Value::Day))
    }

    pub(crate) fn code(self, field: &str, code: Code) -> Self {
        self.with(field, Some(code.to_string()).filter(|code| !code.is_empty()).map(Value::Code))
    }

    pub(crate) fn word(self, field: &str, code: Option<&str>) -> Self {
        self.with(field, code.map(|code| Value::Code(code.to_owned())))
    }
}

/// A day of a return; `None` where it is blank, unreadable or known in part.
pub(crate) fn day(date: Date) -> Option<civil::Date> {
    let (year, month, day) = date.civil()?;
    civil::Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// A pupil number, unless the letters say why there is none (`UN1` and the like).
pub(crate) fn pupil_number(letters: Letters) -> Option<String> {
    Some(letters.to_string()).filter(|number| !number.is_empty() && !number.starts_with("UN"))
}
