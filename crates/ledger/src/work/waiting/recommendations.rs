//! Recommendations of inspectors: those that a post of somebody's acts on, and those that
//! wait for a second person to agree that they are met.

use super::{Asked, Waiting, WaitingKind};
use crate::clock::Day;
use crate::error::damaged;
use crate::inspection::{RecommendationState, due};
use crate::store::Work;
use crate::{LedgerError, RecommendationId, Right};

type Row = (RecommendationId, String, String, String, Option<Day>, Option<Day>, String, RecommendationState);

/// Those that are open or being done by a post of theirs, and those that somebody else says
/// are met and that they may close: as a performance officer, or as chair of the group that
/// answers for it.
pub(super) async fn find(read: &mut Work, asked: &Asked) -> Result<Vec<Waiting>, LedgerError> {
    let rows = rows!(
        read,
        Row,
        "SELECT r.id, s.slug, r.body, p.title, r.due_on, p.dated_on, r.timescale, r.state
         FROM report_recommendations r JOIN reports p ON p.id = r.report_id JOIN partnerships s ON s.id = p.partnership_id
         WHERE (CAST($3 AS TEXT) IS NULL OR p.partnership_id = $3) AND (
           r.state IN ('open', 'being done') AND r.post_id IN (
               SELECT h.post_id FROM post_holders h WHERE h.account_id = $1
               AND (h.from_on IS NULL OR h.from_on <= $2) AND (h.until_on IS NULL OR h.until_on >= $2))
           OR r.state = 'said done' AND COALESCE(r.said_by, '') <> $4 AND ($5 OR r.group_id IN (
               SELECT m.group_id FROM group_members m LEFT JOIN post_holders h ON h.post_id = m.post_id
               AND (h.from_on IS NULL OR h.from_on <= $2) AND (h.until_on IS NULL OR h.until_on >= $2)
               WHERE m.duty IN ('chair', 'vice chair') AND (m.account_id = $1 OR h.account_id = $1)
               AND (m.from_on IS NULL OR m.from_on <= $2) AND (m.until_on IS NULL OR m.until_on >= $2))))
         ORDER BY p.id, r.position",
        asked.account.id,
        Day(asked.today),
        asked.partnership(),
        asked.actor.journal_text(),
        asked.actor.may(Right::UpdateItem, asked.partnership())
    )?;
    rows.into_iter().map(waiting).collect()
}

fn waiting((id, slug, body, report, agreed, dated, timescale, state): Row) -> Result<Waiting, LedgerError> {
    let timescale = serde_json::from_value(timescale.into()).map_err(damaged("a recommendation's timescale"))?;
    let by_timescale = || due(dated.map(|day| day.0), timescale);
    let note = match state {
        RecommendationState::SaidDone => format!("Said to be met; a second person must agree: {body}"),
        _ => body,
    };
    Ok(Waiting {
        kind: WaitingKind::Recommendation,
        title: report,
        note,
        plan: None,
        item: None,
        since: dated.map(|day| day.0),
        due: agreed.map(|day| day.0).or_else(by_timescale),
        address: format!("/partnerships/{slug}/recommendations/{id}"),
    })
}
