//! Giving several items the same thing: all of them or none.

use bigplan_plan::Give;

use super::StoredItem;
use super::change_item::{Within, put};
use super::hold::{hold, reason};
use super::stored::stored;
use crate::people::Ties;
use crate::{Actor, ItemId, Ledger, LedgerError, PlanId};

/// What became of a change of several items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Several {
    /// It is saved.
    Saved {
        /// How many items say something else now.
        changed: usize,
    },
    /// Nothing is saved: these items are not as they were seen, or are gone.
    ChangedMeanwhile(Vec<ItemId>),
}

impl Ledger {
    /// Gives each of the items the same, in one transaction. Each comes with the revision
    /// that was seen of it.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `why`; [`LedgerError::State`] where the plan has been
    /// replaced; [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn change_items(
        &self,
        actor: &Actor,
        plan: PlanId,
        seen: &[(ItemId, i64)],
        give: &Give,
        why: &str,
    ) -> Result<Several, LedgerError> {
        let mut change = self.change(actor).await?;
        let head = hold(&mut change, plan, None).await?;
        let within = Within { partnership: head.partnership, plan, why: reason(why)? };
        let (mut items, mut meanwhile): (Vec<StoredItem>, Vec<ItemId>) = (Vec::new(), Vec::new());
        for &(id, revision) in seen {
            match stored(&mut change.link(), plan, id).await? {
                Some(item) if item.revision == revision => items.push(item),
                _ => meanwhile.push(id),
            }
        }
        if !meanwhile.is_empty() {
            return Ok(Several::ChangedMeanwhile(meanwhile));
        }
        let mut ties = Ties::of(&mut change, head.partnership).await?;
        let mut changed = 0;
        for before in &items {
            let value = give.to(&before.item);
            if value != before.item {
                put(&mut change, &mut ties, &within, before, &value).await?;
                changed += 1;
            }
        }
        if changed > 0 {
            change.commit().await?;
        }
        Ok(Several::Saved { changed })
    }
}
