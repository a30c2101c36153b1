//! Working days.

use crate::value::Date;

/// Whether a day is a Saturday or Sunday.
pub fn is_weekend(day: Date) -> bool {
    day.days_since(Date::of(1970, 1, 3)).is_some_and(|days| days.rem_euclid(7) < 2)
}

/// Working days after one day and up to another; bank holidays do not count.
pub fn working_days(from: Date, to: Date, holidays: &[Date]) -> i32 {
    let days = to.days_since(from).unwrap_or(0).clamp(0, 3_660);
    let is_working = |day: &Date| !is_weekend(*day) && !holidays.contains(day);
    let count = (1..=days).map(|days| from.plus_days(days)).filter(is_working).count();
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// The last working day before a day.
pub fn working_day_before(day: Date, holidays: &[Date]) -> Date {
    let days = (1..30).map(|days| day.plus_days(-days));
    days.into_iter().find(|day| !is_weekend(*day) && !holidays.contains(day)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_and_holidays() {
        let sunday = Date::of(2022, 10, 9);
        assert!(is_weekend(sunday) && is_weekend(sunday.plus_days(-1)) && !is_weekend(sunday.plus_days(1)));
        assert_eq!(working_days(Date::of(2023, 1, 29), Date::of(2023, 3, 31), &[]), 45);
        assert_eq!(working_days(sunday, sunday.plus_days(7), &[sunday.plus_days(1)]), 4);
        assert_eq!(working_day_before(Date::of(2022, 10, 10), &[]), Date::of(2022, 10, 7));
    }
}
