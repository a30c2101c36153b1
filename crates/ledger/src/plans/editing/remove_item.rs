//! Taking an item out of a plan. Its history stays.

use bigplan_plan::PartnershipGroup;
use serde_json::json;

use super::StoredItem;
use super::change_item::{Within, id_of};
use super::hold::{as_seen, hold, needed_reason};
use super::place::{Place, arrange, siblings};
use super::stored::stored;
use crate::plans::{PlanSummary, rows};
use crate::transaction::Change;
use crate::{Actor, ItemId, Ledger, LedgerError, PlanId, Subject};

/// What becomes of the items that stand under one that is removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Below {
    /// There must be none.
    Nothing,
    /// They are removed with it.
    TakeAlong,
    /// They move up into its place.
    MoveUp,
}

impl Ledger {
    /// Removes an item; gives how many items were removed. Links to its reference stay as
    /// they are written, and the plan check names them from then on.
    ///
    /// # Errors
    /// [`LedgerError::Conflict`] where the item is no longer at `expected_revision`;
    /// [`LedgerError::Field`] for `why`, which must be given, and for `below` where others
    /// stand under it and nothing is said of them; [`LedgerError::State`] where the plan
    /// has been replaced; [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn remove_item(
        &self,
        actor: &Actor,
        plan: PlanId,
        item: ItemId,
        expected_revision: i64,
        below: Below,
        why: &str,
    ) -> Result<usize, LedgerError> {
        let mut change = self.change(actor).await?;
        let head = hold(&mut change, plan, Some(item)).await?;
        let within = Within { partnership: head.partnership, plan, why: needed_reason(why)? };
        let before = as_seen(&mut change, plan, item, expected_revision).await?;
        let beneath = siblings(&mut change, plan, Some(item)).await?;
        let going = match below {
            _ if beneath.is_empty() => vec![before],
            Below::Nothing => {
                let message = "Say what becomes of the items that stand under it.";
                return Err(LedgerError::Field { field: "below", message });
            }
            Below::TakeAlong => with_beneath(&mut change, plan, before).await?,
            Below::MoveUp => {
                let ids: Vec<ItemId> = beneath.into_iter().map(|(id, _)| id).collect();
                move_up(&mut change, &within, &before, &ids).await?;
                vec![before]
            }
        };
        for gone in &going {
            take_out(&mut change, &within, gone).await?;
        }
        change.commit().await?;
        Ok(going.len())
    }
}

/// Takes an item with all beneath it out of a plan that is held; gives their ids, the lowest
/// first, and none where the item is gone already.
pub(crate) async fn take_out_whole(
    change: &mut Change<'_>,
    head: &PlanSummary,
    item: ItemId,
    why: &str,
) -> Result<Vec<ItemId>, LedgerError> {
    let within = Within { partnership: head.partnership, plan: head.id, why };
    let Some(before) = stored(&mut change.link(), head.id, item).await? else { return Ok(Vec::new()) };
    let going = with_beneath(change, head.id, before).await?;
    for gone in &going {
        take_out(change, &within, gone).await?;
    }
    going.iter().map(|gone| id_of(&gone.item.id)).collect()
}

/// The item and all that stands beneath it, the lowest first.
async fn with_beneath(
    change: &mut Change<'_>,
    plan: PlanId,
    before: StoredItem,
) -> Result<Vec<StoredItem>, LedgerError> {
    let mut going = vec![before];
    let mut next = 0;
    while let Some(above) = going.get(next).map(|item| id_of(&item.item.id)).transpose()? {
        for (id, _) in siblings(change, plan, Some(above)).await? {
            going.extend(stored(&mut change.link(), plan, id).await?);
        }
        next += 1;
    }
    going.reverse();
    Ok(going)
}

/// Puts what stands under an item in its place, in order.
async fn move_up(
    change: &mut Change<'_>,
    within: &Within<'_>,
    above: &StoredItem,
    beneath: &[ItemId],
) -> Result<(), LedgerError> {
    let (plan, why) = (within.plan, within.why);
    let parent = above.item.parent.as_deref().map(id_of).transpose()?;
    let mut after = id_of(&above.item.id)?;
    for &child in beneath {
        let before = stored(&mut change.link(), plan, child).await?.ok_or(LedgerError::NotFound("item"))?;
        let sql = "UPDATE items SET parent_id = $1, revision = revision + 1 WHERE id = $2";
        execute!(change.work, sql, parent, child)?;
        arrange(change, plan, parent, child, Place::After(after)).await?;
        after = child;
        let mut moved = before.item.clone();
        moved.parent.clone_from(&above.item.parent);
        let revision = before.revision + 1;
        let body = json!({"plan": plan, "revision": revision, "before": before.item, "after": moved, "why": why});
        change.record_in_plan("item-changed", within.partnership, plan, Some(child), Subject::Item(child), body);
    }
    Ok(())
}

async fn take_out(change: &mut Change<'_>, within: &Within<'_>, gone: &StoredItem) -> Result<(), LedgerError> {
    let (plan, item) = (within.plan, id_of(&gone.item.id)?);
    execute!(change.work, "DELETE FROM item_groups WHERE item_id = $1", item)?;
    execute!(change.work, "DELETE FROM leads WHERE item_id = $1", item)?;
    execute!(change.work, "DELETE FROM items WHERE id = $1 AND plan_id = $2", item, plan)?;
    answered_for_no_more(change, plan, &gone.item.id).await?;
    let body = json!({"plan": plan, "revision": gone.revision, "before": gone.item, "why": within.why});
    change.record_in_plan("item-removed", within.partnership, plan, Some(item), Subject::Item(item), body);
    Ok(())
}

/// Takes an item or a measure from what the plan's groups answer for.
pub(super) async fn answered_for_no_more(change: &mut Change<'_>, plan: PlanId, id: &str) -> Result<(), LedgerError> {
    let sql = "SELECT position, body FROM partnership_groups WHERE plan_id = $1";
    for (position, body) in rows!(change.work, (i64, String), sql, plan)? {
        let mut group: PartnershipGroup = rows::read(&body)?;
        if group.answers_for.iter().any(|other| other == id) {
            group.answers_for.retain(|other| other != id);
            let sql = "UPDATE partnership_groups SET body = $1 WHERE plan_id = $2 AND position = $3";
            execute!(change.work, sql, rows::whole(&group)?, plan, position)?;
        }
    }
    Ok(())
}
