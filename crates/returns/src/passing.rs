//! Returns whose rows are looked at one by one as they pass, and not held: what their rules found, and what else is worth
//! telling of them.

use crate::children::Children;
use crate::prints::Prints;
use crate::report::{Kind, Unread};
use crate::school::Attendance;

/// What a rule of such a return says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// Its code, which stays.
    pub code: &'static str,
    /// What is wrong, in plain words, as a sentence.
    pub text: &'static str,
    /// Whether it asks a question rather than refuses the return.
    pub query: bool,
}

/// One place where a rule found something: twelve bytes, for there may be millions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    /// The place of the rule among the rules of its return.
    pub rule: u8,
    /// The place of the table among the tables.
    pub table: u8,
    /// The place of the column among those of its table; `WHOLE_ROW` where the row is meant.
    pub column: u16,
    /// The row in its table, from 1.
    pub row: u32,
    /// The child; `NOBODY` where none is named.
    pub child: u32,
}

/// Stands for no column.
pub(crate) const WHOLE_ROW: u16 = u16::MAX;
/// Stands for no child.
pub(crate) const NOBODY: u32 = u32::MAX;

/// A table and its columns, by the names that findings tell.
#[derive(Clone, Debug)]
pub(crate) struct TableNames {
    pub table: &'static str,
    pub columns: Vec<&'static str>,
}

/// A heading and the column that it was taken for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Matched {
    /// The table.
    pub table: &'static str,
    /// The sheet that the table stands on.
    pub sheet: String,
    /// The column, by the name in the layout.
    pub column: &'static str,
    /// The heading as it stands in the file.
    pub heading: String,
}

/// What else is worth telling of a return; nothing for returns of which it is not asked.
#[derive(Debug, Default)]
pub struct Detail {
    /// Headings and the columns that they were taken for, where headings vary.
    pub matched: Vec<Matched>,
    /// Sessions possible and missed, where the return is a school census.
    pub attendance: Option<Attendance>,
}

impl Detail {
    /// The headings that are not the names of their columns.
    pub fn renamed(&self) -> impl Iterator<Item = &Matched> {
        self.matched.iter().filter(|one| one.heading != one.column)
    }
}

/// A return that went by.
#[derive(Debug)]
pub(crate) struct Passed {
    pub of: Kind,
    /// How many rows each table has, in the order of tables; a table that was not there is not among them.
    pub tables: Vec<(&'static str, usize)>,
    pub rules: Vec<Said>,
    pub names: Vec<TableNames>,
    pub found: Vec<Finding>,
    pub cannot: Vec<(&'static str, String)>,
    pub unread: Vec<Unread>,
    pub children: Children,
    pub detail: Detail,
    pub prints: Option<Prints>,
}
