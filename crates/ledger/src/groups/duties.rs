//! What a group answers for, as the words of plans tie it.

use crate::{Actor, GroupId, ItemId, Ledger, LedgerError, PartnershipId, PlanId, Right};

/// What a group answers for in one plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duties {
    /// The plan.
    pub plan: PlanId,
    /// The items, in the plan's order; whether the plan is sure of it.
    pub items: Vec<(ItemId, bool)>,
}

impl Ledger {
    /// What a group answers for, plan by plan, the newest plan first. Everybody may see it,
    /// except for plans that are not yet published.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`], [`LedgerError::Database`].
    pub async fn group_duties(&self, actor: &Actor, group: GroupId) -> Result<Vec<Duties>, LedgerError> {
        let mut read = self.store.snapshot().await?;
        let of: PartnershipId = super::partnership(&mut read.link(), group).await?;
        let drafts = actor.may(Right::ReadDrafts, Some(of));
        let rows = rows!(
            read,
            (PlanId, ItemId, bool),
            "SELECT p.id, i.id, t.certain FROM item_groups t JOIN items i ON i.id = t.item_id
             JOIN plans p ON p.id = i.plan_id
             WHERE t.group_id = $1 AND (p.state IN ('published', 'replaced') OR $2)
             ORDER BY p.created_at DESC, p.id, i.position",
            group,
            drafts
        )?;
        let mut all: Vec<Duties> = Vec::new();
        for (plan, item, certain) in rows {
            match all.last_mut().filter(|last| last.plan == plan) {
                Some(last) => last.items.push((item, certain)),
                None => all.push(Duties { plan, items: vec![(item, certain)] }),
            }
        }
        Ok(all)
    }
}
