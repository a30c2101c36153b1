//! Opening a quarter, by hand or by the calendar, and giving more time.

use bigplan_measure::{Catalogue, Period};
use jiff::civil::Date;
use serde_json::json;

use super::asked::{AskedAbout, Owner, Question};
use super::quarters::begins;
use super::rights::SIGNED;
use super::{QuarterState, quarters};
use crate::clock::Day;
use crate::people::day;
use crate::transaction::Change;
use crate::{Actor, AskId, Ledger, LedgerError, PartnershipId, QuarterId, Right, Subject};

/// What is given for a quarter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewQuarter {
    /// The quarter of the financial year that is reported.
    pub period: Period,
    /// The last day for answers.
    pub answers_by: Date,
}

impl Ledger {
    /// Opens a quarter from today on, and asks the owners of the top measures and of the actions that fall due in it.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `period` and `answers-by`; [`LedgerError::State`] where there is nothing to ask;
    /// [`LedgerError::Forbidden`].
    pub async fn open_quarter(
        &self,
        actor: &Actor,
        of: PartnershipId,
        new: NewQuarter,
        catalogue: &Catalogue,
    ) -> Result<QuarterId, LedgerError> {
        actor.require(Right::RunQuarters, Some(of))?;
        let questions = self.questions(actor, of, new.period, catalogue).await?;
        let mut change = self.change(actor).await?;
        let today = day(change.at).0;
        check(&new, today)?;
        let sql = "SELECT id FROM quarters WHERE partnership_id = $1 AND period = $2";
        if optional_row!(change.work, (QuarterId,), sql, of, new.period.code())?.is_some() {
            let message = "This quarter was opened already. Choose another.";
            return Err(LedgerError::Field { field: "period", message });
        }
        if questions.is_empty() {
            return Err(LedgerError::State(
                "there is nothing to ask: choose the partnership's top measures, or publish a plan that names measures",
            ));
        }
        let id = insert(&mut change, of, &new, today).await?;
        for (position, question) in (0_i64..).zip(&questions) {
            ask(&mut change, id, position, question).await?;
        }
        let body = json!({"period": new.period, "answers_by": new.answers_by, "asked": questions.len()});
        change.record("quarter-opened", Some(of), Subject::Quarter(id), body);
        change.commit().await?;
        Ok(id)
    }

    /// Gives owners more time, or less.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `answers-by`; [`LedgerError::State`] where it was signed off;
    /// [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn extend_quarter(
        &self,
        actor: &Actor,
        id: QuarterId,
        answers_by: Date,
        why: &str,
    ) -> Result<(), LedgerError> {
        let why = crate::given::any_words("why", why)?;
        let mut change = self.change(actor).await?;
        let before = quarters::found(&mut change.link(), actor, id).await?.ok_or(LedgerError::NotFound("quarter"))?;
        actor.require(Right::RunQuarters, Some(before.partnership))?;
        if before.state != QuarterState::Open {
            return Err(LedgerError::State(SIGNED));
        }
        check(&NewQuarter { period: before.period, answers_by }, day(change.at).0)?;
        let sql = "UPDATE quarters SET answers_by = $1, revision = revision + 1 WHERE id = $2 AND state = 'open'";
        if execute!(change.work, sql, Day(answers_by), id)? == 0 {
            return Err(LedgerError::State(SIGNED));
        }
        let body = json!({"before": before.answers_by, "after": answers_by, "why": why});
        change.record("quarter-extended", Some(before.partnership), Subject::Quarter(id), body);
        change.commit().await
    }
}

fn check(new: &NewQuarter, today: Date) -> Result<(), LedgerError> {
    let wrong = |field, message| Err(LedgerError::Field { field, message });
    match begins(new.period) {
        None => wrong("period", "Choose a quarter of a financial year, for example quarter 1 of 2009/10."),
        Some(_) if new.period.ends() >= today => {
            wrong("period", "This quarter is not over yet. Choose one that has ended.")
        }
        Some(_) if new.answers_by < today => wrong("answers-by", "This day has passed. Enter today or a later day."),
        Some(_) => Ok(()),
    }
}

async fn insert(
    change: &mut Change<'_>,
    of: PartnershipId,
    new: &NewQuarter,
    today: Date,
) -> Result<QuarterId, LedgerError> {
    let id = QuarterId::random()?;
    let sql =
        "INSERT INTO quarters (id, partnership_id, period, ends_on, opens_on, answers_by, state, revision, reminders)
               VALUES ($1, $2, $3, $4, $5, $6, 'open', 1, 0)";
    let (ends, by) = (Day(new.period.ends()), Day(new.answers_by));
    execute!(change.work, sql, id, of, new.period.code(), ends, Day(today), by)?;
    Ok(id)
}

async fn ask(
    change: &mut Change<'_>,
    quarter: QuarterId,
    position: i64,
    question: &Question,
) -> Result<AskId, LedgerError> {
    let id = AskId::random()?;
    let (measure, plan, item) = match &question.about {
        AskedAbout::Measure(code) => (Some(code.as_str()), None, None),
        AskedAbout::Item(plan, item) => (None, Some(*plan), Some(*item)),
    };
    let (post, group) = match question.owner {
        Some(Owner::Post(post)) => (Some(post), None),
        Some(Owner::Group(group)) => (None, Some(group)),
        None => (None, None),
    };
    let sql = "INSERT INTO quarter_asks (id, quarter_id, position, measure, plan_id, item_id, title, post_id, group_id, asked_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let title = question.title.as_str();
    execute!(change.work, sql, id, quarter, position, measure, plan, item, title, post, group, change.at)?;
    Ok(id)
}
