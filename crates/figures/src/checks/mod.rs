//! What is looked for in figures, one file a check. A check never changes a figure.

mod fractions;
mod held;
mod proportion;
mod quotient;
mod range;
mod totals;
mod twice;
mod unit;

use bigplan_measure::Definition;

use crate::cells::place::Place;
use crate::findings::Findings;
use crate::read::Parts;

pub(crate) use fractions::Fractions;
pub(crate) use totals::{Totals, is_total};
pub(crate) use twice::{Key, Twice};

/// A figure under check.
pub(crate) struct Given<'a> {
    /// Its measure.
    pub definition: &'a Definition,
    /// Its cells.
    pub parts: &'a Parts,
    /// The unit in words, where the file says it.
    pub unit: &'a str,
    /// The period that it speaks of.
    pub period: bigplan_measure::Period,
    /// The cell of its value.
    pub place: Place,
}

/// Runs the checks that look at one figure alone; false where it must not be given.
pub(crate) fn alone(given: &Given<'_>, findings: &mut Findings) -> bool {
    // Every check runs, so that one pass tells everything.
    let good = [range::check(given, findings), proportion::check(given, findings), unit::check(given, findings)];
    let good = good.iter().all(|good| *good);
    if good {
        quotient::check(given, findings);
        held::check(given, findings);
    }
    good
}
