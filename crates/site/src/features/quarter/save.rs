//! Saving an answer: its numbers are tied to figures by themselves.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use bigplan_ledger::LedgerError;
use bigplan_ledger::quarter::{Words, tie_up};

use super::ask::{Draft, Question, show};
use super::figures::offered;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form_page::{Sent, field_errors};
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// The saving that a form was filled from.
///
/// # Errors
/// A page that says so, where the form does not say it.
pub fn seen(sent: &Sent) -> Result<i64, PageError> {
    let lost = || PageError::bad_request("Open the page again and send the form from there. Nothing was saved.");
    sent.chosen("seen")?.ok_or_else(lost)
}

/// Saves the answer. Where somebody else saved meanwhile, both are shown and the writer chooses.
pub async fn save(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, quarter, ask)): Path<(String, String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let question = Question::at(&site, &visit, &slug, &quarter, &ask).await?;
    question.require_answers(&site, &visit).await?;
    let actor = visit.actor();
    let seen = seen(&sent)?;
    let given = |field: &str| sent.of(field).replace("\r\n", "\n");
    let words = Words { happened: given("happened"), why: given("why"), next: given("next") };
    let measures = site.measures_of(&actor, &question.opened.place.partnership).await?;
    let offers = offered(&site, &actor, &measures, &question.ask.about).await?;
    let candidates: Vec<_> = offers.into_iter().map(|offer| offer.candidate).collect();
    let before = question.ask.answer.as_ref().map(|answer| answer.ties.clone()).unwrap_or_default();
    let ties = tie_up(&words, &candidates, &before);
    match site.ledger().write_commentary(&actor, question.ask.id, seen, words.clone(), &ties).await {
        Ok(()) => Ok(see_other(&format!("{}#answer", question.address()))),
        Err(LedgerError::Conflict { current, .. }) => {
            let told = "Somebody else saved an answer while you were writing: it stands above, and yours was not saved. \
                        Take over what you need, and save yours in its place, or leave theirs as it is.";
            let draft = Draft { words, seen: current, overtaken: true };
            let fresh = Question::at(&site, &visit, &slug, &quarter, &ask).await?;
            show(&site, &visit, fresh, draft, FieldErrors::one("happened", told), StatusCode::CONFLICT).await
        }
        // After the sign-off the page has no form in which anything could be mended.
        Err(why) if !question.opened.is_open() => Err(why.into()),
        Err(why) => {
            let errors = field_errors(why, "happened")?;
            let (status, draft) = (errors.status(), Draft { words, seen, overtaken: false });
            show(&site, &visit, question, draft, errors, status).await
        }
    }
}
