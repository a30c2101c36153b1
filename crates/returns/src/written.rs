//! Days that were written as text.

use crate::value::Date;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// How a text says a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Written {
    /// Day, month and year, or year, month and day.
    Rightly(Date),
    /// It is a day only where the month is taken to stand first.
    MonthFirst,
    /// It is none.
    Not,
}

/// Reads "31/12/2024", "2024-12-31", "31 Dec 2024" and the like, with a time behind it or not. The year has four digits:
/// with two, nobody can tell which century was meant.
pub(crate) fn written(text: &str) -> Written {
    let pieces: Vec<&str> = before_time(text).split(['/', '-', '.', ' ']).filter(|piece| !piece.is_empty()).collect();
    let (day, month, year) = match pieces.as_slice() {
        [year, month, day] if year.len() == 4 => (*day, *month, *year),
        [day, month, year] if year.len() == 4 => (*day, *month, *year),
        _ => return Written::Not,
    };
    let (Some(first), Ok(year)) = (number(day), year.parse::<i32>()) else { return Written::Not };
    let Some(second) = number(month).or_else(|| named(month)) else { return Written::Not };
    if let Some(date) = Date::new(year, second, first) {
        return Written::Rightly(date);
    }
    if Date::new(year, first, second).is_some() { Written::MonthFirst } else { Written::Not }
}

fn before_time(text: &str) -> &str {
    let before = text.find(':').and_then(|colon| text.get(..colon)).and_then(|before| before.rfind([' ', 'T']));
    before.and_then(|end| text.get(..end)).unwrap_or(text)
}

fn number(text: &str) -> Option<u32> {
    let is_number = text.len() <= 2 && text.bytes().all(|letter| letter.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

fn named(text: &str) -> Option<u32> {
    let text = text.to_ascii_lowercase();
    let is = |month: &&str| text.len() >= 3 && month.starts_with(&text);
    MONTHS.iter().position(is).and_then(|at| u32::try_from(at + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::{Written, written};

    #[test]
    fn days_are_read_day_first_or_year_first() {
        for text in [
            "31/12/2024",
            "1/2/2024",
            "2024-12-31",
            "31-12-2024",
            "31.12.2024",
            "31 Dec 2024",
            "3 January 2024",
            "31/12/2024 00:00:00",
            "2024-12-31T10:30:00",
            "29/02/2024",
            "2018-Dec-27 00:00:00",
        ] {
            assert!(matches!(written(text), Written::Rightly(_)), "{text}");
        }
        for text in ["12/31/2024", "02/29/2024 10:00"] {
            assert_eq!(written(text), Written::MonthFirst, "{text}");
        }
        for text in
            ["29/02/2023", "31/12/24", "soon", "2024", "31/12/2024/1", "0/1/2024", "1/Foo/2024", "£1/1/2024", "12:30"]
        {
            assert_eq!(written(text), Written::Not, "{text}");
        }
    }
}
