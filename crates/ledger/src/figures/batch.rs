//! The figures of one load, put in the order in which they are stored.

use std::collections::HashMap;
use std::hash::Hash;

use bigplan_measure::{AreaCode, GroupCode, MeasureCode, Observation, Period};
use jiff::civil::Date;

use super::cell::Says;
use crate::LedgerError;

/// A measure for one area and one group.
pub(super) type SeriesKey = (MeasureCode, AreaCode, GroupCode);

/// Figures on their way to the ledger, each in few bytes: a million of them are held at once.
/// Whatever gives observations becomes one.
#[derive(Debug, Default)]
pub struct Gathered {
    series: Numbered<SeriesKey>,
    sources: Numbered<(String, Option<Date>)>,
    cells: Vec<Cell>,
}

impl Gathered {
    /// Takes one more figure in.
    pub fn push(&mut self, one: Observation) {
        let says = Says::from(&one);
        let source = self.sources.number((one.source, one.published_on));
        let series = self.series.number((one.measure, one.area, one.group));
        self.cells.push(Cell { series, source, period: one.period, says });
    }

    /// How many figures were taken in.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether none was.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }
}

impl<I: IntoIterator<Item = Observation>> From<I> for Gathered {
    fn from(figures: I) -> Self {
        let mut gathered = Self::default();
        figures.into_iter().for_each(|one| gathered.push(one));
        gathered
    }
}

/// A figure in its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    /// The place of its series in [`Batch::series`].
    pub(super) series: usize,
    /// The place of its source in [`Batch::sources`], which also says its day.
    pub(super) source: usize,
    pub(super) period: Period,
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
    /// The day on which a figure without a date of its own came out.
    pub(super) today: Date,
}

impl Batch {
    /// Puts figures in order. Those that name no source are of `source`; those without a date of their own
    /// came out on `today`.
    pub(super) fn of(given: Gathered, source: &str, today: Date) -> Result<Self, LedgerError> {
        let Gathered { series, sources, mut cells } = given;
        let named = |(title, on): (String, Option<Date>)| match title.trim().is_empty() {
            true => (source.to_owned(), on),
            false => (title, on),
        };
        let sources = sources.listed().into_iter().map(named).collect();
        let series = in_order(series, &mut cells);
        let mut batch = Self { series, sources, cells, twice: 0, today };
        batch.each_once()?;
        Ok(batch)
    }

    /// The day on which a figure came out.
    pub(super) fn day(&self, cell: &Cell) -> Date {
        came_out(&self.sources, self.today, cell)
    }

    /// Puts the cells in order and refuses two figures for one cell on one day.
    fn each_once(&mut self) -> Result<(), LedgerError> {
        let Self { cells, sources, today, .. } = self;
        let day = |cell: &Cell| came_out(sources, *today, cell);
        cells.sort_by(|one, other| {
            let series = one.series.cmp(&other.series);
            series.then_with(|| in_time(one.period, other.period)).then_with(|| day(one).cmp(&day(other)))
        });
        let mut apart = false;
        let before = cells.len();
        cells.dedup_by(|next, kept| {
            let one = (next.series, next.period) == (kept.series, kept.period) && day(next) == day(kept);
            apart |= one && next.says != kept.says;
            one
        });
        self.twice = before - cells.len();
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

fn came_out(sources: &[(String, Option<Date>)], today: Date, cell: &Cell) -> Date {
    sources.get(cell.source).and_then(|(_, on)| *on).unwrap_or(today)
}

/// The order of periods: by their last day, and by their code where that is the same.
pub(super) fn in_time(one: Period, other: Period) -> std::cmp::Ordering {
    if one == other {
        return std::cmp::Ordering::Equal;
    }
    one.ends().cmp(&other.ends()).then_with(|| one.code().cmp(&other.code()))
}

/// Gives each different thing a number, from 0.
#[derive(Debug)]
struct Numbered<T>(HashMap<T, usize>);

impl<T> Default for Numbered<T> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<T: Eq + Hash> Numbered<T> {
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
        let batch = Batch::of(given.into(), "A survey", date(2010, 1, 1)).unwrap();
        let order: Vec<_> = batch.cells.iter().map(|cell| (cell.series, cell.period.code())).collect();
        assert_eq!(order, [(0, "2008".into()), (0, "2009".into()), (1, "2009".into())]);
        assert_eq!((batch.twice, batch.sources), (1, vec![("A survey".to_owned(), None)]));
    }

    #[test]
    fn two_figures_for_one_cell_are_refused() {
        let given = [figure("ni-1", 2009, 1.0), figure("ni-1", 2009, 2.0)];
        let why = Batch::of(given.into(), "", date(2010, 1, 1)).unwrap_err().to_string();
        assert!(why.contains("two different figures") && why.ends_with("nothing was saved"), "{why}");
    }

    #[test]
    fn a_part_holds_whole_series() {
        let given = (0..3).flat_map(|number| (2000..2004).map(move |year| figure(&format!("ni-{number}"), year, 1.0)));
        let batch = Batch::of(given.into(), "", date(2010, 1, 1)).unwrap();
        let sizes: Vec<_> = batch.parts(5).map(<[Cell]>::len).collect();
        assert_eq!(sizes, [8, 4]);
    }
}
