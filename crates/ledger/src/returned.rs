//! Exports that came back: kept for whoever sent them until they are taken or let go.

use bigplan_plan::Finding;
use jiff::Timestamp;
use serde_json::json;

use crate::clock::Moment;
use crate::error::damaged;
use crate::people::{On, require_on};
use crate::plans::visible;
use crate::store::Link;
use crate::{AccountId, Actor, Ledger, LedgerError, PlanId, ReturnedId, Right, Subject};

/// Where a returned export is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReturnedState {
    /// It waits.
    Open,
    /// It was laid over its plan.
    Taken,
    /// Its sender let it go.
    Discarded,
}

crate::text_column::words!(ReturnedState, "state of a returned export" {
    Open = "open", Taken = "taken", Discarded = "discarded",
});

/// An export that came back.
#[derive(Clone, Debug, PartialEq)]
pub struct Returned {
    /// Its id.
    pub id: ReturnedId,
    /// The file's name.
    pub file: String,
    /// The export as JSON, as it was read.
    pub export: String,
    /// What was found while it was read; nothing that forbids to take it.
    pub findings: Vec<Finding>,
    /// Where it is.
    pub state: ReturnedState,
    /// When it came.
    pub created_at: Timestamp,
}

type Row = (ReturnedId, String, String, String, ReturnedState, Moment);

impl Ledger {
    /// Keeps an export that came back, for whoever sent it.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn keep_returned(
        &self,
        actor: &Actor,
        plan: PlanId,
        file: &str,
        export: &str,
        findings: &[Finding],
    ) -> Result<ReturnedId, LedgerError> {
        let mut change = self.change(actor).await?;
        let at = change.at;
        let (account, place) = sender(&mut change.link(), actor, plan, at).await?;
        let id = ReturnedId::random()?;
        let findings = serde_json::to_string(findings).map_err(damaged("the findings"))?;
        let sql = "INSERT INTO returned_exports (id, plan_id, account_id, file, export, findings, state, created_at)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        execute!(change.work, sql, id, plan, account, file, export, findings, ReturnedState::Open, at)?;
        let body = json!({"returned": id, "file": file});
        change.record_in_plan("export-returned", place, plan, None, Subject::Plan(plan), body);
        change.commit().await?;
        Ok(id)
    }

    /// An export that the actor sent; `None` where there is none.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where the actor may not see the plan; [`LedgerError::Forbidden`].
    pub async fn returned(&self, actor: &Actor, plan: PlanId, id: ReturnedId) -> Result<Option<Returned>, LedgerError> {
        let mut read = self.store.read().await?;
        let (account, _) = sender(&mut read.link(), actor, plan, Moment(self.now())).await?;
        let sql = "SELECT id, file, export, findings, state, created_at FROM returned_exports
                   WHERE id = $1 AND plan_id = $2 AND account_id = $3";
        let Some(row) = optional_row!(read, Row, sql, id, plan, account)? else { return Ok(None) };
        let (id, file, export, findings, state, created) = row;
        let findings = serde_json::from_str(&findings).map_err(damaged("the findings of a returned export"))?;
        Ok(Some(Returned { id, file, export, findings, state, created_at: created.0 }))
    }

    /// Says what became of an export that the actor sent. The file itself is let go.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn close_returned(
        &self,
        actor: &Actor,
        plan: PlanId,
        id: ReturnedId,
        state: ReturnedState,
    ) -> Result<(), LedgerError> {
        let mut change = self.change(actor).await?;
        let at = change.at;
        let (account, place) = sender(&mut change.link(), actor, plan, at).await?;
        let sql = "UPDATE returned_exports SET state = $1, export = '', findings = '[]'
                   WHERE id = $2 AND plan_id = $3 AND account_id = $4 AND state = 'open'";
        if execute!(change.work, sql, state, id, plan, account)? == 0 {
            return Err(LedgerError::NotFound("export that came back"));
        }
        let body = json!({"returned": id, "state": state.as_str()});
        change.record_in_plan("export-closed", place, plan, None, Subject::Plan(plan), body);
        change.commit().await
    }
}

/// Whoever sends an export back must be signed in and may edit the plan.
async fn sender(
    link: &mut Link<'_>,
    actor: &Actor,
    plan: PlanId,
    at: Moment,
) -> Result<(AccountId, crate::PartnershipId), LedgerError> {
    let head = visible(link, actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
    require_on(link, actor, Right::EditPlans, On::Plan(plan), at).await?;
    let account = actor.account().ok_or(LedgerError::Forbidden("send an export back without an account"))?;
    Ok((account, head.partnership))
}
