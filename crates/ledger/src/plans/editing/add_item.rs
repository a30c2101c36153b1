//! Adding an item to a plan.

use bigplan_plan::Item;
use serde_json::json;

use super::change_item::{id_of, sound};
use super::hold::{hold, reason};
use super::place::{Place, arrange, may_stand};
use crate::people::Ties;
use crate::plans::PlanSummary;
use crate::plans::commit::insert_item;
use crate::transaction::Change;
use crate::{Actor, ItemId, Ledger, LedgerError, PlanId, Subject};

impl Ledger {
    /// Adds an item under the one that its value names, or at the top; gives its id, which
    /// replaces the value's.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `title`, `parent` and `why`; [`LedgerError::State`] where the
    /// plan has been replaced, does not hold a measure that the value names, or the
    /// neighbour is gone; [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn add_item(
        &self,
        actor: &Actor,
        plan: PlanId,
        value: Item,
        place: Place,
        why: &str,
    ) -> Result<ItemId, LedgerError> {
        let mut change = self.change(actor).await?;
        let head = hold(&mut change, plan, None).await?;
        let id = put_in(&mut change, &head, value, place, why).await?;
        change.commit().await?;
        Ok(id)
    }
}

/// Puts an item into a plan that is held; gives its id.
pub(crate) async fn put_in(
    change: &mut Change<'_>,
    head: &PlanSummary,
    value: Item,
    place: Place,
    why: &str,
) -> Result<ItemId, LedgerError> {
    let (plan, why) = (head.id, reason(why)?);
    sound(change, plan, &value).await?;
    let parent = value.parent.as_deref().map(id_of).transpose()?;
    may_stand(change, plan, None, value.kind, parent).await?;
    let id = ItemId::random()?;
    let value = Item { id: id.to_string(), ..value };
    let sql = "SELECT COALESCE(MAX(position), -1) + 1 FROM items WHERE plan_id = $1";
    let (position,) = row!(change.work, (i64,), sql, plan)?;
    let mut ties = Ties::of(change, head.partnership).await?;
    insert_item(change, &mut ties, plan, position, &value).await?;
    arrange(change, plan, parent, id, place).await?;
    let body = json!({"plan": plan, "revision": 1, "after": value, "why": why});
    change.record_in_plan("item-added", head.partnership, plan, Some(id), Subject::Item(id), body);
    Ok(id)
}
