//! One item as it stands, with its revision.

use bigplan_plan::Item;

use super::super::rows;
use crate::store::Link;
use crate::{ItemId, LedgerError, PlanId};

/// One item with the revision that an edit of it must name.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredItem {
    /// The item.
    pub item: Item,
    /// Goes up by one with every edit of the item.
    pub revision: i64,
}

/// Reads an item of a plan, whoever asks.
pub(in crate::plans) async fn stored(
    link: &mut Link<'_>,
    plan: PlanId,
    item: ItemId,
) -> Result<Option<StoredItem>, LedgerError> {
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
