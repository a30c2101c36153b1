//! The interval of a figure, by the sort of number that its measure is.

use crate::statistics::{self, Interval, Level};
use crate::{Basis, Definition, Point};

/// The interval of a point in the measure's unit.
///
/// Wilson's for proportions, Byar's (exact under ten) for rates and counts. `None` for means, scores and ratios, whose
/// spread a series does not carry; for a point without value or without what it was counted from; and where value and
/// counts do not belong together, so that no page shows a figure outside its own interval.
pub fn interval(definition: &Definition, point: &Point) -> Option<Interval> {
    let value = point.value.filter(|value| value.is_finite())?;
    let (counted, people) = counted(definition, point, value)?;
    let interval = match definition.basis {
        Basis::Proportion => statistics::wilson(counted, people, Level::NinetyFive),
        Basis::Rate | Basis::Count => statistics::rate(counted, people, Level::NinetyFive),
        Basis::Mean | Basis::Score | Basis::Ratio => None,
    }?
    .times(definition.multiplier)?;
    // A published value is rounded: a large population's interval may be narrower than the rounding.
    let slack = 0.5 * 10_f64.powi(-i32::from(definition.decimals)) + 1e-9;
    (interval.lower - slack <= value && value <= interval.upper + slack).then_some(interval)
}

/// What was counted and out of how many. Many publications give two of numerator, denominator and value: the third is
/// reckoned from them.
pub(crate) fn counted(definition: &Definition, point: &Point, value: f64) -> Option<(f64, f64)> {
    if definition.basis == Basis::Count {
        return Some((point.numerator.unwrap_or(value / definition.multiplier), 1.0));
    }
    let most = |people: f64| if definition.basis == Basis::Proportion { people } else { f64::INFINITY };
    match (point.numerator, point.denominator) {
        (Some(counted), Some(people)) => Some((counted, people)),
        (None, Some(people)) => Some(((value * people / definition.multiplier).min(most(people)), people)),
        (Some(counted), None) if value > 0.0 => {
            let people = counted / value * definition.multiplier;
            Some((counted.min(most(people)), people))
        }
        (Some(_) | None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::interval;
    use crate::Basis;
    use crate::fixtures::{definition, point};

    #[test]
    fn each_sort_of_number_has_its_interval() {
        let mut measure = definition();
        let mut figure = point(2009, Some(65.0));
        (figure.numerator, figure.denominator) = (Some(65.0), Some(100.0));
        // Wilson, as in the tests of `statistics::wilson`.
        assert!(interval(&measure, &figure).is_some_and(|i| (i.lower - 55.2544).abs() < 1e-4));
        for (numerator, denominator) in [(None, Some(100.0)), (Some(65.0), None)] {
            (figure.numerator, figure.denominator) = (numerator, denominator);
            assert!(interval(&measure, &figure).is_some_and(|i| (i.lower - 55.2544).abs() < 1e-4));
        }
        measure.basis = Basis::Rate;
        assert!(interval(&measure, &figure).is_some_and(|i| (i.lower - 50.1632).abs() < 1e-4));
        (measure.basis, measure.multiplier) = (Basis::Count, 1.0);
        assert!(interval(&measure, &figure).is_some_and(|i| (i.upper - 82.8491).abs() < 1e-4));
        measure.basis = Basis::Mean;
        assert_eq!(interval(&measure, &figure), None);
    }

    #[test]
    fn a_value_that_its_counts_do_not_bear_out_has_none() {
        let mut figure = point(2009, Some(20.0));
        (figure.numerator, figure.denominator) = (Some(65.0), Some(100.0));
        assert_eq!(interval(&definition(), &figure), None);
        figure.value = None;
        assert_eq!(interval(&definition(), &figure), None);
    }

    #[test]
    fn a_rounded_value_of_a_large_population_keeps_its_interval() {
        let mut figure = point(2009, Some(5.5));
        (figure.numerator, figure.denominator) = (Some(5_547_000.0), Some(100_000_000.0));
        assert!(interval(&definition(), &figure).is_some());
    }
}
