//! A workbook (XLSX) opened within limits, and its sheets row by row.

use std::io::{BufRead, Cursor, Read};

use bigplan_office::{Limits, Package, Problem};
use calamine::{Reader, SheetType, Xlsx, XlsxError};

use super::cell::Cell;
use super::error::ReadWorkbookError;
use crate::error::ReadReturnError;

/// The most that a workbook may weigh as it comes, in megabytes: all lists of the largest council take less than ten.
const MOST_MEGABYTES: u64 = 64;
/// The most that it may weigh unpacked, where a cell takes some forty bytes.
const UNPACKING: Limits = Limits { unpacked: 200_000_000, ratio: 200, ratio_from: 8_000_000, entries: 10_000 };

/// The rows that a sheet can have.
const MOST_NUMBERED: u32 = 1_048_576;

/// A workbook.
pub(crate) struct Workbook {
    xlsx: Xlsx<Cursor<Vec<u8>>>,
}

/// Cells of a row that are not blank, with the numbers of their columns, in order.
pub(crate) type Row = Vec<(usize, Cell)>;

impl Workbook {
    /// Opens it. It is held as it came, for its list of parts stands at its end.
    pub fn open(source: impl BufRead) -> Result<Workbook, ReadReturnError> {
        let mut bytes = Vec::new();
        let limit = MOST_MEGABYTES * 1_000_000;
        source.take(limit + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > limit {
            return Err(ReadWorkbookError::TooLarge(MOST_MEGABYTES).into());
        }
        let mut package = Package::open(Cursor::new(bytes.as_slice()), UNPACKING).map_err(refused)?;
        if !package.has("xl/workbook.xml") {
            return Err(ReadWorkbookError::NoWorkbook.into());
        }
        package.weigh_all().map_err(refused)?;
        drop(package);
        let xlsx = Xlsx::new(Cursor::new(bytes)).map_err(|why| broken(&why))?;
        Ok(Workbook { xlsx })
    }

    /// The names of its sheets, but for charts.
    pub fn sheets(&self) -> Vec<String> {
        let sheets = self.xlsx.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        sheets.map(|sheet| sheet.name.clone()).collect()
    }

    /// Gives each row of a sheet that is not blank, with its number from 1, until `each` says that it has seen enough.
    pub fn rows(
        &mut self,
        sheet: &str,
        each: &mut dyn FnMut(u32, &Row) -> Result<bool, ReadReturnError>,
    ) -> Result<(), ReadReturnError> {
        let mut cells = self.xlsx.worksheet_cells_reader(sheet).map_err(|why| broken(&why))?;
        let (mut row, mut current) = (Row::new(), 0);
        while let Some(cell) = cells.next_cell().map_err(|why| broken(&why))? {
            let (at, column) = cell.get_position();
            if at >= MOST_NUMBERED {
                return Err(ReadWorkbookError::Damaged("a row has a number that no sheet has".to_owned()).into());
            }
            let value = Cell::of(cell.get_value());
            if at != current && !row.is_empty() {
                if !each(current.saturating_add(1), &row)? {
                    return Ok(());
                }
                row.clear();
            }
            current = at;
            if let (false, Ok(column)) = (value.is_blank(), usize::try_from(column)) {
                row.push((column, value));
            }
        }
        if !row.is_empty() {
            each(current.saturating_add(1), &row)?;
        }
        Ok(())
    }
}

fn refused(problem: Problem) -> ReadReturnError {
    ReadReturnError::from(match problem {
        Problem::PasswordProtected => ReadWorkbookError::Password,
        Problem::UnpacksTooFar => ReadWorkbookError::UnpacksTooFar,
        Problem::DeclaresEntities => ReadWorkbookError::Entities,
        Problem::Damaged(why) => ReadWorkbookError::Damaged(why),
    })
}

fn broken(why: &XlsxError) -> ReadReturnError {
    ReadReturnError::from(match why {
        XlsxError::Password => ReadWorkbookError::Password,
        _ => ReadWorkbookError::Damaged("its sheets cannot be read".to_owned()),
    })
}
