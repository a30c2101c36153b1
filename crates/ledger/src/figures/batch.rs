//! The figures of one load, put in the order in which they are stored.

use std::collections::HashMap;

use bigplan_measure::{AreaCode, GroupCode, MeasureCode, Observation, Period};
use jiff::civil::Date;

use super::cell::Says;
use crate::LedgerError;

/// A measure for one area and one group.
pub(super) type SeriesKey = (MeasureCode, AreaCode, GroupCode);

/// A figure in few bytes: a million of them are held at once.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    /// Its place in [`Batch::series`].
    pub(super) series: usize,
    /// Its place in [`Batch::sources`].
    pub(super) source: usize,
    pub(super) period: Period,
    /// The day on which it came out.
    pub(super) day: Date,
    pub(super) says: Says,
}

/// All figures of a load.
#[derive(Debug, Default)]
pub(super) struct Batch {
    /// The series, in order.
    pub(super) series: Vec<SeriesKey>,
    /// What was published, and when.
    pub(super) sources: Vec<(String, Option<Date>)>,
    /// The figures by series, period and day, each once.
    pub(super) cells: Vec<Cell>,
    /// How many were given twice with the same words.
    pub(super) twice: usize,
}

impl Batch {
    /// Takes figures in. One without a date of its own came out on `today`.
    pub(super) fn of(
        given: impl IntoIterator<Item = Observation>,
        source: &str,
        today: Date,
    ) -> Result<Self, LedgerError> {
        let (mut series, mut sources) = (Numbered::default(), Numbered::default());
        let mut cells = Vec::new();
        for one in given {
            let says = Says::from(&one);
            let day = one.published_on.unwrap_or(today);
            let title = if one.source.trim().is_empty() { source.to_owned() } else { one.source };
            let source = sources.number((title, one.published_on));
            let series = series.number((one.measure, one.area, one.group));
            cells.push(Cell { series, source, period: one.period, day, says });
        }
        let series = in_order(series, &mut cells);
        let mut batch = Self { series, sources: sources.listed(), cells, twice: 0 };
        batch.each_once()?;
        Ok(batch)
    }

    /// Puts the cells in order and refuses two figures for one cell on one day.
    fn each_once(&mut self) -> Result<(), LedgerError> {
        self.cells.sort_by_cached_key(|cell| (cell.series, cell.period.ends(), cell.period.code(), cell.day));
        let mut apart = false;
        let before = self.cells.len();
        self.cells.dedup_by(|next, kept| {
            let one = (next.series, next.period, next.day) == (kept.series, kept.period, kept.day);
            apart |= one && next.says != kept.says;
            one
        });
        self.twice = before - self.cells.len();
        if apart {
            let why = "two different figures were given for one measure, place, group, period and day";
            return Err(LedgerError::State(why));
        }
        Ok(())
    }

    /// The cells in parts of whole series, each of about this many cells.
    pub(super) fn parts(&self, about: usize) -> impl Iterator<Item = &[Cell]> {
        let mut rest = self.cells.as_slice();
        std::iter::from_fn(move || {
            let last = rest.get(about.saturating_sub(1)).or(rest.last())?.series;
            let end = rest.partition_point(|cell| cell.series <= last);
            let (part, after) = rest.split_at(end);
            rest = after;
            Some(part)
        })
    }
}

/// Gives each different thing a number, from 0.
struct Numbered<T>(HashMap<T, usize>);

impl<T> Default for Numbered<T> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<T: Eq + std::hash::Hash> Numbered<T> {
    fn number(&mut self, thing: T) -> usize {
        let next = self.0.len();
        *self.0.entry(thing).or_insert(next)
    }

    fn listed(self) -> Vec<T> {
        let mut all: Vec<_> = self.0.into_iter().collect();
        all.sort_by_key(|(_, number)| *number);
        all.into_iter().map(|(thing, _)| thing).collect()
    }
}

/// The series in their own order; the cells are told their new numbers.
fn in_order(series: Numbered<SeriesKey>, cells: &mut [Cell]) -> Vec<SeriesKey> {
    let mut all: Vec<_> = series.0.into_iter().collect();
    all.sort();
    let mut moved = vec![0; all.len()];
    for (new, (_, old)) in all.iter().enumerate() {
        if let Some(place) = moved.get_mut(*old) {
            *place = new;
        }
    }
    for cell in cells {
        cell.series = moved.get(cell.series).copied().unwrap_or_default();
    }
    all.into_iter().map(|(key, _)| key).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn figure(measure: &str, year: i16, value: f64) -> Observation {
        Observation {
            measure: measure.parse().unwrap(),
            area: "E92000001".parse().unwrap(),
            group: GroupCode::all(),
            period: Period::Year(year),
            numerator: None,
            denominator: None,
            value: Some(value),
            missing: None,
            standing: bigplan_measure::Standing::Final,
            comparable: true,
            source: String::new(),
            published_on: None,
        }
    }

    #[test]
    fn figures_come_in_order_and_each_once() {
        let given = [
            figure("ni-2", 2009, 1.0),
            figure("ni-1", 2009, 2.0),
            figure("ni-1", 2008, 3.0),
            figure("ni-2", 2009, 1.0),
        ];
        let batch = Batch::of(given, "A survey", date(2010, 1, 1)).unwrap();
        let order: Vec<_> = batch.cells.iter().map(|cell| (cell.series, cell.period.code())).collect();
        assert_eq!(order, [(0, "2008".into()), (0, "2009".into()), (1, "2009".into())]);
        assert_eq!((batch.twice, batch.sources), (1, vec![("A survey".to_owned(), None)]));
    }

    #[test]
    fn two_figures_for_one_cell_are_refused() {
        let given = [figure("ni-1", 2009, 1.0), figure("ni-1", 2009, 2.0)];
        let why = Batch::of(given, "", date(2010, 1, 1)).unwrap_err().to_string();
        assert!(why.contains("two different figures") && why.ends_with("nothing was saved"), "{why}");
    }

    #[test]
    fn a_part_holds_whole_series() {
        let given = (0..3).flat_map(|number| (2000..2004).map(move |year| figure(&format!("ni-{number}"), year, 1.0)));
        let batch = Batch::of(given, "", date(2010, 1, 1)).unwrap();
        let sizes: Vec<_> = batch.parts(5).map(<[Cell]>::len).collect();
        assert_eq!(sizes, [8, 4]);
    }
}
