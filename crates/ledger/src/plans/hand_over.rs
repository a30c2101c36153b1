//! Giving what one post leads to another, several items at once.

use bigplan_plan::Item;
use serde_json::json;

use super::rows;
use crate::store::Link;
use crate::transaction::Change;
use crate::{Actor, ItemId, Ledger, LedgerError, PartnershipId, PlanId, PostId, Right, Subject};

impl Ledger {
    /// Puts one post in another's place as the lead of these items, all or none. Whoever
    /// the plan named in the old post is no longer named.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `items`, `to` and `why`; [`LedgerError::State`] where the post
    /// no longer leads one of them, or its plan was replaced; [`LedgerError::NotFound`],
    /// [`LedgerError::Forbidden`].
    pub async fn hand_over(
        &self,
        actor: &Actor,
        from: PostId,
        to: PostId,
        items: &[ItemId],
        why: &str,
    ) -> Result<(), LedgerError> {
        let wrong = |field, message| Err(LedgerError::Field { field, message });
        let mut change = self.change(actor).await?;
        let (of, ..) = post(&mut change, from).await?;
        actor.require(Right::EditPlans, Some(of))?;
        let (place, title, organisation) = post(&mut change, to).await?;
        if from == to || of != place {
            return wrong("to", "Choose another post of this partnership.");
        }
        if items.is_empty() {
            return wrong("items", "Choose at least one item.");
        }
        if why.trim().is_empty() {
            return wrong("why", "Say why the items go to another post.");
        }
        let to = NewLead { post: to, title, organisation };
        for item in items {
            give(&mut change, of, from, &to, *item, why.trim()).await?;
        }
        change.commit().await
    }
}

/// The post that items are given to.
struct NewLead {
    post: PostId,
    title: String,
    organisation: Option<String>,
}

async fn post(change: &mut Change<'_>, id: PostId) -> Result<(PartnershipId, String, Option<String>), LedgerError> {
    let sql =
        "SELECT p.partnership_id, p.title, o.name FROM posts p LEFT JOIN organisations o ON o.id = p.organisation_id
               WHERE p.id = $1";
    optional_row!(change.work, (PartnershipId, String, Option<String>), sql, id)?.ok_or(LedgerError::NotFound("post"))
}

async fn give(
    change: &mut Change<'_>,
    of: PartnershipId,
    from: PostId,
    to: &NewLead,
    item: ItemId,
    why: &str,
) -> Result<(), LedgerError> {
    let sql = "SELECT i.plan_id FROM items i JOIN plans p ON p.id = i.plan_id JOIN leads l ON l.item_id = i.id
               WHERE i.id = $1 AND l.post_id = $2 AND p.partnership_id = $3 AND p.state <> 'replaced'";
    let (plan,) = optional_row!(change.work, (PlanId,), sql, item, from, of)?
        .ok_or(LedgerError::State("the post does not lead one of these items any more"))?;
    let before = stored(&mut change.link(), item).await?;
    put(change, from, to, item).await?;
    let sql = "UPDATE items SET revision = revision + 1 WHERE id = $1 RETURNING revision";
    let (revision,) = row!(change.work, (i64,), sql, item)?;
    execute!(change.work, "UPDATE plans SET revision = revision + 1 WHERE id = $1", plan)?;
    let after = stored(&mut change.link(), item).await?;
    let body = json!({"plan": plan, "revision": revision, "before": before, "after": after, "why": why});
    change.record_in_plan("item-changed", of, plan, Some(item), Subject::Item(item), body);
    Ok(())
}

/// The new lead in the old one's place; where it leads the item already, the old one only goes.
async fn put(change: &mut Change<'_>, from: PostId, to: &NewLead, item: ItemId) -> Result<(), LedgerError> {
    let sql = "SELECT position FROM leads WHERE item_id = $1 AND post_id = $2";
    if optional_row!(change.work, (i64,), sql, item, to.post)?.is_some() {
        return execute!(change.work, "DELETE FROM leads WHERE item_id = $1 AND post_id = $2", item, from).map(drop);
    }
    let sql = "DELETE FROM leads WHERE item_id = $1 AND post_id = $2
               AND position > (SELECT MIN(l.position) FROM leads l WHERE l.item_id = $1 AND l.post_id = $2)";
    execute!(change.work, sql, item, from)?;
    execute!(
        change.work,
        "UPDATE leads SET post_id = $1, post = $2, organisation = $3, person = NULL, state = 'named'
         WHERE item_id = $4 AND post_id = $5",
        to.post,
        &to.title,
        &to.organisation,
        item,
        from
    )
    .map(drop)
}

async fn stored(link: &mut Link<'_>, item: ItemId) -> Result<Item, LedgerError> {
    let sql = "SELECT id, parent_id, kind, ref, title, body, anchor, revision FROM items WHERE id = $1";
    let mut stored = rows::item(row!(link, rows::ItemRow, sql, item)?)?;
    let sql = "SELECT item_id, post, organisation, person, state FROM leads WHERE item_id = $1 ORDER BY position";
    let leads = rows!(link, rows::LeadRow, sql, item)?;
    stored.leads = leads.into_iter().map(rows::lead).collect::<Result<_, _>>()?;
    Ok(stored)
}
