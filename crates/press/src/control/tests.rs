use proptest::prelude::*;

use super::{Control, Rule, Signal, Stretch};
use crate::proof::{number_of_any_kind, points_of_any_kind, seen, words_of_any_kind};
use crate::{Drawn, Interval, NumberFormat, Point, Width};

/// Invented figures.
fn referrals() -> Control {
    let month = |month: u16, value: f64| Point::new(2009.0 + f64::from(month) / 12.0, format!("month {month}"), value);
    Control {
        title: "Referrals".into(),
        unit: "referrals a month".into(),
        numbers: NumberFormat::plain(0),
        points: vec![month(0, 100.0), month(1, 112.0), month(2, 95.0), month(3, 160.0)],
        stretches: vec![Stretch {
            from: 2009.0,
            to: 2009.25,
            centre: 103.0,
            limits: Some(Interval { low: 70.0, high: 136.0 }),
        }],
        signals: vec![Signal { at: 2009.25, rule: Rule::Side }, Signal { at: 2009.25, rule: Rule::Outside }],
        from_nought: false,
    }
}

#[test]
fn signals_are_said_and_marked_by_shape() {
    let chart = referrals().draw("c", Width::Wide).unwrap();
    assert_eq!(
        chart.description,
        "Latest: 160 in month 3. The average is 103; figures from 70 to 136 can be chance. \
         More than chance: month 3 (outside the limits)."
    );
    let seen = seen(&chart);
    for words in ["Average 103", "Upper limit 136", "Lower limit 70", "Outside the limits."] {
        assert!(seen.says(words), "{words}: {seen:?}");
    }
    assert_eq!(seen.circles, 3, "the signal is no circle");
    assert_eq!(chart.table.rows[3][4], "in a long run on one side of the average; outside the limits");
}

#[test]
fn figures_that_follow_each_other_are_said_as_a_span() {
    let at = |index: usize| referrals().points[index].at;
    let signals = [0, 1, 3].map(|index| Signal { at: at(index), rule: Rule::Side }).to_vec();
    let chart = Control { signals, ..referrals() }.draw("c", Width::Wide).unwrap();
    assert!(chart.description.contains("month 0 to month 1 and month 3 (in a long run"), "{}", chart.description);
}

#[test]
fn without_signals_that_is_said() {
    let chart = Control { signals: Vec::new(), ..referrals() }.draw("c", Width::Narrow).unwrap();
    assert!(chart.description.ends_with("Nothing points to a change beyond chance."));
    seen(&chart);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn any_numbers_give_a_drawing(
        points in points_of_any_kind(),
        levels in proptest::collection::vec((number_of_any_kind(), number_of_any_kind(), number_of_any_kind()), 0..4),
        words in words_of_any_kind(),
        narrow in any::<bool>(),
    ) {
        let signals = points.iter().map(|point| Signal { at: point.at, rule: Rule::Course }).collect();
        let stretches = levels.into_iter().map(|(from, centre, high)| {
            Stretch { from, to: from + 2.0, centre, limits: Some(Interval { low: centre, high }) }
        });
        let control = Control { unit: words, stretches: stretches.collect(), signals, points, ..referrals() };
        seen(&control.draw("p", if narrow { Width::Narrow } else { Width::Wide }).unwrap());
    }
}
