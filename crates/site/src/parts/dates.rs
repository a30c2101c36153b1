//! Dates as people write them, only as exact as the plan.

use bigplan_plan::When;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// "30 September 2009", "September 2009", "2009" or "2009 to 2010".
pub fn when(when: When) -> String {
    match when {
        When::Year(year) => year.to_string(),
        When::Month(year, month) => format!("{} {year}", month_name(month)),
        When::Day(day) => format!("{} {} {}", day.day(), month_name(day.month()), day.year()),
        When::SplitYear(year) => format!("{year} to {}", i32::from(year) + 1),
    }
}

/// "30 September 2009".
pub fn day(day: jiff::civil::Date) -> String {
    when(When::Day(day))
}

/// The day of a moment, counted in UTC as the ledger does.
pub fn day_of(at: jiff::Timestamp) -> String {
    day(at.to_zoned(jiff::tz::TimeZone::UTC).date())
}

/// A period as the contract writes it, in words; what is no date stays as it is.
pub fn period(written: &str) -> String {
    written.parse().map_or_else(|_| written.to_owned(), when)
}

/// What somebody types for a date: "2009", "2009-09", "30/9/2009", "September 2009",
/// "30 September 2009", "2009/10". `None` where it is not understood.
pub fn typed(text: &str) -> Option<When> {
    let text = text.trim();
    if let Ok(when) = text.parse() {
        return Some(when);
    }
    let parts: Vec<&str> = text.split([' ', '/', '-', '.']).filter(|part| !part.is_empty()).collect();
    let month = |part: &str| month_number(part).or_else(|| part.parse().ok().filter(|month| (1..=12).contains(month)));
    match parts.as_slice() {
        [day, of, year] => {
            jiff::civil::Date::new(four_digits(year)?, month(of)?, day.parse().ok()?).ok().map(When::Day)
        }
        [of, year] => Some(When::Month(four_digits(year)?, month(of)?)),
        _ => None,
    }
}

fn four_digits(year: &str) -> Option<i16> {
    (year.len() == 4).then(|| year.parse().ok()).flatten()
}

fn month_name(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|place| MONTHS.get(place)).copied().unwrap_or_default()
}

fn month_number(name: &str) -> Option<i8> {
    let name = name.to_lowercase();
    let known = |month: &str| name.len() >= 3 && month.to_lowercase().starts_with(&name);
    let place = MONTHS.iter().position(|month| known(month))?;
    i8::try_from(place + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::{period, typed, when};

    #[test]
    fn dates_are_as_exact_as_the_plan() {
        for (written, words) in [
            ("2009", "2009"),
            ("2009-09", "September 2009"),
            ("2009-09-30", "30 September 2009"),
            ("2009/10", "2009 to 2010"),
            ("Termly", "Termly"),
        ] {
            assert_eq!(period(written), words);
        }
    }

    #[test]
    fn what_people_type_is_understood() {
        for (text, same) in [
            ("2009", Some("2009")),
            (" 2009-09 ", Some("2009-09")),
            ("30/9/2009", Some("2009-09-30")),
            ("30 Sept 2009", Some("2009-09-30")),
            ("september 2009", Some("2009-09")),
            ("9/2009", Some("2009-09")),
            ("2009/10", Some("2009/10")),
            ("31/2/2009", None),
            ("soon", None),
            ("1/1/09", None),
            ("", None),
            ("é 2009", None),
        ] {
            assert_eq!(typed(text).map(|when| when.to_string()).as_deref(), same, "{text}");
        }
        assert_eq!(when("1999/00".parse().unwrap()), "1999 to 2000");
    }
}
