//! The page with the form of something that stands beside the items.

use askama::Template;
use bigplan_ledger::{DraftPart, PartKind};

use super::excerpt::{Excerpt, Place};
use super::opened::Open;
use super::part_words::one;
use crate::parts::error_summary::FieldErrors;
use crate::parts::item_form::Fields;
use crate::parts::plan_part_form::PartFields;
use crate::shell::answer::{Answer, page_with};
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/intake/part.html")]
struct PartPage<'a> {
    frame: Frame,
    heading: String,
    action: String,
    back: String,
    fields: PartFields<'a>,
    errors: &'a FieldErrors,
    seen: String,
    excerpt: Excerpt,
}

/// Which part the form is about.
#[derive(Clone, Copy)]
pub enum Subject<'a> {
    /// One that the draft holds.
    There(&'a DraftPart),
    /// One to add, for a place of the document.
    New(PartKind, Place),
}

/// The form as it is to be shown.
pub struct Filled {
    /// What stands in it.
    pub fields: Fields,
    /// What is wrong with it.
    pub errors: FieldErrors,
    /// The mark of the part as it was when the form was first opened.
    pub seen: String,
}

/// Draws the page; with errors, as an answer that says so.
///
/// # Errors
/// The document cannot be read any more, or the database does not answer.
pub async fn draw(site: &Site, visit: &Visit, open: &Open, subject: Subject<'_>, filled: Filled) -> Answer {
    let import = open.address();
    let (kind, at, heading, way, anchor) = match subject {
        Subject::There(part) => {
            let (kind, key) = (part.value.kind(), &part.key);
            let anchor = format!("part-{}-{key}", kind.as_str());
            (kind, part.value.at(), format!("Correct a {}", one(kind)), key.clone(), anchor)
        }
        Subject::New(kind, place) => {
            let (way, anchor) = (format!("new{}", place.query()), format!("parts-{}", kind.as_str()));
            (kind, place.at(), format!("Add a {}", one(kind)), way, anchor)
        }
    };
    let items = open.draft.plan.items.iter().filter_map(|item| item.at);
    let others = kind.of(&open.draft.plan).into_iter().filter_map(|value| value.at());
    let page = PartPage {
        frame: Frame::new(visit, filled.errors.title(&heading))
            .under("Home", "/")
            .under("Imports", "/imports")
            .under(open.summary.file.clone(), import.clone()),
        heading,
        action: format!("{import}/parts/{}/{way}", kind.as_str()),
        back: format!("{import}?open={}#{anchor}", kind.as_str()),
        fields: PartFields::of(kind, &filled.fields, &filled.errors, &open.plan),
        errors: &filled.errors,
        seen: filled.seen,
        excerpt: Excerpt::of(site, visit, open, at, items.chain(others)).await?,
    };
    page_with(filled.errors.status(), &page)
}
