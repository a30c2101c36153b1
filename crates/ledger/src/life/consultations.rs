//! Consultations: a version of a draft, put before partners and, where they are asked too, the public.

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::json;

use super::{Stage, VersionNumber, head_for, hold, record, versions, words};
use crate::clock::{Day, Moment};
use crate::people::day;
use crate::plans::{PlanSummary, visible};
use crate::store::Work;
use crate::transaction::Change;
use crate::{Actor, ConsultationId, Ledger, LedgerError, PlanId, PlanState, Right};

/// A consultation on a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consultation {
    /// Its id.
    pub id: ConsultationId,
    /// The version that people are asked about.
    pub version: VersionNumber,
    /// What is asked.
    pub asks: String,
    /// Whether everybody may see the version and say something.
    pub open_to_public: bool,
    /// The first day.
    pub opens_on: Date,
    /// The last day.
    pub closes_on: Date,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When it was closed, if it was.
    pub closed_at: Option<Timestamp>,
    /// What it came to, where it was closed with words.
    pub outcome: Option<String>,
}

/// What is given for a new consultation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewConsultation {
    /// What is asked; at most 2,000 characters.
    pub asks: String,
    /// Whether everybody may see the version and say something.
    pub open_to_public: bool,
    /// The last day; the first is today.
    pub closes_on: Date,
}

type Row = (ConsultationId, i64, i64, String, bool, Day, Day, Moment, Option<Moment>, Option<String>);

fn consultation(row: Row) -> Consultation {
    let (id, major, minor, asks, open_to_public, opens_on, closes_on, opened_at, closed_at, outcome) = row;
    Consultation {
        id,
        version: VersionNumber { major, minor },
        asks,
        open_to_public,
        opens_on: opens_on.0,
        closes_on: closes_on.0,
        opened_at: opened_at.0,
        closed_at: closed_at.map(|at| at.0),
        outcome,
    }
}

impl Consultation {
    /// Whether something may be said on this day.
    pub fn open_on(&self, today: Date) -> bool {
        self.closed_at.is_none() && self.opens_on <= today && today <= self.closes_on
    }
}

impl Ledger {
    /// Puts a draft before people; gives the version that they are asked about. Where the
    /// public is asked, everybody may read that version until the consultation is closed.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `asks` and `closes_on`; [`LedgerError::Conflict`];
    /// [`LedgerError::State`] where the plan is no draft or is being consulted on already;
    /// [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn open_consultation(
        &self,
        actor: &Actor,
        plan: PlanId,
        expected_revision: i64,
        new: &NewConsultation,
    ) -> Result<ConsultationId, LedgerError> {
        let mut change = self.change(actor).await?;
        let head = head_for(&mut change, actor, plan, Right::PublishPlans).await?;
        if head.state != PlanState::Draft || head.stage == Stage::Consultation {
            return Err(LedgerError::State("only a draft that is not being consulted on can be put before people"));
        }
        let missing = ["Say what you ask.", "Shorten what you ask to 2,000 characters or fewer."];
        let asks = words(&new.asks, "asks", 2000, missing)?;
        let today = day(change.at);
        if new.closes_on < today.0 {
            let message = "The last day must be today or later.";
            return Err(LedgerError::Field { field: "closes-on", message });
        }
        hold(&mut change, &head, expected_revision).await?;
        let version = versions::current(&mut change, &head, "Put before people").await?;
        let id = ConsultationId::random()?;
        execute!(
            change.work,
            "INSERT INTO consultations (id, plan_id, version_id, asks, open_to_public, opens_on, closes_on, opened_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            id,
            plan,
            version.id,
            asks,
            new.open_to_public,
            today,
            Day(new.closes_on),
            change.at
        )?;
        let shown = new.open_to_public.then_some(version.id);
        let sql = "UPDATE plans SET stage = $1, shown_version_id = $2 WHERE id = $3";
        execute!(change.work, sql, Stage::Consultation, shown, plan)?;
        let body = json!({
            "consultation": id, "version": version.number, "asks": asks, "public": new.open_to_public,
            "closes": new.closes_on,
        });
        record(&mut change, &head, "consultation-opened", body);
        change.commit().await?;
        Ok(id)
    }

    /// Ends the consultation on a plan, with what it came to. The plan is a draft again,
    /// seen by its partnership alone.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `outcome`; [`LedgerError::State`] where the plan is not
    /// being consulted on; [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn close_consultation(&self, actor: &Actor, plan: PlanId, outcome: &str) -> Result<(), LedgerError> {
        let mut change = self.change(actor).await?;
        let head = head_for(&mut change, actor, plan, Right::PublishPlans).await?;
        if head.stage != Stage::Consultation {
            return Err(LedgerError::State("this plan is not being consulted on"));
        }
        let missing = ["Say what the consultation came to.", "Shorten it to 2,000 characters or fewer."];
        let outcome = words(outcome, "outcome", 2000, missing)?;
        let sql = "UPDATE consultations SET closed_at = $1, outcome = $2 WHERE plan_id = $3 AND closed_at IS NULL";
        execute!(change.work, sql, change.at, outcome, plan)?;
        let sql = "UPDATE plans SET stage = $1, shown_version_id = NULL, revision = revision + 1 WHERE id = $2";
        execute!(change.work, sql, Stage::Drafting, plan)?;
        record(&mut change, &head, "consultation-closed", json!({"outcome": outcome}));
        change.commit().await
    }

    /// The consultations on a plan, newest first: all of them for those who may see drafts,
    /// else those that ask the public while they are open, and all of a published plan's.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where the actor may not see the plan.
    pub async fn consultations(&self, actor: &Actor, plan: PlanId) -> Result<Vec<Consultation>, LedgerError> {
        let mut read = self.store.snapshot().await?;
        let head = visible(&mut read.link(), actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
        let drafts = actor.may(Right::ReadDrafts, Some(head.partnership));
        let mut all = of(&mut read, plan).await?;
        all.retain(|one| drafts || (one.open_to_public && (one.closed_at.is_none() || head.state != PlanState::Draft)));
        Ok(all)
    }
}

async fn of(read: &mut Work, plan: PlanId) -> Result<Vec<Consultation>, LedgerError> {
    let sql =
        "SELECT c.id, v.major, v.minor, c.asks, c.open_to_public, c.opens_on, c.closes_on, c.opened_at, c.closed_at,
                      c.outcome
               FROM consultations c JOIN versions v ON v.id = c.version_id
               WHERE c.plan_id = $1 ORDER BY c.opened_at DESC, c.id";
    Ok(rows!(read, Row, sql, plan)?.into_iter().map(consultation).collect())
}

/// The consultation in which something may be said now, if there is one.
pub(super) async fn open_now(change: &mut Change<'_>, head: &PlanSummary) -> Result<Option<Consultation>, LedgerError> {
    let today = day(change.at).0;
    Ok(of(&mut change.work, head.id).await?.into_iter().find(|one| one.open_on(today)))
}
