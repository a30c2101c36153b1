//! The page of a plan's words.

use askama::Template;
use axum::extract::{Path, State};

use super::stands::{Letter, letters};
use crate::parts::plan_nav::{PlanNav, PlanPage, plan_address};
use crate::parts::plan_words;
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/glossary/page.html")]
struct GlossaryPage<'p> {
    frame: Frame,
    nav: PlanNav,
    address: &'p str,
    title: &'p str,
    terms: usize,
    letters: Vec<Letter<'p>>,
}

/// Shows the words and what they mean.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(plan): Path<String>) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    let (plan, address) = (&shown.stored.plan, plan_address(&shown));
    page(&GlossaryPage {
        frame: Frame::new(&visit, format!("Glossary: {}", plan.head.title))
            .under("Home", "/")
            .under(&shown.partnership.name, format!("/partnerships/{}", shown.partnership.slug))
            .under(&plan.head.title, &address),
        nav: PlanNav::of(&shown, PlanPage::Glossary),
        address: &address,
        title: &plan.head.title,
        terms: plan.glossary.len(),
        letters: letters(plan),
    })
}
