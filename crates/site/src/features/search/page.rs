//! The search page.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use bigplan_plan::Tree;
use serde::Deserialize;

use super::found::{InPlan, found, on_page};
use super::hits::{ShownHit, shown};
use crate::parts::plan_nav::plan_address;
use crate::parts::plan_words;
use crate::shell::address::encode;
use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::plans::ShownPlan;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// How many hits stand on a page.
const PER_PAGE: usize = 20;
/// The most letters of a search that are looked at.
const LONGEST: usize = 200;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    page: String,
}

#[derive(Template)]
#[template(path = "features/search/page.html")]
struct SearchPage {
    frame: Frame,
    words: String,
    total: usize,
    plans: Vec<PlanHits>,
    page: usize,
    pages: usize,
}

/// The hits of one plan on this page.
struct PlanHits {
    title: String,
    partnership: String,
    address: String,
    /// How many the plan has in all.
    all: usize,
    hits: Vec<ShownHit>,
}

/// Looks through every plan that this visitor may see.
pub async fn page_of(State(site): State<Site>, visit: Visit, Lenient(asked): Lenient<Asked>) -> Answer {
    let end = asked.q.char_indices().nth(LONGEST).map_or(asked.q.len(), |(at, _)| at);
    let words = asked.q.get(..end).unwrap_or_default().trim().to_owned();
    let found = if words.is_empty() { Vec::new() } else { found(plans(&site, &visit).await?, &words) };
    let lengths: Vec<usize> = found.iter().map(|plan| plan.hits.len()).collect();
    let total: usize = lengths.iter().sum();
    let pages = total.div_ceil(PER_PAGE).max(1);
    let number = asked.page.parse().unwrap_or(1).clamp(1, pages);
    let stretch = (number - 1) * PER_PAGE..number * PER_PAGE;
    let on_page = on_page(&lengths, stretch).into_iter();
    let plans = on_page.filter_map(|(place, some)| Some(plan_hits(found.get(place)?, some, &words))).collect();
    page(&SearchPage {
        frame: Frame::new(&visit, title(&words, number, pages)).under("Home", "/"),
        words,
        total,
        plans,
        page: number,
        pages,
    })
}

fn title(words: &str, page: usize, pages: usize) -> String {
    match (words, pages) {
        ("", _) => "Search all plans".to_owned(),
        (words, 1) => format!("{words} – Search all plans"),
        (words, _) => format!("{words} (page {page} of {pages}) – Search all plans"),
    }
}

async fn plans(site: &Site, visit: &Visit) -> Result<Vec<Arc<ShownPlan>>, PageError> {
    let actor = visit.actor();
    let mut plans = Vec::new();
    for partnership in site.ledger().partnerships(&actor).await? {
        for plan in site.ledger().plans(&actor, partnership.id).await? {
            plans.push(site.plan(&actor, &plan.id.to_string()).await?);
        }
    }
    Ok(plans)
}

fn plan_hits(found: &InPlan, some: std::ops::Range<usize>, words: &str) -> PlanHits {
    let plan = &found.shown;
    let tree = Tree::of(&plan.stored.plan);
    let hits = found.hits.get(some).unwrap_or_default();
    PlanHits {
        title: plan.stored.plan.head.title.clone(),
        partnership: plan.partnership.name.clone(),
        address: plan_address(plan),
        all: found.hits.len(),
        hits: hits.iter().filter_map(|hit| shown(plan, &tree, hit, words)).collect(),
    }
}

impl SearchPage {
    /// The address of another page of this search.
    fn address(&self, page: usize) -> String {
        format!("/search?q={}&page={page}", encode(&self.words))
    }

    /// The address of one plan filtered by the same words.
    fn in_plan(&self, plan: &PlanHits) -> String {
        format!("{}?q={}", plan.address, encode(&self.words))
    }
}
