//! Challenging an answer, and answering a challenge.

use axum::extract::{Path, State};
use bigplan_ledger::Right;

use super::ask::Question;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form_page::{Field, FormPage, Sent, field_errors};
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

fn page(visit: &Visit, question: &Question) -> FormPage {
    question
        .opened
        .form(visit, "Challenge this", &question.address())
        .caption(&question.ask.title)
        .says(format!("{} is asked to answer before the quarter is signed off.", question.ask.owner_words()))
        .button("Send the challenge")
        .field(Field::area("text", "What do you ask?", "4").hint("Do not write about a child who could be known"))
}

async fn opened(site: &Site, visit: &Visit, address: (&str, &str, &str)) -> Result<Question, PageError> {
    let question = Question::at(site, visit, address.0, address.1, address.2).await?;
    match visit.actor().may(Right::Comment, Some(question.opened.place.partnership.id)) {
        true => Ok(question),
        false => Err(PageError::forbidden()),
    }
}

/// The form for a challenge.
pub async fn form(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, quarter, ask)): Path<(String, String, String)>,
) -> Answer {
    let question = opened(&site, &visit, (&slug, &quarter, &ask)).await?;
    page(&visit, &question).show(&Sent::default(), FieldErrors::default())
}

/// Sends the challenge.
pub async fn ask(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, quarter, ask)): Path<(String, String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let question = opened(&site, &visit, (&slug, &quarter, &ask)).await?;
    match site.ledger().challenge_answer(&visit.actor(), question.ask.id, sent.of("text")).await {
        Ok(_) => Ok(see_other(&format!("{}#challenges", question.address()))),
        Err(why) => page(&visit, &question).show(&sent, field_errors(why, "text")?),
    }
}

fn answer_page(visit: &Visit, question: &Question, id: &str) -> Result<FormPage, PageError> {
    let one = question.ask.challenges.iter().find(|one| one.id.to_string() == id).ok_or_else(PageError::not_found)?;
    Ok(question
        .opened
        .form(visit, "Answer a challenge", &question.address())
        .caption(&question.ask.title)
        .says(&one.text)
        .button("Answer")
        .field(Field::area("answer", "Your answer", "4").hint("There is one answer, and it stands in the edition")))
}

/// The form for an answer.
pub async fn answer_form(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, quarter, ask, challenge)): Path<(String, String, String, String)>,
) -> Answer {
    let question = Question::at(&site, &visit, &slug, &quarter, &ask).await?;
    question.require_answers(&site, &visit).await?;
    answer_page(&visit, &question, &challenge)?.show(&Sent::default(), FieldErrors::default())
}

/// Answers the challenge.
pub async fn answer(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, quarter, ask, challenge)): Path<(String, String, String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let question = Question::at(&site, &visit, &slug, &quarter, &ask).await?;
    question.require_answers(&site, &visit).await?;
    let form = answer_page(&visit, &question, &challenge)?;
    let id = challenge.parse().map_err(|_| PageError::not_found())?;
    match site.ledger().answer_quarter_challenge(&visit.actor(), id, sent.of("answer")).await {
        Ok(()) => Ok(see_other(&format!("{}#challenges", question.address()))),
        Err(why) => form.show(&sent, field_errors(why, "answer")?),
    }
}
