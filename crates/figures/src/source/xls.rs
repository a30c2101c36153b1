//! Workbooks of Excel 97 to 2003. The library lays out the whole square of a sheet, so its
//! size is looked up first.

use std::io::{Read, Seek};
use std::ops::ControlFlow;

use bigplan_office::shown;
use calamine::{Data, DataRef, Reader, SheetType, SheetVisible, Xls, XlsError};

use super::record::Record;
use super::{Ending, Rows, Sheet, Told, xls_extent};
use crate::error::ReadFiguresError;
use crate::limits::{MAX_COLUMNS, MAX_SHEETS};

/// The sheets of the workbook, after their sizes were looked up.
pub(crate) fn sheets<R: Read + Seek>(input: &mut R) -> Result<Vec<Sheet>, ReadFiguresError> {
    xls_extent::check(&mut *input)?;
    let workbook = open(input)?;
    let all = workbook.sheets_metadata().iter().zip(1_u32..).take(MAX_SHEETS);
    let tables = all.filter(|(sheet, _)| sheet.typ == SheetType::WorkSheet);
    let hidden = |visible: SheetVisible| visible != SheetVisible::Visible;
    Ok(tables
        .map(|(sheet, number)| Sheet { number, name: sheet.name.clone(), hidden: hidden(sheet.visible) })
        .collect())
}

/// Gives the rows of a sheet.
pub(crate) fn rows<R: Read + Seek>(input: &mut R, sheet: &str, each: &mut Rows<'_>) -> Result<Told, ReadFiguresError> {
    let mut workbook = open(input)?;
    let formulas = workbook.worksheet_formula(sheet).map_err(|error| unreadable(&error))?;
    let origin = formulas.start().unwrap_or_default();
    let mut told = Told::default();
    for (row, column, _) in formulas.used_cells().filter(|(.., formula)| !formula.is_empty()) {
        told.formulas = told.formulas.saturating_add(1);
        told.first_formula.get_or_insert((origin.0 + row as u32 + 1, origin.1 + column as u32 + 1));
    }
    drop(formulas);
    let range = workbook.worksheet_range(sheet).map_err(|error| unreadable(&error))?;
    let (first, left) = range.start().unwrap_or_default();
    if range.width() + left as usize > MAX_COLUMNS {
        return Err(ReadFiguresError::TooManyColumns { row: first + 1 });
    }
    let mut record = Record::default();
    for (row, cells) in (first + 1..).zip(range.rows()) {
        if give(&mut record, row, left, cells, each).is_break() {
            return Ok(Told { ending: Ending::Stopped, ..told });
        }
    }
    Ok(told)
}

fn give(record: &mut Record, row: u32, left: u32, cells: &[Data], each: &mut Rows<'_>) -> ControlFlow<()> {
    let Some(last) = cells.iter().rposition(|cell| *cell != Data::Empty) else { return ControlFlow::Continue(()) };
    record.restart(row);
    (0..left).for_each(|_| record.push(""));
    for cell in cells.iter().take(last + 1) {
        let text = shown(&borrowed(cell), None);
        record.bytes += text.len() as u64;
        record.push(&text);
    }
    each(record)
}

fn borrowed(cell: &Data) -> DataRef<'_> {
    match cell {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => DataRef::SharedString(text),
        Data::Bool(is) => DataRef::Bool(*is),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

fn open<R: Read + Seek>(input: &mut R) -> Result<Xls<&mut R>, ReadFiguresError> {
    input.rewind()?;
    Xls::new(input).map_err(|error| unreadable(&error))
}

fn unreadable(error: &XlsError) -> ReadFiguresError {
    match error {
        XlsError::Password => ReadFiguresError::PasswordProtected,
        _ => ReadFiguresError::damaged("the sheets inside it cannot be read"),
    }
}
