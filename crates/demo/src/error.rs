//! What can go wrong while the demonstration is loaded.

use bigplan_ledger::LedgerError;
use bigplan_ledger::registers::CaseworkError;
use thiserror::Error;

/// Why the demonstration could not be loaded.
#[derive(Debug, Error)]
pub enum LoadDemonstrationError {
    /// A file that the program carries is not what it should be.
    #[error("a file of the demonstration of {partnership} is wrong ({source}); nothing of it was saved")]
    File {
        /// The short name of the partnership whose file it is.
        partnership: &'static str,
        /// Where in the file, and what is wrong there.
        source: toml::de::Error,
    },
    /// A file of figures, or what figures are held against, is wrong.
    #[error("the figures in {file} cannot be used ({reason}); nothing of them was saved")]
    Figures {
        /// The file.
        file: String,
        /// What is wrong.
        reason: String,
    },
    /// A record of the demonstration is not what its register wants.
    #[error("a record of the demonstration cannot be kept ({0}); those before it stay")]
    Casework(CaseworkError),
    /// The ledger did not take it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}
