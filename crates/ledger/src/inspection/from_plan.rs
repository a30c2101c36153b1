//! What a plan's document says of an inspection becomes a report of the partnership.

use bigplan_plan::Plan;

use super::{NewRecommendation, NewReport, recommend, reports};
use crate::transaction::Change;
use crate::{LedgerError, PartnershipId, PlanId};

/// Makes a report of a plan's grades and recommendations, where it has any. A document
/// without items is the report itself and gives it its title.
pub(crate) async fn from_plan(
    change: &mut Change<'_>,
    of: PartnershipId,
    plan_id: PlanId,
    plan: &Plan,
) -> Result<(), LedgerError> {
    if plan.recommendations.is_empty() && plan.judgements.is_empty() {
        return Ok(());
    }
    let title = plan.head.title.trim();
    let title = if plan.items.is_empty() && !title.is_empty() {
        title.to_owned()
    } else {
        format!("Inspection findings in “{title}”")
    };
    // A grade that is none would spoil the picture; it still stands in the plan itself.
    let grades = plan.judgements.iter().filter(|one| (1..=4).contains(&one.grade)).cloned().collect();
    let new = NewReport { title, grades, ..NewReport::default() };
    let report = reports::insert(change, of, Some(plan_id), &new).await?;
    for (position, one) in (0_i64..).zip(&plan.recommendations) {
        let new = NewRecommendation {
            addressed_to: one.from.clone(),
            timescale: one.timescale,
            text: one.text.clone(),
            agreed_due: None,
            owner: None,
            group: None,
        };
        recommend::insert(change, of, report, position, &new).await?;
    }
    Ok(())
}
