//! Rows made of what comes in, one after the other, each held against the description.

use std::collections::BTreeMap;
use std::io;

use bigplan_register::{Calendar, FieldCode, Registers};
use jiff::civil::Date;

use super::Dataset;
use super::cell::{Around, cell, person};
use super::check::{PERSONS, TEAMS, WORKERS};
use super::describe::{Column, ColumnKind, Table};
use super::elsewhere::Elsewhere;
use super::finding::{DatasetFinding, FindingCode, Findings};
use super::keys::Keys;
use super::mapping::Part;
use crate::outgoing::{Outgoing, RecordOut};

/// What takes the rows.
pub trait RowSink {
    /// Takes one row of a table, its cells in the order of the table's fields.
    ///
    /// # Errors
    /// Where it cannot be kept; nothing more is made then.
    fn row(&mut self, table: &str, cells: &[String]) -> io::Result<()>;
}

/// A making under way.
pub struct Making<'a, S> {
    dataset: &'a Dataset,
    around: Around<'a>,
    sink: S,
    rows: BTreeMap<&'a str, u64>,
    keys: Keys,
    /// What other registers take from records that came before.
    elsewhere: Elsewhere,
    /// The latest row of each person, of parts that want only that: part, person.
    latest: BTreeMap<(usize, String), (Date, Vec<String>)>,
    findings: Findings,
}

/// What was made.
#[derive(Clone, Debug)]
pub struct Made<S> {
    /// What took the rows.
    pub sink: S,
    /// How many rows each table has; all tables of the dataset are among them.
    pub rows: BTreeMap<String, u64>,
    /// What does not fit; of many alike only the first.
    pub findings: Vec<DatasetFinding>,
    /// How many findings there are of each code.
    pub counts: BTreeMap<FindingCode, u64>,
}

impl<'a, S: RowSink> Making<'a, S> {
    /// Begins.
    pub fn new(dataset: &'a Dataset, registers: &'a Registers, calendar: &'a Calendar, today: Date, sink: S) -> Self {
        let mut making = Self {
            dataset,
            around: Around { registers, calendar, today },
            sink,
            rows: dataset.description.tables.iter().map(|table| (table.name.as_str(), 0)).collect(),
            keys: Keys::of(&dataset.description),
            elsewhere: Elsewhere::of(&dataset.parts, registers),
            latest: BTreeMap::new(),
            findings: Findings::default(),
        };
        for missing in dataset.not_held.iter().filter(|missing| missing.required) {
            // Of a table without rows nothing is wanted; whether it has any is not known yet.
            let made = dataset.parts.iter().any(|part| part.table == missing.table);
            let message = format!("The dataset wants it of every row, and it is not held: {}", missing.why);
            if made {
                making.find(FindingCode::RequiredNotHeld, &missing.table, 0, &missing.field, message);
            }
        }
        making
    }

    /// Says that a field of a register is not to be seen by whoever exports: what is made from it stays empty.
    pub fn unseen(&mut self, register: &str, field: &FieldCode) {
        for part in &self.dataset.parts {
            for (name, _) in part.fields.iter().filter(|(_, origin)| origin.takes(&part.from, register, field)) {
                let message = format!("It is made from {field} of {register}, which your duties do not show you.");
                self.find(FindingCode::FieldNotSeen, &part.table, 0, name, message);
            }
        }
    }

    /// Makes the rows of one thing.
    ///
    /// # Errors
    /// Where a row cannot be kept.
    pub fn give(&mut self, of: Outgoing<'_>) -> io::Result<()> {
        let from = match of {
            Outgoing::Record(record) => record.definition.code.as_str(),
            Outgoing::Person(_) => PERSONS,
            Outgoing::Worker { .. } => WORKERS,
            Outgoing::Team { .. } => TEAMS,
        };
        let dataset = self.dataset;
        for (index, part) in dataset.parts.iter().enumerate().filter(|(_, part)| part.from == from) {
            let Some(table) = dataset.description.table(&part.table) else { continue };
            if !wanted(part, of, self.around.today) {
                continue;
            }
            let cells = self.cells(part, table, of);
            match (&part.latest, of) {
                (Some(field), Outgoing::Record(record)) => self.keep_latest(index, field, record, cells),
                _ => self.row(part, table, &cells)?,
            }
        }
        if let Outgoing::Record(record) = of {
            self.elsewhere.keep(record);
        }
        Ok(())
    }

    /// Ends: writes what was held back and follows all pointers.
    ///
    /// # Errors
    /// Where a row cannot be kept.
    pub fn finish(mut self) -> io::Result<Made<S>> {
        let dataset = self.dataset;
        for ((index, _), (_, cells)) in std::mem::take(&mut self.latest) {
            let part = dataset.parts.get(index);
            if let Some((part, table)) = part.and_then(|part| Some((part, dataset.description.table(&part.table)?))) {
                self.row(part, table, &cells)?;
            }
        }
        self.keys.finish(&mut self.findings);
        let rows = self.rows.into_iter().map(|(table, rows)| (table.to_owned(), rows)).collect();
        Ok(Made { sink: self.sink, rows, findings: self.findings.kept, counts: self.findings.counts })
    }

    fn cells(&self, part: &Part, table: &Table, of: Outgoing<'_>) -> Vec<String> {
        let made = |column: &Column| {
            let origin = part.fields.get(&column.name);
            origin.map(|origin| cell(origin, of, &self.around, &self.elsewhere)).unwrap_or_default()
        };
        table.columns.iter().map(made).collect()
    }

    fn keep_latest(&mut self, part: usize, field: &FieldCode, of: &RecordOut<'_>, cells: Vec<String>) {
        let Some((day, who)) = of.record.day(field).zip(of.person) else { return };
        let held = self.latest.entry((part, who.id.clone())).or_insert_with(|| (day, cells.clone()));
        if held.0 < day {
            *held = (day, cells);
        }
    }

    /// Writes a row and holds it against the description.
    fn row(&mut self, part: &Part, table: &'a Table, cells: &[String]) -> io::Result<()> {
        let again = |(column, cell): (&Column, &String)| column.key && self.keys.has(&table.name, &column.name, cell);
        if part.once && table.columns.iter().zip(cells).any(again) {
            return Ok(());
        }
        let count = self.rows.entry(&table.name).or_default();
        *count += 1;
        let row = *count;
        for (column, cell) in table.columns.iter().zip(cells) {
            if cell.is_empty() {
                if column.required && part.fields.contains_key(&column.name) {
                    let message = "The dataset wants it of every row, and it is empty here.".to_owned();
                    self.find(FindingCode::RequiredEmpty, &table.name, row, &column.name, message);
                }
                continue;
            }
            if self.keys.note(&table.name, row, column, cell) {
                let message = "Another row has the same key.".to_owned();
                self.find(FindingCode::KeyTwice, &table.name, row, &column.name, message);
            }
            if let Some((code, message)) = misfit(column, cell) {
                self.find(code, &table.name, row, &column.name, message);
            }
        }
        self.sink.row(&table.name, cells)
    }

    fn find(&mut self, code: FindingCode, table: &str, row: u64, field: &str, message: String) {
        let (table, field) = (table.to_owned(), field.to_owned());
        self.findings.add(DatasetFinding { code, table, row, field, message });
    }
}

/// Whether a part takes it.
pub(crate) fn wanted(part: &Part, of: Outgoing<'_>, today: Date) -> bool {
    match of {
        Outgoing::Record(record) => {
            let record = record.record;
            part.only.as_ref().is_none_or(|only| record.holds(only))
                && part.has.as_ref().is_none_or(|field| record.value(field).is_some())
                && !part.leave_out.contains(&record.state)
        }
        Outgoing::Person(who) => part.has_person.is_none_or(|known| !person(known, who, today).is_empty()),
        Outgoing::Worker { .. } | Outgoing::Team { .. } => true,
    }
}

/// How a cell that holds something does not fit its column.
fn misfit(column: &Column, cell: &str) -> Option<(FindingCode, String)> {
    let fits = match column.kind {
        ColumnKind::NVarChar | ColumnKind::NChar => {
            let (size, length) = (column.size?, cell.chars().count());
            let message = || format!("It takes at most {size} characters, and this has {length}.");
            return (length > size).then(|| (FindingCode::TooLong, message()));
        }
        ColumnKind::DateTime => cell.get(..10).is_some_and(|day| day.parse::<Date>().is_ok()),
        ColumnKind::Int => cell.parse::<i64>().is_ok(),
        ColumnKind::Float => cell.parse::<f64>().is_ok(),
        ColumnKind::Flag | ColumnKind::Bit | ColumnKind::Binary => false,
    };
    (!fits).then(|| (FindingCode::WrongType, "It is not of the type that the dataset takes.".to_owned()))
}
