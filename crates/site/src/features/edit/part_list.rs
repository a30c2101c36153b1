//! The parts of one kind, each to be changed or removed; and all that can be changed in a plan.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::{PartKind, PartValue};

use super::opened::open;
use crate::parts::item_facts::measure_line;
use crate::parts::part_words::{self, many, one};
use crate::parts::plan_nav::{PlanNav, PlanPage};
use crate::parts::plan_words;
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

/// Lists the parts of a kind.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path((plan, kind)): Path<(String, String)>) -> Answer {
    let kind = part_words::kind(&kind).ok_or_else(PageError::not_found)?;
    let open = open(&site, &visit, &plan).await?;
    page(&ListPage {
        frame: open.frame(&visit, format!("Change: {}", many(kind))).under("Change", format!("{}/edit", open.address)),
        nav: PlanNav::of(&open.shown, PlanPage::Other),
        heading: many(kind),
        one: one(kind),
        address: &format!("{}/parts/{}", open.address, kind.as_str()),
        lines: kind.of(open.plan()).iter().map(line).collect(),
    })
}

#[derive(Template)]
#[template(path = "features/edit/hub.html")]
struct HubPage<'a> {
    frame: Frame,
    nav: PlanNav,
    address: &'a str,
    items: usize,
    kinds: Vec<(&'static str, &'static str, usize)>,
}

/// Lists all that can be changed in a plan.
pub async fn hub(State(site): State<Site>, visit: Visit, Path(plan): Path<String>) -> Answer {
    let open = open(&site, &visit, &plan).await?;
    let kind = |kind: PartKind| (kind.as_str(), many(kind), kind.of(open.plan()).len());
    page(&HubPage {
        frame: open.frame(&visit, format!("Change: {}", open.plan().head.title)),
        nav: PlanNav::of(&open.shown, PlanPage::Edit),
        address: &open.address,
        items: open.plan().items.len(),
        kinds: PartKind::ALL.map(kind).into(),
    })
}

/// A part in one line.
pub fn line(part: &PartValue) -> String {
    match part {
        PartValue::Measure(measure) => measure_line(measure),
        PartValue::Recommendation(one) => format!("{}: {}", plan_words::timescale(one.timescale), one.text),
        PartValue::Judgement(one) => {
            let of = one.of.as_deref().map(|of| format!(", {of}")).unwrap_or_default();
            let grade = plan_words::grade(one.grade).unwrap_or("no grade");
            format!("{}{of}: {} ({grade})", one.aspect, one.grade)
        }
        PartValue::Term(term) => format!("{}: {}", term.term, term.meaning),
        PartValue::Need(_) | PartValue::Group(_) => part_words::title(part),
    }
}
