//! The forms of what stands in a plan beside its items: measures, needs, groups,
//! recommendations, grades, terms. One definition a kind gives its form, what is typed
//! into it and what it means.
//!
//! The way through: [`fields_of`] fills a form, [`PartFields`] draws it, [`checked`] gives
//! the part back or says what is wrong beside which field.

mod field;
mod group;
mod inspection;
mod measure;
mod numbers;
mod words;

use bigplan_ledger::{PartKind, PartValue};
use bigplan_plan::Plan;

pub use field::PartFields;

use crate::parts::error_summary::FieldErrors;
use crate::parts::item_form::Fields;
use field::{FieldSet, check_lengths};

/// The fields of a part that is there.
pub fn fields_of(value: &PartValue) -> Fields {
    match value {
        PartValue::Measure(measure) => measure::fields_of(measure),
        PartValue::Need(need) => words::need_fields(need),
        PartValue::Group(group) => group::fields_of(group),
        PartValue::Recommendation(one) => inspection::recommendation_fields(one),
        PartValue::Judgement(one) => inspection::judgement_fields(one),
        PartValue::Term(term) => words::term_fields(term),
    }
}

/// The form of a part to add, where the words of the document stand in the field that
/// most likely holds them.
pub fn new_fields(kind: PartKind, words: String) -> Fields {
    let field = match kind {
        PartKind::Measure => "title",
        PartKind::Need => "need",
        PartKind::Group => "name",
        PartKind::Recommendation => "text",
        PartKind::Judgement => "aspect",
        PartKind::Term => "term",
    };
    Fields::from([(field.to_owned(), words)])
}

/// The part that the form describes. What the form does not show stays as it was before.
///
/// # Errors
/// What is wrong with each field.
pub fn checked(
    kind: PartKind,
    fields: &Fields,
    before: Option<&PartValue>,
    plan: &Plan,
) -> Result<PartValue, FieldErrors> {
    let mut errors = check_lengths(&sets(kind, fields, plan));
    let at = before.and_then(PartValue::at);
    let value = match kind {
        PartKind::Measure => measure::checked(fields, at, &mut errors).map(PartValue::Measure),
        PartKind::Need => words::checked_need(fields, at, &mut errors).map(PartValue::Need),
        PartKind::Group => group::checked(fields, at, plan, &mut errors).map(PartValue::Group),
        PartKind::Recommendation => {
            inspection::checked_recommendation(fields, at, &mut errors).map(PartValue::Recommendation)
        }
        PartKind::Judgement => inspection::checked_judgement(fields, at, &mut errors).map(PartValue::Judgement),
        PartKind::Term => words::checked_term(fields, at, &mut errors).map(PartValue::Term),
    };
    value.filter(|_| errors.is_empty()).ok_or(errors)
}

fn sets(kind: PartKind, fields: &Fields, plan: &Plan) -> Vec<FieldSet> {
    match kind {
        PartKind::Measure => measure::sets(fields),
        PartKind::Need => words::need_sets(fields),
        PartKind::Group => group::sets(fields, plan),
        PartKind::Recommendation => inspection::recommendation_sets(fields),
        PartKind::Judgement => inspection::judgement_sets(fields),
        PartKind::Term => words::term_sets(fields),
    }
}

#[cfg(test)]
mod tests;
