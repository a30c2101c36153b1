//! By what a need is known.

use bigplan_plan::Need;
use serde::{Deserialize, Serialize};

use crate::plans::read_part;
use crate::transaction::Change;
use crate::{LedgerError, PlanId};

/// By what a need is known in its plan: two strands may both have a need "3.4".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct NeedKey {
    /// The strand of the assessment; empty where the plan names none.
    pub strand: String,
    /// The reference; the need's own words where it has no reference.
    #[serde(rename = "ref")]
    pub reference: String,
}

impl NeedKey {
    /// The key of a need.
    pub fn of(need: &Need) -> Self {
        let reference = if need.reference.trim().is_empty() { &need.need } else { &need.reference };
        Self { strand: need.strand.trim().to_owned(), reference: reference.trim().to_owned() }
    }

    /// Makes sure that the plan's working copy has this need.
    pub(super) async fn required(&self, change: &mut Change<'_>, plan: PlanId) -> Result<(), LedgerError> {
        if holds(change, plan, self).await? { Ok(()) } else { Err(LedgerError::NotFound("need")) }
    }
}

async fn holds(change: &mut Change<'_>, plan: PlanId, key: &NeedKey) -> Result<bool, LedgerError> {
    for (body,) in rows!(change.work, (String,), "SELECT body FROM needs WHERE plan_id = $1", plan)? {
        if NeedKey::of(&read_part::<Need>(&body)?) == *key {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What stands beside a need goes with it when its strand or reference is changed.
pub(crate) async fn follow(
    change: &mut Change<'_>,
    plan: PlanId,
    before: &Need,
    after: &Need,
) -> Result<(), LedgerError> {
    let (before, after) = (NeedKey::of(before), NeedKey::of(after));
    if before == after || holds(change, plan, &before).await? {
        return Ok(());
    }
    // Rows that the new place has already would come twice.
    let sql = "DELETE FROM need_gaps WHERE plan_id = $1 AND strand = $2 AND reference = $3 AND EXISTS
               (SELECT 1 FROM need_gaps g WHERE g.plan_id = $1 AND g.strand = $4 AND g.reference = $5
                AND g.measure = need_gaps.measure AND g.area = need_gaps.area AND g.grp = need_gaps.grp
                AND g.against = need_gaps.against)";
    let (strand, reference) = (before.strand.as_str(), before.reference.as_str());
    let (to_strand, to_reference) = (after.strand.as_str(), after.reference.as_str());
    execute!(change.work, sql, plan, strand, reference, to_strand, to_reference)?;
    let sql = "DELETE FROM need_hot_spots WHERE plan_id = $1 AND strand = $2 AND reference = $3 AND EXISTS
               (SELECT 1 FROM need_hot_spots h WHERE h.plan_id = $1 AND h.strand = $4 AND h.reference = $5
                AND h.area = need_hot_spots.area)";
    execute!(change.work, sql, plan, strand, reference, to_strand, to_reference)?;
    for sql in [
        "UPDATE need_evidence SET strand = $4, reference = $5 WHERE plan_id = $1 AND strand = $2 AND reference = $3",
        "UPDATE need_gaps SET strand = $4, reference = $5 WHERE plan_id = $1 AND strand = $2 AND reference = $3",
        "UPDATE need_decisions SET strand = $4, reference = $5 WHERE plan_id = $1 AND strand = $2 AND reference = $3",
        "UPDATE need_hot_spots SET strand = $4, reference = $5 WHERE plan_id = $1 AND strand = $2 AND reference = $3",
    ] {
        execute!(change.work, sql, plan, strand, reference, to_strand, to_reference)?;
    }
    Ok(())
}
