//! Actions that a group gives to posts.

use jiff::civil::Date;
use serde_json::json;

use super::meetings::visible;
use crate::clock::Day;
use crate::people::may_on;
use crate::{
    Actor, GroupActionId, GroupId, Ledger, LedgerError, MeetingId, On, PartnershipId, PostId, Right, Subject, given,
};

/// An action of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupAction {
    /// Its id.
    pub id: GroupActionId,
    /// The group that gave it, and its name.
    pub group: (GroupId, String),
    /// The meeting where it was given.
    pub meeting: Option<MeetingId>,
    /// What is to be done.
    pub text: String,
    /// The post that is to do it, and its title.
    pub owner: Option<(PostId, String)>,
    /// By when.
    pub due: Option<Date>,
    /// When it was done, and how; `None` while it is not.
    pub done: Option<(Date, String)>,
    /// Goes up by one with every change.
    pub revision: i64,
}

impl GroupAction {
    /// Whether its day has passed and it is not done.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.done.is_none() && self.due.is_some_and(|due| due < today)
    }
}

/// What is given for an action.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewGroupAction {
    /// The meeting where it was given.
    pub meeting: Option<MeetingId>,
    /// What is to be done.
    pub text: String,
    /// The post that is to do it.
    pub owner: Option<PostId>,
    /// By when.
    pub due: Option<Date>,
}

type Row = (
    GroupActionId,
    GroupId,
    String,
    Option<MeetingId>,
    String,
    Option<PostId>,
    Option<String>,
    Option<Day>,
    Option<Day>,
    String,
    i64,
);

impl Ledger {
    /// Every action of a partnership's groups, the first due first. Everybody may see those
    /// given at meetings whose minutes were agreed; the others, only those who may see drafts.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn group_actions(&self, actor: &Actor, of: PartnershipId) -> Result<Vec<GroupAction>, LedgerError> {
        let drafts = actor.may(Right::ReadDrafts, Some(of));
        let mut read = self.store.read().await?;
        let rows = rows!(
            read,
            Row,
            "SELECT a.id, g.id, g.name, a.meeting_id, a.body, a.post_id, p.title, a.due_on, a.done_on, a.done_how, a.revision
             FROM group_actions a JOIN standing_groups g ON g.id = a.group_id
             LEFT JOIN posts p ON p.id = a.post_id LEFT JOIN meetings m ON m.id = a.meeting_id
             WHERE g.partnership_id = $1 AND (m.state = 'agreed' OR $2)
             ORDER BY COALESCE(a.due_on, '9999'), a.id",
            of,
            drafts
        )?;
        let action = |(id, group, name, meeting, text, post, title, due, done, how, revision): Row| GroupAction {
            id,
            group: (group, name),
            meeting,
            text,
            owner: post.zip(title),
            due: due.map(|day| day.0),
            done: done.map(|Day(on)| (on, how)),
            revision,
        };
        Ok(rows.into_iter().map(action).collect())
    }

    /// Gives an action.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `text`; [`LedgerError::NotFound`] where the post or the
    /// meeting is another's; [`LedgerError::Forbidden`].
    pub async fn give_action(
        &self,
        actor: &Actor,
        group: GroupId,
        new: NewGroupAction,
    ) -> Result<GroupActionId, LedgerError> {
        let text = given::words("text", &new.text, "Enter what is to be done.")?;
        let mut change = self.change(actor).await?;
        let of = super::require(&mut change, group, Right::KeepMeetings).await?;
        if let Some(meeting) = new.meeting {
            let found = visible(&mut change.link(), actor, meeting).await?;
            found.filter(|(_, meeting)| meeting.group == group).ok_or(LedgerError::NotFound("meeting"))?;
        }
        if let Some(post) = new.owner {
            let sql = "SELECT id FROM posts WHERE id = $1 AND partnership_id = $2";
            optional_row!(change.work, (PostId,), sql, post, of)?.ok_or(LedgerError::NotFound("post"))?;
        }
        let id = GroupActionId::random()?;
        execute!(
            change.work,
            "INSERT INTO group_actions (id, group_id, meeting_id, body, post_id, due_on, done_how, revision)
             VALUES ($1, $2, $3, $4, $5, $6, '', 1)",
            id,
            group,
            new.meeting,
            text.as_str(),
            new.owner,
            new.due.map(Day)
        )?;
        let body = json!({"action": id, "text": text, "post": new.owner, "due": new.due, "meeting": new.meeting});
        change.record("group-action-given", Some(of), Subject::Group(group), body);
        change.commit().await?;
        Ok(id)
    }

    /// Says that an action was done. Whoever holds the post may, and whoever keeps the
    /// group's meetings.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `how`; [`LedgerError::State`] where it was done already;
    /// [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn finish_action(
        &self,
        actor: &Actor,
        id: GroupActionId,
        on: Date,
        how: &str,
    ) -> Result<(), LedgerError> {
        let mut change = self.change(actor).await?;
        let sql = "SELECT group_id, post_id FROM group_actions WHERE id = $1";
        let (group, post) = optional_row!(change.work, (GroupId, Option<PostId>), sql, id)?
            .ok_or(LedgerError::NotFound("action of a group"))?;
        let of = super::partnership(&mut change.link(), group).await?;
        let at = change.at;
        let holds = match post {
            Some(post) => may_on(&mut change.link(), actor, Right::UpdateItem, On::Post(post), at).await?,
            None => false,
        };
        if !holds {
            super::require(&mut change, group, Right::KeepMeetings).await?;
        }
        let how = given::words("how", how, "Say how it was done.")?;
        let sql = "UPDATE group_actions SET done_on = $1, done_how = $2, revision = revision + 1
                   WHERE id = $3 AND done_on IS NULL";
        if execute!(change.work, sql, Day(on), how.as_str(), id)? == 0 {
            return Err(LedgerError::State("this action was done already"));
        }
        let body = json!({"action": id, "on": on, "how": how});
        change.record("group-action-done", Some(of), Subject::Group(group), body);
        change.commit().await
    }
}
