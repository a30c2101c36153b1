//! The page with the form of one item, there or to add.

use askama::Template;

use super::opened::Open;
use crate::parts::error_summary::FieldErrors;
use crate::parts::item_form::{ItemFields, ItemForm, PlanContext};
use crate::shell::answer::{Answer, page_with};
use crate::shell::frame::Frame;

/// The longest reason, in characters.
const REASON: usize = 1_000;

#[derive(Template)]
#[template(path = "features/edit/item.html")]
struct ItemPage<'a> {
    frame: Frame,
    heading: &'a str,
    action: &'a str,
    back: &'a str,
    fields: ItemFields<'a>,
    errors: &'a FieldErrors,
    filled: &'a Filled,
}

/// The form as it is to be shown.
#[derive(Default)]
pub struct Filled {
    /// What stands in it.
    pub form: ItemForm,
    /// The reason as typed.
    pub why: String,
    /// What the page carries besides: names and values.
    pub hidden: Vec<(&'static str, String)>,
    /// What is wrong with it.
    pub errors: FieldErrors,
}

/// What the page says and where it sends to.
pub struct Page<'a> {
    /// The heading.
    pub heading: &'a str,
    /// Where the form is sent.
    pub action: &'a str,
    /// Where "Cancel" leads.
    pub back: &'a str,
}

/// Draws the page; with problems, as an answer that says so.
///
/// # Errors
/// When it cannot be drawn, which is a fault of the program.
pub fn draw(frame: Frame, page: &Page<'_>, context: &PlanContext<'_>, filled: &Filled) -> Answer {
    let frame = Frame { title: filled.errors.title(&frame.title), ..frame };
    let fields = ItemFields::of(&filled.form, &filled.errors, context);
    let Page { heading, action, back } = *page;
    let status = filled.errors.status();
    page_with(status, &ItemPage { frame, heading, action, back, fields, errors: &filled.errors, filled })
}

/// What is wrong with a reason.
pub fn check_reason(why: &str, errors: &mut FieldErrors) {
    if why.chars().count() > REASON {
        errors.add("why", "The reason must be 1,000 characters or fewer");
    }
}

/// The sentence of the database beside the field that it is about.
pub fn stored_problem(field: &'static str, message: &str) -> FieldErrors {
    FieldErrors::one(field, message.trim_end_matches('.'))
}

impl<'a> Open {
    /// The context in which the form of an item is read.
    pub fn context(&'a self, id: &'a str, before: Option<&'a bigplan_plan::Item>) -> PlanContext<'a> {
        PlanContext { plan: self.plan(), id, before }
    }
}
