//! A control chart: which ups and downs are chance, and which are not. Signals are marked by
//! shape; what a signal is, is decided by whoever gives the figures.

mod layout;
#[cfg(test)]
mod tests;
mod words;

use askama::Template;

use crate::chart::{Chart, DrawError, Drawn, Width};
use crate::numbers::NumberFormat;
use crate::paper::clean::{self, finite};
use crate::point::{Interval, Point, tidy};

/// What a control chart shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Control {
    /// The chart's heading.
    pub title: String,
    /// What the numbers are.
    pub unit: String,
    /// How they are written.
    pub numbers: NumberFormat,
    /// The figures.
    pub points: Vec<Point>,
    /// The limits; more than one stretch where they were worked out anew.
    pub stretches: Vec<Stretch>,
    /// The signals.
    pub signals: Vec<Signal>,
    /// Whether the axis must begin at nought.
    pub from_nought: bool,
}

/// The limits that hold from one place in time to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// The place in time of its first figure.
    pub from: f64,
    /// The place in time of its last figure.
    pub to: f64,
    /// The average.
    pub centre: f64,
    /// The natural process limits; none where there are too few figures.
    pub limits: Option<Interval>,
}

/// A figure that is more than chance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Signal {
    /// The figure's place in time.
    pub at: f64,
    /// Which rule it met.
    pub rule: Rule,
}

/// The rules, each with a shape of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// Outside the limits: a diamond.
    Outside,
    /// One of a long run on one side of the average: a square.
    Side,
    /// One of a long run up or down: a triangle.
    Course,
    /// One of several close to a limit: a ring.
    NearLimit,
}

impl Drawn for Control {
    fn draw(&self, prefix: &str, width: Width) -> Result<Chart, DrawError> {
        let control = self.tidy();
        let description = words::description(&control);
        let svg = layout::lay(&control, prefix, width, &description).render()?;
        Ok(Chart { svg, table: words::table(&control), title: control.title, description })
    }
}

impl Control {
    fn tidy(&self) -> Self {
        let mut stretches: Vec<Stretch> = self.stretches.iter().filter_map(Stretch::tidy).collect();
        stretches.sort_by(|a, b| a.from.total_cmp(&b.from));
        Self {
            title: clean::words(&self.title),
            unit: clean::words(&self.unit),
            points: tidy(&self.points),
            stretches,
            ..self.clone()
        }
    }

    /// The most telling rule that a figure met.
    fn rule_at(&self, at: f64) -> Option<Rule> {
        let here = self.signals.iter().filter(|signal| crate::paper::moments::same(signal.at, at));
        here.map(|signal| signal.rule).min()
    }
}

impl Stretch {
    fn tidy(&self) -> Option<Self> {
        Some(Self {
            from: clean::place_in_time(self.from)?,
            to: clean::place_in_time(self.to)?,
            centre: finite(self.centre)?,
            limits: self.limits.and_then(Interval::tidy),
        })
    }
}

impl Rule {
    /// What it means, after "a".
    fn says(self) -> &'static str {
        match self {
            Self::Outside => "outside the limits",
            Self::Side => "in a long run on one side of the average",
            Self::Course => "in a long run up or down",
            Self::NearLimit => "one of several close to a limit",
        }
    }
}
