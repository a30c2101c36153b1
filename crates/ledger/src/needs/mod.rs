//! Needs assessment: what stands beside the needs of a plan. Evidence of four kinds, the gaps that
//! show a need, the places where it is great, and what was decided; and a partnership's triangle of need.
//!
//! A need is known by its strand and its reference, as the plan has them: the plan's words are never
//! changed from here. A gap says which figure to look at and what to hold it against; its size is
//! reckoned by whoever shows it, from the figures that they may see.

mod beside;
mod decisions;
mod evidence;
mod gaps;
mod hot_spots;
mod key;
mod triangle;

pub use beside::BesideNeeds;
pub use decisions::{DecidedBy, NeedDecision, NewNeedDecision};
pub use evidence::{EvidenceKind, NeedEvidence, NewNeedEvidence};
pub use gaps::{Against, NeedGap, NewNeedGap, ParseAgainstError};
pub use hot_spots::HotSpot;
pub use key::NeedKey;
pub(crate) use key::follow;
pub use triangle::{NeedLevel, NeedTriangle, TriangleLevel};

use serde_json::Value;

use crate::plans::{PlanSummary, visible};
use crate::transaction::Change;
use crate::{LedgerError, PlanId, PlanState, Right, Subject};

/// The plan that a change stands beside, where the actor may edit it.
async fn edited(change: &mut Change<'_>, plan: PlanId) -> Result<PlanSummary, LedgerError> {
    let actor = change.actor;
    let head = visible(&mut change.link(), actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
    actor.require(Right::EditPlans, Some(head.partnership))?;
    if head.state == PlanState::Replaced {
        return Err(LedgerError::State("another plan has taken this one's place, so it stays as it is"));
    }
    Ok(head)
}

fn record(change: &mut Change<'_>, head: &PlanSummary, action: &'static str, body: Value) {
    change.record_in_plan(action, head.partnership, head.id, None, Subject::Plan(head.id), body);
}
