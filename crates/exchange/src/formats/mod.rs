//! The files that a plan leaves in and comes back in.

mod csv_files;
mod escape;
mod json;
mod limits;
mod xlsx;

use bigplan_plan::Finding;
use thiserror::Error;

use crate::Export;
use crate::problems::{Problems, Wording};
use crate::rows;
use crate::tables::Tables;

/// The formats of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ExportFormat {
    /// The plan as other programs read it, with its marks.
    Json,
    /// One file a table, packed into a ZIP file.
    Csv,
    /// An Excel workbook, one sheet a table.
    Xlsx,
}

impl ExportFormat {
    /// Every format.
    pub const ALL: [ExportFormat; 3] = [Self::Json, Self::Csv, Self::Xlsx];

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    /// The format of this name.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str() == word)
    }

    /// The ending of its file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "zip",
            Self::Xlsx => "xlsx",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Csv => "application/zip",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// Why a plan could not be written out.
#[derive(Debug, Error)]
#[error("the file could not be made: {0}")]
pub struct WriteExportError(String);

/// Why a file cannot be an export. Nothing is stored.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ReadExportError {
    /// Nothing in it.
    #[error("The file is empty. Send the file that you exported. Nothing was saved.")]
    Empty,
    /// Larger than any plan.
    #[error(
        "The file is larger than any export of a plan (32 MB). Send the file that you exported. Nothing was saved."
    )]
    TooLarge,
    /// No JSON, no ZIP of CSV files, no workbook of an export.
    #[error(
        "This is no export of a plan. Send the JSON, the ZIP file with the CSV files, or the workbook that you \
         exported; other documents go through “Import a plan”. Nothing was saved."
    )]
    NotAnExport,
    /// It cannot be opened.
    #[error("The file is damaged: {0}. Save it again and send it once more. Nothing was saved.")]
    Damaged(String),
    /// The office program asks for a password.
    #[error("The file is locked with a password. Take the password off and send it once more. Nothing was saved.")]
    PasswordProtected,
    /// Not written in UTF-8.
    #[error("{0} is not written in UTF-8. Save it as “CSV UTF-8” and send the files once more. Nothing was saved.")]
    NotUtf8(String),
    /// Made by a newer program.
    #[error("The file is of version {0}, which this program does not know. Nothing was saved.")]
    Version(String),
}

/// Writes an export.
///
/// # Errors
/// [`WriteExportError`] where a library fails; nothing of the plan is at fault.
pub fn write(export: &Export, format: ExportFormat) -> Result<Vec<u8>, WriteExportError> {
    match format {
        ExportFormat::Json => json::write(export),
        ExportFormat::Csv => csv_files::write(&Tables::of(export)),
        ExportFormat::Xlsx => xlsx::write(&Tables::of(export)),
    }
}

/// Reads an export back, whichever of the formats it is in. What hands have broken is found; the plan
/// must not be stored where a finding is an error.
///
/// # Errors
/// [`ReadExportError`] where the file is no export at all.
pub fn read(bytes: &[u8]) -> Result<(Export, Vec<Finding>), ReadExportError> {
    if bytes.is_empty() {
        return Err(ReadExportError::Empty);
    }
    if bytes.len() > limits::MAX_BYTES {
        return Err(ReadExportError::TooLarge);
    }
    let mut problems = Problems::default();
    let tables = match bytes {
        [b'P', b'K', ..] => {
            let names = limits::weigh(bytes)?;
            if names.iter().any(|name| name == "xl/workbook.xml") {
                xlsx::read(bytes, &mut problems)?
            } else {
                csv_files::read(bytes, &mut problems)?
            }
        }
        // The signature of office files that are locked, and of those before 2007.
        [0xD0, 0xCF, 0x11, 0xE0, ..] => return Err(ReadExportError::PasswordProtected),
        _ => {
            problems.wording = Wording::Entry;
            json::read(bytes, &mut problems)?
        }
    };
    let export = rows::build(&tables, &mut problems);
    Ok((export, problems.found))
}
