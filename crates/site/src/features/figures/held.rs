//! The held file at an address.

use bigplan_ledger::figures::{FigureFile, FigureFileState, FigureFileSummary};
use bigplan_ledger::{FigureFileId, Partnership};

use super::choices::Choices;
use crate::shell::errors::PageError;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// A file with whose it is and what was chosen.
pub struct Held {
    /// The file.
    pub file: FigureFile,
    /// Whose it is.
    pub partnership: Partnership,
    /// What was chosen.
    pub choices: Choices,
}

impl Held {
    /// The file at this address, where this officer may work on it.
    ///
    /// # Errors
    /// Not found, or the database does not answer.
    pub async fn at(site: &Site, visit: &Visit, id: &str) -> Result<Self, PageError> {
        let summary = summary(site, visit, id).await?;
        let (actor, of) = (visit.actor(), summary.partnership);
        let file = site.ledger().figure_file(&actor, summary.id).await?.ok_or_else(PageError::not_found)?;
        let partnership = site.ledger().partnership_by_id(&actor, of).await?.ok_or_else(PageError::not_found)?;
        Ok(Self { choices: Choices::read(&file.choices)?, file, partnership })
    }

    /// Whether somebody can still decide.
    pub fn is_open(&self) -> bool {
        self.file.summary.state == FigureFileState::Open
    }

    /// Its page.
    pub fn address(&self) -> String {
        address(self.file.summary.id)
    }
}

/// What is known of the file at this address without its bytes, where this officer may work on it.
///
/// # Errors
/// As [`Held::at`].
pub async fn summary(site: &Site, visit: &Visit, id: &str) -> Result<FigureFileSummary, PageError> {
    let id: FigureFileId = id.parse().map_err(|_| PageError::not_found())?;
    let actor = visit.actor();
    let found = site.ledger().figure_file_summary(&actor, id).await?.ok_or_else(PageError::not_found)?;
    visit.require_officer(found.partnership)?;
    Ok(found)
}

/// The page of a held file.
pub fn address(id: FigureFileId) -> String {
    format!("/figure-files/{id}")
}
