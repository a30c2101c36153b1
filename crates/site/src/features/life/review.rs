//! The yearly review: starting it, and ending it with what it came to.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::{Right, Stage};
use serde::Deserialize;

use crate::parts::error_summary::FieldErrors;
use crate::parts::refusal;
use crate::shell::answer::{Answer, page_with, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/life/review.html")]
struct ReviewPage {
    frame: Frame,
    address: String,
    heading: &'static str,
    title: String,
    starts: bool,
    revision: i64,
    note: String,
    errors: FieldErrors,
}

/// What the form sends.
#[derive(Deserialize)]
pub struct Given {
    #[serde(default)]
    revision: String,
    #[serde(default)]
    note: String,
}

/// Shows what starting or ending the review means.
pub async fn form(State(site): State<Site>, visit: Visit, Path(plan): Path<String>) -> Answer {
    drawn(&site, &visit, &plan, String::new(), FieldErrors::default()).await
}

/// Starts the review of a plan in force, or ends it where it is under review.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Checked(given): Checked<Given>,
) -> Answer {
    let actor = visit.actor();
    let shown = site.plan(&actor, &plan).await?;
    let again = || PageError::bad_request("Open the page of the review again. Nothing was saved.");
    let (id, revision) = (shown.stored.id, given.revision.parse().map_err(|_| again())?);
    let done = if shown.stored.stage == Stage::UnderReview {
        site.ledger().end_review(&actor, id, revision, &given.note).await.map(drop)
    } else {
        site.ledger().start_review(&actor, id, revision).await
    };
    match done {
        Ok(()) => Ok(see_other(&format!("/plans/{id}/life"))),
        Err(why) => drawn(&site, &visit, &plan, given.note, refusal::fields(why)?).await,
    }
}

async fn drawn(site: &Site, visit: &Visit, plan: &str, note: String, errors: FieldErrors) -> Answer {
    let shown = site.plan(&visit.actor(), plan).await?;
    refusal::unless_may(visit, &shown, Right::PublishPlans)?;
    let (stage, title) = (shown.stored.stage, shown.stored.plan.head.title.clone());
    if !matches!(stage, Stage::Published | Stage::UnderReview) {
        return Err(refusal::not_now("Only a plan in force can be reviewed."));
    }
    let starts = stage == Stage::Published;
    let heading = if starts { "Start the yearly review" } else { "End the review" };
    let address = format!("/plans/{}", shown.stored.id);
    let template = ReviewPage {
        frame: Frame::new(visit, errors.title(heading))
            .under("Home", "/")
            .under(&title, &address)
            .under("Life", format!("{address}/life")),
        revision: shown.stored.revision,
        address,
        heading,
        title,
        starts,
        note,
        errors,
    };
    page_with(template.errors.status(), &template)
}
