//! Adding an item.

use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use bigplan_ledger::{ItemId, Place, PlanId};
use bigplan_plan::Item;

use super::given::Body;
use super::items::with_revision;
use super::shapes::{NewItem, NewRefused, OneItem};
use super::update::worded;
use crate::shell::program::{ApiAnswer, ApiError, Caller};
use crate::shell::site::Site;

/// Adds an item under another one, or at the top, and gives it with its address.
#[utoipa::path(
    post,
    path = "/api/v1/plans/{plan}/items",
    tag = "items",
    params(("plan" = String, Path, description = "The plan's id")),
    request_body = NewItem,
    responses(
        (status = 201, body = OneItem),
        NewRefused
    ),
    security(("token" = []))
)]
pub async fn take(
    State(site): State<Site>,
    Caller(actor): Caller,
    Path(plan): Path<String>,
    Body(new): Body<NewItem>,
) -> ApiAnswer<Response> {
    let plan: PlanId = plan.parse().map_err(|_| ApiError::not_found())?;
    let empty = Item { parent: new.parent, ..Item::new("", bigplan_plan::Kind::Action, "") };
    let item = worded(&empty, &new.item)?;
    let place = place(new.before.as_deref(), new.after.as_deref())?;
    let id = site.ledger().add_item(&actor, plan, item, place, &new.why).await?;
    let stored = site.ledger().item(&actor, plan, id).await?.ok_or_else(ApiError::not_found)?;
    let address = format!("/api/v1/plans/{plan}/items/{id}");
    let mut response = with_revision(&stored.item, stored.revision);
    *response.status_mut() = StatusCode::CREATED;
    Ok(([(header::LOCATION, address)], response).into_response())
}

/// A place among siblings: before one, after one, or last.
pub fn place(before: Option<&str>, after: Option<&str>) -> ApiAnswer<Place> {
    let id = |text: &str| -> ApiAnswer<ItemId> {
        text.parse().map_err(|_| ApiError::not_understood("\"before\" and \"after\" are ids of items."))
    };
    match (before, after) {
        (None, None) => Ok(Place::Last),
        (Some(one), None) => Ok(Place::Before(id(one)?)),
        (None, Some(one)) => Ok(Place::After(id(one)?)),
        (Some(_), Some(_)) => Err(ApiError::not_understood("Give \"before\" or \"after\", not both.")),
    }
}
