//! Laying a whole plan's words over those that stand, in one transaction: what comes back from an
//! export. Each item that changes is in its own history, as if it had been edited by itself.

mod ids;
mod items;
mod parts;

use bigplan_plan::Plan;
use serde_json::json;

use super::load::working;
use super::{PlanState, visible};
use crate::people::{On, Ties, require_on};
use crate::{Actor, Ledger, LedgerError, PlanId, Right, Subject};

/// What was changed by laying one plan over another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LaidOver {
    /// The plan's new revision; the old one where nothing was different.
    pub revision: i64,
    /// Items that are new.
    pub added: usize,
    /// Items that say something else or stand elsewhere.
    pub changed: usize,
    /// Items that are gone.
    pub removed: usize,
}

impl Ledger {
    /// Puts a plan's words in place of those that stand. Items and measures are known by their ids;
    /// those that the plan does not have are new and get ids of their own. All is saved, or nothing.
    ///
    /// # Errors
    /// [`LedgerError::Conflict`] where the plan is no longer at `expected_revision`;
    /// [`LedgerError::State`] where the words do not hang together or the plan has been replaced;
    /// [`LedgerError::Field`] for an item without title; [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn lay_over(
        &self,
        actor: &Actor,
        plan: PlanId,
        expected_revision: i64,
        mut new: Plan,
        why: &str,
    ) -> Result<LaidOver, LedgerError> {
        let mut change = self.change(actor).await?;
        let head = visible(&mut change.link(), actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
        let at = change.at;
        require_on(&mut change.link(), actor, Right::EditPlans, On::Plan(plan), at).await?;
        if head.state == PlanState::Replaced {
            return Err(LedgerError::State("another plan has taken this plan's place, so it is not changed any more"));
        }
        // The one statement that decides who was first; it holds the plan's row until the end.
        let sql = "UPDATE plans SET revision = revision + 1 WHERE id = $1 AND revision = $2";
        if execute!(change.work, sql, plan, expected_revision)? == 0 {
            let (current,) = row!(change.work, (i64,), "SELECT revision FROM plans WHERE id = $1", plan)?;
            return Err(LedgerError::Conflict { what: "plan", current });
        }
        let before = working(&mut change.work, plan, head.head.clone()).await?;
        ids::settle(&mut new, &before)?;
        if new == before {
            return Ok(LaidOver { revision: expected_revision, ..LaidOver::default() });
        }
        let mut ties = Ties::of(&mut change, head.partnership).await?;
        ties.groups_of(&mut change, &new).await?;
        parts::head(&mut change, plan, &before.head, &new.head).await?;
        parts::measures(&mut change, plan, &before.measures, &new.measures).await?;
        let mut laid =
            items::lay(&mut change, &mut ties, (plan, head.partnership), &before.items, &new.items, why).await?;
        parts::measures_gone(&mut change, plan, &before.measures, &new.measures).await?;
        parts::lists(&mut change, plan, &before, &new).await?;
        laid.revision = expected_revision + 1;
        let counts = json!({"added": laid.added, "changed": laid.changed, "removed": laid.removed});
        let body =
            json!({"revision": laid.revision, "counts": counts, "parts": parts::differing(&before, &new), "why": why});
        change.record_in_plan("plan-laid-over", head.partnership, plan, None, Subject::Plan(plan), body);
        change.commit().await?;
        Ok(laid)
    }
}
