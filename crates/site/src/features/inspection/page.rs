//! The page of what inspectors said.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_plan::{Judgement, Plan, Recommendation, Timescale};

use crate::parts::plan_nav::{PlanNav, PlanPage, plan_address};
use crate::parts::plan_words;
use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/inspection/page.html")]
struct InspectionPage<'p> {
    frame: Frame,
    nav: PlanNav,
    title: &'p str,
    /// Whose grades there are, a column each; empty for grades that name nobody.
    graded: Vec<&'p str>,
    aspects: Vec<Aspect<'p>>,
    recommendations: Vec<(Timescale, Vec<&'p Recommendation>)>,
}

/// What was judged, with a grade for each that was graded.
struct Aspect<'p> {
    name: &'p str,
    grades: Vec<Option<&'p Judgement>>,
}

/// Shows grades and recommendations, where the plan has any.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(plan): Path<String>) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    let (plan, address) = (&shown.stored.plan, plan_address(&shown));
    if plan.judgements.is_empty() && plan.recommendations.is_empty() {
        return Err(PageError::not_found());
    }
    let graded = graded(plan);
    page(&InspectionPage {
        frame: Frame::new(&visit, format!("Inspection: {}", plan.head.title))
            .under("Home", "/")
            .under(&shown.partnership.name, format!("/partnerships/{}", shown.partnership.slug))
            .under(&plan.head.title, &address),
        nav: PlanNav::of(&shown, PlanPage::Inspection),
        title: &plan.head.title,
        aspects: aspects(plan, &graded),
        graded,
        recommendations: by_timescale(plan),
    })
}

fn whose(judgement: &Judgement) -> &str {
    judgement.of.as_deref().unwrap_or_default()
}

fn graded(plan: &Plan) -> Vec<&str> {
    let mut graded: Vec<&str> = Vec::new();
    for judgement in &plan.judgements {
        if !graded.contains(&whose(judgement)) {
            graded.push(whose(judgement));
        }
    }
    graded
}

fn aspects<'p>(plan: &'p Plan, graded: &[&'p str]) -> Vec<Aspect<'p>> {
    let mut aspects: Vec<Aspect<'p>> = Vec::new();
    for judgement in &plan.judgements {
        if aspects.iter().any(|aspect| aspect.name == judgement.aspect) {
            continue;
        }
        let of = |whom: &&str| plan.judgements.iter().find(|one| one.aspect == judgement.aspect && whose(one) == *whom);
        aspects.push(Aspect { name: &judgement.aspect, grades: graded.iter().map(of).collect() });
    }
    aspects
}

fn by_timescale(plan: &Plan) -> Vec<(Timescale, Vec<&Recommendation>)> {
    let of = |timescale| plan.recommendations.iter().filter(|one| one.timescale == timescale).collect();
    let all =
        [Timescale::Immediate, Timescale::SixMonths, Timescale::LongerTerm].map(|timescale| (timescale, of(timescale)));
    let all: [(Timescale, Vec<&Recommendation>); 3] = all;
    all.into_iter().filter(|(_, some)| !some.is_empty()).collect()
}
