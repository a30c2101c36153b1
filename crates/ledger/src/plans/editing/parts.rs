//! The parts of a plan beside its items, named by the mark of what they say.

use serde_json::Value;

use super::seen::seen;
use crate::LedgerError;
use crate::error::damaged;
use crate::imports::{PartKind, PartValue};

impl PartValue {
    /// The mark that a change of it must name.
    pub fn mark(&self) -> String {
        seen(self)
    }
}

/// What journal entries of a kind are called: added, changed, removed.
pub(super) fn actions(kind: PartKind) -> [&'static str; 3] {
    match kind {
        PartKind::Measure => ["measure-added", "measure-changed", "measure-removed"],
        PartKind::Need => ["need-added", "need-changed", "need-removed"],
        PartKind::Group => ["plan-group-added", "plan-group-changed", "plan-group-removed"],
        PartKind::Recommendation => ["recommendation-added", "recommendation-changed", "recommendation-removed"],
        PartKind::Judgement => ["judgement-added", "judgement-changed", "judgement-removed"],
        PartKind::Term => ["term-added", "term-changed", "term-removed"],
    }
}

/// The part as JSON, without the word of its kind.
pub(super) fn json_of(part: &PartValue) -> Result<Value, LedgerError> {
    match part {
        PartValue::Measure(part) => serde_json::to_value(part),
        PartValue::Need(part) => serde_json::to_value(part),
        PartValue::Group(part) => serde_json::to_value(part),
        PartValue::Recommendation(part) => serde_json::to_value(part),
        PartValue::Judgement(part) => serde_json::to_value(part),
        PartValue::Term(part) => serde_json::to_value(part),
    }
    .map_err(damaged("a part of the plan"))
}

/// Checks that a part says what it is for.
pub(super) fn check(part: &PartValue) -> Result<(), LedgerError> {
    let said = |text: &str| !text.trim().is_empty();
    let (good, field, message) = match part {
        PartValue::Measure(measure) => (said(&measure.title), "title", "Enter what is measured."),
        PartValue::Need(need) => (said(&need.need) || said(&need.reference), "need", "Enter what children need."),
        PartValue::Group(group) => (said(&group.name), "name", "Enter the group’s name."),
        PartValue::Recommendation(one) => (said(&one.text), "text", "Enter what is recommended."),
        PartValue::Judgement(one) if !said(&one.aspect) => (false, "aspect", "Enter what was judged."),
        PartValue::Judgement(one) => ((1..=4).contains(&one.grade), "grade", "Choose a grade from 1 to 4."),
        PartValue::Term(term) if !said(&term.term) => (false, "term", "Enter the word."),
        PartValue::Term(term) => (said(&term.meaning), "meaning", "Enter what it means."),
    };
    if good { Ok(()) } else { Err(LedgerError::Field { field, message }) }
}
