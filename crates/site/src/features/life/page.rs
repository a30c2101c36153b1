//! The page of a plan's life: what has been done, what comes next.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::{Consultation, LifeCounts, PlanState, Right, SignUp, SignUpStanding, Version};

use super::steps::{Doing, Step, doings, steps};
use super::timeline::{Happened, timeline};
use crate::parts::plan_nav::{PlanNav, PlanPage};
use crate::parts::{moments, words};
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/life/page.html")]
struct LifePage {
    frame: Frame,
    nav: PlanNav,
    address: String,
    title: String,
    stage: &'static str,
    inside: bool,
    steps: Vec<Step>,
    doings: Vec<Doing>,
    happened: Vec<Happened>,
    before: Option<(String, String)>,
    after: Option<(String, String)>,
}

/// Shows where a plan is in its life.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(plan): Path<String>) -> Answer {
    let actor = visit.actor();
    let shown = site.plan(&actor, &plan).await?;
    let (id, partnership) = (shown.stored.id, shown.stored.partnership);
    let ledger = site.ledger();
    let inside = actor.may(Right::ReadDrafts, Some(partnership));
    let consultations = ledger.consultations(&actor, id).await?;
    let sign_ups = ledger.sign_ups(&actor, id).await?;
    let versions = ledger.versions(&actor, id).await?;
    let counts =
        if inside { ledger.life_counts(&actor, id).await? } else { told(&versions, &consultations, &sign_ups) };
    let others = ledger.plans(&actor, partnership).await?;
    let follows = ledger.follows(&actor, id).await?;
    let named = |other: &bigplan_ledger::PlanSummary| (other.head.title.clone(), format!("/plans/{}", other.id));
    let mut after = None;
    for other in others.iter().filter(|other| other.id != id && other.state != PlanState::Replaced) {
        if ledger.follows(&actor, other.id).await? == Some(id) {
            after = Some(named(other));
        }
    }
    let publishes = actor.may(Right::PublishPlans, Some(partnership));
    let stage = shown.stored.stage;
    let address = format!("/plans/{id}");
    page(&LifePage {
        frame: Frame::new(&visit, format!("Life of {}", shown.stored.plan.head.title))
            .under("Home", "/")
            .under(&shown.partnership.name, format!("/partnerships/{}", shown.partnership.slug))
            .under(&shown.stored.plan.head.title, &address),
        nav: PlanNav::of(&shown, PlanPage::Life),
        title: shown.stored.plan.head.title.clone(),
        stage: words::stage(stage),
        inside,
        steps: steps(stage, &counts),
        doings: if publishes { doings(stage, &counts) } else { Vec::new() },
        happened: timeline(&versions, &consultations, &sign_ups),
        before: others.iter().find(|other| Some(other.id) == follows).map(named),
        after,
        address,
    })
}

/// What is known to those who may not see drafts.
fn told(versions: &[Version], consultations: &[Consultation], sign_ups: &[SignUp]) -> LifeCounts {
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let with =
        |standings: &[SignUpStanding]| count(sign_ups.iter().filter(|one| standings.contains(&one.standing)).count());
    LifeCounts {
        versions: count(versions.len()),
        consultations: count(consultations.len()),
        asked: count(sign_ups.len()),
        signed: with(&[SignUpStanding::Signed, SignUpStanding::SignedWithConditions]),
        declined: with(&[SignUpStanding::Declined]),
        ..LifeCounts::default()
    }
}

impl LifePage {
    fn day(&self, happened: &Happened) -> String {
        moments::day(happened.at)
    }
}
