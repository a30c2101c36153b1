//! The fields of the form, drawn.

use askama::Template;
use bigplan_plan::{Kind, MeasureUse};

use super::place::possible_parents;
use super::{ItemForm, PlanContext};
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::item_facts;

/// The fields, without the `form` element around them, its key and its buttons. A page
/// holds them as a field and draws them with `{{ fields|safe }}`.
#[derive(Template)]
#[template(path = "parts/item_form/item_form.html")]
pub struct ItemFields<'a> {
    item: &'a ItemForm,
    errors: &'a FieldErrors,
    kinds: Vec<Choice>,
    parents: Vec<Choice>,
    own_measures: Vec<&'a MeasureUse>,
    other_measures: Vec<Choice>,
}

impl<'a> ItemFields<'a> {
    /// The fields of a form, with the choices that the plan offers.
    pub fn of(item: &'a ItemForm, errors: &'a FieldErrors, context: &PlanContext<'a>) -> Self {
        let plan = context.plan;
        let used = |measure: &&MeasureUse| context.before.is_some_and(|item| item.measures.contains(&measure.id));
        let (own_measures, others): (Vec<_>, Vec<_>) = plan.measures.iter().partition(used);
        let measure = |measure: &MeasureUse| Choice::new(measure.id.clone(), item_facts::measure_line(measure));
        let above = possible_parents(plan, context.id);
        let above = above.into_iter().map(|item| Choice::new(item.id.clone(), item_facts::label(item, &plan.head)));
        Self {
            item,
            errors,
            kinds: Kind::ALL.map(|kind| Choice::new(kind.as_str(), plan.head.label(kind))).into(),
            parents: [Choice::new("", "Nothing: it stands at the top")].into_iter().chain(above).collect(),
            own_measures,
            other_measures: [Choice::new("", "None")].into_iter().chain(others.into_iter().map(measure)).collect(),
        }
    }

    fn scopes(&self) -> [Choice; 3] {
        [
            Choice::new("", "The document does not say"),
            Choice::new("all", "All children and young people"),
            Choice::new("vulnerable", "Vulnerable groups or places"),
        ]
    }

    fn states(&self) -> [Choice; 3] {
        [("named", "Named"), ("vacant", "Vacant"), ("unconfirmed", "Not confirmed")]
            .map(|(value, words)| Choice::new(value, words))
    }

    fn wrong(&self, field: &str) -> Option<&str> {
        self.errors.of(field)
    }

    fn row_wrong(&self, sort: &str, row: &usize, name: &str) -> Option<&str> {
        self.errors.of(&format!("{sort}-{row}-{name}"))
    }
}
