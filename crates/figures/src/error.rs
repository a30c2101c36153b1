//! Why a file could not be read as figures at all.

use thiserror::Error;

use crate::limits::{MAX_COLUMNS, MAX_WORKBOOK};

/// Why a file was refused. Reading never stores anything, so each sentence may say so.
/// What is wrong with single rows is no error but a finding.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ReadFiguresError {
    /// Nothing but white space.
    #[error(
        "The file is empty. Check that it was saved and copied completely, then choose it again. Nothing was saved."
    )]
    Empty,
    /// A workbook beyond [`MAX_WORKBOOK`] bytes.
    #[error(
        "The workbook is larger than {limit} MB. Save the sheet with the figures as CSV and choose that file. Nothing was saved.",
        limit = MAX_WORKBOOK / 1_000_000
    )]
    TooLarge,
    /// A sheet of the old kinds whose cells would fill the memory.
    #[error(
        "A sheet of this workbook stretches over more cells than can be opened. Save the sheet with the figures as CSV and choose that file. Nothing was saved."
    )]
    TooManyCells,
    /// A table wider than [`MAX_COLUMNS`].
    #[error(
        "Row {row} has more than {limit} columns. Choose the table of figures, or remove the columns that are not needed. Nothing was saved.",
        limit = MAX_COLUMNS
    )]
    TooManyColumns {
        /// The first such row.
        row: u32,
    },
    /// Another kind of file.
    #[error("The file is {found}, from which no figures are read. {advice} Nothing was saved.")]
    WrongKind {
        /// What it is, with its article.
        found: &'static str,
        /// One sentence: what to do.
        advice: &'static str,
    },
    /// A workbook that needs a password to open.
    #[error(
        "The workbook is protected with a password. Open it in your spreadsheet program, remove the password, save it and choose it again. Nothing was saved."
    )]
    PasswordProtected,
    /// The right kind, but broken.
    #[error(
        "The file is damaged or incomplete: {0}. Open it in the program that made it, save it again and choose that copy. Nothing was saved."
    )]
    Damaged(String),
    /// A workbook that grows far beyond its size.
    #[error(
        "The workbook grows far beyond the size of a table when it is unpacked, so it was not opened. If it comes from someone else, ask for the figures as CSV. Nothing was saved."
    )]
    UnpacksTooFar,
    /// XML that declares entities.
    #[error(
        "The workbook declares XML entities, which no spreadsheet program writes and which are not opened for safety. Save it again from your spreadsheet program and choose that copy. Nothing was saved."
    )]
    DeclaresEntities,
    /// There is no such sheet.
    #[error("The workbook has no sheet number {0} that can be read. Choose another sheet. Nothing was saved.")]
    NoSuchSheet(u32),
    /// The bytes could not be had.
    #[error("The file could not be read to its end. Choose it again. Nothing was saved.")]
    Unreadable,
}

impl ReadFiguresError {
    /// A stable code for other programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty-file",
            Self::TooLarge => "file-too-large",
            Self::TooManyCells => "too-many-cells",
            Self::TooManyColumns { .. } => "too-many-columns",
            Self::WrongKind { .. } => "wrong-kind",
            Self::PasswordProtected => "password-protected",
            Self::Damaged(_) => "damaged-file",
            Self::UnpacksTooFar => "unpacks-too-far",
            Self::DeclaresEntities => "declares-entities",
            Self::NoSuchSheet(_) => "no-such-sheet",
            Self::Unreadable => "unreadable-file",
        }
    }

    pub(crate) fn damaged(reason: impl Into<String>) -> Self {
        Self::Damaged(reason.into())
    }
}

impl From<bigplan_office::Problem> for ReadFiguresError {
    fn from(problem: bigplan_office::Problem) -> Self {
        match problem {
            bigplan_office::Problem::PasswordProtected => Self::PasswordProtected,
            bigplan_office::Problem::UnpacksTooFar => Self::UnpacksTooFar,
            bigplan_office::Problem::DeclaresEntities => Self::DeclaresEntities,
            bigplan_office::Problem::Damaged(reason) => Self::Damaged(reason),
        }
    }
}

impl From<std::io::Error> for ReadFiguresError {
    fn from(_: std::io::Error) -> Self {
        Self::Unreadable
    }
}
