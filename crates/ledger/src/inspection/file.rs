//! All that is kept about one recommendation.

use jiff::Timestamp;

use super::recommendations::read_all;
use super::{Evidence, NewEvidence, RecommendationState, StoredRecommendation};
use crate::clock::Moment;
use crate::store::Work;
use crate::{Actor, EvidenceId, ItemId, Ledger, LedgerError, PartnershipId, PlanId, RecommendationId, Right};

/// A recommendation with all that hangs on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecommendationFile {
    /// The recommendation.
    pub recommendation: StoredRecommendation,
    /// The items of plans that answer it, also those that a reader may not see or that are gone.
    pub items: Vec<(PlanId, ItemId)>,
    /// Evidence, the oldest first; empty for those who may not see drafts.
    pub evidence: Vec<Evidence>,
    /// What became of it, the oldest first; without names and reasons for those who may not see drafts.
    pub steps: Vec<TakenStep>,
    /// Whether the actor is the one who said that it is met, and so cannot close it.
    pub said_by_actor: bool,
}

/// A step that somebody took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenStep {
    /// The state after it.
    pub state: RecommendationState,
    /// Who took it, where their name is known and may be seen.
    pub by: Option<String>,
    /// When.
    pub at: Timestamp,
    /// The reason or the words that were given; may be empty.
    pub why: String,
}

impl Ledger {
    /// One recommendation with all that hangs on it; `None` where there is none or the
    /// actor may not see its report.
    ///
    /// # Errors
    /// [`LedgerError::Database`], [`LedgerError::Damaged`].
    pub async fn recommendation(
        &self,
        actor: &Actor,
        id: RecommendationId,
    ) -> Result<Option<RecommendationFile>, LedgerError> {
        let mut read = self.store.snapshot().await?;
        let sql = "SELECT r.partnership_id, n.said_by FROM report_recommendations n
                   JOIN reports r ON r.id = n.report_id WHERE n.id = $1";
        let found = optional_row!(read, (PartnershipId, Option<String>), sql, id)?;
        let Some((of, said_by)) = found else { return Ok(None) };
        let named = actor.may(Right::ReadDrafts, Some(of));
        let all = read_all(&mut read.link(), of, named).await?;
        let Some(recommendation) = all.into_iter().find(|one| one.id == id) else { return Ok(None) };
        let sql = "SELECT plan_id, item_id FROM recommendation_items WHERE recommendation_id = $1 ORDER BY item_id";
        Ok(Some(RecommendationFile {
            recommendation,
            items: rows!(read, (PlanId, ItemId), sql, id)?,
            evidence: if named { evidence(&mut read, id).await? } else { Vec::new() },
            steps: steps(&mut read, id, named).await?,
            said_by_actor: said_by.is_some_and(|said| said == actor.journal_text()),
        }))
    }
}

async fn evidence(read: &mut Work, of: RecommendationId) -> Result<Vec<Evidence>, LedgerError> {
    type Row = (EvidenceId, String, Option<String>, Option<String>, Moment);
    let sql = "SELECT e.id, e.body, e.address, a.name, e.given_at FROM recommendation_evidence e
               LEFT JOIN accounts a ON e.given_by = 'account:' || a.id
               WHERE e.recommendation_id = $1 ORDER BY e.given_at, e.id";
    let piece = |(id, words, address, by, Moment(at)): Row| {
        let says = NewEvidence { words, address: address.unwrap_or_default() };
        Evidence { id, says, by, at }
    };
    Ok(rows!(read, Row, sql, of)?.into_iter().map(piece).collect())
}

async fn steps(read: &mut Work, of: RecommendationId, named: bool) -> Result<Vec<TakenStep>, LedgerError> {
    type Row = (RecommendationState, Option<String>, Moment, String);
    let sql = "SELECT s.state, a.name, s.taken_at, s.why FROM recommendation_steps s
               LEFT JOIN accounts a ON s.taken_by = 'account:' || a.id
               WHERE s.recommendation_id = $1 ORDER BY s.number";
    let step = |(state, by, Moment(at), why): Row| {
        let (by, why) = if named { (by, why) } else { (None, String::new()) };
        TakenStep { state, by, at, why }
    };
    Ok(rows!(read, Row, sql, of)?.into_iter().map(step).collect())
}
