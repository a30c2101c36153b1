//! Files of figures that are being loaded, with how far each is.
//!
//! This stands in memory alone. A load is one transaction: when the program stops, nothing of it is stored, the file
//! waits as it waited before, and there is nothing to take up again. What was loaded stands in the journal.

use std::collections::HashMap;
use std::future::Future;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bigplan_ledger::FigureFileId;
use tokio::sync::watch;
use tokio::task::AbortHandle;

use super::errors::PageError;

/// How many loads that failed are remembered until their page is opened.
const REMEMBERED: usize = 64;

/// How far a load is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The file is being read: so many good figures were found.
    Reading(usize),
    /// Its figures are being stored: so many of so many.
    Storing(usize, usize),
    /// It is over.
    Ended(Result<(), Refusal>),
}

/// Why nothing was stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A sentence that stands beside the file.
    Words(String),
    /// A page of its own.
    Page(PageError),
}

impl From<PageError> for Refusal {
    fn from(why: PageError) -> Self {
        Self::Page(why)
    }
}

/// Where a load says how far it is.
#[derive(Clone, Debug)]
pub struct Teller(watch::Sender<Step>);

impl Teller {
    /// Says how far it is.
    pub fn tell(&self, step: Step) {
        self.0.send_replace(step);
    }

    /// Whether nobody asks any more how far it is, because the load was stopped.
    pub fn is_unheard(&self) -> bool {
        self.0.is_closed()
    }
}

#[derive(Debug)]
struct UnderWay {
    step: watch::Receiver<Step>,
    task: AbortHandle,
}

impl UnderWay {
    fn has_ended(&self) -> bool {
        matches!(*self.step.borrow(), Step::Ended(_)) || self.task.is_finished()
    }
}

/// The loads that are under way, and those that failed lately.
#[derive(Debug, Default)]
pub struct Loading(Mutex<HashMap<FigureFileId, UnderWay>>);

impl Loading {
    fn all(&self) -> MutexGuard<'_, HashMap<FigureFileId, UnderWay>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins to load a file; false where it is being loaded already.
    pub fn begin<W, F>(&self, file: FigureFileId, load: W) -> bool
    where
        W: FnOnce(Teller) -> F,
        F: Future<Output = Result<(), Refusal>> + Send + 'static,
    {
        let mut all = self.all();
        if all.get(&file).is_some_and(|one| !one.has_ended()) {
            return false;
        }
        if all.len() >= REMEMBERED {
            all.retain(|_, one| !one.has_ended());
        }
        let (send, step) = watch::channel(Step::Reading(0));
        let teller = Teller(send);
        let work = load(teller.clone());
        let task = tokio::spawn(async move {
            let outcome = work.await;
            teller.tell(Step::Ended(outcome));
        });
        all.insert(file, UnderWay { step, task: task.abort_handle() });
        true
    }

    /// How far the load of a file is; `None` where it is not being loaded. That it failed is told once.
    pub fn of(&self, file: FigureFileId) -> Option<Step> {
        let mut all = self.all();
        let one = all.get(&file)?;
        let step = one.step.borrow().clone();
        let ended = one.has_ended();
        if ended {
            all.remove(&file);
        }
        match step {
            Step::Ended(Ok(())) => None,
            // The task is gone and did not say how it went: it was stopped, or it broke.
            Step::Reading(_) | Step::Storing(..) if ended => None,
            other => Some(other),
        }
    }

    /// Whether a file is being loaded.
    pub fn is_under_way(&self, file: FigureFileId) -> bool {
        self.all().get(&file).is_some_and(|one| !one.has_ended())
    }

    /// Waits until the load of a file is over, at most so long.
    pub async fn settled(&self, file: FigureFileId, most: Duration) {
        let Some(mut step) = self.all().get(&file).map(|one| one.step.clone()) else { return };
        let ended = step.wait_for(|step| matches!(step, Step::Ended(_)));
        // Whether it ended, broke or goes on is looked up afterwards.
        let _ = tokio::time::timeout(most, ended).await;
    }

    /// Stops the load of a file: nothing of it is stored. What is over already stays as it is.
    pub fn stop(&self, file: FigureFileId) {
        if let Some(one) = self.all().get(&file) {
            one.task.abort();
        }
    }
}

#[cfg(test)]
mod tests {
    use tokio::sync::oneshot;

    use super::*;

    fn file() -> FigureFileId {
        FigureFileId::random().unwrap()
    }

    const SOON: Duration = Duration::from_secs(10);

    #[tokio::test]
    async fn a_load_says_how_far_it_is_and_is_gone_when_it_is_done() {
        let (loading, file) = (Loading::default(), file());
        let (go, wait) = oneshot::channel::<()>();
        let (told, tells) = oneshot::channel::<()>();
        assert!(loading.begin(file, |teller| async move {
            teller.tell(Step::Storing(5_000, 12_000));
            told.send(()).unwrap();
            wait.await.unwrap();
            Ok(())
        }));
        tells.await.unwrap();
        assert_eq!(loading.of(file), Some(Step::Storing(5_000, 12_000)));
        assert!(!loading.begin(file, |_| async { Ok(()) }), "once at a time");
        loading.settled(file, Duration::ZERO).await;
        assert!(loading.is_under_way(file));
        go.send(()).unwrap();
        loading.settled(file, SOON).await;
        assert!(!loading.is_under_way(file));
        assert_eq!(loading.of(file), None);
    }

    #[tokio::test]
    async fn a_failure_is_told_once() {
        let (loading, file) = (Loading::default(), file());
        let why = Refusal::Words("Nothing was saved.".to_owned());
        let refused = why.clone();
        loading.begin(file, |_| async move { Err(refused) });
        loading.settled(file, SOON).await;
        assert_eq!(loading.of(file), Some(Step::Ended(Err(why))));
        assert_eq!(loading.of(file), None);
    }

    #[tokio::test]
    async fn what_is_stopped_or_breaks_is_not_under_way() {
        let loading = Loading::default();
        let (stopped, broken) = (file(), file());
        loading.begin(stopped, |_| std::future::pending());
        loading.stop(stopped);
        loading.begin(broken, |_| async { panic!("as a fault of the program would") });
        for file in [stopped, broken] {
            loading.settled(file, SOON).await;
            while loading.is_under_way(file) {
                tokio::task::yield_now().await;
            }
            assert_eq!(loading.of(file), None);
        }
        assert!(loading.begin(stopped, |_| async { Ok(()) }), "it can be begun again");
    }
}
