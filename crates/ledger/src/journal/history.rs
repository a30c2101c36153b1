//! Reading the journal.

use super::Event;
use crate::clock::Moment;
use crate::error::damaged;
use crate::store::Work;
use crate::{Actor, EventId, ItemId, Ledger, LedgerError, PlanId, Right, Subject};

pub(crate) type Row = (i64, EventId, Moment, String, Option<String>, String, String, String, String);

impl Ledger {
    /// What happened to a plan and its items, newest first, at most `limit` entries.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where the actor may not know of the plan,
    /// [`LedgerError::Forbidden`] where it may not see its history.
    pub async fn plan_history(&self, actor: &Actor, plan: PlanId, limit: u32) -> Result<Vec<Event>, LedgerError> {
        let mut read = self.store.snapshot().await?;
        known(&mut read, actor, plan).await?;
        let sql = "SELECT j.sequence, j.id, j.at, j.actor, a.name, j.action, j.subject_kind, j.subject_id, j.body
             FROM plan_events e JOIN journal j ON j.sequence = e.sequence
             LEFT JOIN accounts a ON j.actor = 'account:' || a.id
             WHERE e.plan_id = $1 ORDER BY e.sequence DESC LIMIT $2";
        rows!(read, Row, sql, plan, i64::from(limit))?.into_iter().map(event).collect()
    }

    /// What happened to one item of a plan, newest first, at most `limit` entries. An item
    /// that has been removed still has its history.
    ///
    /// # Errors
    /// As [`Ledger::plan_history`].
    pub async fn item_history(
        &self,
        actor: &Actor,
        plan: PlanId,
        item: ItemId,
        limit: u32,
    ) -> Result<Vec<Event>, LedgerError> {
        let mut read = self.store.snapshot().await?;
        known(&mut read, actor, plan).await?;
        let sql = "SELECT j.sequence, j.id, j.at, j.actor, a.name, j.action, j.subject_kind, j.subject_id, j.body
             FROM plan_events e JOIN journal j ON j.sequence = e.sequence
             LEFT JOIN accounts a ON j.actor = 'account:' || a.id
             WHERE e.item_id = $2 AND e.plan_id = $1 ORDER BY e.sequence DESC LIMIT $3";
        rows!(read, Row, sql, plan, item, i64::from(limit))?.into_iter().map(event).collect()
    }
}

impl Ledger {
    /// What happened to a plan, or to one item of it, before the entry `before` (`None`:
    /// until now), newest first, at most `limit` entries. What the longest entries hold, such
    /// as a whole plan, is left out.
    ///
    /// # Errors
    /// As [`Ledger::plan_history`].
    pub async fn history_before(
        &self,
        actor: &Actor,
        plan: PlanId,
        item: Option<ItemId>,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Vec<Event>, LedgerError> {
        let mut read = self.store.snapshot().await?;
        known(&mut read, actor, plan).await?;
        let (before, limit) = (before.unwrap_or(i64::MAX), i64::from(limit));
        // An account stands as "account:ID"; cutting off the word lets its id find the account by its key.
        let rows = match item {
            None => {
                let sql = "SELECT j.sequence, j.id, j.at, j.actor, a.name, j.action, j.subject_kind, j.subject_id,
                           CASE WHEN LENGTH(j.body) > 300000 THEN '{}' ELSE j.body END
                     FROM plan_events e JOIN journal j ON j.sequence = e.sequence
                     LEFT JOIN accounts a ON a.id = SUBSTR(j.actor, 9)
                     WHERE e.plan_id = $1 AND e.sequence < $2 ORDER BY e.sequence DESC LIMIT $3";
                rows!(read, Row, sql, plan, before, limit)?
            }
            Some(item) => {
                let sql = "SELECT j.sequence, j.id, j.at, j.actor, a.name, j.action, j.subject_kind, j.subject_id,
                           CASE WHEN LENGTH(j.body) > 300000 THEN '{}' ELSE j.body END
                     FROM plan_events e JOIN journal j ON j.sequence = e.sequence
                     LEFT JOIN accounts a ON a.id = SUBSTR(j.actor, 9)
                     WHERE e.item_id = $4 AND e.plan_id = $1 AND e.sequence < $2 ORDER BY e.sequence DESC LIMIT $3";
                rows!(read, Row, sql, plan, before, limit, item)?
            }
        };
        rows.into_iter().map(event).collect()
    }
}

/// What happened to one thing, newest first. The caller has asked whether the actor may see it.
pub(crate) async fn of_subject(read: &mut Work, subject: &Subject, limit: u32) -> Result<Vec<Event>, LedgerError> {
    let sql = "SELECT j.sequence, j.id, j.at, j.actor, a.name, j.action, j.subject_kind, j.subject_id, j.body
         FROM journal j LEFT JOIN accounts a ON j.actor = 'account:' || a.id
         WHERE j.subject_kind = $1 AND j.subject_id = $2 ORDER BY j.sequence DESC LIMIT $3";
    rows!(read, Row, sql, subject.kind(), subject.id(), i64::from(limit))?.into_iter().map(event).collect()
}

async fn known(read: &mut Work, actor: &Actor, plan: PlanId) -> Result<(), LedgerError> {
    let head = crate::plans::visible(&mut read.link(), actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
    actor.require(Right::ReadDrafts, Some(head.partnership))
}

pub(crate) fn event(row: Row) -> Result<Event, LedgerError> {
    let (sequence, id, Moment(at), actor, actor_name, action, subject_kind, subject_id, body) = row;
    let body = serde_json::from_str(&body).map_err(damaged("a journal entry"))?;
    Ok(Event { sequence, id, at, actor, actor_name, action, subject_kind, subject_id, body })
}
