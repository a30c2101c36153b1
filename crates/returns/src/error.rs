//! Why a file of a return is refused.

use crate::annex_a::ReadWorkbookError;

/// Why a file was refused.
#[derive(Debug, thiserror::Error)]
pub enum ReadReturnError {
    /// The source broke off.
    #[error("the file could not be read to its end: {0}. Nothing of it was kept; send it again")]
    Source(#[from] std::io::Error),
    /// The headings fit no table.
    #[error("the first row is no heading of a table of this return in {year}: {headings}. Nothing of it was kept")]
    NoTable {
        /// The headings that were found, shortened.
        headings: String,
        /// The year of the layout.
        year: u16,
    },
    /// The table was read before.
    #[error("the table {0} was given twice. Nothing of the second file was kept")]
    GivenTwice(&'static str),
    /// The text is in another encoding.
    #[error("the text is neither UTF-8 nor one byte a letter: save it as CSV UTF-8. Nothing of it was kept")]
    Encoding,
    /// A row is too long.
    #[error("row {0} is longer than a megabyte: this is no table. Nothing may be kept of it")]
    LongRow(u32),
    /// The XML is broken.
    #[error("the file is no well-formed XML at byte {at}: {why}. Nothing may be kept of it")]
    Xml {
        /// Where.
        at: u64,
        /// What is wrong.
        why: String,
    },
    /// The XML declares a document type.
    #[error("the file declares a document type, which a return never does. It was refused")]
    DocumentType,
    /// An entity that XML itself does not know.
    #[error("the file uses the entity '{0}', which is not declared. It was refused")]
    Entity(String),
    /// The outermost element is another.
    #[error("the outermost element is {0}: this is another return. It was refused")]
    OtherReturn(String),
    /// A workbook is refused.
    #[error(transparent)]
    Workbook(#[from] ReadWorkbookError),
}
