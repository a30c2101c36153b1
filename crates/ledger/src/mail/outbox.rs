//! The letters of each week, and reminders: made once, claimed once, and never sent twice.

use bigplan_register::RegisterCode;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::MailWish;
use super::wishes::wish;
use crate::clock::Moment;
use crate::people::day;
use crate::quarter::reminder_of;
use crate::registers::answer_of;
use crate::transaction::Housekeeping;
use crate::{Account, AccountId, Actor, Ledger, LedgerError, QuarterId, Right, accounts};

/// How long one program may take to send a letter before it is given up.
const LEASE: SignedDuration = SignedDuration::from_mins(15);
/// How long the first try is waited after; each later wait is twice as long.
const FIRST_WAIT: SignedDuration = SignedDuration::from_mins(5);
/// How often a letter is tried.
const TRIES: i64 = 8;
const GIVEN_UP: &str =
    "the program stopped while it sent the letter; it was not sent again, because it may have gone out";

/// Where a letter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LetterState {
    /// To be sent, at once or after a wait.
    Waiting,
    /// A program is sending it.
    Sending,
    /// The mail server took it.
    Sent,
    /// Nothing waited for the account, so there was nothing to send.
    Nothing,
    /// Given up.
    Failed,
}

crate::text_column::words!(LetterState, "state of a letter" {
    Waiting = "waiting", Sending = "sending", Sent = "sent", Nothing = "nothing", Failed = "failed",
});

/// A letter that this program has claimed: nobody else sends it.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Whom it is for.
    pub account: Account,
    /// What they want to hear of.
    pub wish: MailWish,
    /// The ISO week, for example `2009-W40`; for a reminder, its quarter and number. Unique for the account.
    pub week: String,
    /// The quarter that it reminds of; `None` for the letter of a week.
    pub reminder: Option<QuarterId>,
    /// The register whose missing answers it reminds of.
    pub answer: Option<RegisterCode>,
    /// Which try this is, from 1.
    attempt: i64,
}

/// What became of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The mail server took it.
    Sent,
    /// There was nothing to send.
    Nothing,
    /// It may go through later: the reason.
    TryAgain(String),
    /// It never will: the reason.
    Refused(String),
}

/// One letter, for administrators. Personal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboxEntry {
    /// Whom it is for.
    pub account: AccountId,
    /// Their name.
    pub name: String,
    /// The ISO week; for a reminder, its quarter and number.
    pub week: String,
    /// Where it is.
    pub state: LetterState,
    /// How often it was tried.
    pub attempts: i64,
    /// What went wrong last; may be empty.
    pub fault: String,
    /// When that was.
    pub changed_at: Timestamp,
}

impl Ledger {
    /// Makes this week's letters for all who want one from today on; gives how many were made.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for all but the program; [`LedgerError::Database`].
    pub async fn make_letters(&self, actor: &Actor) -> Result<u64, LedgerError> {
        actor.require(Right::Administer, None)?;
        let change = self.change(actor).await?;
        let today = day(change.at).0;
        let mut change = change;
        let sql = "INSERT INTO outbox (account_id, week, state, attempts, next_at, changed_at)
                   SELECT w.account_id, $1, 'waiting', 0, $2, $2 FROM mail_wishes w JOIN accounts a ON a.id = w.account_id
                   WHERE w.weekday <= $3 AND a.disabled_at IS NULL ON CONFLICT DO NOTHING";
        let weekday = i64::from(today.weekday().to_monday_one_offset());
        let made = execute!(change.work, sql, week_of(today), change.at, weekday)?;
        change.commit_unrecorded(Housekeeping::Mailed).await?;
        Ok(made)
    }

    /// Claims one letter that is to be sent now; `None` where there is none. A letter whose
    /// sending was broken off is given up.
    ///
    /// # Errors
    /// As [`Ledger::make_letters`].
    pub async fn claim_letter(&self, actor: &Actor) -> Result<Option<Letter>, LedgerError> {
        type Row = (AccountId, String, i64);
        actor.require(Right::Administer, None)?;
        let mut change = self.change(actor).await?;
        let sql =
            "UPDATE outbox SET state = 'failed', fault = $1, changed_at = $2 WHERE state = 'sending' AND next_at <= $2";
        execute!(change.work, sql, GIVEN_UP, change.at)?;
        let sql = "SELECT account_id, week, attempts FROM outbox WHERE state = 'waiting' AND next_at <= $1
                   ORDER BY next_at, account_id LIMIT 1";
        let found = optional_row!(change.work, Row, sql, change.at)?;
        let mut letter = None;
        if let Some((account, week, attempts)) = found {
            // Only one program finds the row still waiting at this number of tries.
            let sql = "UPDATE outbox SET state = 'sending', attempts = attempts + 1, next_at = $1, changed_at = $2
                       WHERE account_id = $3 AND week = $4 AND state = 'waiting' AND attempts = $5";
            let until = Moment(later(change.at.0, LEASE));
            if execute!(change.work, sql, until, change.at, account, week.as_str(), attempts)? == 1 {
                letter = opened(&mut change, account, week, attempts + 1).await?;
            }
        }
        change.commit_unrecorded(Housekeeping::Mailed).await?;
        Ok(letter)
    }

    /// Notes what became of a letter. What may go through later is tried again after a wait
    /// that doubles, and given up after eight tries.
    ///
    /// # Errors
    /// As [`Ledger::make_letters`].
    pub async fn letter_done(&self, actor: &Actor, letter: &Letter, outcome: Outcome) -> Result<(), LedgerError> {
        actor.require(Right::Administer, None)?;
        let mut change = self.change(actor).await?;
        let again = letter.attempt < TRIES;
        let (state, fault) = match outcome {
            Outcome::Sent => (LetterState::Sent, None),
            Outcome::Nothing => (LetterState::Nothing, None),
            Outcome::TryAgain(fault) if again => (LetterState::Waiting, Some(fault)),
            Outcome::TryAgain(fault) | Outcome::Refused(fault) => (LetterState::Failed, Some(fault)),
        };
        let doublings = u32::try_from(letter.attempt - 1).unwrap_or_default().min(16);
        let wait = FIRST_WAIT.saturating_mul(1 << doublings);
        let sql = "UPDATE outbox SET state = $1, fault = $2, next_at = $3, changed_at = $4
                   WHERE account_id = $5 AND week = $6 AND state = 'sending' AND attempts = $7";
        execute!(
            change.work,
            sql,
            state,
            fault,
            Moment(later(change.at.0, wait)),
            change.at,
            letter.account.id,
            letter.week.as_str(),
            letter.attempt
        )?;
        change.commit_unrecorded(Housekeeping::Mailed).await
    }

    /// The letters that have not gone through, the newest first, at most 100.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for all but administrators.
    pub async fn failed_letters(&self, actor: &Actor) -> Result<Vec<OutboxEntry>, LedgerError> {
        type Row = (AccountId, String, String, LetterState, i64, Option<String>, Moment);
        let own = match actor {
            Actor::Account(account) => account.scope.partnership(),
            Actor::Visitor | Actor::Token(_) | Actor::System(_) => None,
        };
        actor.require(Right::Administer, own)?;
        let mut read = self.store.read().await?;
        let rows = rows!(
            read,
            Row,
            "SELECT o.account_id, a.name, o.week, o.state, o.attempts, o.fault, o.changed_at
             FROM outbox o JOIN accounts a ON a.id = o.account_id
             WHERE o.fault IS NOT NULL AND (CAST($1 AS TEXT) IS NULL OR a.partnership_id = $1)
             ORDER BY o.changed_at DESC LIMIT 100",
            own
        )?;
        let entry = |(account, name, week, state, attempts, fault, at): Row| OutboxEntry {
            account,
            name,
            week,
            state,
            attempts,
            fault: fault.unwrap_or_default(),
            changed_at: at.0,
        };
        Ok(rows.into_iter().map(entry).collect())
    }
}

/// The account and its wish; `None` where either is gone, and the letter with it.
async fn opened(
    change: &mut crate::transaction::Change<'_>,
    account: AccountId,
    week: String,
    attempt: i64,
) -> Result<Option<Letter>, LedgerError> {
    let sql = "SELECT id, email, name, role, partnership_id, disabled_at, created_at FROM accounts
               WHERE id = $1 AND disabled_at IS NULL";
    let found = optional_row!(change.work, accounts::Row, sql, account)?.map(accounts::account);
    let sql = "SELECT weekday, kinds FROM mail_wishes WHERE account_id = $1";
    let wished = optional_row!(change.work, (i64, String), sql, account)?.map(wish).transpose()?;
    if let Some((account, wish)) = found.zip(wished) {
        let (reminder, answer) = (reminder_of(&week), answer_of(&week));
        return Ok(Some(Letter { account, wish, week, reminder, answer, attempt }));
    }
    let sql = "UPDATE outbox SET state = 'nothing' WHERE account_id = $1 AND week = $2";
    execute!(change.work, sql, account, week.as_str())?;
    Ok(None)
}

fn later(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.saturating_add(by).unwrap_or(at)
}

/// "2009-W40"
fn week_of(day: Date) -> String {
    let week = day.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::week_of;

    #[test]
    fn weeks_are_those_of_iso_8601() {
        assert_eq!(week_of(date(2009, 9, 30)), "2009-W40");
        assert_eq!(week_of(date(2010, 1, 3)), "2009-W53");
    }
}
