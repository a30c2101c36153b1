//! Where a line is drawn without a break.

use crate::point::Point;

/// A wider step than this many usual ones is a gap.
const GAP: f64 = 1.5;

/// Points with figures that a line may join: it breaks at a missing period, at a gap in time
/// and where the definition changed. `step` is the usual distance in years.
pub fn runs(points: &[Point], step: f64) -> Vec<Vec<(&Point, f64)>> {
    let mut all: Vec<Vec<(&Point, f64)>> = Vec::new();
    let mut before: Option<&Point> = None;
    for point in points {
        let Some(value) = point.value else {
            before = None;
            continue;
        };
        let joined = before.is_some_and(|before| !point.breaks && point.at - before.at <= step * GAP);
        match all.last_mut() {
            Some(run) if joined => run.push((point, value)),
            _ => all.push(vec![(point, value)]),
        }
        before = Some(point);
    }
    all
}

/// The usual distance between points: the least that there is, or a year.
pub fn usual_step(points: &[Point]) -> f64 {
    let steps = points.iter().zip(points.iter().skip(1)).map(|(a, b)| b.at - a.at).filter(|step| *step > 1e-6);
    let least = steps.fold(f64::INFINITY, f64::min);
    if least.is_finite() { least } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::{runs, usual_step};
    use crate::point::Point;

    #[test]
    fn a_line_breaks_at_what_is_missing_absent_or_not_comparable() {
        let points = [
            Point::new(2001.0, "2001", 1.0),
            Point::new(2002.0, "2002", 2.0),
            Point::missing(2003.0, "2003", "low count"),
            Point::new(2004.0, "2004", 3.0),
            Point::new(2005.0, "2005", 4.0).after_break(),
            Point::new(2007.0, "2007", 5.0),
        ];
        let lengths: Vec<usize> = runs(&points, usual_step(&points)).iter().map(Vec::len).collect();
        assert_eq!(lengths, [2, 1, 1, 1]);
    }
}
