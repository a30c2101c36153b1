//! The page of a plan's needs.

use askama::Template;
use axum::extract::{Path, State};

use super::strands::{Strand, strands};
use crate::parts::plan_nav::{PlanNav, PlanPage, plan_address};
use crate::parts::plan_words;
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/need/page.html")]
struct NeedsPage<'p> {
    frame: Frame,
    nav: PlanNav,
    address: &'p str,
    title: &'p str,
    needs: usize,
    unanswered: usize,
    strands: Vec<Strand<'p>>,
}

/// Shows the needs.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(plan): Path<String>) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    let (plan, address) = (&shown.stored.plan, plan_address(&shown));
    let strands = strands(plan);
    let unanswered = strands.iter().flat_map(|strand| &strand.needs).filter(|row| row.answered_by.is_empty()).count();
    page(&NeedsPage {
        frame: Frame::new(&visit, format!("Needs: {}", plan.head.title))
            .under("Home", "/")
            .under(&shown.partnership.name, format!("/partnerships/{}", shown.partnership.slug))
            .under(&plan.head.title, &address),
        nav: PlanNav::of(&shown, PlanPage::Needs),
        address: &address,
        title: &plan.head.title,
        needs: plan.needs.len(),
        unanswered,
        strands,
    })
}
