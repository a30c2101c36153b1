//! Registers by their definitions. They name nobody.

use axum::Json;
use axum::extract::{Path, State};
use bigplan_register::Definition;

use super::given::Asked;
use super::listed::{Listed, Wanted};
use super::shapes::{Failed, Register};
use crate::shell::program::{ApiAnswer, ApiError};
use crate::shell::site::Site;

/// The registers, by code.
#[utoipa::path(
    get,
    path = "/api/v1/registers",
    tag = "registers",
    params(Wanted),
    responses((status = 200, body = Listed<Register>), (status = 400, body = Failed))
)]
pub async fn list(State(site): State<Site>, Asked(wanted): Asked<Wanted>) -> ApiAnswer<Json<Listed<Register>>> {
    let casework = site.casework().await?;
    Ok(Json(wanted.of(casework.registers().iter().map(shape), |one| one.code.clone())?))
}

/// A register's whole definition: fields with their types and lists, states and moves, clocks with their law, who may do
/// what.
#[utoipa::path(
    get,
    path = "/api/v1/registers/{register}",
    tag = "registers",
    params(("register" = String, Path, description = "The register's code")),
    responses((status = 200, description = "As in its file"), (status = 404, body = Failed))
)]
pub async fn one(State(site): State<Site>, Path(register): Path<String>) -> ApiAnswer<Json<Definition>> {
    let definition = site.casework().await?.registers().named(&register).cloned();
    definition.map(Json).ok_or_else(ApiError::not_found)
}

fn shape(one: &Definition) -> Register {
    let (code, title, plain) = (one.code.to_string(), one.title.clone(), one.plain.clone());
    Register { code, title, plain, fields: one.fields.iter().map(|field| field.code.to_string()).collect() }
}
