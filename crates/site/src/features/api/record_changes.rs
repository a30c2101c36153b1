//! Records begun, changed and moved by programs, by the rules of the pages.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use bigplan_ledger::Actor;
use bigplan_ledger::registers::{About, CaseworkError, Given, NewRecord, Saved};
use bigplan_register::Definition;
use bigplan_register::definition::Subject;
use bigplan_register::record::read_value;
use serde_json::json;

use super::given::{Body, Revision};
use super::records::{definition, record_id};
use super::shapes::{ChangeRefused, MoveSaid, NewRecordSaid, NewRefused, RecordSaved, RecordValues};
use crate::shell::program::{ApiAnswer, ApiError, Caller};
use crate::shell::site::Site;

/// Begins a record.
#[utoipa::path(
    post,
    path = "/api/v1/registers/{register}/records",
    tag = "registers",
    params(("register" = String, Path, description = "The register's code")),
    request_body = NewRecordSaid,
    responses(
        (status = 201, body = RecordSaved),
        NewRefused
    ),
    security(("token" = []))
)]
pub async fn begin(
    State(site): State<Site>,
    Caller(actor): Caller,
    Path(register): Path<String>,
    Body(said): Body<NewRecordSaid>,
) -> ApiAnswer<Response> {
    let casework = site.casework().await?;
    let definition = definition(casework, &register)?;
    let place = site.ledger().partnership(&actor, &said.partnership).await?.ok_or_else(ApiError::not_found)?;
    let new = NewRecord {
        partnership: place.id,
        register: definition.code.clone(),
        about: about(definition, said.about.as_deref())?,
        values: values(definition, &said.values)?,
        worker: worker(&actor, said.worker.as_deref())?,
        team: None,
        referred_by: None,
        referred_for: None,
    };
    let saved = casework.add_record(&actor, new).await.map_err(refused)?;
    Ok((StatusCode::CREATED, Json(shape(saved))).into_response())
}

/// Fills in or corrects fields of a record.
#[utoipa::path(
    put,
    path = "/api/v1/registers/{register}/records/{record}",
    tag = "registers",
    params(
        ("register" = String, Path, description = "The register's code"),
        ("record" = String, Path, description = "The record's id"),
        ("If-Match" = String, Header, description = "The revision that was changed")
    ),
    request_body = RecordValues,
    responses(
        (status = 200, body = RecordSaved),
        ChangeRefused
    ),
    security(("token" = []))
)]
pub async fn change(
    State(site): State<Site>,
    Caller(actor): Caller,
    Path((register, record)): Path<(String, String)>,
    Revision(revision): Revision,
    Body(said): Body<RecordValues>,
) -> ApiAnswer<Json<RecordSaved>> {
    let casework = site.casework().await?;
    let given = values(definition(casework, &register)?, &said.values)?;
    let saved = casework.change_record(&actor, record_id(&record)?, revision, given).await.map_err(refused)?;
    Ok(Json(shape(saved)))
}

/// Makes a move with a record.
#[utoipa::path(
    post,
    path = "/api/v1/registers/{register}/records/{record}/moves/{step}",
    tag = "registers",
    params(
        ("register" = String, Path, description = "The register's code"),
        ("record" = String, Path, description = "The record's id"),
        ("step" = String, Path, description = "The move's code"),
        ("If-Match" = String, Header, description = "The revision that is moved")
    ),
    request_body = MoveSaid,
    responses(
        (status = 200, body = RecordSaved),
        ChangeRefused
    ),
    security(("token" = []))
)]
pub async fn make_move(
    State(site): State<Site>,
    Caller(actor): Caller,
    Path((register, record, step)): Path<(String, String, String)>,
    Revision(revision): Revision,
    Body(said): Body<MoveSaid>,
) -> ApiAnswer<Json<RecordSaved>> {
    let casework = site.casework().await?;
    let definition = definition(casework, &register)?;
    let step = definition.moves.iter().find(|one| one.code.as_str() == step).ok_or_else(ApiError::not_found)?;
    let id = record_id(&record)?;
    let saved = casework.move_record(&actor, id, revision, &step.code, &said.reason).await.map_err(refused)?;
    Ok(Json(shape(saved)))
}

fn about(definition: &Definition, id: Option<&str>) -> ApiAnswer<About> {
    let missing = || ApiError::not_understood("Give `about`: the id of whom or what the record is about.");
    let wrong = |_| ApiError::not_understood("`about` is no id.");
    if definition.about == Subject::Nothing {
        return Ok(About::Nothing);
    }
    let id = id.ok_or_else(missing)?;
    Ok(match definition.about {
        Subject::Child | Subject::Person => About::Person(id.parse().map_err(wrong)?),
        Subject::Organisation => About::Organisation(id.parse().map_err(wrong)?),
        Subject::Post => About::Post(id.parse().map_err(wrong)?),
        Subject::Place | Subject::Nothing => About::Place(id.to_owned()),
    })
}

fn worker(actor: &Actor, id: Option<&str>) -> ApiAnswer<Option<bigplan_ledger::AccountId>> {
    match id {
        None => Ok(None),
        Some("me") => Ok(actor.account()),
        Some(id) => id.parse().map(Some).map_err(|_| ApiError::not_understood("`worker` is no id of an account.")),
    }
}

/// What texts mean for their fields.
fn values(definition: &Definition, said: &BTreeMap<String, String>) -> ApiAnswer<Given> {
    let mut given = Given::new();
    for (code, text) in said {
        let field = definition.fields.iter().find(|field| field.code.as_str() == code);
        let unknown = || wrong(code, format!("\"{code}\" is no field of this register. Nothing was saved."));
        let field = field.ok_or_else(unknown)?;
        let value = read_value(field, text).map_err(|_| {
            let kind = field.kind.as_str().replace('-', " ");
            wrong(code, format!("\"{code}\" must be a {kind}; what was sent is none. Nothing was saved."))
        })?;
        given.insert(field.code.clone(), value);
    }
    Ok(given)
}

fn wrong(field: &str, message: String) -> ApiError {
    ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, "field", message).with("field", field.into())
}

fn refused(why: CaseworkError) -> ApiError {
    match why {
        CaseworkError::Ledger(why) => why.into(),
        CaseworkError::Findings(findings) => {
            let words: Vec<&str> = findings.iter().map(|finding| finding.message.as_str()).collect();
            let message = format!("{} Nothing was saved.", words.join(" "));
            let found = findings.iter().map(|one| json!({"field": one.field, "message": one.message}));
            let found = found.collect::<Vec<_>>().into();
            ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, "findings", message).with("findings", found)
        }
    }
}

fn shape(saved: Saved) -> RecordSaved {
    RecordSaved {
        id: saved.id.to_string(),
        revision: saved.version,
        begun: saved.begun.iter().map(ToString::to_string).collect(),
        findings: saved.findings.into_iter().map(|finding| finding.message).collect(),
    }
}
