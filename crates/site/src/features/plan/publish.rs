//! Publishing a draft: what it means, what is still missing, which plan it replaces.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use bigplan_ledger::{LifeCounts, PlanState, Right};
use bigplan_plan::Severity;
use serde::Deserialize;

use crate::parts::form::Choice;
use crate::parts::plan_nav::plan_address;
use crate::parts::plan_words::count_of_findings;
use crate::shell::answer::{Answer, page, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::plans::ShownPlan;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/plan/publish.html")]
struct PublishPage<'p> {
    frame: Frame,
    shown: &'p ShownPlan,
    address: String,
    errors: usize,
    faults: Vec<String>,
    counts: LifeCounts,
    others: Vec<Choice>,
}

/// What the form sends.
#[derive(Deserialize)]
pub struct Given {
    #[serde(default)]
    revision: String,
    #[serde(default)]
    replaces: String,
}

/// Shows what publishing means and what is still missing.
pub async fn form(State(site): State<Site>, visit: Visit, Path(plan): Path<String>) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    may_publish(&visit, &shown)?;
    let plans = site.ledger().plans(&visit.actor(), shown.stored.partnership).await?;
    let published = plans.into_iter().filter(|plan| plan.state == PlanState::Published);
    let others = published.map(|plan| Choice::new(plan.id.to_string(), format!("Yes, of {}", plan.head.title)));
    let count = |of: Severity| shown.findings.iter().filter(|finding| finding.severity == of).count();
    let faults = [Severity::Error, Severity::Hole, Severity::Doubt].map(|of| (of, count(of)));
    let title = "Publish this plan";
    page(&PublishPage {
        frame: Frame::new(&visit, title).under("Home", "/").under(&shown.stored.plan.head.title, plan_address(&shown)),
        address: plan_address(&shown),
        counts: site.ledger().life_counts(&visit.actor(), shown.stored.id).await?,
        errors: count(Severity::Error),
        faults: faults.into_iter().filter(|(_, n)| *n > 0).map(|(of, n)| count_of_findings(n, of)).collect(),
        others: [Choice::new("", "No")].into_iter().chain(others).collect(),
        shown: &shown,
    })
}

/// Publishes the plan at the revision that the form showed.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Checked(given): Checked<Given>,
) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    may_publish(&visit, &shown)?;
    let wrong = || PageError::bad_request("Open the page again and choose from its list. Nothing was published.");
    let revision = given.revision.parse().map_err(|_| wrong())?;
    let replaces = match given.replaces.as_str() {
        "" => None,
        id => Some(id.parse().map_err(|_| wrong())?),
    };
    site.ledger().publish_plan(&visit.actor(), shown.stored.id, revision, replaces).await?;
    Ok(see_other(&plan_address(&shown)))
}

impl PublishPage<'_> {
    /// Bodies that were asked to sign and have not answered.
    fn unsigned(&self) -> i64 {
        self.counts.asked - self.counts.signed - self.counts.declined
    }

    /// Comments that nobody has answered.
    fn unanswered(&self) -> i64 {
        self.counts.unread + self.counts.unanswered
    }
}

fn may_publish(visit: &Visit, shown: &ShownPlan) -> Result<(), PageError> {
    if !visit.actor().may(Right::EditPlans, Some(shown.stored.partnership)) {
        return Err(PageError::forbidden());
    }
    if !shown.is_working() {
        return Err(PageError::not_found());
    }
    if shown.stored.state != PlanState::Draft {
        let next = "Only a draft can be published. Everybody can read this plan already.";
        return Err(PageError::new(StatusCode::CONFLICT, "This plan is published", next));
    }
    Ok(())
}
