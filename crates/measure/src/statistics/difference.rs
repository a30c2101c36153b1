//! The interval of a difference, made of the intervals of its two sides.

use super::{Interval, Level, poisson, wilson};

/// The interval of `one - other`, from both values and their intervals.
///
/// The square-and-add method: Newcombe RG, Interval estimation for the difference between independent proportions,
/// Statistics in Medicine 1998;17:873–90, method 10; for any two independent estimates: Zou GY, Donner A, Construction
/// of confidence limits about effect measures, Statistics in Medicine 2008;27:1693–702. Takes for granted that the two
/// sides are counted apart.
pub fn put_together(one: (f64, Interval), other: (f64, Interval)) -> Option<Interval> {
    let ((a, a_range), (b, b_range)) = (one, other);
    let middle = a - b;
    let down = (a - a_range.lower).hypot(b_range.upper - b);
    let up = (a_range.upper - a).hypot(b - b_range.lower);
    Interval::new(middle - down, middle + up)
}

/// The interval of the difference of two shares, each as cases and people: the first less the second, −1 to 1.
pub fn difference_of_proportions(one: (f64, f64), other: (f64, f64), level: Level) -> Option<Interval> {
    let side = |(cases, people): (f64, f64)| Some((cases / people, wilson(cases, people, level)?));
    put_together(side(one)?, side(other)?)
}

/// The interval of the difference of two rates, each as events and population, for one person: the first less the
/// second.
pub fn difference_of_rates(one: (f64, f64), other: (f64, f64), level: Level) -> Option<Interval> {
    let side = |(events, people): (f64, f64)| Some((events / people, poisson::rate(events, people, level)?));
    put_together(side(one)?, side(other)?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{difference_of_proportions, difference_of_rates, put_together};
    use crate::statistics::gamma::value_at;
    use crate::statistics::{Interval, Level::NinetyFive};

    fn near(found: Option<Interval>, lower: f64, upper: f64, within: f64) {
        assert!(
            found.is_some_and(|i| (i.lower - lower).abs() <= within && (i.upper - upper).abs() <= within),
            "{found:?}"
        );
    }

    #[test]
    fn newcombes_examples_of_two_proportions() {
        // Newcombe RG, Statistics in Medicine 1998;17:873–90, table II, method 10, examples (a), (b) and (d).
        near(difference_of_proportions((56.0, 70.0), (48.0, 80.0), NinetyFive), 0.0524, 0.3339, 5e-5);
        near(difference_of_proportions((9.0, 10.0), (3.0, 10.0), NinetyFive), 0.1705, 0.8090, 5e-5);
        near(difference_of_proportions((5.0, 56.0), (0.0, 29.0), NinetyFive), -0.0381, 0.1926, 5e-5);
    }

    #[test]
    fn a_published_difference_of_two_rates() {
        // Li and others 2011, as cited in the tests of Python's statsmodels: coronary heart disease: 60 in 51,477.5 and 30 in 54,308.7 person-years,
        // per 1,000; intervals put together from Jeffreys' limits. 95 %: R package ratesci (0.2629, 0.9786);
        // 90 %: the paper, turned round (0.3193, 0.9195).
        let side = |events: f64, people: f64, tail: f64| {
            let limit = |share| value_at(events + 0.5, share) / people;
            Some((events / people, Interval::new(limit(tail), limit(1.0 - tail))?))
        };
        let pair = |tail| put_together(side(60.0, 51.4775, tail)?, side(30.0, 54.3087, tail)?);
        near(pair(0.025), 0.2629, 0.9786, 5e-3);
        near(pair(0.05), 0.3193, 0.9195, 5e-3);
    }

    #[test]
    fn byars_limits_say_the_same_of_those_rates() {
        // The score interval of the same example (R package ratesci): 0.265796 to 0.989192. Byar's limits are a little
        // wider than it.
        near(difference_of_rates((60.0, 51.4775), (30.0, 54.3087), NinetyFive), 0.2658, 0.9892, 3e-2);
    }

    proptest! {
        #[test]
        fn turned_round_the_interval_turns_round(a in 0..500_u32, b in 0..500_u32, more_a in 1..500_u32, more_b in 1..500_u32) {
            let one = (f64::from(a), f64::from(a + more_a));
            let other = (f64::from(b), f64::from(b + more_b));
            let (Some(there), Some(back)) = (difference_of_proportions(one, other, NinetyFive), difference_of_proportions(other, one, NinetyFive)) else {
                return Err(TestCaseError::fail("both have intervals"));
            };
            prop_assert!((there.lower + back.upper).abs() < 1e-12 && (there.upper + back.lower).abs() < 1e-12);
            prop_assert!(there.holds(one.0 / one.1 - other.0 / other.1));
            prop_assert!(there.lower >= -1.0 - 1e-12 && there.upper <= 1.0 + 1e-12);
        }

        #[test]
        fn it_is_finite_or_nothing(a in any::<(f64, f64)>(), b in any::<(f64, f64)>()) {
            for i in [difference_of_proportions(a, b, NinetyFive), difference_of_rates(a, b, NinetyFive)].into_iter().flatten() {
                prop_assert!(i.lower.is_finite() && i.upper.is_finite() && i.lower <= i.upper);
            }
        }
    }
}
