//! One field of such a form, and the whole drawn.

use askama::Template;
use bigplan_ledger::PartKind;
use bigplan_plan::Plan;

use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::item_form::Fields;

/// The longest field of one line, in characters.
const LINE: usize = 1_000;
/// The longest field of many lines, in characters.
const TEXT: usize = 50_000;

/// The fields, without the `form` element around them. A page draws them with `{{ fields|safe }}`.
#[derive(Template)]
#[template(path = "parts/plan_part_form/fields.html")]
pub struct PartFields<'a> {
    sets: Vec<FieldSet>,
    errors: &'a FieldErrors,
}

impl<'a> PartFields<'a> {
    /// The fields of a kind with what stands in them.
    pub fn of(kind: PartKind, fields: &Fields, errors: &'a FieldErrors, plan: &Plan) -> Self {
        Self { sets: super::sets(kind, fields, plan), errors }
    }
}

/// Fields that belong together.
pub(super) struct FieldSet {
    /// What they are together; empty for the first ones of a form.
    pub legend: String,
    pub fields: Vec<PartField>,
}

/// One field.
pub(super) struct PartField {
    pub id: String,
    pub label: String,
    pub hint: &'static str,
    pub value: String,
    pub control: Control,
}

/// How it is filled in.
pub(super) enum Control {
    /// One line.
    Line,
    /// A number or a date.
    Short,
    /// Many lines.
    Text,
    /// One of these.
    Select(Vec<Choice>),
    /// Yes or no.
    Tick,
}

impl FieldSet {
    /// The first fields of a form.
    pub fn first(fields: Vec<PartField>) -> Self {
        Self { legend: String::new(), fields }
    }
}

impl PartField {
    /// A field with what stands in it.
    pub fn new(id: impl Into<String>, label: impl Into<String>, control: Control, fields: &Fields) -> Self {
        let id = id.into();
        Self { value: typed(fields, &id), id, label: label.into(), hint: "", control }
    }

    /// The same with words of help.
    pub fn with_hint(self, hint: &'static str) -> Self {
        Self { hint, ..self }
    }
}

/// What was typed into a field; empty where nothing was.
pub(super) fn typed(fields: &Fields, id: &str) -> String {
    fields.get(id).map(|value| value.trim().replace("\r\n", "\n")).unwrap_or_default()
}

/// What was typed, where something was.
pub(super) fn some(fields: &Fields, id: &str) -> Option<String> {
    Some(typed(fields, id)).filter(|text| !text.is_empty())
}

/// What was typed into a field that may not stay empty.
pub(super) fn required(fields: &Fields, id: &str, sentence: &str, errors: &mut FieldErrors) -> String {
    let text = typed(fields, id);
    if text.is_empty() {
        errors.add(id, sentence);
    }
    text
}

/// What is too long.
pub(super) fn check_lengths(sets: &[FieldSet]) -> FieldErrors {
    let mut errors = FieldErrors::default();
    for field in sets.iter().flat_map(|set| &set.fields) {
        let (longest, said) = if matches!(field.control, Control::Text) { (TEXT, "50,000") } else { (LINE, "1,000") };
        if field.value.chars().count() > longest {
            errors.add(&field.id, format!("“{}” must be {said} characters or fewer", field.label));
        }
    }
    errors
}
