//! One CSV file a table, in a ZIP file. UTF-8 with a mark, so that Excel knows it.

use std::io::{Cursor, Read, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::escape::{Carrier, escape, unescape};
use super::{ReadExportError, WriteExportError, limits};
use crate::Sheet;
use crate::grid::{self, Grid};
use crate::problems::Problems;
use crate::sheet::{Column, Holds};
use crate::tables::{Cell, Tables};

const MARK: &str = "\u{FEFF}";

pub(super) fn write(tables: &Tables) -> Result<Vec<u8>, WriteExportError> {
    let mut pack = ZipWriter::new(Cursor::new(Vec::new()));
    for sheet in Sheet::ALL {
        pack.start_file(sheet.file(), SimpleFileOptions::default()).map_err(failed)?;
        pack.write_all(MARK.as_bytes()).map_err(failed)?;
        pack.write_all(&file(*sheet, tables)?).map_err(failed)?;
    }
    Ok(pack.finish().map_err(failed)?.into_inner())
}

fn file(sheet: Sheet, tables: &Tables) -> Result<Vec<u8>, WriteExportError> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(sheet.columns().iter().map(|column| column.name)).map_err(failed)?;
    for row in tables.rows(sheet) {
        let cells = sheet.columns().iter().zip(&row.cells).map(|(column, cell)| in_cell(column, cell));
        writer.write_record(cells).map_err(failed)?;
    }
    writer.into_inner().map_err(failed)
}

fn in_cell(column: &Column, cell: &Cell) -> String {
    match cell {
        None => String::new(),
        Some(number) if column.holds == Holds::Number && number.parse::<f64>().is_ok() => number.clone(),
        Some(text) => escape(text, Carrier::Csv),
    }
}

fn failed(why: impl std::fmt::Display) -> WriteExportError {
    WriteExportError(why.to_string())
}

pub(super) fn read(bytes: &[u8], problems: &mut Problems) -> Result<Tables, ReadExportError> {
    let mut archive = limits::open(bytes)?;
    let (mut grids, mut budget) = (Vec::new(), limits::MAX_CELLS);
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|why| limits::refused(&why))?;
        let Some(name) = part.name().ok().and_then(|path| table_name(&path)) else { continue };
        let mut content = Vec::new();
        part.read_to_end(&mut content).map_err(|_| ReadExportError::Damaged(format!("“{name}” does not unpack")))?;
        let content = String::from_utf8(content).map_err(|_| ReadExportError::NotUtf8(name.clone()))?;
        grids.push(grid(name, content.strip_prefix(MARK).unwrap_or(&content), &mut budget)?);
    }
    let ours = |grid: &Grid| Sheet::ALL.iter().any(|sheet| sheet.file() == grid.name);
    if !grids.iter().any(ours) {
        return Err(ReadExportError::NotAnExport);
    }
    Ok(grid::tables(grids, problems))
}

/// The file's own name, wherever people have packed it; `None` for what is no table.
fn table_name(path: &str) -> Option<String> {
    let name = path.rsplit(['/', '\\']).next()?.to_lowercase();
    let hidden = name.starts_with('.') || path.starts_with("__MACOSX");
    (name.ends_with(".csv") && !hidden).then_some(name)
}

fn grid(name: String, text: &str, budget: &mut usize) -> Result<Grid, ReadExportError> {
    let heading = text.lines().next().unwrap_or_default();
    // Programs of other countries write semicolons.
    let delimiter = if heading.contains(';') && !heading.contains(',') { b';' } else { b',' };
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut grid = Grid { name, ..Grid::default() };
    for (record, line) in reader.records().zip(1..) {
        let record = record.map_err(|_| ReadExportError::Damaged(format!("“{}” is no table", grid.name)))?;
        *budget = budget.checked_sub(record.len()).ok_or(ReadExportError::TooLarge)?;
        grid.rows.insert(line, record.iter().map(unescape).collect());
    }
    Ok(grid)
}
