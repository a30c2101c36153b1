//! What stands in the way of a row.

use bigplan_register::FieldCode;
use serde::Serialize;

use crate::LedgerError;
use crate::registers::CaseworkError;

/// One thing that stands in the way of a row. It never holds what stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ImportFinding {
    /// The row of the file.
    pub row: u32,
    /// The field; nothing where the whole row is meant.
    pub field: Option<FieldCode>,
    /// Stable: an [`ImportFindingCode`], or the code of a finding about a record.
    pub code: String,
    /// A plain sentence.
    pub message: String,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $word:literal, $says:literal;)*) => {
        /// What can stand in the way of a row beside what stands in the way of a record.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum ImportFindingCode {
            $($(#[$doc])* $name,)*
        }

        impl ImportFindingCode {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The word used in JSON and documentation.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)*
                }
            }

            /// A plain sentence: what is wrong and what to do.
            pub fn says(self) -> &'static str {
                match self {
                    $(Self::$name => $says,)*
                }
            }
        }
    };
}

codes! {
    /// There is no such record in the register, or the actor may not see it.
    RecordNotFound = "record-not-found",
        "There is no such record in this register, or it is not yours to see. To begin a new one, leave its id empty.";
    /// The record was merged into another.
    RecordMerged = "record-merged",
        "This record was merged into another. Take the row out, or correct the other record.";
    /// The row shows another state than the record's.
    StateDiffers = "state-differs",
        "The row shows another state than the record has. A spreadsheet moves no record: empty the cell, or put it right.";
    /// The row names somebody or something else than the record is about.
    AnotherSubject = "another-subject",
        "The record is about somebody or something else than the row says. Check the id of both.";
    /// What the row says of a person is not what is known.
    PersonDiffers = "person-differs",
        "A name, day, sex or pupil number is not what is known of this person. Check who is meant; if it is them, empty the cell or correct the person first.";
    /// The row does not say whom it is about.
    NobodyNamed = "nobody-named",
        "The row does not say whom it is about: give a person id or a pupil number. Nobody is recognised by name alone.";
    /// There is nobody with that id.
    PersonNotFound = "person-not-found",
        "There is nobody with this id in the partnership, or they are not of the kind that the register is about.";
    /// There is nobody with that pupil number yet, and no name to add them by.
    NoName = "no-name",
        "Nobody has this pupil number yet. To add them, give at least the family name.";
    /// What the row is about is not there.
    AboutNotFound = "about-not-found",
        "What the row is about is not there: give the id of an organisation or post of this partnership, or a place's code.";
    /// The actor may not.
    NotAllowed = "not-allowed",
        "This is not yours to do: none of your duties allows it.";
    /// Something else stands in the way.
    NotStored = "not-stored",
        "It could not be stored as it is.";
}

/// Why a row was not taken.
pub(super) enum RowError {
    /// It is bad.
    Findings(Vec<ImportFinding>),
    /// The whole import cannot go on.
    Stop(LedgerError),
}

impl RowError {
    pub(super) fn one(row: u32, code: ImportFindingCode) -> Self {
        Self::said(row, code, code.says().to_owned())
    }

    fn said(row: u32, code: ImportFindingCode, message: String) -> Self {
        Self::Findings(vec![ImportFinding { row, field: None, code: code.as_str().to_owned(), message }])
    }

    /// Why something was not done with a record or a person, as what stands in the way of its row.
    pub(super) fn of(row: u32, why: CaseworkError) -> Self {
        match why {
            CaseworkError::Findings(found) => {
                let one = |found: bigplan_register::RecordFinding| ImportFinding {
                    row,
                    field: found.field,
                    code: found.code.as_str().to_owned(),
                    message: found.message,
                };
                Self::Findings(found.into_iter().map(one).collect())
            }
            CaseworkError::Ledger(LedgerError::Forbidden(_)) => Self::one(row, ImportFindingCode::NotAllowed),
            CaseworkError::Ledger(LedgerError::Field { message, .. }) => {
                Self::said(row, ImportFindingCode::NotStored, message.to_owned())
            }
            CaseworkError::Ledger(LedgerError::NotFound(_)) => Self::one(row, ImportFindingCode::AboutNotFound),
            CaseworkError::Ledger(error @ LedgerError::State(_)) => {
                Self::said(row, ImportFindingCode::NotStored, format!("It could not be stored: {error}."))
            }
            CaseworkError::Ledger(error) => Self::Stop(error),
        }
    }
}
