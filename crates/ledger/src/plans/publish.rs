//! Publishing: from then on everybody may read the plan.

use serde_json::json;

use super::visible;
use crate::transaction::Change;
use crate::{Actor, Ledger, LedgerError, PlanId, PlanState, Right, Subject};

impl Ledger {
    /// Publishes a draft. A plan that it `replaces` is marked as replaced in the same moment.
    ///
    /// # Errors
    /// [`LedgerError::Conflict`] where the plan is no longer at `expected_revision`;
    /// [`LedgerError::State`] where it is no draft, or the other is not published or
    /// another partnership's; [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn publish_plan(
        &self,
        actor: &Actor,
        plan: PlanId,
        expected_revision: i64,
        replaces: Option<PlanId>,
    ) -> Result<(), LedgerError> {
        let mut change = self.change(actor).await?;
        let head = visible(&mut change.link(), actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
        actor.require(Right::PublishPlans, Some(head.partnership))?;
        if head.state != PlanState::Draft {
            return Err(LedgerError::State("only a draft can be published"));
        }
        let sql = "UPDATE plans SET state = $1, published_at = $2, revision = revision + 1
                   WHERE id = $3 AND revision = $4 AND state = 'draft'";
        if execute!(change.work, sql, PlanState::Published, change.at, plan, expected_revision)? == 0 {
            return Err(LedgerError::Conflict { what: "plan", current: head.revision });
        }
        if let Some(old) = replaces {
            let other = visible(&mut change.link(), actor, old).await?.ok_or(LedgerError::NotFound("plan"))?;
            if other.partnership != head.partnership || old == plan {
                return Err(LedgerError::State("a plan can only replace another plan of its partnership"));
            }
            replace(&mut change, old).await?;
            let body = json!({"by": plan});
            change.record_in_plan("plan-replaced", head.partnership, old, None, Subject::Plan(old), body);
        }
        let body = json!({"replaces": replaces});
        change.record_in_plan("plan-published", head.partnership, plan, None, Subject::Plan(plan), body);
        change.commit().await
    }
}

async fn replace(change: &mut Change<'_>, old: PlanId) -> Result<(), LedgerError> {
    let sql = "UPDATE plans SET state = $1, revision = revision + 1 WHERE id = $2 AND state = 'published'";
    let done = execute!(change.work, sql, PlanState::Replaced, old)?;
    if done == 1 { Ok(()) } else { Err(LedgerError::State("only a published plan can be replaced")) }
}
