//! The next plan: a draft that begins as a copy of the one in force, item for item.

use bigplan_plan::{Item, PlanPeriod};
use serde_json::json;

use super::{Fate, head_for, record, versions, words};
use crate::plans::{insert, visible};
use crate::{Actor, ItemId, Ledger, LedgerError, PlanId, PlanState, Right};

impl Ledger {
    /// Starts the plan that is to follow a published one. Every item is copied, with what
    /// hangs on it but without its date, and waits to be carried, changed or dropped.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `title`; [`LedgerError::State`] where the plan is not
    /// published; [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn start_next_plan(
        &self,
        actor: &Actor,
        old: PlanId,
        title: &str,
        period: Option<PlanPeriod>,
    ) -> Result<PlanId, LedgerError> {
        let mut change = self.change(actor).await?;
        let head = head_for(&mut change, actor, old, Right::PublishPlans).await?;
        if head.state != PlanState::Published {
            return Err(LedgerError::State("only a published plan can be followed by the next one"));
        }
        let missing = ["Enter the title of the next plan.", "Shorten the title to 300 characters or fewer."];
        let title = words(title, "title", 300, missing)?;
        let (_, mut plan) = versions::shown(&mut change.work, old)
            .await?
            .ok_or(LedgerError::State("the published plan has no version; publish it again first"))?;
        let before: Vec<String> = plan.items.iter().map(|item| item.id.clone()).collect();
        plan.head.title = title.to_owned();
        plan.head.period = period;
        plan.head.edition = None;
        plan.items.iter_mut().for_each(as_it_starts);
        let new = insert(&mut change, head.partnership, plan, None).await?;
        execute!(change.work, "UPDATE plans SET follows_id = $1 WHERE id = $2", old, new)?;
        let sql = "SELECT id FROM items WHERE plan_id = $1 ORDER BY position";
        let copies = rows!(change.work, (ItemId,), sql, new)?;
        for (position, (was, (is,))) in (0_i64..).zip(before.iter().zip(copies)) {
            let sql = "INSERT INTO carried_items (plan_id, position, old_item_id, new_item_id, fate, reason)
                       VALUES ($1, $2, $3, $4, $5, '')";
            execute!(change.work, sql, new, position, was, is, Fate::Undecided)?;
        }
        record(&mut change, &head, "next-plan-started", json!({"next": new, "title": title}));
        change.commit().await?;
        Ok(new)
    }

    /// The plan that a plan follows, where it follows one.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where the actor may not see the plan.
    pub async fn follows(&self, actor: &Actor, plan: PlanId) -> Result<Option<PlanId>, LedgerError> {
        let mut read = self.store.snapshot().await?;
        visible(&mut read.link(), actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
        let sql = "SELECT follows_id FROM plans WHERE id = $1";
        Ok(row!(read, (Option<PlanId>,), sql, plan)?.0)
    }
}

/// Last plan's dates and places in a document are not the next plan's.
fn as_it_starts(item: &mut Item) {
    item.due = None;
    item.at = None;
}
