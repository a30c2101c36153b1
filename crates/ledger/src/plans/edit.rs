//! Editing one item. Whoever saves second is told, and loses nothing in silence.

use bigplan_plan::Item;
use serde_json::json;

use super::commit::insert_leads;
use super::load::Names;
use super::{rows, visible};
use crate::people::{Ties, require_on};
use crate::store::Link;
use crate::transaction::Change;
use crate::{Actor, ItemId, Ledger, LedgerError, On, PlanId, Right, Subject};

/// One item with the revision that an edit of it must name.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredItem {
    /// The item.
    pub item: Item,
    /// Goes up by one with every edit of the item.
    pub revision: i64,
}

impl Ledger {
    /// One item of a plan; `None` where there is none or the actor may not see it.
    ///
    /// # Errors
    /// [`LedgerError::Database`], [`LedgerError::Damaged`].
    pub async fn item(&self, actor: &Actor, plan: PlanId, item: ItemId) -> Result<Option<StoredItem>, LedgerError> {
        let mut read = self.store.snapshot().await?;
        let Some(head) = visible(&mut read.link(), actor, plan).await? else { return Ok(None) };
        let names = Names::for_actor(actor, head.partnership);
        let stored = stored(&mut read.link(), plan, item).await?;
        Ok(stored.map(|mut stored| {
            stored.item.leads = stored.item.leads.into_iter().map(|lead| names.apply(lead)).collect();
            stored
        }))
    }

    /// Puts a new value in an item's place; gives the item's new revision. Its id, its
    /// parent and its place in the source stay as they are.
    ///
    /// # Errors
    /// [`LedgerError::Conflict`] where the item is no longer at `expected_revision`;
    /// [`LedgerError::State`] where the value would move the item or names a measure that
    /// the plan does not hold; [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn update_item(
        &self,
        actor: &Actor,
        plan: PlanId,
        item: ItemId,
        expected_revision: i64,
        value: Item,
    ) -> Result<i64, LedgerError> {
        let mut change = self.change(actor).await?;
        let head = visible(&mut change.link(), actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
        let at = change.at;
        require_on(&mut change.link(), actor, Right::EditPlans, On::Item(plan, item), at).await?;
        let before = stored(&mut change.link(), plan, item).await?.ok_or(LedgerError::NotFound("item"))?;
        check(&mut change, plan, &before.item, &value).await?;
        write(&mut change, plan, item, expected_revision, &value).await?;
        let mut ties = Ties::of(&mut change, head.partnership).await?;
        insert_leads(&mut change, &mut ties, &value).await?;
        ties.item_groups(&mut change, &value).await?;
        execute!(change.work, "UPDATE plans SET revision = revision + 1 WHERE id = $1", plan)?;
        let revision = expected_revision + 1;
        let body = json!({"plan": plan, "revision": revision, "before": before.item, "after": value});
        change.record_in_plan("item-changed", head.partnership, plan, Some(item), Subject::Item(item), body);
        change.commit().await?;
        Ok(revision)
    }
}

async fn stored(link: &mut Link<'_>, plan: PlanId, item: ItemId) -> Result<Option<StoredItem>, LedgerError> {
    let sql =
        "SELECT id, parent_id, kind, ref, title, body, anchor, revision FROM items WHERE id = $1 AND plan_id = $2";
    let Some(row) = optional_row!(link, rows::ItemRow, sql, item, plan)? else { return Ok(None) };
    let revision = row.7;
    let mut item = rows::item(row)?;
    let sql = "SELECT item_id, post, organisation, person, state FROM leads WHERE item_id = $1 ORDER BY position";
    let leads = rows!(link, rows::LeadRow, sql, &item.id)?;
    item.leads = leads.into_iter().map(rows::lead).collect::<Result<_, _>>()?;
    Ok(Some(StoredItem { item, revision }))
}

async fn check(change: &mut Change<'_>, plan: PlanId, before: &Item, value: &Item) -> Result<(), LedgerError> {
    if value.id != before.id || value.parent != before.parent || value.at != before.at {
        return Err(LedgerError::State("an edit cannot move an item to another place"));
    }
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

/// The one statement that decides who was first: it finds its row only at the revision that was looked at.
async fn write(
    change: &mut Change<'_>,
    plan: PlanId,
    id: ItemId,
    expected: i64,
    value: &Item,
) -> Result<(), LedgerError> {
    let written = execute!(
        change.work,
        "UPDATE items SET kind = $1, ref = $2, title = $3, body = $4, revision = revision + 1
         WHERE id = $5 AND plan_id = $6 AND revision = $7",
        value.kind.as_str(),
        &value.reference,
        &value.title,
        rows::item_body(value)?,
        id,
        plan,
        expected
    )?;
    if written == 0 {
        let (current,) = row!(change.work, (i64,), "SELECT revision FROM items WHERE id = $1", id)?;
        return Err(LedgerError::Conflict { what: "item", current });
    }
    execute!(change.work, "DELETE FROM leads WHERE item_id = $1", id).map(drop)
}
