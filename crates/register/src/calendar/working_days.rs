//! Counting in working days. The day that one counts from is not counted; the day that one counts to is.

use jiff::civil::Date;

use super::{Calendar, OutsideCalendar};

impl Calendar {
    /// The day that is so many working days after another, or before it where the number is below nought. Nought
    /// working days after a day is the day itself, working or not.
    ///
    /// # Errors
    /// When the calendar does not know the days.
    pub fn add_working_days(&self, day: Date, number: i32) -> Result<Date, OutsideCalendar> {
        self.check(day)?;
        let mut at = day;
        let mut left = number.unsigned_abs();
        while left > 0 {
            let next = if number > 0 { at.tomorrow() } else { at.yesterday() };
            at = next.map_err(|_| self.outside(at))?;
            if self.is_working_day(at)? {
                left -= 1;
            }
        }
        Ok(at)
    }

    /// How many working days lie after one day and up to another, that one counted. Below nought where the other is
    /// before the first: then the first is counted and the other is not.
    ///
    /// # Errors
    /// When the calendar does not know one of the days.
    pub fn working_days_between(&self, from: Date, until: Date) -> Result<i32, OutsideCalendar> {
        self.check(from)?;
        self.check(until)?;
        let (first, last, sign) = if from <= until { (from, until, 1) } else { (until, from, -1) };
        if first == last {
            return Ok(0);
        }
        // Both ends are in the calendar, so that the numbers are small and every holiday between them is known.
        let holidays = self.holidays.range(first..=last).filter(|(day, _)| **day != first).count();
        let holidays = i32::try_from(holidays).unwrap_or(i32::MAX);
        Ok(sign * (weekdays_to(last) - weekdays_to(first) - holidays))
    }
}

/// Mondays to Fridays from a fixed Monday up to a day, that day counted.
fn weekdays_to(day: Date) -> i32 {
    const MONDAY: Date = jiff::civil::date(1900, 1, 1);
    let days = days_between(MONDAY, day);
    let whole = days.div_euclid(7) * 5;
    whole + i32::from(day.weekday().to_monday_one_offset().min(5))
}

/// Days of the calendar from one day to another; below nought where the other is earlier.
pub(crate) fn days_between(from: Date, until: Date) -> i32 {
    (until - from).get_days()
}
