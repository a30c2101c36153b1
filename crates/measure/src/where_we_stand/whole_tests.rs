//! No rule ever answers "not a number", whatever the series holds.

use jiff::civil::date;
use proptest::prelude::*;

use super::{
    Aim, Target, TargetKind, assess, control_chart, difference, forecast, gap_series, interval, peers, travel,
};
use crate::fixtures::definition;
use crate::statistics::Convention;
use crate::{Basis, Definition, Period, Point, Polarity, Series, Standing};

fn any_number() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![
        Just(None),
        (-10.0..200.0_f64).prop_map(Some),
        any::<f64>().prop_map(Some),
        Just(Some(f64::NAN)),
        Just(Some(0.0)),
    ]
}

fn any_series() -> impl Strategy<Value = Series> {
    let point = (1990..2020_i16, any_number(), any_number(), any_number(), any::<bool>()).prop_map(
        |(year, value, numerator, denominator, comparable)| Point {
            period: Period::Year(year),
            value,
            numerator,
            denominator,
            standing: Standing::Final,
            comparable,
            missing: None,
        },
    );
    proptest::collection::vec(point, 0..25).prop_map(Series::new)
}

fn any_definition() -> impl Strategy<Value = Definition> {
    let basis = prop_oneof![Just(Basis::Proportion), Just(Basis::Rate), Just(Basis::Count), Just(Basis::Mean)];
    let polarity =
        prop_oneof![Just(Polarity::High), Just(Polarity::Low), Just(Polarity::NearZero), Just(Polarity::Context)];
    (basis, polarity).prop_map(|(basis, polarity)| Definition { basis, polarity, ..definition() })
}

/// Whether every number in it is finite, by how it is written.
fn sound(found: impl std::fmt::Debug) -> bool {
    let text = format!("{found:?}");
    !text.contains("NaN") && !text.contains("inf")
}

proptest! {
    #[test]
    fn every_rule_is_finite_or_nothing(
        measure in any_definition(),
        series in any_series(),
        other in any_series(),
        aims in proptest::collection::vec((1990..2020_i16, any::<f64>()), 0..4),
        baseline in (1990..2020_i16, -10.0..200.0_f64),
    ) {
        let target = |(year, value)| Target { period: Period::Year(year), value, kind: TargetKind::Plan, tolerance: None };
        let aim = Aim {
            baseline: Some((Period::Year(baseline.0), baseline.1)),
            set_on: None,
            targets: aims.into_iter().map(target).collect(),
        };
        let found = assess(&measure, &series, &aim, 275, date(2015, 6, 1));
        prop_assert!(sound((found.against, found.difference, found.tolerance)));
        prop_assert!(sound(travel(&measure, &series)));
        prop_assert!(sound(control_chart(&series, Convention::MakingDataCount)));
        prop_assert!(sound(forecast(&measure, &series, &[Period::Year(2025)])));
        for (one, two) in series.points().iter().zip(other.points()) {
            prop_assert!(sound((interval(&measure, one), difference(&measure, one, two))));
        }
        prop_assert!(gap_series(&series, &other).points().iter().all(|p| p.value.is_none_or(f64::is_finite)));
        let values: Vec<f64> = other.points().iter().filter_map(|point| point.value).collect();
        prop_assert!(sound(peers(&measure, series.latest().and_then(|p| p.value), &values)));
    }
}
