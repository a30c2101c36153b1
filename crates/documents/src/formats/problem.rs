//! What went wrong inside a reader, before the file's name is known.

use bigplan_office::Problem as PackageProblem;

use crate::error::ReadPlanError;
use crate::formats::pdf::PdfLayoutError;

/// A reader's failure. [`Problem::of_file`] makes the sentence of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    /// Nothing in it.
    Empty,
    /// Past the limits of text, paragraphs or cells.
    TooMuch,
    /// A table too wide.
    TooManyColumns,
    /// Not text and no known format.
    NotADocument,
    /// A known format that is not read: what it is, and what to do.
    WrongKind(&'static str, &'static str),
    /// An Office file under a password.
    PasswordProtected,
    /// Broken: how.
    Damaged(String),
    /// Unpacks beyond the limits.
    UnpacksTooFar,
    /// A document type that declares entities.
    DeclaresEntities,
    /// A PDF without words.
    PdfWithoutText,
    /// A PDF whose words could not be had.
    Pdf(PdfLayoutError),
}

impl Problem {
    /// A broken file, with the reason as part of a sentence.
    pub(crate) fn damaged(reason: impl Into<String>) -> Self {
        Self::Damaged(reason.into())
    }

    /// The error for the person who chose the file.
    pub(crate) fn of_file(self, file: &str) -> ReadPlanError {
        let file = file.to_owned();
        match self {
            Self::Empty => ReadPlanError::Empty(file),
            Self::TooMuch => ReadPlanError::TooMuch(file),
            Self::TooManyColumns => ReadPlanError::TooManyColumns(file),
            Self::NotADocument => ReadPlanError::NotADocument(file),
            Self::WrongKind(found, advice) => ReadPlanError::WrongKind { file, found, advice },
            Self::PasswordProtected => ReadPlanError::PasswordProtected(file),
            Self::Damaged(problem) => ReadPlanError::Damaged { file, problem },
            Self::UnpacksTooFar => ReadPlanError::UnpacksTooFar(file),
            Self::DeclaresEntities => ReadPlanError::DeclaresEntities(file),
            Self::PdfWithoutText => ReadPlanError::PdfWithoutText(file),
            Self::Pdf(problem) => ReadPlanError::Pdf { file, problem },
        }
    }
}

impl From<PackageProblem> for Problem {
    fn from(problem: PackageProblem) -> Self {
        match problem {
            PackageProblem::PasswordProtected => Self::PasswordProtected,
            PackageProblem::UnpacksTooFar => Self::UnpacksTooFar,
            PackageProblem::DeclaresEntities => Self::DeclaresEntities,
            PackageProblem::Damaged(how) => Self::Damaged(how),
        }
    }
}
