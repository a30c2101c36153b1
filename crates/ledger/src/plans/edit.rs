//! Editing one item. Whoever saves second is told, and loses nothing in silence.

use bigplan_plan::Item;

use super::editing::{StoredItem, stored};
use super::load::Names;
use super::visible;
use crate::life;
use crate::{Actor, ItemId, Ledger, LedgerError, PlanId};

impl Ledger {
    /// One item of a plan; `None` where there is none or the actor may not see it.
    ///
    /// # Errors
    /// [`LedgerError::Database`], [`LedgerError::Damaged`].
    pub async fn item(&self, actor: &Actor, plan: PlanId, item: ItemId) -> Result<Option<StoredItem>, LedgerError> {
        let mut read = self.store.snapshot().await?;
        let Some(head) = visible(&mut read.link(), actor, plan).await? else { return Ok(None) };
        let names = Names::for_actor(actor, head.partnership);
        if names == Names::LeftOut
            && let Some((_, shown)) = life::shown(&mut read, plan).await?
        {
            let found = names.leave_out(shown).items.into_iter().find(|one| one.id == item.to_string());
            return Ok(found.map(|item| StoredItem { item, revision: head.revision }));
        }
        let stored = stored(&mut read.link(), plan, item).await?;
        Ok(stored.map(|mut stored| {
            stored.item.leads = stored.item.leads.into_iter().map(|lead| names.apply(lead)).collect();
            stored
        }))
    }

    /// As [`Ledger::change_item`], for the program's own changes, whose reason is in what they belong to.
    ///
    /// # Errors
    /// As [`Ledger::change_item`].
    pub async fn update_item(
        &self,
        actor: &Actor,
        plan: PlanId,
        item: ItemId,
        expected_revision: i64,
        value: Item,
    ) -> Result<i64, LedgerError> {
        self.change_item(actor, plan, item, expected_revision, value, "").await
    }
}
