//! Taking an item out of a plan.

use axum::Json;
use axum::extract::{Path, State};
use bigplan_ledger::Below;
use serde::Deserialize;
use utoipa::IntoParams;

use super::given::{Asked, Revision};
use super::shapes::{ChangeRefused, Removed};
use super::update::ids;
use crate::shell::program::{ApiAnswer, ApiError, Caller};
use crate::shell::site::Site;

/// Why, and what becomes of the items beneath.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RemoveAsked {
    /// The reason; it must be given.
    why: Option<String>,
    /// What becomes of the items that stand under it: take-along or move-up.
    below: Option<String>,
}

/// Removes an item. Its history stays.
#[utoipa::path(
    delete,
    path = "/api/v1/plans/{plan}/items/{item}",
    tag = "items",
    params(
        ("plan" = String, Path, description = "The plan's id"),
        ("item" = String, Path, description = "The item's id"),
        ("If-Match" = String, Header, description = "The revision that was seen, in quotation marks"),
        RemoveAsked
    ),
    responses(
        (status = 200, body = Removed),
        ChangeRefused
    ),
    security(("token" = []))
)]
pub async fn take(
    State(site): State<Site>,
    Caller(actor): Caller,
    Path((plan, item)): Path<(String, String)>,
    Revision(revision): Revision,
    Asked(asked): Asked<RemoveAsked>,
) -> ApiAnswer<Json<Removed>> {
    let (plan, item) = ids(&plan, &item)?;
    let below = match asked.below.as_deref() {
        None | Some("") => Below::Nothing,
        Some("take-along") => Below::TakeAlong,
        Some("move-up") => Below::MoveUp,
        Some(_) => return Err(ApiError::not_understood("\"below\" is take-along or move-up.")),
    };
    let why = asked.why.unwrap_or_default();
    let removed = site.ledger().remove_item(&actor, plan, item, revision, below, &why).await?;
    Ok(Json(Removed { removed }))
}
