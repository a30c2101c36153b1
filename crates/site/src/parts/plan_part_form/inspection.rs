//! The forms of recommendations and of grades.

use bigplan_plan::{At, Judgement, Recommendation, Timescale};

use super::field::{Control, FieldSet, PartField, required, some, typed};
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::item_form::Fields;
use crate::parts::plan_words::timescale;

/// The timescales with their words in forms.
const TIMESCALES: [(Timescale, &str); 3] =
    [(Timescale::Immediate, "immediate"), (Timescale::SixMonths, "six-months"), (Timescale::LongerTerm, "longer-term")];

pub(super) fn recommendation_fields(one: &Recommendation) -> Fields {
    let soon = TIMESCALES.iter().find(|(scale, _)| *scale == one.timescale).map_or("", |(_, word)| word);
    [("from", one.from.as_str()), ("timescale", soon), ("text", &one.text)]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into()
}

pub(super) fn recommendation_sets(fields: &Fields) -> Vec<FieldSet> {
    let none = Choice::new("", "Choose how soon");
    let scales = TIMESCALES.into_iter().map(|(scale, word)| Choice::new(word, timescale(scale)));
    vec![FieldSet::first(vec![
        PartField::new("from", "Who must act", Control::Line, fields),
        PartField::new("timescale", "How soon", Control::Select([none].into_iter().chain(scales).collect()), fields),
        PartField::new("text", "What they must do", Control::Text, fields),
    ])]
}

pub(super) fn checked_recommendation(
    fields: &Fields,
    at: Option<At>,
    errors: &mut FieldErrors,
) -> Option<Recommendation> {
    let word = typed(fields, "timescale");
    let scale = TIMESCALES.into_iter().find(|(_, known)| *known == word).map(|(scale, _)| scale);
    if scale.is_none() {
        errors.add("timescale", "Choose how soon it is to be done");
    }
    let text = required(fields, "text", "Enter what must be done", errors);
    Some(Recommendation { from: typed(fields, "from"), timescale: scale?, text, at })
}

pub(super) fn judgement_fields(one: &Judgement) -> Fields {
    let of = one.of.clone().unwrap_or_default();
    [("aspect", one.aspect.clone()), ("of", of), ("grade", one.grade.to_string())]
        .map(|(name, value)| (name.to_owned(), value))
        .into()
}

pub(super) fn judgement_sets(fields: &Fields) -> Vec<FieldSet> {
    let grades = [
        ("", "Choose a grade"),
        ("4", "4, outstanding"),
        ("3", "3, good"),
        ("2", "2, adequate"),
        ("1", "1, inadequate"),
    ];
    let grades = grades.map(|(value, words)| Choice::new(value, words)).into();
    vec![FieldSet::first(vec![
        PartField::new("aspect", "What was judged", Control::Line, fields).with_hint("For example, Staying safe"),
        PartField::new("of", "Whose work", Control::Line, fields).with_hint("For example, council or local services"),
        PartField::new("grade", "Grade", Control::Select(grades), fields),
    ])]
}

pub(super) fn checked_judgement(fields: &Fields, at: Option<At>, errors: &mut FieldErrors) -> Option<Judgement> {
    let aspect = required(fields, "aspect", "Enter what was judged", errors);
    let grade = typed(fields, "grade").parse::<u8>().ok().filter(|grade| (1..=4).contains(grade));
    if grade.is_none() {
        errors.add("grade", "Choose a grade from 1 to 4");
    }
    Some(Judgement { aspect, of: some(fields, "of"), grade: grade?, at })
}
