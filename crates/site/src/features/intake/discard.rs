//! Throwing an import away, after asking once.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::ImportState;
use serde::Deserialize;

use super::opened;
use crate::shell::answer::{Answer, page, see_other};
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/intake/discard.html")]
struct DiscardPage {
    frame: Frame,
    address: String,
    file: String,
}

/// The form has no fields of its own.
#[derive(Deserialize)]
pub struct Nothing {}

/// Asks.
pub async fn form(State(site): State<Site>, visit: Visit, Path(import): Path<String>) -> Answer {
    let summary = opened::import(&site, &visit, &import).await?.summary;
    if matches!(summary.state, ImportState::Accepted | ImportState::Discarded) {
        return Err(opened::closed(&summary));
    }
    let address = opened::address(summary.id);
    let frame = Frame::new(&visit, "Throw this import away?")
        .under("Home", "/")
        .under("Imports", "/imports")
        .under(summary.file.clone(), address.clone());
    page(&DiscardPage { frame, address, file: summary.file })
}

/// Throws it away.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path(import): Path<String>,
    Checked(Nothing {}): Checked<Nothing>,
) -> Answer {
    let summary = opened::import(&site, &visit, &import).await?.summary;
    if matches!(summary.state, ImportState::Accepted | ImportState::Discarded) {
        return Err(opened::closed(&summary));
    }
    site.ledger().discard_import(&visit.actor(), summary.id).await?;
    Ok(see_other("/imports"))
}
