//! What groups gave somebody's posts to do.

use super::{Asked, Waiting, WaitingKind};
use crate::clock::Day;
use crate::store::Work;
use crate::{GroupId, LedgerError};

type Row = (GroupId, String, String, String, Option<Day>);

/// Actions of groups that are not done.
pub(super) async fn find(read: &mut Work, asked: &Asked) -> Result<Vec<Waiting>, LedgerError> {
    let rows = rows!(
        read,
        Row,
        "SELECT g.id, g.name, s.slug, a.body, a.due_on FROM group_actions a JOIN standing_groups g ON g.id = a.group_id
         JOIN partnerships s ON s.id = g.partnership_id
         WHERE a.done_on IS NULL AND a.post_id IN (
               SELECT h.post_id FROM post_holders h WHERE h.account_id = $1
               AND (h.from_on IS NULL OR h.from_on <= $2) AND (h.until_on IS NULL OR h.until_on >= $2))
           AND (CAST($3 AS TEXT) IS NULL OR g.partnership_id = $3)
         ORDER BY a.due_on, a.id",
        asked.account.id,
        Day(asked.today),
        asked.partnership()
    )?;
    let waiting = |(group, name, slug, body, due): Row| Waiting {
        kind: WaitingKind::Decision,
        title: format!("Action of the {name}"),
        note: body,
        plan: None,
        item: None,
        since: None,
        due: due.map(|day| day.0),
        address: format!("/partnerships/{slug}/boards/{group}"),
    };
    Ok(rows.into_iter().map(waiting).collect())
}
