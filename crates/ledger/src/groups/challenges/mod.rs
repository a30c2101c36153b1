//! Challenges: a group asks another group or a post to explain itself, and gets an answer.

pub(super) mod read;

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::json;

use super::About;
use super::meetings::visible;
use crate::clock::{Day, Moment};
use crate::people::may_on;
use crate::store::Link;
use crate::transaction::Change;
use crate::{
    Actor, ChallengeId, GroupId, ItemId, Ledger, LedgerError, MeasureId, MeetingId, On, PartnershipId, PlanId, PostId,
    Right, Subject, given,
};

/// A challenge of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Challenge {
    /// Its id.
    pub id: ChallengeId,
    /// The group that asks, and its name.
    pub group: (GroupId, String),
    /// Who is asked, and the name or title.
    pub to: (Challenged, String),
    /// The meeting where it was raised.
    pub meeting: Option<MeetingId>,
    /// The item or measure that it is about.
    pub about: Option<About>,
    /// What is asked.
    pub text: String,
    /// By when an answer is wanted.
    pub answer_by: Option<Date>,
    /// When it was raised.
    pub asked_at: Timestamp,
    /// The answer and when it was given; `None` while there is none.
    pub answer: Option<(String, Timestamp)>,
}

/// Who is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Challenged {
    /// A group, for which its chair answers.
    Group(GroupId),
    /// A post, for which whoever holds it answers.
    Post(PostId),
}

/// What is given for a challenge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewChallenge {
    /// Who is asked.
    pub to: Challenged,
    /// The meeting where it was raised.
    pub meeting: Option<MeetingId>,
    /// The item or measure that it is about.
    pub about: Option<About>,
    /// What is asked.
    pub text: String,
    /// By when an answer is wanted.
    pub answer_by: Option<Date>,
}

impl Challenge {
    /// Whether it has no answer and the day for one has passed.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.answer.is_none() && self.answer_by.is_some_and(|by| by < today)
    }
}

impl Ledger {
    /// Raises a challenge. Members, the chair and performance officers may.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `text` and `to`; [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn raise_challenge(
        &self,
        actor: &Actor,
        group: GroupId,
        new: NewChallenge,
    ) -> Result<ChallengeId, LedgerError> {
        let text = given::words("text", &new.text, "Enter what the group wants explained.")?;
        let mut change = self.change(actor).await?;
        let of = super::require(&mut change, group, Right::Challenge).await?;
        if new.to == Challenged::Group(group) {
            return Err(LedgerError::Field {
                field: "to",
                message: "A group cannot challenge itself. Choose another.",
            });
        }
        check(&mut change, of, group, &new).await?;
        let id = ChallengeId::random()?;
        let (to_group, to_post) = match new.to {
            Challenged::Group(group) => (Some(group), None),
            Challenged::Post(post) => (None, Some(post)),
        };
        execute!(
            change.work,
            "INSERT INTO challenges (id, group_id, meeting_id, to_group_id, to_post_id, plan_id, item_id, measure_id, body,
                                     answer_by, asked_by, asked_at, answer, revision)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '', 1)",
            id,
            group,
            new.meeting,
            to_group,
            to_post,
            new.about.map(|about| about.plan),
            new.about.and_then(|about| about.item),
            new.about.and_then(|about| about.measure),
            text.as_str(),
            new.answer_by.map(Day),
            actor.journal_text(),
            change.at
        )?;
        let body =
            json!({"group": group, "to_group": to_group, "to_post": to_post, "text": text, "answer_by": new.answer_by});
        record(&mut change, "challenge-raised", of, id, new.about, body);
        change.commit().await?;
        Ok(id)
    }

    /// Says which item or measure a challenge is about.
    ///
    /// # Errors
    /// [`LedgerError::State`] where it was answered already; [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn tie_challenge(&self, actor: &Actor, id: ChallengeId, about: About) -> Result<(), LedgerError> {
        let mut change = self.change(actor).await?;
        let sql = "SELECT group_id FROM challenges WHERE id = $1";
        let (group,) = optional_row!(change.work, (GroupId,), sql, id)?.ok_or(LedgerError::NotFound("challenge"))?;
        let of = super::require(&mut change, group, Right::Challenge).await?;
        super::of_partnership(&mut change.link(), of, Some(about)).await?;
        let sql = "UPDATE challenges SET plan_id = $1, item_id = $2, measure_id = $3, revision = revision + 1
                   WHERE id = $4 AND answered_at IS NULL";
        if execute!(change.work, sql, about.plan, about.item, about.measure, id)? == 0 {
            return Err(LedgerError::State("this challenge was answered already"));
        }
        record(&mut change, "challenge-tied", of, id, Some(about), json!({}));
        change.commit().await
    }

    /// Answers a challenge: the chair of the group that is asked, whoever holds the post
    /// that is asked, and performance officers may. There is one answer.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `answer`; [`LedgerError::State`] where it was answered
    /// already; [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn answer_challenge(&self, actor: &Actor, id: ChallengeId, answer: &str) -> Result<(), LedgerError> {
        type Row = (GroupId, Option<GroupId>, Option<PostId>, Option<PlanId>, Option<ItemId>, Option<MeasureId>);
        let mut change = self.change(actor).await?;
        let sql =
            "SELECT group_id, to_group_id, to_post_id, plan_id, item_id, measure_id FROM challenges WHERE id = $1";
        let (group, to_group, to_post, plan, item, measure) =
            optional_row!(change.work, Row, sql, id)?.ok_or(LedgerError::NotFound("challenge"))?;
        let of = super::partnership(&mut change.link(), group).await?;
        let to = to_group.map(Challenged::Group).or(to_post.map(Challenged::Post));
        let at = change.at;
        if !may_answer(&mut change.link(), actor, of, to, at).await? {
            return Err(LedgerError::Forbidden("answer this challenge: the chair or the post that is asked may"));
        }
        let answer = given::words("answer", answer, "Enter the answer.")?;
        let sql = "UPDATE challenges SET answer = $1, answered_by = $2, answered_at = $3, revision = revision + 1
                   WHERE id = $4 AND answered_at IS NULL";
        if execute!(change.work, sql, answer.as_str(), actor.journal_text(), at, id)? == 0 {
            return Err(LedgerError::State("this challenge was answered already"));
        }
        let about = About::from_columns(plan, item, measure);
        record(&mut change, "challenge-answered", of, id, about, json!({"answer": answer}));
        change.commit().await
    }
}

async fn may_answer(
    link: &mut Link<'_>,
    actor: &Actor,
    of: PartnershipId,
    to: Option<Challenged>,
    at: Moment,
) -> Result<bool, LedgerError> {
    let on = match to {
        Some(Challenged::Group(group)) => On::Group(group),
        Some(Challenged::Post(post)) => On::Post(post),
        None => On::Partnership(of),
    };
    may_on(link, actor, Right::UpdateItem, on, at).await
}

async fn check(
    change: &mut Change<'_>,
    of: PartnershipId,
    group: GroupId,
    new: &NewChallenge,
) -> Result<(), LedgerError> {
    let found = match new.to {
        Challenged::Group(to) => {
            let sql = "SELECT id FROM standing_groups WHERE id = $1 AND partnership_id = $2";
            optional_row!(change.work, (String,), sql, to, of)?
        }
        Challenged::Post(to) => {
            let sql = "SELECT id FROM posts WHERE id = $1 AND partnership_id = $2";
            optional_row!(change.work, (String,), sql, to, of)?
        }
    };
    found.ok_or(LedgerError::NotFound("group or post"))?;
    if let Some(meeting) = new.meeting {
        let actor = change.actor;
        let found = visible(&mut change.link(), actor, meeting).await?;
        found.filter(|(_, meeting)| meeting.group == group).ok_or(LedgerError::NotFound("meeting"))?;
    }
    super::of_partnership(&mut change.link(), of, new.about).await
}

fn record(
    change: &mut Change<'_>,
    action: &'static str,
    of: PartnershipId,
    id: ChallengeId,
    about: Option<About>,
    body: serde_json::Value,
) {
    let subject = Subject::Challenge(id);
    match about {
        Some(About { plan, item, .. }) => change.record_in_plan(action, of, plan, item, subject, body),
        None => change.record(action, Some(of), subject, body),
    }
}
