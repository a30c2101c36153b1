//! Reads files: bytes of one format become a neutral document.
//!
//! The content decides what a file is, its name only where the content leaves it
//! open. No reader may recurse with the input's nesting, trust a size that the
//! input claims, or expand entities.

mod blocks;
mod csv;
mod docx;
mod encoding;
mod grid;
mod html;
pub(crate) mod limits;
pub(crate) mod markdown;
pub mod pdf;
mod problem;
mod sniff;
mod table;
pub mod text;
mod words;
mod xlsx;
mod xml;

use bigplan_plan::{Finding, Format, Severity};

use crate::document::{Block, Document};
use crate::error::ReadPlanError;
pub use limits::MAX_BYTES;
use pdf::PdfLayout;
use problem::Problem;

/// Reads a document of any format that is understood.
///
/// `file_name` is used for its ending and for the sentences in errors. `pdf` gives
/// the words of a PDF. Findings tell what was guessed or left out.
///
/// # Errors
/// [`ReadPlanError`]: what is wrong with the file, in a sentence for the person who chose it.
pub fn read_document(
    file_name: &str,
    bytes: &[u8],
    pdf: &dyn PdfLayout,
) -> Result<(Document, Vec<Finding>), ReadPlanError> {
    if bytes.len() > limits::MAX_BYTES {
        let megabytes = bytes.len().div_ceil(1_000_000);
        return Err(ReadPlanError::TooLarge { file: file_name.to_owned(), megabytes });
    }
    let mut findings = Vec::new();
    let document = read(file_name, bytes, pdf, &mut findings).map_err(|problem| problem.of_file(file_name))?;
    Ok((document, findings))
}

/// What a file will be read as: told by its content, and by its name only where the
/// content leaves it open. Quick, so that a file can be kept before it is read.
///
/// # Errors
/// [`ReadPlanError`] where it is nothing that is read.
pub fn format_of(file_name: &str, bytes: &[u8]) -> Result<Format, ReadPlanError> {
    sniff::sniff(file_name, bytes).map_err(|problem| problem.of_file(file_name))
}

fn read(file_name: &str, bytes: &[u8], pdf: &dyn PdfLayout, findings: &mut Vec<Finding>) -> Result<Document, Problem> {
    let format = sniff::sniff(file_name, bytes)?;
    note_wrong_name(file_name, format, findings)?;
    let blocks = match format {
        Format::Docx => docx::read(bytes, findings)?,
        Format::Xlsx => xlsx::read(bytes, findings)?,
        Format::Pdf => pdf::read(&pdf.layout(bytes).map_err(Problem::Pdf)?, findings)?,
        Format::Csv => csv::read(&encoding::decode(bytes, findings)?)?,
        Format::Html => html::read(&encoding::decode(bytes, findings)?)?,
        Format::Markdown => markdown::read(&encoding::decode(bytes, findings)?)?,
        Format::Text => return read_text(&encoding::decode(bytes, findings)?),
    };
    Ok(Document { format, blocks })
}

fn read_text(text: &str) -> Result<Document, Problem> {
    check_text_shape(text)?;
    let document = text::read(text);
    if document.blocks.iter().all(|block| *block == Block::PageBreak) {
        return Err(Problem::Empty);
    }
    Ok(document)
}

/// Lines and cells of plain text are counted before anything is made of them.
fn check_text_shape(text: &str) -> Result<(), Problem> {
    let mut parts = 0;
    for line in text.lines() {
        let cells = line.bytes().filter(|byte| *byte == b'\t').count() + 1;
        if cells > limits::MAX_COLUMNS {
            return Err(Problem::TooManyColumns);
        }
        parts += cells;
    }
    if parts > limits::MAX_PARTS { Err(Problem::TooMuch) } else { Ok(()) }
}

/// A name that promises another format is told; a binary format that turns out to be text is refused.
fn note_wrong_name(file_name: &str, format: Format, findings: &mut Vec<Finding>) -> Result<(), Problem> {
    let Some(promised) = sniff::promised(file_name).filter(|promised| *promised != format) else { return Ok(()) };
    let packed = matches!(promised, Format::Docx | Format::Xlsx | Format::Pdf);
    if packed && format == Format::Text {
        return Err(Problem::NotADocument);
    }
    let message = format!(
        "The file's name says {}, but its content is {}; it was read as {}.",
        promised.as_str(),
        format.as_str(),
        format.as_str()
    );
    findings.push(Finding::new("wrong-extension", Severity::Note, message));
    Ok(())
}
