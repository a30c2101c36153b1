//! What the database holds for some series, and what a part of a batch does to it.

use std::collections::HashMap;

use bigplan_measure::Period;
use jiff::civil::Date;

use super::batch::{Batch, Cell, SeriesKey};
use super::cell::{Held, Says, Step, step};
use crate::LedgerError;
use crate::clock::Day;
use crate::error::damaged;
use crate::store::Link;

/// What each cell holds, the oldest first.
pub(super) type HeldCells = HashMap<(i64, Period), Vec<Held>>;

/// A figure to be stored.
#[derive(Clone, Copy, Debug)]
pub(super) struct Add {
    pub(super) series: usize,
    pub(super) source: usize,
    pub(super) period: Period,
    pub(super) held: Held,
    /// Whether a later figure of the same load took its place.
    pub(super) closed: bool,
}

/// A stored figure that no longer holds good.
#[derive(Clone, Copy, Debug)]
pub(super) struct Close {
    pub(super) series: usize,
    pub(super) period: Period,
    pub(super) held: Held,
    pub(super) until: Date,
}

/// A figure that takes the place of another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Change {
    pub(super) series: usize,
    pub(super) period: Period,
    pub(super) before: Says,
    pub(super) after: Says,
}

/// What a part of a batch does.
#[derive(Debug, Default)]
pub(super) struct Effect {
    pub(super) adds: Vec<Add>,
    pub(super) closes: Vec<Close>,
    pub(super) changes: Vec<Change>,
    pub(super) same: usize,
}

type Row = (i64, String, Day, i64, Option<Day>, Option<f64>, Option<f64>, Option<f64>, Option<String>, String, bool);

/// Reads what some series hold.
pub(super) async fn read(link: &mut Link<'_>, series: &[i64]) -> Result<HeldCells, LedgerError> {
    let mut cells = HeldCells::new();
    if series.is_empty() {
        return Ok(cells);
    }
    let ids = serde_json::to_string(series).map_err(damaged("a list of series"))?;
    let rows = match link {
        Link::Sqlite(c) => {
            let sql = "SELECT series_id, period, known_from, load_number, known_until, value, numerator, denominator,
                              missing, standing, comparable
                       FROM observations WHERE series_id IN (SELECT value FROM json_each($1))
                       ORDER BY series_id, period, known_from, load_number";
            sqlx::query_as::<_, Row>(sql).bind(ids).fetch_all(&mut **c).await?
        }
        Link::Postgres(c) => {
            let sql = "SELECT series_id, period, known_from, load_number, known_until, value, numerator, denominator,
                              missing, standing, comparable
                       FROM observations WHERE series_id = ANY($1)
                       ORDER BY series_id, period, known_from, load_number";
            sqlx::query_as::<_, Row>(sql).bind(series).fetch_all(&mut **c).await?
        }
    };
    for (series, period, Day(from), load, until, value, numerator, denominator, missing, standing, comparable) in rows {
        let says = Says::try_from((value, numerator, denominator, missing, standing, comparable))?;
        let held = Held { load, from, until: until.map(|day| day.0), says };
        let period: Period = period.parse().map_err(damaged("a figure's period"))?;
        cells.entry((series, period)).or_default().push(held);
    }
    Ok(cells)
}

/// Works out what some cells of a batch do to what is held; `ids` are the series' ids, where they are stored already.
pub(super) fn effect(batch: &Batch, cells: &[Cell], ids: &[Option<i64>], held: &mut HeldCells, load: i64) -> Effect {
    let mut effect = Effect { adds: Vec::with_capacity(cells.len()), ..Effect::default() };
    let mut stored = Vec::new();
    // The figures of one cell stand together, the oldest first.
    for run in cells.chunk_by(|one, next| (one.series, one.period) == (next.series, next.period)) {
        let Some(first) = run.first() else { continue };
        let id = ids.get(first.series).copied().flatten();
        stored.clear();
        stored.extend(id.and_then(|id| held.remove(&(id, first.period))).into_iter().flatten());
        for cell in run {
            effect.take(cell, batch.day(cell), &mut stored, load);
        }
    }
    effect
}

impl Effect {
    /// Takes a figure in that came out on `day`; `stored` is what its cell holds so far.
    fn take(&mut self, cell: &Cell, day: Date, stored: &mut Vec<Held>, load: i64) {
        let until = match step(stored, day, &cell.says) {
            Step::Same => {
                self.same += 1;
                return;
            }
            Step::New => None,
            Step::Older { until } => Some(until),
            Step::Changed { closes, until } => {
                self.close(cell, day, closes, load);
                if let Some(one) = stored.iter_mut().find(|one| **one == closes) {
                    one.until = Some(day);
                }
                until
            }
        };
        let held = Held { load, from: day, until, says: cell.says };
        stored.push(held);
        let (series, source, period) = (cell.series, cell.source, cell.period);
        self.adds.push(Add { series, source, period, held, closed: false });
    }

    fn close(&mut self, cell: &Cell, day: Date, closes: Held, load: i64) {
        let (series, period) = (cell.series, cell.period);
        self.changes.push(Change { series, period, before: closes.says, after: cell.says });
        let own = |add: &&mut Add| add.series == series && add.period == period && add.held == closes;
        match self.adds.iter_mut().rev().find(own).filter(|_| closes.load == load) {
            Some(add) => {
                add.held.until = Some(day);
                add.closed = true;
            }
            None => self.closes.push(Close { series, period, held: closes, until: day }),
        }
    }
}

/// The ids of a batch's series, where they are stored already.
pub(super) async fn ids(
    link: &mut Link<'_>,
    owner: &str,
    seen: super::Seen,
    batch: &Batch,
) -> Result<Vec<Option<i64>>, LedgerError> {
    let mut known: HashMap<SeriesKey, i64> = HashMap::new();
    let mut measures: Vec<_> = batch.series.iter().map(|(measure, ..)| measure).collect();
    measures.dedup();
    for measure in measures {
        let sql = "SELECT id, area, grp FROM series
                   WHERE COALESCE(partnership_id, '') = $1 AND measure = $2 AND seen = $3";
        for (id, area, group) in rows!(link, (i64, String, String), sql, owner, measure.as_str(), seen)? {
            let area = area.parse().map_err(damaged("the area of a series"))?;
            let group = group.parse().map_err(damaged("the group of a series"))?;
            known.insert((measure.clone(), area, group), id);
        }
    }
    Ok(batch.series.iter().map(|key| known.get(key).copied()).collect())
}

#[cfg(test)]
mod tests {
    use bigplan_measure::Standing;
    use jiff::civil::date;

    use super::*;

    fn cell(source: usize, value: f64) -> Cell {
        let (standing, comparable) = (Standing::Final, true);
        let says = Says { value: Some(value), numerator: None, denominator: None, missing: None, standing, comparable };
        Cell { series: 0, source, period: Period::Year(2007), says }
    }

    #[test]
    fn a_file_may_tell_a_figure_and_what_it_was_revised_to() {
        let (first, second) = (date(2009, 2, 1), date(2018, 3, 1));
        let sources = [first, second].map(|day| ("A survey".to_owned(), Some(day))).to_vec();
        let batch = Batch { sources, ..Batch::default() };
        let cells = [cell(0, 48.5), cell(1, 45.9)];
        let effect = effect(&batch, &cells, &[None], &mut HeldCells::new(), 7);
        let told: Vec<_> = effect.adds.iter().map(|add| (add.held.from, add.held.until, add.closed)).collect();
        assert_eq!(told, [(first, Some(second), true), (second, None, false)]);
        assert_eq!((effect.changes.len(), effect.closes.len(), effect.same), (1, 0, 0));
    }
}
