//! A change: statements and journal entries that are saved together or not at all.

use serde_json::Value;

use crate::clock::Moment;
use crate::journal::{self, Look, NewEvent};
use crate::store::{Link, Work};
use crate::{Actor, ItemId, Ledger, LedgerError, PartnershipId, PlanId, RecordId, Subject};

/// A change under way. Dropped without [`Change::commit`] it never happened.
pub(crate) struct Change<'a> {
    pub(crate) work: Work,
    pub(crate) actor: &'a Actor,
    /// When the change happens: one moment for all of it.
    pub(crate) at: Moment,
    events: Vec<NewEvent>,
}

/// A place to which a change can go back: how many entries it had there.
pub(crate) struct Mark(usize);

/// Why a write leaves no entry in the journal.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Housekeeping {
    /// A session was used; its idle clock starts again.
    SessionSeen,
    /// A sign-in is being tried; its outcome is recorded when it is known.
    SignInCounted,
    /// A letter was made, claimed or sent; the outbox says which.
    Mailed,
    /// A token was used.
    TokenSeen,
    /// What somebody is typing was put aside; it becomes a change when they hand it in.
    Drafted,
    /// What has expired is swept away.
    Swept,
    /// What records count for was worked out again, and no figure is another.
    Counted,
}

impl Ledger {
    pub(crate) async fn change<'a>(&self, actor: &'a Actor) -> Result<Change<'a>, LedgerError> {
        Ok(Change { work: self.store.write().await?, actor, at: Moment(self.now()), events: Vec::new() })
    }

    /// As [`Ledger::change`], for what can wait: `None` where another change would have to be waited for.
    pub(crate) async fn change_if_free<'a>(&self, actor: &'a Actor) -> Result<Option<Change<'a>>, LedgerError> {
        let work = self.store.write_if_free().await?;
        Ok(work.map(|work| Change { work, actor, at: Moment(self.now()), events: Vec::new() }))
    }
}

impl Change<'_> {
    pub(crate) fn link(&mut self) -> Link<'_> {
        self.work.link()
    }

    /// A place to which the change can go back. Each is given back with [`Change::pass`] or [`Change::back_to`], the
    /// latest first.
    pub(crate) async fn mark(&mut self) -> Result<Mark, LedgerError> {
        execute!(self.work, "SAVEPOINT part_of_change")?;
        Ok(Mark(self.events.len()))
    }

    /// Keeps what was done since a place.
    pub(crate) async fn pass(&mut self, _mark: Mark) -> Result<(), LedgerError> {
        execute!(self.work, "RELEASE SAVEPOINT part_of_change").map(drop)
    }

    /// Undoes what was done since a place, its entries too.
    pub(crate) async fn back_to(&mut self, mark: Mark) -> Result<(), LedgerError> {
        execute!(self.work, "ROLLBACK TO SAVEPOINT part_of_change")?;
        execute!(self.work, "RELEASE SAVEPOINT part_of_change")?;
        self.events.truncate(mark.0);
        Ok(())
    }

    /// Puts an entry into the journal when the change is committed.
    pub(crate) fn record(
        &mut self,
        action: &'static str,
        partnership: Option<PartnershipId>,
        subject: Subject,
        body: Value,
    ) {
        self.events.push(NewEvent::by(self.actor, self.at, action, partnership, subject, body));
    }

    /// As [`Change::record`], into the history of a plan, and of one of its items.
    pub(crate) fn record_in_plan(
        &mut self,
        action: &'static str,
        partnership: PartnershipId,
        plan: PlanId,
        item: Option<ItemId>,
        subject: Subject,
        body: Value,
    ) {
        let event = NewEvent::by(self.actor, self.at, action, Some(partnership), subject, body);
        self.events.push(NewEvent { of_plan: Some((plan, item)), ..event });
    }

    /// As [`Change::record`], into the course of records.
    pub(crate) fn record_about(
        &mut self,
        action: &'static str,
        partnership: PartnershipId,
        records: Vec<RecordId>,
        subject: Subject,
        body: Value,
    ) {
        let event = NewEvent::by(self.actor, self.at, action, Some(partnership), subject, body);
        self.events.push(NewEvent { of_records: Some((records, Look::Changed)), ..event });
    }

    /// As [`Change::record`], among the looks at records: what was shown or given away with a change.
    pub(crate) fn record_shown(
        &mut self,
        action: &'static str,
        partnership: PartnershipId,
        records: Vec<RecordId>,
        subject: Subject,
        body: Value,
    ) {
        let event = NewEvent::by(self.actor, self.at, action, Some(partnership), subject, body);
        self.events.push(NewEvent { of_records: Some((records, Look::Only)), ..event });
    }

    /// Writes the journal entries, then makes all of it lasting.
    ///
    /// The entries come last so that the chain's head is held no longer than it takes
    /// to write them, and no two changes can wait for each other over it.
    pub(crate) async fn commit(mut self) -> Result<(), LedgerError> {
        if self.events.is_empty() {
            return Err(LedgerError::Unrecorded);
        }
        journal::append(&mut self.work, &self.events).await?;
        Ok(self.work.commit().await?)
    }

    /// Makes a write lasting that is no change of substance.
    pub(crate) async fn commit_unrecorded(self, _why: Housekeeping) -> Result<(), LedgerError> {
        if self.events.is_empty() { Ok(self.work.commit().await?) } else { Err(LedgerError::Unrecorded) }
    }
}
