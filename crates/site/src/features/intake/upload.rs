//! Choosing a file to import.

use askama::Template;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use bigplan_documents::error::ReadPlanError;
use bigplan_documents::formats::MAX_BYTES;
use bigplan_ledger::{Partnership, Right};

use super::opened;
use super::reading::{self, NotImported};
use super::sent::{self, Sent};
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::shell::answer::{Answer, page, page_with, see_other};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/intake/upload.html")]
struct UploadPage {
    frame: Frame,
    partnerships: Vec<Partnership>,
    chosen: String,
    megabytes: usize,
    errors: FieldErrors,
}

/// Shows the form.
pub async fn form(State(site): State<Site>, visit: Visit) -> Answer {
    let partnerships = open_to(&site, &visit).await?;
    page(&upload_page(&visit, partnerships, String::new(), FieldErrors::default()))
}

/// Takes the form: an import, or the form again with what is wrong and nothing stored.
pub async fn take(State(site): State<Site>, visit: Visit, form: Result<Multipart, MultipartRejection>) -> Answer {
    let form = form.map_err(|_| PageError::bad_request("Nothing was saved. Open the form again and choose a file."))?;
    let sent = sent::read(&visit, form).await?;
    let partnerships = open_to(&site, &visit).await?;
    let partnership = partnerships.iter().find(|one| one.id.to_string() == sent.partnership);
    let mut errors = FieldErrors::default();
    if partnership.is_none() {
        errors.add("partnership", "Choose the partnership whose plan it is");
    }
    if sent.file.is_empty() {
        errors.add("file", "Choose a file");
    }
    let chosen = sent.partnership.clone();
    let Some(id) = partnership.map(|one| one.id).filter(|_| errors.is_empty()) else {
        let page = upload_page(&visit, partnerships, chosen, errors);
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    let Sent { file, bytes, .. } = sent;
    let imported = match bytes.bytes(&file) {
        Ok(bytes) => reading::import(&site, &visit.actor(), id, file, bytes).await,
        Err(too_large) => Err(NotImported::Refused(too_large)),
    };
    match imported {
        Ok(import) => Ok(see_other(&opened::address(import))),
        Err(NotImported::Failed(error)) => Err(error),
        Err(NotImported::Refused(why)) => {
            let errors = FieldErrors::one("file", why.to_string());
            page_with(status(&why), &upload_page(&visit, partnerships, chosen, errors))
        }
    }
}

fn status(why: &ReadPlanError) -> StatusCode {
    match why {
        ReadPlanError::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// The partnerships that this officer may import for.
async fn open_to(site: &Site, visit: &Visit) -> Result<Vec<Partnership>, PageError> {
    let mut partnerships = site.ledger().partnerships(&visit.actor()).await?;
    partnerships.retain(|one| visit.actor().may(Right::EditPlans, Some(one.id)));
    Ok(partnerships)
}

fn upload_page(visit: &Visit, partnerships: Vec<Partnership>, chosen: String, errors: FieldErrors) -> UploadPage {
    // Where there is but one, it is chosen already.
    let chosen = match partnerships.as_slice() {
        [only] => only.id.to_string(),
        _ => chosen,
    };
    UploadPage {
        frame: Frame::new(visit, errors.title("Import a document")).under("Home", "/").under("Imports", "/imports"),
        partnerships,
        chosen,
        megabytes: MAX_BYTES / 1_000_000,
        errors,
    }
}

impl UploadPage {
    fn partnerships(&self) -> Vec<Choice> {
        let none = (self.partnerships.len() > 1).then(|| Choice::new("", "Choose a partnership"));
        let all = self.partnerships.iter().map(|one| Choice::new(one.id.to_string(), one.name.clone()));
        none.into_iter().chain(all).collect()
    }
}
