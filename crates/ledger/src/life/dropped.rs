//! What is dropped leaves the next plan, and comes back where somebody thinks again.

use bigplan_plan::{Item, MeasureUse, Plan};

use super::carried::{Fate, old_plan};
use crate::plans::{self, Place, PlanSummary, put_in, take_out_whole};
use crate::transaction::Change;
use crate::{ItemId, LedgerError};

/// Takes the copy of an item out of the plan with what stands under it, which is dropped with
/// it for the same reason. Where something there is to go on, nothing is done.
pub(super) async fn take_out(
    change: &mut Change<'_>,
    head: &PlanSummary,
    copy: ItemId,
    reason: &str,
) -> Result<(), LedgerError> {
    let sql = "WITH RECURSIVE under (id) AS (
                   SELECT id FROM items WHERE parent_id = $1
                   UNION SELECT i.id FROM items i JOIN under u ON i.parent_id = u.id)
               SELECT c.fate FROM under u LEFT JOIN carried_items c ON c.new_item_id = u.id AND c.plan_id = $2";
    for (fate,) in rows!(change.work, (Option<Fate>,), sql, copy, head.id)? {
        match fate {
            None => {
                return Err(LedgerError::State(
                    "an item that was added to this plan stands under it; move that one or remove it first",
                ));
            }
            Some(Fate::Carried | Fate::Changed) => {
                return Err(LedgerError::State(
                    "an item under it is to be carried or changed; move that one elsewhere or drop it first",
                ));
            }
            Some(Fate::Undecided | Fate::Dropped) => {}
        }
    }
    for gone in take_out_whole(change, head, copy, reason).await? {
        let sql = "UPDATE carried_items SET fate = 'dropped', reason = $1, decided_by = $2, decided_at = $3
                   WHERE plan_id = $4 AND new_item_id = $5";
        execute!(change.work, sql, reason, change.actor.account(), change.at, head.id, gone)?;
    }
    Ok(())
}

/// Puts the copy of an item back into the plan as the old plan has it, where it is gone;
/// gives the copy's id.
pub(super) async fn bring_back(
    change: &mut Change<'_>,
    head: &PlanSummary,
    old: ItemId,
    copy: ItemId,
) -> Result<ItemId, LedgerError> {
    let sql = "SELECT id FROM items WHERE id = $1 AND plan_id = $2";
    if optional_row!(change.work, (ItemId,), sql, copy, head.id)?.is_some() {
        return Ok(copy);
    }
    let before = old_plan(&mut change.work, head.id).await?.ok_or(LedgerError::NotFound("plan before this one"))?;
    let was = before.items.iter().find(|item| item.id == old.to_string()).cloned();
    let was = was.ok_or(LedgerError::NotFound("item of the plan before"))?;
    let parent = match was.parent.as_deref() {
        Some(above) => Some(copy_of(change, head, above).await?),
        None => None,
    };
    let now = plans::working(&mut change.work, head.id, head.head.clone()).await?;
    let measures = was.measures.iter().filter_map(|id| same_measure(&before, &now, id)).collect();
    let value = Item { parent, measures, due: None, at: None, ..was };
    put_in(change, head, value, Place::Last, "It is not dropped after all").await
}

/// The copy of an item above, which must stand.
async fn copy_of(change: &mut Change<'_>, head: &PlanSummary, above: &str) -> Result<String, LedgerError> {
    let sql = "SELECT i.id FROM carried_items c JOIN items i ON i.id = c.new_item_id
               WHERE c.plan_id = $1 AND c.old_item_id = $2";
    let found = optional_row!(change.work, (String,), sql, head.id, above)?;
    found.map(|row| row.0).ok_or(LedgerError::State("the item above it was dropped; decide to carry that one first"))
}

/// The measure of the next plan that is the old plan's, by its code and words.
fn same_measure(before: &Plan, now: &Plan, id: &str) -> Option<String> {
    let was: &MeasureUse = before.measures.iter().find(|measure| measure.id == id)?;
    let same = |other: &&MeasureUse| {
        (&other.code, &other.title, &other.group, &other.area) == (&was.code, &was.title, &was.group, &was.area)
    };
    now.measures.iter().find(same).map(|measure| measure.id.clone())
}
