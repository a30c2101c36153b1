//! Where a plan stands in its life, in numbers.

use crate::plans::visible;
use crate::{Actor, Ledger, LedgerError, PlanId, Right};

/// What is done and what waits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LifeCounts {
    /// Versions that were made.
    pub versions: i64,
    /// Consultations that were opened.
    pub consultations: i64,
    /// Comments of the public that nobody has read.
    pub unread: i64,
    /// Comments that are shown and not answered.
    pub unanswered: i64,
    /// Comments that are answered.
    pub answered: i64,
    /// Bodies that were asked to sign.
    pub asked: i64,
    /// Bodies that signed, with or without conditions.
    pub signed: i64,
    /// Bodies that declined.
    pub declined: i64,
    /// Items of the plan before of which nobody has decided what becomes.
    pub undecided: i64,
}

impl Ledger {
    /// Counts for those who may see drafts.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn life_counts(&self, actor: &Actor, plan: PlanId) -> Result<LifeCounts, LedgerError> {
        type Row = (i64, i64, i64, i64, i64, i64, i64, i64, i64);
        let mut read = self.store.snapshot().await?;
        let head = visible(&mut read.link(), actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
        actor.require(Right::ReadDrafts, Some(head.partnership))?;
        let sql = "SELECT
            (SELECT COUNT(*) FROM versions WHERE plan_id = $1),
            (SELECT COUNT(*) FROM consultations WHERE plan_id = $1),
            (SELECT COUNT(*) FROM comments WHERE plan_id = $1 AND standing = 'waiting'),
            (SELECT COUNT(*) FROM comments WHERE plan_id = $1 AND standing = 'shown' AND answer IS NULL),
            (SELECT COUNT(*) FROM comments WHERE plan_id = $1 AND answer IS NOT NULL),
            (SELECT COUNT(*) FROM sign_ups WHERE plan_id = $1),
            (SELECT COUNT(*) FROM sign_ups WHERE plan_id = $1 AND standing IN ('signed', 'signed-with-conditions')),
            (SELECT COUNT(*) FROM sign_ups WHERE plan_id = $1 AND standing = 'declined'),
            (SELECT COUNT(*) FROM carried_items WHERE plan_id = $1 AND fate = 'undecided')";
        let (versions, consultations, unread, unanswered, answered, asked, signed, declined, undecided) =
            row!(read, Row, sql, plan)?;
        Ok(LifeCounts { versions, consultations, unread, unanswered, answered, asked, signed, declined, undecided })
    }
}
