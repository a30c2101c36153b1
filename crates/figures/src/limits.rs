//! How much a file of figures may hold. A CSV is read row by row, so only its rows are
//! counted; a workbook is unpacked within these limits.

use bigplan_office::Limits;

/// Rows that are read from one table.
pub const MAX_ROWS: u32 = 2_000_000;
/// Columns of a table.
pub const MAX_COLUMNS: usize = 2_000;
/// Bytes of one row; a quotation mark without its partner swallows the rows after it.
pub const MAX_ROW_BYTES: u64 = 1_000_000;
/// Bytes of a workbook as given.
pub const MAX_WORKBOOK: u64 = 128_000_000;
/// Sheets that are looked at.
pub const MAX_SHEETS: usize = 60;
/// Merged regions of a sheet that are filled.
pub const MAX_MERGED: usize = 20_000;
/// Cells whose values are remembered to find the same cell twice.
pub const MAX_KEYS: usize = 3_500_000;
/// Findings of one code that are kept whole; all are counted.
pub const MAX_KEPT: usize = 50;

/// How far a workbook may unpack.
pub(crate) const UNPACKING: Limits =
    Limits { unpacked: 600_000_000, ratio: 200, ratio_from: 8_000_000, entries: 10_000 };
