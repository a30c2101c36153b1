//! The plan as data: the contract's JSON.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;
use bigplan_plan::draft::JSON_VERSION;
use bigplan_plan::{Finding, Plan, Source};
use serde::Serialize;

use crate::shell::answer::Answer;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Serialize)]
struct PlanData<'p> {
    version: u32,
    source: Option<&'p Source>,
    #[serde(flatten)]
    plan: &'p Plan,
    findings: &'p [Finding],
}

/// Gives the plan with everything that hangs on it and what the plan check found.
pub async fn json(State(site): State<Site>, visit: Visit, Path(plan): Path<String>) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    let data = PlanData {
        version: JSON_VERSION,
        source: shown.stored.source.as_ref(),
        plan: &shown.stored.plan,
        findings: &shown.findings,
    };
    let name = format!("attachment; filename=\"{}.json\"", shown.stored.slug);
    Ok(([(header::CONTENT_DISPOSITION, name)], Json(data)).into_response())
}
