//! The trend as a table, in order of time.

use super::Trend;
use crate::chart::Table;
use crate::paper::clean::words;
use crate::paper::moments::{moments, same};
use crate::paper::said::{figure, from_to};
use crate::point::Point;

/// A column for the course, its interval, each target and comparator, and the forecast.
pub fn table(trend: &Trend) -> Table {
    let columns = columns(trend);
    let headings = std::iter::once("Period".to_owned()).chain(columns.iter().map(|column| column.heading.clone()));
    let rows = moments(trend.series()).into_iter().map(|(at, period)| {
        let cells = columns.iter().map(|column| column.cell(trend, at));
        std::iter::once(period).chain(cells).collect()
    });
    Table { caption: caption(trend), headings: headings.collect(), rows: rows.collect() }
}

fn caption(trend: &Trend) -> String {
    if trend.unit.is_empty() { trend.title.clone() } else { format!("{}: {}", trend.title, trend.unit) }
}

struct Column<'a> {
    heading: String,
    points: &'a [Point],
    /// Whether it is the interval that stands in the cells.
    edges: bool,
    /// Whether breaks are said.
    breaks: bool,
}

impl Column<'_> {
    fn cell(&self, trend: &Trend, at: f64) -> String {
        let Some(point) = self.points.iter().find(|point| same(point.at, at)) else { return String::new() };
        if self.edges {
            return point.interval.map_or(String::new(), |edges| from_to(edges, &trend.numbers));
        }
        let breaks = if self.breaks && point.breaks { "; not comparable with the period before" } else { "" };
        format!("{}{breaks}", figure(point, &trend.numbers))
    }
}

fn columns(trend: &Trend) -> Vec<Column<'_>> {
    let subject = if trend.subject.is_empty() { "Figure".to_owned() } else { trend.subject.clone() };
    let mut all = with_interval(subject, &trend.points, &trend.interval_name);
    for line in trend.targets.iter().chain(&trend.comparators) {
        all.push(Column { heading: line.name.clone(), points: &line.points, edges: false, breaks: false });
    }
    if let Some(forecast) = &trend.forecast {
        all.extend(with_interval("Forecast".into(), &forecast.points, &forecast.interval_name));
    }
    all
}

fn with_interval<'a>(heading: String, points: &'a [Point], name: &str) -> Vec<Column<'a>> {
    let name = words(name);
    let name = if name.is_empty() { "interval".to_owned() } else { name };
    let edges = Column { heading: format!("{heading}, {name}"), points, edges: true, breaks: false };
    let mut columns = vec![Column { heading, points, edges: false, breaks: true }];
    if points.iter().any(|point| point.interval.is_some()) {
        columns.push(edges);
    }
    columns
}
