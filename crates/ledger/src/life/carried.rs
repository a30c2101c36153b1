//! What becomes of each item of a plan in the one that follows it.

use bigplan_plan::Plan;
use serde_json::json;

use super::{dropped, head_for, record, versions, words};
use crate::plans::visible;
use crate::store::Work;
use crate::transaction::Change;
use crate::{Actor, ItemId, Ledger, LedgerError, PlanId, Right};

/// What becomes of an item in the next plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fate {
    /// Nobody has decided yet.
    Undecided,
    /// It goes on as it is.
    Carried,
    /// It goes on in another form.
    Changed,
    /// It ends with the old plan.
    Dropped,
}

crate::text_column::words!(Fate, "fate of an item" {
    Undecided = "undecided",
    Carried = "carried",
    Changed = "changed",
    Dropped = "dropped",
});

/// An item of the old plan with its copy in the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarriedItem {
    /// Its id in the old plan.
    pub old: ItemId,
    /// Its id in the next plan.
    pub new: ItemId,
    /// Its reference and title in the old plan.
    pub title: String,
    /// How many items stand above it in the old plan.
    pub depth: usize,
    /// What becomes of it.
    pub fate: Fate,
    /// Why, where a reason was given.
    pub reason: String,
}

impl Ledger {
    /// The items of the old plan in its order, with what becomes of each in this one; empty
    /// where this plan was not started from another.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where the actor may not see the plan, [`LedgerError::Forbidden`].
    pub async fn carried(&self, actor: &Actor, plan: PlanId) -> Result<Vec<CarriedItem>, LedgerError> {
        type Row = (ItemId, ItemId, Fate, String);
        let mut read = self.store.snapshot().await?;
        let head = visible(&mut read.link(), actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
        actor.require(Right::ReadDrafts, Some(head.partnership))?;
        let sql =
            "SELECT old_item_id, new_item_id, fate, reason FROM carried_items WHERE plan_id = $1 ORDER BY position";
        let rows = rows!(read, Row, sql, plan)?;
        let Some(old) = old_plan(&mut read, plan).await? else { return Ok(Vec::new()) };
        let tree = bigplan_plan::Tree::of(&old);
        let carried = |(old, new, fate, reason): Row| {
            let id = old.to_string();
            let named = |item: &bigplan_plan::Item| match &item.reference {
                Some(reference) => format!("{reference} {}", item.title),
                None => item.title.clone(),
            };
            let title = tree.item(&id).map(named).unwrap_or_default();
            CarriedItem { old, new, title, depth: tree.depth(&id).unwrap_or_default(), fate, reason }
        };
        Ok(rows.into_iter().map(carried).collect())
    }

    /// Decides what becomes of an item. What is dropped leaves the next plan with what stands
    /// under it; where somebody decides otherwise later, it comes back as the old plan has it.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `reason` where it is dropped or changed without one;
    /// [`LedgerError::State`] where something under a dropped item is to go on, the item above
    /// one that goes on was dropped, or the plan is no draft; [`LedgerError::NotFound`],
    /// [`LedgerError::Forbidden`].
    pub async fn decide_carried(
        &self,
        actor: &Actor,
        plan: PlanId,
        old: ItemId,
        fate: Fate,
        reason: &str,
    ) -> Result<(), LedgerError> {
        let mut change = self.change(actor).await?;
        let head = head_for(&mut change, actor, plan, Right::EditPlans).await?;
        let reason = match fate {
            Fate::Dropped | Fate::Changed => {
                words(reason, "reason", 1000, ["Say why.", "Shorten the reason to 1,000 characters or fewer."])?
            }
            Fate::Carried | Fate::Undecided => reason.trim(),
        };
        let sql = "SELECT new_item_id FROM carried_items WHERE plan_id = $1 AND old_item_id = $2";
        let (copy,) = optional_row!(change.work, (ItemId,), sql, plan, old)?
            .ok_or(LedgerError::NotFound("item of the plan before"))?;
        hold_draft(&mut change, plan).await?;
        let copy = match fate {
            Fate::Dropped => {
                dropped::take_out(&mut change, &head, copy, reason).await?;
                copy
            }
            Fate::Carried | Fate::Changed | Fate::Undecided => {
                dropped::bring_back(&mut change, &head, old, copy).await?
            }
        };
        let sql = "UPDATE carried_items SET fate = $1, reason = $2, decided_by = $3, decided_at = $4, new_item_id = $5
                   WHERE plan_id = $6 AND old_item_id = $7";
        execute!(change.work, sql, fate, reason, change.actor.account(), change.at, copy, plan, old)?;
        record(&mut change, &head, "carried-decided", json!({"old": old, "fate": fate.as_str(), "why": reason}));
        change.commit().await
    }

    /// Carries every item that is not decided yet and still stands; gives how many.
    ///
    /// # Errors
    /// [`LedgerError::State`] where nothing waits; [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn carry_the_rest(&self, actor: &Actor, plan: PlanId) -> Result<u64, LedgerError> {
        let mut change = self.change(actor).await?;
        let head = head_for(&mut change, actor, plan, Right::EditPlans).await?;
        let sql = "UPDATE carried_items SET fate = $1, decided_by = $2, decided_at = $3
                   WHERE plan_id = $4 AND fate = 'undecided' AND new_item_id IN (SELECT id FROM items WHERE plan_id = $4)";
        hold_draft(&mut change, plan).await?;
        let carried = execute!(change.work, sql, Fate::Carried, change.actor.account(), change.at, plan)?;
        if carried == 0 {
            return Err(LedgerError::State(
                "every item of the plan before that still stands in this one has been decided already",
            ));
        }
        record(&mut change, &head, "carried-decided", json!({"rest": carried, "fate": "carried"}));
        change.commit().await?;
        Ok(carried)
    }
}

/// Takes the plan for this change alone. What was carried is settled when the plan is published.
async fn hold_draft(change: &mut Change<'_>, plan: PlanId) -> Result<(), LedgerError> {
    let sql = "UPDATE plans SET revision = revision + 1 WHERE id = $1 AND state = 'draft'";
    match execute!(change.work, sql, plan)? {
        0 => Err(LedgerError::State("this plan was published, so what it carries is settled")),
        _ => Ok(()),
    }
}

/// The plan that this one follows, as its readers saw it.
pub(super) async fn old_plan(read: &mut Work, plan: PlanId) -> Result<Option<Plan>, LedgerError> {
    let sql = "SELECT o.id FROM plans p JOIN plans o ON o.id = p.follows_id WHERE p.id = $1";
    let Some((old,)) = optional_row!(read, (PlanId,), sql, plan)? else { return Ok(None) };
    Ok(versions::shown(read, old).await?.map(|(_, plan)| plan))
}

/// Nothing of the old plan is forgotten when the next one is published.
pub(super) async fn all_decided(change: &mut Change<'_>, plan: PlanId) -> Result<(), LedgerError> {
    let sql = "SELECT COUNT(*) FROM carried_items WHERE plan_id = $1 AND fate = 'undecided'";
    let (waiting,) = row!(change.work, (i64,), sql, plan)?;
    if waiting == 0 {
        return Ok(());
    }
    Err(LedgerError::State("not every item of the plan before has been carried, changed or dropped; decide them first"))
}
