//! One row of a table while it is made.

use bigplan_returns::looked_after::Table;
use jiff::civil::Date;

/// A row: what stands in it, by column. The child's number is not among it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The table.
    pub table: Table,
    cells: Vec<(&'static str, String)>,
}

impl Row {
    /// What stands in a column; empty where nothing does.
    pub fn cell(&self, column: &str) -> &str {
        self.cells.iter().find(|(name, _)| *name == column).map_or("", |(_, text)| text)
    }

    pub(super) fn of(table: Table) -> Self {
        Self { table, cells: Vec::new() }
    }

    /// Puts in a text, in capital letters as the return has them all.
    pub(super) fn with(mut self, column: &'static str, text: Option<&str>) -> Self {
        self.cells.extend(text.map(|text| (column, text.trim().to_ascii_uppercase())));
        self
    }

    pub(super) fn day(self, column: &'static str, day: Option<Date>) -> Self {
        let text = day.map(|day| day.strftime("%d/%m/%Y").to_string());
        self.with(column, text.as_deref())
    }

    pub(super) fn yes(self, column: &'static str, answer: Option<bool>) -> Self {
        self.with(column, answer.map(|answer| if answer { "1" } else { "0" }))
    }
}
