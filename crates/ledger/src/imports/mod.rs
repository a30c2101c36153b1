//! Imports: a document on its way to becoming a plan. Nothing of the plan is stored
//! as a plan before somebody accepts it.

mod authors;
mod corrections;
mod decide;
mod parts;
mod read;
mod start;

use bigplan_plan::Draft;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use corrections::{Chosen, Corrections, Decision, ItemCorrection};
pub use parts::{DraftPart, PartCorrection, PartKind, PartValue};

use crate::{AccountId, ImportId, PartnershipId, PlanId};

/// Where an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ImportState {
    /// The document is being read.
    Reading,
    /// It was read and waits for a person.
    Open,
    /// Accepted: there is a plan.
    Accepted,
    /// Thrown away; the draft is gone.
    Discarded,
}

crate::text_column::words!(ImportState, "import state" {
    Reading = "reading", Open = "open", Accepted = "accepted", Discarded = "discarded"
});

/// What is known of an import without its draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportSummary {
    /// Its id.
    pub id: ImportId,
    /// Whose it is.
    pub partnership: PartnershipId,
    /// The document's file name.
    pub file: String,
    /// SHA-256 of the document.
    pub sha256: String,
    /// Who began it; `None` for the program itself.
    pub author: Option<AccountId>,
    /// Where it is.
    pub state: ImportState,
    /// Goes up by one with every change.
    pub revision: i64,
    /// The plan that came of it.
    pub plan: Option<PlanId>,
    /// When it began.
    pub created_at: Timestamp,
    /// When it last changed.
    pub changed_at: Timestamp,
}

/// An import with its draft and the corrections made so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// What is known without the draft.
    pub summary: ImportSummary,
    /// What was read; `None` while it is being read and after it was thrown away.
    pub draft: Option<Draft>,
    /// What people have changed and decided.
    pub corrections: Corrections,
}
