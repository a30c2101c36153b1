//! A whole spreadsheet of a register, read.

use std::io::Cursor;
use std::ops::ControlFlow;

use bigplan_figures::{ReadFiguresError, RowsEnd};
use bigplan_register::{Definition, Registers};

use super::{Layout, SheetFinding, SheetFindingCode, SheetRow};

/// What was read from a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetFile {
    /// The rows that were understood.
    pub rows: Vec<SheetRow>,
    /// What is wrong with the others, and with the headings.
    pub findings: Vec<SheetFinding>,
    /// How many rows were not understood.
    pub refused: u64,
    /// Whether the headings were not: then nothing of the file can be stored.
    pub headless: bool,
}

impl SheetFile {
    /// Reads a CSV file or a workbook, its first sheet. A file whose headings are wrong has no rows.
    ///
    /// # Errors
    /// When the bytes are no spreadsheet.
    pub fn read(registers: &Registers, definition: &Definition, bytes: &[u8]) -> Result<Self, ReadFiguresError> {
        let (mut read, mut layout) = (Self::default(), None);
        let mut each = |row: &bigplan_figures::Record| {
            let number = row.row();
            match &layout {
                None => match Layout::read(registers, definition, number, row.cells()) {
                    Ok(found) => layout = Some(found),
                    Err(wrong) => {
                        (read.findings, read.headless) = (wrong, true);
                        return ControlFlow::Break(());
                    }
                },
                Some(layout) => match layout.row(number, row.cells()) {
                    Ok(says) => read.rows.push(says),
                    Err(wrong) => {
                        read.refused += 1;
                        read.findings.extend(wrong);
                    }
                },
            }
            ControlFlow::Continue(())
        };
        let end = bigplan_figures::rows(Cursor::new(bytes), &mut each)?;
        if let RowsEnd::Cut(row) = end {
            let message = "The row is cut: it ends within quotation marks, or is longer than any row can be.";
            read.findings.push(SheetFinding::new(row, None, SheetFindingCode::RowCut, message));
            read.refused += 1;
        }
        Ok(read)
    }
}
