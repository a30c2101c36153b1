//! Choosing a file of figures.

use std::sync::Arc;

use askama::Template;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path, State};
use bigplan_ledger::Partnership;
use bigplan_ledger::figures::NewFigureFile;

use super::choices::Choices;
use super::{held, look};
use crate::parts::error_summary::FieldErrors;
use crate::parts::upload;
use crate::shell::answer::{Answer, page_with, see_other};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// The largest file in bytes; larger ones are for the command line.
const MOST: usize = 64_000_000;

#[derive(Template)]
#[template(path = "features/figures/upload.html")]
struct UploadPage {
    frame: Frame,
    address: String,
    name: String,
    megabytes: usize,
    errors: FieldErrors,
}

/// Shows the form.
pub async fn form(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Answer {
    let partnership = of(&site, &visit, &slug).await?;
    show(&visit, &partnership, FieldErrors::default())
}

/// Takes the form: a file that waits to be decided on, or the form again and nothing held.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Answer {
    let form = form.map_err(|_| PageError::bad_request("Nothing was saved. Open the form again and choose a file."))?;
    let sent = upload::read(&visit, form, MOST).await?;
    let partnership = of(&site, &visit, &slug).await?;
    let again = |sentence: String| show(&visit, &partnership, FieldErrors::one("file", sentence));
    if sent.name.is_empty() {
        return again("Choose a file".to_owned());
    }
    let Some(bytes) = sent.bytes else {
        let limit = MOST / 1_000_000;
        return again(format!(
            "The file is larger than {limit} MB. Load it at the command line: bigplan figures load. Nothing was saved."
        ));
    };
    let bytes = Arc::new(bytes);
    let proposal = match look::proposed(site.definitions(), Arc::clone(&bytes), None).await? {
        Ok(proposal) => proposal,
        Err(why) => return again(why.to_string()),
    };
    let choices = Choices { mapping: proposal.mapping, public: false }.text()?;
    let new = NewFigureFile { name: sent.name, bytes: Arc::unwrap_or_clone(bytes), choices };
    let id = site.ledger().hold_figure_file(&visit.actor(), partnership.id, new).await?;
    Ok(see_other(&held::address(id)))
}

/// The partnership at an address, where this officer may load its figures.
///
/// # Errors
/// Not found, not allowed, or the database does not answer.
pub async fn of(site: &Site, visit: &Visit, slug: &str) -> Result<Partnership, PageError> {
    let found = site.ledger().partnership(&visit.actor(), slug).await?.ok_or_else(PageError::not_found)?;
    visit.require_officer(found.id)?;
    Ok(found)
}

fn show(visit: &Visit, partnership: &Partnership, errors: FieldErrors) -> Answer {
    let address = format!("/partnerships/{}", partnership.slug);
    let frame = Frame::new(visit, errors.title("Load figures"))
        .under("Home", "/")
        .under(&partnership.name, &address)
        .under("Figures", format!("{address}/figures"));
    let (name, megabytes) = (partnership.name.clone(), MOST / 1_000_000);
    page_with(errors.status(), &UploadPage { frame, address, name, megabytes, errors })
}
