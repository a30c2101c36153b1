//! What waits for somebody: bodies to answer for, comments to answer.

use jiff::Timestamp;
use jiff::civil::Date;

use super::VersionNumber;
use crate::clock::{Day, Moment};
use crate::people::{day, may_on};
use crate::plans::visible;
use crate::{Actor, CommentId, ItemId, Ledger, LedgerError, On, OrganisationId, PlanId, Right};

/// A body that was asked to sign and for which the actor may answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingSignUp {
    /// The plan.
    pub plan: PlanId,
    /// Its title.
    pub title: String,
    /// The version to sign.
    pub version: VersionNumber,
    /// The body.
    pub organisation: OrganisationId,
    /// The body's name.
    pub body: String,
    /// The day by which it is asked to answer.
    pub due_on: Option<Date>,
}

/// The comments on a plan that the actor may answer and nobody has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingComments {
    /// The plan.
    pub plan: PlanId,
    /// Its title.
    pub title: String,
    /// How many.
    pub count: i64,
    /// The comment and the item that it is about, where there is but one.
    pub only: Option<(CommentId, Option<ItemId>)>,
    /// When the oldest of them was made.
    pub since: Timestamp,
}

impl Ledger {
    /// The bodies for which the actor may sign today and has not, soonest due first.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn waiting_sign_ups(&self, actor: &Actor) -> Result<Vec<WaitingSignUp>, LedgerError> {
        type Row = (PlanId, i64, i64, OrganisationId, String, Option<Day>);
        let Some(account) = actor.account() else { return Ok(Vec::new()) };
        let mut read = self.store.snapshot().await?;
        let now = Moment(self.now());
        let sql = "SELECT DISTINCT s.plan_id, v.major, v.minor, s.organisation_id, o.name, s.due_on
                   FROM sign_ups s JOIN versions v ON v.id = s.version_id
                   JOIN organisations o ON o.id = s.organisation_id JOIN posts p ON p.organisation_id = o.id
                   JOIN post_holders h ON h.post_id = p.id
                   WHERE s.standing = 'asked' AND h.account_id = $1
                     AND (h.from_on IS NULL OR h.from_on <= $2) AND (h.until_on IS NULL OR h.until_on >= $2)
                   ORDER BY s.due_on, o.name, s.plan_id";
        let mut waiting = Vec::new();
        for (plan, major, minor, organisation, body, due_on) in rows!(read, Row, sql, account, day(now))? {
            let on = On::Organisation(organisation);
            let Some(head) = visible(&mut read.link(), actor, plan).await? else { continue };
            if may_on(&mut read.link(), actor, Right::SignUp, on, now).await? {
                let (version, due_on) = (VersionNumber { major, minor }, due_on.map(|day| day.0));
                waiting.push(WaitingSignUp { plan, title: head.head.title, version, organisation, body, due_on });
            }
        }
        Ok(waiting)
    }

    /// The comments that the actor may answer and nobody has, plan by plan, the plan with the oldest first.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn waiting_comments(&self, actor: &Actor) -> Result<Vec<WaitingComments>, LedgerError> {
        type Row = (PlanId, Option<ItemId>, i64, CommentId, Moment);
        if actor.account().is_none() {
            return Ok(Vec::new());
        }
        let mut read = self.store.snapshot().await?;
        let now = Moment(self.now());
        let sql = "SELECT plan_id, item_id, COUNT(*), MIN(id), MIN(made_at) FROM comments
                   WHERE answer IS NULL AND standing <> 'refused' GROUP BY plan_id, item_id ORDER BY 5, 4";
        let mut waiting: Vec<WaitingComments> = Vec::new();
        for (plan, item, count, comment, Moment(since)) in rows!(read, Row, sql)? {
            let on = item.map_or(On::Plan(plan), |item| On::Item(plan, item));
            if !may_on(&mut read.link(), actor, Right::AnswerComment, on, now).await? {
                continue;
            }
            if let Some(known) = waiting.iter_mut().find(|known| known.plan == plan) {
                known.count += count;
                known.only = None;
            } else if let Some(head) = visible(&mut read.link(), actor, plan).await? {
                let only = (count == 1).then_some((comment, item));
                waiting.push(WaitingComments { plan, title: head.head.title, count, only, since });
            }
        }
        Ok(waiting)
    }
}
