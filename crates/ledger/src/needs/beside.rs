//! All that stands beside the needs of a plan, read at once.

use super::decisions::{self, NeedDecision};
use super::evidence::{self, NeedEvidence};
use super::gaps::{self, NeedGap};
use super::hot_spots::{self, HotSpot};
use crate::plans::visible;
use crate::{Actor, Ledger, LedgerError, PlanId, Right};

/// What stands beside the needs of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BesideNeeds {
    /// Evidence, in the order in which it was put there.
    pub evidence: Vec<NeedEvidence>,
    /// Gaps, in the order in which they were put there.
    pub gaps: Vec<NeedGap>,
    /// Decisions, the newest day first.
    pub decisions: Vec<NeedDecision>,
    /// Places where needs are great.
    pub hot_spots: Vec<HotSpot>,
}

impl Ledger {
    /// What stands beside the needs of a plan that the actor may see. Quotations that are not marked as fit to
    /// publish are there for those who may see drafts.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where the actor may not see the plan.
    pub async fn beside_needs(&self, actor: &Actor, plan: PlanId) -> Result<BesideNeeds, LedgerError> {
        let mut read = self.store.snapshot().await?;
        let head = visible(&mut read.link(), actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
        let drafts = actor.may(Right::ReadDrafts, Some(head.partnership));
        let sql =
            "SELECT id, strand, reference, kind, body, quotation, fit, source, dated, address, source_line, revision
                   FROM need_evidence WHERE plan_id = $1 AND (fit OR $2) ORDER BY added_at, id";
        let evidence = rows!(read, evidence::Row, sql, plan, drafts)?;
        let sql = "SELECT id, strand, reference, measure, area, grp, against FROM need_gaps WHERE plan_id = $1
                   ORDER BY added_at, id";
        let gaps = rows!(read, gaps::Row, sql, plan)?;
        let sql = "SELECT id, strand, reference, item_id, group_id, post_id, decided_by, decided_on, why, source_line
                   FROM need_decisions WHERE plan_id = $1 ORDER BY decided_on DESC, noted_at DESC, id";
        let decisions = rows!(read, decisions::Row, sql, plan)?;
        let sql = "SELECT strand, reference, area, source, source_line FROM need_hot_spots WHERE plan_id = $1
                   ORDER BY strand, reference, position";
        let hot_spots = rows!(read, hot_spots::Row, sql, plan)?;
        Ok(BesideNeeds {
            evidence: evidence.into_iter().map(NeedEvidence::from_row).collect(),
            gaps: gaps.into_iter().map(NeedGap::from_row).collect::<Result<_, _>>()?,
            decisions: decisions.into_iter().map(NeedDecision::from_row).collect(),
            hot_spots: hot_spots.into_iter().map(HotSpot::from_row).collect::<Result<_, _>>()?,
        })
    }
}
