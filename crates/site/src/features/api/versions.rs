//! The versions of a plan, and a plan as it was.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use bigplan_ledger::{PlanId, VersionNumber};
use serde_json::json;

use super::given::Asked;
use super::listed::{Listed, Wanted};
use super::shapes::{self, Failed, WholePlan};
use crate::shell::program::{ApiAnswer, ApiError, Caller};
use crate::shell::site::Site;

/// The versions that the caller may see, newest first.
#[utoipa::path(
    get,
    path = "/api/v1/plans/{plan}/versions",
    tag = "versions",
    params(("plan" = String, Path, description = "The plan's id"), Wanted),
    responses((status = 200, body = Listed<shapes::Version>), (status = 404, body = Failed))
)]
pub async fn list(
    State(site): State<Site>,
    Caller(actor): Caller,
    Path(plan): Path<String>,
    Asked(wanted): Asked<Wanted>,
) -> ApiAnswer<Json<Listed<shapes::Version>>> {
    let plan: PlanId = plan.parse().map_err(|_| ApiError::not_found())?;
    let versions = site.ledger().versions(&actor, plan).await?;
    let versions = versions.into_iter().map(|one| shapes::Version {
        number: one.number.to_string(),
        stage: one.stage.to_string(),
        note: one.note,
        published: one.published,
        shown: one.shown,
        by: one.by,
        at: one.at.to_string(),
    });
    Ok(Json(wanted.of(versions, |one| one.number.clone())?))
}

/// The whole plan as it was in a version.
#[utoipa::path(
    get,
    path = "/api/v1/plans/{plan}/versions/{version}",
    tag = "versions",
    params(
        ("plan" = String, Path, description = "The plan's id"),
        ("version" = String, Path, description = "The version's number, such as 0.3 or 1.0")
    ),
    responses((status = 200, body = WholePlan), (status = 404, body = Failed))
)]
pub async fn one(
    State(site): State<Site>,
    Caller(actor): Caller,
    Path((plan, version)): Path<(String, String)>,
) -> ApiAnswer<Response> {
    let plan: PlanId = plan.parse().map_err(|_| ApiError::not_found())?;
    let number: VersionNumber = version.parse().map_err(|_| ApiError::not_found())?;
    let stored = site.ledger().version(&actor, plan, number).await?.ok_or_else(ApiError::not_found)?;
    Ok(Json(json!(stored.plan)).into_response())
}
