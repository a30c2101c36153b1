//! Changing an item. Whoever comes second gets both sides.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use bigplan_ledger::{Actor, ItemId, LedgerError, PlanId};
use bigplan_plan::Item;
use serde_json::{Value, json};

use super::given::{Body, Revision};
use super::items::with_revision;
use super::plans::value;
use super::shapes::{ChangedMeanwhile, Failed, ItemWords, OneItem};
use crate::shell::program::{ApiAnswer, ApiError, Caller};
use crate::shell::site::Site;

/// Puts new words in an item's place. Its id, its parent and its place in the source stay.
#[utoipa::path(
    put,
    path = "/api/v1/plans/{plan}/items/{item}",
    tag = "items",
    params(
        ("plan" = String, Path, description = "The plan's id"),
        ("item" = String, Path, description = "The item's id"),
        ("If-Match" = String, Header, description = "The revision that was changed, in quotation marks")
    ),
    request_body = ItemWords,
    responses(
        (status = 200, body = OneItem),
        (status = 400, body = Failed),
        (status = 401, body = Failed),
        (status = 403, body = Failed),
        (status = 404, body = Failed),
        (status = 412, body = ChangedMeanwhile),
        (status = 422, body = Failed),
        (status = 428, body = Failed)
    ),
    security(("token" = []))
)]
pub async fn take(
    State(site): State<Site>,
    Caller(actor): Caller,
    Path((plan, item)): Path<(String, String)>,
    Revision(revision): Revision,
    Body(words): Body<ItemWords>,
) -> ApiAnswer<Response> {
    let (plan, id): (PlanId, ItemId) = ids(&plan, &item)?;
    let before = site.ledger().item(&actor, plan, id).await?.ok_or_else(ApiError::not_found)?;
    let new = worded(&before.item, &words)?;
    match site.ledger().update_item(&actor, plan, id, revision, new.clone()).await {
        Ok(revision) => Ok(with_revision(&new, revision)),
        Err(why @ LedgerError::Conflict { .. }) => Err(conflict(&site, &actor, (plan, id), &words, why).await?),
        Err(why) => Err(why.into()),
    }
}

/// The ids in an address.
pub fn ids(plan: &str, item: &str) -> Result<(PlanId, ItemId), ApiError> {
    plan.parse().ok().zip(item.parse().ok()).ok_or_else(ApiError::not_found)
}

/// Both sides of a conflict.
async fn conflict(
    site: &Site,
    actor: &Actor,
    (plan, item): (PlanId, ItemId),
    words: &ItemWords,
    why: LedgerError,
) -> Result<ApiError, ApiError> {
    let theirs = site.ledger().item(actor, plan, item).await?.ok_or_else(ApiError::not_found)?;
    let theirs = OneItem { revision: Some(theirs.revision), item: value(&theirs.item) };
    Ok(ApiError::from(why).with("yours", json!(words)).with("theirs", json!(theirs)))
}

/// The item with the words that were sent; what cannot be written stays.
pub fn worded(before: &Item, words: &ItemWords) -> Result<Item, ApiError> {
    let Value::Object(mut fields) = json!(words) else { return Err(ApiError::not_understood("Send an object.")) };
    fields.insert("id".into(), json!(before.id));
    fields.insert("parent".into(), json!(before.parent));
    fields.insert("at".into(), json!(before.at));
    serde_json::from_value(Value::Object(fields)).map_err(|why| {
        ApiError::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "field",
            format!("The item cannot be read: {why}. Nothing was saved."),
        )
    })
}
