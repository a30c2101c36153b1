//! The rows of any spreadsheet, for who understands them otherwise than as figures.

use std::io::{Read, Seek};
use std::ops::ControlFlow;

use crate::error::ReadFiguresError;
use crate::source::{Ending, Record, Source};

/// How the rows of a spreadsheet ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowsEnd {
    /// All were given, or the caller had enough.
    Whole,
    /// This row was cut: it ends within quotation marks, or is longer than any row can be. It was not given.
    Cut(u32),
}

/// Gives the rows that hold something of the first sheet that the workbook shows, or of a text file, one after the
/// other. Cells are texts as people see them, without the blanks around them.
///
/// # Errors
/// Files that are no spreadsheet, or break on the way.
pub fn rows<R: Read + Seek>(
    input: R,
    each: &mut dyn FnMut(&Record) -> ControlFlow<()>,
) -> Result<RowsEnd, ReadFiguresError> {
    let mut source = Source::open(input)?;
    let shown = source.sheets().iter().find(|sheet| !sheet.hidden).map_or(1, |sheet| sheet.number);
    Ok(match source.rows(shown, each)?.ending {
        Ending::Whole | Ending::Stopped => RowsEnd::Whole,
        Ending::InQuotes(row) | Ending::LongRow(row) => RowsEnd::Cut(row),
    })
}
