//! The figures of one measure, place and group through time.

use serde::Serialize;

use crate::{Missing, Observation, Period, Standing};

/// One figure of a series.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Point {
    /// Of which time.
    pub period: Period,
    /// The figure in the measure's unit.
    pub value: Option<f64>,
    /// What was counted.
    pub numerator: Option<f64>,
    /// Out of how many.
    pub denominator: Option<f64>,
    /// How settled it is.
    pub standing: Standing,
    /// False when it must not be compared with the point before: the series breaks here.
    pub comparable: bool,
    /// Why there is no value.
    pub missing: Option<Missing>,
}

impl From<&Observation> for Point {
    fn from(seen: &Observation) -> Self {
        Self {
            period: seen.period,
            value: seen.value,
            numerator: seen.numerator,
            denominator: seen.denominator,
            standing: seen.standing,
            comparable: seen.comparable,
            missing: seen.missing,
        }
    }
}

/// Points in the order of the day their periods end.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Series(Vec<Point>);

impl Series {
    /// Puts the points in order. Points of the same end keep the order they came in.
    pub fn new(mut points: Vec<Point>) -> Self {
        points.sort_by_key(|point| point.period.ends());
        Self(points)
    }

    /// All points, oldest first.
    pub fn points(&self) -> &[Point] {
        &self.0
    }

    /// The newest point that has a value.
    pub fn latest(&self) -> Option<&Point> {
        self.0.iter().rev().find(|point| point.value.is_some_and(f64::is_finite))
    }

    /// The point of a period; the last of them where several were given.
    pub fn at(&self, period: Period) -> Option<&Point> {
        self.0.iter().rev().find(|point| point.period == period)
    }

    /// The points cut where the series breaks: within a run every point may be compared with every other.
    pub fn runs(&self) -> Vec<&[Point]> {
        let mut runs = Vec::new();
        let mut rest = self.0.as_slice();
        while !rest.is_empty() {
            let breaks = rest.iter().skip(1).position(|point| !point.comparable);
            let (run, after) = rest.split_at(breaks.map_or(rest.len(), |index| index + 1));
            runs.push(run);
            rest = after;
        }
        runs
    }

    /// The run that holds the newest value: what trends, limits and forecasts are made of.
    pub fn latest_run(&self) -> &[Point] {
        let valued = |run: &&&[Point]| run.iter().any(|point| point.value.is_some_and(f64::is_finite));
        self.runs().iter().rev().find(valued).copied().unwrap_or_default()
    }
}

impl FromIterator<Point> for Series {
    fn from_iter<I: IntoIterator<Item = Point>>(points: I) -> Self {
        Self::new(points.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::{Point, Series};
    use crate::{Period, Standing};

    fn point(year: i16, value: Option<f64>, comparable: bool) -> Point {
        let standing = Standing::Final;
        Point {
            period: Period::Year(year),
            value,
            numerator: None,
            denominator: None,
            standing,
            comparable,
            missing: None,
        }
    }

    #[test]
    fn a_series_is_in_order_and_cut_where_it_breaks() {
        let series: Series = [
            point(2011, Some(3.0), true),
            point(2009, Some(1.0), true),
            point(2010, Some(9.0), false),
            point(2012, None, true),
        ]
        .into_iter()
        .collect();
        let years: Vec<_> = series.points().iter().map(|p| p.period.code()).collect();
        assert_eq!(years, ["2009", "2010", "2011", "2012"]);
        assert_eq!(series.latest().map(|p| p.value), Some(Some(3.0)));
        assert_eq!(series.runs().iter().map(|run| run.len()).collect::<Vec<_>>(), [1, 3]);
        assert_eq!(series.latest_run().len(), 3);
        assert!(Series::default().latest_run().is_empty());
    }
}
