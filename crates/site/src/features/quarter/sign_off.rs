//! The sign-off: check what is reported, see what is missing, sign.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::LedgerError;
use bigplan_ledger::quarter::Entry;

use super::lines::{self, Line};
use super::place::Opened;
use super::report::Report;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form_page::{Sent, field_errors};
use crate::parts::plan_words::counted;
use crate::shell::answer::{Answer, page_with, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/quarter/sign_off.html")]
struct SignOffPage {
    frame: Frame,
    opened: Opened,
    errors: FieldErrors,
    missing: Vec<Missing>,
    lines: Vec<Line>,
    caption: &'static str,
}

/// Something that is missing: what, and where.
struct Missing {
    what: String,
    which: Vec<(String, String)>,
}

async fn opened(site: &Site, visit: &Visit, slug: &str, quarter: &str) -> Result<Opened, PageError> {
    let opened = Opened::at(site, &visit.actor(), slug, quarter).await?;
    match site.ledger().may_sign_off(&visit.actor(), opened.place.partnership.id).await? {
        true => Ok(opened),
        false => Err(PageError::forbidden()),
    }
}

async fn show(site: &Site, visit: &Visit, opened: Opened, errors: FieldErrors) -> Answer {
    let report = Report::of(site, &visit.actor(), &opened).await?;
    page_with(
        errors.status(),
        &SignOffPage {
            frame: opened.frame(visit, errors.title("Check what is reported and sign it off")),
            missing: missing(site, &opened, &report),
            lines: report.entries.iter().map(|entry| Line::of(&opened, entry)).collect(),
            caption: "What will be reported",
            opened,
            errors,
        },
    )
}

/// What is missing, each with where it is mended. Nothing of it stops a sign-off: the edition says so too.
fn missing(site: &Site, opened: &Opened, report: &Report) -> Vec<Missing> {
    let at = |entry: &Entry| (entry.title.clone(), opened.ask_address(&entry.ask));
    let of = |wanted: &dyn Fn(&Entry) -> bool| {
        report.entries.iter().filter(|entry| wanted(entry)).map(at).collect::<Vec<_>>()
    };
    let silent = of(&|entry| entry.answered_on.is_none());
    let idle = of(&|entry| entry.reported.exception.is_some() && entry.actions.is_empty());
    let unanswered = of(&|entry| entry.challenges.iter().any(|one| one.answer.is_none()));
    let changed = report
        .changed
        .iter()
        .map(|one| (format!("{}: {}", one.title, lines::changed(site, one)), opened.ask_address(&one.ask)));
    let changed: Vec<_> = changed.collect();
    let all = [
        (counted(silent.len(), "question is not answered", "questions are not answered"), silent),
        (counted(idle.len(), "exception has no action", "exceptions have no action"), idle),
        (counted(unanswered.len(), "challenge is not answered", "challenges are not answered"), unanswered),
        (counted(changed.len(), "number in an answer no longer holds", "numbers in answers no longer hold"), changed),
    ];
    all.into_iter().filter(|(_, which)| !which.is_empty()).map(|(what, which)| Missing { what, which }).collect()
}

/// The page on which a quarter is checked and signed off.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path((slug, quarter)): Path<(String, String)>) -> Answer {
    let opened = opened(&site, &visit, &slug, &quarter).await?;
    if !opened.is_open() {
        return Ok(see_other(&opened.address));
    }
    show(&site, &visit, opened, FieldErrors::default()).await
}

/// Signs the quarter off.
pub async fn sign(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, quarter)): Path<(String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let actor = visit.actor();
    let opened = opened(&site, &visit, &slug, &quarter).await?;
    let seen = sent.revision()?;
    if sent.of("checked") != "yes" {
        let errors = FieldErrors::one("checked", "Tick that you have checked what is reported.");
        return show(&site, &visit, opened, errors).await;
    }
    let report = Report::of(&site, &actor, &opened).await?;
    let reported: HashMap<_, _> = report.entries.into_iter().map(|entry| (entry.ask, entry.reported)).collect();
    match site.ledger().sign_off_quarter(&actor, opened.quarter.id, seen, reported).await {
        Ok(_) => Ok(see_other(&opened.address)),
        Err(LedgerError::Conflict { .. }) => {
            let told = "Somebody answered or changed something while you were reading, so nothing was signed. What is \
                        reported now stands below: check it and sign again.";
            let fresh = self::opened(&site, &visit, &slug, &quarter).await?;
            show(&site, &visit, fresh, FieldErrors::one("checked", told)).await
        }
        Err(why) => show(&site, &visit, opened, field_errors(why, "checked")?).await,
    }
}
