//! The page of one report: its grades, and its recommendations by timescale.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::Right;
use bigplan_ledger::inspection::Report;
use bigplan_plan::Timescale;

use super::lines::{self, Line};
use super::place::Place;
use crate::parts::{dates, plan_words};
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/inspection/report.html")]
struct ReportPage {
    frame: Frame,
    report: Report,
    dated: String,
    source: Option<(String, String)>,
    timescales: Vec<(Timescale, Vec<Line>)>,
    sources: bool,
    edits: bool,
    address: String,
}

/// Shows a report.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path((slug, id)): Path<(String, String)>) -> Answer {
    let (actor, today) = (visit.actor(), site.today());
    let place = Place::at(&site, &actor, &slug).await?;
    let report = place.report(&site, &actor, &id).await?;
    let all = site.ledger().recommendations(&actor, place.partnership.id).await?;
    let own: Vec<_> = all.into_iter().filter(|one| one.report == report.id).collect();
    let source = match report.plan {
        Some(plan) => site.ledger().plan_summary(&actor, plan).await?,
        None => None,
    };
    let of = |timescale: Timescale| {
        let lines = own.iter().filter(|one| one.timescale == timescale);
        (timescale, lines.map(|one| lines::recommendation(&place, one, today)).collect::<Vec<Line>>())
    };
    let timescales = [Timescale::Immediate, Timescale::SixMonths, Timescale::LongerTerm].map(of);
    page(&ReportPage {
        frame: place.frame(&visit, &report.says.title).under("Inspections", place.inspections()),
        dated: report.says.dated.map(dates::day).unwrap_or_default(),
        source: source.map(|plan| (plan.head.title, format!("/plans/{}", plan.id))),
        timescales: timescales.into_iter().filter(|(_, lines)| !lines.is_empty()).collect(),
        sources: false,
        edits: actor.may(Right::EditPlans, Some(place.partnership.id)),
        address: place.below("inspections", report.id),
        report,
    })
}
