//! Items: added, put in place of what stood, arranged, taken out.

use std::collections::HashMap;

use bigplan_plan::Item;
use serde_json::json;

use super::LaidOver;
use crate::people::Ties;
use crate::plans::commit::{insert_item, insert_leads};
use crate::plans::rows;
use crate::transaction::Change;
use crate::{ItemId, LedgerError, PartnershipId, PlanId, Subject};

/// Lays the new items over those before.
pub(super) async fn lay(
    change: &mut Change<'_>,
    ties: &mut Ties,
    (plan, partnership): (PlanId, PartnershipId),
    before: &[Item],
    new: &[Item],
    why: &str,
) -> Result<LaidOver, LedgerError> {
    let old: HashMap<&str, (usize, &Item)> =
        before.iter().enumerate().map(|(at, item)| (item.id.as_str(), (at, item))).collect();
    let mut laid = LaidOver::default();
    for (at, item) in new.iter().enumerate() {
        let position = i64::try_from(at).unwrap_or(i64::MAX);
        let (action, body) = match old.get(item.id.as_str()) {
            None => {
                insert_item(change, ties, plan, position, item).await?;
                laid.added += 1;
                ("item-added", json!({"plan": plan, "revision": 1, "after": item, "why": why}))
            }
            Some((_, stood)) if *stood != item => {
                let revision = put(change, ties, plan, position, item).await?;
                laid.changed += 1;
                (
                    "item-changed",
                    json!({"plan": plan, "revision": revision, "before": stood, "after": item, "why": why}),
                )
            }
            Some(_) => {
                // Its words stay; its place among the others may not.
                let sql = "UPDATE items SET position = $1 WHERE id = $2 AND position <> $1";
                execute!(change.work, sql, position, &item.id)?;
                continue;
            }
        };
        let id = id_of(&item.id)?;
        change.record_in_plan(action, partnership, plan, Some(id), Subject::Item(id), body);
    }
    let kept: std::collections::HashSet<&str> = new.iter().map(|item| item.id.as_str()).collect();
    for gone in before.iter().filter(|item| !kept.contains(item.id.as_str())) {
        let id = id_of(&gone.id)?;
        take_out(change, plan, id).await?;
        laid.removed += 1;
        let body = json!({"plan": plan, "before": gone, "why": why});
        change.record_in_plan("item-removed", partnership, plan, Some(id), Subject::Item(id), body);
    }
    Ok(laid)
}

async fn put(
    change: &mut Change<'_>,
    ties: &mut Ties,
    plan: PlanId,
    position: i64,
    item: &Item,
) -> Result<i64, LedgerError> {
    let (revision,) = row!(
        change.work,
        (i64,),
        "UPDATE items SET parent_id = $1, position = $2, kind = $3, ref = $4, title = $5, body = $6, anchor = $7,
                          revision = revision + 1
         WHERE id = $8 AND plan_id = $9 RETURNING revision",
        &item.parent,
        position,
        item.kind.as_str(),
        &item.reference,
        &item.title,
        rows::item_body(item)?,
        rows::item_anchor(item)?,
        &item.id,
        plan
    )?;
    execute!(change.work, "DELETE FROM leads WHERE item_id = $1", &item.id)?;
    insert_leads(change, ties, item).await?;
    ties.item_groups(change, item).await?;
    Ok(revision)
}

async fn take_out(change: &mut Change<'_>, plan: PlanId, id: ItemId) -> Result<(), LedgerError> {
    execute!(change.work, "DELETE FROM item_groups WHERE item_id = $1", id)?;
    execute!(change.work, "DELETE FROM leads WHERE item_id = $1", id)?;
    execute!(change.work, "DELETE FROM items WHERE id = $1 AND plan_id = $2", id, plan).map(drop)
}

fn id_of(text: &str) -> Result<ItemId, LedgerError> {
    text.parse().map_err(|_| LedgerError::State("an item of this plan has no sound id"))
}
