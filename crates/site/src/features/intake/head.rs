//! Correcting what the title page of a draft says.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;

use super::correct::{Wish, correct};
use super::opened::{self, Open};
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::mark;
use crate::parts::head_form::HeadForm;
use crate::shell::answer::{Answer, page, page_with, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/intake/head.html")]
struct HeadPage {
    frame: Frame,
    address: String,
    form: HeadForm,
    errors: FieldErrors,
    /// What stands now, where somebody else changed it after the form was opened.
    theirs: Option<HeadForm>,
}

enum Done {
    Kept,
    Changed(Box<Open>),
}

/// Shows the form.
pub async fn form(State(site): State<Site>, visit: Visit, Path(import): Path<String>) -> Answer {
    let open = opened::open(&site, &visit, &import).await?;
    page(&head_page(&visit, &open.address(), HeadForm::of(&open.plan.head), FieldErrors::default(), None))
}

/// Takes the form.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path(import): Path<String>,
    Checked(form): Checked<HeadForm>,
) -> Answer {
    let address = opened::address(import.parse().map_err(|_| PageError::not_found())?);
    let head = match form.head() {
        Ok(head) => head,
        Err(errors) => {
            opened::open(&site, &visit, &import).await?;
            let page = head_page(&visit, &address, form, errors, None);
            return page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let done = correct(&site, &visit, &import, |open| {
        if open.plan.head == head {
            return Wish::Nothing(Done::Kept);
        }
        if mark(&open.plan.head) != form.seen {
            return Wish::Nothing(Done::Changed(Box::new(open.clone())));
        }
        let mut corrections = open.corrections.clone();
        corrections.head = Some(head.clone());
        Wish::Keep(Box::new(corrections), Done::Kept)
    });
    match done.await? {
        Done::Kept => Ok(see_other(&address)),
        Done::Changed(open) => {
            let theirs = HeadForm::of(&open.plan.head);
            let mine = form.seeing(&theirs);
            page_with(StatusCode::CONFLICT, &head_page(&visit, &address, mine, FieldErrors::default(), Some(theirs)))
        }
    }
}

fn head_page(visit: &Visit, address: &str, form: HeadForm, errors: FieldErrors, theirs: Option<HeadForm>) -> HeadPage {
    let title = "Correct the title page";
    let title = if theirs.is_some() { format!("Error: {title}") } else { errors.title(title) };
    let frame = Frame::new(visit, title).under("Home", "/").under("Imports", "/imports").under("Import", address);
    HeadPage { frame, address: address.to_owned(), form, errors, theirs }
}

impl HeadPage {
    fn wrong(&self, field: &str) -> Option<&str> {
        self.errors.of(field)
    }
}
