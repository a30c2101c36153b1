//! Choosing a format, and the file.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_exchange::ExportFormat;
use bigplan_ledger::Right;
use serde::Deserialize;

use crate::parts::form::Choice;
use crate::parts::plan_file;
use crate::parts::plan_nav::{PlanNav, PlanPage, plan_address};
use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/exchange/export.html")]
struct ExportPage {
    frame: Frame,
    nav: PlanNav,
    address: String,
    counts: Vec<(&'static str, usize)>,
    may_send: bool,
}

impl ExportPage {
    fn formats(&self) -> [Choice; 3] {
        [
            Choice::explained(
                "xlsx",
                "Excel workbook",
                "One sheet for items, one for leads, one for measures and so on",
            ),
            Choice::explained("csv", "CSV files", "One file for each table, packed together"),
            Choice::explained("json", "JSON", "For other programs"),
        ]
    }
}

/// Which format is asked for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    format: String,
}

/// Shows what the file will hold, and the formats.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(plan): Path<String>) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    let plan = &shown.stored.plan;
    let counts = [
        ("Items", plan.items.len()),
        ("Measures", plan.measures.len()),
        ("Needs", plan.needs.len()),
        ("Groups", plan.groups.len()),
        ("Recommendations", plan.recommendations.len()),
        ("Judgements", plan.judgements.len()),
        ("Terms", plan.glossary.len()),
    ];
    let address = plan_address(&shown);
    page(&ExportPage {
        frame: Frame::new(&visit, "Keep this plan as a file").under("Home", "/").under(&plan.head.title, &address),
        nav: PlanNav::of(&shown, PlanPage::Other),
        counts: counts.into_iter().filter(|(_, count)| *count > 0).collect(),
        may_send: visit.actor().may(Right::EditPlans, Some(shown.stored.partnership)),
        address,
    })
}

/// Gives the file.
pub async fn file(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    let format = if asked.format.is_empty() { Some(ExportFormat::Xlsx) } else { ExportFormat::named(&asked.format) };
    plan_file::download(&shown, format.ok_or_else(PageError::not_found)?).await
}
