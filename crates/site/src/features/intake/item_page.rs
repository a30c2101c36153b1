//! The page with the form of one item.

use askama::Template;
use bigplan_plan::Item;

use super::excerpt::{Excerpt, Place};
use super::findings::{Findings, Told};
use super::opened::Open;
use super::part_words;
use crate::parts::error_summary::FieldErrors;
use crate::parts::item_form::{ItemFields, ItemForm, PlanContext};
use crate::parts::kind_words::inside;
use crate::shell::answer::{Answer, page_with};
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/intake/item.html")]
struct ItemPage<'a> {
    frame: Frame,
    heading: String,
    action: String,
    back: String,
    fields: ItemFields<'a>,
    errors: &'a FieldErrors,
    seen: String,
    excerpt: Excerpt,
    /// What else a place of the document can be added as: words and address.
    others: Vec<(String, String)>,
    findings: Vec<Told>,
}

/// Which item the form is about.
#[derive(Clone, Copy)]
pub enum Subject<'a> {
    /// One that the draft holds.
    There(&'a Item),
    /// One to add, for a place of the document.
    New(Place),
}

/// The form as it is to be shown.
pub struct Filled {
    /// What stands in it.
    pub form: ItemForm,
    /// What is wrong with it.
    pub errors: FieldErrors,
    /// The mark of the item as it was when the form was first opened.
    pub seen: String,
}

/// Draws the page; with problems, as an answer that says so.
///
/// # Errors
/// The document cannot be read any more, or the database does not answer.
pub async fn draw(site: &Site, visit: &Visit, open: &Open, subject: Subject<'_>, filled: Filled) -> Answer {
    let import = open.address();
    let (id, at, heading, action) = match subject {
        Subject::There(item) => {
            let heading = format!("Correct {}", inside(open.plan.head.label(item.kind)));
            (Some(item.id.as_str()), item.at, heading, format!("{import}/items/{}", item.id))
        }
        Subject::New(place) => {
            (None, place.at(), "Add an item".to_owned(), format!("{import}/items/new{}", place.query()))
        }
    };
    let places = open.draft.plan.items.iter().filter_map(|item| item.at);
    let excerpt = Excerpt::of(site, visit, open, at, places).await?;
    let mut findings = Findings::of(open);
    let others = match subject {
        Subject::There(_) => Vec::new(),
        Subject::New(place) => part_words::others(&import, place),
    };
    let frame = Frame::new(visit, filled.errors.title(&heading))
        .under("Home", "/")
        .under("Imports", "/imports")
        .under(open.summary.file.clone(), import.clone());
    let page = ItemPage {
        frame,
        heading,
        action,
        back: id.map_or_else(|| import.clone(), |id| format!("{import}#item-{id}")),
        fields: ItemFields::of(&filled.form, &filled.errors, &PlanContext::of(&open.plan, id.unwrap_or_default())),
        errors: &filled.errors,
        excerpt,
        others,
        findings: id.and_then(|id| findings.by_item.remove(id)).unwrap_or_default(),
        seen: filled.seen,
    };
    page_with(filled.errors.status(), &page)
}
