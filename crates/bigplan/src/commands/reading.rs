//! Reading a plan document from disk.

use std::path::Path;

use bigplan_documents::read_plan;
use bigplan_pdftext::PdfText;
use bigplan_plan::Draft;

use crate::outcome::Failure;

/// Reads a draft out of a file.
///
/// # Errors
/// When the file cannot be opened or is no plan document; nothing is saved.
pub fn draft(file: &Path) -> Result<Draft, Failure> {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = bytes(file)?;
    read_plan(&name, &bytes, &PdfText::default()).map_err(|why| Failure::new(why.code(), why.to_string()))
}

/// The bytes of the document.
///
/// # Errors
/// When the file cannot be opened.
pub fn bytes(file: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(file).map_err(|why| {
        Failure::new(
            "file-not-read",
            format!("{} could not be opened ({why}). Nothing was saved. Check the name and try again.", file.display()),
        )
    })
}
