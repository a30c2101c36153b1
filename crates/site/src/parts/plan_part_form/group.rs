//! The form of a group of the partnership.

use std::collections::HashSet;

use bigplan_plan::{At, PartnershipGroup, Plan};

use super::field::{Control, FieldSet, PartField, required, some, typed};
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::item_facts;
use crate::parts::item_form::Fields;

/// What stands before the id of something that the group answers for.
const ANSWERS: &str = "answers-";

pub(super) fn fields_of(group: &PartnershipGroup) -> Fields {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let said = [
        ("name", group.name.clone()),
        ("role", text(&group.role)),
        ("chair", text(&group.chair)),
        ("reports-to", text(&group.reports_to)),
    ];
    let said = said.into_iter().map(|(name, value)| (name.to_owned(), value));
    said.chain(group.answers_for.iter().map(|id| (format!("{ANSWERS}{id}"), "yes".to_owned()))).collect()
}

pub(super) fn sets(fields: &Fields, plan: &Plan) -> Vec<FieldSet> {
    let answers: HashSet<&str> = fields.keys().filter_map(|name| name.strip_prefix(ANSWERS)).collect();
    let (own, others): (Vec<_>, Vec<_>) = answerable(plan).partition(|(id, _)| answers.contains(id.as_str()));
    let none = Choice::new("", "Nothing more");
    let others = [none].into_iter().chain(others.into_iter().map(|(id, words)| Choice::new(id, words))).collect();
    let ticks =
        own.into_iter().map(|(id, words)| PartField::new(format!("{ANSWERS}{id}"), words, Control::Tick, fields));
    let add = PartField::new("add-answer", "Add an item or a measure", Control::Select(others), fields)
        .with_hint("Untick what does not belong to the group; save to add another");
    vec![
        FieldSet::first(vec![
            PartField::new("name", "Name", Control::Line, fields),
            PartField::new("role", "What it is for", Control::Text, fields),
            PartField::new("chair", "Post in the chair", Control::Line, fields),
            PartField::new("reports-to", "Group that it reports to", Control::Line, fields),
        ]),
        FieldSet { legend: "What it answers for".to_owned(), fields: ticks.chain([add]).collect() },
    ]
}

pub(super) fn checked(
    fields: &Fields,
    at: Option<At>,
    plan: &Plan,
    errors: &mut FieldErrors,
) -> Option<PartnershipGroup> {
    let name = required(fields, "name", "Enter the name of the group", errors);
    let added = typed(fields, "add-answer");
    let known: Vec<String> = answerable(plan).map(|(id, _)| id).collect();
    if !added.is_empty() && !known.contains(&added) {
        errors.add("add-answer", "Choose one of the plan’s items or measures");
    }
    let wanted = |id: &String| *id == added || fields.contains_key(&format!("{ANSWERS}{id}"));
    let answers_for = known.into_iter().filter(wanted).collect();
    let (role, chair) = (some(fields, "role"), some(fields, "chair"));
    Some(PartnershipGroup { name, role, chair, reports_to: some(fields, "reports-to"), answers_for, at })
}

/// What a group can answer for: ids with words.
fn answerable(plan: &Plan) -> impl Iterator<Item = (String, String)> {
    let items = plan.items.iter().map(|item| (item.id.clone(), item_facts::label(item, &plan.head)));
    let measures =
        plan.measures.iter().map(|one| (one.id.clone(), format!("Measure: {}", item_facts::measure_line(one))));
    items.chain(measures)
}
