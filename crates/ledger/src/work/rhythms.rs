//! How often a plan asks for updates.

use bigplan_plan::rhythm::Rhythm;
use serde_json::json;

use crate::error::damaged;
use crate::plans::visible;
use crate::{Actor, Ledger, LedgerError, PlanId, Right, Subject};

impl Ledger {
    /// How often a plan asks for updates: every quarter where nobody chose otherwise.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where the actor may not know of the plan.
    pub async fn rhythm(&self, actor: &Actor, plan: PlanId) -> Result<Rhythm, LedgerError> {
        let mut read = self.store.snapshot().await?;
        visible(&mut read.link(), actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
        let row = optional_row!(read, (String,), "SELECT rhythm FROM plan_rhythms WHERE plan_id = $1", plan)?;
        row.map_or(Ok(Rhythm::default()), |(word,)| word.parse().map_err(damaged("a plan's rhythm")))
    }

    /// Chooses how often a plan asks for updates.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn set_rhythm(&self, actor: &Actor, plan: PlanId, rhythm: Rhythm) -> Result<(), LedgerError> {
        let mut change = self.change(actor).await?;
        let head = visible(&mut change.link(), actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
        actor.require(Right::EditPlans, Some(head.partnership))?;
        let sql = "INSERT INTO plan_rhythms (plan_id, rhythm) VALUES ($1, $2)
                   ON CONFLICT (plan_id) DO UPDATE SET rhythm = excluded.rhythm";
        execute!(change.work, sql, plan, rhythm.as_str())?;
        let body = json!({"rhythm": rhythm});
        change.record_in_plan("rhythm-chosen", head.partnership, plan, None, Subject::Plan(plan), body);
        change.commit().await
    }
}
