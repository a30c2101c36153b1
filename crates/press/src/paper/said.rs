//! The same figures in words.

use super::clean::words;
use crate::numbers::NumberFormat;
use crate::point::{Interval, Point, Standing};

/// How the latest figure stands to an earlier one, as a clause: "up from".
pub fn moved_words(from: f64, to: f64, numbers: &NumberFormat) -> &'static str {
    if numbers.text(from) == numbers.text(to) {
        "the same as"
    } else if to > from {
        "up from"
    } else {
        "down from"
    }
}

/// With a capital first.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| format!("{}{}", first.to_uppercase(), letters.as_str()))
}

/// The cell of a figure: the number, or why there is none, and how sure it is.
pub fn figure(point: &Point, numbers: &NumberFormat) -> String {
    let Some(value) = point.value else {
        let why = words(&point.missing);
        return if why.is_empty() { "no figure".into() } else { format!("no figure: {why}") };
    };
    let standing = match point.standing {
        Standing::Final => "",
        Standing::Provisional => " (provisional)",
        Standing::Estimated => " (estimated)",
    };
    format!("{}{standing}", numbers.text(value))
}

/// "7.1 to 9.3".
pub fn from_to(edges: Interval, numbers: &NumberFormat) -> String {
    format!("{} to {}", numbers.text(edges.low), numbers.text(edges.high))
}

/// "a, b and c".
pub fn listed(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
