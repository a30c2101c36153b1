//! What stands in the way of making one record of two.

use super::{FindingCode, Record, RecordFinding};
use crate::definition::Definition;

/// What stands in the way of merging one record of a register into another: the other is closed, it is the same one,
/// or the two are about different children and the children were not merged.
pub fn check_merge(definition: &Definition, from: &Record, into: &Record) -> Vec<RecordFinding> {
    let mut findings = Vec::new();
    let mut refuse = |message: &str| findings.push(RecordFinding::error(FindingCode::BadMerge, message));
    if from.id == into.id {
        refuse("A record cannot be merged into itself. Nothing was changed.");
    }
    if definition.state(&into.state).is_none_or(|state| state.ends) {
        refuse("The record to merge into is closed: open it again first, with a reason. Nothing was changed.");
    }
    if from.subject != into.subject {
        refuse("The two records are about different children: merge the children first. Nothing was changed.");
    }
    findings
}
