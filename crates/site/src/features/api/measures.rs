//! The measures of a plan.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

use super::given::Asked;
use super::listed::{Listed, Wanted};
use super::plans::value;
use super::shapes::{Failed, Measure};
use crate::shell::program::{ApiAnswer, Caller};
use crate::shell::site::Site;

/// The measures that the plan's items use, with baselines and targets.
#[utoipa::path(
    get,
    path = "/api/v1/plans/{plan}/measures",
    tag = "plans",
    params(("plan" = String, Path, description = "The plan's id"), Wanted),
    responses((status = 200, body = Listed<Measure>), (status = 404, body = Failed))
)]
pub async fn list(
    State(site): State<Site>,
    Caller(actor): Caller,
    Path(plan): Path<String>,
    Asked(wanted): Asked<Wanted>,
) -> ApiAnswer<Response> {
    let shown = site.plan(&actor, &plan).await?;
    let measures = shown.stored.plan.measures.iter().map(value);
    Ok(Json(wanted.of(measures, |one| one["id"].as_str().unwrap_or_default().to_owned())?).into_response())
}
