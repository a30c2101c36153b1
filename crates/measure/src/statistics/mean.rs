//! The mean and its interval.

use super::student::t_value;
use super::{Interval, Level};

/// The mean of finite numbers; `None` of none.
pub fn mean(numbers: &[f64]) -> Option<f64> {
    let count = number_of(numbers);
    let sum: f64 = numbers.iter().sum();
    Some(sum / count).filter(|mean| !numbers.is_empty() && mean.is_finite())
}

/// The interval of a mean, from the standard deviation and the number of those measured (two or more): Student's.
///
/// Technical guide "Confidence intervals", directory of methods, means.
pub fn mean_interval(mean: f64, deviation: f64, measured: f64, level: Level) -> Option<Interval> {
    let known = mean.is_finite() && deviation.is_finite() && deviation >= 0.0 && measured >= 2.0;
    let half = t_value(measured - 1.0, level.alpha())? * deviation / measured.sqrt();
    Interval::new(mean - half, mean + half).filter(|_| known)
}

/// How many there are, as a number to reckon with.
pub(crate) fn number_of<T>(list: &[T]) -> f64 {
    u32::try_from(list.len()).map_or(f64::INFINITY, f64::from)
}

#[cfg(test)]
mod tests {
    use super::{mean, mean_interval};
    use crate::statistics::{Interval, Level::NinetyFive, Level::NinetyNineEight};

    fn near(found: Option<Interval>, lower: f64, upper: f64) {
        assert!(found.is_some_and(|i| (i.lower - lower).abs() < 1e-6 && (i.upper - upper).abs() < 1e-6), "{found:?}");
    }

    #[test]
    fn values_of_the_health_agencys_own_package() {
        // UK Health Security Agency, R package PHEindicatormethods, tests/testthat/testdata_Mean.xlsx, areas 1 and 2.
        let area_1 = [33.09375, 48.38596, 64.83495, 67.98475, 22.93556, 71.23587, 38.78465, 82.37927];
        assert!(mean(&area_1).is_some_and(|m| (m - 53.704_345).abs() < 1e-9));
        near(
            mean_interval(53.704_345, 20.975_575_257_709_31, 8.0, NinetyFive),
            36.168_325_241_336_504,
            71.240_364_758_663_52,
        );
        near(
            mean_interval(53.704_345, 20.975_575_257_709_31, 8.0, NinetyNineEight),
            18.216_705_294_788_838,
            89.191_984_705_211_18,
        );
        near(
            mean_interval(5_678.962_957_777_778, 2_117.831_716_159_067, 18.0, NinetyFive),
            4_625.790_022_452_972,
            6_732.135_893_102_583,
        );
    }

    #[test]
    fn what_has_no_spread_known_has_no_interval() {
        assert_eq!(mean(&[]), None);
        assert_eq!(mean(&[f64::NAN]), None);
        assert_eq!(mean(&[f64::MAX, f64::MAX]), None);
        assert_eq!(mean_interval(1.0, 1.0, 1.0, NinetyFive), None);
        assert_eq!(mean_interval(f64::NAN, 1.0, 9.0, NinetyFive), None);
        assert_eq!(mean_interval(1.0, -1.0, 9.0, NinetyFive), None);
    }
}
