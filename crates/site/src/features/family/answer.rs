//! Saying that an item of this plan answers one of a plan above it.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::{Answer as Answers, Right};
use serde::Deserialize;

use super::page::{choices, named};
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::refusal;
use crate::shell::answer::{Answer, page_with, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/family/answer.html")]
struct AnswerPage {
    frame: Frame,
    address: String,
    title: String,
    upper: String,
    answered: String,
    items: Vec<Choice>,
    asked: Asked,
    errors: FieldErrors,
}

/// Which item of which plan is answered, as the address or the form says, and by which.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    #[serde(alias = "to-plan")]
    plan: String,
    to: String,
    item: String,
}

/// The form.
pub async fn form(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    drawn(&site, &visit, &plan, asked, FieldErrors::default()).await
}

/// Links the items.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Checked(asked): Checked<Asked>,
) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    if asked.item.is_empty() {
        let errors = FieldErrors::one("item", "Choose the item that answers it.");
        return drawn(&site, &visit, &plan, asked, errors).await;
    }
    site.ledger().link_item(&visit.actor(), &asked.answer(shown.stored.id)?).await?;
    Ok(see_other(&format!("/plans/{}/family", shown.stored.id)))
}

/// Takes a link away.
pub async fn remove(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Checked(asked): Checked<Asked>,
) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    site.ledger().unlink_item(&visit.actor(), &asked.answer(shown.stored.id)?).await?;
    Ok(see_other(&format!("/plans/{}/family", shown.stored.id)))
}

impl Asked {
    fn answer(&self, plan: bigplan_ledger::PlanId) -> Result<Answers, PageError> {
        let wrong = || PageError::bad_request("Open the page again and choose from its list. Nothing was saved.");
        Ok(Answers {
            plan,
            item: self.item.parse().map_err(|_| wrong())?,
            to_plan: self.plan.parse().map_err(|_| wrong())?,
            to_item: self.to.parse().map_err(|_| wrong())?,
        })
    }
}

async fn drawn(site: &Site, visit: &Visit, plan: &str, asked: Asked, errors: FieldErrors) -> Answer {
    let actor = visit.actor();
    let shown = site.plan(&actor, plan).await?;
    refusal::unless_may(visit, &shown, Right::EditPlans)?;
    let upper = site.plan(&actor, &asked.plan).await?;
    let answered = upper.stored.plan.items.iter().find(|item| item.id == asked.to).ok_or_else(PageError::not_found)?;
    let (title, address) = (shown.stored.plan.head.title.clone(), format!("/plans/{}", shown.stored.id));
    let mut items = vec![Choice::new("", "Choose an item")];
    items.extend(choices(&shown));
    let template = AnswerPage {
        frame: Frame::new(visit, errors.title("Say which item answers it"))
            .under("Home", "/")
            .under(&title, &address)
            .under("Family", format!("{address}/family")),
        upper: upper.stored.plan.head.title.clone(),
        answered: named(answered),
        address,
        title,
        items,
        asked,
        errors,
    };
    page_with(template.errors.status(), &template)
}
