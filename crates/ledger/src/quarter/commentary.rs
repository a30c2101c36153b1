//! Answers: what happened, why, what comes next. Every save is kept; the newest stands.

use std::collections::HashMap;

use bigplan_measure::{AreaCode, GroupCode, MeasureCode, Period};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Field, rights};
use crate::clock::Moment;
use crate::error::damaged;
use crate::store::Link;
use crate::transaction::Change;
use crate::{Actor, AskId, CommentaryId, Ledger, LedgerError, QuarterId, Subject, given};

/// The words of an answer. Each may be empty but what happened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// What happened.
    pub happened: String,
    /// Why.
    pub why: String,
    /// What comes next.
    pub next: String,
}

impl Words {
    /// The words of one field.
    pub fn of(&self, field: Field) -> &str {
        match field {
            Field::Happened => &self.happened,
            Field::Why => &self.why,
            Field::Next => &self.next,
        }
    }
}

/// One figure among all: its measure, place, group and time.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FigureKey {
    /// Of which measure.
    pub measure: MeasureCode,
    /// For which place.
    pub area: AreaCode,
    /// For which children.
    pub group: GroupCode,
    /// Of which time.
    pub period: Period,
}

/// A number in the words and the figure that it says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tie {
    /// In which field.
    pub field: Field,
    /// The number as it stands there.
    pub mark: String,
    /// Whether it is tied; false where the writer said that it is another number.
    pub tied: bool,
    /// The figure.
    pub figure: FigureKey,
    /// What the figure was when the words were written.
    pub value: Option<f64>,
    /// Whether everybody may see the figure.
    pub public: bool,
}

/// One saving of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Commentary {
    /// Its place among the savings, from 1.
    pub revision: i64,
    /// What it says.
    pub words: Words,
    /// The numbers in it that are figures.
    pub ties: Vec<Tie>,
    /// Who wrote it, where their name is known.
    pub by: Option<String>,
    /// When.
    pub at: Timestamp,
}

type Row = (CommentaryId, AskId, i64, String, String, String, Option<String>, Moment);
type TieRow = (CommentaryId, Field, String, bool, String, String, String, String, Option<f64>, bool);

impl Ledger {
    /// Saves an answer. `seen` is the saving that the writer had before them, 0 where there was none.
    ///
    /// # Errors
    /// [`LedgerError::Conflict`] where somebody else saved meanwhile; [`LedgerError::Field`] for `happened`, `why`,
    /// `next` and `ties`; [`LedgerError::State`] after the sign-off; [`LedgerError::NotFound`],
    /// [`LedgerError::Forbidden`].
    pub async fn write_commentary(
        &self,
        actor: &Actor,
        ask: AskId,
        seen: i64,
        words: Words,
        ties: &[Tie],
    ) -> Result<(), LedgerError> {
        let words = checked(words, ties)?;
        let mut change = self.change(actor).await?;
        let at = change.at;
        let asked = rights::asked(&mut change.link(), actor, ask).await?;
        asked.require_answer(&mut change.link(), actor, at).await?;
        rights::raise(&mut change, asked.quarter).await?;
        let sql = "SELECT COALESCE(MAX(revision), 0) FROM commentaries WHERE ask_id = $1";
        let (current,) = row!(change.work, (i64,), sql, ask)?;
        if current != seen {
            return Err(LedgerError::Conflict { what: "answer", current });
        }
        insert(&mut change, ask, seen + 1, &words, ties, at).await?;
        let sql = "UPDATE quarter_asks SET answered_at = COALESCE(answered_at, $1) WHERE id = $2";
        execute!(change.work, sql, at, ask)?;
        let body = json!({"ask": ask, "title": asked.title, "revision": seen + 1, "words": words, "tied": ties.len()});
        change.record("quarter-answered", Some(asked.partnership), Subject::Quarter(asked.quarter), body);
        change.commit().await
    }

    /// Every saving of an answer, the newest first.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where the actor may not see it; [`LedgerError::Database`].
    pub async fn commentary_history(&self, actor: &Actor, ask: AskId) -> Result<Vec<Commentary>, LedgerError> {
        let mut read = self.store.snapshot().await?;
        rights::asked(&mut read.link(), actor, ask).await?;
        let sql = "SELECT c.id, c.ask_id, c.revision, c.happened, c.why, c.next_steps, a.name, c.written_at
                   FROM commentaries c LEFT JOIN accounts a ON c.written_by = 'account:' || a.id
                   WHERE c.ask_id = $1 ORDER BY c.revision DESC";
        let rows = rows!(read, Row, sql, ask)?;
        let sql =
            "SELECT f.commentary_id, f.field, f.mark, f.tied, f.measure, f.area, f.grp, f.period, f.value, f.is_public
                   FROM commentary_figures f JOIN commentaries c ON c.id = f.commentary_id
                   WHERE c.ask_id = $1 ORDER BY f.commentary_id, f.position";
        let mut ties = tied(rows!(read, TieRow, sql, ask)?)?;
        Ok(rows.into_iter().map(|row| commentary(row, &mut ties).1).collect())
    }
}

/// The newest answer to each question of a quarter.
pub(super) async fn newest(link: &mut Link<'_>, quarter: QuarterId) -> Result<HashMap<AskId, Commentary>, LedgerError> {
    let sql = "SELECT c.id, c.ask_id, c.revision, c.happened, c.why, c.next_steps, a.name, c.written_at
               FROM commentaries c JOIN quarter_asks k ON k.id = c.ask_id
               LEFT JOIN accounts a ON c.written_by = 'account:' || a.id
               WHERE k.quarter_id = $1
                 AND c.revision = (SELECT MAX(n.revision) FROM commentaries n WHERE n.ask_id = c.ask_id)";
    let rows = rows!(link, Row, sql, quarter)?;
    let sql =
        "SELECT f.commentary_id, f.field, f.mark, f.tied, f.measure, f.area, f.grp, f.period, f.value, f.is_public
               FROM commentary_figures f JOIN commentaries c ON c.id = f.commentary_id
               JOIN quarter_asks k ON k.id = c.ask_id
               WHERE k.quarter_id = $1 ORDER BY f.commentary_id, f.position";
    let mut ties = tied(rows!(link, TieRow, sql, quarter)?)?;
    Ok(rows.into_iter().map(|row| commentary(row, &mut ties)).collect())
}

fn commentary(row: Row, ties: &mut HashMap<CommentaryId, Vec<Tie>>) -> (AskId, Commentary) {
    let (id, ask, revision, happened, why, next, by, Moment(at)) = row;
    let ties = ties.remove(&id).unwrap_or_default();
    (ask, Commentary { revision, words: Words { happened, why, next }, ties, by, at })
}

fn tied(rows: Vec<TieRow>) -> Result<HashMap<CommentaryId, Vec<Tie>>, LedgerError> {
    let mut ties: HashMap<CommentaryId, Vec<Tie>> = HashMap::new();
    for (id, field, mark, tied, measure, area, group, period, value, public) in rows {
        let figure = FigureKey {
            measure: measure.parse().map_err(damaged("a tied figure"))?,
            area: area.parse().map_err(damaged("a tied figure"))?,
            group: group.parse().map_err(damaged("a tied figure"))?,
            period: period.parse().map_err(damaged("a tied figure"))?,
        };
        ties.entry(id).or_default().push(Tie { field, mark, tied, figure, value, public });
    }
    Ok(ties)
}

pub(super) fn checked(words: Words, ties: &[Tie]) -> Result<Words, LedgerError> {
    let words = Words {
        happened: given::words("happened", &words.happened, "Enter what happened.")?,
        why: given::any_words("why", &words.why)?,
        next: given::any_words("next", &words.next)?,
    };
    if ties.iter().all(|tie| words.of(tie.field).contains(&tie.mark)) {
        return Ok(words);
    }
    let message = "A number that was tied to a figure no longer stands in the text. Save the text again.";
    Err(LedgerError::Field { field: "ties", message })
}

pub(super) async fn insert(
    change: &mut Change<'_>,
    ask: AskId,
    revision: i64,
    words: &Words,
    ties: &[Tie],
    at: Moment,
) -> Result<(), LedgerError> {
    let id = CommentaryId::random()?;
    let by = change.actor.journal_text();
    let sql = "INSERT INTO commentaries (id, ask_id, revision, happened, why, next_steps, written_by, written_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let Words { happened, why, next } = words;
    execute!(change.work, sql, id, ask, revision, happened, why, next, by.as_str(), at)?;
    for (position, tie) in (0_i64..).zip(ties) {
        let sql = "INSERT INTO commentary_figures (commentary_id, position, field, mark, tied, measure, area, grp, period, value, is_public)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
        let FigureKey { measure, area, group, period } = &tie.figure;
        let (measure, area, group, period) = (measure.as_str(), area.as_str(), group.as_str(), period.code());
        let mark = tie.mark.as_str();
        execute!(
            change.work,
            sql,
            id,
            position,
            tie.field,
            mark,
            tie.tied,
            measure,
            area,
            group,
            period,
            tie.value,
            tie.public
        )?;
    }
    Ok(())
}
