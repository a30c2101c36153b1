use proptest::prelude::*;

use super::{Bar, Ranked};
use crate::proof::{number_of_any_kind, seen, words_of_any_kind};
use crate::{Drawn, Interval, NumberFormat, Width};

fn bar(name: &str, value: f64) -> Bar {
    let interval = Some(Interval { low: value - 3.0, high: value + 3.0 });
    Bar { name: name.into(), value: Some(value), interval, ..Bar::default() }
}

/// Invented figures.
fn districts() -> Ranked {
    Ranked {
        title: "Persistent absence".into(),
        unit: "% of pupils".into(),
        numbers: NumberFormat::percent(1),
        bars: vec![
            bar("Northby", 12.0),
            Bar { own: true, ..bar("Seaford", 9.0) },
            bar("Westham", 5.0),
            Bar { name: "Eastley".into(), missing: "low count".into(), ..Bar::default() },
        ],
        interval_name: "95% interval".into(),
        average: Some(("England".into(), 8.5)),
    }
}

#[test]
fn the_ends_the_average_and_ones_own_place_are_said() {
    let chart = districts().draw("r", Width::Wide).unwrap();
    assert_eq!(
        chart.description,
        "Highest: Northby, 12.0%. Lowest: Westham, 5.0%. England: 8.5%. \
         Seaford: 9.0%, not clearly different from England."
    );
    assert!(seen(&chart).says("England 8.5%"));
    assert_eq!(chart.table.rows[0], ["Northby", "12.0%", "9.0% to 15.0%", "higher than England"]);
    assert_eq!(chart.table.rows[2][3], "lower than England");
    assert_eq!(chart.table.rows[3], ["Eastley", "no figure: low count", "", ""]);
}

#[test]
fn bars_begin_at_nought() {
    let seen = seen(&districts().draw("r", Width::Narrow).unwrap());
    assert!(seen.says("0.0%") || seen.says("0%"), "{seen:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn any_numbers_give_a_drawing(
        bars in proptest::collection::vec(
            (words_of_any_kind(), number_of_any_kind(), number_of_any_kind(), number_of_any_kind(), any::<bool>()),
            0..12,
        ),
        average in number_of_any_kind(),
        words in words_of_any_kind(),
        narrow in any::<bool>(),
    ) {
        let bars = bars.into_iter().map(|(name, value, low, high, own)| {
            Bar { name, value: Some(value), interval: Some(Interval { low, high }), own, missing: String::new() }
        });
        let ranked = Ranked { bars: bars.collect(), average: Some((words.clone(), average)), unit: words, ..districts() };
        seen(&ranked.draw("p", if narrow { Width::Narrow } else { Width::Wide }).unwrap());
    }
}
