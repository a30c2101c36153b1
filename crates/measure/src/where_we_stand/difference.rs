//! One figure against another: by how much, which way, and whether chance alone could have done it.

use serde::Serialize;

use super::interval::interval;
use crate::statistics::{Interval, put_together};
use crate::{Definition, Point, Polarity};

/// Which way one figure lies from another, or went since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Way {
    /// To the good side.
    Better,
    /// To the bad side.
    Worse,
    /// Both are shown as the same number.
    Same,
    /// Higher, where neither way is good.
    Higher,
    /// Lower, where neither way is good.
    Lower,
}

/// Whether a difference is real.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Sure {
    /// The interval of the difference leaves nought out.
    Real,
    /// It holds nought: chance alone could have done it.
    MayBeChance,
    /// What was counted is not known, so nobody can say.
    Unknown,
}

/// One figure less another, in the measure's unit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Difference {
    /// The first less the second.
    pub value: f64,
    /// How the first lies to the second.
    pub way: Way,
    /// Where the difference lies, 95 in 100.
    pub interval: Option<Interval>,
    /// Whether it is real.
    pub sure: Sure,
}

impl Polarity {
    /// How far `value` lies on the bad side of `wished`; below nought on the good side. `None` where neither is good.
    pub fn shortfall(self, value: f64, wished: f64) -> Option<f64> {
        let short = match self {
            Self::High => wished - value,
            Self::Low => value - wished,
            Self::NearZero => value.abs() - wished.abs(),
            Self::Context => return None,
        };
        short.is_finite().then_some(short)
    }
}

impl Definition {
    /// The value at the digits that are shown.
    pub fn rounded(&self, value: f64) -> f64 {
        let digits = 10_f64.powi(i32::from(self.decimals));
        let rounded = (value * digits).round() / digits;
        if rounded.is_finite() { rounded } else { value }
    }
}

/// How `one` lies to `other`, at the digits shown.
pub fn way(definition: &Definition, one: f64, other: f64) -> Way {
    let (one, other) = (definition.rounded(one), definition.rounded(other));
    match definition.polarity.shortfall(one, other) {
        _ if one == other => Way::Same,
        Some(short) if short < 0.0 => Way::Better,
        Some(short) if short > 0.0 => Way::Worse,
        // Near nought: as far from it on the other side.
        Some(_) => Way::Same,
        None if one > other => Way::Higher,
        None => Way::Lower,
    }
}

/// One figure less another, both with chance in them: two years, two groups, two places. `None` where one has no
/// value. The periods may differ; whether they may be compared is for the caller's rule.
pub fn difference(definition: &Definition, one: &Point, other: &Point) -> Option<Difference> {
    let ranges = interval(definition, one).zip(interval(definition, other));
    of_values(definition, one, other, ranges)
}

/// A figure against a comparator of the same period. A comparator whose counts are not known is taken as certain, as
/// the public health profiles take England's. `None` where the periods differ or one has no value.
pub fn against(definition: &Definition, own: &Point, comparator: &Point) -> Option<Difference> {
    let value = comparator.value.filter(|_| own.period == comparator.period)?;
    let known = interval(definition, comparator).or_else(|| Interval::new(value, value));
    of_values(definition, own, comparator, interval(definition, own).zip(known))
}

fn of_values(
    definition: &Definition,
    one: &Point,
    other: &Point,
    ranges: Option<(Interval, Interval)>,
) -> Option<Difference> {
    let (a, b) = (one.value.filter(|v| v.is_finite())?, other.value.filter(|v| v.is_finite())?);
    let value = Some(a - b).filter(|value| value.is_finite())?;
    let range = ranges.and_then(|(a_range, b_range)| put_together((a, around(a, a_range)), (b, around(b, b_range))));
    // The two sides of nought are one side for such a measure: the interval of the difference says nothing of them.
    let range = range.filter(|_| definition.polarity != Polarity::NearZero);
    let sure = match range {
        Some(range) if range.holds(0.0) => Sure::MayBeChance,
        Some(_) => Sure::Real,
        None => Sure::Unknown,
    };
    Some(Difference { value, way: way(definition, a, b), interval: range, sure })
}

/// An interval widened to hold its value, which may be rounded.
fn around(value: f64, range: Interval) -> Interval {
    Interval { lower: range.lower.min(value), upper: range.upper.max(value) }
}

#[cfg(test)]
mod tests {
    use super::{Sure, Way, against, difference, way};
    use crate::Polarity;
    use crate::fixtures::{counted, definition, point};

    #[test]
    fn newcombes_example_as_figures() {
        // 56 of 70 less 48 of 80: 5.24 to 33.39 percentage points (see `statistics::difference`).
        let found = difference(&definition(), &counted(2010, 56.0, 70.0), &counted(2009, 48.0, 80.0));
        let Some(found) = found else { panic!("both have values") };
        assert_eq!((found.way, found.sure), (Way::Better, Sure::Real));
        assert!(found.interval.is_some_and(|i| (i.lower - 5.24).abs() < 0.01 && (i.upper - 33.39).abs() < 0.01));
        assert!((found.value - 20.0).abs() < 1e-9);
    }

    #[test]
    fn small_numbers_may_be_chance_and_bare_values_are_unknown() {
        let found = difference(&definition(), &counted(2010, 5.0, 56.0), &counted(2009, 0.0, 29.0));
        assert_eq!(found.map(|d| d.sure), Some(Sure::MayBeChance));
        let bare = difference(&definition(), &point(2010, Some(70.0)), &point(2009, Some(50.0)));
        assert_eq!(bare.map(|d| (d.way, d.sure)), Some((Way::Better, Sure::Unknown)));
        assert_eq!(difference(&definition(), &point(2010, None), &point(2009, Some(50.0))), None);
    }

    #[test]
    fn a_comparator_without_counts_is_taken_as_certain_and_another_year_is_none() {
        let own = counted(2010, 56.0, 70.0);
        // Wilson's interval of 56 of 70 is 69.2 to 87.7.
        assert_eq!(against(&definition(), &own, &point(2010, Some(68.0))).map(|d| d.sure), Some(Sure::Real));
        assert_eq!(against(&definition(), &own, &point(2010, Some(70.0))).map(|d| d.sure), Some(Sure::MayBeChance));
        assert_eq!(against(&definition(), &own, &point(2009, Some(68.0))), None);
    }

    #[test]
    fn the_way_follows_what_is_good_and_what_is_shown() {
        let mut measure = definition();
        assert_eq!(way(&measure, 50.04, 50.01), Way::Same);
        assert_eq!(way(&measure, 51.0, 50.0), Way::Better);
        measure.polarity = Polarity::Low;
        assert_eq!(way(&measure, 51.0, 50.0), Way::Worse);
        measure.polarity = Polarity::NearZero;
        assert_eq!(way(&measure, -1.0, 3.0), Way::Better);
        assert_eq!(way(&measure, -3.0, 3.0), Way::Same);
        measure.polarity = Polarity::Context;
        assert_eq!(way(&measure, 51.0, 50.0), Way::Higher);
    }
}
