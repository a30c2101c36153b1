//! No more are counted than there are.

use bigplan_measure::Basis;

use super::Given;
use crate::codes::NUMERATOR_OVER;
use crate::findings::Findings;

/// False where the numerator is over the denominator, or either is below nought.
pub(crate) fn check(given: &Given<'_>, findings: &mut Findings) -> bool {
    let (numerator, denominator) = (given.parts.numerator, given.parts.denominator);
    let whole = given.definition.basis == Basis::Proportion;
    let over = matches!((numerator, denominator), (Some(n), Some(d)) if whole && n > d);
    let counted = matches!(given.definition.basis, Basis::Proportion | Basis::Rate);
    let below = counted && [numerator, denominator].into_iter().flatten().any(|count| count < 0.0);
    if !over && !below {
        return true;
    }
    findings.add(NUMERATOR_OVER, given.place, || {
        let shown = |part: Option<f64>| part.map_or_else(|| "nothing".to_owned(), |number| number.to_string());
        let (numerator, denominator) = (shown(numerator), shown(denominator));
        if over {
            format!("{numerator} were counted out of {denominator}, which is more than all.")
        } else {
            format!("{numerator} out of {denominator} is below nought.")
        }
    });
    false
}
