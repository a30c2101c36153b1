//! One row of a file as it stands there.

/// A row: its number as a spreadsheet shows it, and its cells as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    row: u32,
    text: String,
    ends: Vec<usize>,
    /// Bytes of the file read so far, this row included.
    pub bytes: u64,
    /// Whether the row ends with the end of the file and without a line end.
    pub unended: bool,
}

impl Record {
    /// Makes it an empty row of another number, keeping its memory.
    pub(crate) fn restart(&mut self, row: u32) {
        self.row = row;
        self.text.clear();
        self.ends.clear();
        self.unended = false;
    }

    /// Adds a cell at the right, without the blanks around it.
    pub(crate) fn push(&mut self, cell: &str) {
        self.text.push_str(cell.trim());
        self.ends.push(self.text.len());
    }

    /// The number of the row, from 1.
    pub fn row(&self) -> u32 {
        self.row
    }

    /// How many cells it has, blank ones included.
    pub fn width(&self) -> usize {
        self.ends.len()
    }

    /// A cell, which has no blanks around it; empty where there is none. Columns count from 0.
    pub fn cell(&self, column: usize) -> &str {
        let end = self.ends.get(column).copied().unwrap_or_default();
        let start = column.checked_sub(1).and_then(|left| self.ends.get(left)).copied().unwrap_or_default();
        self.text.get(start..end).unwrap_or_default()
    }

    /// All cells, from the left.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.width()).map(|column| self.cell(column))
    }

    /// Columns and texts of the cells that hold something.
    pub fn filled(&self) -> impl Iterator<Item = (usize, &str)> {
        self.cells().enumerate().filter(|(_, cell)| !cell.is_empty())
    }

    /// Whether no cell holds anything.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::Record;

    #[test]
    fn cells_are_told_apart_and_missing_ones_are_empty() {
        let mut record = Record::default();
        record.restart(7);
        for cell in ["a", " b ", "", "c"] {
            record.push(cell);
        }
        assert_eq!((record.row(), record.width()), (7, 4));
        assert_eq!(record.cells().collect::<Vec<_>>(), ["a", "b", "", "c"]);
        assert_eq!(record.cell(9), "");
        assert_eq!(record.filled().map(|(column, _)| column).collect::<Vec<_>>(), [0, 1, 3]);
    }
}
