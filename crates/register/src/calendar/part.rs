//! Part-years: how much of a period something lasted, so that a rate a year is fair to what lasted for a part of it.

use jiff::civil::Date;

use super::working_days::days_between;

/// A stretch of days, first and last counted; one that goes on has no last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Option<Date>,
}

/// How many days of a period a stretch covers; both ends of both are counted. Nought where they do not meet, and where
/// either ends before it begins.
pub fn days_within(stretch: Stretch, period: (Date, Date)) -> u32 {
    let from = stretch.from.max(period.0);
    let until = stretch.until.unwrap_or(period.1).min(period.1);
    u32::try_from(days_between(from, until) + 1).unwrap_or(0)
}

/// The share of a period that a stretch covers, from 0 to 1; `None` where the period ends before it begins. A leap
/// year has 366 days to share.
pub fn share_within(stretch: Stretch, period: (Date, Date)) -> Option<f64> {
    let whole = days_within(Stretch { from: period.0, until: Some(period.1) }, period);
    (whole > 0).then(|| f64::from(days_within(stretch, period)) / f64::from(whole))
}
