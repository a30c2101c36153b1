//! The XmR chart: individual values, their moving range, and the rules that tell a signal from noise.

use serde::Serialize;

use super::mean;
use super::mean::number_of;

/// Fewer points than this have no limits (Wheeler: useful limits from five or six values on).
pub const FEWEST: usize = 5;
/// From this many points on the limits are firm; before, they will still move.
pub const FIRM: usize = 12;
/// Three standard errors for one mean moving range: 3 ÷ 1.128.
const TO_LIMIT: f64 = 2.66;
/// Upper limit of a moving range for one mean moving range.
const TO_RANGE_LIMIT: f64 = 3.267;

/// Centre and limits of an XmR chart.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Limits {
    /// The mean of the values.
    pub centre: f64,
    /// Centre less 2.66 mean moving ranges.
    pub lower: f64,
    /// Centre and 2.66 mean moving ranges.
    pub upper: f64,
    /// The mean of the steps from point to point.
    pub mean_range: f64,
    /// The most that a step may be: 3.267 mean moving ranges.
    pub range_limit: f64,
    /// False while made of fewer than [`FIRM`] points.
    pub firm: bool,
}

/// The limits of finite values in the order of time. `None` of fewer than [`FEWEST`].
///
/// Wheeler DJ, Understanding Variation, 1993; NIST e-Handbook 6.3.2.2.
pub fn limits(values: &[f64]) -> Option<Limits> {
    if values.len() < FEWEST || values.iter().any(|value| !value.is_finite()) {
        return None;
    }
    let centre = mean(values)?;
    let steps: f64 = values.iter().zip(values.iter().skip(1)).map(|(before, after)| (after - before).abs()).sum();
    let mean_range = steps / (number_of(values) - 1.0);
    let (lower, upper) = (centre - TO_LIMIT * mean_range, centre + TO_LIMIT * mean_range);
    let range_limit = TO_RANGE_LIMIT * mean_range;
    let firm = values.len() >= FIRM;
    (lower.is_finite() && upper.is_finite() && range_limit.is_finite()).then_some(Limits {
        centre,
        lower,
        upper,
        mean_range,
        range_limit,
        firm,
    })
}

/// Whose rules for a signal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Convention {
    /// Wheeler's: a point outside; eight in a row on one side of the centre; three of four nearer a limit than the
    /// centre.
    #[default]
    Wheeler,
    /// NHS England's "Making data count": a point outside; seven in a row on one side; seven in a row rising or
    /// falling; two of three in the outer third.
    MakingDataCount,
}

/// What makes a signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Rule {
    /// A point beyond a limit.
    Outside,
    /// A run on one side of the centre.
    OneSide,
    /// Several near the same limit.
    NearLimit,
    /// A run of steps the same way.
    Trend,
}

/// A signal: the points from first to last (by index) and which way they lie or go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Signal {
    /// What makes it one.
    pub rule: Rule,
    /// The index of its first point.
    pub first: usize,
    /// The index of its last point.
    pub last: usize,
    /// True when high or rising.
    pub up: bool,
}

/// The signals of values against limits, by rule and then by place. Neighbouring finds of a rule are one signal. A
/// point on the centre is on neither side and ends a run.
pub fn signals(values: &[f64], limits: &Limits, convention: Convention) -> Vec<Signal> {
    let (run, of, needed, near) = match convention {
        Convention::Wheeler => (8, 4, 3, 0.5),
        Convention::MakingDataCount => (7, 3, 2, 2.0 / 3.0),
    };
    let far = (limits.upper - limits.centre) * near;
    let mut found = Vec::new();
    for up in [true, false] {
        let away = |value: &f64| if up { value - limits.centre } else { limits.centre - value };
        let outside = |value: &f64| if up { *value > limits.upper } else { *value < limits.lower };
        found.extend(windows(values, 1, up, Rule::Outside, |window| window.iter().all(outside)));
        found.extend(windows(values, run, up, Rule::OneSide, |window| window.iter().all(|value| away(value) > 0.0)));
        let is_near = |value: &f64| far > 0.0 && away(value) > far;
        let several = windows(values, of, up, Rule::NearLimit, |window| {
            window.iter().filter(|value| is_near(value)).count() >= needed
        });
        found.extend(several.into_iter().map(|signal| from_near_to_near(values, signal, is_near)));
        if convention == Convention::MakingDataCount {
            let goes = |(before, after): (&f64, &f64)| if up { after > before } else { after < before };
            found.extend(windows(values, run, up, Rule::Trend, |window| {
                window.iter().zip(window.iter().skip(1)).all(goes)
            }));
        }
    }
    found.sort_by_key(|signal| (signal.rule as u8, signal.first));
    found
}

/// A signal without the points at its ends that are not near the limit themselves.
fn from_near_to_near(values: &[f64], signal: Signal, is_near: impl Fn(&f64) -> bool) -> Signal {
    let within = || (signal.first..=signal.last).filter(|index| values.get(*index).is_some_and(&is_near));
    Signal { first: within().next().unwrap_or(signal.first), last: within().last().unwrap_or(signal.last), ..signal }
}

/// The windows of a length that a rule finds; those that touch are put together.
fn windows(values: &[f64], length: usize, up: bool, rule: Rule, finds: impl Fn(&[f64]) -> bool) -> Vec<Signal> {
    let mut found: Vec<Signal> = Vec::new();
    for (first, _) in values.windows(length).enumerate().filter(|(_, window)| finds(window)) {
        let last = first + length - 1;
        match found.last_mut().filter(|before| first <= before.last) {
            Some(before) => before.last = last,
            None => found.push(Signal { rule, first, last, up }),
        }
    }
    found
}
