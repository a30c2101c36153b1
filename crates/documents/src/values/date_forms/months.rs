//! Days, months, quarters and seasons.

use bigplan_plan::When;
use regex::Captures;

use super::{Read, full_year, is_counted, month_number, one, text_of};

fn day(year: Option<i16>, month: Option<i8>, day: &str) -> Option<When> {
    jiff::civil::Date::new(year?, month?, day.parse().ok()?).ok().map(When::Day)
}

pub(super) fn numeric_day(c: &Captures<'_>, _: &str) -> Vec<Read> {
    one(day(full_year(text_of(c, "y")), text_of(c, "m").parse().ok(), text_of(c, "d")))
}

pub(super) fn named_day(c: &Captures<'_>, _: &str) -> Vec<Read> {
    one(day(full_year(text_of(c, "y")), month_number(text_of(c, "m")), text_of(c, "d")))
}

/// "May 10 pupils" is not a month: a short year needs a month written as a name, and
/// nothing after it that is being counted.
fn looks_like_a_month(c: &Captures<'_>, text: &str) -> bool {
    let year = text_of(c, "y");
    let named = text_of(c, "m").starts_with(|l: char| l.is_ascii_uppercase());
    year.len() == 4 || (named && !is_counted(c, text))
}

pub(super) fn month(c: &Captures<'_>, text: &str) -> Vec<Read> {
    if !looks_like_a_month(c, text) {
        return Vec::new();
    }
    let when = full_year(text_of(c, "y")).zip(month_number(text_of(c, "m"))).map(|(y, m)| When::Month(y, m));
    one(when)
}

pub(super) fn months(c: &Captures<'_>, text: &str) -> Vec<Read> {
    let years = full_year(text_of(c, "y")).zip(month_number(text_of(c, "m")).zip(month_number(text_of(c, "m2"))));
    let Some((year, (first, last))) = years.filter(|_| looks_like_a_month(c, text)) else { return Vec::new() };
    // "November - February 2010" began the year before.
    let began = full_year(text_of(c, "y1")).unwrap_or(if first > last { year - 1 } else { year });
    vec![Read { when: Some(When::Month(year, last)), from: Some(When::Month(began, first)), frequency: None }]
}

/// Quarters of a split year are those of the financial year.
pub(super) fn quarter(c: &Captures<'_>, _: &str) -> Vec<Read> {
    let nth = match text_of(c, "nth").to_ascii_lowercase().as_str() {
        "first" | "1st" => Some(1),
        "second" | "2nd" => Some(2),
        "third" | "3rd" => Some(3),
        "fourth" | "last" | "4th" => Some(4),
        _ => text_of(c, "q").parse::<i8>().ok(),
    };
    let (Some(nth), Some(year)) = (nth, full_year(text_of(c, "y"))) else { return Vec::new() };
    let split = c.name("s").is_some();
    one(Some(match (split, nth) {
        (true, 4) => When::Month(year + 1, 3),
        (true, _) => When::Month(year, nth * 3 + 3),
        (false, _) => When::Month(year, nth * 3),
    }))
}

/// A season stands for the last month of its school term.
pub(super) fn season_of(c: &Captures<'_>, _: &str) -> Vec<Read> {
    let month = match text_of(c, "n").to_ascii_lowercase().as_str() {
        "spring" => 4,
        "summer" => 7,
        "autumn" => 12,
        _ => 2,
    };
    let years: Vec<&str> = text_of(c, "y").split('/').collect();
    let split = years.len() == 2 && years.last().is_some_and(|y| y.len() == 2);
    let year = match (split, month) {
        (true, 12) => years.first(),
        _ => years.last(),
    };
    one(year.and_then(|y| full_year(y)).map(|y| When::Month(y, month)))
}
