//! The decision log: which needs became priorities, which did not, who decided, when and why.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::needs::NeedDecision;
use bigplan_plan::Item;
use serde::Deserialize;

use super::place::{self, NeedsLink, OnPlan, called};
use crate::parts::dates;
use crate::parts::form::Choice;
use crate::parts::plan_nav::{PlanNav, PlanPage};
use crate::parts::plan_words;
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// Which decisions are asked for.
#[derive(Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    decided: String,
}

#[derive(Template)]
#[template(path = "features/need/decisions.html")]
struct DecisionsPage<'p> {
    frame: Frame,
    nav: PlanNav,
    links: Vec<NeedsLink>,
    address: &'p str,
    title: &'p str,
    filter: Vec<Choice>,
    asked: String,
    yes: usize,
    no: usize,
    undecided: usize,
    rows: Vec<Row<'p>>,
}

struct Row<'p> {
    /// The need in words, and its page where it still is in the plan.
    need: (String, Option<String>),
    one: &'p NeedDecision,
    item: Option<&'p Item>,
}

/// Shows the log.
pub async fn page_of(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    let on = OnPlan::at(&site, &visit, &plan).await?;
    let all = &on.beside.decisions;
    let wanted = |one: &&NeedDecision| match asked.decided.as_str() {
        "yes" => one.item.is_some(),
        "no" => one.item.is_none(),
        _ => true,
    };
    let needs = on.plan().needs.iter().map(bigplan_ledger::needs::NeedKey::of);
    page(&DecisionsPage {
        frame: on.frame(&visit, format!("Decisions on needs: {}", on.plan().head.title)),
        nav: PlanNav::of(&on.shown, PlanPage::Other),
        links: on.links("/decisions"),
        address: &on.address,
        title: &on.plan().head.title,
        filter: vec![
            Choice::new("", "All decisions"),
            Choice::new("yes", "Became a priority"),
            Choice::new("no", "Became no priority"),
        ],
        yes: all.iter().filter(|one| one.item.is_some()).count(),
        no: all.iter().filter(|one| one.item.is_none()).count(),
        undecided: needs.filter(|key| on.decided(key).is_none()).count(),
        rows: all.iter().filter(wanted).map(|one| row(&on, one)).collect(),
        asked: asked.decided,
    })
}

fn row<'p>(on: &'p OnPlan, one: &'p NeedDecision) -> Row<'p> {
    let place = on.place_of(&one.need);
    let words = place.and_then(|place| on.plan().needs.get(place)).map(called);
    let item = one.item.and_then(|id| on.plan().items.iter().find(|item| item.id == id.to_string()));
    Row {
        need: (words.unwrap_or_else(|| one.need.reference.clone()), place.map(|place| on.need_address(place))),
        one,
        item,
    }
}
