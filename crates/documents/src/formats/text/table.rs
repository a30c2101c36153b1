//! One tab-separated line as a row.

use bigplan_plan::At;

use super::cell;
use crate::document::{Cell, Row};

/// The row of a line; its cells are numbered from 1.
pub(super) fn row<'a>(line: u32, cells: impl IntoIterator<Item = &'a str>) -> Row {
    let cells = cells.into_iter().zip(1u32..).map(|(raw, number)| Cell {
        parts: cell::parts(raw),
        continues_above: false,
        at: At::cell(line, number),
    });
    Row { cells: cells.collect(), line, header: false }
}
