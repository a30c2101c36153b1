//! Whether a newer figure should be there by now.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use crate::{Definition, Frequency, Period};

/// How fresh the newest figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Freshness {
    /// The next figure is not due yet.
    Current {
        /// When it is.
        next_due: Date,
    },
    /// One figure is overdue.
    Late {
        /// Since when.
        due: Date,
    },
    /// Two figures or more are overdue: what is known is of another time.
    Stale {
        /// Since when.
        due: Date,
        /// How many are missing.
        missing: u32,
    },
    /// The measure is no longer collected: no newer figure will come.
    Ended,
}

impl Freshness {
    /// Late or stale.
    pub fn is_late(self) -> bool {
        matches!(self, Self::Late { .. } | Self::Stale { .. })
    }
}

/// How many days after the end of a period its figure usually comes: nine months for yearly figures, which are
/// published nationally, three for termly, two for quarterly, six weeks for monthly ones.
pub fn usual_lag(frequency: Frequency) -> u16 {
    match frequency {
        Frequency::Yearly | Frequency::EveryFewYears => 275,
        Frequency::Termly => 92,
        Frequency::Quarterly => 61,
        Frequency::Monthly => 42,
    }
}

/// How fresh a figure of a period is on a day. `lag` is how many days a figure may take after the end of its period.
///
/// A figure is due when the next period has ended and the lag is over; by frequency the next period ends 12, 4, 3 or 1
/// months later. `None` for measures that come every few years, which are never late.
pub fn freshness(definition: &Definition, latest: Period, lag: u16, today: Date) -> Option<Freshness> {
    let step = match definition.frequency {
        Frequency::Yearly => 12,
        Frequency::Termly => 4,
        Frequency::Quarterly => 3,
        Frequency::Monthly => 1,
        Frequency::EveryFewYears => return None,
    };
    let due_after = |steps: u32| {
        let months = i32::try_from(steps).ok()?.checked_mul(step)?;
        let end = month_end(latest.ends(), months)?;
        let held = definition.held.until.is_none_or(|until| end.year() <= until);
        held.then(|| end.checked_add(i32::from(lag).days()).ok())?
    };
    let Some(due) = due_after(1) else { return Some(Freshness::Ended) };
    if today <= due {
        return Some(Freshness::Current { next_due: due });
    }
    let missing = (1..=600).take_while(|steps| due_after(*steps).is_some_and(|due| due < today)).count();
    let missing = u32::try_from(missing).unwrap_or(u32::MAX);
    Some(if missing > 1 { Freshness::Stale { due, missing } } else { Freshness::Late { due } })
}

/// So many months later; the last day of a month stays one.
fn month_end(day: Date, months: i32) -> Option<Date> {
    let later = day.checked_add(months.months()).ok()?;
    Some(if day == day.last_of_month() { later.last_of_month() } else { later })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Freshness, freshness};
    use crate::fixtures::definition;
    use crate::{Frequency, Held, Period};

    #[test]
    fn a_yearly_figure_is_late_nine_months_after_its_year_and_then_stale() {
        let on = |day| freshness(&definition(), Period::FinancialYear(2008), 275, day);
        // The year 2009/10 ends on 31 March 2010; 275 days later it is 31 December.
        let due = date(2010, 12, 31);
        assert_eq!(on(date(2010, 12, 31)), Some(Freshness::Current { next_due: due }));
        assert_eq!(on(date(2011, 1, 1)), Some(Freshness::Late { due }));
        assert_eq!(on(date(2012, 1, 1)), Some(Freshness::Stale { due, missing: 2 }));
    }

    #[test]
    fn quarters_and_months_follow_their_own_pace() {
        let mut measure = definition();
        measure.frequency = Frequency::Quarterly;
        let found = freshness(&measure, Period::Quarter { year: 2009, quarter: 1 }, 61, date(2009, 12, 1));
        assert_eq!(found, Some(Freshness::Late { due: date(2009, 11, 30) }));
        measure.frequency = Frequency::Monthly;
        let found = freshness(&measure, Period::Month { year: 2012, month: 1 }, 0, date(2012, 2, 29));
        assert_eq!(found, Some(Freshness::Current { next_due: date(2012, 2, 29) }));
        measure.frequency = Frequency::EveryFewYears;
        assert_eq!(freshness(&measure, Period::Year(1990), 0, date(2012, 2, 29)), None);
    }

    #[test]
    fn a_measure_that_ended_is_not_late() {
        let mut measure = definition();
        measure.held = Held { from: None, until: Some(2012) };
        assert_eq!(freshness(&measure, Period::Year(2012), 275, date(2026, 1, 1)), Some(Freshness::Ended));
        assert_eq!(
            freshness(&measure, Period::Year(2011), 275, date(2026, 1, 1)),
            Some(Freshness::Late { due: date(2013, 10, 2) })
        );
        assert_eq!(
            freshness(&definition(), Period::Day(jiff::civil::Date::MAX), 275, date(2026, 1, 1)),
            Some(Freshness::Ended)
        );
    }
}
