//! Excel workbooks (Office Open XML), cell by cell: never the empty square around them.

use std::io::{Read, Seek};
use std::ops::ControlFlow;

use bigplan_office::{Package, shown};
use calamine::{Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::merged::{Merged, Region};
use super::record::Record;
use super::{Ending, Rows, Sheet, Told};
use crate::error::ReadFiguresError;
use crate::limits::{MAX_COLUMNS, MAX_SHEETS, UNPACKING};

/// The sheets of the workbook, after it was weighed.
pub(crate) fn sheets<R: Read + Seek>(input: &mut R) -> Result<Vec<Sheet>, ReadFiguresError> {
    Package::open(&mut *input, UNPACKING)?.weigh_all()?;
    let workbook = open(input)?;
    let all = workbook.sheets_metadata().iter().zip(1_u32..).take(MAX_SHEETS);
    let tables = all.filter(|(sheet, _)| sheet.typ == SheetType::WorkSheet);
    Ok(tables
        .map(|(sheet, number)| Sheet {
            number,
            name: sheet.name.clone(),
            hidden: sheet.visible != SheetVisible::Visible,
        })
        .collect())
}

/// Gives the rows of a sheet.
pub(crate) fn rows<R: Read + Seek>(input: &mut R, sheet: &str, each: &mut Rows<'_>) -> Result<Told, ReadFiguresError> {
    let pictures = Package::open(&mut *input, UNPACKING)?.has_under("xl/drawings/drawing");
    let mut workbook = open(input)?;
    let (formulas, first_formula) = formulas(&mut workbook, sheet)?;
    let regions = workbook.merge_cells_by_sheet_name(sheet).map_err(|error| unreadable(&error))?;
    let regions = regions.into_iter().map(|region| Region {
        rows: (region.start.0, region.end.0),
        columns: (region.start.1 as usize, region.end.1 as usize),
    });
    let ending = give(&mut workbook, sheet, Merged::new(regions), each)?;
    Ok(Told { ending, formulas, first_formula, pictures, guessed_encoding: None })
}

fn open<R: Read + Seek>(input: &mut R) -> Result<Xlsx<&mut R>, ReadFiguresError> {
    input.rewind()?;
    Xlsx::new(input).map_err(|error| unreadable(&error))
}

type FirstFormula = Option<(u32, u32)>;

fn formulas<R: Read + Seek>(workbook: &mut Xlsx<R>, sheet: &str) -> Result<(u32, FirstFormula), ReadFiguresError> {
    let mut reader = workbook.worksheet_cells_reader(sheet).map_err(|error| unreadable(&error))?;
    let (mut count, mut first) = (0_u32, None);
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(|error| unreadable(&error))? {
        if cell.formula.is_some() {
            count = count.saturating_add(1);
            first.get_or_insert((cell.pos.0.saturating_add(1), cell.pos.1.saturating_add(1)));
        }
    }
    Ok((count, first))
}

fn give<R: Read + Seek>(
    workbook: &mut Xlsx<R>,
    sheet: &str,
    mut merged: Merged,
    each: &mut Rows<'_>,
) -> Result<Ending, ReadFiguresError> {
    let mut reader = workbook.worksheet_cells_reader(sheet).map_err(|error| unreadable(&error))?;
    let (mut record, mut cells, mut current) = (Record::default(), Vec::new(), None);
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|error| unreadable(&error))? {
        let text = shown(cell.get_value(), reader.styles().get(style));
        let (row, column) = (cell.get_position().0, cell.get_position().1 as usize);
        if text.trim().is_empty() {
            continue;
        }
        if column >= MAX_COLUMNS {
            return Err(ReadFiguresError::TooManyColumns { row: row.saturating_add(1) });
        }
        if current.is_some_and(|current| current != row)
            && emit(&mut record, current, &mut cells, &mut merged, each).is_break()
        {
            return Ok(Ending::Stopped);
        }
        current = Some(row);
        put(&mut cells, column, text);
    }
    Ok(match emit(&mut record, current, &mut cells, &mut merged, each) {
        ControlFlow::Break(()) => Ending::Stopped,
        ControlFlow::Continue(()) => Ending::Whole,
    })
}

/// Puts a text into a column of a row that grows as needed.
pub(super) fn put(cells: &mut Vec<String>, column: usize, text: String) {
    if cells.len() <= column {
        cells.resize(column + 1, String::new());
    }
    if let Some(cell) = cells.get_mut(column) {
        *cell = text;
    }
}

/// Gives a row that is complete and empties it.
pub(super) fn emit(
    record: &mut Record,
    row: Option<u32>,
    cells: &mut Vec<String>,
    merged: &mut Merged,
    each: &mut Rows<'_>,
) -> ControlFlow<()> {
    let Some(row) = row else { return ControlFlow::Continue(()) };
    merged.fill(row, cells);
    record.restart(row.saturating_add(1));
    for cell in cells.drain(..) {
        record.bytes += cell.len() as u64;
        record.push(&cell);
    }
    each(record)
}

fn unreadable(error: &XlsxError) -> ReadFiguresError {
    match error {
        XlsxError::Password => ReadFiguresError::PasswordProtected,
        _ => ReadFiguresError::damaged("the sheets inside it cannot be read"),
    }
}
