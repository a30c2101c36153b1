use proptest::prelude::*;

use super::xmr::{Convention, Limits, Rule, Signal, limits, signals};

fn near(found: f64, published: f64, within: f64) {
    assert!((found - published).abs() <= within, "{found} is not {published}");
}

#[test]
fn the_handbooks_ten_batches() {
    // NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: mean 50.81, mean range 1.8778, limits 55.8041 and
    // 45.8159 (there with 3 ÷ 1.128 unrounded, here with 2.66).
    let flow = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];
    let Some(found) = limits(&flow) else { panic!("ten values have limits") };
    near(found.centre, 50.81, 5e-4);
    near(found.mean_range, 1.8778, 5e-5);
    near(found.upper, 55.8041, 2e-3);
    near(found.lower, 45.8159, 2e-3);
    assert!(!found.firm);
    assert!(signals(&flow, &found, Convention::Wheeler).is_empty());
}

#[test]
fn wheelers_inventory() {
    // Wheeler DJ, Making Sense of Data, in-process inventory of 31 months, as worked by Chin C, "How to plot an XmR chart":
    // mean 20.39, mean range 4.7, upper limit 20.39 + 2.66 × 4.7 = 32.89, lower 7.89.
    let inventory = [
        19.0, 27.0, 20.0, 16.0, 18.0, 25.0, 22.0, 24.0, 17.0, 25.0, 15.0, 17.0, 20.0, 22.0, 19.0, 16.0, 22.0, 19.0,
        25.0, 22.0, 18.0, 20.0, 16.0, 17.0, 20.0, 15.0, 27.0, 25.0, 17.0, 19.0, 28.0,
    ];
    let Some(found) = limits(&inventory) else { panic!("31 values have limits") };
    near(found.centre, 20.39, 5e-3);
    near(found.mean_range, 4.7, 5e-2);
    near(found.upper, 32.89, 6e-2);
    near(found.lower, 7.89, 6e-2);
    assert!(found.firm);
    assert!(signals(&inventory, &found, Convention::Wheeler).is_empty());
}

/// Limits of 0 ± 3 around which the rules are tried; the values below are invented.
const EVEN: Limits = Limits { centre: 0.0, lower: -3.0, upper: 3.0, mean_range: 1.128, range_limit: 3.685, firm: true };

fn found(values: &[f64], convention: Convention) -> Vec<(Rule, usize, usize, bool)> {
    let parts = |Signal { rule, first, last, up }| (rule, first, last, up);
    signals(values, &EVEN, convention).into_iter().map(parts).collect()
}

#[test]
fn a_point_outside_is_a_signal_and_one_on_the_limit_is_not() {
    assert_eq!(found(&[0.0, 3.1, 0.0, -3.0], Convention::Wheeler), [(Rule::Outside, 1, 1, true)]);
    assert_eq!(found(&[0.0, -3.1, 0.0], Convention::MakingDataCount), [(Rule::Outside, 1, 1, false)]);
}

#[test]
fn eight_on_one_side_for_wheeler_and_seven_for_the_health_service() {
    let seven = [-1.0, 0.5, 1.0, 0.5, 1.0, 0.5, 1.0, 0.5];
    assert_eq!(found(&seven, Convention::Wheeler), []);
    assert_eq!(found(&seven, Convention::MakingDataCount), [(Rule::OneSide, 1, 7, true)]);
    let ten = [0.5, 1.0, 0.5, 1.0, 0.5, 1.0, 0.5, 1.0, 0.5, 1.0];
    assert_eq!(found(&ten, Convention::Wheeler), [(Rule::OneSide, 0, 9, true)]);
    let broken = [0.5, 1.0, 0.5, 1.0, 0.0, 1.0, 0.5, 1.0, 0.5, 1.0];
    assert_eq!(found(&broken, Convention::Wheeler), []);
}

#[test]
fn points_near_a_limit_are_a_signal_on_the_same_side_only() {
    assert_eq!(found(&[1.6, 1.0, -1.6, 1.6], Convention::Wheeler), []);
    assert_eq!(found(&[1.6, 1.0, 1.7, 1.6], Convention::Wheeler), [(Rule::NearLimit, 0, 3, true)]);
    // It begins and ends with a point that is near the limit.
    assert_eq!(found(&[0.0, 1.6, 1.7, 1.6, 0.5, -0.1], Convention::Wheeler), [(Rule::NearLimit, 1, 3, true)]);
    assert_eq!(found(&[2.1, -2.1, 0.0], Convention::MakingDataCount), []);
    assert_eq!(found(&[-2.1, 0.0, -2.1], Convention::MakingDataCount), [(Rule::NearLimit, 0, 2, false)]);
}

#[test]
fn seven_rising_are_a_trend_for_the_health_service_only() {
    let rising = [-1.5, -1.0, -0.5, 0.2, 0.4, 0.8, 1.2];
    assert_eq!(found(&rising, Convention::MakingDataCount), [(Rule::Trend, 0, 6, true)]);
    assert_eq!(found(&rising, Convention::Wheeler), []);
}

#[test]
fn few_or_unknown_values_have_no_limits() {
    assert_eq!(limits(&[1.0, 2.0, 3.0, 4.0]), None);
    assert_eq!(limits(&[1.0, 2.0, f64::NAN, 4.0, 5.0, 6.0]), None);
    // Values that never move have limits at the centre, and no signal.
    let still = [2.0; 9];
    assert!(limits(&still).is_some_and(|l| signals(&still, &l, Convention::Wheeler).is_empty()));
}

proptest! {
    #[test]
    fn limits_are_finite_or_nothing(values in proptest::collection::vec(any::<f64>(), 0..20)) {
        if let Some(l) = limits(&values) {
            prop_assert!(l.lower.is_finite() && l.upper.is_finite() && l.lower <= l.centre && l.centre <= l.upper);
        }
    }

    #[test]
    fn upside_down_the_signals_turn_round(values in proptest::collection::vec(-4.0..4.0_f64, 5..30)) {
        let turned: Vec<f64> = values.iter().map(|value| -value).collect();
        for convention in [Convention::Wheeler, Convention::MakingDataCount] {
            let mut there = found(&values, convention);
            let mut back: Vec<_> = found(&turned, convention).into_iter().map(|(r, a, b, up)| (r, a, b, !up)).collect();
            there.sort_by_key(|(rule, first, _, up)| (*rule as u8, *first, *up));
            back.sort_by_key(|(rule, first, _, up)| (*rule as u8, *first, *up));
            prop_assert_eq!(there, back);
        }
    }
}
