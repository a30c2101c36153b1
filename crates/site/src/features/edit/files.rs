//! The files of an item: attached, fetched, taken away.

use askama::Template;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::IntoResponse;
use bigplan_ledger::files::MAX_BYTES;
use bigplan_ledger::{FileId, ItemFile, LedgerError, NewFile};
use bigplan_plan::Item;
use serde::Deserialize;

use super::history_words::moment;
use super::opened::{Open, open_item};
use crate::parts::error_summary::FieldErrors;
use crate::parts::upload;
use crate::shell::address::encode;
use crate::shell::answer::{Answer, page_with, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/edit/files.html")]
struct FilesPage<'a> {
    frame: Frame,
    heading: String,
    item: &'a Item,
    plan: &'a str,
    address: String,
    files: Vec<ItemFile>,
    megabytes: usize,
    why: String,
    errors: FieldErrors,
}

/// What the button beside a file sends.
#[derive(Deserialize)]
pub struct Taking {
    #[serde(default)]
    why: String,
}

/// Shows the files and the form.
pub async fn form(State(site): State<Site>, visit: Visit, Path((plan, item)): Path<(String, String)>) -> Answer {
    let open = open_item(&site, &visit, &plan, &item).await?;
    draw(&site, &visit, &open, &item, String::new(), FieldErrors::default(), StatusCode::OK).await
}

/// Takes a file: attached, or the page again with what is wrong with it.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path((plan, item)): Path<(String, String)>,
    form: Result<Multipart, MultipartRejection>,
) -> Answer {
    let open = open_item(&site, &visit, &plan, &item).await?;
    let form = form.map_err(|_| PageError::bad_request("Nothing was saved. Open the form again and choose a file."))?;
    let sent = upload::read(&visit, form, MAX_BYTES).await?;
    let (id, _) = open.item(&site, &visit, &item).await?;
    let why = sent.fields.get("why").map(|why| why.trim().to_owned()).unwrap_or_default();
    let Some(bytes) = sent.bytes else {
        let errors = FieldErrors::one("file", "The file is larger than 10 MB. Choose a smaller one");
        return draw(&site, &visit, &open, &item, why, errors, StatusCode::PAYLOAD_TOO_LARGE).await;
    };
    let file = NewFile { name: sent.name, bytes };
    match site.ledger().attach_file(&visit.actor(), open.id(), id, file, &why).await {
        Ok(_) => Ok(see_other(&format!("{}/files", open.item_address(&item)))),
        Err(LedgerError::Field { field, message }) => {
            let errors = super::item_page::stored_problem(field, message);
            draw(&site, &visit, &open, &item, why, errors, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(why) => Err(why.into()),
    }
}

/// Gives a file to be kept, never to be shown: a browser opens nothing that somebody attached.
pub async fn fetch(State(site): State<Site>, visit: Visit, Path((plan, file)): Path<(String, String)>) -> Answer {
    let (plan, file) = ids(&plan, &file)?;
    let (file, bytes) = site.ledger().file(&visit.actor(), plan, file).await?;
    let disposition = format!("attachment; filename*=UTF-8''{}", encode(&file.name).replace('/', "%2F"));
    let kind = HeaderValue::try_from(file.media_type).map_err(|why| PageError::fault(&why))?;
    let disposition = HeaderValue::try_from(disposition).map_err(|why| PageError::fault(&why))?;
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, disposition)], bytes).into_response())
}

/// Takes a file away.
pub async fn remove(
    State(site): State<Site>,
    visit: Visit,
    Path((plan, file)): Path<(String, String)>,
    Checked(taking): Checked<Taking>,
) -> Answer {
    let (id, file) = ids(&plan, &file)?;
    let (found, _) = site.ledger().file(&visit.actor(), id, file).await?;
    site.ledger().remove_file(&visit.actor(), id, file, &taking.why).await?;
    Ok(see_other(&format!("/plans/{id}/items/{}/files", found.item)))
}

fn ids(plan: &str, file: &str) -> Result<(bigplan_ledger::PlanId, FileId), PageError> {
    let not_found = |_| PageError::not_found();
    Ok((plan.parse().map_err(not_found)?, file.parse().map_err(not_found)?))
}

async fn draw(
    site: &Site,
    visit: &Visit,
    open: &Open,
    item: &str,
    why: String,
    errors: FieldErrors,
    status: StatusCode,
) -> Answer {
    let (id, stored) = open.item(site, visit, item).await?;
    let heading = open.heading("Files of", &stored.item);
    let page = FilesPage {
        frame: open.item_frame(visit, errors.title(&heading), &stored.item),
        heading,
        plan: &open.address,
        address: open.item_address(item),
        files: site.ledger().item_files(&visit.actor(), open.id(), id).await?,
        megabytes: MAX_BYTES / 1_000_000,
        item: &stored.item,
        why,
        errors,
    };
    page_with(status, &page)
}

impl FilesPage<'_> {
    fn size(&self, file: &ItemFile) -> String {
        match file.size {
            bytes if bytes < 1_000 => format!("{bytes} bytes"),
            bytes if bytes < 1_000_000 => format!("{} kB", bytes / 1_000),
            bytes => format!("{} MB", bytes / 1_000_000),
        }
    }

    fn added(&self, file: &ItemFile) -> String {
        format!("{}, {}", file.added_by.as_deref().unwrap_or("Bigplan"), moment(file.added_at))
    }
}
