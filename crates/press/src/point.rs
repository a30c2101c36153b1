//! One figure of a series.

use crate::paper::clean::{finite, place_in_time};

/// A figure at a moment, or the reason why there is none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Point {
    /// Where it stands in time, in years: 2009.0, 2009.25 for the second quarter.
    pub at: f64,
    /// The period's name as it is shown: "2009/10".
    pub period: String,
    /// The figure; none leaves a gap in the line.
    pub value: Option<f64>,
    /// What is between the limits with the stated certainty.
    pub interval: Option<Interval>,
    /// How sure the figure is.
    pub standing: Standing,
    /// Whether the definition changed since the point before: the line breaks.
    pub breaks: bool,
    /// Why there is no figure: "low count". Shown in the table.
    pub missing: String,
}

/// Two limits, the lower first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower limit.
    pub low: f64,
    /// The upper limit.
    pub high: f64,
}

/// How sure a figure is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Not expected to change.
    #[default]
    Final,
    /// Published early: drawn hollow.
    Provisional,
    /// Worked out, not counted: drawn hollow.
    Estimated,
}

impl Point {
    /// A final figure that is comparable with the one before.
    pub fn new(at: f64, period: impl Into<String>, value: f64) -> Self {
        Self { at, period: period.into(), value: Some(value), ..Self::default() }
    }

    /// A period without a figure, and why.
    pub fn missing(at: f64, period: impl Into<String>, why: impl Into<String>) -> Self {
        Self { at, period: period.into(), missing: why.into(), ..Self::default() }
    }

    /// With an interval.
    #[must_use]
    pub fn between(self, low: f64, high: f64) -> Self {
        Self { interval: Some(Interval { low, high }), ..self }
    }

    /// With a standing.
    #[must_use]
    pub fn standing(self, standing: Standing) -> Self {
        Self { standing, ..self }
    }

    /// Not comparable with the point before.
    #[must_use]
    pub fn after_break(self) -> Self {
        Self { breaks: true, ..self }
    }
}

impl Interval {
    /// The limits in order, when both are numbers.
    pub(crate) fn tidy(self) -> Option<Self> {
        let (a, b) = (finite(self.low)?, finite(self.high)?);
        Some(Self { low: a.min(b), high: a.max(b) })
    }
}

/// In order of time, with nothing that is not a number; what has no place in time is left out.
pub(crate) fn tidy(points: &[Point]) -> Vec<Point> {
    let mut points: Vec<Point> = points
        .iter()
        .filter_map(|point| {
            Some(Point {
                at: place_in_time(point.at)?,
                value: point.value.and_then(finite),
                interval: point.value.and(point.interval).and_then(Interval::tidy),
                ..point.clone()
            })
        })
        .collect();
    points.sort_by(|a, b| a.at.total_cmp(&b.at));
    points
}

/// The last that has a figure.
pub(crate) fn latest(points: &[Point]) -> Option<(&Point, f64)> {
    points.iter().rev().find_map(|point| Some((point, point.value?)))
}

/// The first figure that is comparable with the latest, when it is another.
pub(crate) fn first_comparable(points: &[Point]) -> Option<(&Point, f64)> {
    let last = points.iter().rposition(|point| point.value.is_some())?;
    let from = points.iter().take(last + 1).rposition(|point| point.breaks).unwrap_or(0);
    let section = points.get(from..last)?;
    section.iter().find_map(|point| Some((point, point.value?)))
}
