//! Signing work that somebody else did.

use axum::extract::{Path, State};

use super::page::Looked;
use super::refused;
use crate::parts::form_page::Sent;
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// Signs it. Whoever did the work is told that somebody else has to.
pub async fn give(
    State(site): State<Site>,
    visit: Visit,
    Path((register, record, sign)): Path<(String, String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let looked = Looked::at(&site, &visit, &register, &record).await?;
    let wanted = looked.definition.sign_offs.iter().find(|one| one.code.as_str() == sign);
    let wanted = wanted.ok_or_else(PageError::not_found)?;
    let casework = site.casework().await?;
    let signed = casework.sign_record(&visit.actor(), looked.case.id, sent.revision()?, &wanted.code).await;
    signed.map_err(refused::as_page)?;
    Ok(see_other(&looked.address()))
}
