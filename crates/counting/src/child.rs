//! Everything known of one child that figures are counted from.

use std::collections::BTreeMap;

use bigplan_register::record::Source;
use bigplan_register::{Record, RegisterCode};
use jiff::civil::Date;

/// A child with the records about them. Names are not among it: nothing is counted by a name.
#[derive(Clone, Debug, Default)]
pub struct Child {
    /// The day of birth.
    pub born: Option<Date>,
    /// The day of death.
    pub died: Option<Date>,
    /// The code of the census.
    pub sex: Option<String>,
    records: BTreeMap<RegisterCode, Vec<Record>>,
    written: BTreeMap<String, Written>,
}

/// What is known of how a record was written, for the quality of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// The day on which it was first written down here.
    pub on: Date,
    /// How many fields that must be filled in are not.
    pub missing: i64,
    /// Where it came from, where that was noted.
    pub source: Option<Source>,
}

impl Child {
    /// A child without records.
    pub fn new(born: Option<Date>, died: Option<Date>, sex: Option<String>) -> Self {
        Self { born, died, sex, ..Self::default() }
    }

    /// Takes a record in. Records come in any order.
    pub fn push(&mut self, register: RegisterCode, record: Record) {
        self.records.entry(register).or_default().push(record);
    }

    /// Says how a record was written.
    pub fn was_written(&mut self, record: &str, written: Written) {
        self.written.insert(record.to_owned(), written);
    }

    /// How a record was written, where that is known.
    pub fn written(&self, record: &str) -> Option<Written> {
        self.written.get(record).copied()
    }

    /// The records of a register.
    pub fn records(&self, register: &RegisterCode) -> &[Record] {
        self.records.get(register).map(Vec::as_slice).unwrap_or_default()
    }

    /// The age in completed years on a day; `None` before birth or where the day of birth is not known. Whoever is born
    /// on 29 February is a year older on 1 March of years without one.
    pub fn age(&self, on: Option<Date>) -> Option<i64> {
        let (born, on) = self.born.zip(on)?;
        let reached = (on.month(), on.day()) >= (born.month(), born.day());
        let years = i64::from(on.year() - born.year()) - i64::from(!reached);
        (years >= 0).then_some(years)
    }
}
