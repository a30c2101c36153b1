//! Prints of rows: one number that is the same for the same child and cells, so that two files of a return can be set side by
//! side without either being held.

use std::collections::BTreeMap;
use std::fmt::{self, Debug, Write};
use std::hash::{DefaultHasher, Hasher};

use crate::children::Children;
use crate::table::Row;

/// Columns that the reader numbers itself: the same row has another number where one was added before it.
const NUMBERED: [&str; 3] = ["CINdetailsID", "AssessmentID", "CPPID"];

/// A print that is being made.
#[derive(Default)]
pub struct Print(DefaultHasher);

impl Print {
    /// Adds a cell.
    pub fn cell(&mut self, column: &str, cell: &impl Debug) {
        if !NUMBERED.contains(&column) {
            // Writing into a hasher cannot fail.
            let _ = write!(self, "{cell:?}\u{1f}");
        }
    }

    fn of(text: &str) -> u64 {
        let mut print = Self::default();
        print.0.write(text.as_bytes());
        print.0.finish()
    }
}

impl Write for Print {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.write(text.as_bytes());
        Ok(())
    }
}

/// The prints of the children, by their numbers.
pub(crate) fn of_children(children: &Children) -> Vec<u64> {
    (0..children.count()).map(|number| Print::of(&children.id(number))).collect()
}

/// The prints of a return's rows.
#[derive(Debug, Default)]
pub(crate) struct Prints(BTreeMap<&'static str, Vec<u64>>);

impl Prints {
    /// Adds rows of a table; others of its rows may be there.
    pub fn add<R: Row>(&mut self, table: &'static str, rows: &[R], children: &[u64]) {
        let at = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        let all = self.0.entry(table).or_default();
        all.resize(rows.iter().map(|row| at(row.row()) + 1).max().unwrap_or_default().max(all.len()), 0);
        for row in rows {
            let mut print = Print::default();
            print.0.write_u64(children.get(at(row.child())).copied().unwrap_or_default());
            row.print(&mut print);
            if let Some(place) = all.get_mut(at(row.row())) {
                *place = print.0.finish();
            }
        }
    }

    /// Adds a row that passes: its child, and its cells with the names of their columns. 0 stays for rows that are not there.
    pub fn pass<'c>(
        &mut self,
        table: &'static str,
        row: u32,
        child: &str,
        cells: impl Iterator<Item = (&'c str, String)>,
    ) {
        let mut print = Print::default();
        print.0.write(child.as_bytes());
        cells.for_each(|(column, cell)| print.cell(column, &(column, cell)));
        let all = self.0.entry(table).or_default();
        let end = usize::try_from(row).unwrap_or_default();
        if all.len() < end {
            all.resize(end, 0);
        }
        if let Some(place) = end.checked_sub(1).and_then(|at| all.get_mut(at)) {
            *place = print.0.finish();
        }
    }

    /// The print of a row, which is counted from 1; 0 where there is none.
    pub fn of_row(&self, table: &str, row: u32) -> u64 {
        let at = usize::try_from(row).ok().and_then(|row| row.checked_sub(1));
        at.and_then(|at| self.0.get(table)?.get(at)).copied().unwrap_or_default()
    }

    /// The tables with the prints of their rows in order, each as often as it stands there.
    pub fn tables(&self) -> impl Iterator<Item = (&'static str, Vec<u64>)> {
        self.0.iter().map(|(table, rows)| {
            let mut sorted: Vec<u64> = rows.iter().copied().filter(|print| *print != 0).collect();
            sorted.sort_unstable();
            (*table, sorted)
        })
    }
}
