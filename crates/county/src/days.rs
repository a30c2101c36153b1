//! Counting in days, for days that lie well within the calendar.

use bigplan_register::Calendar;
use jiff::ToSpan;
use jiff::civil::Date;

/// So many days later, or earlier where the number is below nought.
pub(crate) fn plus(day: Date, days: i32) -> Date {
    day.saturating_add(days.days())
}

/// Days from one to another; below nought where the other is earlier.
pub(crate) fn between(from: Date, until: Date) -> i32 {
    (until - from).get_days()
}

/// The birthday of that number; the 28th where a year has no 29 February.
pub(crate) fn birthday(born: Date, years: i16) -> Date {
    born.saturating_add(i32::from(years).years())
}

/// The same day so many years before.
pub(crate) fn years_before(day: Date, years: u16) -> Date {
    day.saturating_sub(i32::from(years).years())
}

/// How old somebody is on a day, in whole years.
pub(crate) fn age(born: Date, on: Date) -> i16 {
    let before = (on.month(), on.day()) < (born.month(), born.day());
    on.year() - born.year() - i16::from(before)
}

/// The day that is so many working days later, and the next working day for nought.
pub(crate) fn working(calendar: &Calendar, day: Date, days: i32) -> Date {
    let first = (0..10).map(|later| plus(day, later)).find(|day| calendar.is_working_day(*day).unwrap_or(true));
    let first = first.unwrap_or(day);
    calendar.add_working_days(first, days).unwrap_or_else(|_| plus(first, days))
}

/// The month of a day, counted from the year nought.
pub(crate) fn month(day: Date) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month()) - 1
}

/// The first day of a month that is counted so.
pub(crate) fn first_of(month: i32) -> Date {
    let year = i16::try_from(month.div_euclid(12)).unwrap_or_default();
    let number = i8::try_from(month.rem_euclid(12) + 1).unwrap_or(1);
    Date::new(year, number, 1).unwrap_or(Date::ZERO)
}
