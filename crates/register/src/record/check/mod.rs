//! What is wrong with a record: one rule a file, all findings at once.

mod clocks;
mod days;
mod episodes;
mod history;
mod values;

pub use episodes::shares_days;
pub(super) use values::missing;

use super::{Around, Record, RecordFinding};
use crate::definition::Definition;

/// Checks a record against its definition, on a day, beside the child's other records of the register.
///
/// An empty answer means that it may be stored and that nothing is missing.
pub fn check(definition: &Definition, record: &Record, around: Around<'_>) -> Vec<RecordFinding> {
    let mut findings = Vec::new();
    values::check(definition, record, around, &mut findings);
    days::check(definition, record, around, &mut findings);
    history::check(definition, record, &mut findings);
    episodes::check(definition, record, around, &mut findings);
    clocks::check(definition, record, around, &mut findings);
    findings
}
