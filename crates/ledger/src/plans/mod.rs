//! Accepted plans: a head, and rows for everything that hangs on it.

mod commit;
mod edit;
mod editing;
mod hand_over;
mod lay_over;
mod load;
pub mod remap;
pub(crate) mod rows;
mod slug;

use bigplan_plan::{Plan, PlanHead, PlanPeriod, Source};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub(crate) use commit::{SourceColumns, insert};
pub use editing::{Below, Place, Several, StoredItem, Uses, seen};
pub(crate) use editing::{needed_reason, put_in, reason, take_on, take_out_whole};
pub use lay_over::LaidOver;
pub(crate) use load::{Names, stored, working};
pub(crate) use rows::{read as read_part, whole as write_part};

use crate::clock::Moment;
use crate::life::{Stage, VersionNumber};
use crate::store::Link;
use crate::{Actor, Ledger, LedgerError, PartnershipId, PlanId, Right, VersionId};

/// Who may see a plan. [`Stage`] says more closely where it is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PlanState {
    /// Seen by the partnership's accounts only.
    Draft,
    /// Seen by everybody.
    Published,
    /// Was published; another plan has taken its place. Still seen by everybody.
    Replaced,
}

crate::text_column::words!(PlanState, "plan state" { Draft = "draft", Published = "published", Replaced = "replaced" });

/// What is known of a plan without reading all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanSummary {
    /// Its id.
    pub id: PlanId,
    /// Whose it is.
    pub partnership: PartnershipId,
    /// Its place in addresses, unique in the partnership.
    pub slug: String,
    /// What its title page says.
    pub head: PlanHead,
    /// Who may see it.
    pub state: PlanState,
    /// Where it is in its life.
    pub stage: Stage,
    /// Goes up by one with every change of the plan or of anything in it.
    pub revision: i64,
    /// When it was accepted.
    pub created_at: Timestamp,
    /// When it was published, if it was.
    pub published_at: Option<Timestamp>,
}

/// A whole plan. Ids of items and measures are those of the database.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredPlan {
    /// Its id.
    pub id: PlanId,
    /// Whose it is.
    pub partnership: PartnershipId,
    /// Its place in addresses.
    pub slug: String,
    /// Who may see it.
    pub state: PlanState,
    /// Where it is in its life.
    pub stage: Stage,
    /// The version that this is; `None` for the working copy.
    pub version: Option<VersionNumber>,
    /// The version that everybody is shown, where there is one.
    pub shown: Option<VersionNumber>,
    /// Goes up by one with every change; what was made from the plan can be kept under it.
    pub revision: i64,
    /// The plan.
    pub plan: Plan,
    /// The document that it was read from, if it was read from one.
    pub source: Option<Source>,
}

pub(crate) type Row = (
    PlanId,
    PartnershipId,
    String,
    String,
    String,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    String,
    PlanState,
    i64,
    Moment,
    Option<Moment>,
    Stage,
    Option<String>,
);

/// Plans with the title page that readers see who may not see drafts.
macro_rules! summaries {
    ($which:literal) => {
        concat!(
            "SELECT p.id, p.partnership_id, p.slug, p.title, p.place, p.period_from, p.period_to, p.edition, p.vision,
                    p.labels, p.state, p.revision, p.created_at, p.published_at, p.stage, v.head
             FROM plans p LEFT JOIN versions v ON v.id = p.shown_version_id ",
            $which
        )
    };
}

/// What the actor may see of a plan, or nothing.
fn summary(actor: &Actor, row: Row) -> Result<Option<PlanSummary>, LedgerError> {
    let (
        id,
        partnership,
        slug,
        title,
        place,
        from,
        to,
        edition,
        vision,
        labels,
        state,
        revision,
        created_at,
        published_at,
        stage,
        shown,
    ) = row;
    let drafts = actor.may(Right::ReadDrafts, Some(partnership));
    if !drafts && state == PlanState::Draft && shown.is_none() {
        return Ok(None);
    }
    let head = match shown.filter(|_| !drafts) {
        Some(shown) => rows::read(&shown)?,
        None => {
            let period = from.zip(to).map(|(from, to)| PlanPeriod { from, to });
            PlanHead { title, partnership: place, period, edition, vision, labels: rows::read(&labels)? }
        }
    };
    Ok(Some(PlanSummary {
        id,
        partnership,
        slug,
        head,
        state,
        stage,
        revision,
        created_at: created_at.0,
        published_at: published_at.map(|at| at.0),
    }))
}

/// The head of a plan, where the actor may see it.
pub(crate) async fn visible(
    link: &mut Link<'_>,
    actor: &Actor,
    id: PlanId,
) -> Result<Option<PlanSummary>, LedgerError> {
    match optional_row!(link, Row, summaries!("WHERE p.id = $1"), id)? {
        Some(row) => summary(actor, row),
        None => Ok(None),
    }
}

impl Ledger {
    /// The plans of a partnership that the actor may see, newest first.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn plans(&self, actor: &Actor, of: PartnershipId) -> Result<Vec<PlanSummary>, LedgerError> {
        let mut read = self.store.read().await?;
        let rows = rows!(read, Row, summaries!("WHERE p.partnership_id = $1 ORDER BY p.created_at DESC, p.id"), of)?;
        let mut plans = Vec::new();
        for row in rows {
            plans.extend(summary(actor, row)?);
        }
        Ok(plans)
    }

    /// A plan's head by its place in addresses; `None` where the actor may not see it.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn plan_at(
        &self,
        actor: &Actor,
        of: PartnershipId,
        slug: &str,
    ) -> Result<Option<PlanSummary>, LedgerError> {
        let mut read = self.store.read().await?;
        let sql = "SELECT id FROM plans WHERE partnership_id = $1 AND slug = $2";
        match optional_row!(read, (PlanId,), sql, of, slug)? {
            Some((id,)) => visible(&mut read.link(), actor, id).await,
            None => Ok(None),
        }
    }

    /// A plan's head; `None` where the actor may not see it.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn plan_summary(&self, actor: &Actor, id: PlanId) -> Result<Option<PlanSummary>, LedgerError> {
        let mut read = self.store.read().await?;
        visible(&mut read.link(), actor, id).await
    }

    /// A plan's revision: one small read, so that what was made from the plan can be
    /// kept until it goes up. `None` where the actor may not see the plan.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn plan_revision(&self, actor: &Actor, id: PlanId) -> Result<Option<i64>, LedgerError> {
        let mut read = self.store.read().await?;
        let sql = "SELECT partnership_id, state, revision, shown_version_id FROM plans WHERE id = $1";
        let row = optional_row!(read, (PartnershipId, PlanState, i64, Option<VersionId>), sql, id)?;
        let seen = row.filter(|(place, state, _, shown)| {
            *state != PlanState::Draft || shown.is_some() || actor.may(Right::ReadDrafts, Some(*place))
        });
        Ok(seen.map(|(_, _, revision, _)| revision))
    }
}
