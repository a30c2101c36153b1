//! Excel workbooks (Office Open XML): every visible sheet, its name as heading.

use std::collections::BTreeMap;
use std::io::Cursor;

use bigplan_office::{Package, shown};
use bigplan_plan::{Finding, Severity};
use calamine::{Reader, SheetType, SheetVisible, Xlsx};

use super::blocks::Blocks;
use super::grid::{GridCell, GridRow, put_grid};
use super::limits::{MAX_COLUMNS, MAX_PARTS, UNPACKING};
use super::problem::Problem;
use super::words::folded;
use crate::document::Block;

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;
type Cells = BTreeMap<u32, Vec<GridCell>>;

/// Reads the workbook.
///
/// # Errors
/// Damaged or oversized packages, declared entities, too wide tables, nothing in it.
pub(crate) fn read(bytes: &[u8], findings: &mut Vec<Finding>) -> Result<Vec<Block>, Problem> {
    Package::open(Cursor::new(bytes), UNPACKING)?.weigh_all()?;
    let mut workbook = Workbook::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
    let sheets = workbook.sheets_metadata().to_vec();
    let (mut blocks, mut budget) = (Blocks::default(), MAX_PARTS);
    for (sheet, page) in sheets.iter().zip(1..) {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        if sheet.visible != SheetVisible::Visible {
            let message = format!("The sheet “{}” is hidden in the workbook and was not read.", sheet.name);
            findings.push(Finding::new("hidden-sheet", Severity::Note, message));
            continue;
        }
        let rows = rows(&mut workbook, &sheet.name, &mut budget)?;
        put_sheet(&mut blocks, &sheet.name, page, &rows);
    }
    blocks.finish()
}

fn put_sheet(blocks: &mut Blocks, name: &str, page: u32, rows: &[GridRow]) {
    if rows.is_empty() {
        return;
    }
    if page > 1 {
        blocks.break_page();
    }
    blocks.place(Some(page), 1);
    blocks.heading(1, vec![folded(name)]);
    put_grid(blocks, Some(page), rows);
}

/// Rows that hold something; one blank row stands for a gap.
fn rows(workbook: &mut Workbook<'_>, sheet: &str, budget: &mut usize) -> Result<Vec<GridRow>, Problem> {
    let mut cells = cells(workbook, sheet, budget)?;
    let merged = workbook.merge_cells_by_sheet_name(sheet).map_err(|error| unreadable(&error))?;
    for region in merged {
        cover(&mut cells, region.start, region.end, budget)?;
    }
    let (mut rows, mut last) = (Vec::new(), 0);
    for (row, cells) in cells {
        let line = row.saturating_add(1);
        if line > last + 1 && last > 0 {
            rows.push(GridRow { line: last + 1, cells: Vec::new() });
        }
        rows.push(GridRow { line, cells });
        last = line;
    }
    Ok(rows)
}

/// The cells that hold something, by row; never the empty square around them.
fn cells(workbook: &mut Workbook<'_>, sheet: &str, budget: &mut usize) -> Result<Cells, Problem> {
    let mut reader = workbook.worksheet_cells_reader(sheet).map_err(|error| unreadable(&error))?;
    let mut cells = Cells::new();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|error| unreadable(&error))? {
        let style = reader.styles().get(style);
        let text = shown(cell.get_value(), style);
        if text.trim().is_empty() {
            continue;
        }
        let bold = style.and_then(|style| style.font.as_ref()).is_some_and(|font| font.is_bold());
        let (row, column) = cell.get_position();
        *place(&mut cells, row, column, budget)? = GridCell::of(&text, bold);
    }
    Ok(cells)
}

fn place<'c>(cells: &'c mut Cells, row: u32, column: u32, budget: &mut usize) -> Result<&'c mut GridCell, Problem> {
    let column = column as usize;
    if column >= MAX_COLUMNS {
        return Err(Problem::TooManyColumns);
    }
    let row = cells.entry(row).or_default();
    let added = (column + 1).saturating_sub(row.len());
    *budget = budget.checked_sub(added).ok_or(Problem::TooMuch)?;
    row.resize(row.len() + added, GridCell::default());
    row.get_mut(column).ok_or(Problem::TooManyColumns)
}

/// Marks the cells that a merged region covers below its first row, in rows that hold something.
fn cover(cells: &mut Cells, start: (u32, u32), end: (u32, u32), budget: &mut usize) -> Result<(), Problem> {
    if end.0 <= start.0 || end.1 < start.1 {
        return Ok(());
    }
    let below: Vec<u32> = cells.range(start.0 + 1..=end.0).map(|(row, _)| *row).take(MAX_PARTS).collect();
    for row in below {
        for column in start.1..=end.1.min(MAX_COLUMNS as u32 - 1) {
            place(cells, row, column, budget)?.continues_above = true;
            *budget = budget.checked_sub(1).ok_or(Problem::TooMuch)?;
        }
    }
    Ok(())
}

fn unreadable(error: &calamine::XlsxError) -> Problem {
    match error {
        calamine::XlsxError::Password => Problem::PasswordProtected,
        _ => Problem::damaged("the sheets inside it cannot be read"),
    }
}
