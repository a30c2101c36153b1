//! What happened to a plan, and to one item of it: who, when, what and why.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::ItemId;
use serde::Deserialize;

use super::history_words::{Told, told};
use crate::parts::item_facts;
use crate::parts::plan_nav::{PlanNav, PlanPage, plan_address};
use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::plans::ShownPlan;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// How many entries stand on one page.
const PAGE: usize = 50;

#[derive(Template)]
#[template(path = "features/edit/history.html")]
struct HistoryPage {
    frame: Frame,
    nav: PlanNav,
    heading: String,
    about: Option<String>,
    entries: Vec<Told>,
    /// Where the entries before these are.
    older: Option<String>,
    /// Where the newest are, on a page that does not show them.
    newest: Option<String>,
}

/// Which entries are asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Only entries before this one.
    before: Option<i64>,
}

/// Shows the plan's history.
pub async fn of_plan(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    draw(&site, &visit, &shown, None, asked.before).await
}

/// Shows an item's history; that of an item that was removed, too.
pub async fn of_item(
    State(site): State<Site>,
    visit: Visit,
    Path((plan, item)): Path<(String, String)>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    let item: ItemId = item.parse().map_err(|_| PageError::not_found())?;
    draw(&site, &visit, &shown, Some(item), asked.before).await
}

async fn draw(site: &Site, visit: &Visit, shown: &ShownPlan, item: Option<ItemId>, before: Option<i64>) -> Answer {
    let (plan, address) = (&shown.stored.plan, plan_address(shown));
    let limit = u32::try_from(PAGE + 1).unwrap_or(u32::MAX);
    let mut events = site.ledger().history_before(&visit.actor(), shown.stored.id, item, before, limit).await?;
    let more = events.len() > PAGE;
    events.truncate(PAGE);
    let own = item.map_or_else(|| format!("{address}/history"), |item| format!("{address}/items/{item}/history"));
    let last = events.last().map(|event| event.sequence);
    let standing = item.and_then(|item| plan.items.iter().find(|one| one.id == item.to_string()));
    let heading = "History".to_owned();
    let mut frame = Frame::new(visit, format!("History: {}", plan.head.title))
        .under("Home", "/")
        .under(&shown.partnership.name, format!("/partnerships/{}", shown.partnership.slug))
        .under(&plan.head.title, &address);
    if let Some(item) = standing {
        frame = frame.under(item_facts::label(item, &plan.head), format!("{address}/items/{}", item.id));
    }
    let about = match (item, standing) {
        (None, _) => None,
        (Some(_), Some(item)) => Some(item_facts::label(item, &plan.head)),
        (Some(_), None) => Some("An item that is no longer in the plan".to_owned()),
    };
    page(&HistoryPage {
        frame,
        nav: PlanNav::of(shown, if item.is_some() { PlanPage::Other } else { PlanPage::History }),
        heading,
        about,
        entries: events.iter().map(|event| told(event, plan, &address)).collect(),
        older: last.filter(|_| more).map(|last| format!("{own}?before={last}")),
        newest: before.map(|_| own),
    })
}
