//! Moving an item to another place in the tree, with all that stands under it.

use serde_json::json;

use super::change_item::id_of;
use super::hold::{as_seen, hold, reason};
use super::place::{Place, arrange, may_stand, siblings};
use crate::transaction::Change;
use crate::{Actor, ItemId, Ledger, LedgerError, PlanId, Subject};

impl Ledger {
    /// Moves an item under another one (`None`: to the top), or to another place among its
    /// siblings; gives its revision, which goes up only where it stands under another item.
    /// Its reference stays, so that links to it still lead there.
    ///
    /// # Errors
    /// [`LedgerError::Conflict`] where the item is no longer at `expected_revision`;
    /// [`LedgerError::Field`] for `parent` (a circle, or a kind that may not stand there) and
    /// `why`; [`LedgerError::State`] where the plan has been replaced or the neighbour is
    /// gone; [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    #[expect(clippy::too_many_arguments, reason = "a move is named by all of these, and each has a type of its own")]
    pub async fn move_item(
        &self,
        actor: &Actor,
        plan: PlanId,
        item: ItemId,
        expected_revision: i64,
        parent: Option<ItemId>,
        place: Place,
        why: &str,
    ) -> Result<i64, LedgerError> {
        let mut change = self.change(actor).await?;
        let head = hold(&mut change, plan, Some(item)).await?;
        let why = reason(why)?;
        let before = as_seen(&mut change, plan, item, expected_revision).await?;
        let from = before.item.parent.as_deref().map(id_of).transpose()?;
        let stood = standing(&mut change, plan, from, item).await?;
        let elsewhere = from != parent;
        if elsewhere {
            may_stand(&mut change, plan, Some(item), before.item.kind, parent).await?;
            let sql = "UPDATE items SET parent_id = $1, revision = revision + 1 WHERE id = $2";
            execute!(change.work, sql, parent, item)?;
        }
        let moved = arrange(&mut change, plan, parent, item, place).await?;
        if !elsewhere && !moved {
            return Ok(before.revision);
        }
        let stands = standing(&mut change, plan, parent, item).await?;
        let revision = before.revision + i64::from(elsewhere);
        let title = before.item.title;
        let (before, after) = (json!({"parent": from, "place": stood}), json!({"parent": parent, "place": stands}));
        // The title tells which item it was when it is gone one day.
        let body =
            json!({"plan": plan, "revision": revision, "title": title, "before": before, "after": after, "why": why});
        change.record_in_plan("item-moved", head.partnership, plan, Some(item), Subject::Item(item), body);
        change.commit().await?;
        Ok(revision)
    }
}

/// An item's place among its siblings, from 1.
async fn standing(
    change: &mut Change<'_>,
    plan: PlanId,
    parent: Option<ItemId>,
    item: ItemId,
) -> Result<usize, LedgerError> {
    let beside = siblings(change, plan, parent).await?;
    Ok(beside.iter().position(|(id, _)| *id == item).map_or(0, |place| place + 1))
}
