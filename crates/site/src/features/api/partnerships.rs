//! Partnerships and their plans.

use axum::Json;
use axum::extract::{Path, State};
use bigplan_ledger::Partnership;

use super::given::Asked;
use super::listed::{Listed, Wanted};
use super::plans::value;
use super::shapes::{self, Failed, PlanSummary};
use crate::shell::program::{ApiAnswer, ApiError, Caller};
use crate::shell::site::Site;

/// The partnerships, by name.
#[utoipa::path(
    get,
    path = "/api/v1/partnerships",
    tag = "partnerships",
    params(Wanted),
    responses((status = 200, body = Listed<shapes::Partnership>), (status = 400, body = Failed))
)]
pub async fn list(
    State(site): State<Site>,
    Caller(actor): Caller,
    Asked(wanted): Asked<Wanted>,
) -> ApiAnswer<Json<Listed<shapes::Partnership>>> {
    let all = site.ledger().partnerships(&actor).await?;
    Ok(Json(wanted.of(all.iter().map(shape), |one| one.id.clone())?))
}

/// The plans of a partnership that the caller may see, newest first.
#[utoipa::path(
    get,
    path = "/api/v1/partnerships/{slug}/plans",
    tag = "partnerships",
    params(("slug" = String, Path, description = "The partnership's place in addresses"), Wanted),
    responses((status = 200, body = Listed<PlanSummary>), (status = 404, body = Failed))
)]
pub async fn plans(
    State(site): State<Site>,
    Caller(actor): Caller,
    Path(slug): Path<String>,
    Asked(wanted): Asked<Wanted>,
) -> ApiAnswer<Json<Listed<PlanSummary>>> {
    let partnership = site.ledger().partnership(&actor, &slug).await?.ok_or_else(ApiError::not_found)?;
    let plans = site.ledger().plans(&actor, partnership.id).await?;
    let summaries = plans.into_iter().map(|plan| PlanSummary {
        id: plan.id.to_string(),
        slug: plan.slug,
        state: plan.state.to_string(),
        revision: plan.revision,
        plan: value(&plan.head),
    });
    Ok(Json(wanted.of(summaries, |one| one.id.clone())?))
}

/// A partnership as JSON.
pub fn shape(one: &Partnership) -> shapes::Partnership {
    shapes::Partnership {
        id: one.id.to_string(),
        slug: one.slug.clone(),
        name: one.name.clone(),
        about: one.about.clone(),
    }
}
