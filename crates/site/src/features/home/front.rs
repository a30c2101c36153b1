//! The front page: the partnerships and their plans.

use askama::Template;
use axum::extract::State;

use crate::parts::words;
use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/home/front.html")]
struct FrontPage {
    frame: Frame,
    partnerships: Vec<Listed>,
    demonstration: bool,
}

struct Listed {
    slug: String,
    name: String,
    about: String,
    plans: Vec<ListedPlan>,
}

struct ListedPlan {
    address: String,
    title: String,
    years: String,
    state: &'static str,
}

/// Lists what this visitor may read.
pub async fn page_of(State(site): State<Site>, visit: Visit) -> Answer {
    let unavailable = |why| PageError::unavailable(&why);
    let mut partnerships = Vec::new();
    for partnership in site.ledger().partnerships(&visit.actor()).await.map_err(unavailable)? {
        let plans = site.ledger().plans(&visit.actor(), partnership.id).await.map_err(unavailable)?;
        partnerships.push(Listed {
            slug: partnership.slug,
            name: partnership.name,
            about: partnership.about,
            plans: plans.into_iter().map(listed).collect(),
        });
    }
    let frame = Frame::new(&visit, "Children and young people’s plans");
    page(&FrontPage { frame, partnerships, demonstration: site.settings().demonstration })
}

fn listed(plan: bigplan_ledger::PlanSummary) -> ListedPlan {
    ListedPlan {
        address: format!("/plans/{}", plan.id),
        years: plan.head.period.map_or_else(String::new, |period| format!("{} to {}", period.from, period.to)),
        title: plan.head.title,
        state: words::plan_state(plan.state),
    }
}
