//! The versions of a plan, and keeping a new one.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::{Right, Version};
use serde::Deserialize;

use crate::parts::error_summary::FieldErrors;
use crate::parts::plan_nav::{PlanNav, PlanPage};
use crate::parts::{moments, refusal, words};
use crate::shell::answer::{Answer, page_with, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/life/versions.html")]
struct VersionsPage {
    frame: Frame,
    nav: PlanNav,
    address: String,
    title: String,
    versions: Vec<Version>,
    /// The revision that a new version would be made from, for those who may make one.
    makes: Option<i64>,
    note: String,
    errors: FieldErrors,
}

/// What the form sends.
#[derive(Deserialize)]
pub struct Given {
    #[serde(default)]
    note: String,
    #[serde(default)]
    revision: String,
}

/// Shows the versions.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(plan): Path<String>) -> Answer {
    drawn(&site, &visit, &plan, String::new(), FieldErrors::default()).await
}

/// Keeps the plan as it stands.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Checked(given): Checked<Given>,
) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    let again = || PageError::bad_request("Open the page of the versions again. Nothing was saved.");
    let revision = given.revision.parse().map_err(|_| again())?;
    match site.ledger().make_version(&visit.actor(), shown.stored.id, revision, &given.note).await {
        Ok(_) => Ok(see_other(&format!("/plans/{}/versions", shown.stored.id))),
        Err(why) => drawn(&site, &visit, &plan, given.note, refusal::fields(why)?).await,
    }
}

async fn drawn(site: &Site, visit: &Visit, plan: &str, note: String, errors: FieldErrors) -> Answer {
    let actor = visit.actor();
    let shown = site.plan(&actor, plan).await?;
    let head = &shown.stored.plan.head;
    let address = format!("/plans/{}", shown.stored.id);
    let makes = shown.is_working() && actor.may(Right::EditPlans, Some(shown.stored.partnership));
    let template = VersionsPage {
        frame: Frame::new(visit, errors.title(&format!("Versions of {}", head.title)))
            .under("Home", "/")
            .under(&head.title, &address)
            .under("Life", format!("{address}/life")),
        nav: PlanNav::of(&shown, PlanPage::Life),
        title: head.title.clone(),
        versions: site.ledger().versions(&actor, shown.stored.id).await?,
        makes: makes.then_some(shown.stored.revision),
        address,
        note,
        errors,
    };
    page_with(template.errors.status(), &template)
}

impl VersionsPage {
    fn day(&self, version: &Version) -> String {
        moments::day(version.at)
    }

    fn stage(&self, version: &Version) -> &'static str {
        if version.published { "published" } else { words::stage(version.stage) }
    }

    /// The address that compares a version with the one before it, where there is one.
    fn against_before(&self, at: &usize) -> Option<String> {
        let (version, before) = (self.versions.get(*at)?, self.versions.get(at + 1)?);
        Some(format!("{}/compare?from={}&to={}", self.address, before.number, version.number))
    }
}
