//! What is asked in a quarter, with what was answered.

use std::collections::HashMap;

use jiff::Timestamp;

use super::asked::{AskedAbout, Owner};
use super::{Commentary, ExceptionAction, Quarter, QuarterChallenge, actions, challenges, commentary, quarters};
use crate::clock::Moment;
use crate::error::damaged;
use crate::store::Link;
use crate::{Actor, AskId, GroupId, ItemId, Ledger, LedgerError, PlanId, PostId, QuarterId, Right};

/// A question to one owner, with the answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// Its id.
    pub id: AskId,
    /// The quarter.
    pub quarter: QuarterId,
    /// What it is about.
    pub about: AskedAbout,
    /// The title of that, as it was when it was asked.
    pub title: String,
    /// Who is asked, and the title or name; `None` where nobody is named, so that performance officers answer.
    pub owner: Option<(Owner, String)>,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// When the owner was reminded last.
    pub reminded_at: Option<Timestamp>,
    /// When it was first answered.
    pub answered_at: Option<Timestamp>,
    /// The newest answer.
    pub answer: Option<Commentary>,
    /// What is done about it, the first due first.
    pub actions: Vec<ExceptionAction>,
    /// What readers asked of the answer, the oldest first.
    pub challenges: Vec<QuarterChallenge>,
}

impl Ask {
    /// Who is asked, in words.
    pub fn owner_words(&self) -> &str {
        self.owner.as_ref().map_or("nobody is named", |(_, words)| words)
    }
}

type Row = (
    AskId,
    Option<String>,
    Option<PlanId>,
    Option<ItemId>,
    String,
    Option<PostId>,
    Option<String>,
    Option<GroupId>,
    Option<String>,
    Moment,
    Option<Moment>,
    Option<Moment>,
);

impl Ledger {
    /// Everything that is asked in a quarter, in order. For those who may see drafts.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where the actor may not see it; [`LedgerError::Database`], [`LedgerError::Damaged`].
    pub async fn asks(&self, actor: &Actor, quarter: QuarterId) -> Result<(Quarter, Vec<Ask>), LedgerError> {
        let mut read = self.store.snapshot().await?;
        let found = quarters::found(&mut read.link(), actor, quarter).await?;
        let found = found.filter(|one| actor.may(Right::ReadDrafts, Some(one.partnership)));
        let found = found.ok_or(LedgerError::NotFound("quarter"))?;
        let asks = all(&mut read.link(), quarter).await?;
        Ok((found, asks))
    }

    /// Whether the actor may answer a question.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`], [`LedgerError::Database`].
    pub async fn may_answer(&self, actor: &Actor, ask: AskId) -> Result<bool, LedgerError> {
        let mut read = self.store.snapshot().await?;
        let asked = super::rights::asked(&mut read.link(), actor, ask).await?;
        asked.may_answer(&mut read.link(), actor, Moment(self.now())).await
    }
}

/// Everything that is asked in a quarter, in order.
pub(super) async fn all(link: &mut Link<'_>, quarter: QuarterId) -> Result<Vec<Ask>, LedgerError> {
    let sql = "SELECT k.id, k.measure, k.plan_id, k.item_id, k.title, k.post_id, p.title, k.group_id, g.name,
                      k.asked_at, k.reminded_at, k.answered_at
               FROM quarter_asks k LEFT JOIN posts p ON p.id = k.post_id LEFT JOIN standing_groups g ON g.id = k.group_id
               WHERE k.quarter_id = $1 ORDER BY k.position, k.id";
    let rows = rows!(link, Row, sql, quarter)?;
    let mut answers = commentary::newest(link, quarter).await?;
    let mut done: HashMap<AskId, Vec<ExceptionAction>> = HashMap::new();
    for (ask, action) in actions::of_quarter(link, quarter).await? {
        done.entry(ask).or_default().push(action);
    }
    let mut asked: HashMap<AskId, Vec<QuarterChallenge>> = HashMap::new();
    for (ask, challenge) in challenges::of_quarter(link, quarter).await? {
        asked.entry(ask).or_default().push(challenge);
    }
    let mut asks = Vec::with_capacity(rows.len());
    for row in rows {
        let mut ask = read(quarter, row)?;
        ask.answer = answers.remove(&ask.id);
        ask.actions = done.remove(&ask.id).unwrap_or_default();
        ask.challenges = asked.remove(&ask.id).unwrap_or_default();
        asks.push(ask);
    }
    Ok(asks)
}

fn read(quarter: QuarterId, row: Row) -> Result<Ask, LedgerError> {
    let (id, measure, plan, item, title, post, post_title, group, group_name, asked, reminded, answered) = row;
    let about = match (measure, plan, item) {
        (Some(code), ..) => AskedAbout::Measure(code.parse().map_err(damaged("the measure of a question"))?),
        (None, Some(plan), Some(item)) => AskedAbout::Item(plan, item),
        _ => return Err(damaged("a question of a quarter")("it is about nothing")),
    };
    let post = post.map(Owner::Post).zip(post_title);
    Ok(Ask {
        id,
        quarter,
        about,
        title,
        owner: post.or_else(|| group.map(Owner::Group).zip(group_name)),
        asked_at: asked.0,
        reminded_at: reminded.map(|at| at.0),
        answered_at: answered.map(|at| at.0),
        answer: None,
        actions: Vec::new(),
        challenges: Vec::new(),
    })
}
