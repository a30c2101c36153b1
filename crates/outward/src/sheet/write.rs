//! A record as the cells of a row, and rows as CSV or as a workbook.

use bigplan_register::Value;
use bigplan_register::record::write_value;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format as CellFormat, Workbook};
use thiserror::Error;

use super::columns::Column;
use super::escape::escape;
use crate::outgoing::RecordOut;

/// What Excel takes in a cell, in UTF-16.
const LONGEST: usize = 32_767;
/// The rows of a sheet in Excel, the headings among them.
const ROWS: usize = 1_048_576;

/// A form of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values.
    Csv,
    /// An Excel workbook.
    Xlsx,
}

impl Format {
    /// The form that a file's name asks for by its ending.
    pub fn of_name(name: &str) -> Option<Self> {
        match name.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
            "csv" => Some(Self::Csv),
            "xlsx" => Some(Self::Xlsx),
            _ => None,
        }
    }
}

/// Why rows cannot be a workbook.
#[derive(Debug, Error)]
pub enum WriteSheetError {
    /// A text is longer than a cell.
    #[error("row {row}, \"{column}\": the text is longer than Excel takes in a cell; write a CSV file instead")]
    TooLong {
        /// The row.
        row: usize,
        /// The heading of its column.
        column: String,
    },
    /// There are more rows than a sheet has.
    #[error("there are more rows than a sheet of Excel has; write a CSV file instead")]
    TooMany,
    /// The workbook could not be put together.
    #[error("the workbook could not be made: {0}")]
    Broken(#[from] rust_xlsxwriter::XlsxError),
    /// The text could not be put together.
    #[error("the file could not be made: {0}")]
    NoText(#[from] csv::Error),
}

/// The cells of a record, one a column. `about` is what it is about, where it is about nobody.
pub fn cells(columns: &[Column], of: &RecordOut<'_>, about: Option<&str>) -> Vec<String> {
    columns.iter().map(|column| cell(column, of, about)).collect()
}

fn cell(column: &Column, of: &RecordOut<'_>, about: Option<&str>) -> String {
    let person = |text: Option<&str>| escape(text.unwrap_or_default());
    let who = of.person;
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    match column {
        Column::Record => of.record.id.clone(),
        Column::State => of.record.state.to_string(),
        Column::Person => person(who.map(|who| who.id.as_str())),
        Column::PupilNumber => person(who.and_then(|who| who.pupil_number.as_deref())),
        Column::FamilyName => person(who.map(|who| who.family_name.as_str())),
        Column::GivenNames => person(who.map(|who| who.given_names.as_str())),
        Column::Sex => person(who.and_then(|who| who.sex.as_deref())),
        Column::Born => day(who.and_then(|who| who.born)),
        Column::Died => day(who.and_then(|who| who.died)),
        Column::About => person(about),
        Column::Field(code) => of.record.value(code).map(value).unwrap_or_default(),
    }
}

fn value(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Code(text) | Value::Link(text) => escape(text),
        other => write_value(other),
    }
}

/// Rows as a file with their headings. The same rows give the same bytes.
///
/// # Errors
/// [`WriteSheetError`]: for a workbook, more rows, or longer texts, than Excel takes.
pub fn file(format: Format, columns: &[Column], rows: &[Vec<String>]) -> Result<Vec<u8>, WriteSheetError> {
    match format {
        Format::Csv => Ok(text(columns, rows)?),
        Format::Xlsx => workbook(columns, rows),
    }
}

/// As RFC 4180 has it, behind the mark by which spreadsheet programs know UTF-8.
fn text(columns: &[Column], rows: &[Vec<String>]) -> Result<Vec<u8>, csv::Error> {
    let mut out =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    out.write_record(columns.iter().map(Column::heading))?;
    for row in rows {
        out.write_record(row)?;
    }
    out.into_inner().map_err(|why| csv::Error::from(why.into_error()))
}

fn workbook(columns: &[Column], rows: &[Vec<String>]) -> Result<Vec<u8>, WriteSheetError> {
    if rows.len() >= ROWS {
        return Err(WriteSheetError::TooMany);
    }
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = workbook.add_worksheet();
    sheet.set_freeze_panes(1, 0)?;
    let bold = CellFormat::new().set_bold();
    for (column, at) in columns.iter().zip(0_u16..) {
        sheet.write_string_with_format(0, at, column.heading(), &bold)?;
        sheet.set_column_width(at, 18)?;
    }
    for (row, line) in rows.iter().zip(1_u32..) {
        for ((column, cell), at) in columns.iter().zip(row).zip(0_u16..) {
            if cell.encode_utf16().count() > LONGEST {
                let (row, column) = (line as usize + 1, column.heading().to_owned());
                return Err(WriteSheetError::TooLong { row, column });
            }
            if !cell.is_empty() {
                sheet.write_string(line, at, cell)?;
            }
        }
    }
    Ok(workbook.save_to_buffer()?)
}
