//! Asking partner bodies to sign a draft as it stands.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::{Organisation, OrganisationId, PlanState, Right, Stage};
use bigplan_plan::When;

use crate::parts::error_summary::FieldErrors;
use crate::parts::{dates, refusal};
use crate::shell::answer::{Answer, page_with, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/sign_up/ask.html")]
struct AskPage {
    frame: Frame,
    address: String,
    title: String,
    revision: i64,
    organisations: Vec<(Organisation, bool)>,
    due_on: String,
    errors: FieldErrors,
}

/// What the form sends: each body that is ticked under its own name `body-ID`.
type Given = std::collections::BTreeMap<String, String>;

/// Shows which bodies can be asked.
pub async fn form(State(site): State<Site>, visit: Visit, Path(plan): Path<String>) -> Answer {
    drawn(&site, &visit, &plan, &Given::new(), FieldErrors::default()).await
}

/// Asks them.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Checked(given): Checked<Given>,
) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    let again = || PageError::bad_request("Open the page again. Nothing was saved.");
    let revision = given.get("revision").and_then(|revision| revision.parse().ok()).ok_or_else(again)?;
    let ticked = |(name, _): (&String, &String)| name.strip_prefix("body-").and_then(|id| id.parse().ok());
    let bodies: Vec<OrganisationId> = given.iter().filter_map(ticked).collect();
    let typed = given.get("due-on").map_or("", |typed| typed.trim());
    let due_on = match dates::typed(typed) {
        Some(When::Day(day)) => Some(day),
        None if typed.is_empty() => None,
        _ => {
            let errors = FieldErrors::one("due-on", "Enter a day, for example 30 September 2009, or nothing.");
            return drawn(&site, &visit, &plan, &given, errors).await;
        }
    };
    match site.ledger().ask_sign_up(&visit.actor(), shown.stored.id, revision, &bodies, due_on).await {
        Ok(_) => Ok(see_other(&format!("/plans/{}/sign-up", shown.stored.id))),
        Err(why) => drawn(&site, &visit, &plan, &given, refusal::fields(why)?).await,
    }
}

async fn drawn(site: &Site, visit: &Visit, plan: &str, given: &Given, errors: FieldErrors) -> Answer {
    let actor = visit.actor();
    let shown = site.plan(&actor, plan).await?;
    refusal::unless_may(visit, &shown, Right::PublishPlans)?;
    if shown.stored.state != PlanState::Draft || shown.stored.stage == Stage::Consultation {
        return Err(refusal::not_now("Only a draft whose consultation is closed can be put before bodies to sign."));
    }
    let (title, address) = (shown.stored.plan.head.title.clone(), format!("/plans/{}", shown.stored.id));
    let organisations = site.ledger().organisations(&actor, shown.stored.partnership).await?;
    let ticked = |one: &Organisation| given.contains_key(&format!("body-{}", one.id));
    let template = AskPage {
        frame: Frame::new(visit, errors.title("Ask bodies to sign"))
            .under("Home", "/")
            .under(&title, &address)
            .under("Sign-up", format!("{address}/sign-up")),
        revision: shown.stored.revision,
        organisations: organisations
            .into_iter()
            .map(|one| (ticked(&one), one))
            .map(|(ticked, one)| (one, ticked))
            .collect(),
        due_on: given.get("due-on").cloned().unwrap_or_default(),
        address,
        title,
        errors,
    };
    page_with(template.errors.status(), &template)
}
