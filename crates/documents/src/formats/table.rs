//! A table while it is being written: columns that a cell above still covers are filled in.

use bigplan_plan::At;

use super::blocks::Span;
use super::limits::MAX_COLUMNS;
use super::problem::Problem;
use crate::document::{Cell, Part, Row, Table};

/// More rows than this one cell never covers; HTML allows 65,534.
const MAX_ROWS_COVERED: usize = 1_000;

/// Rows so far, and the row that is open.
#[derive(Default)]
pub(crate) struct OpenTable {
    rows: Vec<Row>,
    row: Option<Row>,
    at: At,
    /// Where in the open row the next part goes.
    filling: usize,
    /// For each column, how many rows below are still covered by a cell.
    covered: Vec<usize>,
}

impl OpenTable {
    /// Opens a row; one that was left open is closed.
    pub(crate) fn open_row(&mut self, at: At) {
        self.close_row(false);
        self.at = at;
        self.filling = 0;
        self.row = Some(Row { cells: Vec::new(), line: at.line, header: false });
    }

    /// Closes the row and says how many cells it has; a row without cells is dropped.
    pub(crate) fn close_row(&mut self, header: bool) -> usize {
        while self.fill_covered() {}
        let Some(mut row) = self.row.take() else { return 0 };
        row.header = header;
        let cells = row.cells.len();
        if cells > 0 {
            self.rows.push(row);
        }
        cells
    }

    /// Opens a cell.
    pub(crate) fn open_cell(&mut self, span: Span) -> Result<(), Problem> {
        while self.fill_covered() {}
        let Some(start) = self.row.as_ref().map(|row| row.cells.len()) else { return Ok(()) };
        let columns = span.columns.max(1);
        if start.saturating_add(columns) > MAX_COLUMNS {
            return Err(Problem::TooManyColumns);
        }
        self.filling = start;
        for _ in 0..columns {
            self.push_cell(span.continues_above);
        }
        if span.rows > 1 {
            self.cover(start..start + columns, span.rows.min(MAX_ROWS_COVERED) - 1);
        }
        Ok(())
    }

    /// Puts a part into the open cell; text outside any cell goes into the last one.
    pub(crate) fn put(&mut self, part: Part) {
        let row = self.row.as_mut().or(self.rows.last_mut());
        let Some(row) = row else { return };
        let place = self.filling.min(row.cells.len().saturating_sub(1));
        if let Some(cell) = row.cells.get_mut(place) {
            cell.parts.push(part);
        }
    }

    /// The table, as far as it was written.
    pub(crate) fn finish(mut self) -> Table {
        self.close_row(false);
        Table { rows: self.rows }
    }

    fn push_cell(&mut self, continues_above: bool) {
        if let Some(row) = &mut self.row {
            let at = At { cell: u32::try_from(row.cells.len() + 1).ok(), ..self.at };
            row.cells.push(Cell { parts: Vec::new(), continues_above, at });
        }
    }

    fn cover(&mut self, columns: std::ops::Range<usize>, rows: usize) {
        if self.covered.len() < columns.end {
            self.covered.resize(columns.end, 0);
        }
        for column in self.covered.iter_mut().take(columns.end).skip(columns.start) {
            *column = rows;
        }
    }

    /// Puts one cell where a cell above covers the next column.
    fn fill_covered(&mut self) -> bool {
        let Some(next) = self.row.as_ref().map(|row| row.cells.len()) else { return false };
        let Some(left) = self.covered.get_mut(next).filter(|left| **left > 0) else { return false };
        *left -= 1;
        self.push_cell(true);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(table: &Table) -> Vec<Vec<bool>> {
        table.rows.iter().map(|row| row.cells.iter().map(|cell| cell.continues_above).collect()).collect()
    }

    #[test]
    fn a_cell_over_rows_and_columns_leaves_its_marks() {
        let mut table = OpenTable::default();
        table.open_row(At::line(1));
        table.open_cell(Span { rows: 2, ..Span::default() }).unwrap();
        table.open_cell(Span { columns: 2, ..Span::default() }).unwrap();
        table.open_row(At::line(2));
        table.open_cell(Span::default()).unwrap();
        table.open_cell(Span::default()).unwrap();
        let table = table.finish();
        assert_eq!(shape(&table), [vec![false; 3], vec![true, false, false]]);
        assert_eq!(table.rows[1].cells[2].at, At::cell(2, 3));
    }

    #[test]
    fn a_table_too_wide_is_a_problem() {
        let mut table = OpenTable::default();
        table.open_row(At::line(1));
        let wide = Span { columns: 20_000, ..Span::default() };
        assert_eq!(table.open_cell(wide), Err(Problem::TooManyColumns));
    }
}
