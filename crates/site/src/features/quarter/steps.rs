//! Giving more time, and reminding those who have not answered.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::quarter::Ask;

use super::place::Opened;
use crate::parts::dates;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form_page::{Field, FormPage, Sent, field_errors};
use crate::parts::plan_words::counted;
use crate::shell::answer::{Answer, page_with, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

async fn opened(site: &Site, visit: &Visit, slug: &str, quarter: &str) -> Result<Opened, PageError> {
    let opened = Opened::at(site, &visit.actor(), slug, quarter).await?;
    opened.place.require_runs(&visit.actor())?;
    Ok(opened)
}

fn extend_page(visit: &Visit, opened: &Opened) -> FormPage {
    opened
        .form(visit, "Change the last day for answers", &opened.address)
        .caption(&opened.name)
        .field(Field::day("answers-by", "Answers by"))
        .field(Field::area("why", "Why", "2").hint("Owners find it in the history. It may stay empty"))
}

/// The form that gives more time.
pub async fn extend_form(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, quarter)): Path<(String, String)>,
) -> Answer {
    let opened = opened(&site, &visit, &slug, &quarter).await?;
    let sent = Sent::default().with_day("answers-by", Some(opened.quarter.answers_by));
    extend_page(&visit, &opened).show(&sent, FieldErrors::default())
}

/// Gives more time.
pub async fn extend(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, quarter)): Path<(String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let opened = opened(&site, &visit, &slug, &quarter).await?;
    let mut errors = FieldErrors::default();
    let by = sent.day("answers-by", &mut errors);
    if by.is_none() {
        errors.add("answers-by", "Enter the last day for answers.");
    }
    if let (Some(by), true) = (by, errors.is_empty()) {
        match site.ledger().extend_quarter(&visit.actor(), opened.quarter.id, by, sent.of("why")).await {
            Ok(()) => return Ok(see_other(&opened.address)),
            Err(why) => errors = field_errors(why, "answers-by")?,
        }
    }
    extend_page(&visit, &opened).show(&sent, errors)
}

#[derive(Template)]
#[template(path = "features/quarter/remind.html")]
struct RemindPage {
    frame: Frame,
    opened: Opened,
    errors: FieldErrors,
    waiting: Vec<(String, String, bool)>,
    count: String,
    reminded: String,
    sends: bool,
}

async fn remind_page(site: &Site, visit: &Visit, opened: Opened, errors: FieldErrors) -> Answer {
    let actor = visit.actor();
    let (_, asks) = site.ledger().asks(&actor, opened.quarter.id).await?;
    let reached = site.ledger().reached_by_mail(&actor, opened.quarter.id).await?;
    let waiting = asks.iter().filter(|ask| ask.answered_at.is_none());
    let line = |ask: &Ask| (ask.title.clone(), ask.owner_words().to_owned(), reached.contains(&ask.id));
    let waiting: Vec<_> = waiting.map(line).collect();
    page_with(
        errors.status(),
        &RemindPage {
            frame: opened.frame(visit, errors.title("Remind those who have not answered")),
            count: counted(waiting.len(), "question", "questions"),
            reminded: opened.quarter.reminded_at.map(dates::day_of).unwrap_or_default(),
            sends: site.settings().sends_mail,
            waiting,
            opened,
            errors,
        },
    )
}

/// The page on which a reminder is sent.
pub async fn remind_form(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, quarter)): Path<(String, String)>,
) -> Answer {
    let opened = opened(&site, &visit, &slug, &quarter).await?;
    remind_page(&site, &visit, opened, FieldErrors::default()).await
}

/// Reminds.
pub async fn remind(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, quarter)): Path<(String, String)>,
    Checked(_): Checked<Sent>,
) -> Answer {
    let opened = opened(&site, &visit, &slug, &quarter).await?;
    match site.ledger().remind_quarter(&visit.actor(), opened.quarter.id).await {
        Ok(_) => Ok(see_other(&opened.address)),
        Err(why) => {
            let errors = field_errors(why, "remind")?;
            remind_page(&site, &visit, opened, errors).await
        }
    }
}
