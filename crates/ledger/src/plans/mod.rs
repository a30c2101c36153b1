//! Accepted plans: a head, and rows for everything that hangs on it.

mod commit;
mod edit;
mod editing;
mod hand_over;
mod load;
mod publish;
pub mod remap;
mod rows;
mod slug;

use bigplan_plan::{Plan, PlanHead, PlanPeriod, Source};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub(crate) use commit::{SourceColumns, insert};
pub(crate) use editing::reason;
pub(crate) use editing::take_on;
pub use editing::{Below, Place, Several, StoredItem, Uses, seen};

use crate::clock::Moment;
use crate::store::Link;
use crate::{Actor, Ledger, LedgerError, PartnershipId, PlanId, Right};

/// Where a plan is in its life.
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
    /// Where it is in its life.
    pub state: PlanState,
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
    /// Where it is in its life.
    pub state: PlanState,
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
);

fn summary(row: Row) -> Result<PlanSummary, LedgerError> {
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
    ) = row;
    let period = from.zip(to).map(|(from, to)| PlanPeriod { from, to });
    Ok(PlanSummary {
        id,
        partnership,
        slug,
        head: PlanHead { title, partnership: place, period, edition, vision, labels: rows::read(&labels)? },
        state,
        revision,
        created_at: created_at.0,
        published_at: published_at.map(|at| at.0),
    })
}

fn may_see(actor: &Actor, plan: &PlanSummary) -> bool {
    plan.state != PlanState::Draft || actor.may(Right::ReadDrafts, Some(plan.partnership))
}

/// The head of a plan, where the actor may see it.
pub(crate) async fn visible(
    link: &mut Link<'_>,
    actor: &Actor,
    id: PlanId,
) -> Result<Option<PlanSummary>, LedgerError> {
    let row = optional_row!(
        link,
        Row,
        "SELECT id, partnership_id, slug, title, place, period_from, period_to, edition, vision, labels, state, revision,
                created_at, published_at FROM plans WHERE id = $1",
        id
    )?;
    Ok(row.map(summary).transpose()?.filter(|plan| may_see(actor, plan)))
}

impl Ledger {
    /// The plans of a partnership that the actor may see, newest first.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn plans(&self, actor: &Actor, of: PartnershipId) -> Result<Vec<PlanSummary>, LedgerError> {
        let mut read = self.store.read().await?;
        let rows = rows!(
            read,
            Row,
            "SELECT id, partnership_id, slug, title, place, period_from, period_to, edition, vision, labels, state, revision,
                    created_at, published_at FROM plans WHERE partnership_id = $1 ORDER BY created_at DESC, id",
            of
        )?;
        let mut plans = rows.into_iter().map(summary).collect::<Result<Vec<_>, _>>()?;
        plans.retain(|plan| may_see(actor, plan));
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
        let sql = "SELECT partnership_id, state, revision FROM plans WHERE id = $1";
        let row = optional_row!(read, (PartnershipId, PlanState, i64), sql, id)?;
        let seen =
            row.filter(|(place, state, _)| *state != PlanState::Draft || actor.may(Right::ReadDrafts, Some(*place)));
        Ok(seen.map(|(_, _, revision)| revision))
    }
}
