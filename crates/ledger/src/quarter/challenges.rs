//! What readers ask of an answer, and what its owner says to that.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::quarters::day_of;
use super::rights;
use crate::clock::Moment;
use crate::store::Link;
use crate::{Actor, AskId, Ledger, LedgerError, QuarterChallengeId, QuarterId, Right, Subject, given};

/// A challenge by a reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuarterChallenge {
    /// Its id.
    pub id: QuarterChallengeId,
    /// What is asked.
    pub text: String,
    /// The post from which it is asked; empty where the reader has none.
    pub asked_as: String,
    /// When.
    pub asked_on: Date,
    /// The answer; `None` while there is none.
    pub answer: Option<ChallengeAnswer>,
}

/// The answer to a challenge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChallengeAnswer {
    /// What it says.
    pub text: String,
    /// The post that gave it; empty where the writer has none.
    pub by: String,
    /// When.
    pub on: Date,
}

impl Ledger {
    /// Challenges an answer, or that there is none. Whoever may comment in the partnership may, while the quarter is
    /// open.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `text`; [`LedgerError::State`] after the sign-off; [`LedgerError::NotFound`],
    /// [`LedgerError::Forbidden`].
    pub async fn challenge_answer(
        &self,
        actor: &Actor,
        ask: AskId,
        text: &str,
    ) -> Result<QuarterChallengeId, LedgerError> {
        let text = given::words("text", text, "Enter what you ask.")?;
        let mut change = self.change(actor).await?;
        let at = change.at;
        let asked = rights::asked(&mut change.link(), actor, ask).await?;
        actor.require(Right::Comment, Some(asked.partnership))?;
        rights::raise(&mut change, asked.quarter).await?;
        let acts_as = rights::acts_as(&mut change.link(), actor, asked.partnership, at).await?;
        let id = QuarterChallengeId::random()?;
        let sql = "INSERT INTO quarter_challenges (id, ask_id, body, asked_by, asked_as, asked_at, answer, answered_as)
                   VALUES ($1, $2, $3, $4, $5, $6, '', '')";
        execute!(change.work, sql, id, ask, text.as_str(), actor.journal_text(), acts_as.as_str(), at)?;
        let body = json!({"ask": ask, "title": asked.title, "challenge": id, "text": text});
        change.record("quarter-challenged", Some(asked.partnership), Subject::Quarter(asked.quarter), body);
        change.commit().await?;
        Ok(id)
    }

    /// Answers a challenge, once. Whoever may answer the question may, while the quarter is open.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `answer`; [`LedgerError::State`] after the sign-off or where it was answered already;
    /// [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn answer_quarter_challenge(
        &self,
        actor: &Actor,
        id: QuarterChallengeId,
        answer: &str,
    ) -> Result<(), LedgerError> {
        let answer = given::words("answer", answer, "Enter the answer.")?;
        let mut change = self.change(actor).await?;
        let at = change.at;
        let sql = "SELECT ask_id FROM quarter_challenges WHERE id = $1";
        let (ask,) = optional_row!(change.work, (AskId,), sql, id)?.ok_or(LedgerError::NotFound("challenge"))?;
        let asked = rights::asked(&mut change.link(), actor, ask).await?;
        asked.require_answer(&mut change.link(), actor, at).await?;
        rights::raise(&mut change, asked.quarter).await?;
        let acts_as = rights::acts_as(&mut change.link(), actor, asked.partnership, at).await?;
        let sql = "UPDATE quarter_challenges SET answer = $1, answered_by = $2, answered_as = $3, answered_at = $4
                   WHERE id = $5 AND answered_at IS NULL";
        if execute!(change.work, sql, answer.as_str(), actor.journal_text(), acts_as.as_str(), at, id)? == 0 {
            return Err(LedgerError::State("this challenge was answered already"));
        }
        let body = json!({"ask": ask, "title": asked.title, "challenge": id, "answer": answer});
        change.record("quarter-challenge-answered", Some(asked.partnership), Subject::Quarter(asked.quarter), body);
        change.commit().await
    }
}

type Row = (QuarterChallengeId, AskId, String, String, Moment, String, String, Option<Moment>);

/// Every challenge of a quarter with its question, the oldest first.
pub(super) async fn of_quarter(
    link: &mut Link<'_>,
    quarter: QuarterId,
) -> Result<Vec<(AskId, QuarterChallenge)>, LedgerError> {
    let sql = "SELECT c.id, c.ask_id, c.body, c.asked_as, c.asked_at, c.answer, c.answered_as, c.answered_at
               FROM quarter_challenges c JOIN quarter_asks k ON k.id = c.ask_id
               WHERE k.quarter_id = $1 ORDER BY c.asked_at, c.id";
    let challenge = |(id, ask, text, asked_as, asked_at, answer, by, at): Row| {
        let answer = at.map(|Moment(at)| ChallengeAnswer { text: answer, by, on: day_of(at) });
        (ask, QuarterChallenge { id, text, asked_as, asked_on: day_of(asked_at.0), answer })
    };
    Ok(rows!(link, Row, sql, quarter)?.into_iter().map(challenge).collect())
}
