//! Changing what the plan's title page says.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use bigplan_ledger::LedgerError;
use serde::Deserialize;

use super::item_page::{check_reason, stored_problem};
use super::opened::{self, Open, open};
use crate::parts::error_summary::FieldErrors;
use crate::parts::head_form::HeadForm;
use crate::shell::answer::{Answer, page_with, see_other};
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/edit/head.html")]
struct HeadPage {
    frame: Frame,
    address: String,
    given: Given,
    errors: FieldErrors,
    /// What stands now, where somebody else changed it after the form was opened.
    theirs: Option<HeadForm>,
}

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Given {
    #[serde(flatten)]
    head: HeadForm,
    #[serde(default)]
    why: String,
}

/// Shows the form.
pub async fn form(State(site): State<Site>, visit: Visit, Path(plan): Path<String>) -> Answer {
    let open = open(&site, &visit, &plan).await?;
    let given = Given { head: HeadForm::of(&open.plan().head), why: String::new() };
    draw(&visit, &open, given, FieldErrors::default(), None)
}

/// Takes the form.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Checked(given): Checked<Given>,
) -> Answer {
    let open = open(&site, &visit, &plan).await?;
    let mut errors = FieldErrors::default();
    check_reason(&given.why, &mut errors);
    let head = match given.head.head() {
        Ok(head) if errors.is_empty() => head,
        Ok(_) => return draw(&visit, &open, given, errors, None),
        Err(errors) => return draw(&visit, &open, given, errors, None),
    };
    if head == open.plan().head {
        return Ok(see_other(&open.address));
    }
    let changed = site.ledger().change_head(&visit.actor(), open.id(), &given.head.seen, &head, &given.why).await;
    match changed {
        Ok(()) => Ok(see_other(&open.address)),
        Err(LedgerError::Conflict { .. }) => {
            let open = opened::open(&site, &visit, &plan).await?;
            let theirs = HeadForm::of(&open.plan().head);
            let head = given.head.seeing(&theirs);
            draw(&visit, &open, Given { head, why: given.why }, FieldErrors::default(), Some(theirs))
        }
        Err(LedgerError::Field { field, message }) => draw(&visit, &open, given, stored_problem(field, message), None),
        Err(why) => Err(why.into()),
    }
}

fn draw(visit: &Visit, open: &Open, given: Given, errors: FieldErrors, theirs: Option<HeadForm>) -> Answer {
    let title = "Change the title page";
    let title = if theirs.is_some() { format!("Error: {title}") } else { errors.title(title) };
    let status = if theirs.is_some() { StatusCode::CONFLICT } else { errors.status() };
    let frame = open.frame(visit, title);
    page_with(status, &HeadPage { frame, address: open.address.clone(), given, errors, theirs })
}

impl HeadPage {
    /// What stands now beside what was typed, where they differ: label, theirs.
    fn differing(&self) -> Vec<(String, String)> {
        let Some(theirs) = &self.theirs else { return Vec::new() };
        let both = theirs.fields().into_iter().zip(self.given.head.fields());
        let differing = both.filter(|((_, _, theirs), (_, _, mine))| theirs != mine);
        differing.map(|((_, label, theirs), _)| (label, theirs.to_owned())).collect()
    }
}
