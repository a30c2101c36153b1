//! A whole plan as a file to keep.

use std::sync::Arc;

use axum::http::header;
use axum::response::{IntoResponse, Response};
use bigplan_exchange::{Export, ExportFormat, Origin, write};

use crate::shell::errors::PageError;
use crate::shell::plans::ShownPlan;

/// Writes the file where blocking is allowed, and gives it to be kept.
///
/// # Errors
/// A fault of the program.
pub async fn download(shown: &Arc<ShownPlan>, format: ExportFormat) -> Result<Response, PageError> {
    let plan = Arc::clone(shown);
    let written = tokio::task::spawn_blocking(move || write(&sealed(&plan), format));
    let bytes = written.await.map_err(|why| PageError::fault(&why))?.map_err(|why| PageError::fault(&why))?;
    let name = format!("attachment; filename=\"{}.{}\"", shown.stored.slug, format.ending());
    let headers = [(header::CONTENT_DISPOSITION, name), (header::CONTENT_TYPE, format.media_type().to_owned())];
    Ok((headers, bytes).into_response())
}

/// The plan as it leaves now.
pub fn sealed(shown: &ShownPlan) -> Export {
    let origin = Origin { plan: shown.stored.id.to_string(), revision: shown.stored.revision };
    Export::of(shown.stored.plan.clone(), Some(origin))
}
