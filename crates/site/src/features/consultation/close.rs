//! Closing a consultation with what it came to.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::{LifeCounts, Right, Stage};
use serde::Deserialize;

use crate::parts::error_summary::FieldErrors;
use crate::parts::refusal;
use crate::shell::answer::{Answer, page_with, see_other};
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/consultation/close.html")]
struct ClosePage {
    frame: Frame,
    address: String,
    title: String,
    counts: LifeCounts,
    outcome: String,
    errors: FieldErrors,
}

/// What the form sends.
#[derive(Deserialize)]
pub struct Given {
    #[serde(default)]
    outcome: String,
}

/// Shows what is still open.
pub async fn form(State(site): State<Site>, visit: Visit, Path(plan): Path<String>) -> Answer {
    drawn(&site, &visit, &plan, String::new(), FieldErrors::default()).await
}

/// Closes the consultation.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Checked(given): Checked<Given>,
) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    match site.ledger().close_consultation(&visit.actor(), shown.stored.id, &given.outcome).await {
        Ok(()) => Ok(see_other(&format!("/plans/{}/life", shown.stored.id))),
        Err(why) => drawn(&site, &visit, &plan, given.outcome, refusal::fields(why)?).await,
    }
}

async fn drawn(site: &Site, visit: &Visit, plan: &str, outcome: String, errors: FieldErrors) -> Answer {
    let shown = site.plan(&visit.actor(), plan).await?;
    refusal::unless_may(visit, &shown, Right::PublishPlans)?;
    if shown.stored.stage != Stage::Consultation {
        return Err(refusal::not_now("This plan is not being consulted on."));
    }
    let (title, address) = (shown.stored.plan.head.title.clone(), format!("/plans/{}", shown.stored.id));
    let template = ClosePage {
        frame: Frame::new(visit, errors.title("Close the consultation"))
            .under("Home", "/")
            .under(&title, &address)
            .under("Consultation", format!("{address}/consultation")),
        counts: site.ledger().life_counts(&visit.actor(), shown.stored.id).await?,
        address,
        title,
        outcome,
        errors,
    };
    page_with(template.errors.status(), &template)
}
