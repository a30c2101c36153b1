//! Which item of a plan answers which of a plan above it.

use serde_json::json;

use super::edited;
use crate::plans::visible;
use crate::{Actor, ItemId, Ledger, LedgerError, PlanId, Subject};

/// An item of a lower plan that answers one of a higher plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Answer {
    /// The plan of the item that answers.
    pub plan: PlanId,
    /// The item that answers.
    pub item: ItemId,
    /// The plan of the item that is answered.
    pub to_plan: PlanId,
    /// The item that is answered.
    pub to_item: ItemId,
}

type Row = (PlanId, ItemId, PlanId, ItemId);

impl Ledger {
    /// The links from and to the items of a plan, those whose other plan the actor may see.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where the actor may not see the plan.
    pub async fn answers(&self, actor: &Actor, plan: PlanId) -> Result<Vec<Answer>, LedgerError> {
        let mut read = self.store.snapshot().await?;
        visible(&mut read.link(), actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
        let sql = "SELECT plan_id, item_id, to_plan_id, to_item_id FROM item_links
                   WHERE plan_id = $1 OR to_plan_id = $1 ORDER BY plan_id, item_id, to_plan_id, to_item_id";
        let mut seen: std::collections::HashMap<PlanId, bool> = [(plan, true)].into();
        let mut answers = Vec::new();
        for (from, item, to_plan, to_item) in rows!(read, Row, sql, plan)? {
            for other in [from, to_plan] {
                if let std::collections::hash_map::Entry::Vacant(place) = seen.entry(other) {
                    place.insert(visible(&mut read.link(), actor, other).await?.is_some());
                }
            }
            if [from, to_plan].iter().all(|one| seen.get(one) == Some(&true)) {
                answers.push(Answer { plan: from, item, to_plan, to_item });
            }
        }
        Ok(answers)
    }

    /// Says that an item answers one of a plan that its own stands under.
    ///
    /// # Errors
    /// [`LedgerError::State`] where the plan does not stand under the other or the link is
    /// there; [`LedgerError::NotFound`] for plans and items, [`LedgerError::Forbidden`].
    pub async fn link_item(&self, actor: &Actor, new: &Answer) -> Result<(), LedgerError> {
        let mut change = self.change(actor).await?;
        let head = edited(&mut change, actor, new.plan).await?;
        visible(&mut change.link(), actor, new.to_plan).await?.ok_or(LedgerError::NotFound("plan"))?;
        let sql = "SELECT id FROM plan_links WHERE plan_id = $1 AND to_plan_id = $2 AND sort = 'under'";
        if rows!(change.work, (String,), sql, new.plan, new.to_plan)?.is_empty() {
            return Err(LedgerError::State("the plan does not stand under the other; link the two plans first"));
        }
        for (plan, item) in [(new.plan, new.item), (new.to_plan, new.to_item)] {
            let sql = "SELECT id FROM items WHERE id = $1 AND plan_id = $2";
            optional_row!(change.work, (String,), sql, item, plan)?.ok_or(LedgerError::NotFound("item"))?;
        }
        let sql = "INSERT INTO item_links (plan_id, item_id, to_plan_id, to_item_id, made_by, made_at)
                   VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (item_id, to_item_id) DO NOTHING";
        let by = change.actor.account();
        if execute!(change.work, sql, new.plan, new.item, new.to_plan, new.to_item, by, change.at)? == 0 {
            return Err(LedgerError::State("this item answers the other already"));
        }
        let body = json!({"to_plan": new.to_plan, "to_item": new.to_item});
        let subject = Subject::Item(new.item);
        change.record_in_plan("item-linked", head.partnership, new.plan, Some(new.item), subject, body);
        change.commit().await
    }

    /// Takes such a link away.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn unlink_item(&self, actor: &Actor, link: &Answer) -> Result<(), LedgerError> {
        let mut change = self.change(actor).await?;
        let head = edited(&mut change, actor, link.plan).await?;
        let sql = "DELETE FROM item_links WHERE plan_id = $1 AND item_id = $2 AND to_item_id = $3";
        if execute!(change.work, sql, link.plan, link.item, link.to_item)? == 0 {
            return Err(LedgerError::NotFound("link"));
        }
        let body = json!({"to_plan": link.to_plan, "to_item": link.to_item});
        let subject = Subject::Item(link.item);
        change.record_in_plan("item-unlinked", head.partnership, link.plan, Some(link.item), subject, body);
        change.commit().await
    }
}
