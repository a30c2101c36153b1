//! The quarters of a partnership.

use bigplan_measure::Period;
use jiff::Timestamp;
use jiff::civil::Date;

use super::QuarterState;
use crate::clock::{Day, Moment};
use crate::error::damaged;
use crate::people::day;
use crate::store::Link;
use crate::{Actor, Ledger, LedgerError, PartnershipId, QuarterId, Right};

/// A quarter of a partnership.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quarter {
    /// Its id.
    pub id: QuarterId,
    /// Whose it is.
    pub partnership: PartnershipId,
    /// The quarter of the financial year.
    pub period: Period,
    /// The day on which it opened.
    pub opens_on: Date,
    /// The last day for answers.
    pub answers_by: Date,
    /// Where it is.
    pub state: QuarterState,
    /// Goes up with every change of it, and of what is answered in it.
    pub revision: i64,
    /// How many reminders were sent.
    pub reminders: i64,
    /// When the last one was.
    pub reminded_at: Option<Timestamp>,
    /// How many questions there are.
    pub asks: usize,
    /// How many of them are answered.
    pub answered: usize,
    /// Who signed it off, and when.
    pub signed: Option<Signed>,
}

/// A sign-off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// The post or chair, as it was called then.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

impl Quarter {
    /// Whether the last day for answers has passed.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.state == QuarterState::Open && self.answers_by < today
    }
}

type Row = (
    QuarterId,
    PartnershipId,
    String,
    Day,
    Day,
    QuarterState,
    i64,
    i64,
    Option<Moment>,
    Option<String>,
    Option<Moment>,
    i64,
    i64,
);

macro_rules! quarters {
    ($which:literal) => {
        concat!(
            "SELECT q.id, q.partnership_id, q.period, q.opens_on, q.answers_by, q.state, q.revision, q.reminders,
                    q.reminded_at, q.signed_as, q.signed_at,
                    (SELECT COUNT(*) FROM quarter_asks k WHERE k.quarter_id = q.id),
                    (SELECT COUNT(*) FROM quarter_asks k WHERE k.quarter_id = q.id AND k.answered_at IS NOT NULL)
             FROM quarters q ",
            $which
        )
    };
}

impl Ledger {
    /// The quarters of a partnership, the newest first. Those that were signed off may be seen by everybody, the
    /// others by those who may see drafts.
    ///
    /// # Errors
    /// [`LedgerError::Database`], [`LedgerError::Damaged`].
    pub async fn quarters(&self, actor: &Actor, of: PartnershipId) -> Result<Vec<Quarter>, LedgerError> {
        let drafts = actor.may(Right::ReadDrafts, Some(of));
        let mut read = self.store.read().await?;
        let sql = quarters!("WHERE q.partnership_id = $1 AND (q.state = 'frozen' OR $2) ORDER BY q.ends_on DESC, q.id");
        rows!(read, Row, sql, of, drafts)?.into_iter().map(quarter).collect()
    }

    /// One quarter; `None` where there is none or the actor may not see it.
    ///
    /// # Errors
    /// As [`Ledger::quarters`].
    pub async fn quarter(&self, actor: &Actor, id: QuarterId) -> Result<Option<Quarter>, LedgerError> {
        let mut read = self.store.read().await?;
        found(&mut read.link(), actor, id).await
    }
}

/// As [`Ledger::quarter`], inside a transaction.
pub(super) async fn found(link: &mut Link<'_>, actor: &Actor, id: QuarterId) -> Result<Option<Quarter>, LedgerError> {
    let found = optional_row!(link, Row, quarters!("WHERE q.id = $1"), id)?.map(quarter).transpose()?;
    let seen = |one: &Quarter| one.state == QuarterState::Frozen || actor.may(Right::ReadDrafts, Some(one.partnership));
    Ok(found.filter(seen))
}

fn quarter(row: Row) -> Result<Quarter, LedgerError> {
    let (
        id,
        partnership,
        period,
        opens_on,
        answers_by,
        state,
        revision,
        reminders,
        reminded,
        signed,
        at,
        asks,
        answered,
    ) = row;
    let count = |count: i64| usize::try_from(count).unwrap_or_default();
    Ok(Quarter {
        id,
        partnership,
        period: period.parse().map_err(damaged("the period of a quarter"))?,
        opens_on: opens_on.0,
        answers_by: answers_by.0,
        state,
        revision,
        reminders,
        reminded_at: reminded.map(|at| at.0),
        asks: count(asks),
        answered: count(answered),
        signed: signed.zip(at).map(|(by, Moment(at))| Signed { by, at }),
    })
}

/// The first day of a quarter of a financial year; `None` for any other period.
pub(super) fn begins(period: Period) -> Option<Date> {
    let Period::Quarter { .. } = period else { return None };
    let end = period.ends();
    Date::new(end.year(), end.month() - 2, 1).ok()
}

/// The quarter that ended last before a day.
pub(super) fn ended_before(today: Date) -> Period {
    let (year, quarter) = match today.month() {
        1..=3 => (today.year() - 1, 3),
        4..=6 => (today.year() - 1, 4),
        7..=9 => (today.year(), 1),
        _ => (today.year(), 2),
    };
    Period::Quarter { year, quarter }
}

/// The start of a day, as a moment.
pub(super) fn moment(on: Date) -> Result<Moment, LedgerError> {
    let start = on.to_zoned(jiff::tz::TimeZone::UTC).map_err(damaged("a day"))?;
    Ok(Moment(start.timestamp()))
}

/// The day of a moment.
pub(super) fn day_of(at: Timestamp) -> Date {
    day(Moment(at)).0
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn quarters_follow_the_financial_year() {
        for (today, code, first) in [
            (date(2009, 7, 1), "2009/10q1", date(2009, 4, 1)),
            (date(2009, 6, 30), "2008/09q4", date(2009, 1, 1)),
            (date(2010, 1, 1), "2009/10q3", date(2009, 10, 1)),
            (date(2009, 10, 14), "2009/10q2", date(2009, 7, 1)),
        ] {
            let quarter = ended_before(today);
            assert_eq!((quarter.code().as_str(), begins(quarter)), (code, Some(first)));
            assert!(quarter.ends() < today);
        }
        assert_eq!(begins(Period::Year(2009)), None);
    }
}
