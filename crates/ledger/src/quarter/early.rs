//! The reminder that goes out by itself some days before the last day for answers.

use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::json;

use super::quarters::day_of;
use super::{Quarter, QuarterState};
use crate::clock::{Day, Moment};
use crate::error::damaged;
use crate::people::day;
use crate::{Actor, Ledger, LedgerError, PartnershipId, QuarterId, Right, Subject};

/// How many days before where the partnership did not choose.
pub const DAYS_BEFORE: u8 = 3;
const MOST: u8 = 30;

impl Quarter {
    /// The day from which on those who have not answered are reminded by itself; `None` where they are not, because the
    /// partnership wants none, the quarter is not open, it had not opened by then, or they were reminded since.
    pub fn reminds_on(&self, days_before: u8) -> Option<Date> {
        let on = self.answers_by.checked_sub(i64::from(days_before).days()).ok()?;
        let wanted = days_before > 0 && self.state == QuarterState::Open && on > self.opens_on;
        let reminded = self.reminded_at.is_some_and(|at| day_of(at) >= on);
        (wanted && !reminded).then_some(on)
    }
}

impl Ledger {
    /// How many days before the last day those who have not answered are reminded by itself; 0 for never.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`], [`LedgerError::Database`], [`LedgerError::Damaged`].
    pub async fn reminder_days(&self, actor: &Actor, of: PartnershipId) -> Result<u8, LedgerError> {
        actor.require(Right::ReadDrafts, Some(of))?;
        let mut read = self.store.read().await?;
        let sql = "SELECT days_before FROM quarter_reminders WHERE partnership_id = $1";
        optional_row!(read, (i64,), sql, of)?.map_or(Ok(DAYS_BEFORE), |(days,)| days_read(days))
    }

    /// Sets how many days before the last day those who have not answered are reminded by itself; 0 for never.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `remind-before`; [`LedgerError::Forbidden`].
    pub async fn set_reminder_days(&self, actor: &Actor, of: PartnershipId, days: u8) -> Result<(), LedgerError> {
        actor.require(Right::RunQuarters, Some(of))?;
        if days > MOST {
            let message = "Enter a number of days from 0 to 30; 0 where no reminder is to go out by itself.";
            return Err(LedgerError::Field { field: "remind-before", message });
        }
        let before = self.reminder_days(actor, of).await?;
        if before == days {
            return Ok(());
        }
        let mut change = self.change(actor).await?;
        let sql = "INSERT INTO quarter_reminders (partnership_id, days_before) VALUES ($1, $2)
                   ON CONFLICT (partnership_id) DO UPDATE SET days_before = excluded.days_before";
        execute!(change.work, sql, of, i64::from(days))?;
        let body = json!({"before": before, "after": days});
        change.record("quarter-reminder-set", Some(of), Subject::Partnership(of), body);
        change.commit().await
    }

    /// Reminds the owners in every quarter whose last day is near, in every partnership: once before a last day, and not
    /// where an officer did it since that day. Gives the quarters of which somebody was reminded.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for all but the program; [`LedgerError::Database`].
    pub async fn remind_due_quarters(&self, actor: &Actor) -> Result<Vec<QuarterId>, LedgerError> {
        actor.require(Right::Administer, None)?;
        let today = day(Moment(self.now())).0;
        let sql = "SELECT q.id, COALESCE(r.days_before, $1) FROM quarters q
                   LEFT JOIN quarter_reminders r ON r.partnership_id = q.partnership_id
                   WHERE q.state = 'open' AND q.answers_by >= $2 ORDER BY q.id";
        let mut read = self.store.read().await?;
        let open = rows!(read, (QuarterId, i64), sql, i64::from(DAYS_BEFORE), Day(today))?;
        drop(read);
        let mut reminded = Vec::new();
        for (id, days) in open {
            let Some(quarter) = self.quarter(actor, id).await? else { continue };
            let due = quarter.reminds_on(days_read(days)?).is_some_and(|on| on <= today);
            if !due || quarter.answered == quarter.asks {
                continue;
            }
            match self.remind_quarter(actor, id).await {
                Ok(_) => reminded.push(id),
                // Another program was faster, or the last answer came.
                Err(LedgerError::State(_)) => {}
                Err(other) => return Err(other),
            }
        }
        Ok(reminded)
    }
}

fn days_read(days: i64) -> Result<u8, LedgerError> {
    u8::try_from(days).map_err(damaged("the days before a reminder"))
}
