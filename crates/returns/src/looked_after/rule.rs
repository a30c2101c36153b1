//! What a rule is.

use super::collection::{Collection, Columns};
use super::tables::{Child, Table};
use crate::table::Row;

/// What a rule cannot do without.
#[derive(Clone, Copy, Debug)]
pub enum Need {
    /// Columns of a table of the year; with none named, the table alone.
    Now(Table, &'static [&'static str]),
    /// Columns of a table of the year before.
    Last(Table, &'static [&'static str]),
    /// The regulator's list of providers.
    Providers,
}

/// A rule: what it is called, what it says, what it looks at, and how it looks.
pub struct Rule {
    /// The code that the department gave it.
    pub code: &'static str,
    /// What is wrong where it finds something, in plain words.
    pub text: &'static str,
    /// The columns that it is about.
    pub fields: &'static [&'static str],
    /// What it cannot do without.
    pub needs: &'static [Need],
    /// The first year of rules that has it, by the year in which that ends (2023 for 2022/23 and before).
    pub from: u16,
    /// The last year of rules that has it.
    pub until: u16,
    /// Looks at one child.
    pub look: fn(&Child<'_>, &Collection<'_>, &mut Hits),
}

impl Rule {
    /// Whether the rules of a year have it.
    pub fn is_of(&self, year: u16) -> bool {
        (self.from..=self.until).contains(&year)
    }

    /// Which of its columns stand in a table: what to look at in a row that it found.
    pub fn fields_in(&self, table: Table) -> impl Iterator<Item = &'static str> {
        self.fields.iter().copied().filter(move |field| *field == "CHILD" || table.columns().contains(field))
    }

    /// What it needs and has not, if anything: the table, and the column if the table is there.
    pub fn lacks(&self, columns: &Columns, has_providers: bool) -> Option<String> {
        self.needs.iter().find_map(|need| match *need {
            Need::Now(table, names) => lacks(columns, table, false, names),
            Need::Last(table, names) => lacks(columns, table, true, names),
            Need::Providers => (!has_providers).then(|| "the list of registered providers".to_owned()),
        })
    }
}

fn lacks(columns: &Columns, table: Table, last: bool, names: &[&str]) -> Option<String> {
    let year = if last { " of the year before" } else { "" };
    if !columns.has_table(table, last) {
        return Some(format!("the table {}{year}", table.name()));
    }
    let name = names.iter().find(|name| !columns.has(table, last, name))?;
    Some(format!("the column {name} of the table {}{year}", table.name()))
}

/// The rows that a rule found at one child.
#[derive(Debug, Default)]
pub struct Hits {
    found: Vec<(Table, u32)>,
}

impl Hits {
    /// Notes a row.
    pub fn add<R: Row<Table = Table>>(&mut self, row: &R) {
        self.found.push((R::TABLE, row.row()));
    }

    /// Notes all rows of a list.
    pub fn add_all<R: Row<Table = Table>>(&mut self, rows: &[R]) {
        rows.iter().for_each(|row| self.add(row));
    }

    /// Notes each row of a list for which the question is answered with yes.
    pub fn each<R: Row<Table = Table>>(&mut self, rows: &[R], is_wrong: impl Fn(&R) -> bool) {
        rows.iter().filter(|row| is_wrong(row)).for_each(|row| self.add(row));
    }

    /// Whether nothing was noted.
    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Gives what was noted, each row once, and forgets it.
    pub(super) fn drain(&mut self) -> impl Iterator<Item = (Table, u32)> + '_ {
        if !self.found.is_sorted_by(|one, other| one < other) {
            self.found.sort_unstable();
            self.found.dedup();
        }
        self.found.drain(..)
    }
}
