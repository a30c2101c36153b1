//! A line as small as a word, for a cell of a scorecard: the course of a measure, the band of
//! its comparators, and where it stands now. It has no text of its own; its title says it all.

use askama::Template;

use crate::chart::{Chart, DrawError, Table};
use crate::numbers::NumberFormat;
use crate::paper::clean::{finite, prefix, words};
use crate::paper::frame::Frame;
use crate::paper::ink;
use crate::paper::path::Path;
use crate::paper::px::Px;
use crate::paper::runs::{runs, usual_step};
use crate::paper::scale::{Scale, range};
use crate::paper::shape::{Form, Shape};
use crate::point::{self, Interval, Point, Standing, first_comparable, latest};

/// What a sparkline shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sparkline {
    /// The measure's name.
    pub title: String,
    /// How its numbers are written.
    pub numbers: NumberFormat,
    /// The course.
    pub points: Vec<Point>,
    /// What the band is: "statistical neighbours".
    pub band_name: String,
    /// The band: place in time, lower and upper edge.
    pub band: Vec<(f64, Interval)>,
    /// A target, drawn as a short line.
    pub target: Option<f64>,
    /// Width in px, from 60 to 120; anything else becomes the nearer end.
    pub width: f64,
}

#[derive(Template)]
#[template(path = "sparkline/sparkline.svg")]
struct Drawing {
    frame: Frame,
    band: Option<Path>,
    target: Option<Path>,
    lines: Vec<Path>,
    singles: Vec<Shape>,
    last: Option<Shape>,
}

const HEIGHT: f64 = 28.0;
const INSET: f64 = 5.0;

impl Sparkline {
    /// Draws it. `prefix` begins its ids: another for each drawing of a page.
    ///
    /// # Errors
    /// When the template cannot be written out.
    pub fn draw(&self, prefix: &str) -> Result<Chart, DrawError> {
        let points = point::tidy(&self.points);
        let description = self.sentence(&points);
        let svg = self.drawing(prefix, &points, &description).render()?;
        Ok(Chart { svg, table: self.table(&points), title: words(&self.title), description })
    }

    fn drawing(&self, given: &str, points: &[Point], description: &str) -> Drawing {
        let width = if self.width.is_finite() { self.width.clamp(60.0, 120.0) } else { 120.0 };
        let band = self.tidy_band();
        let (x, y) = self.scales(points, &band, width);
        let runs = runs(points, usual_step(points));
        let places = |run: &Vec<(&Point, f64)>| -> Vec<(f64, f64)> {
            run.iter().map(|(point, value)| (x.at(point.at), y.at(*value))).collect()
        };
        let (long, short): (Vec<_>, Vec<_>) = runs.iter().map(places).partition(|run| run.len() > 1);
        let last = latest(points).map(|(point, value)| {
            Shape::new(Form::Dot, x.at(point.at), y.at(value), 3.0, ink::MAIN).hollow(point.standing != Standing::Final)
        });
        let edges: Vec<_> = band.iter().map(|(at, edge)| (x.at(*at), y.at(edge.high), y.at(edge.low))).collect();
        let target = self.target.and_then(finite).map(|value| y.at(value));
        Drawing {
            frame: frame(given, width, description),
            band: (edges.len() > 1).then(|| Path::between(&edges)),
            target: target.map(|y| Path::line([(width - 16.0, y), (width, y)])),
            lines: long.into_iter().map(Path::line).collect(),
            singles: short.into_iter().flatten().map(|(x, y)| Shape::new(Form::Dot, x, y, 0.8, ink::MAIN)).collect(),
            last,
        }
    }

    fn scales(&self, points: &[Point], band: &[(f64, Interval)], width: f64) -> (Scale, Scale) {
        let times = range(points.iter().map(|point| point.at).chain(band.iter().map(|(at, _)| *at)));
        let edges = band.iter().flat_map(|(_, edge)| [edge.low, edge.high]);
        let values = points.iter().filter_map(|point| point.value);
        let values = range(values.chain(edges).chain(self.target.and_then(finite)));
        (Scale::new(times.0, times.1, INSET, width - INSET), Scale::new(values.0, values.1, HEIGHT - INSET, INSET))
    }

    fn tidy_band(&self) -> Vec<(f64, Interval)> {
        let mut band: Vec<(f64, Interval)> =
            self.band.iter().filter_map(|(at, edge)| Some((finite(*at)?, edge.tidy()?))).collect();
        band.sort_by(|a, b| a.0.total_cmp(&b.0));
        band
    }

    fn sentence(&self, points: &[Point]) -> String {
        let Some((last, value)) = latest(points) else { return "No figures yet.".into() };
        let mut said = format!("{} in {}", self.numbers.text(value), words(&last.period));
        if let Some((first, from)) = first_comparable(points) {
            let moved = crate::paper::moved_words(from, value, &self.numbers);
            said.push_str(&format!(", {moved} {} in {}", self.numbers.text(from), words(&first.period)));
        }
        said.push('.');
        if let Some(edge) = self.tidy_band().last().filter(|_| !self.band_name.is_empty()).map(|(_, edge)| *edge) {
            let (low, high) = (self.numbers.text(edge.low), self.numbers.text(edge.high));
            said.push_str(&format!(" {}: {low} to {high}.", crate::paper::capital(&words(&self.band_name))));
        }
        if let Some(target) = self.target.and_then(finite) {
            said.push_str(&format!(" Target: {}.", self.numbers.text(target)));
        }
        said
    }

    fn table(&self, points: &[Point]) -> Table {
        let mut headings = vec!["Period".to_owned(), words(&self.title)];
        let band = self.tidy_band();
        if !band.is_empty() {
            headings.push(crate::paper::capital(&words(&self.band_name)));
        }
        let row = |point: &Point| {
            let mut cells = vec![words(&point.period), crate::paper::figure(point, &self.numbers)];
            if !band.is_empty() {
                let edge = band.iter().find(|(at, _)| crate::paper::moments::same(*at, point.at));
                cells.push(edge.map_or(String::new(), |(_, edge)| crate::paper::from_to(*edge, &self.numbers)));
            }
            cells
        };
        Table { caption: words(&self.title), headings, rows: points.iter().map(row).collect() }
    }
}

fn frame(given: &str, width: f64, description: &str) -> Frame {
    Frame {
        prefix: prefix(given),
        class: "press press-sparkline".into(),
        width: Px::new(width),
        height: Px::new(HEIGHT),
        title: description.to_owned(),
        description: String::new(),
        paper: false,
    }
}

#[cfg(test)]
mod tests;
