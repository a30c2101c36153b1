//! The parts of one sort, each to be changed or removed; and all that can be changed in a plan.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::PartSort;

use super::opened::open;
use super::part_sorts::{self, line, many, one, parts, slug};
use crate::parts::plan_nav::{PlanNav, PlanPage};
use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/edit/parts.html")]
struct ListPage<'a> {
    frame: Frame,
    nav: PlanNav,
    heading: &'static str,
    one: &'static str,
    address: &'a str,
    lines: Vec<String>,
}

/// Lists the parts of a sort.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path((plan, sort)): Path<(String, String)>) -> Answer {
    let sort = part_sorts::sort_of(&sort).ok_or_else(PageError::not_found)?;
    let open = open(&site, &visit, &plan).await?;
    page(&ListPage {
        frame: open.frame(&visit, format!("Change: {}", many(sort))).under("Change", format!("{}/edit", open.address)),
        nav: PlanNav::of(&open.shown, PlanPage::Other),
        heading: many(sort),
        one: one(sort),
        address: &format!("{}/parts/{}", open.address, slug(sort)),
        lines: parts(open.plan(), sort).iter().map(line).collect(),
    })
}

#[derive(Template)]
#[template(path = "features/edit/hub.html")]
struct HubPage<'a> {
    frame: Frame,
    nav: PlanNav,
    address: &'a str,
    items: usize,
    sorts: Vec<(&'static str, &'static str, usize)>,
}

/// Lists all that can be changed in a plan.
pub async fn hub(State(site): State<Site>, visit: Visit, Path(plan): Path<String>) -> Answer {
    let open = open(&site, &visit, &plan).await?;
    let sort = |sort: PartSort| (slug(sort), many(sort), parts(open.plan(), sort).len());
    page(&HubPage {
        frame: open.frame(&visit, format!("Change: {}", open.plan().head.title)),
        nav: PlanNav::of(&open.shown, PlanPage::Edit),
        address: &open.address,
        items: open.plan().items.len(),
        sorts: PartSort::ALL.map(sort).into(),
    })
}
