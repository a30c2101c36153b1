//! Saying by when a vacant post will be filled.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use bigplan_ledger::LedgerError;
use serde::Deserialize;

use super::days::day;
use super::opened::Opened;
use crate::parts::error_summary::FieldErrors;
use crate::shell::answer::{Answer, page_with, see_other};
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/post/promise.html")]
struct PromisePage {
    frame: Frame,
    title: String,
    address: String,
    given: Given,
    errors: FieldErrors,
}

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Given {
    filled_by: String,
    why: String,
}

/// Shows the form.
pub async fn form(State(site): State<Site>, visit: Visit, Path((slug, post)): Path<(String, String)>) -> Answer {
    let opened = Opened::to_change(&site, &visit, &slug, &post).await?;
    shown(&visit, &opened, Given::default(), FieldErrors::default())
}

/// Takes it.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, post)): Path<(String, String)>,
    Checked(given): Checked<Given>,
) -> Answer {
    let opened = Opened::to_change(&site, &visit, &slug, &post).await?;
    let mut errors = FieldErrors::default();
    let Some(by) = day(&given.filled_by, "filled_by", &mut errors) else {
        errors.add("filled_by", "Enter the day by which somebody will be in the post");
        return shown(&visit, &opened, given, errors);
    };
    match site.ledger().promise_post(&visit.actor(), opened.post.id, by, &given.why).await {
        Ok(()) => Ok(see_other(&opened.address())),
        Err(LedgerError::Field { field, message }) => {
            shown(&visit, &opened, given, FieldErrors::one(field, message.trim_end_matches('.')))
        }
        Err(why) => Err(why.into()),
    }
}

fn shown(visit: &Visit, opened: &Opened, given: Given, errors: FieldErrors) -> Answer {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page_with(
        status,
        &PromisePage {
            frame: opened.frame_under(visit, &errors.title("Say by when this post will be filled")),
            title: opened.post.title.clone(),
            address: opened.address(),
            given,
            errors,
        },
    )
}
