//! What was chosen for a held file.

use bigplan_figures::Mapping;
use bigplan_ledger::figures::Seen;
use serde::{Deserialize, Serialize};

use crate::shell::errors::PageError;

/// How a file is read and who sees what it says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choices {
    /// How its columns are read.
    pub mapping: Mapping,
    /// Whether everybody sees the figures.
    pub public: bool,
}

impl Choices {
    /// Reads them as they are stored.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn read(text: &str) -> Result<Self, PageError> {
        serde_json::from_str(text).map_err(|why| PageError::fault(&why))
    }

    /// As they are stored.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn text(&self) -> Result<String, PageError> {
        serde_json::to_string(self).map_err(|why| PageError::fault(&why))
    }

    /// Who sees the figures.
    pub fn seen(&self) -> Seen {
        if self.public { Seen::Public } else { Seen::Partnership }
    }
}
