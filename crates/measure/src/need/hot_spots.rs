//! Hot spots: places down, needs across; where it is worse than in the whole area.

use serde::Serialize;

use crate::statistics::{Rank, mean, rank};
use crate::where_we_stand::{Difference, Sure, Way, against};
use crate::{AreaCode, Definition, Point};

/// A need, by the measure that shows it.
#[derive(Clone, Copy, Debug)]
pub struct NeedColumn<'a> {
    /// The measure.
    pub definition: &'a Definition,
    /// The figure of the whole area. Without it, places are held against their own plain mean.
    pub whole: Option<&'a Point>,
}

/// A place with its figures, one for each need in order.
#[derive(Clone, Debug)]
pub struct PlaceRow {
    /// The place.
    pub area: AreaCode,
    /// Its figures; a missing one is `None`.
    pub points: Vec<Option<Point>>,
}

/// How a place stands in a need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Heat {
    /// Worse than the whole area, and not by chance.
    Hot,
    /// Worse, but chance could have done it or its counts are not known.
    Warm,
    /// The same, better, or neither way is good.
    Plain,
    /// There is no figure.
    NoData,
}

/// One place in one need.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cell {
    /// The figure.
    pub value: Option<f64>,
    /// Its place among the places, 1 the best.
    pub rank: Option<Rank>,
    /// The figure less that of the whole area, with its interval.
    pub against_whole: Option<Difference>,
    /// How it stands.
    pub heat: Heat,
}

/// The table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HotSpots {
    /// A row a place, in the order given; a cell a need.
    pub rows: Vec<(AreaCode, Vec<Cell>)>,
}

impl HotSpots {
    /// The places from the most hot cells to the fewest; equals by warm cells, then as given.
    pub fn hottest_first(&self) -> Vec<&(AreaCode, Vec<Cell>)> {
        let count = |row: &(AreaCode, Vec<Cell>), heat| row.1.iter().filter(|cell| cell.heat == heat).count();
        let mut rows: Vec<_> = self.rows.iter().collect();
        rows.sort_by_key(|row| std::cmp::Reverse((count(row, Heat::Hot), count(row, Heat::Warm))));
        rows
    }
}

/// Makes the table. A row with fewer figures than needs has none for the rest; figures of another period than the
/// whole area's are not held against it.
pub fn hot_spots(needs: &[NeedColumn<'_>], places: &[PlaceRow]) -> HotSpots {
    let column = |index: usize| -> Vec<f64> {
        let value = |row: &PlaceRow| row.points.get(index)?.as_ref()?.value.filter(|value| value.is_finite());
        places.iter().filter_map(value).collect()
    };
    let columns: Vec<Vec<f64>> = (0..needs.len()).map(column).collect();
    let cells = |row: &PlaceRow| {
        let points = row.points.iter().map(Option::as_ref).chain(std::iter::repeat(None));
        needs.iter().zip(&columns).zip(points).map(|((need, all), point)| cell(*need, all, point)).collect()
    };
    HotSpots { rows: places.iter().map(|row| (row.area.clone(), cells(row))).collect() }
}

fn cell(need: NeedColumn<'_>, all: &[f64], point: Option<&Point>) -> Cell {
    let known = point.and_then(|point| Some((point, point.value.filter(|value| value.is_finite())?)));
    let Some((point, value)) = known else {
        return Cell { value: None, rank: None, against_whole: None, heat: Heat::NoData };
    };
    let of_places = || {
        let plain = Point { value: Some(mean(all)?), numerator: None, denominator: None, ..point.clone() };
        against(need.definition, point, &plain)
    };
    let against_whole = match need.whole {
        Some(whole) => against(need.definition, point, whole),
        None => of_places(),
    };
    let heat = match against_whole {
        Some(Difference { way: Way::Worse, sure: Sure::Real, .. }) => Heat::Hot,
        Some(Difference { way: Way::Worse, .. }) => Heat::Warm,
        _ => Heat::Plain,
    };
    Cell { value: Some(value), rank: rank(value, all, need.definition.polarity), against_whole, heat }
}

#[cfg(test)]
mod tests {
    use super::{Heat, NeedColumn, PlaceRow, hot_spots};
    use crate::fixtures::{counted, definition, point};
    use crate::{Definition, Point, Polarity};

    fn row(code: &str, points: Vec<Option<Point>>) -> PlaceRow {
        PlaceRow { area: code.parse().expect("a code"), points }
    }

    #[test]
    fn a_place_is_hot_where_it_is_worse_and_not_by_chance() {
        let low = Definition { polarity: Polarity::Low, ..definition() };
        let whole = counted(2010, 400.0, 1000.0);
        let needs =
            [NeedColumn { definition: &low, whole: Some(&whole) }, NeedColumn { definition: &low, whole: None }];
        let places = [
            row("E07000008", vec![Some(counted(2010, 30.0, 100.0)), Some(point(2010, Some(10.0)))]),
            row("E07000009", vec![Some(counted(2010, 43.0, 100.0)), None]),
            row("E07000010", vec![Some(counted(2010, 60.0, 100.0)), Some(point(2010, Some(20.0)))]),
            row("E07000011", vec![]),
        ];
        let found = hot_spots(&needs, &places);
        let heats: Vec<_> = found.rows.iter().map(|(_, cells)| (cells[0].heat, cells[1].heat)).collect();
        assert_eq!(
            heats,
            [
                (Heat::Plain, Heat::Plain),
                (Heat::Warm, Heat::NoData),
                (Heat::Hot, Heat::Warm),
                (Heat::NoData, Heat::NoData)
            ]
        );
        assert_eq!(found.rows[2].1[0].rank.map(|r| (r.place, r.of)), Some((3, 3)));
        assert_eq!(found.hottest_first()[0].0.as_str(), "E07000010");
        assert!(found.rows[2].1[0].against_whole.and_then(|d| d.interval).is_some_and(|i| i.lower > 0.0));
    }

    #[test]
    fn another_year_is_not_held_against_the_whole_area() {
        let whole = point(2009, Some(1.0));
        let needs = [NeedColumn { definition: &definition(), whole: Some(&whole) }];
        let found = hot_spots(&needs, &[row("E07000008", vec![Some(point(2010, Some(10.0)))])]);
        assert_eq!((found.rows[0].1[0].against_whole, found.rows[0].1[0].heat), (None, Heat::Plain));
    }
}
