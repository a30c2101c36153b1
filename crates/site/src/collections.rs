//! What a check of a statutory return is given, by the page and by the command alike: the bank holidays, the year.

use std::sync::LazyLock;

use bigplan_register::Calendar;
use bigplan_returns::Date;
use jiff::civil;

/// The bank holidays that are known, as rules count them.
pub fn holidays() -> &'static [Date] {
    static HOLIDAYS: LazyLock<Vec<Date>> = LazyLock::new(|| {
        let known = Calendar::built_in().map(|calendar| calendar.holidays()).unwrap_or_default();
        known.into_iter().filter_map(day).collect()
    });
    &HOLIDAYS
}

fn day(day: civil::Date) -> Option<Date> {
    Date::new(day.year().into(), u32::try_from(day.month()).ok()?, u32::try_from(day.day()).ok()?)
}

/// The year in which the last collection ended: on its 31 March.
pub fn last_year(today: civil::Date) -> u16 {
    u16::try_from(today.year()).unwrap_or_default().saturating_sub(u16::from(today.month() <= 3))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_collection_ends_on_31_march() {
        assert_eq!((last_year(date(2026, 3, 31)), last_year(date(2026, 4, 1))), (2025, 2026));
        assert!(holidays().contains(&Date::of(2009, 12, 25)));
    }
}
