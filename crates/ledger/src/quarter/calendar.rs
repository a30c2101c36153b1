//! The calendar by which quarters open by themselves.

use bigplan_measure::{Catalogue, Period};
use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::json;

use super::NewQuarter;
use super::quarters::ended_before;
use crate::clock::{Day, Moment};
use crate::error::damaged;
use crate::people::day;
use crate::{Actor, Ledger, LedgerError, PartnershipId, QuarterId, Right, Subject};

/// When quarters open by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// So many days after the last day of the quarter; 1 to 90.
    pub opens_after: u8,
    /// So many days for answers; 1 to 90.
    pub answer_days: u8,
}

/// The quarter that opens next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coming {
    /// The quarter.
    pub period: Period,
    /// The day on which it opens.
    pub opens_on: Date,
    /// The last day for answers.
    pub answers_by: Date,
}

impl Calendar {
    /// When a quarter opens by this calendar; `None` beyond the end of the calendar.
    pub fn of(&self, period: Period) -> Option<Coming> {
        let opens_on = period.ends().checked_add(i64::from(self.opens_after).days()).ok()?;
        let answers_by = opens_on.checked_add(i64::from(self.answer_days).days()).ok()?;
        Some(Coming { period, opens_on, answers_by })
    }
}

impl Ledger {
    /// The calendar of a partnership; `None` where quarters are opened by hand.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`], [`LedgerError::Database`], [`LedgerError::Damaged`].
    pub async fn quarter_calendar(&self, actor: &Actor, of: PartnershipId) -> Result<Option<Calendar>, LedgerError> {
        actor.require(Right::ReadDrafts, Some(of))?;
        let mut read = self.store.read().await?;
        let sql = "SELECT opens_after, answer_days FROM quarter_calendars WHERE partnership_id = $1";
        optional_row!(read, (i64, i64), sql, of)?.map(calendar).transpose()
    }

    /// Sets the calendar from the next quarter to open on; `None` to open quarters by hand.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `opens-after` and `answer-days`; [`LedgerError::Forbidden`].
    pub async fn set_quarter_calendar(
        &self,
        actor: &Actor,
        of: PartnershipId,
        calendar: Option<Calendar>,
    ) -> Result<(), LedgerError> {
        actor.require(Right::RunQuarters, Some(of))?;
        let mut change = self.change(actor).await?;
        match calendar {
            None => {
                execute!(change.work, "DELETE FROM quarter_calendars WHERE partnership_id = $1", of)?;
            }
            Some(calendar) => {
                checked("opens-after", calendar.opens_after)?;
                checked("answer-days", calendar.answer_days)?;
                let begins = Day(ended_before(day(change.at).0).ends());
                let sql = "INSERT INTO quarter_calendars (partnership_id, opens_after, answer_days, begins)
                           VALUES ($1, $2, $3, $4) ON CONFLICT (partnership_id) DO UPDATE SET
                           opens_after = excluded.opens_after, answer_days = excluded.answer_days";
                let (after, days) = (i64::from(calendar.opens_after), i64::from(calendar.answer_days));
                execute!(change.work, sql, of, after, days, begins)?;
            }
        }
        let body = calendar.map(|one| json!({"opens_after": one.opens_after, "answer_days": one.answer_days}));
        change.record("quarter-calendar-set", Some(of), Subject::Partnership(of), json!({"calendar": body}));
        change.commit().await
    }

    /// Opens every quarter whose day has come by its partnership's calendar, in every partnership. One that cannot be
    /// opened because there is nothing to ask is left for the next time.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for all but the program; [`LedgerError::Database`].
    pub async fn open_due_quarters(&self, actor: &Actor, catalogue: &Catalogue) -> Result<Vec<QuarterId>, LedgerError> {
        actor.require(Right::Administer, None)?;
        let today = day(Moment(self.now())).0;
        let period = ended_before(today);
        let sql = "SELECT c.partnership_id, c.opens_after, c.answer_days FROM quarter_calendars c
                   WHERE c.begins <= $1 AND NOT EXISTS (SELECT 1 FROM quarters q
                       WHERE q.partnership_id = c.partnership_id AND q.period = $2) ORDER BY c.partnership_id";
        let mut read = self.store.read().await?;
        let due = rows!(read, (PartnershipId, i64, i64), sql, Day(period.ends()), period.code())?;
        drop(read);
        let mut opened = Vec::new();
        for (of, after, days) in due {
            let Some(coming) = calendar((after, days))?.of(period).filter(|coming| coming.opens_on <= today) else {
                continue;
            };
            // Opened late, owners still have all their days.
            let late = today.checked_add(days.days()).unwrap_or(coming.answers_by);
            let new = NewQuarter { period, answers_by: coming.answers_by.max(late) };
            match self.open_quarter(actor, of, new, catalogue).await {
                Ok(id) => opened.push(id),
                // Nothing to ask, or another program was faster.
                Err(LedgerError::State(_) | LedgerError::Field { .. }) => {}
                Err(other) => return Err(other),
            }
        }
        Ok(opened)
    }
}

fn checked(field: &'static str, days: u8) -> Result<(), LedgerError> {
    let message = "Enter a number of days from 1 to 90.";
    if (1..=90).contains(&days) { Ok(()) } else { Err(LedgerError::Field { field, message }) }
}

fn calendar((after, days): (i64, i64)) -> Result<Calendar, LedgerError> {
    let read = |days: i64| u8::try_from(days).map_err(damaged("the calendar of quarters"));
    Ok(Calendar { opens_after: read(after)?, answer_days: read(days)? })
}
