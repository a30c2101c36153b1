//! What is done about an exception: an action, its owner, its day.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::rights::{self, Asked};
use crate::clock::{Day, Moment};
use crate::people::{day, may_on};
use crate::store::Link;
use crate::{Actor, AskId, ExceptionActionId, Ledger, LedgerError, On, PostId, QuarterId, Right, Subject, given};

/// An action against an exception.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExceptionAction {
    /// Its id.
    pub id: ExceptionActionId,
    /// What is to be done.
    pub text: String,
    /// The post that is to do it, and its title.
    pub owner: Option<(PostId, String)>,
    /// By when.
    pub due: Date,
    /// When it was done, and how; `None` while it is not.
    pub done: Option<(Date, String)>,
}

impl ExceptionAction {
    /// Whether its day has passed and it is not done.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.done.is_none() && self.due < today
    }
}

/// What is given for an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewExceptionAction {
    /// What is to be done.
    pub text: String,
    /// The post that is to do it.
    pub owner: Option<PostId>,
    /// By when.
    pub due: Option<Date>,
}

impl Ledger {
    /// Says what will be done about an exception. Whoever may answer the question may, while the quarter is open.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `text`, `owner` and `due`; [`LedgerError::State`] after the sign-off;
    /// [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn add_exception_action(
        &self,
        actor: &Actor,
        ask: AskId,
        new: NewExceptionAction,
    ) -> Result<ExceptionActionId, LedgerError> {
        let text = given::words("text", &new.text, "Enter what will be done.")?;
        let wanting = |field, message| LedgerError::Field { field, message };
        let owner = new.owner.ok_or_else(|| wanting("owner", "Choose the post that does it."))?;
        let due = new.due.ok_or_else(|| wanting("due", "Enter the day by which it is done."))?;
        let mut change = self.change(actor).await?;
        let at = change.at;
        let asked = rights::asked(&mut change.link(), actor, ask).await?;
        asked.require_answer(&mut change.link(), actor, at).await?;
        if due < day(at).0 {
            return Err(wanting("due", "This day has passed. Enter today or a later day."));
        }
        rights::post_of(&mut change.link(), asked.partnership, Some(owner)).await?;
        rights::raise(&mut change, asked.quarter).await?;
        let id = ExceptionActionId::random()?;
        let sql = "INSERT INTO exception_actions (id, ask_id, body, post_id, due_on, done_how) VALUES ($1, $2, $3, $4, $5, '')";
        execute!(change.work, sql, id, ask, text.as_str(), owner, Day(due))?;
        let body = json!({"ask": ask, "title": asked.title, "action": id, "text": text, "post": owner, "due": due});
        change.record("exception-action-given", Some(asked.partnership), Subject::Quarter(asked.quarter), body);
        change.commit().await?;
        Ok(id)
    }

    /// Whether the actor may say that an action was done: whoever holds its post, and whoever may answer the question.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`], [`LedgerError::Database`].
    pub async fn may_finish_action(&self, actor: &Actor, id: ExceptionActionId) -> Result<bool, LedgerError> {
        let mut read = self.store.snapshot().await?;
        let (_, asked, post) = given_action(&mut read.link(), actor, id).await?;
        finishes(&mut read.link(), actor, &asked, post, Moment(self.now())).await
    }

    /// Says that an action was done, in a quarter that was signed off too: the edition keeps what was reported. Whoever
    /// holds the post may, and whoever may answer the question.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `how`; [`LedgerError::State`] where it was done already; [`LedgerError::NotFound`],
    /// [`LedgerError::Forbidden`].
    pub async fn finish_exception_action(
        &self,
        actor: &Actor,
        id: ExceptionActionId,
        on: Date,
        how: &str,
    ) -> Result<(), LedgerError> {
        let how = given::words("how", how, "Say how it was done.")?;
        let mut change = self.change(actor).await?;
        let at = change.at;
        let (ask, asked, post) = given_action(&mut change.link(), actor, id).await?;
        if !finishes(&mut change.link(), actor, &asked, post, at).await? {
            return Err(LedgerError::Forbidden(rights::ANSWER));
        }
        if on > day(at).0 {
            return Err(LedgerError::Field {
                field: "on",
                message: "This day is still to come. Enter the day on which it was done.",
            });
        }
        let sql = "UPDATE exception_actions SET done_on = $1, done_how = $2 WHERE id = $3 AND done_on IS NULL";
        if execute!(change.work, sql, Day(on), how.as_str(), id)? == 0 {
            return Err(LedgerError::State("this action was done already"));
        }
        let sql = "UPDATE quarters SET revision = revision + 1 WHERE id = $1 AND state = 'open'";
        execute!(change.work, sql, asked.quarter)?;
        let body = json!({"ask": ask, "title": asked.title, "action": id, "on": on, "how": how});
        change.record("exception-action-done", Some(asked.partnership), Subject::Quarter(asked.quarter), body);
        change.commit().await
    }
}

/// The question of an action, with the post that does it, where the actor may know of it.
async fn given_action(
    link: &mut Link<'_>,
    actor: &Actor,
    id: ExceptionActionId,
) -> Result<(AskId, Asked, Option<PostId>), LedgerError> {
    let sql = "SELECT ask_id, post_id FROM exception_actions WHERE id = $1";
    let (ask, post) = optional_row!(link, (AskId, Option<PostId>), sql, id)?
        .ok_or(LedgerError::NotFound("action against an exception"))?;
    Ok((ask, rights::asked(link, actor, ask).await?, post))
}

/// The one rule of who ends an action.
async fn finishes(
    link: &mut Link<'_>,
    actor: &Actor,
    asked: &Asked,
    post: Option<PostId>,
    at: Moment,
) -> Result<bool, LedgerError> {
    if let Some(post) = post
        && may_on(link, actor, Right::UpdateItem, On::Post(post), at).await?
    {
        return Ok(true);
    }
    asked.may_answer(link, actor, at).await
}

type Row = (ExceptionActionId, AskId, String, Option<PostId>, Option<String>, Day, Option<Day>, String);

/// Every action of a quarter with its question, the first due first.
pub(super) async fn of_quarter(
    link: &mut Link<'_>,
    quarter: QuarterId,
) -> Result<Vec<(AskId, ExceptionAction)>, LedgerError> {
    let sql = "SELECT x.id, x.ask_id, x.body, x.post_id, p.title, x.due_on, x.done_on, x.done_how
               FROM exception_actions x JOIN quarter_asks k ON k.id = x.ask_id LEFT JOIN posts p ON p.id = x.post_id
               WHERE k.quarter_id = $1 ORDER BY x.due_on, x.id";
    let action = |(id, ask, text, post, title, due, done, how): Row| {
        let done = done.map(|Day(on)| (on, how));
        (ask, ExceptionAction { id, text, owner: post.zip(title), due: due.0, done })
    };
    Ok(rows!(link, Row, sql, quarter)?.into_iter().map(action).collect())
}
