//! The page of one recommendation: who owns it, what answers it, evidence, and its steps.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::inspection::{RecommendationFile, RecommendationState, Step};
use bigplan_ledger::{Actor, On, Right};

use super::lines::{self, Line};
use super::place::Place;
use super::words;
use crate::parts::tied::Tied;
use crate::parts::{attached, dates, plan_words};
use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/inspection/recommendation.html")]
struct RecommendationPage {
    frame: Frame,
    address: String,
    report: String,
    line: Line,
    timescale: &'static str,
    file: RecommendationFile,
    items: Vec<(String, Tied)>,
    may: May,
}

/// What the visitor may do here.
struct May {
    see_evidence: bool,
    give_evidence: bool,
    edit: bool,
    steps: Vec<Step>,
    /// Whether only somebody else can close it.
    needs_another: bool,
}

/// Shows a recommendation.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path((slug, id)): Path<(String, String)>) -> Answer {
    let actor = visit.actor();
    let place = Place::at(&site, &actor, &slug).await?;
    let file = place.recommendation(&site, &actor, &id).await?;
    let mut items = Vec::with_capacity(file.items.len());
    for (plan, item) in &file.items {
        items.push((item.to_string(), Tied::item(&site, &actor, *plan, *item).await?));
    }
    let one = &file.recommendation;
    let report = place.below("inspections", one.report);
    page(&RecommendationPage {
        frame: place
            .frame(&visit, &one.text)
            .under("Inspections", place.inspections())
            .under(&one.report_title, &report),
        address: place.below("recommendations", one.id),
        report,
        line: lines::recommendation(&place, one, site.today()),
        timescale: plan_words::timescale(one.timescale),
        may: may(&site, &actor, &place, &file).await?,
        items,
        file,
    })
}

async fn may(site: &Site, actor: &Actor, place: &Place, file: &RecommendationFile) -> Result<May, PageError> {
    let one = &file.recommendation;
    let of = place.partnership.id;
    let has = |on| site.ledger().may(actor, Right::UpdateItem, on);
    let oversees = has(On::Partnership(of)).await?
        || match &one.group {
            Some((group, _)) => has(On::Group(*group)).await?,
            None => false,
        };
    let works = oversees
        || match &one.owner {
            Some((post, _)) => has(On::Post(*post)).await?,
            None => false,
        };
    let can = |step: &Step| match step {
        Step::Begin | Step::SayDone => works,
        Step::Agree => oversees && !file.said_by_actor,
        Step::Reopen => oversees,
    };
    let all = [Step::Begin, Step::SayDone, Step::Agree, Step::Reopen];
    Ok(May {
        see_evidence: actor.may(Right::ReadDrafts, Some(of)),
        give_evidence: works && one.state != RecommendationState::Closed,
        edit: actor.may(Right::EditPlans, Some(of)),
        steps: all.into_iter().filter(|step| step.from(one.state).is_ok() && can(step)).collect(),
        needs_another: one.state == RecommendationState::SaidDone && oversees && file.said_by_actor,
    })
}
