//! A measure has figures only for the years in which it was collected.

use super::Given;
use crate::codes::OUTSIDE_HELD;
use crate::findings::Findings;

/// Tells of a figure outside those years.
pub(crate) fn check(given: &Given<'_>, findings: &mut Findings) {
    if given.parts.value.is_none() || given.definition.held_in(given.period) {
        return;
    }
    findings.add(OUTSIDE_HELD, given.place, || {
        let held = given.definition.held;
        let year = |year: Option<i16>, none: &str| year.map_or_else(|| none.to_owned(), |year| year.to_string());
        let (from, until) = (year(held.from, "the beginning"), year(held.until, "today"));
        format!(
            "{} was collected from {from} to {until}, and this figure is of {}.",
            given.definition.title,
            given.period.shown()
        )
    });
}
