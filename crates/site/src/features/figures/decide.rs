//! Keeping what a file says, all of it or what is good, and throwing it away.

use std::sync::Arc;

use axum::extract::{Path, State};
use bigplan_ledger::figures::NewLoad;

use super::held::Held;
use super::mapping::refuse_closed;
use super::{look, review};
use crate::parts::error_summary::FieldErrors;
use crate::parts::form_page::{Sent, field_errors};
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// Keeps the figures of a file.
pub async fn keep(
    State(site): State<Site>,
    visit: Visit,
    Path(id): Path<String>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let mut held = Held::at(&site, &visit, &id).await?;
    refuse_closed(&held)?;
    let revision = sent.revision()?;
    let bytes = Arc::new(std::mem::take(&mut held.file.bytes));
    let mapping = held.choices.mapping.clone();
    let (figures, reading) = look::figures(site.definitions(), Arc::clone(&bytes), mapping)
        .await?
        .map_err(|why| PageError::bad_request(why.to_string()))?;
    held.file.bytes = Arc::unwrap_or_clone(bytes);
    if reading.has_errors() && sent.of("which") != "good" {
        let why = "Some rows are wrong, so nothing was saved. Put the file right, or keep the good figures";
        return review::show(&site, &visit, held, FieldErrors::one("sheet", why)).await;
    }
    let summary = &held.file.summary;
    let new = NewLoad {
        partnership: Some(held.partnership.id),
        seen: held.choices.seen(),
        file: summary.name.clone(),
        sha256: summary.sha256.clone(),
        choices: held.choices.text()?,
        source: held.choices.mapping.all.source.clone().unwrap_or_default(),
        refused: usize::try_from(reading.refused).unwrap_or(usize::MAX),
        held: Some((summary.id, revision)),
    };
    match site.ledger().load_figures(&visit.actor(), new, figures, &|_| ()).await {
        Ok(_) => Ok(see_other(&held.address())),
        Err(why) => {
            let errors = field_errors(why, "sheet")?;
            review::show(&site, &visit, held, errors).await
        }
    }
}

/// Throws a file away.
pub async fn discard(
    State(site): State<Site>,
    visit: Visit,
    Path(id): Path<String>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let held = Held::at(&site, &visit, &id).await?;
    refuse_closed(&held)?;
    site.ledger().discard_figure_file(&visit.actor(), held.file.summary.id, sent.revision()?).await?;
    Ok(see_other(&format!("/partnerships/{}/figures", held.partnership.slug)))
}
