//! Sending an export back.

use std::sync::Arc;

use askama::Template;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path, State};
use axum::http::StatusCode;
use bigplan_exchange::{Export, ExportFormat, read, write};
use bigplan_ledger::Right;
use bigplan_plan::{Finding, Severity};

use super::sent::{self, Sent};
use crate::parts::error_summary::FieldErrors;
use crate::parts::plan_nav::{PlanNav, PlanPage, plan_address};
use crate::shell::answer::{Answer, page_with, see_other};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::plans::ShownPlan;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/exchange/send.html")]
struct SendPage {
    frame: Frame,
    nav: PlanNav,
    address: String,
    errors: FieldErrors,
    faults: Vec<Finding>,
}

/// Shows the form.
pub async fn form(State(site): State<Site>, visit: Visit, Path(plan): Path<String>) -> Answer {
    let shown = editable(&site, &visit, &plan).await?;
    show(&visit, &shown, FieldErrors::default(), Vec::new())
}

/// Takes the file: on to what it changes, or the form again with what is wrong and nothing stored.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Answer {
    let form = form.map_err(|_| PageError::bad_request("Nothing was saved. Open the form again and choose a file."))?;
    let Sent { file, bytes } = sent::read(&visit, form).await?;
    let shown = editable(&site, &visit, &plan).await?;
    if file.is_empty() {
        return show(&visit, &shown, FieldErrors::one("file", "Choose the file that you exported"), Vec::new());
    }
    let read = tokio::task::spawn_blocking(move || read(&bytes)).await.map_err(|why| PageError::fault(&why))?;
    let (export, findings) = match read {
        Ok(read) => read,
        Err(why) => return show(&visit, &shown, FieldErrors::one("file", why.to_string()), Vec::new()),
    };
    if let Some(sentence) = not_of_this_plan(&export, &shown) {
        return show(&visit, &shown, FieldErrors::one("file", sentence), Vec::new());
    }
    let faults: Vec<Finding> = findings.iter().filter(|one| one.severity == Severity::Error).cloned().collect();
    if !faults.is_empty() {
        let sentence = "Mend the file where the list below says, and send it again. Nothing was saved.";
        return show(&visit, &shown, FieldErrors::one("file", sentence), faults);
    }
    let json = write(&export, ExportFormat::Json).map_err(|why| PageError::fault(&why))?;
    let json = String::from_utf8(json).map_err(|why| PageError::fault(&why))?;
    let id = site.ledger().keep_returned(&visit.actor(), shown.stored.id, &file, &json, &findings).await?;
    Ok(see_other(&format!("{}/import/{id}", plan_address(&shown))))
}

fn not_of_this_plan(export: &Export, shown: &ShownPlan) -> Option<&'static str> {
    let own = shown.stored.id.to_string();
    match &export.origin {
        Some(origin) if origin.plan == own => None,
        Some(_) => Some("This file was exported from another plan. Send it back to that plan. Nothing was saved."),
        None => Some(
            "The file does not say which plan it was exported from: its id or revision is missing. Export the plan again. Nothing was saved.",
        ),
    }
}

/// The plan, where this visitor may edit it.
pub async fn editable(site: &Site, visit: &Visit, plan: &str) -> Result<Arc<ShownPlan>, PageError> {
    let shown = site.plan(&visit.actor(), plan).await?;
    if !visit.actor().may(Right::EditPlans, Some(shown.stored.partnership)) {
        return Err(PageError::forbidden());
    }
    Ok(shown)
}

fn show(visit: &Visit, shown: &ShownPlan, errors: FieldErrors, faults: Vec<Finding>) -> Answer {
    let (address, title) = (plan_address(shown), errors.title("Send an export back"));
    let frame = Frame::new(visit, title).under("Home", "/").under(&shown.stored.plan.head.title, &address);
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page_with(status, &SendPage { frame, nav: PlanNav::of(shown, PlanPage::Other), address, errors, faults })
}
