//! Questions of a quarter to a post of somebody's, or to a group that they chair, which wait for an answer.

use super::{Asked, Waiting, WaitingKind};
use crate::clock::{Day, Moment};
use crate::people::day;
use crate::store::Work;
use crate::{Actor, AskId, ItemId, Ledger, LedgerError, PlanId, QuarterId};

type Row = (AskId, QuarterId, String, String, String, Option<PlanId>, Option<ItemId>, Moment, Day);

/// Questions without an answer, of one quarter or of all.
pub(super) async fn find(
    read: &mut Work,
    asked: &Asked,
    quarter: Option<QuarterId>,
) -> Result<Vec<Waiting>, LedgerError> {
    let rows = rows!(
        read,
        Row,
        "SELECT k.id, q.id, s.slug, q.period, k.title, k.plan_id, k.item_id, k.asked_at, q.answers_by
         FROM quarter_asks k JOIN quarters q ON q.id = k.quarter_id JOIN partnerships s ON s.id = q.partnership_id
         WHERE q.state = 'open' AND k.answered_at IS NULL AND (CAST($3 AS TEXT) IS NULL OR q.partnership_id = $3)
           AND (CAST($4 AS TEXT) IS NULL OR q.id = $4) AND (
           k.post_id IN (SELECT h.post_id FROM post_holders h WHERE h.account_id = $1
               AND (h.from_on IS NULL OR h.from_on <= $2) AND (h.until_on IS NULL OR h.until_on >= $2))
           OR k.group_id IN (SELECT m.group_id FROM group_members m LEFT JOIN post_holders h ON h.post_id = m.post_id
               AND (h.from_on IS NULL OR h.from_on <= $2) AND (h.until_on IS NULL OR h.until_on >= $2)
               WHERE m.duty IN ('chair', 'vice chair') AND (m.account_id = $1 OR h.account_id = $1)
               AND (m.from_on IS NULL OR m.from_on <= $2) AND (m.until_on IS NULL OR m.until_on >= $2)))
         ORDER BY q.answers_by, k.position, k.id",
        asked.account.id,
        Day(asked.today),
        asked.partnership(),
        quarter
    )?;
    let waiting = |(id, quarter, slug, period, title, plan, item, asked_at, by): Row| Waiting {
        kind: WaitingKind::Ask,
        title,
        note: format!("Say what happened, why, and what comes next, for {}", shown(&period)),
        plan,
        item,
        since: Some(day(asked_at).0),
        due: Some(by.0),
        address: format!("/partnerships/{slug}/quarters/{quarter}/asks/{id}"),
    };
    Ok(rows.into_iter().map(waiting).collect())
}

fn shown(period: &str) -> String {
    period.parse().map_or_else(|_| period.to_owned(), bigplan_measure::Period::shown)
}

impl Ledger {
    /// The questions of a quarter that wait for whoever asks. Empty for visitors.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn asked_in(&self, actor: &Actor, quarter: QuarterId) -> Result<Vec<Waiting>, LedgerError> {
        let Some(asked) = self.asked(actor) else { return Ok(Vec::new()) };
        let mut read = self.store.snapshot().await?;
        find(&mut read, &asked, Some(quarter)).await
    }
}
