//! What a partnership says about a measure: the story behind the figures, who can help, what
//! works, what will be done.

use bigplan_measure::{Catalogue, MeasureCode};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::revision::raise;
use super::{Seen, story_rights};
use crate::clock::Moment;
use crate::store::Link;
use crate::{Actor, Event, Ledger, LedgerError, PartnershipId, Right, Subject, given, journal};

/// What is given as a story. Each text may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewStory {
    /// Who sees it.
    pub seen: Seen,
    /// Why the figures are as they are.
    pub story: String,
    /// Who can help to turn them.
    pub partners: String,
    /// What is known to work.
    pub works: String,
    /// What will be done.
    pub will_do: String,
}

/// What a partnership says about a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// What it says.
    pub says: NewStory,
    /// Goes up by one with every change.
    pub revision: i64,
    /// Who wrote it last, where their name is known and may be seen.
    pub by: Option<String>,
    /// When.
    pub at: Timestamp,
}

type Row = (Seen, String, String, String, String, i64, Option<String>, Moment);

impl Ledger {
    /// What a partnership says about a measure; `None` where it says nothing that the actor may see.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn measure_story(
        &self,
        actor: &Actor,
        of: PartnershipId,
        measure: &MeasureCode,
    ) -> Result<Option<Story>, LedgerError> {
        let named = actor.may(Right::ReadDrafts, Some(of));
        let mut read = self.store.read().await?;
        let found = story(&mut read.link(), of, measure).await?;
        let found = found.filter(|story| named || story.says.seen == Seen::Public);
        Ok(found.map(|story| Story { by: story.by.filter(|_| named), ..story }))
    }

    /// Writes what a partnership says about a measure. `expected` is the revision that was looked
    /// at, 0 where there was no story. Who may: see [`Ledger::may_write_story`].
    ///
    /// # Errors
    /// [`LedgerError::Field`] for a text that is too long, [`LedgerError::Conflict`] where somebody else
    /// wrote meanwhile, [`LedgerError::Forbidden`].
    pub async fn write_story(
        &self,
        actor: &Actor,
        of: PartnershipId,
        measure: &MeasureCode,
        expected: i64,
        new: NewStory,
        catalogue: &Catalogue,
    ) -> Result<(), LedgerError> {
        let new = new.checked()?;
        let mut change = self.change(actor).await?;
        let at = change.at;
        story_rights::require(&mut change.link(), actor, of, (measure, catalogue), at).await?;
        let before = story(&mut change.link(), of, measure).await?;
        let current = before.as_ref().map_or(0, |story| story.revision);
        if current != expected {
            return Err(LedgerError::Conflict { what: "story", current });
        }
        let before = before.map(|story| story.says);
        if before.as_ref() == Some(&new) {
            return Ok(());
        }
        let sql =
            "INSERT INTO measure_stories (partnership_id, measure, seen, story, partners, works, will_do, revision,
                                                changed_by, changed_at)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, $9)
                   ON CONFLICT (partnership_id, measure) DO UPDATE SET seen = excluded.seen, story = excluded.story,
                      partners = excluded.partners, works = excluded.works, will_do = excluded.will_do,
                      revision = measure_stories.revision + 1, changed_by = excluded.changed_by,
                      changed_at = excluded.changed_at";
        execute!(
            change.work,
            sql,
            of,
            measure.as_str(),
            new.seen,
            &new.story,
            &new.partners,
            &new.works,
            &new.will_do,
            actor.journal_text(),
            change.at
        )?;
        raise(&mut change, Some(of)).await?;
        let body = json!({"before": before.as_ref().map(NewStory::body), "after": new.body()});
        change.record("story-written", Some(of), Subject::Measure(of, measure.to_string()), body);
        change.commit().await
    }

    /// What was said about a measure before, newest first, at most `limit` entries.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`], [`LedgerError::Database`], [`LedgerError::Damaged`].
    pub async fn story_history(
        &self,
        actor: &Actor,
        of: PartnershipId,
        measure: &MeasureCode,
        limit: u32,
    ) -> Result<Vec<Event>, LedgerError> {
        actor.require(Right::ReadDrafts, Some(of))?;
        let mut read = self.store.snapshot().await?;
        journal::of_subject(&mut read, &Subject::Measure(of, measure.to_string()), limit).await
    }
}

impl NewStory {
    fn checked(self) -> Result<Self, LedgerError> {
        Ok(Self {
            seen: self.seen,
            story: given::any_words("story", &self.story)?,
            partners: given::any_words("partners", &self.partners)?,
            works: given::any_words("works", &self.works)?,
            will_do: given::any_words("will-do", &self.will_do)?,
        })
    }

    fn body(&self) -> Value {
        json!({"seen": self.seen.as_str(), "story": self.story, "partners": self.partners, "works": self.works, "will-do": self.will_do})
    }
}

async fn story(link: &mut Link<'_>, of: PartnershipId, measure: &MeasureCode) -> Result<Option<Story>, LedgerError> {
    let sql = "SELECT s.seen, s.story, s.partners, s.works, s.will_do, s.revision, a.name, s.changed_at
               FROM measure_stories s LEFT JOIN accounts a ON s.changed_by = 'account:' || a.id
               WHERE s.partnership_id = $1 AND s.measure = $2";
    let story = |(seen, story, partners, works, will_do, revision, by, Moment(at)): Row| {
        let says = NewStory { seen, story, partners, works, will_do };
        Story { says, revision, by, at }
    };
    Ok(optional_row!(link, Row, sql, of, measure.as_str())?.map(story))
}
