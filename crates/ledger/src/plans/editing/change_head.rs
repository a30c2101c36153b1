//! Changing what a plan's title page says.

use bigplan_plan::PlanHead;
use serde_json::json;

use super::hold::{hold, reason};
use super::seen::seen;
use crate::plans::rows;
use crate::{Actor, Ledger, LedgerError, PlanId, Subject};

impl Ledger {
    /// Puts a new title page in the old one's place: title, years, edition, vision and the
    /// plan's own words for its kinds of item. `mark` is that of the title page that was
    /// seen. The plan's address stays.
    ///
    /// # Errors
    /// [`LedgerError::Conflict`] where the title page says something else by now;
    /// [`LedgerError::Field`] for `title` and `why`; [`LedgerError::State`] where the plan has
    /// been replaced; [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn change_head(
        &self,
        actor: &Actor,
        plan: PlanId,
        mark: &str,
        head: &PlanHead,
        why: &str,
    ) -> Result<(), LedgerError> {
        if head.title.trim().is_empty() {
            return Err(LedgerError::Field { field: "title", message: "Enter the plan’s title." });
        }
        let why = reason(why)?;
        let mut change = self.change(actor).await?;
        hold(&mut change, plan, None).await?;
        // Read again, because somebody may have been quicker while this waited for the plan.
        let before = crate::plans::visible(&mut change.link(), actor, plan).await?;
        let before = before.ok_or(LedgerError::NotFound("plan"))?;
        if seen(&before.head) != mark {
            return Err(LedgerError::Conflict { what: "title page", current: before.revision });
        }
        let period = head.period.as_ref();
        execute!(
            change.work,
            "UPDATE plans SET title = $1, place = $2, period_from = $3, period_to = $4, edition = $5, vision = $6,
                    labels = $7 WHERE id = $8",
            &head.title,
            &head.partnership,
            period.map(|period| period.from.as_str()),
            period.map(|period| period.to.as_str()),
            &head.edition,
            &head.vision,
            rows::whole(&head.labels)?,
            plan
        )?;
        let body = json!({"plan": plan, "before": before.head, "after": head, "why": why});
        change.record_in_plan("head-changed", before.partnership, plan, None, Subject::Plan(plan), body);
        change.commit().await
    }
}
