use proptest::prelude::*;

use super::Sparkline;
use crate::proof::{number_of_any_kind, points_of_any_kind, seen, words_of_any_kind};
use crate::{Interval, NumberFormat, Point};

fn absence() -> Sparkline {
    Sparkline {
        title: "Persistent absence".into(),
        numbers: NumberFormat::percent(1),
        points: vec![
            Point::new(2006.0, "2006/07", 9.0),
            Point::missing(2007.0, "2007/08", "not published"),
            Point::new(2008.0, "2008/09", 7.4),
            Point::new(2009.0, "2009/10", 7.0),
        ],
        band_name: "statistical neighbours".into(),
        band: (2006..2010).map(|year| (f64::from(year), Interval { low: 6.0, high: 8.0 })).collect(),
        target: Some(6.5),
        width: 100.0,
    }
}

#[test]
fn the_title_says_it_all() {
    let chart = absence().draw("a").unwrap();
    assert_eq!(
        chart.description,
        "7.0% in 2009/10, down from 9.0% in 2006/07. Statistical neighbours: 6.0% to 8.0%. Target: 6.5%."
    );
    assert!(chart.svg.contains(&format!("<title id=\"a-title\">{}</title>", chart.description)));
    assert!(chart.svg.contains("aria-labelledby=\"a-title\""));
    assert_eq!(chart.table.rows[1], ["2007/08", "no figure: not published", "6.0% to 8.0%"]);
}

#[test]
fn a_missing_year_is_a_gap_and_the_last_point_is_marked() {
    let seen = seen(&absence().draw("a").unwrap());
    // Band, target, and the one stretch of line with two points; a lone point and the last.
    assert_eq!((seen.paths.len(), seen.circles), (3, 2));
}

proptest! {
    #[test]
    fn any_numbers_give_a_drawing(
        points in points_of_any_kind(),
        title in words_of_any_kind(),
        band in proptest::collection::vec((number_of_any_kind(), number_of_any_kind(), number_of_any_kind()), 0..5),
        target in proptest::option::of(number_of_any_kind()),
        width in number_of_any_kind(),
    ) {
        let band = band.into_iter().map(|(at, low, high)| (at, Interval { low, high })).collect();
        let line = Sparkline { title, points, band_name: "band".into(), band, target, width, ..absence() };
        seen(&line.draw("p").unwrap());
    }
}
