//! Reminding those who have not answered: one letter an account and reminder, through the outbox.

use std::collections::HashSet;

use serde_json::json;

use super::rights::SIGNED;
use super::{QuarterState, quarters};
use crate::clock::{Day, Moment};
use crate::people::day;
use crate::store::Link;
use crate::{AccountId, Actor, AskId, Ledger, LedgerError, QuarterId, Right, Subject};

/// What a reminder did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reminded {
    /// How many questions are not answered.
    pub asks: usize,
    /// How many letters wait in the outbox because of it.
    pub letters: usize,
}

/// How the outbox names a reminder, where it names a week otherwise.
const REMINDER: &str = "reminder";

/// The quarter that a letter of the outbox reminds of; `None` for a weekly letter.
pub(crate) fn reminder_of(week: &str) -> Option<QuarterId> {
    let (quarter, _) = week.strip_prefix(REMINDER)?.strip_prefix(':')?.split_once(':')?;
    quarter.parse().ok()
}

impl Ledger {
    /// The questions that nobody answered and of whose owners somebody wants to hear by e-mail.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`], [`LedgerError::Forbidden`], [`LedgerError::Database`].
    pub async fn reached_by_mail(&self, actor: &Actor, quarter: QuarterId) -> Result<HashSet<AskId>, LedgerError> {
        let mut read = self.store.snapshot().await?;
        let found = quarters::found(&mut read.link(), actor, quarter).await?.ok_or(LedgerError::NotFound("quarter"))?;
        actor.require(Right::RunQuarters, Some(found.partnership))?;
        let pairs = recipients(&mut read.link(), quarter, Moment(self.now())).await?;
        Ok(pairs.into_iter().map(|(ask, _)| ask).collect())
    }

    /// Reminds the owners of all questions that are not answered. Those who asked for e-mail get one letter each with
    /// all of theirs; the reminder stands on every question. At most one reminder a day.
    ///
    /// # Errors
    /// [`LedgerError::State`] where everything is answered, where a reminder was made today, and after the sign-off;
    /// [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn remind_quarter(&self, actor: &Actor, id: QuarterId) -> Result<Reminded, LedgerError> {
        let mut change = self.change(actor).await?;
        let at = change.at;
        let found = quarters::found(&mut change.link(), actor, id).await?.ok_or(LedgerError::NotFound("quarter"))?;
        actor.require(Right::RunQuarters, Some(found.partnership))?;
        if found.state != QuarterState::Open {
            return Err(LedgerError::State(SIGNED));
        }
        if found.reminded_at.is_some_and(|last| day(Moment(last)) == day(at)) {
            return Err(LedgerError::State("a reminder was sent today already: remind again tomorrow"));
        }
        let sql = "UPDATE quarters SET reminders = reminders + 1, reminded_at = $1 WHERE id = $2 AND reminders = $3";
        if execute!(change.work, sql, at, id, found.reminders)? == 0 {
            return Err(LedgerError::State("a reminder was sent today already: remind again tomorrow"));
        }
        let sql = "UPDATE quarter_asks SET reminded_at = $1 WHERE quarter_id = $2 AND answered_at IS NULL";
        let asks = execute!(change.work, sql, at, id)?;
        if asks == 0 {
            return Err(LedgerError::State("everything is answered: there is nobody to remind"));
        }
        let recipients = recipients(&mut change.link(), id, at).await?;
        let accounts: HashSet<AccountId> = recipients.into_iter().map(|(_, account)| account).collect();
        let number = found.reminders + 1;
        for account in &accounts {
            let sql = "INSERT INTO outbox (account_id, week, state, attempts, next_at, changed_at)
                       VALUES ($1, $2, 'waiting', 0, $3, $3) ON CONFLICT DO NOTHING";
            execute!(change.work, sql, *account, format!("{REMINDER}:{id}:{number}"), at)?;
        }
        let body = json!({"number": number, "not_answered": asks, "letters": accounts.len()});
        change.record("quarter-reminded", Some(found.partnership), Subject::Quarter(id), body);
        change.commit().await?;
        Ok(Reminded { asks: usize::try_from(asks).unwrap_or_default(), letters: accounts.len() })
    }
}

/// Who is to hear of which question: whoever holds the post today, or chairs the group, and asked for e-mail about it.
async fn recipients(
    link: &mut Link<'_>,
    quarter: QuarterId,
    at: Moment,
) -> Result<Vec<(AskId, AccountId)>, LedgerError> {
    let today: Day = day(at);
    let sql = "SELECT DISTINCT k.id, a.id FROM quarter_asks k JOIN accounts a ON a.disabled_at IS NULL
               JOIN mail_wishes w ON w.account_id = a.id AND (w.kinds = '' OR ' ' || w.kinds || ' ' LIKE '% ask %')
               WHERE k.quarter_id = $1 AND k.answered_at IS NULL AND (
                 EXISTS (SELECT 1 FROM post_holders h WHERE h.post_id = k.post_id AND h.account_id = a.id
                   AND (h.from_on IS NULL OR h.from_on <= $2) AND (h.until_on IS NULL OR h.until_on >= $2))
                 OR EXISTS (SELECT 1 FROM group_members m LEFT JOIN post_holders h ON h.post_id = m.post_id
                   AND (h.from_on IS NULL OR h.from_on <= $2) AND (h.until_on IS NULL OR h.until_on >= $2)
                   WHERE m.group_id = k.group_id AND m.duty IN ('chair', 'vice chair')
                   AND (m.account_id = a.id OR h.account_id = a.id)
                   AND (m.from_on IS NULL OR m.from_on <= $2) AND (m.until_on IS NULL OR m.until_on >= $2)))";
    rows!(link, (AskId, AccountId), sql, quarter, today)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reminder_is_told_from_a_week() {
        let id = QuarterId::random().unwrap();
        assert_eq!(reminder_of(&format!("reminder:{id}:2")), Some(id));
        assert_eq!((reminder_of("2009-W40"), reminder_of("reminder:x:1"), reminder_of("reminder")), (None, None, None));
    }
}
