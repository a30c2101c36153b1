//! Files as rows of text: what a spreadsheet program would show, and nothing of its meaning.
//!
//! Rows are given one after the other and never kept.

mod csv;
mod delimiter;
mod encoding;
mod merged;
mod ods;
mod ods_cell;
mod record;
mod sniff;
mod utf16;
mod xls;
mod xls_extent;
mod xlsx;

use std::io::{Read, Seek, SeekFrom};
use std::ops::ControlFlow;

use crate::error::ReadFiguresError;
use crate::limits::MAX_WORKBOOK;
use sniff::Kind;

pub use record::Record;

/// Takes one row after the other until it has enough.
pub(crate) type Rows<'a> = dyn FnMut(&Record) -> ControlFlow<()> + 'a;

/// Bytes at the beginning by which a file is told.
const HEAD: u64 = 64 * 1024;

/// A sheet of a workbook; a text file has one without a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its number among all sheets, from 1.
    pub number: u32,
    /// Its name; empty in a text file.
    pub name: String,
    /// Whether the workbook shows it.
    pub hidden: bool,
}

/// How the rows ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Ending {
    /// At the end of the file.
    #[default]
    Whole,
    /// Where the caller had enough.
    Stopped,
    /// Within quotation marks that open in this row.
    InQuotes(u32),
    /// In a row that is longer than any row of figures.
    LongRow(u32),
}

/// What a reader has to say about the sheet beside its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Told {
    /// How the rows ended.
    pub ending: Ending,
    /// The first row whose encoding had to be guessed.
    pub guessed_encoding: Option<u32>,
    /// Formulas: how many, and the row and column of the first, from 1.
    pub formulas: u32,
    /// Row and column of the first formula, from 1.
    pub first_formula: Option<(u32, u32)>,
    /// Whether pictures or charts lie in the workbook.
    pub pictures: bool,
}

/// A file of figures, told apart.
pub(crate) struct Source<R> {
    input: R,
    form: Form,
    sheets: Vec<Sheet>,
}

enum Form {
    Text(csv::Csv),
    Xlsx,
    Ods,
    Xls,
}

impl<R: Read + Seek> Source<R> {
    /// Tells the kind of file and its sheets.
    ///
    /// # Errors
    /// Files that cannot be read at all.
    pub(crate) fn open(mut input: R) -> Result<Self, ReadFiguresError> {
        let size = input.seek(SeekFrom::End(0))?;
        let head = head(&mut input)?;
        let kind = sniff::sniff(&head, &mut input)?;
        if kind != Kind::Text && size > MAX_WORKBOOK {
            return Err(ReadFiguresError::TooLarge);
        }
        let (form, sheets) = match kind {
            Kind::Text => {
                (Form::Text(csv::Csv::of(&head)?), vec![Sheet { number: 1, name: String::new(), hidden: false }])
            }
            Kind::Xlsx => (Form::Xlsx, xlsx::sheets(&mut input)?),
            Kind::Ods => (Form::Ods, ods::sheets(&mut input)?),
            Kind::Xls => (Form::Xls, xls::sheets(&mut input)?),
        };
        Ok(Self { input, form, sheets })
    }

    /// All sheets, hidden ones too.
    pub(crate) fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// Whether it is text, where a row without its cells is a row that was cut.
    pub(crate) fn is_text(&self) -> bool {
        matches!(self.form, Form::Text(_))
    }

    /// Gives the rows of a sheet that hold something.
    ///
    /// # Errors
    /// Files that break on the way.
    pub(crate) fn rows(&mut self, sheet: u32, each: &mut Rows<'_>) -> Result<Told, ReadFiguresError> {
        let known = self.sheets.iter().find(|known| known.number == sheet);
        let name = known.map(|known| known.name.clone()).ok_or(ReadFiguresError::NoSuchSheet(sheet))?;
        match &self.form {
            Form::Text(csv) => csv.rows(&mut self.input, each),
            Form::Xlsx => xlsx::rows(&mut self.input, &name, each),
            Form::Ods => ods::rows(&mut self.input, sheet, each),
            Form::Xls => xls::rows(&mut self.input, &name, each),
        }
    }
}

fn head<R: Read + Seek>(input: &mut R) -> Result<Vec<u8>, ReadFiguresError> {
    let mut head = Vec::new();
    input.seek(SeekFrom::Start(0))?;
    input.by_ref().take(HEAD).read_to_end(&mut head)?;
    Ok(head)
}
