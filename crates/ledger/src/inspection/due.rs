//! By when a recommendation is to be met: a pure rule.

use bigplan_plan::Timescale;
use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// How long after the report each timescale ends. Reviews of the time asked for six months
/// in so many words; "immediate" is read as within a month, "longer term" as within a year.
fn allowed(timescale: Timescale) -> Span {
    match timescale {
        Timescale::Immediate => 1.month(),
        Timescale::SixMonths => 6.months(),
        Timescale::LongerTerm => 12.months(),
    }
}

/// The last day to meet a recommendation of a report of this day; `None` where the day of
/// the report is not known, or lies at the end of the calendar.
pub fn due(reported: Option<Date>, timescale: Timescale) -> Option<Date> {
    reported?.checked_add(allowed(timescale)).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_day_follows_from_the_report_and_the_timescale() {
        let reported = Some(date(2007, 8, 31));
        for (timescale, last) in [
            (Timescale::Immediate, date(2007, 9, 30)),
            (Timescale::SixMonths, date(2008, 2, 29)),
            (Timescale::LongerTerm, date(2008, 8, 31)),
        ] {
            assert_eq!(due(reported, timescale), Some(last));
        }
        assert_eq!(due(None, Timescale::Immediate), None);
    }
}
