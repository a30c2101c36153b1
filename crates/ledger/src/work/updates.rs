//! Saying how an item goes, and reading what was said.

use bigplan_plan::progress::{Status, is_updated};
use bigplan_plan::{Kind, When};
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::json;

use super::{Evidence, NewUpdate};
use crate::clock::{Day, Moment};
use crate::error::damaged;
use crate::people::{day, require_on};
use crate::plans::visible;
use crate::transaction::Change;
use crate::{AccountId, Actor, ItemId, Ledger, LedgerError, On, PlanId, PlanState, Right, Subject, UpdateId, files};

/// What somebody said of an item. The words are for those who may see drafts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemUpdate {
    /// Its id.
    pub id: UpdateId,
    /// The item.
    pub item: ItemId,
    /// Its place among what was said of the item, from 1.
    pub sequence: i64,
    /// What was said.
    pub said: NewUpdate,
    /// Who said it; `None` where it was the program.
    pub by: Option<AccountId>,
    /// Their name.
    pub by_name: Option<String>,
    /// When it was said.
    pub at: Timestamp,
}

pub(super) type Row = (
    UpdateId,
    ItemId,
    i64,
    String,
    String,
    Option<String>,
    Option<String>,
    Option<Day>,
    Option<String>,
    Option<String>,
    Option<AccountId>,
    Option<String>,
    Moment,
);

impl Ledger {
    /// Says how an item goes; gives the place of what was said among all that was said of
    /// it. `seen` is the place of the newest that the speaker knew, 0 where there was none.
    ///
    /// # Errors
    /// [`LedgerError::Conflict`] where somebody else has said something meanwhile;
    /// [`LedgerError::Field`] for `progress`, `why`, `expected`, `done_on`, `evidence` and
    /// `address`; [`LedgerError::State`] for an outcome and in a plan that was replaced;
    /// [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn add_update(
        &self,
        actor: &Actor,
        plan: PlanId,
        item: ItemId,
        seen: i64,
        new: NewUpdate,
    ) -> Result<i64, LedgerError> {
        let mut change = self.change(actor).await?;
        let head = visible(&mut change.link(), actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
        let sql = "SELECT kind FROM items WHERE id = $1 AND plan_id = $2";
        let (kind,) = optional_row!(change.work, (String,), sql, item, plan)?.ok_or(LedgerError::NotFound("item"))?;
        let at = change.at;
        require_on(&mut change.link(), actor, Right::UpdateItem, On::Item(plan, item), at).await?;
        if head.state == PlanState::Replaced {
            return Err(LedgerError::State("another plan has taken this one's place; update the item there"));
        }
        if !is_updated(kind_of(&kind)?) {
            return Err(LedgerError::State("an outcome is seen by its measures; update what stands under it"));
        }
        let new = new.trimmed();
        new.check(day(at).0)?;
        files::kept(&mut change.link(), head.partnership, "address", &new.evidence.address).await?;
        let before = newest(&mut change, item).await?;
        let current = before.as_ref().map_or(0, |row| row.0);
        if current != seen || !insert(&mut change, plan, item, seen + 1, &new).await? {
            return Err(LedgerError::Conflict { what: "item's progress", current });
        }
        let was = before.map(|row| row.1);
        let body = json!({"update": seen + 1, "before": {"status": was}, "after": new, "why": new.why});
        change.record_in_plan("item-updated", head.partnership, plan, Some(item), Subject::Item(item), body);
        change.commit().await?;
        Ok(seen + 1)
    }

    /// What was said of an item, newest first, at most `limit`. Those who may not see drafts
    /// get the status and the dates, without words and names.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where the actor may not know of the plan.
    pub async fn item_updates(
        &self,
        actor: &Actor,
        plan: PlanId,
        item: ItemId,
        limit: u32,
    ) -> Result<Vec<ItemUpdate>, LedgerError> {
        let mut read = self.store.snapshot().await?;
        let head = visible(&mut read.link(), actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
        let rows = rows!(
            read,
            Row,
            "SELECT u.id, u.item_id, u.sequence, u.status, u.progress, u.why, u.expected, u.done_on, u.evidence,
                    u.evidence_address, u.account_id, a.name, u.said_at
             FROM item_updates u LEFT JOIN accounts a ON a.id = u.account_id
             WHERE u.item_id = $1 AND u.plan_id = $2 ORDER BY u.sequence DESC LIMIT $3",
            item,
            plan,
            i64::from(limit)
        )?;
        let words = actor.may(Right::ReadDrafts, Some(head.partnership));
        rows.into_iter().map(|row| update(row, words)).collect()
    }
}

/// The place and the status of the newest that was said of an item.
async fn newest(change: &mut Change<'_>, item: ItemId) -> Result<Option<(i64, String)>, LedgerError> {
    let sql = "SELECT sequence, status FROM item_updates WHERE item_id = $1 ORDER BY sequence DESC LIMIT 1";
    optional_row!(change.work, (i64, String), sql, item)
}

/// Writes it at its place; `false` where somebody was there first.
async fn insert(
    change: &mut Change<'_>,
    plan: PlanId,
    item: ItemId,
    sequence: i64,
    new: &NewUpdate,
) -> Result<bool, LedgerError> {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let written = execute!(
        change.work,
        "INSERT INTO item_updates (id, plan_id, item_id, sequence, status, progress, why, expected, done_on, evidence,
                                   evidence_address, account_id, said_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT DO NOTHING",
        UpdateId::random()?,
        plan,
        item,
        sequence,
        new.status.as_str(),
        &new.progress,
        some(&new.why),
        new.expected.map(|when| when.to_string()),
        new.done_on.map(Day),
        some(&new.evidence.words),
        some(&new.evidence.address),
        change.actor.account(),
        change.at
    )?;
    Ok(written == 1)
}

pub(super) fn update(row: Row, words: bool) -> Result<ItemUpdate, LedgerError> {
    let (id, item, sequence, status, progress, why, expected, done_on, evidence, address, by, by_name, at) = row;
    let text = |text: Option<String>| text.filter(|_| words).unwrap_or_default();
    let status: Status = status.parse().map_err(damaged("an update's status"))?;
    let expected: Option<When> =
        expected.map(|when| when.parse()).transpose().map_err(damaged("an update's expected date"))?;
    let said = NewUpdate {
        status,
        progress: text(Some(progress)),
        why: text(why),
        expected,
        done_on: done_on.map(|day: Day| -> Date { day.0 }),
        evidence: Evidence { words: text(evidence), address: text(address) },
    };
    Ok(ItemUpdate { id, item, sequence, said, by: by.filter(|_| words), by_name: by_name.filter(|_| words), at: at.0 })
}

fn kind_of(word: &str) -> Result<Kind, LedgerError> {
    serde_json::from_value(word.into()).map_err(damaged("an item's kind"))
}
