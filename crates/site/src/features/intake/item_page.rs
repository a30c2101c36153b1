//! The page with the form of one item.

use askama::Template;
use bigplan_plan::{At, Item};
use serde::Deserialize;

use super::findings::{Findings, Told};
use super::opened::Open;
use super::source;
use crate::parts::error_summary::FieldErrors;
use crate::parts::item_form::{ItemFields, ItemForm, PlanContext};
use crate::parts::kind_words::inside;
use crate::parts::source_view::{Marks, SourceView, words_at};
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
    lines: Vec<String>,
    way: Option<String>,
    line: u32,
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

/// A place of the document that an added item stands for.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub struct Place {
    line: Option<u32>,
    cell: Option<u32>,
    page: Option<u32>,
}

impl Place {
    /// The place, where one was given.
    pub fn at(self) -> Option<At> {
        self.line.map(|line| At { line, cell: self.cell, page: self.page })
    }

    fn query(self) -> String {
        let parts = [("line", self.line), ("cell", self.cell), ("page", self.page)];
        let given = parts.into_iter().filter_map(|(name, value)| Some(format!("{name}={}", value?)));
        given.collect::<Vec<_>>().join("&")
    }
}

/// Draws the page; with problems, as an answer that says so.
///
/// # Errors
/// The document cannot be read any more, or the database does not answer.
pub async fn draw(site: &Site, visit: &Visit, open: &Open, subject: Subject<'_>, filled: Filled) -> Answer {
    let document = source::of_import(site, visit, &open.summary).await?;
    let import = open.address();
    let (id, at, heading, action) = match subject {
        Subject::There(item) => {
            let heading = format!("Correct {}", inside(open.plan.head.label(item.kind)));
            (Some(item.id.as_str()), item.at, heading, format!("{import}/items/{}", item.id))
        }
        Subject::New(place) => {
            (None, place.at(), "Add an item".to_owned(), format!("{import}/items/new?{}", place.query()))
        }
    };
    let (mut findings, marks) = (Findings::of(open), Marks::default());
    let view = SourceView::of(&document, &marks, 1);
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
        lines: at.map(|at| words_at(&document, at, next(open, at))).unwrap_or_default(),
        way: view.way_in(at, &import),
        line: at.map_or(0, |at| at.line),
        findings: id.and_then(|id| findings.by_item.remove(id)).unwrap_or_default(),
        seen: filled.seen,
    };
    page_with(filled.errors.status(), &page)
}

/// Where the next item was read, on the same page or sheet.
fn next(open: &Open, at: At) -> Option<At> {
    let places = open.draft.plan.items.iter().filter_map(|item| item.at);
    places.filter(|other| (other.page, other.line) > (at.page, at.line)).min_by_key(|other| (other.page, other.line))
}
