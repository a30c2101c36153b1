//! Moving an item with all that stands under it.

use axum::extract::{Path, State};
use axum::response::Response;

use super::create::place;
use super::given::{Body, Revision};
use super::items::with_revision;
use super::shapes::{ChangeRefused, Move, OneItem};
use super::update::ids;
use crate::shell::program::{ApiAnswer, ApiError, Caller};
use crate::shell::site::Site;

/// Moves an item under another one, to the top, or among its siblings.
#[utoipa::path(
    post,
    path = "/api/v1/plans/{plan}/items/{item}/move",
    tag = "items",
    params(
        ("plan" = String, Path, description = "The plan's id"),
        ("item" = String, Path, description = "The item's id"),
        ("If-Match" = String, Header, description = "The revision that was seen, in quotation marks")
    ),
    request_body = Move,
    responses(
        (status = 200, body = OneItem),
        ChangeRefused
    ),
    security(("token" = []))
)]
pub async fn take(
    State(site): State<Site>,
    Caller(actor): Caller,
    Path((plan, item)): Path<(String, String)>,
    Revision(revision): Revision,
    Body(to): Body<Move>,
) -> ApiAnswer<Response> {
    let (plan, item) = ids(&plan, &item)?;
    let parent = to.parent.as_deref().map(str::parse).transpose();
    let parent =
        parent.map_err(|_| ApiError::not_understood("\"parent\" is the id of an item, or null for the top."))?;
    let place = place(to.before.as_deref(), to.after.as_deref())?;
    site.ledger().move_item(&actor, plan, item, revision, parent, place, &to.why).await?;
    let stored = site.ledger().item(&actor, plan, item).await?.ok_or_else(ApiError::not_found)?;
    Ok(with_revision(&stored.item, stored.revision))
}
