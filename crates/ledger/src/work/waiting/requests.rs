//! Requests to a group that somebody chairs: to answer for an item for which nobody does.

use super::{Asked, Waiting, WaitingKind};
use crate::clock::{Day, Moment};
use crate::people::day;
use crate::store::Work;
use crate::{AnswerRequestId, GroupId, ItemId, LedgerError, PlanId};

type Row = (AnswerRequestId, GroupId, String, String, PlanId, ItemId, String, Moment);

/// Requests that nobody has answered.
pub(super) async fn find(read: &mut Work, asked: &Asked) -> Result<Vec<Waiting>, LedgerError> {
    let rows = rows!(
        read,
        Row,
        "SELECT r.id, g.id, g.name, s.slug, r.plan_id, r.item_id, r.body, r.asked_at
         FROM answer_requests r JOIN standing_groups g ON g.id = r.group_id JOIN partnerships s ON s.id = g.partnership_id
         WHERE r.state = 'asked' AND (CAST($3 AS TEXT) IS NULL OR g.partnership_id = $3)
           AND g.id IN (SELECT m.group_id FROM group_members m LEFT JOIN post_holders h ON h.post_id = m.post_id
               AND (h.from_on IS NULL OR h.from_on <= $2) AND (h.until_on IS NULL OR h.until_on >= $2)
               WHERE m.duty IN ('chair', 'vice chair') AND (m.account_id = $1 OR h.account_id = $1)
               AND (m.from_on IS NULL OR m.from_on <= $2) AND (m.until_on IS NULL OR m.until_on >= $2))
         ORDER BY r.asked_at, r.id",
        asked.account.id,
        Day(asked.today),
        asked.partnership()
    )?;
    let waiting = |(id, group, name, slug, plan, item, body, asked_at): Row| Waiting {
        kind: WaitingKind::Decision,
        title: format!("The {name} is asked to answer for an item"),
        note: body,
        plan: Some(plan),
        item: Some(item),
        since: Some(day(asked_at).0),
        due: None,
        address: format!("/partnerships/{slug}/boards/{group}/requests/{id}"),
    };
    Ok(rows.into_iter().map(waiting).collect())
}
