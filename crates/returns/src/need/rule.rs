//! What a rule of the census is, and what it finds.

use super::tables::{Rows, Table, Tables};
use crate::table::Row;
use crate::value::Date;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The department does not take the census with it.
    Error,
    /// The council has to say why it is right, or put it right.
    Query,
}

/// How a rule looks.
pub enum Look {
    /// At one child after another.
    Child(fn(&Rows<'_>, &Census<'_>, &mut Hits)),
    /// At the whole census.
    Whole(fn(&Tables, &Census<'_>, &mut Hits)),
}

/// A rule: what it is called, what it says, what it looks at, and how.
pub struct Rule {
    /// The code that the department gave it.
    pub code: &'static str,
    /// What it weighs.
    pub severity: Severity,
    /// What is wrong where it finds something, in plain words.
    pub text: &'static str,
    /// The columns that it is about.
    pub fields: &'static [&'static str],
    /// The first year of rules that has it, by the year in which that ends.
    pub from: u16,
    /// How it looks.
    pub look: Look,
}

/// One census: its reference date, the rules' year, and what is at hand.
#[derive(Clone, Copy, Debug)]
pub struct Census<'a> {
    /// The last day of the census year; blank if the file does not say it.
    pub reference: Date,
    /// The first day.
    pub start: Date,
    /// The year in which the rules' own year ends.
    pub rules: u16,
    /// Bank holidays of England.
    pub holidays: &'a [Date],
}

impl<'a> Census<'a> {
    /// The census of a reference date: the year that ends with it.
    pub fn new(reference: Date, rules: u16, holidays: &'a [Date]) -> Census<'a> {
        Census { reference, start: reference.plus_years(-1).plus_days(1), rules, holidays }
    }

    /// Whether a day lies outside the census year.
    pub fn is_outside(&self, day: Date) -> bool {
        day < self.start || day > self.reference
    }
}

/// A rule found something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Finding {
    /// The rule, by its place in the list of rules.
    pub rule: u16,
    /// The table; `None` if it is about the whole census.
    pub table: Option<Table>,
    /// The row in its table, from 0.
    pub row: u32,
    /// The column.
    pub column: &'static str,
    /// The child, by its number in the census.
    pub child: u32,
}

/// All findings, in the order of rules, tables and rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// What the rules found.
    pub found: Vec<Finding>,
}

/// The cells that a rule found.
#[derive(Debug, Default)]
pub struct Hits {
    found: Vec<Finding>,
}

impl Hits {
    /// Notes a cell of a row for each column.
    pub fn add<R: Row<Table = Table>>(&mut self, row: &R, columns: &[&'static str]) {
        let cell = |column| Finding { rule: 0, table: Some(R::TABLE), row: row.row(), column, child: row.child() };
        self.found.extend(columns.iter().copied().map(cell));
    }

    /// Notes each row of a list for which the question is answered with yes.
    pub fn each<R: Row<Table = Table>>(&mut self, rows: &[R], columns: &[&'static str], is_wrong: impl Fn(&R) -> bool) {
        rows.iter().filter(|row| is_wrong(row)).for_each(|row| self.add(row, columns));
    }

    /// How many cells were noted so far.
    pub fn count(&self) -> usize {
        self.found.len()
    }

    /// Notes the whole census.
    pub fn add_whole(&mut self) {
        self.found.push(Finding { rule: 0, table: None, row: u32::MAX, column: "", child: u32::MAX });
    }

    /// Gives what was noted under a rule, each cell once, and forgets it.
    pub(super) fn drain(&mut self, rule: u16) -> impl Iterator<Item = Finding> + '_ {
        self.found.sort_unstable();
        self.found.dedup();
        self.found.drain(..).map(move |finding| Finding { rule, ..finding })
    }
}
