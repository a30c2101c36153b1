//! Recommendations of inspectors that a post of somebody's acts on.

use super::{Asked, Waiting, WaitingKind};
use crate::clock::Day;
use crate::error::damaged;
use crate::inspection::due;
use crate::store::Work;
use crate::{LedgerError, RecommendationId};

type Row = (RecommendationId, String, String, String, Option<Day>, Option<Day>, String);

/// Those that are open or being done. What is said to be done waits for somebody else.
pub(super) async fn find(read: &mut Work, asked: &Asked) -> Result<Vec<Waiting>, LedgerError> {
    let rows = rows!(
        read,
        Row,
        "SELECT r.id, s.slug, r.body, p.title, r.due_on, p.dated_on, r.timescale
         FROM report_recommendations r JOIN reports p ON p.id = r.report_id JOIN partnerships s ON s.id = p.partnership_id
         WHERE r.state IN ('open', 'being done') AND r.post_id IN (
               SELECT h.post_id FROM post_holders h WHERE h.account_id = $1
               AND (h.from_on IS NULL OR h.from_on <= $2) AND (h.until_on IS NULL OR h.until_on >= $2))
           AND (CAST($3 AS TEXT) IS NULL OR p.partnership_id = $3)
         ORDER BY p.id, r.position",
        asked.account.id,
        Day(asked.today),
        asked.partnership()
    )?;
    rows.into_iter().map(waiting).collect()
}

fn waiting((id, slug, body, report, agreed, dated, timescale): Row) -> Result<Waiting, LedgerError> {
    let timescale = serde_json::from_value(timescale.into()).map_err(damaged("a recommendation's timescale"))?;
    let by_timescale = || due(dated.map(|day| day.0), timescale);
    Ok(Waiting {
        kind: WaitingKind::Recommendation,
        title: report,
        note: body,
        plan: None,
        item: None,
        since: dated.map(|day| day.0),
        due: agreed.map(|day| day.0).or_else(by_timescale),
        address: format!("/partnerships/{slug}/recommendations/{id}"),
    })
}
