use proptest::prelude::*;

use super::{Level, Triangle};
use crate::proof::{number_of_any_kind, seen, words_of_any_kind};
use crate::{Drawn, NumberFormat, Width};

fn level(name: &str, who: &str, number: Option<f64>) -> Level {
    Level { name: name.into(), who: who.into(), number }
}

/// Invented figures.
fn needs() -> Triangle {
    Triangle {
        title: "Levels of need".into(),
        numbers: NumberFormat::plain(0),
        levels: vec![
            level("Acute", "children looked after", Some(310.0)),
            level("Complex", "children in need", Some(1250.0)),
            level("Additional", "common assessments", None),
            level("Universal", "children aged 0 to 19", Some(41_300.0)),
        ],
    }
}

#[test]
fn every_level_is_said_with_its_number_or_that_nobody_counted() {
    let chart = needs().draw("t", Width::Narrow).unwrap();
    assert_eq!(
        chart.description,
        "From the top. Acute: 310 children looked after. Complex: 1,250 children in need. \
         Additional: common assessments not counted. Universal: 41,300 children aged 0 to 19."
    );
    let seen = seen(&chart);
    assert!(seen.says("41,300") && seen.says("not counted") && seen.says("Acute"), "{seen:?}");
    assert_eq!(chart.table.rows[1], ["Complex", "children in need", "1,250"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_numbers_give_a_drawing(
        levels in proptest::collection::vec((words_of_any_kind(), words_of_any_kind(), number_of_any_kind()), 0..9),
        narrow in any::<bool>(),
    ) {
        let levels = levels.iter().map(|(name, who, number)| level(name, who, Some(*number))).collect();
        let triangle = Triangle { levels, ..needs() };
        seen(&triangle.draw("p", if narrow { Width::Narrow } else { Width::Wide }).unwrap());
    }
}
