//! How all items of a plan go, in one look-up an item, however long the history is.

use std::collections::HashMap;

use super::ItemUpdate;
use super::updates::{Row, update};
use crate::plans::visible;
use crate::{Actor, ItemId, Ledger, LedgerError, PlanId, Right};

impl Ledger {
    /// The newest that was said of each item of a plan; items of which nothing was said are
    /// not among them. Words and names as in [`Ledger::item_updates`].
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where the actor may not know of the plan.
    pub async fn standings(&self, actor: &Actor, plan: PlanId) -> Result<HashMap<ItemId, ItemUpdate>, LedgerError> {
        let mut read = self.store.snapshot().await?;
        let head = visible(&mut read.link(), actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
        let rows = rows!(
            read,
            Row,
            "SELECT u.id, u.item_id, u.sequence, u.status, u.progress, u.why, u.expected, u.done_on, u.evidence,
                    u.evidence_address, u.account_id, a.name, u.said_at
             FROM items i JOIN item_updates u ON u.item_id = i.id
                  AND u.sequence = (SELECT MAX(n.sequence) FROM item_updates n WHERE n.item_id = i.id)
             LEFT JOIN accounts a ON a.id = u.account_id WHERE i.plan_id = $1",
            plan
        )?;
        let words = actor.may(Right::ReadDrafts, Some(head.partnership));
        let standing = |row| update(row, words).map(|update| (update.item, update));
        rows.into_iter().map(standing).collect()
    }
}
