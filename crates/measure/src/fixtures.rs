//! A definition and points for tests; invented.

use crate::{Catalogue, Definition, Held, Period, Point, Standing};

/// The example definition (a percentage of a count, high is good, one decimal, tolerance 1.0), still held.
pub(crate) fn definition() -> Definition {
    let text = include_str!("../examples/definition.toml").to_owned();
    let catalogue = Catalogue::read(&[("ni-72.toml".to_owned(), text)]).expect("the example is valid");
    let example = catalogue.find_by_name("NI 72").expect("it is there").clone();
    Definition { held: Held::default(), ..example }
}

/// A figure of a calendar year.
pub(crate) fn point(year: i16, value: Option<f64>) -> Point {
    let period = Period::Year(year);
    Point {
        period,
        value,
        numerator: None,
        denominator: None,
        standing: Standing::Final,
        comparable: true,
        missing: None,
    }
}

/// A percentage of a calendar year with what it was counted from.
pub(crate) fn counted(year: i16, cases: f64, people: f64) -> Point {
    Point { numerator: Some(cases), denominator: Some(people), ..point(year, Some(cases / people * 100.0)) }
}
