//! Linking a plan to one above or beside it; saying what it is a plan for.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::{NewPlanLink, PlanLinkSort, Right};
use serde::Deserialize;

use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::refusal;
use crate::shell::answer::{Answer, page_with, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/family/link.html")]
struct LinkPage {
    frame: Frame,
    address: String,
    title: String,
    plans: Vec<Choice>,
    given: Given,
    errors: FieldErrors,
}

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Given {
    #[serde(default)]
    sort: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    theme: String,
    #[serde(default)]
    owner: String,
}

/// What the form of the level sends.
#[derive(Deserialize)]
pub struct Levelled {
    #[serde(default)]
    level: String,
}

/// The form.
pub async fn form(State(site): State<Site>, visit: Visit, Path(plan): Path<String>) -> Answer {
    drawn(&site, &visit, &plan, Given::default(), FieldErrors::default()).await
}

/// Links the plans.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Checked(given): Checked<Given>,
) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    let Ok(sort) = given.sort.parse::<PlanLinkSort>() else {
        let errors = FieldErrors::one("sort", "Choose how the plan stands to the other.");
        return drawn(&site, &visit, &plan, given, errors).await;
    };
    let wrong = || PageError::bad_request("Open the page again and choose from its list. Nothing was saved.");
    let to = match given.to.as_str() {
        "" => None,
        id => Some(id.parse().map_err(|_| wrong())?),
    };
    let new =
        NewPlanLink { sort, to, title: given.title.clone(), theme: given.theme.clone(), owner: given.owner.clone() };
    match site.ledger().link_plan(&visit.actor(), shown.stored.id, &new).await {
        Ok(_) => Ok(see_other(&format!("/plans/{}/family", shown.stored.id))),
        Err(why) => drawn(&site, &visit, &plan, given, refusal::fields(why)?).await,
    }
}

/// Takes a link away.
pub async fn remove(
    State(site): State<Site>,
    visit: Visit,
    Path((plan, link)): Path<(String, String)>,
    Checked(_): Checked<Given>,
) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    let id = link.parse().map_err(|_| PageError::not_found())?;
    site.ledger().unlink_plan(&visit.actor(), shown.stored.id, id).await?;
    Ok(see_other(&format!("/plans/{}/family", shown.stored.id)))
}

/// Says what the plan is for.
pub async fn level(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Checked(given): Checked<Levelled>,
) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    let wrong = || PageError::bad_request("Open the page again and choose from its list. Nothing was saved.");
    let level = match given.level.as_str() {
        "" => None,
        word => Some(word.parse().map_err(|_| wrong())?),
    };
    site.ledger().set_level(&visit.actor(), shown.stored.id, level).await?;
    Ok(see_other(&format!("/plans/{}/family", shown.stored.id)))
}

async fn drawn(site: &Site, visit: &Visit, plan: &str, given: Given, errors: FieldErrors) -> Answer {
    let actor = visit.actor();
    let shown = site.plan(&actor, plan).await?;
    refusal::unless_may(visit, &shown, Right::EditPlans)?;
    let mut plans = vec![Choice::new("", "A plan that is not kept here")];
    for partnership in site.ledger().partnerships(&actor).await? {
        for other in site.ledger().plans(&actor, partnership.id).await? {
            if other.id != shown.stored.id {
                plans.push(Choice::new(other.id.to_string(), format!("{} ({})", other.head.title, partnership.name)));
            }
        }
    }
    let (title, address) = (shown.stored.plan.head.title.clone(), format!("/plans/{}", shown.stored.id));
    let template = LinkPage {
        frame: Frame::new(visit, errors.title("Add a plan above or beside this one"))
            .under("Home", "/")
            .under(&title, &address)
            .under("Family", format!("{address}/family")),
        address,
        title,
        plans,
        given,
        errors,
    };
    page_with(template.errors.status(), &template)
}

impl LinkPage {
    fn sorts(&self) -> Vec<Choice> {
        vec![
            Choice::explained("under", "This plan stands under the other", "Its items can answer the other’s."),
            Choice::explained(
                "leans-on",
                "This plan leans on the other",
                "A strategy or plan that does part of the work.",
            ),
        ]
    }
}
