//! What could not be read: findings of the reading itself.

use super::super::tables::Table;
use crate::listed::Listed;

/// Something in a file that was not read as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The table.
    pub table: Table,
    /// The row in its file, from 0; `None` if it is about the whole table.
    pub row: Option<u32>,
    /// What it is.
    pub what: What,
}

/// Kinds of faults.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// A heading or element that the layout of the year does not know: it was not read.
    Unknown(Box<str>),
    /// A heading of the layout that is not there.
    Lacking(Box<str>),
    /// A heading that stands twice: the first was read.
    Twice(Box<str>),
    /// A date that is none.
    NoDate(&'static str),
    /// A number that is none.
    NoNumber(&'static str),
    /// The row has fewer or more cells than headings.
    Cells(u32),
    /// The row names no child.
    NoChild,
    /// The year has no such table; it was read as in the latest year.
    OtherYear,
}

/// What could not be read: the table and what it is, and the row in its file from 1, 0 if it is about the whole table.
pub(crate) type Told = Listed<(Table, What)>;

/// What was told while files are read.
#[derive(Debug)]
pub(super) struct Faults {
    told: Told,
    is_open: bool,
}

impl Faults {
    /// Nothing told yet.
    pub fn open() -> Self {
        Self { told: Listed::new(), is_open: true }
    }

    /// Tells nothing ever.
    pub fn closed() -> Self {
        Self { told: Listed::new(), is_open: false }
    }

    /// Tells one.
    pub fn push(&mut self, fault: Fault) {
        if self.is_open {
            self.told.push((fault.table, fault.what), fault.row.map_or(0, |row| row.saturating_add(1)));
        }
    }

    /// Tells nothing more: files that are gone through again have the same faults.
    pub fn close(&mut self) {
        self.is_open = false;
    }

    /// All, in the order of the files.
    pub fn told(self) -> Told {
        self.told
    }
}

/// Faults one by one.
pub(super) fn each(told: &Told) -> impl Iterator<Item = Fault> {
    told.iter().map(|((table, what), row)| Fault { table: *table, row: row.checked_sub(1), what: what.clone() })
}
