//! The plan page.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::PlanState;

use super::asked::Asked;
use super::body;
use crate::parts::plan_nav::{PlanNav, PlanPage as On, plan_address};
use crate::parts::words;
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::plans::ShownPlan;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/plan/page.html")]
struct PlanPage<'p> {
    frame: Frame,
    nav: PlanNav,
    shown: &'p ShownPlan,
    address: &'p str,
    state: &'static str,
    publishable: bool,
    body: &'p str,
}

/// Shows the plan, or what of it the address asks for.
pub async fn page_of(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    let understood = asked.understood();
    let wrong = understood.from_problem || understood.to_problem;
    let filtered;
    let body = if understood.filter.is_empty() && !wrong {
        shown.plan_page(|| body::whole(&shown))?
    } else {
        filtered = body::filtered(&shown, &asked, &understood)?;
        &filtered
    };
    let head = &shown.stored.plan.head;
    let title = if wrong { format!("Error: {}", head.title) } else { head.title.clone() };
    page(&PlanPage {
        frame: Frame::new(&visit, title)
            .under("Home", "/")
            .under(&shown.partnership.name, format!("/partnerships/{}", shown.partnership.slug)),
        nav: PlanNav::of(&shown, On::Plan),
        address: &plan_address(&shown),
        state: words::plan_state(shown.stored.state),
        publishable: visit.edits() && shown.is_working() && shown.stored.state == PlanState::Draft,
        body,
        shown: &shown,
    })
}
