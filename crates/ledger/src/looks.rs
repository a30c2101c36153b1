//! Looks at what is personal. Each is in the journal, in the transaction of the read, and nothing is shown before that is
//! lasting.
//!
//! It takes the disk's time to make a transaction lasting, and one at a time can move the head of the journal, so looks that
//! wait at the same time share one: whoever's turn it is reads for all that wait, one after the other, writes all their entries, and
//! commits once; only then is anybody answered. Nobody waits for others to come. A look only reads, so one that fails
//! leaves nothing; where the entries of some cannot be kept, none of them is shown.
//!
//! A look is carried out apart from who waits for it: nobody who goes away takes the transaction of others along.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;
use tokio::sync::{Semaphore, oneshot};

use crate::clock::Moment;
use crate::journal::{self, Look, NewEvent};
use crate::store::{Link, Store, Work};
use crate::{Actor, Ledger, LedgerError, PartnershipId, RecordId, Subject};

/// The most looks in one transaction: so many that the disk's time counts little, so few that nobody waits long.
const TOGETHER: usize = 64;

/// What is read, some time.
pub(crate) type Reading<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A look under way, in a transaction that others may share.
pub(crate) struct Looking {
    work: Work,
    pub(crate) actor: Actor,
    /// When it happens.
    pub(crate) at: Moment,
    /// Of those who looked before, too.
    entries: Vec<NewEvent>,
}

impl Looking {
    pub(crate) fn link(&mut self) -> Link<'_> {
        self.work.link()
    }

    /// Puts an entry into the journal before anything is shown.
    pub(crate) fn record(&mut self, action: &'static str, of: PartnershipId, subject: Subject, body: Value) {
        self.entries.push(NewEvent::by(&self.actor, self.at, action, Some(of), subject, body));
    }

    /// As [`Looking::record`], among the looks at records.
    pub(crate) fn record_about(
        &mut self,
        action: &'static str,
        of: PartnershipId,
        records: Vec<RecordId>,
        subject: Subject,
        body: Value,
    ) {
        let event = NewEvent::by(&self.actor, self.at, action, Some(of), subject, body);
        self.entries.push(NewEvent { of_records: Some((records, Look::Only)), ..event });
    }
}

/// Those who wait for a look.
#[derive(Clone)]
pub(crate) struct Looks {
    waiting: Arc<Mutex<VecDeque<Box<dyn Wanted>>>>,
    turns: Arc<Semaphore>,
}

impl Looks {
    /// Nobody yet. So many transactions may go on at once as the database lets go on that write.
    pub(crate) fn on(store: &Store) -> Self {
        let turns = match store {
            Store::Sqlite { .. } => 1,
            // They read side by side, and one after the other moves the head of the journal and commits.
            Store::Postgres(_) => 3,
        };
        Self { waiting: Arc::default(), turns: Arc::new(Semaphore::new(turns)) }
    }

    fn waiting(&self) -> MutexGuard<'_, VecDeque<Box<dyn Wanted>>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next of those who wait, as many as may share a transaction.
    fn next(&self) -> Vec<Box<dyn Wanted>> {
        let mut waiting = self.waiting();
        let some = waiting.len().min(TOGETHER);
        waiting.drain(..some).collect()
    }
}

/// A look that somebody waits for.
trait Wanted: Send {
    /// Reads, unless nobody waits any more; gives whether that went well.
    fn read<'a>(&'a mut self, looking: &'a mut Looking) -> Reading<'a, bool>;

    /// Shows what was read, if it and its entry are kept.
    fn answer(self: Box<Self>, kept: Result<(), Arc<LedgerError>>);
}

struct Asked<T, F> {
    actor: Actor,
    read: Option<F>,
    found: Result<T, LedgerError>,
    tell: oneshot::Sender<Result<T, LedgerError>>,
}

impl<T, F> Wanted for Asked<T, F>
where
    T: Send,
    F: for<'a> FnOnce(&'a mut Looking) -> Reading<'a, Result<T, LedgerError>> + Send,
{
    fn read<'a>(&'a mut self, looking: &'a mut Looking) -> Reading<'a, bool> {
        Box::pin(async move {
            let Some(read) = self.read.take().filter(|_| !self.tell.is_closed()) else { return true };
            let before = looking.entries.len();
            looking.actor = self.actor.clone();
            self.found = read(looking).await;
            if self.found.is_ok() && looking.entries.len() == before {
                self.found = Err(LedgerError::Unrecorded);
            }
            if self.found.is_err() {
                looking.entries.truncate(before);
            }
            self.found.is_ok()
        })
    }

    fn answer(self: Box<Self>, kept: Result<(), Arc<LedgerError>>) {
        let shown = match (self.found, kept) {
            (Ok(_), Err(why)) => Err(LedgerError::NotKept(why)),
            (found, _) => found,
        };
        // Whoever has gone away is told nothing.
        drop(self.tell.send(shown));
    }
}

impl Ledger {
    /// Looks at something: what `read` gives, once its entry in the journal is lasting.
    ///
    /// # Errors
    /// What `read` gives, which then leaves nothing; [`LedgerError::Unrecorded`] where it put nothing into the journal;
    /// [`LedgerError::NotKept`].
    pub(crate) async fn look<T, F>(&self, actor: &Actor, read: F) -> Result<T, LedgerError>
    where
        T: Send + 'static,
        F: for<'a> FnOnce(&'a mut Looking) -> Reading<'a, Result<T, LedgerError>> + Send + 'static,
    {
        let (tell, told) = oneshot::channel();
        let asked = Asked { actor: actor.clone(), read: Some(read), found: Err(LedgerError::Unrecorded), tell };
        self.looks.waiting().push_back(Box::new(asked));
        // One for each look: whatever becomes of others, there is one that comes after it and finds it waiting.
        let ledger = self.clone();
        tokio::spawn(async move { ledger.look_for_all().await });
        // A fault while reading takes all down that shared the transaction, and it with them.
        told.await.unwrap_or_else(|_| Err(LedgerError::NotKept(Arc::new(LedgerError::Unrecorded))))
    }

    /// Looks for all that wait, when the turn has come.
    async fn look_for_all(&self) {
        // The turns are never closed; if they were, nobody would be shown anything.
        let Ok(_turn) = self.looks.turns.acquire().await else { return };
        if self.looks.waiting().is_empty() {
            return;
        }
        let begun = self.store.write().await;
        // Not before: whoever came while others wrote need not wait for one more turn.
        let mut group = self.looks.next();
        let kept = match begun {
            Ok(work) => self.keep(work, &mut group).await,
            Err(why) => Err(why),
        };
        let kept = kept.map_err(Arc::new);
        for asked in group {
            asked.answer(kept.clone());
        }
    }

    /// Reads for all, then makes their entries lasting.
    async fn keep(&self, work: Work, group: &mut [Box<dyn Wanted>]) -> Result<(), LedgerError> {
        let shared = group.len() > 1;
        let mut looking = Looking { work, actor: Actor::Visitor, at: Moment(self.now()), entries: Vec::new() };
        // One mark for all: nothing that was read is lost by going back.
        if shared {
            looking.work.mark().await?;
        }
        for asked in group {
            looking.at = Moment(self.now());
            if !asked.read(&mut looking).await && shared {
                looking.work.back().await?;
            }
        }
        if looking.entries.is_empty() {
            return Ok(());
        }
        journal::append(&mut looking.work, &looking.entries).await?;
        Ok(looking.work.commit().await?)
    }
}
