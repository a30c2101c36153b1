//! A straight line through points, and what it foretells.

use serde::Serialize;

use super::mean::{mean, number_of};
use super::student::t_value;
use super::{Interval, Level};

/// The line of least squares through points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Line {
    /// How much the value rises for one step of x.
    pub slope: f64,
    /// How many points it is made of.
    pub points: usize,
    middle: (f64, f64),
    /// The sum of the squares of the distances of x from its mean.
    spread: f64,
    /// The standard deviation of the points about the line, with two degrees of freedom less.
    pub deviation: f64,
}

/// What a line foretells for one x.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Predicted {
    /// The value on the line.
    pub value: f64,
    /// Where a new point lies with the stated sureness.
    pub interval: Interval,
}

/// The line of least squares through finite points. `None` of fewer than three, and when all have the same x.
pub fn line(points: &[(f64, f64)]) -> Option<Line> {
    if points.len() < 3 {
        return None;
    }
    let xs: Vec<f64> = points.iter().map(|(x, _)| *x).collect();
    let ys: Vec<f64> = points.iter().map(|(_, y)| *y).collect();
    let (x_mean, y_mean) = (mean(&xs)?, mean(&ys)?);
    let spread: f64 = xs.iter().map(|x| (x - x_mean).powi(2)).sum();
    let joint: f64 = points.iter().map(|(x, y)| (x - x_mean) * (y - y_mean)).sum();
    let slope = joint / spread;
    let apart: f64 = points.iter().map(|(x, y)| (y - y_mean - slope * (x - x_mean)).powi(2)).sum();
    let deviation = (apart / (number_of(points) - 2.0)).sqrt();
    (spread > 0.0 && spread.is_finite() && slope.is_finite() && deviation.is_finite()).then_some(Line {
        slope,
        points: points.len(),
        middle: (x_mean, y_mean),
        spread,
        deviation,
    })
}

impl Line {
    /// The value on the line, with the interval of a new point (not of the line itself): t × s × √(1 + 1/n + …).
    pub fn predict(&self, x: f64, level: Level) -> Option<Predicted> {
        let count = u32::try_from(self.points).map(f64::from).ok()?;
        let away = x - self.middle.0;
        let value = self.middle.1 + self.slope * away;
        let t = t_value(count - 2.0, level.alpha())?;
        let half = t * self.deviation * (1.0 + 1.0 / count + away * away / self.spread).sqrt();
        Some(Predicted { value, interval: Interval::new(value - half, value + half)? })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::line;
    use crate::statistics::Level::NinetyFive;

    /// Speed in miles an hour and stopping distance in feet, Ezekiel 1930, R data set "cars".
    const CARS: [(f64, f64); 50] = [
        (4.0, 2.0),
        (4.0, 10.0),
        (7.0, 4.0),
        (7.0, 22.0),
        (8.0, 16.0),
        (9.0, 10.0),
        (10.0, 18.0),
        (10.0, 26.0),
        (10.0, 34.0),
        (11.0, 17.0),
        (11.0, 28.0),
        (12.0, 14.0),
        (12.0, 20.0),
        (12.0, 24.0),
        (12.0, 28.0),
        (13.0, 26.0),
        (13.0, 34.0),
        (13.0, 34.0),
        (13.0, 46.0),
        (14.0, 26.0),
        (14.0, 36.0),
        (14.0, 60.0),
        (14.0, 80.0),
        (15.0, 20.0),
        (15.0, 26.0),
        (15.0, 54.0),
        (16.0, 32.0),
        (16.0, 40.0),
        (17.0, 32.0),
        (17.0, 40.0),
        (17.0, 50.0),
        (18.0, 42.0),
        (18.0, 56.0),
        (18.0, 76.0),
        (18.0, 84.0),
        (19.0, 36.0),
        (19.0, 46.0),
        (19.0, 68.0),
        (20.0, 32.0),
        (20.0, 48.0),
        (20.0, 52.0),
        (20.0, 56.0),
        (20.0, 64.0),
        (22.0, 66.0),
        (23.0, 54.0),
        (24.0, 70.0),
        (24.0, 92.0),
        (24.0, 93.0),
        (24.0, 120.0),
        (25.0, 85.0),
    ];

    #[test]
    fn a_published_prediction() {
        // Kassambara A, "Predict in R: model predictions and confidence intervals": distance = −17.579 + 3.932 × speed;
        // prediction intervals at 12, 19 and 24 miles an hour.
        let Some(fitted) = line(&CARS) else { panic!("fifty points have a line") };
        assert!((fitted.slope - 3.932).abs() < 5e-4);
        for (speed, value, lower, upper) in
            [(12.0, 29.6, -1.75, 61.0), (19.0, 57.1, 25.76, 88.5), (24.0, 76.8, 44.75, 108.8)]
        {
            let Some(found) = fitted.predict(speed, NinetyFive) else { panic!("{speed}") };
            assert!((found.value - value).abs() < 5e-2, "{found:?}");
            assert!(
                (found.interval.lower - lower).abs() < 5e-2 && (found.interval.upper - upper).abs() < 5e-2,
                "{found:?}"
            );
        }
    }

    #[test]
    fn what_has_no_line_has_none() {
        assert_eq!(line(&[(1.0, 1.0), (2.0, 2.0)]), None);
        assert_eq!(line(&[(1.0, 1.0), (1.0, 2.0), (1.0, 3.0)]), None);
        assert_eq!(line(&[(1.0, 1.0), (2.0, f64::NAN), (3.0, 3.0)]), None);
    }

    proptest! {
        #[test]
        fn points_on_a_line_give_it_back(slope in -50.0..50.0_f64, start in -50.0..50.0_f64, many in 3..30_u32) {
            let points: Vec<_> = (0..many).map(|x| (f64::from(x), start + slope * f64::from(x))).collect();
            let Some(found) = line(&points).and_then(|l| l.predict(40.0, NinetyFive)) else {
                return Err(TestCaseError::fail("there is a line"));
            };
            prop_assert!((found.value - (start + slope * 40.0)).abs() < 1e-6);
            prop_assert!(found.interval.upper - found.interval.lower < 1e-6);
        }

        #[test]
        fn it_is_finite_or_nothing(points in proptest::collection::vec(any::<(f64, f64)>(), 0..10), x in any::<f64>()) {
            if let Some(found) = line(&points).and_then(|l| l.predict(x, NinetyFive)) {
                prop_assert!(found.value.is_finite() && found.interval.lower <= found.interval.upper);
            }
        }
    }
}
