//! Putting a new value in an item's place.

use bigplan_plan::Item;
use serde_json::json;

use super::StoredItem;
use super::hold::{as_seen, hold, reason};
use super::place::{Place, arrange, children_may_stay, may_stand};
use crate::people::Ties;
use crate::plans::commit::insert_leads;
use crate::plans::rows;
use crate::transaction::Change;
use crate::{Actor, ItemId, Ledger, LedgerError, PartnershipId, PlanId, Subject};

/// What a change of an item belongs to.
pub(super) struct Within<'a> {
    pub(super) partnership: PartnershipId,
    pub(super) plan: PlanId,
    pub(super) why: &'a str,
}

impl Ledger {
    /// Puts a new value in an item's place; gives the item's new revision. Where the value
    /// stands under another item than before, it comes last there. Its id and its place in
    /// the source stay as they are.
    ///
    /// # Errors
    /// [`LedgerError::Conflict`] where the item is no longer at `expected_revision`;
    /// [`LedgerError::Field`] for `title`, `parent`, `kind` and `why`; [`LedgerError::State`]
    /// where the plan has been replaced or does not hold a measure that the value names;
    /// [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn change_item(
        &self,
        actor: &Actor,
        plan: PlanId,
        item: ItemId,
        expected_revision: i64,
        value: Item,
        why: &str,
    ) -> Result<i64, LedgerError> {
        let mut change = self.change(actor).await?;
        let head = hold(&mut change, plan, Some(item)).await?;
        let before = as_seen(&mut change, plan, item, expected_revision).await?;
        let within = Within { partnership: head.partnership, plan, why: reason(why)? };
        let mut ties = Ties::of(&mut change, head.partnership).await?;
        let revision = put(&mut change, &mut ties, &within, &before, &value).await?;
        change.commit().await?;
        Ok(revision)
    }
}

/// Checks and writes the value, ties it and records it.
pub(super) async fn put(
    change: &mut Change<'_>,
    ties: &mut Ties,
    within: &Within<'_>,
    before: &StoredItem,
    value: &Item,
) -> Result<i64, LedgerError> {
    let plan = within.plan;
    check(change, plan, &before.item, value).await?;
    let item = id_of(&value.id)?;
    let parent = value.parent.as_deref().map(id_of).transpose()?;
    if value.kind != before.item.kind || value.parent != before.item.parent {
        may_stand(change, plan, Some(item), value.kind, parent).await?;
        children_may_stay(change, item, value.kind).await?;
    }
    write(change, plan, item, value).await?;
    if value.parent != before.item.parent {
        arrange(change, plan, parent, item, Place::Last).await?;
    }
    execute!(change.work, "DELETE FROM leads WHERE item_id = $1", item)?;
    insert_leads(change, ties, value).await?;
    ties.item_groups(change, value).await?;
    let revision = before.revision + 1;
    let body = json!({"plan": plan, "revision": revision, "before": before.item, "after": value, "why": within.why});
    change.record_in_plan("item-changed", within.partnership, plan, Some(item), Subject::Item(item), body);
    Ok(revision)
}

/// The id of an item as a plan carries it.
pub(super) fn id_of(text: &str) -> Result<ItemId, LedgerError> {
    text.parse().map_err(|_| LedgerError::NotFound("item"))
}

async fn check(change: &mut Change<'_>, plan: PlanId, before: &Item, value: &Item) -> Result<(), LedgerError> {
    if value.id != before.id || value.at != before.at {
        return Err(LedgerError::State("an edit cannot put one item in another's place"));
    }
    sound(change, plan, value).await
}

/// Checks what an item needs by itself: a title, and measures that the plan holds.
pub(super) async fn sound(change: &mut Change<'_>, plan: PlanId, value: &Item) -> Result<(), LedgerError> {
    if value.title.trim().is_empty() {
        return Err(LedgerError::Field { field: "title", message: "Enter a title." });
    }
    for measure in &value.measures {
        let sql = "SELECT id FROM measures WHERE id = $1 AND plan_id = $2";
        let known = optional_row!(change.work, (String,), sql, measure, plan)?;
        known.ok_or(LedgerError::State("the item names a measure that the plan does not hold"))?;
    }
    Ok(())
}

async fn write(change: &mut Change<'_>, plan: PlanId, id: ItemId, value: &Item) -> Result<(), LedgerError> {
    let written = execute!(
        change.work,
        "UPDATE items SET kind = $1, ref = $2, title = $3, body = $4, parent_id = $5, revision = revision + 1
         WHERE id = $6 AND plan_id = $7",
        value.kind.as_str(),
        &value.reference,
        &value.title,
        rows::item_body(value)?,
        &value.parent,
        id,
        plan
    )?;
    if written == 1 { Ok(()) } else { Err(LedgerError::NotFound("item")) }
}
