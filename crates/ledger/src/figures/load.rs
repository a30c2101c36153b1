//! Loading figures: all of a load in one transaction, with one entry in the journal.

use std::collections::BTreeMap;

use bigplan_measure::{AreaCode, GroupCode, MeasureCode, Period, Point};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::batch::{Batch, Gathered};
use super::cell::{Says, Seen};
use super::held::{self, Effect};
use super::revision::{owner, raise};
use super::write::Numbers;
use super::{files, series, write};
use crate::people::day;
use crate::registers::other_people;
use crate::transaction::Change;
use crate::{Actor, FigureFileId, Ledger, LedgerError, LoadId, PartnershipId, Right, Subject};

/// About how many figures are compared and written at a time.
const PART: usize = 5_000;
/// How many changed figures a comparison lists.
const LISTED: usize = 500;

/// What is said of a load.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLoad {
    /// Whose figures they are; `None` for figures that all partnerships share.
    pub partnership: Option<PartnershipId>,
    /// Who sees them. What all share is always public.
    pub seen: Seen,
    /// The file's name, or what else they came by.
    pub file: String,
    /// SHA-256 of the file, in hexadecimal; empty where there is no file.
    pub sha256: String,
    /// How the file was read, as JSON. The same file read in the same way is not loaded twice.
    pub choices: String,
    /// The source of figures that name none themselves.
    pub source: String,
    /// How many rows were left out because something was wrong with them.
    pub refused: usize,
    /// The file that was held until now, with its revision; it is then kept.
    pub held: Option<(FigureFileId, i64)>,
}

/// What a load did, or would do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Compared {
    /// Figures of cells that held none on that day.
    pub added: usize,
    /// Figures that took another's place.
    pub changed: usize,
    /// Figures that said what was known.
    pub same: usize,
    /// The first of the changed ones.
    pub revised: Vec<Revised>,
    /// Added and changed figures by measure.
    pub by_measure: BTreeMap<MeasureCode, MeasureCounts>,
}

/// What a load did to one measure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureCounts {
    /// Figures of cells that held none.
    pub added: usize,
    /// Figures that took another's place.
    pub changed: usize,
}

/// A figure that takes another's place.
#[derive(Clone, Debug, PartialEq)]
pub struct Revised {
    /// Of which measure.
    pub measure: MeasureCode,
    /// For which place.
    pub area: AreaCode,
    /// For which children.
    pub group: GroupCode,
    /// What was known.
    pub before: Point,
    /// What is known from now on.
    pub after: Point,
}

/// What became of a load.
#[derive(Clone, Debug, PartialEq)]
pub struct LoadFiguresOutcome {
    /// The load; `None` where it changed nothing, so that there is none.
    pub load: Option<LoadId>,
    /// What it did.
    pub compared: Compared,
    /// The load that had brought the same file, read in the same way, before.
    pub before: Option<LoadId>,
}

impl Ledger {
    /// Stores figures, all or none. What is known already changes nothing; another figure for the
    /// same cell closes the one before and keeps both. `progress` is told how many were stored.
    ///
    /// # Errors
    /// [`LedgerError::State`] for two different figures of one cell on one day, or for figures
    /// that all share and not all may see; [`LedgerError::Conflict`] where the held file changed;
    /// [`LedgerError::Forbidden`].
    pub async fn load_figures(
        &self,
        actor: &Actor,
        new: NewLoad,
        figures: impl Into<Gathered>,
        progress: &(dyn Fn(usize) + Send + Sync),
    ) -> Result<LoadFiguresOutcome, LedgerError> {
        actor.require(Right::LoadFigures, new.partnership)?;
        if new.partnership.is_none() && new.seen != Seen::Public {
            return Err(LedgerError::State("figures that all partnerships share are seen by everybody"));
        }
        let batch = Batch::of(figures.into(), &new.source, self.figures_day())?;
        let mut change = self.change(actor).await?;
        series::one_at_a_time(&mut change).await?;
        if let Some(outcome) = loaded_before(&mut change, &new, batch.cells.len()).await? {
            return finish(change, &new, outcome, None).await;
        }
        let (number,) = row!(change.work, (i64,), "SELECT COALESCE(MAX(number), 0) + 1 FROM figure_loads")?;
        let compared = store(&mut change, &new, &batch, number, progress).await?;
        let outcome = LoadFiguresOutcome { load: None, compared, before: None };
        finish(change, &new, outcome, Some(number)).await
    }

    /// What a load of these figures would do. Nothing is stored.
    ///
    /// # Errors
    /// As [`Ledger::load_figures`].
    pub async fn compare_figures(
        &self,
        actor: &Actor,
        partnership: Option<PartnershipId>,
        seen: Seen,
        figures: impl Into<Gathered>,
    ) -> Result<Compared, LedgerError> {
        actor.require(Right::LoadFigures, partnership)?;
        let batch = Batch::of(figures.into(), "", self.figures_day())?;
        let mut read = self.store.snapshot().await?;
        let ids = held::ids(&mut read.link(), &owner(partnership), seen, &batch).await?;
        let mut compared = Compared { same: batch.twice, ..Compared::default() };
        for part in batch.parts(PART) {
            let stored = part.chunk_by(|a, b| a.series == b.series).filter_map(|run| run.first());
            let stored: Vec<i64> = stored.filter_map(|cell| ids.get(cell.series).copied().flatten()).collect();
            let mut held = held::read(&mut read.link(), &stored).await?;
            compared.count(&batch, &held::effect(&batch, part, &ids, &mut held, i64::MAX));
        }
        Ok(compared)
    }

    /// The day on which figures without a date of their own come out.
    fn figures_day(&self) -> jiff::civil::Date {
        day(crate::clock::Moment(self.now())).0
    }
}

/// The load that brought the same file in the same way, where there was one.
async fn loaded_before(
    change: &mut Change<'_>,
    new: &NewLoad,
    figures: usize,
) -> Result<Option<LoadFiguresOutcome>, LedgerError> {
    if new.sha256.is_empty() {
        return Ok(None);
    }
    let sql = "SELECT id FROM figure_loads WHERE sha256 = $1 AND COALESCE(partnership_id, '') = $2 AND seen = $3
               AND choices = $4 AND source = $5 ORDER BY number DESC LIMIT 1";
    let of = owner(new.partnership);
    let found = optional_row!(change.work, (LoadId,), sql, &new.sha256, of, new.seen, &new.choices, &new.source)?;
    let compared = Compared { same: figures, ..Compared::default() };
    Ok(found.map(|(before,)| LoadFiguresOutcome { load: None, compared, before: Some(before) }))
}

async fn store(
    change: &mut Change<'_>,
    new: &NewLoad,
    batch: &Batch,
    number: i64,
    progress: &(dyn Fn(usize) + Send + Sync),
) -> Result<Compared, LedgerError> {
    let known = series::known(change, &owner(new.partnership), new.seen, batch).await?;
    let ids = series::made(change, new.partnership, new.seen, batch, &known).await?;
    let sources = series::sources(change, batch).await?;
    let numbers = Numbers { series: &ids, sources: &sources, load: number };
    let mut compared = Compared { same: batch.twice, ..Compared::default() };
    let mut done = 0;
    for part in batch.parts(PART) {
        let stored = part.chunk_by(|a, b| a.series == b.series).filter_map(|run| run.first());
        let stored: Vec<i64> = stored.filter_map(|cell| known.get(cell.series).copied().flatten()).collect();
        let mut held = held::read(&mut change.link(), &stored).await?;
        let effect = held::effect(batch, part, &known, &mut held, number);
        write::close(&mut change.link(), &effect.closes, &numbers).await?;
        write::add(&mut change.link(), &effect.adds, &numbers).await?;
        compared.count(batch, &effect);
        done += part.len();
        progress(done);
    }
    Ok(compared)
}

/// Writes the load and its entry, where it changed anything; the held file is then kept.
async fn finish(
    mut change: Change<'_>,
    new: &NewLoad,
    mut outcome: LoadFiguresOutcome,
    number: Option<i64>,
) -> Result<LoadFiguresOutcome, LedgerError> {
    let compared = &outcome.compared;
    let did = compared.added + compared.changed > 0;
    let number = number.filter(|_| did);
    if let Some(number) = number {
        let id = LoadId::random()?;
        insert(&mut change, new, compared, id, number).await?;
        raise(&mut change, new.partnership).await?;
        other_people(&mut change, new.partnership, compared.by_measure.keys()).await?;
        let counts = json!({"added": compared.added, "changed": compared.changed, "same": compared.same, "refused": new.refused});
        let body = json!({"file": new.file, "sha256": new.sha256, "seen": new.seen.as_str(), "source": new.source, "counts": counts});
        change.record("figures-loaded", new.partnership, Subject::Load(id), body);
        outcome.load = Some(id);
    }
    if let Some((file, revision)) = new.held {
        files::keep(&mut change, file, revision, number).await?;
    }
    if did || new.held.is_some() {
        change.commit().await?;
    }
    Ok(outcome)
}

async fn insert(
    change: &mut Change<'_>,
    new: &NewLoad,
    compared: &Compared,
    id: LoadId,
    number: i64,
) -> Result<(), LedgerError> {
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let by_measure = serde_json::to_string(&compared.by_measure).map_err(crate::error::damaged("counts"))?;
    execute!(
        change.work,
        "INSERT INTO figure_loads (number, id, partnership_id, seen, file, sha256, choices, source, added, changed, same,
                                   refused, by_measure, loaded_by, loaded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        number,
        id,
        new.partnership,
        new.seen,
        &new.file,
        &new.sha256,
        &new.choices,
        &new.source,
        count(compared.added),
        count(compared.changed),
        count(compared.same),
        count(new.refused),
        by_measure,
        change.actor.journal_text(),
        change.at
    )
    .map(drop)
}

impl Compared {
    fn count(&mut self, batch: &Batch, effect: &Effect) {
        self.same += effect.same;
        self.changed += effect.changes.len();
        self.added += effect.adds.len() - effect.changes.len();
        for run in effect.adds.chunk_by(|one, next| one.series == next.series) {
            let series = run.first().and_then(|add| batch.series.get(add.series));
            if let Some((measure, ..)) = series {
                self.by_measure.entry(measure.clone()).or_default().added += run.len();
            }
        }
        for change in &effect.changes {
            let Some((measure, area, group)) = batch.series.get(change.series).cloned() else { continue };
            let counts = self.by_measure.entry(measure.clone()).or_default();
            counts.added -= 1;
            counts.changed += 1;
            if self.revised.len() < LISTED {
                let (before, after) = (point(change.period, change.before), point(change.period, change.after));
                self.revised.push(Revised { measure, area, group, before, after });
            }
        }
    }
}

/// A figure as the statistics take it.
pub(crate) fn point(period: Period, says: Says) -> Point {
    let Says { value, numerator, denominator, missing, standing, comparable } = says;
    Point { period, value, numerator, denominator, standing, comparable, missing }
}
