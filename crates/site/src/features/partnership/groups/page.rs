//! The page of a partnership's groups.

use askama::Template;
use axum::extract::{Path, Query, State};
use bigplan_plan::GroupList;
use serde::Deserialize;

use crate::parts::partnership_nav::{Tab, tabs};
use crate::parts::plan_words;
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

use super::super::choice::{Offer, Seen};

use super::diagram::{Diagram, Node, drawn};
use super::duties::duties;
use super::rows::{Row, rows};

/// More duties than this are folded away.
const SHOWN: usize = 6;

#[derive(Template)]
#[template(path = "features/partnership/groups/page.html")]
struct GroupsPage {
    frame: Frame,
    tabs: Vec<Tab>,
    offers: Vec<Offer>,
    name: String,
    plan: String,
    placed: Vec<Row>,
    open: usize,
    apart: Vec<Row>,
    diagram: Diagram,
}

/// Which plan is asked for.
#[derive(Deserialize)]
pub struct Asked {
    plan: Option<String>,
}

/// Shows the groups of a partnership as one of its plans has them.
pub async fn page_of(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let seen = Seen::at(&site, &visit.actor(), &slug).await?;
    let chosen = seen.chosen(asked.plan.as_deref())?;
    let id = chosen.map(|shown| shown.stored.id.to_string());
    let (mut placed, mut apart) = (Vec::new(), Vec::new());
    if let Some(shown) = chosen {
        let plan = &shown.stored.plan;
        let list = GroupList::of(plan);
        let duties = duties(plan, &list, &format!("/plans/{}", shown.stored.id));
        (placed, apart) = rows(plan, &list, &duties);
    }
    let name = seen.partnership.name.clone();
    let frame = Frame::new(&visit, format!("Boards and groups of the {name}"));
    page(&GroupsPage {
        frame: frame.under("Home", "/").under(&name, seen.address()),
        tabs: tabs(&seen.address(), "/groups", id.as_deref()),
        offers: seen.offers("groups", chosen),
        plan: chosen.map(|shown| shown.stored.plan.head.title.clone()).unwrap_or_default(),
        diagram: drawn(&nodes(&placed), &nodes(&apart)),
        open: placed.last().map_or(0, |row| row.depth),
        name,
        placed,
        apart,
    })
}

fn nodes(rows: &[Row]) -> Vec<Node> {
    let node = |row: &Row| {
        let duties = row.duties.len();
        let answers = if duties == 0 { "Answers for nothing".to_owned() } else { row.answers_for() };
        let chair = row.chair.as_ref().map(|chair| format!("Chair: {chair}"));
        let notes = chair.into_iter().chain([answers]).collect();
        Node { number: row.number, name: row.name.clone(), notes, depth: row.depth, under: row.under }
    };
    rows.iter().map(node).collect()
}

impl Row {
    /// "Answers for 12 items and measures".
    fn answers_for(&self) -> String {
        format!("Answers for {}", plan_words::counted(self.duties.len(), "item or measure", "items and measures"))
    }

    /// Whether what it answers for is folded away.
    fn folded(&self) -> bool {
        self.duties.len() > SHOWN
    }
}
