//! How an item goes: what was said, and saying more.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use bigplan_ledger::{Evidence, ItemUpdate, LedgerError, NewUpdate};
use bigplan_plan::progress::Status;
use serde::de::DeserializeOwned;

use super::given::{Asked, Body};
use super::listed::{Listed, Wanted};
use super::shapes::{self, Failed, Said, SaidNow};
use super::update::ids;
use crate::shell::program::{ApiAnswer, ApiError, Caller};
use crate::shell::site::Site;

/// The most that is read of what was said of one item.
const MOST: u32 = 10_000;

/// What was said of an item, newest first. Words and names are for those who may see drafts.
#[utoipa::path(
    get,
    path = "/api/v1/plans/{plan}/items/{item}/updates",
    tag = "updates",
    params(
        ("plan" = String, Path, description = "The plan's id"),
        ("item" = String, Path, description = "The item's id"),
        Wanted
    ),
    responses((status = 200, body = Listed<shapes::Update>), (status = 404, body = Failed))
)]
pub async fn list(
    State(site): State<Site>,
    Caller(actor): Caller,
    Path((plan, item)): Path<(String, String)>,
    Asked(wanted): Asked<Wanted>,
) -> ApiAnswer<Json<Listed<shapes::Update>>> {
    let (plan, item) = ids(&plan, &item)?;
    let updates = site.ledger().item_updates(&actor, plan, item, MOST).await?;
    Ok(Json(wanted.of(updates.into_iter().map(shape), |one| one.sequence.to_string())?))
}

/// Says how an item goes.
#[utoipa::path(
    post,
    path = "/api/v1/plans/{plan}/items/{item}/updates",
    tag = "updates",
    params(("plan" = String, Path, description = "The plan's id"), ("item" = String, Path, description = "The item's id")),
    request_body = Said,
    responses(
        (status = 201, body = SaidNow),
        (status = 400, body = Failed),
        (status = 401, body = Failed),
        (status = 403, body = Failed),
        (status = 404, body = Failed),
        (status = 409, body = Failed),
        (status = 412, body = Failed),
        (status = 422, body = Failed)
    ),
    security(("token" = []))
)]
pub async fn take(
    State(site): State<Site>,
    Caller(actor): Caller,
    Path((plan, item)): Path<(String, String)>,
    Body(said): Body<Said>,
) -> ApiAnswer<Response> {
    let (plan, item) = ids(&plan, &item)?;
    let seen = said.seen;
    match site.ledger().add_update(&actor, plan, item, seen, understood(said)?).await {
        Ok(sequence) => Ok((StatusCode::CREATED, Json(SaidNow { sequence })).into_response()),
        Err(why @ LedgerError::Conflict { current, .. }) => Err(ApiError::from(why).with("seen", current.into())),
        Err(why) => Err(why.into()),
    }
}

fn understood(said: Said) -> ApiAnswer<NewUpdate> {
    let status = said.status.parse().map_err(|_| {
        let all: Vec<&str> = Status::ALL.into_iter().map(Status::as_str).collect();
        not_understood("status", &said.status, &format!("Give one of: {}.", all.join(", ")))
    })?;
    let evidence = Evidence { words: said.evidence, address: said.address };
    let (expected, done_on) = (parsed("expected", said.expected)?, parsed("done_on", said.done_on)?);
    Ok(NewUpdate { why: said.why, expected, done_on, evidence, ..NewUpdate::new(status, said.progress) })
}

/// A date as the field takes it.
fn parsed<T: DeserializeOwned>(field: &'static str, text: Option<String>) -> ApiAnswer<Option<T>> {
    let Some(text) = text else { return Ok(None) };
    serde_json::from_value(text.as_str().into())
        .map(Some)
        .map_err(|_| not_understood(field, &text, "Give a date, for example 2009-09-30."))
}

fn not_understood(field: &'static str, text: &str, next: &str) -> ApiError {
    let message = format!("\"{text}\" is not understood. {next} Nothing was saved.");
    ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, "field", message).with("field", field.into())
}

fn shape(one: ItemUpdate) -> shapes::Update {
    shapes::Update {
        sequence: one.sequence,
        status: one.said.status.as_str().to_owned(),
        progress: one.said.progress,
        why: one.said.why,
        expected: one.said.expected.map(|when| when.to_string()),
        done_on: one.said.done_on.map(|day| day.to_string()),
        evidence: one.said.evidence.words,
        address: one.said.evidence.address,
        by: one.by_name,
        at: one.at.to_string(),
    }
}
