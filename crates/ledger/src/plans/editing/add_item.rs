//! Adding an item to a plan.

use bigplan_plan::Item;
use serde_json::json;

use super::change_item::{id_of, sound};
use super::hold::{hold, reason};
use super::place::{Place, arrange, may_stand};
use crate::people::Ties;
use crate::plans::commit::insert_item;
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
        let why = reason(why)?;
        sound(&mut change, plan, &value).await?;
        let parent = value.parent.as_deref().map(id_of).transpose()?;
        may_stand(&mut change, plan, None, value.kind, parent).await?;
        let id = ItemId::random()?;
        let value = Item { id: id.to_string(), ..value };
        let sql = "SELECT COALESCE(MAX(position), -1) + 1 FROM items WHERE plan_id = $1";
        let (position,) = row!(change.work, (i64,), sql, plan)?;
        let mut ties = Ties::of(&mut change, head.partnership).await?;
        insert_item(&mut change, &mut ties, plan, position, &value).await?;
        arrange(&mut change, plan, parent, id, place).await?;
        let body = json!({"plan": plan, "revision": 1, "after": value, "why": why});
        change.record_in_plan("item-added", head.partnership, plan, Some(id), Subject::Item(id), body);
        change.commit().await?;
        Ok(id)
    }
}
