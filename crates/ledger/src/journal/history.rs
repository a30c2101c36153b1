//! Reading the journal.

use super::Event;
use crate::clock::Moment;
use crate::error::damaged;
use crate::{Actor, EventId, Ledger, LedgerError, PlanId, Right};

type Row = (i64, EventId, Moment, String, Option<String>, String, String, String, String);

impl Ledger {
    /// What happened to a plan and its items, newest first, at most `limit` entries.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where the actor may not know of the plan,
    /// [`LedgerError::Forbidden`] where it may not see its history.
    pub async fn plan_history(&self, actor: &Actor, plan: PlanId, limit: u32) -> Result<Vec<Event>, LedgerError> {
        let mut read = self.store.snapshot().await?;
        let head = crate::plans::visible(&mut read.link(), actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
        actor.require(Right::ReadDrafts, Some(head.partnership))?;
        let rows = rows!(
            read,
            Row,
            "SELECT j.sequence, j.id, j.at, j.actor, a.name, j.action, j.subject_kind, j.subject_id, j.body
             FROM journal j LEFT JOIN accounts a ON j.actor = 'account:' || a.id
             WHERE (j.subject_kind = 'plan' AND j.subject_id = $1)
                OR (j.subject_kind = 'item' AND j.subject_id IN (SELECT id FROM items WHERE plan_id = $1))
             ORDER BY j.sequence DESC LIMIT $2",
            plan,
            i64::from(limit)
        )?;
        rows.into_iter().map(event).collect()
    }
}

fn event(row: Row) -> Result<Event, LedgerError> {
    let (sequence, id, Moment(at), actor, actor_name, action, subject_kind, subject_id, body) = row;
    let body = serde_json::from_str(&body).map_err(damaged("a journal entry"))?;
    Ok(Event { sequence, id, at, actor, actor_name, action, subject_kind, subject_id, body })
}
