//! What boards decided and asked about one item of a plan.

use jiff::civil::Date;

use super::Challenge;
use super::challenges::read::read_all;
use crate::clock::Day;
use crate::plans::visible;
use crate::{Actor, GroupId, ItemId, Ledger, LedgerError, MeetingId, PlanId, Right};

/// A decision of a meeting about an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemDecision {
    /// The group, and its name.
    pub group: (GroupId, String),
    /// The meeting.
    pub meeting: MeetingId,
    /// Its day.
    pub on: Date,
    /// What was decided.
    pub decision: String,
}

impl Ledger {
    /// The challenges about an item, the first wanted first. Everybody may see those raised at
    /// meetings whose minutes were agreed; the others, only those who may see drafts.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where the actor may not see the plan.
    pub async fn item_challenges(
        &self,
        actor: &Actor,
        plan: PlanId,
        item: ItemId,
    ) -> Result<Vec<Challenge>, LedgerError> {
        let mut read = self.store.snapshot().await?;
        let head = visible(&mut read.link(), actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
        let drafts = actor.may(Right::ReadDrafts, Some(head.partnership));
        read_all(&mut read.link(), head.partnership, drafts, Some(item)).await
    }

    /// What meetings decided about an item, the latest first; for the same people.
    ///
    /// # Errors
    /// As [`Ledger::item_challenges`].
    pub async fn item_decisions(
        &self,
        actor: &Actor,
        plan: PlanId,
        item: ItemId,
    ) -> Result<Vec<ItemDecision>, LedgerError> {
        type Row = (GroupId, String, MeetingId, Day, String);
        let mut read = self.store.snapshot().await?;
        let head = visible(&mut read.link(), actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
        let drafts = actor.may(Right::ReadDrafts, Some(head.partnership));
        let sql = "SELECT g.id, g.name, m.id, m.held_on, p.decision FROM meeting_points p
                   JOIN meetings m ON m.id = p.meeting_id JOIN standing_groups g ON g.id = m.group_id
                   WHERE p.item_id = $1 AND p.decision <> '' AND g.partnership_id = $2 AND (m.state = 'agreed' OR $3)
                   ORDER BY m.held_on DESC, m.id, p.position";
        let rows = rows!(read, Row, sql, item, head.partnership, drafts)?;
        let decision = |(group, name, meeting, Day(on), decision): Row| ItemDecision {
            group: (group, name),
            meeting,
            on,
            decision,
        };
        Ok(rows.into_iter().map(decision).collect())
    }
}
