//! Requests to a group to answer for an item for which nobody does.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::clock::Moment;
use crate::people::require_on;
use crate::plans::take_on;
use crate::{
    Actor, AnswerRequestId, GroupId, ItemId, Ledger, LedgerError, On, PartnershipId, PlanId, Right, Subject, given,
};

/// What became of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RequestState {
    /// The group has not answered.
    Asked,
    /// The group answers for the item from now on.
    Accepted,
    /// It does not, and said why.
    Declined,
}

crate::text_column::words!(RequestState, "state of a request" {
    Asked = "asked", Accepted = "accepted", Declined = "declined",
});

/// What a group says to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    /// It will answer for the item.
    Yes,
    /// It will not. Needs a reason.
    No,
}

/// A request to a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerRequest {
    /// Its id.
    pub id: AnswerRequestId,
    /// The group that is asked.
    pub group: GroupId,
    /// The plan.
    pub plan: PlanId,
    /// The item.
    pub item: ItemId,
    /// Why the group is asked.
    pub why: String,
    /// When.
    pub asked_at: Timestamp,
    /// What became of it.
    pub state: RequestState,
    /// The reason of the answer; may be empty.
    pub reason: String,
}

type Row = (AnswerRequestId, GroupId, PlanId, ItemId, String, Moment, RequestState, String);

impl Ledger {
    /// The requests to a partnership's groups, the latest first; none for those who may not see drafts.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn answer_requests(&self, actor: &Actor, of: PartnershipId) -> Result<Vec<AnswerRequest>, LedgerError> {
        if !actor.may(Right::ReadDrafts, Some(of)) {
            return Ok(Vec::new());
        }
        let mut read = self.store.read().await?;
        let sql = "SELECT r.id, r.group_id, r.plan_id, r.item_id, r.body, r.asked_at, r.state, r.reason
                   FROM answer_requests r JOIN standing_groups g ON g.id = r.group_id
                   WHERE g.partnership_id = $1 ORDER BY r.asked_at DESC, r.id";
        let request = |(id, group, plan, item, why, Moment(asked_at), state, reason): Row| AnswerRequest {
            id,
            group,
            plan,
            item,
            why,
            asked_at,
            state,
            reason,
        };
        Ok(rows!(read, Row, sql, of)?.into_iter().map(request).collect())
    }

    /// Asks a group to answer for an item. Whoever leads the item, chairs a group that
    /// answers for what it stands under, and performance officers may.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `why`; [`LedgerError::State`] where the group answers for
    /// it already or has been asked; [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn ask_group(
        &self,
        actor: &Actor,
        group: GroupId,
        plan: PlanId,
        item: ItemId,
        why: &str,
    ) -> Result<AnswerRequestId, LedgerError> {
        let mut change = self.change(actor).await?;
        let at = change.at;
        let of = super::partnership(&mut change.link(), group).await?;
        let about = super::About { plan, item: Some(item), measure: None };
        super::of_partnership(&mut change.link(), of, Some(about)).await?;
        require_on(&mut change.link(), actor, Right::UpdateItem, On::Item(plan, item), at).await?;
        let why = given::words("why", why, "Say why this group should answer for it.")?;
        let sql = "SELECT group_id FROM item_groups WHERE item_id = $1 AND group_id = $2 AND certain";
        if optional_row!(change.work, (GroupId,), sql, item, group)?.is_some() {
            return Err(LedgerError::State("this group answers for the item already"));
        }
        let sql = "SELECT id FROM answer_requests WHERE item_id = $1 AND group_id = $2 AND state = 'asked'";
        if optional_row!(change.work, (AnswerRequestId,), sql, item, group)?.is_some() {
            return Err(LedgerError::State("this group has been asked and has not answered yet"));
        }
        let id = AnswerRequestId::random()?;
        execute!(
            change.work,
            "INSERT INTO answer_requests (id, group_id, plan_id, item_id, body, asked_by, asked_at, state, reason)
             VALUES ($1, $2, $3, $4, $5, $6, $7, 'asked', '')",
            id,
            group,
            plan,
            item,
            why.as_str(),
            actor.journal_text(),
            at
        )?;
        let body = json!({"request": id, "why": why});
        change.record_in_plan("group-asked", of, plan, Some(item), Subject::Group(group), body);
        change.commit().await?;
        Ok(id)
    }

    /// Answers a request for a group. Where the answer is yes, the group's name joins the
    /// item's words in the same moment.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `reason`; [`LedgerError::State`] where it was answered
    /// already or the plan has been replaced; [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn answer_request(
        &self,
        actor: &Actor,
        id: AnswerRequestId,
        answer: Answered,
        reason: &str,
    ) -> Result<(), LedgerError> {
        type Asked = (GroupId, String, PlanId, ItemId);
        let mut change = self.change(actor).await?;
        let sql = "SELECT r.group_id, g.name, r.plan_id, r.item_id FROM answer_requests r
                   JOIN standing_groups g ON g.id = r.group_id WHERE r.id = $1";
        let (group, name, plan, item) =
            optional_row!(change.work, Asked, sql, id)?.ok_or(LedgerError::NotFound("request"))?;
        let of = super::require(&mut change, group, Right::KeepMeetings).await?;
        let (state, reason) = match answer {
            Answered::Yes => (RequestState::Accepted, given::any_words("reason", reason)?),
            Answered::No => {
                (RequestState::Declined, given::words("reason", reason, "Say why the group will not answer for it.")?)
            }
        };
        let sql = "UPDATE answer_requests SET state = $1, reason = $2, answered_by = $3, answered_at = $4
                   WHERE id = $5 AND state = 'asked'";
        if execute!(change.work, sql, state, reason.as_str(), actor.journal_text(), change.at, id)? == 0 {
            return Err(LedgerError::State("this request was answered already"));
        }
        if answer == Answered::Yes {
            take_on(&mut change, of, plan, item, &name, &reason).await?;
        }
        let body = json!({"request": id, "answer": state, "reason": reason});
        change.record_in_plan("group-answered", of, plan, Some(item), Subject::Group(group), body);
        change.commit().await
    }
}
