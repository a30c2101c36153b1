//! The plan check page.

use askama::Template;
use axum::extract::{Path, State};

use super::asked::Asked;
use super::body;
use crate::parts::plan_nav::{PlanNav, PlanPage, plan_address};
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/check/page.html")]
struct CheckPage<'p> {
    frame: Frame,
    nav: PlanNav,
    body: &'p str,
}

/// Shows what the plan check found.
pub async fn page_of(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    let asked_for;
    let body = if asked.is_empty() {
        shown.check_page(|| body::drawn(&shown, &asked))?
    } else {
        asked_for = body::drawn(&shown, &asked)?;
        &asked_for
    };
    let title = &shown.stored.plan.head.title;
    page(&CheckPage {
        frame: Frame::new(&visit, format!("Plan check: {title}"))
            .under("Home", "/")
            .under(&shown.partnership.name, format!("/partnerships/{}", shown.partnership.slug))
            .under(title, plan_address(&shown)),
        nav: PlanNav::of(&shown, PlanPage::Check),
        body,
    })
}
