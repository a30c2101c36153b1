//! Why a file could not be read as a plan document.

use thiserror::Error;

use crate::formats::limits::{MAX_BYTES, MAX_COLUMNS, MAX_PARTS, MAX_TEXT};
use crate::formats::pdf::PdfLayoutError;

/// Why a file was refused. Reading never stores anything, so each sentence may say so.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ReadPlanError {
    /// There is not one byte, or nothing but white space.
    #[error(
        "The file “{0}” is empty. Check that it was saved and copied completely, then choose it again. Nothing was saved."
    )]
    Empty(String),
    /// More bytes than [`MAX_BYTES`].
    #[error(
        "The file “{file}” is {megabytes} MB; plan documents of up to {limit} MB are read. Remove pictures or split it, then choose it again. Nothing was saved.",
        limit = MAX_BYTES / 1_000_000
    )]
    TooLarge {
        /// The file's name.
        file: String,
        /// Its size in millions of bytes, rounded up.
        megabytes: usize,
    },
    /// More text than [`MAX_TEXT`], paragraphs or cells than [`MAX_PARTS`].
    #[error(
        "The file “{0}” holds more than a plan can: over {parts} paragraphs and cells, or over {text} million characters. Choose the plan itself, not a data file. Nothing was saved.",
        parts = MAX_PARTS,
        text = MAX_TEXT / 1_000_000
    )]
    TooMuch(String),
    /// A table wider than [`MAX_COLUMNS`].
    #[error(
        "A table in the file “{0}” has more than {limit} columns. A plan's table has a handful: remove the table or split it, then choose the file again. Nothing was saved.",
        limit = MAX_COLUMNS
    )]
    TooManyColumns(String),
    /// Bytes that are no text and no format that is read.
    #[error(
        "The file “{0}” is not a document that can be read. Save the plan as Word (.docx), Excel (.xlsx), PDF, CSV, HTML, Markdown or text, then choose that file. Nothing was saved."
    )]
    NotADocument(String),
    /// A known format that is not read.
    #[error("The file “{file}” is {found}, which is not read. {advice} Nothing was saved.")]
    WrongKind {
        /// The file's name.
        file: String,
        /// What it is, with its article.
        found: &'static str,
        /// One sentence: what to do.
        advice: &'static str,
    },
    /// An Office file that needs a password to open.
    #[error(
        "The file “{0}” is protected with a password. Open it in Word or Excel, remove the password, save it and choose it again. Nothing was saved."
    )]
    PasswordProtected(String),
    /// The right format, but broken.
    #[error(
        "The file “{file}” is damaged or incomplete: {problem}. Open it in the program that made it, save it again and choose that copy. Nothing was saved."
    )]
    Damaged {
        /// The file's name.
        file: String,
        /// What is broken, as part of a sentence.
        problem: String,
    },
    /// A compressed file that grows far beyond any document.
    #[error(
        "The file “{0}” grows far beyond the size of a document when it is unpacked, so it was not opened. If it comes from someone else, ask for the original. Nothing was saved."
    )]
    UnpacksTooFar(String),
    /// XML that declares entities, which no office program writes.
    #[error(
        "The file “{0}” declares XML entities, which no office program writes and which are not opened for safety. Save the plan again from Word or Excel and choose that copy. Nothing was saved."
    )]
    DeclaresEntities(String),
    /// A PDF of pictures.
    #[error(
        "The PDF “{0}” has no text in it; it is probably a scan. Choose the document it was made from, or run text recognition (OCR) over it first. Nothing was saved."
    )]
    PdfWithoutText(String),
    /// A document that can be read, but holds nothing of a plan.
    #[error(
        "No plan was found in the file “{0}”: no outcome, priority, action, measure or need. Check that it is the plan itself. If it is, its actions may be in pictures or in a layout that is not understood: put them into a table with a heading row, save it and choose it again. Nothing was saved."
    )]
    NoPlan(String),
    /// The PDF's words could not be had.
    #[error("The PDF “{file}” could not be read. {problem} Nothing was saved.")]
    Pdf {
        /// The file's name.
        file: String,
        /// Why not.
        #[source]
        problem: PdfLayoutError,
    },
}

impl ReadPlanError {
    /// A stable code for other programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty(_) => "empty-file",
            Self::TooLarge { .. } => "file-too-large",
            Self::TooMuch(_) => "too-much-text",
            Self::TooManyColumns(_) => "too-many-columns",
            Self::NotADocument(_) => "not-a-document",
            Self::WrongKind { .. } => "wrong-kind",
            Self::PasswordProtected(_) => "password-protected",
            Self::Damaged { .. } => "damaged-file",
            Self::UnpacksTooFar(_) => "unpacks-too-far",
            Self::DeclaresEntities(_) => "declares-entities",
            Self::PdfWithoutText(_) => "pdf-without-text",
            Self::NoPlan(_) => "no-plan-found",
            Self::Pdf { problem, .. } => problem.code(),
        }
    }
}
