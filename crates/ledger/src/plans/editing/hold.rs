//! What every change of a plan begins with.

use super::stored::{StoredItem, stored};
use crate::people::require_on;
use crate::plans::{PlanSummary, visible};
use crate::transaction::Change;
use crate::{ItemId, LedgerError, On, PlanId, Right};

/// The longest reason, in characters.
const LONGEST_REASON: usize = 1_000;

/// Checks that the actor may change the plan, or the item of it, and takes hold of the
/// plan until the change is saved or dropped. The plan's revision goes up with it.
pub(super) async fn hold(
    change: &mut Change<'_>,
    plan: PlanId,
    item: Option<ItemId>,
) -> Result<PlanSummary, LedgerError> {
    let (actor, at) = (change.actor, change.at);
    let head = visible(&mut change.link(), actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
    let on = match item {
        Some(item) => {
            let sql = "SELECT id FROM items WHERE id = $1 AND plan_id = $2";
            optional_row!(change.work, (ItemId,), sql, item, plan)?.ok_or(LedgerError::NotFound("item"))?;
            On::Item(plan, item)
        }
        None => On::Plan(plan),
    };
    require_on(&mut change.link(), actor, Right::EditPlans, on, at).await?;
    let sql = "UPDATE plans SET revision = revision + 1 WHERE id = $1 AND state <> 'replaced'";
    if execute!(change.work, sql, plan)? == 0 {
        return Err(LedgerError::State("another plan has taken this one's place, so it stays as it is"));
    }
    Ok(head)
}

/// The item as it stands, where it still stands as its sender saw it. The plan must be held.
pub(super) async fn as_seen(
    change: &mut Change<'_>,
    plan: PlanId,
    item: ItemId,
    expected: i64,
) -> Result<StoredItem, LedgerError> {
    let before = stored(&mut change.link(), plan, item).await?.ok_or(LedgerError::NotFound("item"))?;
    if before.revision == expected {
        Ok(before)
    } else {
        Err(LedgerError::Conflict { what: "item", current: before.revision })
    }
}

/// A reason as it is kept.
pub(crate) fn reason(why: &str) -> Result<&str, LedgerError> {
    let why = why.trim();
    if why.chars().count() > LONGEST_REASON {
        return Err(LedgerError::Field { field: "why", message: "The reason must be 1,000 characters or fewer." });
    }
    Ok(why)
}

/// A reason, where there must be one.
pub(crate) fn needed_reason(why: &str) -> Result<&str, LedgerError> {
    match reason(why)? {
        "" => Err(LedgerError::Field { field: "why", message: "Enter the reason: others will look for it later." }),
        why => Ok(why),
    }
}
