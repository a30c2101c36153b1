//! What waits for somebody: one list from many queries, one file a kind.
//!
//! A kind of work is added by a file with a `find` and a line in [`Ledger::my_work`].

mod asks;
mod challenges;
mod comments;
mod decisions;
mod holes;
mod led;
mod milestones;
mod recommendations;
mod requests;
mod sign_ups;
mod updates;
mod vacancies;
mod words;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use holes::holes;
pub use led::Led;

use crate::access::AccountActor;
use crate::clock::Moment;
use crate::people::day;
use crate::{Actor, ItemId, Ledger, LedgerError, PartnershipId, PlanId, Right};

/// What sort of thing waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WaitingKind {
    /// To say how an item goes.
    Update,
    /// A milestone to be ticked, late or due soon.
    Milestone,
    /// A comment to be answered.
    Comment,
    /// A plan to be signed.
    SignUp,
    /// A decision or an action of a meeting.
    Decision,
    /// A challenge to be answered.
    Challenge,
    /// A recommendation to be acted on or agreed to be closed.
    Recommendation,
    /// A post that nobody is in.
    Vacancy,
    /// A question of a quarter.
    Ask,
    /// Holes that the plan check found.
    Hole,
}

crate::text_column::words!(WaitingKind, "kind of work" {
    Update = "update", Milestone = "milestone", Comment = "comment", SignUp = "sign-up", Decision = "decision",
    Challenge = "challenge", Recommendation = "recommendation", Vacancy = "vacancy", Ask = "ask", Hole = "hole",
});

/// One thing that waits for somebody. It names plans, items, posts and groups, never a child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// What sort of thing.
    pub kind: WaitingKind,
    /// What it is, as a list shows it.
    pub title: String,
    /// What is to be done or what is wrong, in a few words; may be empty.
    pub note: String,
    /// The plan that it is about.
    pub plan: Option<PlanId>,
    /// The item of the plan.
    pub item: Option<ItemId>,
    /// Since when it waits.
    pub since: Option<Date>,
    /// By when it should be done.
    pub due: Option<Date>,
    /// The page on which it is done: a path of this site.
    pub address: String,
}

/// For whom, and on which day, work is looked for.
pub(crate) struct Asked {
    pub(crate) account: AccountActor,
    pub(crate) actor: Actor,
    pub(crate) today: Date,
}

impl Asked {
    /// The one partnership that the account works in; `None` for all.
    pub(crate) fn partnership(&self) -> Option<PartnershipId> {
        self.account.scope.partnership()
    }
}

impl Ledger {
    /// All that waits for whoever asks, soonest first; without the holes of the plan check,
    /// which [`holes`] finds in what [`Ledger::led`] gives. Empty for visitors.
    ///
    /// # Errors
    /// [`LedgerError::Database`], [`LedgerError::Damaged`].
    pub async fn my_work(&self, actor: &Actor) -> Result<Vec<Waiting>, LedgerError> {
        let Some(asked) = self.asked(actor) else { return Ok(Vec::new()) };
        let mut read = self.store.snapshot().await?;
        let led = led::find(&mut read, &asked).await?;
        let (challenges, decisions) =
            (challenges::find(&mut read, &asked).await?, decisions::find(&mut read, &asked).await?);
        let (recommendations, requests) =
            (recommendations::find(&mut read, &asked).await?, requests::find(&mut read, &asked).await?);
        let asks = asks::find(&mut read, &asked, None).await?;
        drop(read);
        let mut found = updates::find(&led, asked.today);
        found.extend(milestones::find(&led, asked.today));
        found.extend(challenges.into_iter().chain(decisions).chain(recommendations).chain(requests).chain(asks));
        found.extend(comments::find(self, &asked).await?);
        found.extend(sign_ups::find(self, &asked).await?);
        found.extend(vacancies::find(self, &asked).await?);
        in_order(&mut found);
        Ok(found)
    }

    /// What whoever asks leads today in published plans, by post or from above, with the
    /// newest that was said of it.
    ///
    /// # Errors
    /// [`LedgerError::Database`], [`LedgerError::Damaged`].
    pub async fn led(&self, actor: &Actor) -> Result<Vec<Led>, LedgerError> {
        let Some(asked) = self.asked(actor) else { return Ok(Vec::new()) };
        let mut read = self.store.snapshot().await?;
        led::find(&mut read, &asked).await
    }

    fn asked(&self, actor: &Actor) -> Option<Asked> {
        let Actor::Account(account) = actor else { return None };
        Some(Asked { account: *account, actor: actor.clone(), today: day(Moment(self.now())).0 })
    }

    /// The partnerships in which the account may change plans.
    async fn edited(&self, asked: &Asked) -> Result<Vec<PartnershipId>, LedgerError> {
        if !asked.actor.may(Right::EditPlans, asked.partnership()) {
            return Ok(Vec::new());
        }
        match asked.partnership() {
            Some(own) => Ok(vec![own]),
            None => Ok(self.partnerships(&asked.actor).await?.into_iter().map(|one| one.id).collect()),
        }
    }
}

/// Soonest first; what has no date comes last.
pub fn in_order(waiting: &mut [Waiting]) {
    waiting.sort_by(|a, b| {
        let key = |one: &Waiting| (one.due.is_none(), one.due, one.kind);
        key(a).cmp(&key(b)).then_with(|| a.title.cmp(&b.title))
    });
}
