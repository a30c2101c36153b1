//! Starting the plan that is to follow this one.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::{PlanState, Right};
use bigplan_plan::PlanPeriod;
use serde::Deserialize;

use crate::parts::error_summary::FieldErrors;
use crate::parts::refusal;
use crate::shell::answer::{Answer, page_with, see_other};
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/life/next.html")]
struct NextPage {
    frame: Frame,
    address: String,
    title: String,
    items: usize,
    given: Given,
    errors: FieldErrors,
}

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Given {
    #[serde(default)]
    title: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
}

/// Shows what starting the next plan means.
pub async fn form(State(site): State<Site>, visit: Visit, Path(plan): Path<String>) -> Answer {
    drawn(&site, &visit, &plan, Given::default(), FieldErrors::default()).await
}

/// Copies the plan as the draft of the next.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Checked(given): Checked<Given>,
) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    let (from, to) = (given.from.trim(), given.to.trim());
    if from.is_empty() != to.is_empty() {
        let errors = FieldErrors::one(if from.is_empty() { "from" } else { "to" }, "Give both years, or neither.");
        return drawn(&site, &visit, &plan, given, errors).await;
    }
    let period = (!from.is_empty()).then(|| PlanPeriod { from: from.to_owned(), to: to.to_owned() });
    match site.ledger().start_next_plan(&visit.actor(), shown.stored.id, &given.title, period).await {
        Ok(next) => Ok(see_other(&format!("/plans/{next}/carried"))),
        Err(why) => drawn(&site, &visit, &plan, given, refusal::fields(why)?).await,
    }
}

async fn drawn(site: &Site, visit: &Visit, plan: &str, given: Given, errors: FieldErrors) -> Answer {
    let shown = site.plan(&visit.actor(), plan).await?;
    refusal::unless_may(visit, &shown, Right::PublishPlans)?;
    if shown.stored.state != PlanState::Published {
        return Err(refusal::not_now("Only a published plan can be followed by the next one."));
    }
    let (title, address) = (shown.stored.plan.head.title.clone(), format!("/plans/{}", shown.stored.id));
    let template = NextPage {
        frame: Frame::new(visit, errors.title("Start the next plan"))
            .under("Home", "/")
            .under(&title, &address)
            .under("Life", format!("{address}/life")),
        items: shown.stored.plan.items.len(),
        address,
        title,
        given,
        errors,
    };
    page_with(template.errors.status(), &template)
}
