//! The front page: what the service is for, the partnerships and their plans.

use askama::Template;
use axum::extract::State;
use bigplan_ledger::{PlanState, PlanSummary, Right};
use bigplan_plan::{Kind, Severity};

use crate::parts::words;
use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::plans::ShownPlan;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/home/front.html")]
struct FrontPage {
    frame: Frame,
    partnerships: Vec<Listed>,
    demonstration: bool,
    administers: bool,
}

struct Listed {
    slug: String,
    name: String,
    plans: Vec<ListedPlan>,
}

struct ListedPlan {
    address: String,
    title: String,
    years: String,
    state: &'static str,
    draft: bool,
    facts: Vec<Fact>,
}

/// A number and what it counts, with the way to what was counted.
struct Fact {
    number: usize,
    words: &'static str,
    address: String,
}

/// Lists what this visitor may read.
pub async fn page_of(State(site): State<Site>, visit: Visit) -> Answer {
    let mut partnerships = Vec::new();
    for partnership in site.ledger().partnerships(&visit.actor()).await? {
        let mut plans = Vec::new();
        for summary in site.ledger().plans(&visit.actor(), partnership.id).await? {
            plans.push(listed(&site, &visit, summary).await?);
        }
        partnerships.push(Listed { slug: partnership.slug, name: partnership.name, plans });
    }
    let frame = Frame::new(&visit, "Children and young people’s plans");
    let administers = visit.actor().may(Right::Administer, None);
    page(&FrontPage { frame, partnerships, demonstration: site.settings().demonstration, administers })
}

async fn listed(site: &Site, visit: &Visit, summary: PlanSummary) -> Result<ListedPlan, PageError> {
    let shown = site.plan(&visit.actor(), &summary.id.to_string()).await?;
    let address = format!("/plans/{}", summary.id);
    Ok(ListedPlan {
        facts: facts(&shown, &address),
        address,
        years: summary.head.period.map_or_else(String::new, |period| format!("{} to {}", period.from, period.to)),
        title: summary.head.title,
        state: words::plan_state(summary.state),
        draft: summary.state == PlanState::Draft,
    })
}

/// Three numbers, each counted from the plan as it stands; what it does not have is left out.
fn facts(shown: &ShownPlan, address: &str) -> Vec<Fact> {
    let count = |kind: Kind| shown.stored.plan.items.iter().filter(|item| item.kind == kind).count();
    let holes = shown.findings.iter().filter(|found| found.severity <= Severity::Hole).count();
    let one_or_many = |number, one, many| if number == 1 { one } else { many };
    let (priorities, actions) = (count(Kind::Priority), count(Kind::Action));
    let facts = [
        (priorities, one_or_many(priorities, "priority", "priorities"), "/rings"),
        (actions, one_or_many(actions, "action", "actions"), ""),
        (holes, one_or_many(holes, "hole found", "holes found"), "/check"),
    ];
    let there = facts.into_iter().filter(|(number, _, end)| *number > 0 || *end == "/check");
    there.map(|(number, words, end)| Fact { number, words, address: format!("{address}{end}") }).collect()
}
