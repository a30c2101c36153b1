//! An Excel workbook, one sheet a table.

use std::collections::HashMap;
use std::io::Cursor;

use bigplan_plan::Severity;
use calamine::{DataRef, Reader, Xlsx};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::escape::{Carrier, escape, pointed, pointer, unescape};
use super::limits::{MAX_CELLS, MAX_COLUMNS};
use super::{ReadExportError, WriteExportError};
use crate::Sheet;
use crate::grid::{self, Grid};
use crate::problems::Problems;
use crate::sheet::{Column, Holds};
use crate::tables::{Cell, Tables};

/// Excel takes no longer text in a cell, counted in UTF-16.
const LONGEST: usize = 32_000;
/// The sheet that holds what is longer, in pieces.
const LONG_TEXTS: &str = "Long texts";

/// The texts that no cell can hold, and the styles of cells.
#[derive(Default)]
struct Writing {
    long: Vec<String>,
    heading: Format,
    wrapped: Format,
}

pub(super) fn write(tables: &Tables) -> Result<Vec<u8>, WriteExportError> {
    workbook(tables).map_err(|why| WriteExportError(why.to_string()))
}

fn workbook(tables: &Tables) -> Result<Vec<u8>, XlsxError> {
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let mut writing = Writing { heading: Format::new().set_bold(), wrapped, ..Writing::default() };
    let mut workbook = Workbook::new();
    // The same plan gives the same bytes: no clock is asked.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title("Plan").set_creation_datetime(&made));
    for sheet in Sheet::ALL {
        put_sheet(workbook.add_worksheet(), *sheet, tables, &mut writing)?;
    }
    if !writing.long.is_empty() {
        put_long_texts(workbook.add_worksheet(), &writing.long)?;
    }
    workbook.save_to_buffer()
}

fn put_sheet(worksheet: &mut Worksheet, sheet: Sheet, tables: &Tables, writing: &mut Writing) -> Result<(), XlsxError> {
    worksheet.set_name(sheet.name())?;
    worksheet.set_freeze_panes(1, 0)?;
    for (column, at) in sheet.columns().iter().zip(0_u16..) {
        worksheet.write_string_with_format(0, at, column.name, &writing.heading)?;
        worksheet.set_column_width(at, width(column))?;
    }
    for (row, line) in tables.rows(sheet).iter().zip(1_u32..) {
        for ((column, cell), at) in sheet.columns().iter().zip(&row.cells).zip(0_u16..) {
            put_cell(worksheet, (line, at), column, cell, writing)?;
        }
    }
    Ok(())
}

fn width(column: &Column) -> f64 {
    match (column.name, column.holds) {
        ("title" | "text" | "need" | "evidence" | "meaning" | "value" | "role", Holds::Text) => 50.0,
        ("id" | "parent" | "item" | "measure" | "for", _) => 30.0,
        (_, Holds::Number) => 9.0,
        _ => 18.0,
    }
}

fn put_cell(
    worksheet: &mut Worksheet,
    (row, at): (u32, u16),
    column: &Column,
    cell: &Cell,
    writing: &mut Writing,
) -> Result<(), XlsxError> {
    let Some(text) = cell else { return Ok(()) };
    if column.holds == Holds::Number
        && let Ok(number) = text.parse::<f64>()
        && number.is_finite()
    {
        worksheet.write_number(row, at, number)?;
        return Ok(());
    }
    let mut shown = escape(text, Carrier::Workbook);
    if shown.encode_utf16().count() > LONGEST {
        writing.long.push(shown);
        shown = pointer(writing.long.len());
    }
    worksheet.write_string_with_format(row, at, shown, &writing.wrapped)?;
    Ok(())
}

fn put_long_texts(worksheet: &mut Worksheet, texts: &[String]) -> Result<(), XlsxError> {
    worksheet.set_name(LONG_TEXTS)?;
    worksheet.write_string(0, 0, "number")?;
    worksheet.write_string(0, 1, "piece")?;
    let mut line = 1;
    for (text, number) in texts.iter().zip(1_u32..) {
        let signs: Vec<char> = text.chars().collect();
        // Half the length, because a sign may take two places in UTF-16. The mark in front
        // keeps a piece from being read as anything but itself.
        for piece in signs.chunks(LONGEST / 2) {
            worksheet.write_number(line, 0, number)?;
            worksheet.write_string(line, 1, format!("|{}", piece.iter().collect::<String>()))?;
            line += 1;
        }
    }
    Ok(())
}

pub(super) fn read(bytes: &[u8], problems: &mut Problems) -> Result<Tables, ReadExportError> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|why| refused(&why))?;
    let names = workbook.sheet_names();
    if !names.iter().any(|name| Sheet::ALL.iter().any(|sheet| sheet.name() == name.as_str())) {
        return Err(ReadExportError::NotAnExport);
    }
    let mut budget = MAX_CELLS;
    let mut raw: Vec<Grid> = Vec::new();
    for name in names {
        raw.push(raw_grid(&mut workbook, &name, &mut budget, problems)?);
    }
    let long = match raw.iter().position(|grid| grid.name == LONG_TEXTS) {
        Some(at) => long_texts(raw.remove(at)),
        None => HashMap::new(),
    };
    for cell in raw.iter_mut().flat_map(|grid| grid.rows.values_mut()).flatten() {
        let text = cell.take().map(|text| pointed(&text).and_then(|number| long.get(&number).cloned()).unwrap_or(text));
        *cell = text.and_then(|text| unescape(&text));
    }
    Ok(grid::tables(raw, problems))
}

/// A sheet's cells as they stand, still escaped.
fn raw_grid(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    budget: &mut usize,
    problems: &mut Problems,
) -> Result<Grid, ReadExportError> {
    let mut grid = Grid { name: name.to_owned(), ..Grid::default() };
    let Ok(mut cells) = workbook.worksheet_cells_reader(name) else { return Ok(grid) };
    while let Some(cell) = cells.next_cell().map_err(|why| refused(&why))? {
        let (row, column) = cell.get_position();
        if let DataRef::Error(error) = cell.get_value() {
            let message = format!("Sheet “{name}”, row {}: a formula gives the error {error}. Write a text.", row + 1);
            problems.about("formula-error", Severity::Error, message);
        }
        let text = shown(cell.get_value());
        if text.is_empty() {
            continue;
        }
        let column = column as usize;
        if column >= MAX_COLUMNS {
            return Err(ReadExportError::TooLarge);
        }
        let cells = grid.rows.entry(row.saturating_add(1)).or_default();
        let added = (column + 1).saturating_sub(cells.len());
        *budget = budget.checked_sub(added).ok_or(ReadExportError::TooLarge)?;
        cells.resize(cells.len() + added, None);
        if let Some(place) = cells.get_mut(column) {
            *place = Some(text);
        }
    }
    Ok(grid)
}

fn long_texts(grid: Grid) -> HashMap<usize, String> {
    let mut texts: HashMap<usize, String> = HashMap::new();
    for cells in grid.rows.into_values() {
        if let [Some(number), Some(piece), ..] = cells.as_slice()
            && let (Ok(number), Some(piece)) = (number.parse(), piece.strip_prefix('|'))
        {
            texts.entry(number).or_default().push_str(piece);
        }
    }
    texts
}

/// What somebody may have typed, as our own texts are written.
fn shown(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "yes".to_owned(),
        DataRef::Bool(false) => "no".to_owned(),
        DataRef::DateTime(moment) if (1.0..2_958_466.0).contains(&moment.as_f64()) && !moment.is_duration() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTime(moment) => moment.as_f64().to_string(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

fn refused(why: &calamine::XlsxError) -> ReadExportError {
    match why {
        calamine::XlsxError::Password => ReadExportError::PasswordProtected,
        _ => ReadExportError::Damaged("the sheets inside it cannot be read".to_owned()),
    }
}
