//! Taking in a quarter that was reported elsewhere, whole: as it was asked, answered, signed and frozen.

use std::collections::HashMap;

use bigplan_measure::Period;
use jiff::civil::Date;
use serde_json::json;

use super::commentary::{checked, insert};
use super::quarters::{begins, moment};
use super::{AskedAbout, Reported, Tie, Words, edition, rights};
use crate::clock::{Day, Moment};
use crate::transaction::Change;
use crate::{
    Actor, AskId, ExceptionActionId, Ledger, LedgerError, PartnershipId, PostId, QuarterChallengeId, QuarterId, Right,
    Subject,
};

/// A quarter that is over.
#[derive(Clone, Debug, PartialEq)]
pub struct PastQuarter {
    /// Which.
    pub period: Period,
    /// When it opened.
    pub opens_on: Date,
    /// The last day for answers.
    pub answers_by: Date,
    /// The post that signed, and when.
    pub signed: (String, Date),
    /// What was asked, in order.
    pub asks: Vec<PastAsk>,
}

/// A question of a quarter that is over.
#[derive(Clone, Debug, PartialEq)]
pub struct PastAsk {
    /// What it was about.
    pub about: AskedAbout,
    /// The title of that.
    pub title: String,
    /// Who was asked.
    pub post: Option<PostId>,
    /// When.
    pub asked_on: Date,
    /// When the owner was reminded.
    pub reminded_on: Option<Date>,
    /// The answer with its tied numbers, and when it was given.
    pub answer: Option<(Date, Words, Vec<Tie>)>,
    /// What the figures said when the quarter was signed off.
    pub reported: Reported,
    /// What was done about it.
    pub actions: Vec<PastAction>,
    /// What readers asked.
    pub challenges: Vec<PastChallenge>,
}

/// An action of a quarter that is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastAction {
    /// What was to be done.
    pub text: String,
    /// The post that was to do it.
    pub owner: Option<PostId>,
    /// By when.
    pub due: Date,
    /// When it was done, and how.
    pub done: Option<(Date, String)>,
}

/// A challenge of a quarter that is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastChallenge {
    /// The post that asked, and when.
    pub asked: (String, Date),
    /// What was asked.
    pub text: String,
    /// The answer, the post that gave it, and when.
    pub answer: Option<(String, String, Date)>,
}

impl Ledger {
    /// Takes in a quarter that is over; gives `None` where the partnership has it already, and changes nothing then.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for what cannot be kept; [`LedgerError::Forbidden`] for all but administrators.
    pub async fn take_in_quarter(
        &self,
        actor: &Actor,
        of: PartnershipId,
        past: PastQuarter,
    ) -> Result<Option<QuarterId>, LedgerError> {
        actor.require(Right::Administer, Some(of))?;
        if begins(past.period).is_none() {
            return Err(LedgerError::Field { field: "period", message: "This is no quarter of a financial year." });
        }
        let mut change = self.change(actor).await?;
        let sql = "SELECT id FROM quarters WHERE partnership_id = $1 AND period = $2";
        if optional_row!(change.work, (QuarterId,), sql, of, past.period.code())?.is_some() {
            return Ok(None);
        }
        let id = QuarterId::random()?;
        let (signed_as, signed_on) = (past.signed.0.as_str(), past.signed.1);
        let reminded = past.asks.iter().filter_map(|ask| ask.reminded_on).max();
        let sql = "INSERT INTO quarters (id, partnership_id, period, ends_on, opens_on, answers_by, state, revision,
                                         reminders, reminded_at, signed_as, signed_by, signed_at)
                   VALUES ($1, $2, $3, $4, $5, $6, 'frozen', 1, $7, $8, $9, $10, $11)";
        execute!(
            change.work,
            sql,
            id,
            of,
            past.period.code(),
            Day(past.period.ends()),
            Day(past.opens_on),
            Day(past.answers_by),
            i64::from(reminded.is_some()),
            reminded.map(moment).transpose()?,
            signed_as,
            actor.journal_text(),
            moment(signed_on)?
        )?;
        let mut reported = HashMap::new();
        for (position, ask) in (0_i64..).zip(&past.asks) {
            let ask_id = take_in(&mut change, of, id, position, ask).await?;
            reported.insert(ask_id, ask.reported.clone());
        }
        let at = change.at;
        let sha256 = edition::freeze(&mut change, id, (past.period, signed_as, signed_on), reported, at).await?;
        let body = json!({"period": past.period, "signed_as": signed_as, "signed_on": signed_on, "sha256": sha256});
        change.record("quarter-taken-in", Some(of), Subject::Quarter(id), body);
        change.commit().await?;
        Ok(Some(id))
    }
}

async fn take_in(
    change: &mut Change<'_>,
    of: PartnershipId,
    quarter: QuarterId,
    position: i64,
    ask: &PastAsk,
) -> Result<AskId, LedgerError> {
    rights::post_of(&mut change.link(), of, ask.post).await?;
    let id = AskId::random()?;
    let (measure, plan, item) = match &ask.about {
        AskedAbout::Measure(code) => (Some(code.as_str()), None, None),
        AskedAbout::Item(plan, item) => (None, Some(*plan), Some(*item)),
    };
    let (asked, reminded) = (moment(ask.asked_on)?, ask.reminded_on.map(moment).transpose()?);
    let answered: Option<Moment> = ask.answer.as_ref().map(|(on, ..)| moment(*on)).transpose()?;
    let sql = "INSERT INTO quarter_asks (id, quarter_id, position, measure, plan_id, item_id, title, post_id, asked_at,
                                         reminded_at, answered_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    let title = ask.title.as_str();
    execute!(change.work, sql, id, quarter, position, measure, plan, item, title, ask.post, asked, reminded, answered)?;
    if let Some((on, words, ties)) = &ask.answer {
        let words = checked(words.clone(), ties)?;
        insert(change, id, 1, &words, ties, moment(*on)?).await?;
    }
    for action in &ask.actions {
        rights::post_of(&mut change.link(), of, action.owner).await?;
        let (done, how) = action.done.as_ref().map(|(on, how)| (Day(*on), how.as_str())).unzip();
        let sql = "INSERT INTO exception_actions (id, ask_id, body, post_id, due_on, done_on, done_how)
                   VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let (text, due) = (action.text.as_str(), Day(action.due));
        execute!(
            change.work,
            sql,
            ExceptionActionId::random()?,
            id,
            text,
            action.owner,
            due,
            done,
            how.unwrap_or_default()
        )?;
    }
    for challenge in &ask.challenges {
        take_in_challenge(change, id, challenge).await?;
    }
    Ok(id)
}

async fn take_in_challenge(change: &mut Change<'_>, ask: AskId, one: &PastChallenge) -> Result<(), LedgerError> {
    let by = change.actor.journal_text();
    let (answer, answered_as) = one.answer.as_ref().map(|(text, by, _)| (text.as_str(), by.as_str())).unzip();
    let answered = one.answer.as_ref().map(|(.., on)| moment(*on)).transpose()?;
    let sql = "INSERT INTO quarter_challenges (id, ask_id, body, asked_by, asked_as, asked_at, answer, answered_by,
                                               answered_as, answered_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    execute!(
        change.work,
        sql,
        QuarterChallengeId::random()?,
        ask,
        one.text.as_str(),
        by.as_str(),
        one.asked.0.as_str(),
        moment(one.asked.1)?,
        answer.unwrap_or_default(),
        answered.map(|_| by.as_str()),
        answered_as.unwrap_or_default(),
        answered
    )
    .map(drop)
}
