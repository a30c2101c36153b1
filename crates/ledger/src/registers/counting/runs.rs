//! A run: figures added up, with what they were added up from.

use std::fmt::Write as _;

use bigplan_counting::Place;
use bigplan_measure::{MeasureCode, Period};
use serde_json::json;

use super::super::Casework;
use super::marks::spread;
use super::people::people;
use super::sums::Adding;
use super::totals::FigureOf;
use super::{Counting, digest, sums, totals};
use crate::clock::{Day, Moment};
use crate::error::damaged;
use crate::figures::{area_of, raise};
use crate::transaction::Change;
use crate::{Actor, LedgerError, PartnershipId, Right, Subject};

/// How many figures, by measure and year, a run adds up.
const FIGURES: i64 = 100;

/// Once that figures were added up. The same rules, program and tallies give the same digest of figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountRun {
    /// Its number: a later run has a greater one.
    pub number: i64,
    /// The digest of the rules of all measures and of the registers that they read.
    pub rules: String,
    /// The program, with its version.
    pub program: String,
    /// The day of the count.
    pub on: jiff::civil::Date,
    /// The number of the last entry of the journal before it, and its hash: all that was known then.
    pub journal: (i64, String),
    /// The digest of the tallies that were added up.
    pub inputs: String,
    /// The digest of the figures that came of them.
    pub outputs: String,
    /// How many figures were added up, and how many were others than before.
    pub figures: (i64, i64),
    /// When.
    pub at: jiff::Timestamp,
}

type Row = (i64, String, String, Day, i64, String, String, String, i64, i64, Moment);

impl CountRun {
    fn from_row(row: Row) -> Self {
        let (number, rules, program, on, sequence, hash, inputs, outputs, figures, changed, at) = row;
        let (journal, figures) = ((sequence, hash), (figures, changed));
        Self { number, rules, program, on: on.0, journal, inputs, outputs, figures, at: at.0 }
    }
}

impl Casework {
    /// The latest runs in a partnership, newest first.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for who may not read the partnership's own figures.
    pub async fn count_runs(&self, actor: &Actor, of: PartnershipId, most: u32) -> Result<Vec<CountRun>, LedgerError> {
        actor.require(Right::ReadDrafts, Some(of))?;
        let mut read = self.ledger.store.read().await?;
        let sql = "SELECT number, rules, program, counted_on, journal_sequence, journal_hash, inputs, outputs, figures,
                          changed, counted_at
                   FROM count_runs WHERE partnership_id = $1 ORDER BY number DESC LIMIT $2";
        Ok(rows!(read, Row, sql, of, i64::from(most))?.into_iter().map(CountRun::from_row).collect())
    }
}

/// Works marked figures out. Gives how many, and how many of them are others than before.
pub(super) async fn run(
    change: &mut Change<'_>,
    counting: &Counting,
    of: PartnershipId,
    today: Day,
) -> Result<(usize, usize), LedgerError> {
    spread(change, counting, of).await?;
    let sql =
        "SELECT measure, period FROM figures_to_count WHERE partnership_id = $1 ORDER BY measure, period LIMIT $2";
    let marked = rows!(change.work, FigureOf, sql, of, FIGURES)?;
    if marked.is_empty() {
        return Ok((0, 0));
    }
    let area = area_of(&mut change.link(), of).await?;
    let area = area.ok_or(LedgerError::State("say first which area the partnership has: nothing was counted"))?;
    let (number,) = row!(change.work, (i64,), "SELECT COALESCE(MAX(number), 0) + 1 FROM count_runs")?;
    begin(change, counting, of, number, today).await?;
    let rules = marked.iter().map(|(measure, _)| measure.as_str());
    let people = people(&mut change.link(), counting, (of, &area), rules).await?;
    let place = Place { area: &area, people: &people };
    let adding = Adding { of, place, today, run: number };
    let done = work_out(change, counting, adding, &marked).await?;
    finish(change, of, number, &done).await?;
    Ok((done.figures, done.changed))
}

/// What came of a run.
#[derive(Default)]
struct Done {
    /// What was added up, and what came of it, as text that is digested.
    inputs: String,
    outputs: String,
    figures: usize,
    changed: usize,
}

async fn work_out(
    change: &mut Change<'_>,
    counting: &Counting,
    adding: Adding<'_>,
    marked: &[FigureOf],
) -> Result<Done, LedgerError> {
    let mut done = Done::default();
    let list = serde_json::to_string(&marked).map_err(damaged("a list of figures"))?;
    let mut totals = totals::read(&mut change.link(), adding.of, &list, &mut done.inputs).await?;
    for (who, group, people) in adding.place.people.iter() {
        // Writing to a text cannot fail.
        let _ = writeln!(done.inputs, "{}\t{}\t{}\t{group}\t{people}", who.measure, who.year, who.area);
    }
    let mut kept = sums::kept(&mut change.link(), adding.of, &list).await?;
    for key in marked {
        let code: MeasureCode = key.0.parse().map_err(damaged("a measure that is counted"))?;
        let Some(count) = counting.counts.find(&code) else {
            withdraw(change, adding.of, key, adding.today).await?;
            done.changed += 1;
            continue;
        };
        let period: Period = key.1.parse().map_err(damaged("the year of a figure"))?;
        let (totals, kept) = (totals.remove(key).unwrap_or_default(), kept.remove(key).unwrap_or_default());
        let (all, others) = adding.up(change, (count, period), &totals, kept, &mut done.outputs).await?;
        (done.figures, done.changed) = (done.figures + all, done.changed + others);
    }
    for (measure, period) in marked {
        let sql = "DELETE FROM figures_to_count WHERE partnership_id = $1 AND measure = $2 AND period = $3";
        execute!(change.work, sql, adding.of, measure.as_str(), period.as_str())?;
    }
    Ok(done)
}

/// Notes the run before its figures, which point at it.
async fn begin(
    change: &mut Change<'_>,
    counting: &Counting,
    of: PartnershipId,
    number: i64,
    today: Day,
) -> Result<(), LedgerError> {
    let sql =
        "INSERT INTO count_runs (number, partnership_id, rules, program, counted_on, journal_sequence, journal_hash,
                                       inputs, outputs, figures, changed, counted_at)
               SELECT $1, $2, $3, $4, $5, sequence, hash, '', '', 0, 0, $6 FROM journal_head WHERE only_row = 1";
    let program = concat!("bigplan ", env!("CARGO_PKG_VERSION"));
    execute!(change.work, sql, number, of, &counting.rules, program, today, change.at).map(drop)
}

/// Notes what came of it; a run that changed nothing leaves no trace.
async fn finish(change: &mut Change<'_>, of: PartnershipId, number: i64, done: &Done) -> Result<(), LedgerError> {
    let Done { figures, changed, .. } = *done;
    if changed == 0 {
        return execute!(change.work, "DELETE FROM count_runs WHERE number = $1", number).map(drop);
    }
    let (inputs, outputs) = (digest(&done.inputs), digest(&done.outputs));
    let whole = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let sql = "UPDATE count_runs SET inputs = $1, outputs = $2, figures = $3, changed = $4 WHERE number = $5";
    execute!(change.work, sql, &inputs, &outputs, whole(figures), whole(changed), number)?;
    raise(change, Some(of)).await?;
    let body = json!({"run": number, "figures": figures, "changed": changed, "inputs": inputs, "outputs": outputs});
    change.record("figures-counted", Some(of), Subject::Registers, body);
    Ok(())
}

/// Closes the figures of a measure that is counted no more.
async fn withdraw(
    change: &mut Change<'_>,
    of: PartnershipId,
    (measure, period): &FigureOf,
    today: Day,
) -> Result<(), LedgerError> {
    let sql = "UPDATE counted_figures SET known_until = $1 WHERE partnership_id = $2 AND measure = $3 AND period = $4
                 AND known_until IS NULL";
    execute!(change.work, sql, today, of, measure.as_str(), period.as_str()).map(drop)
}
