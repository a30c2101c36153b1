//! The needs of a plan.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

use super::given::Asked;
use super::listed::{Listed, Wanted};
use super::shapes::{Failed, Need};
use crate::shell::program::{ApiAnswer, Caller};
use crate::shell::site::Site;

/// The needs that the plan answers, in the order of its assessment.
#[utoipa::path(
    get,
    path = "/api/v1/plans/{plan}/needs",
    tag = "plans",
    params(("plan" = String, Path, description = "The plan's id"), Wanted),
    responses((status = 200, body = Listed<Need>), (status = 404, body = Failed))
)]
pub async fn list(
    State(site): State<Site>,
    Caller(actor): Caller,
    Path(plan): Path<String>,
    Asked(wanted): Asked<Wanted>,
) -> ApiAnswer<Response> {
    let shown = site.plan(&actor, &plan).await?;
    Ok(Json(wanted.numbered(&shown.stored.plan.needs)?).into_response())
}
