//! Giving the work of a record to somebody, and letting its clocks stand still.

use bigplan_register::ClockCode;
use bigplan_register::definition::Right;
use bigplan_register::record::{Pause, Worker};
use jiff::civil::Date;
use serde_json::json;

use super::duties::{known_team, worker_for};
use super::save::{Saved, journal};
use super::{Casework, CaseworkError};
use crate::people::day;
use crate::{AccountId, Actor, LedgerError, RecordId, TeamId};

impl Casework {
    /// Gives the work to somebody, or to a team until somebody there takes it. Whoever had it loses sight of the record
    /// with this, unless another duty shows it to them.
    ///
    /// # Errors
    /// [`LedgerError::State`] where the worker holds no role to which this work may be given; [`CaseworkError::Findings`]
    /// where the record cannot be theirs, for example because they signed it; as [`Casework::change_record`].
    pub async fn allocate_record(
        &self,
        actor: &Actor,
        id: RecordId,
        expected: i64,
        worker: Option<AccountId>,
        team: Option<TeamId>,
    ) -> Result<Saved, CaseworkError> {
        let mut change = self.ledger.change(actor).await?;
        let mut open = self.opened(&mut change, actor, id, expected).await?;
        if !open.standings.may(open.definition, Right::Allocate) {
            return Err(LedgerError::Forbidden("allocate this record").into());
        }
        let (of, today) = (open.head.partnership, day(change.at));
        let (qualified, workers_team) = match worker {
            Some(worker) => worker_for(&mut change.link(), open.definition, of, worker, today).await?,
            None => (None, None),
        };
        if let Some(team) = team {
            known_team(&mut change.link(), of, team).await?;
        }
        let was = (open.head.worker, open.head.team);
        (open.head.worker, open.head.qualified) = (worker, qualified);
        open.head.team = team.or(workers_team).or(open.head.team);
        open.record.worker = worker.map(|person| Worker { person: person.to_string(), qualified });
        let before = open.record.values.clone();
        let saved = self.save(&mut change, open.definition, &open.head, &open.record, &before).await?;
        let says = json!({
            "before": {"worker": was.0, "team": was.1}, "after": {"worker": worker, "team": open.head.team},
            "qualified": qualified
        });
        journal(&mut change, "record-allocated", &open.head, saved.version, says);
        change.commit().await?;
        Ok(saved)
    }

    /// Lets a clock stand still from a day on, today at the latest, for one of the reasons that it allows.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `from`; [`CaseworkError::Findings`] where the clock does not allow the reason or stands
    /// still already; as [`Casework::change_record`].
    pub async fn pause_clock(
        &self,
        actor: &Actor,
        id: RecordId,
        expected: i64,
        (clock, reason): (&ClockCode, &str),
        from: Date,
    ) -> Result<Saved, CaseworkError> {
        let mut change = self.ledger.change(actor).await?;
        let open = self.opened(&mut change, actor, id, expected).await?;
        if !open.standings.may(open.definition, Right::Change) {
            return Err(LedgerError::Forbidden("change this record").into());
        }
        not_ahead(from, day(change.at).0)?;
        let mut record = open.record;
        record.pauses.push(Pause { clock: clock.clone(), reason: reason.to_owned(), from, until: None });
        let before = record.values.clone();
        let saved = self.save(&mut change, open.definition, &open.head, &record, &before).await?;
        let says = json!({"clock": clock, "reason": reason, "from": from});
        journal(&mut change, "clock-paused", &open.head, saved.version, says);
        change.commit().await?;
        Ok(saved)
    }

    /// Lets a clock that stands still go on: `until` is the first day that counts again.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `from`; [`LedgerError::State`] where it does not stand still; as
    /// [`Casework::change_record`].
    pub async fn resume_clock(
        &self,
        actor: &Actor,
        id: RecordId,
        expected: i64,
        clock: &ClockCode,
        until: Date,
    ) -> Result<Saved, CaseworkError> {
        let mut change = self.ledger.change(actor).await?;
        let open = self.opened(&mut change, actor, id, expected).await?;
        if !open.standings.may(open.definition, Right::Change) {
            return Err(LedgerError::Forbidden("change this record").into());
        }
        not_ahead(until, day(change.at).0)?;
        let mut record = open.record;
        let standing = record.pauses.iter_mut().find(|pause| pause.clock == *clock && pause.until.is_none());
        standing.ok_or(LedgerError::State("this clock does not stand still"))?.until = Some(until);
        let before = record.values.clone();
        let saved = self.save(&mut change, open.definition, &open.head, &record, &before).await?;
        journal(&mut change, "clock-resumed", &open.head, saved.version, json!({"clock": clock, "until": until}));
        change.commit().await?;
        Ok(saved)
    }
}

/// What is kept of a clock holds from the day on which it is written: a pause to come would change it unseen.
fn not_ahead(given: Date, today: Date) -> Result<(), LedgerError> {
    if given > today {
        return Err(LedgerError::Field {
            field: "from",
            message: "Enter today or an earlier day: this one lies ahead.",
        });
    }
    Ok(())
}
