//! Deciding what becomes of each item of the plan before.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::{CarriedItem, Fate, PlanState, Right};
use serde::Deserialize;

use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::plan_nav::{PlanNav, PlanPage};
use crate::parts::plan_words::counted;
use crate::parts::refusal;
use crate::shell::answer::{Answer, page_with, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/life/carried.html")]
struct CarriedPage {
    frame: Frame,
    nav: PlanNav,
    address: String,
    title: String,
    before: Option<String>,
    items: Vec<CarriedItem>,
    undecided: usize,
    decides: bool,
    given: Given,
    errors: FieldErrors,
}

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Given {
    #[serde(default)]
    old: String,
    #[serde(default)]
    fate: String,
    #[serde(default)]
    reason: String,
}

/// Shows the items of the plan before with what becomes of each.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(plan): Path<String>) -> Answer {
    drawn(&site, &visit, &plan, Given::default(), FieldErrors::default()).await
}

/// Decides about one item.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Checked(given): Checked<Given>,
) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    let again = || PageError::bad_request("Open the page again and choose from its list. Nothing was saved.");
    let (old, fate) = (given.old.parse().map_err(|_| again())?, given.fate.parse().map_err(|_| again())?);
    match site.ledger().decide_carried(&visit.actor(), shown.stored.id, old, fate, &given.reason).await {
        Ok(()) => Ok(see_other(&format!("/plans/{}/carried#c-{old}", shown.stored.id))),
        Err(why) => {
            let reason = refusal::fields(why)?;
            let id = format!("reason-{old}");
            let errors =
                reason.iter().next().map_or_else(FieldErrors::default, |(_, words)| FieldErrors::one(&id, words));
            drawn(&site, &visit, &plan, given, errors).await
        }
    }
}

/// Carries everything that is not decided yet.
pub async fn take_rest(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Checked(_): Checked<Given>,
) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    site.ledger().carry_the_rest(&visit.actor(), shown.stored.id).await?;
    Ok(see_other(&format!("/plans/{}/carried", shown.stored.id)))
}

async fn drawn(site: &Site, visit: &Visit, plan: &str, given: Given, errors: FieldErrors) -> Answer {
    let actor = visit.actor();
    let shown = site.plan(&actor, plan).await?;
    let (title, address) = (shown.stored.plan.head.title.clone(), format!("/plans/{}", shown.stored.id));
    let items = site.ledger().carried(&actor, shown.stored.id).await?;
    let before = site.ledger().follows(&actor, shown.stored.id).await?;
    let template = CarriedPage {
        frame: Frame::new(visit, errors.title("What is carried from the plan before"))
            .under("Home", "/")
            .under(&title, &address)
            .under("Life", format!("{address}/life")),
        nav: PlanNav::of(&shown, PlanPage::Life),
        before: before.map(|before| before.to_string()),
        undecided: items.iter().filter(|item| item.fate == Fate::Undecided).count(),
        decides: shown.stored.state == PlanState::Draft && actor.may(Right::EditPlans, Some(shown.stored.partnership)),
        address,
        title,
        items,
        given,
        errors,
    };
    page_with(template.errors.status(), &template)
}

impl CarriedPage {
    fn fates(&self) -> Vec<Choice> {
        [Fate::Carried, Fate::Changed, Fate::Dropped].map(|fate| Choice::new(fate.as_str(), word(fate))).into()
    }

    fn word(&self, fate: &Fate) -> &'static str {
        word(*fate)
    }

    fn colour(&self, fate: &Fate) -> &'static str {
        match fate {
            Fate::Undecided => "yellow",
            Fate::Carried => "green",
            Fate::Changed => "blue",
            Fate::Dropped => "red",
        }
    }

    fn depth(&self, item: &CarriedItem) -> usize {
        item.depth.min(3)
    }

    /// What was sent for this item last, or what stands.
    fn chosen(&self, item: &CarriedItem) -> (String, String) {
        if self.given.old == item.old.to_string() {
            return (self.given.fate.clone(), self.given.reason.clone());
        }
        (item.fate.as_str().to_owned(), item.reason.clone())
    }

    fn problem(&self, item: &CarriedItem) -> Option<&str> {
        self.errors.of(&format!("reason-{}", item.old))
    }

    fn waiting(&self) -> String {
        counted(self.undecided, "item", "items")
    }
}

fn word(fate: Fate) -> &'static str {
    match fate {
        Fate::Undecided => "Not decided",
        Fate::Carried => "Carried",
        Fate::Changed => "Changed",
        Fate::Dropped => "Dropped",
    }
}
