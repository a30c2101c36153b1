//! Wilson's score interval of a proportion.

use super::{Interval, Level};

/// The interval of `cases` of `people`, as a share between 0 and 1. `None` unless 0 ≤ cases ≤ people and people > 0.
///
/// Wilson EB, Probable inference, the law of succession, and statistical inference, J Am Stat Assoc 1927;22:209–12;
/// method 3 of Newcombe RG, Statistics in Medicine 1998;17:857–72; recommended by the public health technical guide
/// "Confidence intervals" (appendix 3).
pub fn wilson(cases: f64, people: f64, level: Level) -> Option<Interval> {
    if !(people > 0.0 && people.is_finite() && (0.0..=people).contains(&cases)) {
        return None;
    }
    let z = level.z();
    let share = cases / people;
    let middle = cases + z * z / 2.0;
    let half = z * (people * share * (1.0 - share) + z * z / 4.0).sqrt();
    let whole = people + z * z;
    // At the ends the formula gives nought and one but for the last digit.
    let lower = if cases == 0.0 { 0.0 } else { ((middle - half) / whole).clamp(0.0, share) };
    let upper = if cases >= people { 1.0 } else { ((middle + half) / whole).clamp(share, 1.0) };
    Interval::new(lower, upper)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::wilson;
    use crate::statistics::Level::{self, NinetyFive, NinetyNineEight};

    fn near(cases: f64, people: f64, level: Level, lower: f64, upper: f64, within: f64) {
        let found = wilson(cases, people, level);
        assert!(
            found.is_some_and(|i| (i.lower - lower).abs() <= within && (i.upper - upper).abs() <= within),
            "{cases} of {people}: {found:?}"
        );
    }

    #[test]
    fn newcombes_four_examples() {
        // Newcombe RG, Two-sided confidence intervals for the single proportion: comparison of seven methods,
        // Statistics in Medicine 1998;17:857–72, table I, method 3.
        near(81.0, 263.0, NinetyFive, 0.2553, 0.3662, 5e-5);
        near(15.0, 148.0, NinetyFive, 0.0624, 0.1605, 5e-5);
        near(0.0, 20.0, NinetyFive, 0.0, 0.1611, 5e-5);
        near(1.0, 29.0, NinetyFive, 0.0061, 0.1718, 5e-5);
    }

    #[test]
    fn values_of_the_health_agencys_own_package() {
        // UK Health Security Agency, R package PHEindicatormethods, tests/testthat/testdata_Byars_Wilson.xlsx.
        near(65.0, 100.0, NinetyFive, 0.552_544_432_968_879_7, 0.736_357_517_569_024_7, 1e-12);
        near(1045.0, 5000.0, NinetyFive, 0.197_955_498_800_132_97, 0.220_491_303_731_890_27, 1e-12);
        near(65.0, 100.0, NinetyNineEight, 0.495_494_657_407_043_1, 0.778_354_061_408_969_7, 1e-12);
        near(1045.0, 5000.0, NinetyNineEight, 0.191_793_817_990_152_44, 0.227_315_629_025_258_18, 1e-12);
        near(0.445, 1.0, NinetyFive, 0.043_817_447_720_588_22, 0.933_462_127_697_915_6, 1e-12);
    }

    proptest! {
        #[test]
        fn it_lies_within_nought_and_one_and_holds_its_share(people in 1..2_000_000_u32, tenths in 0.0..=1.0_f64) {
            let cases = (f64::from(people) * tenths).floor();
            let found = wilson(cases, f64::from(people), NinetyFive);
            prop_assert!(found.is_some_and(|i| i.lower >= 0.0 && i.upper <= 1.0 && i.holds(cases / f64::from(people))));
        }

        #[test]
        fn it_is_finite_or_nothing(cases in any::<f64>(), people in any::<f64>()) {
            if let Some(i) = wilson(cases, people, NinetyFive) {
                prop_assert!(i.lower.is_finite() && i.upper.is_finite() && i.lower <= i.upper);
            }
        }
    }

    #[test]
    fn what_is_no_proportion_has_no_interval() {
        for (cases, people) in [(1.0, 0.0), (2.0, 1.0), (-1.0, 5.0), (f64::NAN, 5.0), (1.0, f64::INFINITY)] {
            assert_eq!(wilson(cases, people, NinetyFive), None, "{cases} of {people}");
        }
    }
}
