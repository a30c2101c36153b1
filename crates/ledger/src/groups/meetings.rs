//! Meetings of a group: planned, held, and their minutes agreed.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::clock::Day;
use crate::store::Link;
use crate::transaction::Change;
use crate::{Actor, GroupId, Ledger, LedgerError, MeetingId, PartnershipId, Right, Subject, given};

/// Where a meeting is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MeetingState {
    /// It is to come.
    Planned,
    /// It was held; its minutes are a draft.
    Held,
    /// Its minutes were agreed: they are public and stand as they are.
    Agreed,
}

crate::text_column::words!(MeetingState, "state of a meeting" {
    Planned = "planned", Held = "held", Agreed = "agreed",
});

/// A meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Its id.
    pub id: MeetingId,
    /// The group that meets.
    pub group: GroupId,
    /// Where it is in its life.
    pub state: MeetingState,
    /// Goes up by one with every change of the meeting itself.
    pub revision: i64,
    /// When and where.
    pub says: NewMeeting,
}

/// What is given for a meeting, new or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMeeting {
    /// The day.
    pub on: Date,
    /// Where; may be empty.
    pub place: String,
    /// Who was there, as posts; empty for those who may not see drafts.
    pub present: String,
}

type Row = (MeetingId, GroupId, MeetingState, i64, Day, String, String);

impl NewMeeting {
    fn checked(self) -> Result<Self, LedgerError> {
        Ok(Self {
            place: given::any_words("place", &self.place)?,
            present: given::any_words("present", &self.present)?,
            ..self
        })
    }
}

impl Ledger {
    /// The meetings of a group, the latest first. Everybody may see those whose minutes
    /// were agreed; the others, only those who may see drafts.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`], [`LedgerError::Database`].
    pub async fn meetings(&self, actor: &Actor, group: GroupId) -> Result<Vec<Meeting>, LedgerError> {
        let mut read = self.store.snapshot().await?;
        let of = super::partnership(&mut read.link(), group).await?;
        let drafts = actor.may(Right::ReadDrafts, Some(of));
        let sql = "SELECT id, group_id, state, revision, held_on, place, present FROM meetings
                   WHERE group_id = $1 AND (state = 'agreed' OR $2) ORDER BY held_on DESC, id";
        Ok(rows!(read, Row, sql, group, drafts)?.into_iter().map(|row| meeting(row, drafts)).collect())
    }

    /// Plans a meeting.
    ///
    /// # Errors
    /// [`LedgerError::Field`], [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn plan_meeting(&self, actor: &Actor, of: GroupId, new: NewMeeting) -> Result<MeetingId, LedgerError> {
        let new = new.checked()?;
        let mut change = self.change(actor).await?;
        let partnership = super::require(&mut change, of, Right::KeepMeetings).await?;
        let id = MeetingId::random()?;
        execute!(
            change.work,
            "INSERT INTO meetings (id, group_id, held_on, place, present, state, revision)
             VALUES ($1, $2, $3, $4, $5, 'planned', 1)",
            id,
            of,
            Day(new.on),
            new.place.as_str(),
            new.present.as_str()
        )?;
        let body = json!({"group": of, "on": new.on, "place": new.place});
        change.record("meeting-planned", Some(partnership), Subject::Meeting(id), body);
        change.commit().await?;
        Ok(id)
    }

    /// Puts a new value in a meeting's place and takes it on in its life. Agreed minutes
    /// stand as they are.
    ///
    /// # Errors
    /// [`LedgerError::State`] where its minutes were agreed already or `state` would lead
    /// back; [`LedgerError::Conflict`] where it is no longer at `expected`;
    /// [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn change_meeting(
        &self,
        actor: &Actor,
        id: MeetingId,
        expected: i64,
        state: MeetingState,
        new: NewMeeting,
    ) -> Result<(), LedgerError> {
        let new = new.checked()?;
        let mut change = self.change(actor).await?;
        let (of, before) = kept(&mut change, id).await?;
        if state < before.state {
            return Err(LedgerError::State("a meeting that was held cannot be planned again"));
        }
        let sql = "UPDATE meetings SET held_on = $1, place = $2, present = $3, state = $4, revision = revision + 1
                   WHERE id = $5 AND revision = $6";
        let (place, present) = (new.place.as_str(), new.present.as_str());
        if execute!(change.work, sql, Day(new.on), place, present, state, id, expected)? == 0 {
            return Err(LedgerError::Conflict { what: "meeting", current: before.revision });
        }
        let body =
            json!({"on": new.on, "place": new.place, "present": new.present, "before": before.state, "after": state});
        change.record("meeting-changed", Some(of), Subject::Meeting(id), body);
        change.commit().await
    }
}

fn meeting((id, group, state, revision, Day(on), place, present): Row, named: bool) -> Meeting {
    let present = if named { present } else { String::new() };
    Meeting { id, group, state, revision, says: NewMeeting { on, place, present } }
}

/// A meeting, where the actor may see it, and its partnership.
pub(super) async fn visible(
    link: &mut Link<'_>,
    actor: &Actor,
    id: MeetingId,
) -> Result<Option<(PartnershipId, Meeting)>, LedgerError> {
    let sql = "SELECT id, group_id, state, revision, held_on, place, present FROM meetings WHERE id = $1";
    let Some(row) = optional_row!(link, Row, sql, id)? else { return Ok(None) };
    let of = super::partnership(link, row.1).await?;
    let drafts = actor.may(Right::ReadDrafts, Some(of));
    let found = meeting(row, drafts);
    Ok((drafts || found.state == MeetingState::Agreed).then_some((of, found)))
}

/// A meeting that the actor may keep and that may still change.
pub(super) async fn kept(change: &mut Change<'_>, id: MeetingId) -> Result<(PartnershipId, Meeting), LedgerError> {
    let actor = change.actor;
    let found = visible(&mut change.link(), actor, id).await?;
    let (of, meeting) = found.ok_or(LedgerError::NotFound("meeting"))?;
    super::require(change, meeting.group, Right::KeepMeetings).await?;
    if meeting.state == MeetingState::Agreed {
        return Err(LedgerError::State("the minutes of this meeting were agreed, so they stand as they are"));
    }
    Ok((of, meeting))
}
