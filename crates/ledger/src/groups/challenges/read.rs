//! The challenges of a partnership's groups, read.

use super::{Challenge, Challenged};
use crate::clock::{Day, Moment};
use crate::groups::About;
use crate::store::Link;
use crate::{
    Actor, ChallengeId, GroupId, ItemId, Ledger, LedgerError, MeasureId, MeetingId, PartnershipId, PlanId, PostId,
    Right,
};

type Row = (
    ChallengeId,
    GroupId,
    String,
    Option<GroupId>,
    Option<String>,
    Option<PostId>,
    Option<String>,
    Option<MeetingId>,
    Option<PlanId>,
    Option<ItemId>,
    Option<MeasureId>,
    String,
    Option<Day>,
    Moment,
    String,
    Option<Moment>,
);

impl Ledger {
    /// Every challenge of a partnership's groups, the first wanted first. Everybody may see
    /// those raised at meetings whose minutes were agreed; the others, only those who may
    /// see drafts.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn challenges(&self, actor: &Actor, of: PartnershipId) -> Result<Vec<Challenge>, LedgerError> {
        let drafts = actor.may(Right::ReadDrafts, Some(of));
        let mut read = self.store.read().await?;
        read_all(&mut read.link(), of, drafts, None).await
    }
}

/// The challenges of a partnership's groups, or those about one item of its plans.
pub(in crate::groups) async fn read_all(
    link: &mut Link<'_>,
    of: PartnershipId,
    drafts: bool,
    item: Option<ItemId>,
) -> Result<Vec<Challenge>, LedgerError> {
    let rows = rows!(
        link,
        Row,
        "SELECT c.id, g.id, g.name, c.to_group_id, t.name, c.to_post_id, p.title, c.meeting_id, c.plan_id, c.item_id,
                c.measure_id, c.body, c.answer_by, c.asked_at, c.answer, c.answered_at
         FROM challenges c JOIN standing_groups g ON g.id = c.group_id
         LEFT JOIN standing_groups t ON t.id = c.to_group_id LEFT JOIN posts p ON p.id = c.to_post_id
         LEFT JOIN meetings m ON m.id = c.meeting_id
         WHERE g.partnership_id = $1 AND (m.state = 'agreed' OR $2) AND (CAST($3 AS TEXT) IS NULL OR c.item_id = $3)
         ORDER BY COALESCE(c.answer_by, '9999'), c.asked_at, c.id",
        of,
        drafts,
        item
    )?;
    Ok(rows.into_iter().filter_map(challenge).collect())
}

fn challenge(row: Row) -> Option<Challenge> {
    let (
        id,
        group,
        name,
        to_group,
        to_name,
        to_post,
        to_title,
        meeting,
        plan,
        item,
        measure,
        text,
        by,
        asked,
        answer,
        answered,
    ) = row;
    let to = to_group.map(Challenged::Group).zip(to_name).or(to_post.map(Challenged::Post).zip(to_title))?;
    Some(Challenge {
        id,
        group: (group, name),
        to,
        meeting,
        about: About::from_columns(plan, item, measure),
        text,
        answer_by: by.map(|day| day.0),
        asked_at: asked.0,
        answer: answered.map(|Moment(at)| (answer, at)),
    })
}
