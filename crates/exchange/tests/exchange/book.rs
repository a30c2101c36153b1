//! A file as somebody opens it in a spreadsheet program: sheets of texts, edited and saved again.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use bigplan_exchange::{Export, ExportFormat, read, write};
use bigplan_plan::{Finding, Severity};
use calamine::Reader;

/// Sheets by name; rows of cells, the heading first.
pub struct Book {
    format: ExportFormat,
    sheets: BTreeMap<String, Vec<Vec<String>>>,
}

impl Book {
    /// Opens an export as CSV files or workbook.
    pub fn open(export: &Export, format: ExportFormat) -> Self {
        let bytes = write(export, format).unwrap();
        let sheets = match format {
            ExportFormat::Csv => csv_sheets(&bytes),
            ExportFormat::Xlsx => workbook_sheets(bytes),
            ExportFormat::Json => panic!("JSON has no sheets"),
        };
        Self { format, sheets }
    }

    /// A sheet by the name on its tab.
    pub fn sheet(&mut self, name: &str) -> &mut Vec<Vec<String>> {
        let name = self.name(name);
        self.sheets.get_mut(&name).unwrap()
    }

    /// Takes a sheet out.
    pub fn take(&mut self, name: &str) -> Vec<Vec<String>> {
        let name = self.name(name);
        self.sheets.remove(&name).unwrap()
    }

    /// Adds a sheet of somebody's own.
    pub fn add(&mut self, name: &str, rows: Vec<Vec<String>>) {
        let ending = if self.format == ExportFormat::Csv { ".csv" } else { "" };
        self.sheets.insert(format!("{name}{ending}"), rows);
    }

    /// The cell of a row, by the heading of its column. Row 2 is the first under the heading.
    pub fn cell(&mut self, sheet: &str, row: usize, column: &str) -> &mut String {
        let rows = self.sheet(sheet);
        let at = rows[0].iter().position(|name| name.trim_start_matches('\u{FEFF}') == column).unwrap();
        let width = rows[0].len();
        rows[row - 1].resize(width, String::new());
        &mut rows[row - 1][at]
    }

    /// Saves the file and sends it back.
    pub fn send(&self) -> (Export, Vec<Finding>) {
        let bytes = match self.format {
            ExportFormat::Csv => csv_bytes(&self.sheets),
            _ => workbook_bytes(&self.sheets),
        };
        read(&bytes).unwrap()
    }

    fn name(&self, name: &str) -> String {
        let sheet = bigplan_exchange::Sheet::ALL.iter().find(|sheet| sheet.name() == name).unwrap();
        if self.format == ExportFormat::Csv { sheet.file() } else { sheet.name() }.to_owned()
    }
}

/// The findings that forbid to store.
pub fn errors(findings: &[Finding]) -> Vec<&str> {
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| finding.message.as_str()).collect()
}

fn csv_sheets(bytes: &[u8]) -> BTreeMap<String, Vec<Vec<String>>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut sheets = BTreeMap::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let rows = reader.records().map(|row| row.unwrap().iter().map(ToOwned::to_owned).collect()).collect();
        sheets.insert(part.name().unwrap().into_owned(), rows);
    }
    sheets
}

fn csv_bytes(sheets: &BTreeMap<String, Vec<Vec<String>>>) -> Vec<u8> {
    let mut pack = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, rows) in sheets {
        // As people pack a folder.
        pack.start_file(format!("My plan/{name}"), zip::write::SimpleFileOptions::default()).unwrap();
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        for row in rows {
            writer.write_record(row).unwrap();
        }
        pack.write_all(&writer.into_inner().unwrap()).unwrap();
    }
    pack.finish().unwrap().into_inner()
}

fn workbook_sheets(bytes: Vec<u8>) -> BTreeMap<String, Vec<Vec<String>>> {
    let mut workbook = calamine::Xlsx::new(Cursor::new(bytes)).unwrap();
    let mut sheets = BTreeMap::new();
    for name in workbook.sheet_names() {
        let range = workbook.worksheet_range(&name).unwrap();
        let rows = range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
        sheets.insert(name, rows);
    }
    sheets
}

fn workbook_bytes(sheets: &BTreeMap<String, Vec<Vec<String>>>) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name).unwrap();
        for (row, at) in rows.iter().zip(0_u32..) {
            for (cell, column) in row.iter().zip(0_u16..) {
                if !cell.is_empty() {
                    sheet.write_string(at, column, cell).unwrap();
                }
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}
