//! Challenges to a post of somebody's, or to a group that they chair, which wait for an answer.

use super::{Asked, Waiting, WaitingKind};
use crate::clock::{Day, Moment};
use crate::people::day;
use crate::store::Work;
use crate::{GroupId, ItemId, LedgerError, PlanId};

type Row = (GroupId, String, String, String, Option<PlanId>, Option<ItemId>, Option<Day>, Moment);

/// Challenges without an answer.
pub(super) async fn find(read: &mut Work, asked: &Asked) -> Result<Vec<Waiting>, LedgerError> {
    let rows = rows!(
        read,
        Row,
        "SELECT g.id, g.name, s.slug, c.body, c.plan_id, c.item_id, c.answer_by, c.asked_at
         FROM challenges c JOIN standing_groups g ON g.id = c.group_id JOIN partnerships s ON s.id = g.partnership_id
         WHERE c.answered_at IS NULL AND (CAST($3 AS TEXT) IS NULL OR g.partnership_id = $3) AND (
           c.to_post_id IN (SELECT h.post_id FROM post_holders h WHERE h.account_id = $1
               AND (h.from_on IS NULL OR h.from_on <= $2) AND (h.until_on IS NULL OR h.until_on >= $2))
           OR c.to_group_id IN (SELECT m.group_id FROM group_members m LEFT JOIN post_holders h ON h.post_id = m.post_id
               AND (h.from_on IS NULL OR h.from_on <= $2) AND (h.until_on IS NULL OR h.until_on >= $2)
               WHERE m.duty IN ('chair', 'vice chair') AND (m.account_id = $1 OR h.account_id = $1)
               AND (m.from_on IS NULL OR m.from_on <= $2) AND (m.until_on IS NULL OR m.until_on >= $2)))
         ORDER BY c.answer_by, c.id",
        asked.account.id,
        Day(asked.today),
        asked.partnership()
    )?;
    let waiting = |(group, name, slug, body, plan, item, answer_by, asked_at): Row| Waiting {
        kind: WaitingKind::Challenge,
        title: format!("Challenge by the {name}"),
        note: body,
        plan,
        item,
        since: Some(day(asked_at).0),
        due: answer_by.map(|day| day.0),
        address: format!("/partnerships/{slug}/boards/{group}"),
    };
    Ok(rows.into_iter().map(waiting).collect())
}
