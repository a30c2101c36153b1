//! What rules need to know besides the rows: the year, the council, postcodes and providers.

use std::collections::HashMap;

use super::tables::Table;
use crate::value::{Code, Date};

/// Where a postcode lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// The code of its council.
    pub council: Code,
    /// Metres east and north on the national grid.
    pub east: f32,
    /// Metres north.
    pub north: f32,
}

/// A directory of postcodes.
pub trait Postcodes: Sync {
    /// Where a postcode lies; `None` if there is no such postcode. Blanks in it do not count.
    fn place(&self, postcode: Code) -> Option<Place>;
}

/// A registered provider as its regulator lists it.
#[derive(Clone, Debug, Default)]
pub struct Provider {
    /// Placement types that it may be used for.
    pub places: Vec<Code>,
    /// Kinds of provider that it may be.
    pub kinds: Vec<Code>,
    /// Its postcode without blanks.
    pub postcode: Code,
    /// The day on which its registration ended.
    pub closed: Date,
    /// The code of its council.
    pub council: Code,
}

/// Providers by their registration number; one number may stand for several registrations.
pub type Providers = HashMap<Code, Vec<Provider>>;

/// The columns that were found, table by table.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// By the places of their tables: in the year, and in the year before. `None` for a table that was not given.
    found: Vec<[Option<Vec<String>>; 2]>,
}

impl Columns {
    /// Notes a table that was given; `last` is that of the year before.
    pub fn add_table(&mut self, table: Table, last: bool) {
        self.of_mut(table, last);
    }

    /// Notes a column.
    pub fn add(&mut self, table: Table, last: bool, column: &str) {
        self.of_mut(table, last).push(column.to_owned());
    }

    /// Whether the table was given.
    pub fn has_table(&self, table: Table, last: bool) -> bool {
        self.of(table, last).is_some()
    }

    /// Whether the column was given.
    pub fn has(&self, table: Table, last: bool, column: &str) -> bool {
        self.of(table, last).is_some_and(|found| found.iter().any(|found| found == column))
    }

    fn of(&self, table: Table, last: bool) -> Option<&Vec<String>> {
        self.found.get(table as usize)?.get(usize::from(last))?.as_ref()
    }

    fn of_mut(&mut self, table: Table, last: bool) -> &mut Vec<String> {
        self.found.resize(Table::ALL.len(), Default::default());
        self.found[table as usize][usize::from(last)].get_or_insert_default()
    }
}

/// One collection: which year of which council is checked, by the rules of which year, and with what at hand.
#[derive(Clone, Copy)]
pub struct Collection<'a> {
    /// First day of the collection year, 1 April.
    pub start: Date,
    /// Last day of the collection year, 31 March.
    pub end: Date,
    /// The year in which the rules' own year ends: 2026 for those of 2025/26.
    pub rules: u16,
    /// The code of the council that makes the return.
    pub council: Code,
    /// Whether the return came as XML, where the header says who is an unaccompanied asylum-seeking child.
    pub from_xml: bool,
    /// The columns that were given.
    pub columns: &'a Columns,
    /// A directory of postcodes, if there is one.
    pub postcodes: Option<&'a dyn Postcodes>,
    /// The regulator's list, if there is one.
    pub providers: Option<&'a Providers>,
}

impl<'a> Collection<'a> {
    /// Whether this year's header has a column.
    pub fn header_has(&self, column: &str) -> bool {
        self.columns.has(Table::Header, false, column)
    }

    /// The registrations of a number.
    pub fn providers(&self, urn: Code) -> &'a [Provider] {
        self.providers.and_then(|list| list.get(&urn)).map_or(&[], Vec::as_slice)
    }

    /// Whether there is a provider of this number.
    pub fn is_provider(&self, urn: Code) -> bool {
        self.providers.is_some_and(|list| list.contains_key(&urn))
    }
}
