//! An import that is opened, with what pages show of it.

use std::collections::{HashMap, HashSet};

use bigplan_ledger::{
    Corrections, Decision, DraftPart, Import, ImportId, ImportState, ImportSummary, ItemCorrection, PartKind,
    Partnership,
};
use bigplan_plan::{Draft, Item, Plan};

use crate::shell::errors::PageError;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// The import at this address, where this visitor may see it.
///
/// # Errors
/// Not found, or the database does not answer.
pub async fn import(site: &Site, visit: &Visit, id: &str) -> Result<Import, PageError> {
    let id: ImportId = id.parse().map_err(|_| PageError::not_found())?;
    site.ledger().import(&visit.actor(), id).await?.ok_or_else(PageError::not_found)
}

/// Whose import it is.
///
/// # Errors
/// The database does not answer.
pub async fn partnership(site: &Site, visit: &Visit, import: &ImportSummary) -> Result<Partnership, PageError> {
    let partnerships = site.ledger().partnerships(&visit.actor()).await?;
    partnerships.into_iter().find(|one| one.id == import.partnership).ok_or_else(PageError::not_found)
}

/// A draft that people are still working on.
#[derive(Clone, Debug)]
pub struct Open {
    /// What is known without the draft.
    pub summary: ImportSummary,
    /// What was read.
    pub draft: Draft,
    /// What people have changed and decided.
    pub corrections: Corrections,
    /// The draft with every correction made, left-out items still in it.
    pub plan: Plan,
    decisions: HashMap<String, Decision>,
    edited: HashSet<String>,
}

impl Open {
    /// The import as one that can be changed; the import back where it cannot.
    ///
    /// # Errors
    /// The import, where it is being read, accepted or thrown away.
    pub fn of(import: Import) -> Result<Self, Box<ImportSummary>> {
        match import.draft {
            Some(draft) if import.summary.state == ImportState::Open => {
                let plan = import.corrections.corrected(&draft.plan);
                let corrections = import.corrections;
                let decided = |entry: &ItemCorrection| Some((entry.id.clone(), entry.decision?));
                let decisions = corrections.items.iter().filter_map(decided).collect();
                let edited = corrections.items.iter().filter(|entry| entry.item.is_some());
                let edited = edited.map(|entry| entry.id.clone()).collect();
                Ok(Self { summary: import.summary, draft, corrections, plan, decisions, edited })
            }
            _ => Err(Box::new(import.summary)),
        }
    }

    /// What was decided about an item so far.
    pub fn decision(&self, id: &str) -> Option<Decision> {
        self.decisions.get(id).copied()
    }

    /// Whether somebody has edited or added an item.
    pub fn is_corrected(&self, id: &str) -> bool {
        self.edited.contains(id)
    }

    /// An item as it stands, corrections made.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.plan.items.iter().find(|item| item.id == id)
    }

    /// What stands beside the items, one kind of it, corrections made.
    pub fn parts(&self, kind: PartKind) -> Vec<DraftPart> {
        self.corrections.parts(&self.draft.plan, kind)
    }

    /// One of them as it stands.
    pub fn part(&self, kind: PartKind, key: &str) -> Option<DraftPart> {
        self.parts(kind).into_iter().find(|part| part.key == key)
    }

    /// The address of its page.
    pub fn address(&self) -> String {
        address(self.summary.id)
    }
}

/// The import, where it is open for changes.
///
/// # Errors
/// Not found, closed by somebody in the meantime, or the database does not answer.
pub async fn open(site: &Site, visit: &Visit, id: &str) -> Result<Open, PageError> {
    Open::of(import(site, visit, id).await?).map_err(|summary| closed(&summary))
}

/// The address of an import's page.
pub fn address(id: ImportId) -> String {
    format!("/imports/{id}")
}

/// Says that an import is no longer open for changes.
pub fn closed(summary: &ImportSummary) -> PageError {
    let heading = match summary.state {
        ImportState::Reading => "This document is still being read",
        ImportState::Accepted => "This import was accepted already",
        ImportState::Discarded => "This import was thrown away",
        ImportState::Open => "This import has changed",
    };
    let next = "Nothing was changed. Open Imports to see where it stands.";
    PageError::new(axum::http::StatusCode::CONFLICT, heading, next)
}
