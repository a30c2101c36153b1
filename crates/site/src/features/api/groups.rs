//! Groups: those of a partnership, and those that a plan describes.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

use super::given::Asked;
use super::listed::{Listed, Wanted};
use super::shapes::{Failed, PlanGroup, StandingGroup};
use crate::shell::program::{ApiAnswer, ApiError, Caller};
use crate::shell::site::Site;

/// The boards and groups of a partnership, by name.
#[utoipa::path(
    get,
    path = "/api/v1/partnerships/{slug}/groups",
    tag = "partnerships",
    params(("slug" = String, Path, description = "The partnership's place in addresses"), Wanted),
    responses((status = 200, body = Listed<StandingGroup>), (status = 404, body = Failed))
)]
pub async fn standing(
    State(site): State<Site>,
    Caller(actor): Caller,
    Path(slug): Path<String>,
    Asked(wanted): Asked<Wanted>,
) -> ApiAnswer<Json<Listed<StandingGroup>>> {
    let partnership = site.ledger().partnership(&actor, &slug).await?.ok_or_else(ApiError::not_found)?;
    let groups = site.ledger().standing_groups(&actor, partnership.id).await?;
    let groups = groups.into_iter().map(|group| StandingGroup {
        id: group.id.to_string(),
        name: group.name,
        role: group.role,
        reports_to: group.reports_to.map(|id| id.to_string()),
        started: group.started.map(|day| day.to_string()),
        ended: group.ended.map(|day| day.to_string()),
    });
    Ok(Json(wanted.of(groups, |one| one.id.clone())?))
}

/// The groups that a plan describes, with what each answers for.
#[utoipa::path(
    get,
    path = "/api/v1/plans/{plan}/groups",
    tag = "plans",
    params(("plan" = String, Path, description = "The plan's id"), Wanted),
    responses((status = 200, body = Listed<PlanGroup>), (status = 404, body = Failed))
)]
pub async fn of_plan(
    State(site): State<Site>,
    Caller(actor): Caller,
    Path(plan): Path<String>,
    Asked(wanted): Asked<Wanted>,
) -> ApiAnswer<Response> {
    let shown = site.plan(&actor, &plan).await?;
    Ok(Json(wanted.numbered(&shown.stored.plan.groups)?).into_response())
}
