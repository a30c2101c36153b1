//! The year of a return, 1 April to 31 March.

use jiff::civil::Date;

use super::BeginReturnError;

/// First and last day of a year.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    pub(super) first: Date,
    pub(super) last: Date,
}

impl Span {
    /// The year that ends in `ends`.
    pub(super) fn ending(ends: u16) -> Result<Self, BeginReturnError> {
        let day = |year: Option<i16>, month, day| Date::new(year?, month, day).ok();
        let year = i16::try_from(ends).ok();
        let before = year.and_then(|year| year.checked_sub(1));
        let days = day(before, 4, 1).zip(day(year, 3, 31));
        days.map(|(first, last)| Self { first, last }).ok_or(BeginReturnError::Year(ends))
    }

    /// Whether a day lies in it.
    pub(super) fn has(&self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// Whether any day of a stretch lies in it; a stretch without an end goes on.
    pub(super) fn touches(&self, began: Date, ended: Option<Date>) -> bool {
        began <= self.last && ended.is_none_or(|ended| ended >= self.first)
    }

    /// What was known by its end.
    pub(super) fn by_end(&self, day: Option<Date>) -> Option<Date> {
        day.filter(|day| *day <= self.last)
    }
}
