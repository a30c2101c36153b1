//! Days and moments as columns hold them: days and microseconds since 1 January 1970.

use jiff::civil::{Date, DateTime, Time, date};
use jiff::{Span, ToSpan};

const FIRST: Date = date(1970, 1, 1);
const MICROS_A_DAY: i64 = 86_400_000_000;

/// The days from 1 January 1970 to a day; below nought before it.
pub fn days_of(day: Date) -> i32 {
    (day - FIRST).get_days()
}

/// The day so many days after 1 January 1970; `None` where no calendar reaches.
pub fn day_of(days: i32) -> Option<Date> {
    // A file may say any number.
    FIRST.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// The microseconds to a moment; `None` where it is finer than that.
pub(crate) fn micros_of(moment: DateTime) -> Option<i64> {
    let seconds = i64::from(moment.hour()) * 3600 + i64::from(moment.minute()) * 60 + i64::from(moment.second());
    let nanos = moment.subsec_nanosecond();
    let of_day = (nanos % 1000 == 0).then(|| seconds * 1_000_000 + i64::from(nanos / 1000))?;
    Some(i64::from(days_of(moment.date())) * MICROS_A_DAY + of_day)
}

/// The moment so many microseconds on.
pub(crate) fn moment_of(micros: i64) -> Option<DateTime> {
    let day = day_of(i32::try_from(micros.div_euclid(MICROS_A_DAY)).ok()?)?;
    DateTime::from_parts(day, Time::midnight()).checked_add(micros.rem_euclid(MICROS_A_DAY).microseconds()).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{day_of, days_of, micros_of, moment_of};

    #[test]
    fn days_and_moments_come_back() {
        for day in [date(1970, 1, 1), date(1899, 2, 28), date(2024, 2, 29), date(9999, 12, 31)] {
            assert_eq!(day_of(days_of(day)), Some(day));
            let moment = day.at(23, 59, 59, 999_999_000);
            assert_eq!(micros_of(moment).and_then(moment_of), Some(moment));
        }
        assert_eq!((days_of(date(1970, 1, 2)), days_of(date(1969, 12, 31))), (1, -1));
        assert_eq!(micros_of(date(2020, 1, 1).at(0, 0, 0, 1)), None);
        assert_eq!(day_of(i32::MAX), None);
    }
}
