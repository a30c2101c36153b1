//! Families of plans: which plan stands under which, which others it leans on, which of its
//! items answer whose, and which of its measures stand in the local agreement.
//!
//! A link never changes a plan's words. It is kept beside the plan that it belongs to and
//! shows to everybody who sees both ends.

mod agreement;
mod answers;
mod links;

pub use agreement::{AgreementMeasure, AgreementSort};
pub use answers::Answer;
pub use links::{Family, Level, NewPlanLink, PlanLink, PlanLinkSort, Relative};

use serde_json::Value;

use crate::plans::visible;
use crate::transaction::Change;
use crate::{Actor, LedgerError, PlanId, PlanSummary, Right, Subject};

/// The plan that a change is about, where the actor may edit it.
async fn edited(change: &mut Change<'_>, actor: &Actor, plan: PlanId) -> Result<PlanSummary, LedgerError> {
    let head = visible(&mut change.link(), actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
    actor.require(Right::EditPlans, Some(head.partnership))?;
    Ok(head)
}

fn record(change: &mut Change<'_>, head: &PlanSummary, action: &'static str, body: Value) {
    change.record_in_plan(action, head.partnership, head.id, None, Subject::Plan(head.id), body);
}
