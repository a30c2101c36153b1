//! What each child counts for in a figure, by pupil number: to hold a return against the records.

use bigplan_measure::{MeasureCode, Period};
use serde_json::json;

use super::super::Casework;
use crate::looks::Looking;
use crate::{Actor, LedgerError, PartnershipId, Right, Subject};

/// What the records of one child count for in a figure of the whole area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PupilCounts {
    /// The pupil number; `None` where the child has none, or the file was destroyed.
    pub pupil_number: Option<String>,
    /// What was counted.
    pub counted: i64,
    /// Out of how many records.
    pub of: i64,
}

impl Casework {
    /// What each child counts for in some figures, figure by figure in their order. Names are not among it. The look is in the
    /// journal.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for all but officers; any error of the journal: nothing is given then.
    pub async fn counted_by_pupil(
        &self,
        actor: &Actor,
        of: PartnershipId,
        figures: &[(MeasureCode, Period)],
    ) -> Result<Vec<Vec<PupilCounts>>, LedgerError> {
        actor.require(Right::LoadFigures, Some(of))?;
        let figures = figures.to_vec();
        self.ledger.look(actor, move |looking| Box::pin(async move { by_pupil(looking, of, &figures).await })).await
    }
}

async fn by_pupil(
    looking: &mut Looking,
    of: PartnershipId,
    figures: &[(MeasureCode, Period)],
) -> Result<Vec<Vec<PupilCounts>>, LedgerError> {
    let mut all = Vec::with_capacity(figures.len());
    for (measure, period) in figures {
        let sql = "SELECT p.pupil_number, CAST(SUM(t.counted) AS BIGINT), CAST(SUM(t.out_of) AS BIGINT)
                   FROM tallies t LEFT JOIN persons p ON p.id = t.person_id
                   WHERE t.partnership_id = $1 AND t.measure = $2 AND t.period = $3
                   GROUP BY t.person_id, p.pupil_number ORDER BY p.pupil_number, t.person_id";
        let rows = rows!(looking, (Option<String>, i64, i64), sql, of, measure.as_str(), period.code())?;
        let one = |(pupil_number, counted, of)| PupilCounts { pupil_number, counted, of };
        all.push(rows.into_iter().map(one).collect());
    }
    let named: Vec<String> = figures.iter().map(|(measure, period)| format!("{measure} {}", period.code())).collect();
    looking.record("figures-held-against-return", of, Subject::Registers, json!({ "figures": named }));
    Ok(all)
}
