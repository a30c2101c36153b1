//! Intervals of counts and rates: Byar's, and the exact one for small counts.

use super::gamma::value_at;
use super::{Interval, Level};

/// Under this many events the exact interval is used, as the public health technical guidance ("Rates") says.
pub const EXACT_UNDER: f64 = 10.0;

/// Byar's interval of a number of events. `None` for a number below nought or not finite.
///
/// Breslow NE, Day NE, Statistical methods in cancer research, volume II, 1987; technical guide "Confidence
/// intervals", appendix 1. Good from ten events on; below, see [`exact`].
pub fn byar(events: f64, level: Level) -> Option<Interval> {
    let z = level.z();
    let more = events + 1.0;
    let lower =
        if events > 0.0 { events * (1.0 - 1.0 / (9.0 * events) - z / (3.0 * events.sqrt())).powi(3) } else { 0.0 };
    let upper = more * (1.0 - 1.0 / (9.0 * more) + z / (3.0 * more.sqrt())).powi(3);
    known(events).and_then(|_| Interval::new(lower.max(0.0), upper))
}

/// The exact (Garwood's) interval of a number of events, by the link of Poisson and chi-square.
///
/// Technical guide "Confidence intervals", appendix 2. Takes up to 1,000 events; `None` beyond and for no count.
pub fn exact(events: f64, level: Level) -> Option<Interval> {
    let events = known(events).filter(|events| *events <= 1000.0)?;
    let tail = level.alpha() / 2.0;
    let lower = if events > 0.0 { value_at(events, tail) } else { 0.0 };
    Interval::new(lower, value_at(events + 1.0, 1.0 - tail))
}

/// The interval of a count: exact under ten events, Byar's from there on.
pub fn count(events: f64, level: Level) -> Option<Interval> {
    if events < EXACT_UNDER { exact(events, level) } else { byar(events, level) }
}

/// The interval of events in a population, as events for one person. `None` without a population above nought.
pub fn rate(events: f64, population: f64, level: Level) -> Option<Interval> {
    if !(population > 0.0 && population.is_finite()) {
        return None;
    }
    count(events, level).and_then(|interval| interval.times(1.0 / population))
}

fn known(events: f64) -> Option<f64> {
    (events >= 0.0 && events.is_finite()).then_some(events)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{byar, count, exact, rate};
    use crate::statistics::Interval;
    use crate::statistics::Level::{NinetyFive, NinetyNineEight};

    fn near(found: Option<Interval>, lower: f64, upper: f64, within: f64) {
        let close = |a: f64, b: f64| (a - b).abs() <= within * b.abs().max(1e-3);
        assert!(found.is_some_and(|i| close(i.lower, lower) && close(i.upper, upper)), "{found:?} {lower} {upper}");
    }

    #[test]
    fn byars_values_of_the_health_agencys_own_package() {
        // UK Health Security Agency, R package PHEindicatormethods, tests/testthat/testdata_Byars_Wilson.xlsx.
        near(byar(65.0, NinetyFive), 50.163_187_710_459_454, 82.849_138_545_939_84, 1e-12);
        near(byar(1045.0, NinetyFive), 982.593_201_807_332_5, 1_110.331_212_985_65, 1e-12);
        near(byar(1.0, NinetyFive), 0.013_072_132_901_504_35, 5.563_755_582_475_26, 1e-9);
        near(byar(65.0, NinetyNineEight), 42.880_261_471_480_2, 94.000_290_844_318_02, 1e-12);
        near(byar(10.0, NinetyNineEight), 2.916_318_374_695_686, 24.193_724_927_880_535, 1e-12);
    }

    #[test]
    fn rates_of_the_health_agencys_own_package() {
        // The same package, testdata_Rate.xlsx: exact under ten events, Byar's above.
        let per_100 = |events, people, level| rate(events, people, level).and_then(|i| i.times(100.0));
        near(per_100(1.0, 100.0, NinetyFive), 0.025_317_807_984_289_897, 5.571_643_390_938_898, 1e-9);
        near(per_100(5.0, 100.0, NinetyFive), 1.623_486_390_118_42, 11.668_332_079_322_669, 1e-9);
        near(per_100(5.0, 100.0, NinetyNineEight), 0.739_371_731_917_839, 16.454_745_203_680_105, 1e-9);
        near(per_100(20.0, 100.0, NinetyFive), 12.211_428_834_875_937, 30.889_880_369_197_066, 1e-12);
        near(per_100(222.0, 3215.0, NinetyFive), 6.026_574_877_652_675, 7.875_729_370_871_85, 1e-12);
        near(per_100(9856.0, 12_345.0, NinetyFive), 78.269_490_589_767_57, 81.430_016_542_721_4, 1e-12);
    }

    #[test]
    fn an_exact_rate_of_a_manual() {
        // StatsDirect help, "Poisson rate confidence interval": 14 events in 400 person-years.
        near(exact(14.0, NinetyFive).and_then(|i| i.times(1.0 / 400.0)), 0.019_135, 0.058_724, 5e-5);
        assert!(exact(0.0, NinetyFive).is_some_and(|i| i.lower == 0.0 && (i.upper - 3.689).abs() < 5e-4));
    }

    #[test]
    fn exact_limits_leave_a_fortieth_of_the_poisson_sum_on_each_side() {
        // By adding up the distribution itself.
        for events in 1..40_i32 {
            let Some(i) = exact(f64::from(events), NinetyFive) else { panic!("{events}") };
            let sum = |mean: f64, upto: i32| {
                let mut term = (-mean).exp();
                (0..=upto).fold(0.0, |sum, k| {
                    let here = term;
                    term *= mean / f64::from(k + 1);
                    sum + here
                })
            };
            assert!((sum(i.upper, events) - 0.025).abs() < 1e-9, "{events}");
            assert!((1.0 - sum(i.lower, events - 1) - 0.025).abs() < 1e-9, "{events}");
        }
    }

    proptest! {
        #[test]
        fn an_interval_holds_its_count(events in 0..10_000_000_u32) {
            let events = f64::from(events);
            prop_assert!(count(events, NinetyFive).is_some_and(|i| i.lower >= 0.0 && i.holds(events)));
        }

        #[test]
        fn it_is_finite_or_nothing(events in any::<f64>(), people in any::<f64>()) {
            for i in [count(events, NinetyFive), exact(events, NinetyNineEight), rate(events, people, NinetyFive)].into_iter().flatten() {
                prop_assert!(i.lower.is_finite() && i.upper.is_finite() && i.lower <= i.upper);
            }
        }
    }
}
