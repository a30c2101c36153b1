//! The page of the accountability matrix.

use askama::Template;
use axum::extract::{Path, Query, State};

use crate::parts::partnership_nav::{Tab, tabs};
use crate::parts::{kind_words, plan_words};
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

use super::super::choice::{Offer, Seen};

use super::asked::{Asked, Found, levels, word};
use super::table::{Row, Table};

#[derive(Template)]
#[template(path = "features/partnership/matrix/page.html")]
struct MatrixPage {
    frame: Frame,
    tabs: Vec<Tab>,
    offers: Vec<Offer>,
    levels: Vec<Level>,
    name: String,
    plan: String,
    plan_address: String,
    groups_address: String,
    file: String,
    /// Where a group is asked to answer for an item, up to the item's id; empty for those who cannot.
    ask: String,
    level: String,
    table: Option<Table>,
}

struct Level {
    words: String,
    address: String,
    current: bool,
}

/// Shows which group answers for what.
pub async fn page_of(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let found = asked.find(&site, &visit.actor(), &slug).await?;
    let Found { seen, plan, level } = &found;
    let id = plan.as_ref().map(|shown| shown.stored.id.to_string()).unwrap_or_default();
    let name = seen.partnership.name.clone();
    page(&MatrixPage {
        frame: Frame::new(&visit, format!("Who answers for what in the {name}"))
            .under("Home", "/")
            .under(&name, seen.address()),
        tabs: tabs(&seen.address(), "/matrix", Some(id.as_str()).filter(|id| !id.is_empty())),
        offers: seen.offers("matrix", plan.as_ref()),
        levels: level_links(&found, seen, &id),
        plan: plan.as_ref().map(|shown| shown.stored.plan.head.title.clone()).unwrap_or_default(),
        plan_address: format!("/plans/{id}"),
        groups_address: format!("{}/groups?plan={id}", seen.address()),
        file: format!("{}/matrix.csv?plan={id}&level={}", seen.address(), word(*level)),
        ask: if visit.account().is_some() {
            format!("{}/requests/new?plan={id}&item=", seen.address())
        } else {
            String::new()
        },
        level: plan.as_ref().map(|shown| shown.stored.plan.head.label_of_many(*level)).unwrap_or_default(),
        table: plan.as_ref().map(|shown| Table::of(&shown.stored.plan, *level)),
        name,
    })
}

fn level_links(found: &Found, seen: &Seen, plan: &str) -> Vec<Level> {
    let Some(shown) = &found.plan else { return Vec::new() };
    let link = |kind| Level {
        words: shown.stored.plan.head.label_of_many(kind),
        address: format!("{}/matrix?plan={plan}&level={}", seen.address(), word(kind)),
        current: kind == found.level,
    };
    levels(&shown.stored.plan).into_iter().map(link).collect()
}

impl MatrixPage {
    fn counted(&self, rows: &[&Row]) -> String {
        plan_words::counted(rows.len(), "item or measure", "items and measures")
    }
}
