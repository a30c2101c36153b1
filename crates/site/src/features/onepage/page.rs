//! The page with the rings and the list that says the same.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_plan::Rings;

use crate::parts::plan_nav::{PlanNav, PlanPage};
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

use super::addresses::Addresses;
use super::list::{Answering, Chapter, chapters, idle};
use super::marks::Marks;
use super::picture::{Picture, REACH};

#[derive(Template)]
#[template(path = "features/onepage/page.html")]
struct RingsPage {
    frame: Frame,
    nav: PlanNav,
    plan: String,
    vision: String,
    reach: f64,
    picture: Picture,
    chapters: Vec<Chapter>,
    idle: Vec<Answering>,
}

/// Shows a plan as rings.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(plan): Path<String>) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    let head = &shown.stored.plan.head;
    let rings = Rings::of(&shown.stored.plan);
    let addresses = Addresses { plan: &plan, partnership: &shown.partnership.slug };
    let marks = Marks::of(&rings);
    let frame = Frame::new(&visit, format!("On one page: {}", head.title))
        .under("Home", "/")
        .under(&shown.partnership.name, format!("/partnerships/{}", shown.partnership.slug))
        .under(&head.title, format!("/plans/{plan}"));
    page(&RingsPage {
        frame,
        nav: PlanNav::of(&shown, PlanPage::OnePage),
        plan: head.title.clone(),
        vision: head.vision.clone().unwrap_or_default(),
        reach: REACH,
        picture: Picture::of(head, &rings, &addresses, &marks),
        chapters: chapters(head, &rings, &addresses, &marks),
        idle: idle(&rings, &addresses),
    })
}
