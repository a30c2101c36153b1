//! What can go wrong with registers, in plain sentences.

use std::fmt;

use bigplan_register::migration::Refusal;
use bigplan_register::{BadDefinition, RecordFinding};
use thiserror::Error;

use crate::LedgerError;

/// Why definitions were not applied. Nothing was changed.
#[derive(Debug, Error)]
pub enum ApplyRegistersError {
    /// The files cannot be used: everything wrong with them, with file, line and reason.
    #[error("the definitions of the registers cannot be used, and nothing was changed: {}", lines(.0))]
    Bad(Vec<BadDefinition>),
    /// They do not fit what is stored.
    #[error("the definitions do not fit the records that are kept: {}", lines(.0))]
    Refused(Vec<Refusal>),
    /// The definitions that were applied last cannot be read by this program.
    #[error(
        "the definitions that this database was last used with cannot be read by this program, and nothing was changed; \
         use the program that wrote them: {}", lines(.0)
    )]
    Stored(Vec<BadDefinition>),
    /// The database did not do what it was asked.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Why something was not done with a record. Nothing was saved.
#[derive(Debug, Error)]
pub enum CaseworkError {
    /// Something stands in the way: everything that does, each as a sentence for people.
    #[error("nothing was saved: {}", messages(.0))]
    Findings(Vec<RecordFinding>),
    /// As everywhere in the ledger.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

impl From<sqlx::Error> for CaseworkError {
    fn from(error: sqlx::Error) -> Self {
        Self::Ledger(error.into())
    }
}

impl CaseworkError {
    /// The findings that stand in the way; none where it is something else.
    pub fn findings(&self) -> &[RecordFinding] {
        match self {
            Self::Findings(findings) => findings,
            Self::Ledger(_) => &[],
        }
    }
}

fn lines<T: fmt::Display>(all: &[T]) -> String {
    all.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn messages(findings: &[RecordFinding]) -> String {
    findings.iter().map(|finding| finding.message.as_str()).collect::<Vec<_>>().join(" ")
}
