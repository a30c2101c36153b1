//! Saying on which day somebody leaves a post.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use bigplan_ledger::{Appointment, LedgerError};
use serde::Deserialize;

use super::days::day;
use super::opened::{Opened, person};
use crate::parts::dates;
use crate::parts::error_summary::FieldErrors;
use crate::shell::answer::{Answer, page_with, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/post/leave.html")]
struct LeavePage {
    frame: Frame,
    title: String,
    person: String,
    address: String,
    action: String,
    alone: bool,
    given: Given,
    errors: FieldErrors,
}

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Given {
    until: String,
}

type Names = (String, String, String);

/// Shows the form.
pub async fn form(State(site): State<Site>, visit: Visit, Path((slug, post, time)): Path<Names>) -> Answer {
    let opened = Opened::to_change(&site, &visit, &slug, &post).await?;
    let given = Given { until: dates::day(site.today()) };
    shown(&site, &visit, &opened, &time, given, FieldErrors::default())
}

/// Takes it.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, post, time)): Path<Names>,
    Checked(given): Checked<Given>,
) -> Answer {
    let opened = Opened::to_change(&site, &visit, &slug, &post).await?;
    let mut errors = FieldErrors::default();
    let until = day(&given.until, "until", &mut errors);
    let Some(until) = until else {
        errors.add("until", "Enter their last day in the post");
        return shown(&site, &visit, &opened, &time, given, errors);
    };
    let id = found(&opened, &time)?.id;
    match site.ledger().leave(&visit.actor(), id, until).await {
        Ok(()) => Ok(see_other(&opened.address())),
        Err(LedgerError::Field { field, message }) => {
            let errors = FieldErrors::one(field, message.trim_end_matches('.'));
            shown(&site, &visit, &opened, &time, given, errors)
        }
        Err(why) => Err(why.into()),
    }
}

fn found<'o>(opened: &'o Opened, time: &str) -> Result<&'o Appointment, PageError> {
    opened.times.iter().find(|one| one.id.to_string() == time).ok_or_else(PageError::not_found)
}

fn shown(site: &Site, visit: &Visit, opened: &Opened, time: &str, given: Given, errors: FieldErrors) -> Answer {
    let leaving = found(opened, time)?;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let stays = |one: &&Appointment| one.id != leaving.id && one.until.is_none_or(|until| until >= site.today());
    page_with(
        status,
        &LeavePage {
            frame: opened.frame_under(visit, &errors.title("Leaving a post")),
            title: opened.post.title.clone(),
            person: person(leaving).to_owned(),
            address: opened.address(),
            action: format!("{}/leave/{}", opened.address(), leaving.id),
            alone: opened.times.iter().find(stays).is_none(),
            given,
            errors,
        },
    )
}
