//! The items of a plan: a list with filter, and one with its revision.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use bigplan_ledger::{ItemId, Right};
use bigplan_plan::{Filter, Item, Kind, Scope, When};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use utoipa::IntoParams;

use super::given::Asked;
use super::listed::{Listed, Wanted};
use super::plans::value;
use super::shapes::{self, Failed, OneItem};
use crate::shell::program::{ApiAnswer, ApiError, Caller};
use crate::shell::site::Site;

/// Which items are asked for. Everything that is given must hold.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ItemsAsked {
    /// Words that all stand on the item.
    q: Option<String>,
    /// outcome, priority, objective, action or milestone.
    kind: Option<String>,
    /// A post, an organisation or a person, in any form that the plan writes it in.
    lead: Option<String>,
    /// An accountable group.
    group: Option<String>,
    /// A measure's code, or its title where it has no code.
    measure: Option<String>,
    /// A place.
    place: Option<String>,
    /// all or vulnerable.
    scope: Option<String>,
    /// Due in this year, month or day, or later.
    due_from: Option<String>,
    /// Due in this year, month or day, or earlier.
    due_to: Option<String>,
    /// The code of a finding of the plan check.
    hole: Option<String>,
    /// What the page before gave as `next`.
    cursor: Option<String>,
    /// How many entries, 1 to 500; 100 where it is left out.
    limit: Option<usize>,
}

/// The items of a plan in document order; all of them, or those that a filter finds.
#[utoipa::path(
    get,
    path = "/api/v1/plans/{plan}/items",
    tag = "items",
    params(("plan" = String, Path, description = "The plan's id"), ItemsAsked),
    responses((status = 200, body = Listed<shapes::Item>), (status = 400, body = Failed), (status = 404, body = Failed))
)]
pub async fn list(
    State(site): State<Site>,
    Caller(actor): Caller,
    Path(plan): Path<String>,
    Asked(asked): Asked<ItemsAsked>,
) -> ApiAnswer<Response> {
    let shown = site.plan(&actor, &plan).await?;
    let filter = asked.filter()?;
    let found = (!filter.is_empty()).then(|| filter.find(shown.index(), &shown.findings));
    let found =
        found.map(|found| found.matches.into_iter().map(|one| one.id).collect::<std::collections::HashSet<_>>());
    let items = shown.stored.plan.items.iter().filter(|item| found.as_ref().is_none_or(|ids| ids.contains(&item.id)));
    let wanted = Wanted { cursor: asked.cursor, limit: asked.limit };
    let keys = wanted.of(items.map(|item| item.id.clone()), Clone::clone)?;
    let by_id: std::collections::HashMap<&str, &Item> =
        shown.stored.plan.items.iter().map(|item| (item.id.as_str(), item)).collect();
    let entries = keys.entries.iter().filter_map(|id| by_id.get(id.as_str())).map(value).collect();
    Ok(Json(Listed::<serde_json::Value> { entries, total: keys.total, next: keys.next }).into_response())
}

/// One item with everything that hangs on it, and its revision as `ETag`.
#[utoipa::path(
    get,
    path = "/api/v1/plans/{plan}/items/{item}",
    tag = "items",
    params(("plan" = String, Path, description = "The plan's id"), ("item" = String, Path, description = "The item's id")),
    responses((status = 200, body = OneItem), (status = 404, body = Failed))
)]
pub async fn one(
    State(site): State<Site>,
    Caller(actor): Caller,
    Path((plan, item)): Path<(String, String)>,
) -> ApiAnswer<Response> {
    let shown = site.plan(&actor, &plan).await?;
    // Whoever may see drafts sees the item as it is worked on, with the revision that a change must name.
    if actor.may(Right::ReadDrafts, Some(shown.stored.partnership)) {
        let id: ItemId = item.parse().map_err(|_| ApiError::not_found())?;
        let stored = site.ledger().item(&actor, shown.stored.id, id).await?.ok_or_else(ApiError::not_found)?;
        return Ok(with_revision(&stored.item, stored.revision));
    }
    let found = shown.stored.plan.items.iter().find(|one| one.id == item).ok_or_else(ApiError::not_found)?;
    Ok(Json(OneItem { revision: None, item: value(found) }).into_response())
}

/// An item with its revision in the body and as `ETag`.
pub fn with_revision(item: &Item, revision: i64) -> Response {
    let body = OneItem { revision: Some(revision), item: value(item) };
    ([(header::ETAG, format!("\"{revision}\""))], Json(body)).into_response()
}

impl ItemsAsked {
    fn filter(&self) -> Result<Filter, ApiError> {
        let given = |value: &Option<String>| value.clone().filter(|value| !value.trim().is_empty());
        let (from, to) = (date("due_from", &self.due_from)?, date("due_to", &self.due_to)?);
        Ok(Filter {
            text: self.q.clone().unwrap_or_default().chars().take(200).collect(),
            kind: word::<Kind>("kind", &self.kind)?,
            lead: given(&self.lead),
            group: given(&self.group),
            measure: given(&self.measure),
            place: given(&self.place),
            scope: word::<Scope>("scope", &self.scope)?,
            due_from: from.and_then(When::first_day),
            due_to: to.and_then(When::last_day),
            hole: given(&self.hole),
        })
    }
}

fn date(name: &str, value: &Option<String>) -> Result<Option<When>, ApiError> {
    let parsed = value.as_deref().filter(|text| !text.is_empty()).map(str::parse).transpose();
    parsed.map_err(|why| ApiError::not_understood(format!("{name}: {why}.")))
}

fn word<T: DeserializeOwned>(name: &str, value: &Option<String>) -> Result<Option<T>, ApiError> {
    let Some(text) = value.as_deref().filter(|text| !text.is_empty()) else { return Ok(None) };
    let read = serde_json::from_value(text.into());
    read.map(Some).map_err(|_| ApiError::not_understood(format!("{name}: \"{text}\" is not known here.")))
}
