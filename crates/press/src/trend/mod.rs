//! The course of a measure: where it was, where it stands, where it should be and where it goes.

mod layout;
mod table;
#[cfg(test)]
mod tests;
mod words;

use askama::Template;

use crate::chart::{Chart, DrawError, Drawn, Width};
use crate::numbers::NumberFormat;
use crate::paper::clean;
use crate::point::{self, Interval, Point};

/// What a trend shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trend {
    /// The chart's heading.
    pub title: String,
    /// What the numbers are: "conceptions per 1,000 girls aged 15 to 17".
    pub unit: String,
    /// How they are written.
    pub numbers: NumberFormat,
    /// Whose course it is: "Peterborough".
    pub subject: String,
    /// The course.
    pub points: Vec<Point>,
    /// The usual distance between points in years; none takes the least that there is.
    pub step: Option<f64>,
    /// How the intervals of the points are drawn.
    pub intervals: Intervals,
    /// What the intervals are: "95% interval".
    pub interval_name: String,
    /// Targets, each a line of its own: agreed, stretch, from an improvement notice.
    pub targets: Vec<Line>,
    /// What it is compared with; at most four are drawn, all are in the table.
    pub comparators: Vec<Line>,
    /// Where it goes if nothing changes.
    pub forecast: Option<Forecast>,
    /// Whether the axis must begin at nought. If not, it does unless that would press the
    /// line flat, and the chart says where it begins.
    pub from_nought: bool,
}

/// A named series beside the course.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// Its name: "England", "Stretch target".
    pub name: String,
    /// Its figures.
    pub points: Vec<Point>,
}

/// How intervals are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Intervals {
    /// A whisker on each point.
    #[default]
    Whiskers,
    /// A band along the line.
    Band,
}

/// A continuation of the course.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Forecast {
    /// The figures to come, with intervals.
    pub points: Vec<Point>,
    /// What the interval is: "80% interval".
    pub interval_name: String,
    /// What it assumes, as a sentence.
    pub assumes: String,
}

impl Drawn for Trend {
    fn draw(&self, prefix: &str, width: Width) -> Result<Chart, DrawError> {
        let trend = self.tidy();
        let description = words::description(&trend);
        let svg = layout::lay(&trend, prefix, width, &description).render()?;
        Ok(Chart { svg, table: table::table(&trend), title: trend.title, description })
    }
}

impl Trend {
    fn tidy(&self) -> Self {
        let forecast = self.forecast.as_ref().map(|forecast| Forecast {
            points: point::tidy(&forecast.points),
            interval_name: clean::words(&forecast.interval_name),
            assumes: clean::words(&forecast.assumes),
        });
        Self {
            title: clean::words(&self.title),
            unit: clean::words(&self.unit),
            subject: clean::words(&self.subject),
            points: point::tidy(&self.points),
            interval_name: clean::words(&self.interval_name),
            targets: self.targets.iter().map(Line::tidy).collect(),
            comparators: self.comparators.iter().map(Line::tidy).collect(),
            forecast: forecast.filter(|forecast| forecast.points.iter().any(|point| point.value.is_some())),
            ..self.clone()
        }
    }

    /// Every series, the course first.
    fn series(&self) -> Vec<&[Point]> {
        let lines = self.targets.iter().chain(&self.comparators).map(|line| line.points.as_slice());
        let forecast = self.forecast.iter().map(|forecast| forecast.points.as_slice());
        std::iter::once(self.points.as_slice()).chain(lines).chain(forecast).collect()
    }

    /// Every number that must have a place.
    fn values(&self) -> impl Iterator<Item = f64> {
        self.series().into_iter().flatten().flat_map(|point| {
            let edges = point.interval.into_iter().flat_map(|Interval { low, high }| [low, high]);
            point.value.into_iter().chain(edges)
        })
    }
}

impl Line {
    /// A named series.
    pub fn new(name: impl Into<String>, points: Vec<Point>) -> Self {
        Self { name: name.into(), points }
    }

    fn tidy(&self) -> Self {
        Self { name: clean::words(&self.name), points: point::tidy(&self.points) }
    }
}
