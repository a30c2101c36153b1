//! Putting a draft before people.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::{NewConsultation, PlanState, Right, Stage};
use bigplan_plan::When;
use serde::Deserialize;

use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::{dates, refusal};
use crate::shell::answer::{Answer, page_with, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/consultation/open.html")]
struct OpenPage {
    frame: Frame,
    address: String,
    title: String,
    revision: i64,
    given: Given,
    errors: FieldErrors,
}

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Given {
    #[serde(default)]
    revision: String,
    #[serde(default)]
    asks: String,
    #[serde(default)]
    who: String,
    #[serde(default, rename = "closes-on")]
    closes_on: String,
}

/// Shows what putting the plan before people means.
pub async fn form(State(site): State<Site>, visit: Visit, Path(plan): Path<String>) -> Answer {
    drawn(&site, &visit, &plan, Given::default(), FieldErrors::default()).await
}

/// Opens the consultation.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Checked(given): Checked<Given>,
) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    let again = || PageError::bad_request("Open the page again. Nothing was saved.");
    let revision = given.revision.parse().map_err(|_| again())?;
    let mut errors = FieldErrors::default();
    if !matches!(given.who.as_str(), "partners" | "everybody") {
        errors.add("who", "Choose who is asked.");
    }
    let Some(When::Day(closes_on)) = dates::typed(&given.closes_on) else {
        errors.add("closes-on", "Enter the last day, for example 30 September 2009.");
        return drawn(&site, &visit, &plan, given, errors).await;
    };
    if !errors.is_empty() {
        return drawn(&site, &visit, &plan, given, errors).await;
    }
    let new = NewConsultation { asks: given.asks.clone(), open_to_public: given.who == "everybody", closes_on };
    match site.ledger().open_consultation(&visit.actor(), shown.stored.id, revision, &new).await {
        Ok(_) => Ok(see_other(&format!("/plans/{}/consultation", shown.stored.id))),
        Err(why) => drawn(&site, &visit, &plan, given, refusal::fields(why)?).await,
    }
}

async fn drawn(site: &Site, visit: &Visit, plan: &str, given: Given, errors: FieldErrors) -> Answer {
    let shown = site.plan(&visit.actor(), plan).await?;
    refusal::unless_may(visit, &shown, Right::PublishPlans)?;
    if shown.stored.state != PlanState::Draft || shown.stored.stage == Stage::Consultation {
        return Err(refusal::not_now("Only a draft that is not being consulted on can be put before people."));
    }
    let (title, address) = (shown.stored.plan.head.title.clone(), format!("/plans/{}", shown.stored.id));
    let template = OpenPage {
        frame: Frame::new(visit, errors.title("Put this plan before people"))
            .under("Home", "/")
            .under(&title, &address)
            .under("Life", format!("{address}/life")),
        revision: shown.stored.revision,
        address,
        title,
        given,
        errors,
    };
    page_with(template.errors.status(), &template)
}

impl OpenPage {
    fn who(&self) -> Vec<Choice> {
        vec![
            Choice::explained("partners", "Partners", "People with an account of this partnership."),
            Choice::explained(
                "everybody",
                "Everybody",
                "Everybody can read the version, without names of people, and send comments.",
            ),
        ]
    }
}
