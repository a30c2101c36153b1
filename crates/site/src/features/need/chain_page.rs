//! The page of the chain from need to measure.

use askama::Template;
use axum::extract::{Path, State};

use super::chain::{Link, chain};
use super::place::{self, NeedsLink, OnPlan};
use super::strands::strands;
use crate::parts::plan_nav::{PlanNav, PlanPage};
use crate::parts::plan_words;
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// How many items or measures of a need are named before the rest is counted.
const NAMED: usize = 3;

#[derive(Template)]
#[template(path = "features/need/chain.html")]
struct ChainPage<'p> {
    frame: Frame,
    nav: PlanNav,
    links: Vec<NeedsLink>,
    address: &'p str,
    title: &'p str,
    whole: usize,
    closed: usize,
    holes: Vec<(&'static str, usize)>,
    findings: usize,
    chain: Vec<Link<'p>>,
}

/// Shows the chain.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(plan): Path<String>) -> Answer {
    let on = OnPlan::at(&site, &visit, &plan).await?;
    let strands = strands(on.plan(), &on.taken_up());
    let chain = chain(on.plan(), &on.shown.findings, &strands, &on.beside.decisions);
    let count = |hole| chain.iter().filter(|link| link.hole() == Some(hole)).count();
    let holes = ["No priority", "No action", "No measure"].map(|hole| (hole, count(hole)));
    let closed = chain.iter().filter(|link| link.is_closed()).count();
    page(&ChainPage {
        frame: on.frame(&visit, format!("From need to measure: {}", on.plan().head.title)),
        nav: PlanNav::of(&on.shown, PlanPage::Other),
        links: on.links("/chain"),
        address: &on.address,
        title: &on.plan().head.title,
        whole: chain.iter().filter(|link| link.hole().is_none()).count() - closed,
        closed,
        holes: holes.into_iter().filter(|(_, number)| *number > 0).collect(),
        findings: on.shown.findings.len(),
        chain,
    })
}
