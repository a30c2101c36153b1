//! The forms of needs and of terms.

use bigplan_plan::{At, Need, Term};

use super::field::{Control, FieldSet, PartField, required, typed};
use crate::parts::error_summary::FieldErrors;
use crate::parts::item_form::Fields;

pub(super) fn need_fields(need: &Need) -> Fields {
    let all =
        [("reference", &need.reference), ("strand", &need.strand), ("need", &need.need), ("evidence", &need.evidence)];
    all.map(|(name, value)| (name.to_owned(), value.clone())).into()
}

pub(super) fn need_sets(fields: &Fields) -> Vec<FieldSet> {
    vec![FieldSet::first(vec![
        PartField::new("reference", "Reference", Control::Short, fields)
            .with_hint("Items name the need by it, for example 1.18. Correct it in them too"),
        PartField::new("strand", "Strand of the assessment", Control::Line, fields),
        PartField::new("need", "What is needed", Control::Text, fields),
        PartField::new("evidence", "What shows it", Control::Text, fields),
    ])]
}

pub(super) fn checked_need(fields: &Fields, at: Option<At>, errors: &mut FieldErrors) -> Option<Need> {
    let reference = required(fields, "reference", "Enter the reference that items use, for example 1.18", errors);
    let (strand, need) = (typed(fields, "strand"), typed(fields, "need"));
    let evidence = typed(fields, "evidence");
    if need.is_empty() && evidence.is_empty() {
        errors.add("need", "Enter what is needed, or what shows it");
    }
    Some(Need { reference, strand, need, evidence, at })
}

pub(super) fn term_fields(term: &Term) -> Fields {
    [("term", &term.term), ("meaning", &term.meaning)].map(|(name, value)| (name.to_owned(), value.clone())).into()
}

pub(super) fn term_sets(fields: &Fields) -> Vec<FieldSet> {
    vec![FieldSet::first(vec![
        PartField::new("term", "Term", Control::Line, fields).with_hint("A word or an abbreviation, for example CAF"),
        PartField::new("meaning", "What it means", Control::Text, fields),
    ])]
}

pub(super) fn checked_term(fields: &Fields, at: Option<At>, errors: &mut FieldErrors) -> Option<Term> {
    let term = required(fields, "term", "Enter the term", errors);
    let meaning = required(fields, "meaning", "Enter what the term means", errors);
    Some(Term { term, meaning, at })
}
