//! The whole plan in one file, from which it comes back without loss.

use axum::extract::{Path, State};
use axum::response::Response;
use bigplan_exchange::ExportFormat;
use serde::Deserialize;
use utoipa::IntoParams;

use super::given::Asked;
use super::shapes::Failed;
use crate::parts::plan_file;
use crate::shell::program::{ApiAnswer, ApiError, Caller};
use crate::shell::site::Site;

/// Which format is asked for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct FormatAsked {
    /// json, csv (one file a table in a ZIP file) or xlsx; json where it is left out.
    format: Option<String>,
}

/// The whole plan as a file.
#[utoipa::path(
    get,
    path = "/api/v1/plans/{plan}/export",
    tag = "plans",
    params(("plan" = String, Path, description = "The plan's id"), FormatAsked),
    responses(
        (status = 200, description = "The file", content_type = "application/octet-stream"),
        (status = 400, body = Failed),
        (status = 404, body = Failed)
    )
)]
pub async fn whole(
    State(site): State<Site>,
    Caller(actor): Caller,
    Path(plan): Path<String>,
    Asked(asked): Asked<FormatAsked>,
) -> ApiAnswer<Response> {
    let word = asked.format.as_deref().unwrap_or("json");
    let unknown = || ApiError::not_understood("The format must be json, csv or xlsx.");
    let format = ExportFormat::named(word).ok_or_else(unknown)?;
    let shown = site.plan(&actor, &plan).await?;
    Ok(plan_file::download(&shown, format).await?)
}
