use proptest::prelude::*;

use super::{Gap, GapRow};
use crate::proof::{number_of_any_kind, seen, words_of_any_kind};
use crate::{Drawn, NumberFormat, Width};

fn row(name: &str, first: f64, second: f64) -> GapRow {
    GapRow { name: name.into(), first: Some(first), second: Some(second) }
}

/// Invented figures.
fn attainment() -> Gap {
    Gap {
        title: "Good level of development".into(),
        unit: "% of pupils".into(),
        numbers: NumberFormat::percent(0),
        differences: NumberFormat { after: " points".into(), ..NumberFormat::plain(0) },
        first: "free meals".into(),
        second: "all others".into(),
        rows: vec![
            row("2008", 30.0, 55.0),
            row("2009", 36.0, 58.0),
            GapRow { name: "2010".into(), ..GapRow::default() },
        ],
        from_nought: true,
    }
}

#[test]
fn the_widest_and_the_narrowest_gap_are_said() {
    let chart = attainment().draw("g", Width::Wide).unwrap();
    assert_eq!(
        chart.description,
        "The gap is widest for 2008: free meals 30%, all others 55%, a gap of 25 points. \
         It is narrowest for 2009: free meals 36%, all others 58%, a gap of 22 points."
    );
    let seen = seen(&chart);
    assert!(seen.says("30%") && seen.says("55%") && seen.says("25 points") && seen.says("no figures"));
    assert_eq!(chart.table.rows[2], ["2010", "no figure", "no figure", ""]);
}

#[test]
fn without_figures_that_is_said() {
    let chart = Gap { rows: Vec::new(), ..attainment() }.draw("g", Width::Narrow).unwrap();
    assert_eq!(chart.description, "No gap can be shown: a figure is missing in every row.");
    seen(&chart);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn any_numbers_give_a_drawing(
        rows in proptest::collection::vec(
            (words_of_any_kind(), proptest::option::of(number_of_any_kind()), proptest::option::of(number_of_any_kind())),
            0..10,
        ),
        words in words_of_any_kind(),
        narrow in any::<bool>(),
    ) {
        let rows = rows.into_iter().map(|(name, first, second)| GapRow { name, first, second }).collect();
        let gap = Gap { unit: words.clone(), first: words, rows, numbers: NumberFormat::plain(1), ..attainment() };
        seen(&gap.draw("p", if narrow { Width::Narrow } else { Width::Wide }).unwrap());
    }
}
