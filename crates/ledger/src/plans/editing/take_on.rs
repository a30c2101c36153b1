//! A group takes an item on: its name joins the words of the item.

use bigplan_plan::GroupUse;
use bigplan_plan::names::Names;

use super::change_item::{Within, put};
use super::hold::reason;
use super::stored::stored;
use crate::people::Ties;
use crate::transaction::Change;
use crate::{ItemId, LedgerError, PartnershipId, PlanId};

/// Adds a group to those that answer for an item, or makes certain of it where the item
/// doubted. Whoever calls this has checked that the actor speaks for the group.
pub(crate) async fn take_on(
    change: &mut Change<'_>,
    of: PartnershipId,
    plan: PlanId,
    item: ItemId,
    group: &str,
    why: &str,
) -> Result<(), LedgerError> {
    let sql = "UPDATE plans SET revision = revision + 1 WHERE id = $1 AND state <> 'replaced'";
    if execute!(change.work, sql, plan)? == 0 {
        return Err(LedgerError::State("another plan has taken this one's place, so it stays as it is"));
    }
    let before = stored(&mut change.link(), plan, item).await?.ok_or(LedgerError::NotFound("item"))?;
    let mut value = before.item.clone();
    let names = Names::default();
    match value.groups.iter_mut().find(|one| names.key(&one.name) == names.key(group)) {
        Some(doubtful) => doubtful.certain = true,
        None => value.groups.push(GroupUse { name: group.to_owned(), certain: true }),
    }
    let mut ties = Ties::of(change, of).await?;
    let within = Within { partnership: of, plan, why: reason(why)? };
    put(change, &mut ties, &within, &before, &value).await.map(drop)
}
