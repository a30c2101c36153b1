//! What is wrong with a spreadsheet, by row and column.

use serde::Serialize;

/// One thing that is wrong. It never holds what stands in the cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SheetFinding {
    /// The row, as the spreadsheet program numbers it.
    pub row: u32,
    /// The heading of the column; nothing where the whole row is meant.
    pub column: Option<String>,
    /// Stable: a [`SheetFindingCode`], or the code of a finding about a record.
    pub code: String,
    /// A plain sentence.
    pub message: String,
}

/// What can be wrong with a cell or a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetFindingCode {
    /// No field of the register has such a heading.
    UnknownColumn,
    /// Two columns have the same heading.
    ColumnTwice,
    /// No column says which record or whom a row is about.
    NothingNamed,
    /// The cell is not of the field's type.
    NotRead,
    /// A day with the month first.
    MonthFirst,
    /// The list has no such code.
    UnknownCode,
    /// The row was cut: it ends within quotation marks, or is longer than any row can be.
    RowCut,
}

impl SheetFindingCode {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::UnknownColumn,
        Self::ColumnTwice,
        Self::NothingNamed,
        Self::NotRead,
        Self::MonthFirst,
        Self::UnknownCode,
        Self::RowCut,
    ];

    /// The word used in JSON and documentation.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UnknownColumn => "unknown-column",
            Self::ColumnTwice => "column-twice",
            Self::NothingNamed => "nothing-named",
            Self::NotRead => "not-read",
            Self::MonthFirst => "month-first",
            Self::UnknownCode => "unknown-code",
            Self::RowCut => "row-cut",
        }
    }
}

impl SheetFinding {
    /// A finding about a cell, or about the row where `column` is `None`.
    pub fn new(row: u32, column: Option<&str>, code: SheetFindingCode, message: impl Into<String>) -> Self {
        Self { row, column: column.map(str::to_owned), code: code.as_str().to_owned(), message: message.into() }
    }
}
