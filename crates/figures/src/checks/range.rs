//! A percentage lies between 0 and 100.

use bigplan_measure::Basis;

use super::Given;
use crate::codes::PERCENT_RANGE;
use crate::findings::Findings;

/// False where the value cannot be; one that was worked out is told by its parts. Only percentages of a whole are held to it: a budget may be
/// spent to 104 per cent.
pub(crate) fn check(given: &Given<'_>, findings: &mut Findings) -> bool {
    let (Some(value), Some(most)) = (given.parts.value, given.definition.unit.most()) else { return true };
    let whole = given.definition.basis == Basis::Proportion;
    if !whole || given.parts.worked_out || (0.0..=most).contains(&value) {
        return true;
    }
    findings.add(PERCENT_RANGE, given.place, || {
        let side = if value > most { "over 100" } else { "under 0" };
        format!("{value} is {side}, which a percentage of {} cannot be.", given.definition.title)
    });
    false
}
