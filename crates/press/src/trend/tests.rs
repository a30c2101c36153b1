use proptest::prelude::*;

use super::{Forecast, Intervals, Line, Trend};
use crate::proof::{points_of_any_kind, seen, words_of_any_kind};
use crate::{Drawn, NumberFormat, Point, Standing, Width};

/// Invented figures.
fn conceptions() -> Trend {
    let year = |year: u16, value: f64| Point::new(f64::from(year), year.to_string(), value);
    Trend {
        title: "Teenage conceptions".into(),
        unit: "per 1,000 girls aged 15 to 17".into(),
        numbers: NumberFormat::plain(1),
        subject: "Seaford".into(),
        points: vec![
            year(2004, 52.0).between(48.0, 56.1),
            year(2005, 50.5).between(47.0, 54.0),
            Point::missing(2006.0, "2006", "low count"),
            year(2007, 47.0),
            year(2008, 46.0).after_break(),
            year(2009, 44.2).standing(Standing::Provisional),
        ],
        interval_name: "95% interval".into(),
        targets: vec![Line::new("Target", vec![year(2010, 40.0)])],
        comparators: vec![Line::new("England", vec![year(2004, 41.6), year(2005, 41.3), year(2009, 38.2)])],
        ..Trend::default()
    }
}

#[test]
fn the_description_says_latest_change_target_comparator_and_what_to_mind() {
    let chart = conceptions().draw("c", Width::Wide).unwrap();
    assert_eq!(
        chart.description,
        "Seaford: 44.2 in 2009 (provisional), down from 46.0 in 2008. Target: 40.0 for 2010. \
         England: 38.2 in 2009. No figure for 2006. Figures from 2008 on are not comparable with those before."
    );
    assert!(chart.svg.contains("aria-labelledby=\"c-title c-desc\""));
}

#[test]
fn the_line_breaks_and_lines_are_named_directly() {
    let seen = seen(&conceptions().draw("c", Width::Wide).unwrap());
    for words in ["Seaford 44.2", "England 38.2", "Target 40.0", "not comparable", "2009"] {
        assert!(seen.says(words), "{words}: {seen:?}");
    }
    assert_eq!(seen.circles, 5, "five figures, none for the missing year");
}

#[test]
fn the_table_has_every_figure() {
    let table = conceptions().draw("c", Width::Wide).unwrap().table;
    assert_eq!(table.headings, ["Period", "Seaford", "Seaford, 95% interval", "Target", "England"]);
    assert_eq!(table.rows[0], ["2004", "52.0", "48.0 to 56.1", "", "41.6"]);
    assert_eq!(table.rows[2], ["2006", "no figure: low count", "", "", ""]);
    assert_eq!(table.rows[4][1], "46.0; not comparable with the period before");
    assert_eq!(table.rows[6], ["2010", "", "", "40.0", ""]);
}

#[test]
fn a_forecast_says_what_it_assumes() {
    let forecast = Forecast {
        points: vec![Point::new(2011.0, "2011", 42.0).between(38.0, 46.0)],
        interval_name: "80% interval".into(),
        assumes: "the fall goes on as since 2008".into(),
    };
    let chart = Trend { forecast: Some(forecast), ..conceptions() }.draw("c", Width::Narrow).unwrap();
    assert!(chart.description.contains("Forecast for 2011: 42.0 (38.0 to 46.0). The fall goes on as since 2008."));
    assert!(seen(&chart).says("Seaford forecast 42.0"));
}

#[test]
fn an_axis_that_begins_above_nought_says_so() {
    let points = vec![Point::new(2008.0, "2008", 92.0), Point::new(2009.0, "2009", 97.0)];
    let trend = Trend { points, unit: "% seen in time".into(), ..Trend::default() };
    assert!(seen(&trend.draw("c", Width::Wide).unwrap()).says("% seen in time (axis begins at 92)"));
    let trend = Trend { from_nought: true, ..trend };
    assert!(seen(&trend.draw("c", Width::Wide).unwrap()).says("% seen in time"));
}

#[test]
fn both_widths_stand_in_one_room_with_ids_of_their_own() {
    let chart = conceptions().for_page("ni-112").unwrap();
    assert!(chart.svg.contains("ni-112-wide-title") && chart.svg.contains("ni-112-narrow-title"));
    assert_eq!(chart.svg.matches("<svg").count(), 2);
}

#[test]
fn a_line_without_room_for_its_name_is_left_to_the_table() {
    let long = |number: usize| {
        let name = format!("A partnership with quite a long name, number {number}");
        Line::new(name, vec![Point::new(2009.0, "2009", 40.0), Point::new(2010.0, "2010", 41.0)])
    };
    let chart = Trend { comparators: (0..4).map(long).collect(), ..conceptions() }.draw("c", Width::Narrow).unwrap();
    let seen = seen(&chart);
    assert!(seen.texts.iter().any(|text| text.words.contains("Only in the table: A partnership")), "{seen:?}");
    assert_eq!(chart.table.headings.len(), 8);
}

#[test]
fn without_figures_the_field_says_so() {
    let chart = Trend { points: Vec::new(), targets: Vec::new(), comparators: Vec::new(), ..conceptions() };
    let chart = chart.draw("c", Width::Wide).unwrap();
    assert_eq!(chart.description, "Seaford has no figures yet.");
    assert!(seen(&chart).says("No figures yet"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn any_numbers_and_words_give_a_drawing(
        points in points_of_any_kind(),
        target in points_of_any_kind(),
        comparators in proptest::collection::vec(points_of_any_kind(), 0..6),
        ahead in points_of_any_kind(),
        words in words_of_any_kind(),
        (band, narrow) in any::<(bool, bool)>(),
    ) {
        let forecast = Forecast { points: ahead, interval_name: words.clone(), assumes: words.clone() };
        let trend = Trend {
            unit: words.clone(),
            subject: words.clone(),
            points,
            intervals: if band { Intervals::Band } else { Intervals::Whiskers },
            targets: vec![Line::new(words.clone(), target)],
            comparators: comparators.into_iter().map(|points| Line::new(words.clone(), points)).collect(),
            forecast: Some(forecast),
            ..conceptions()
        };
        seen(&trend.draw("p", if narrow { Width::Narrow } else { Width::Wide }).unwrap());
    }
}
