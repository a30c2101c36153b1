//! An action against an exception: what, who, by when; and that it was done.

use axum::extract::{Path, State};
use bigplan_ledger::quarter::NewExceptionAction;

use super::ask::Question;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::form_page::{Field, FormPage, Sent, field_errors};
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

async fn page(site: &Site, visit: &Visit, question: &Question) -> Result<FormPage, PageError> {
    let posts = site.ledger().posts(&visit.actor(), question.opened.place.partnership.id).await?;
    let posts = posts.into_iter().map(|post| {
        let vacant = if post.vacant { " (vacant)" } else { "" };
        Choice::new(post.id.to_string(), format!("{}{vacant}", post.title))
    });
    let choices = [Choice::new("", "Choose a post")].into_iter().chain(posts).collect();
    Ok(question
        .opened
        .form(visit, "Add an action", &question.address())
        .caption(&question.ask.title)
        .field(Field::area("text", "What will be done", "3"))
        .field(Field::select("owner", "The post that does it", choices))
        .field(Field::day("due", "By when")))
}

/// The form for an action.
pub async fn form(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, quarter, ask)): Path<(String, String, String)>,
) -> Answer {
    let question = Question::at(&site, &visit, &slug, &quarter, &ask).await?;
    question.require_answers(&site, &visit).await?;
    page(&site, &visit, &question).await?.show(&Sent::default(), FieldErrors::default())
}

/// Adds the action.
pub async fn add(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, quarter, ask)): Path<(String, String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let question = Question::at(&site, &visit, &slug, &quarter, &ask).await?;
    question.require_answers(&site, &visit).await?;
    let mut errors = FieldErrors::default();
    let due = sent.day("due", &mut errors);
    let new = NewExceptionAction { text: sent.of("text").to_owned(), owner: sent.chosen("owner")?, due };
    if errors.is_empty() {
        match site.ledger().add_exception_action(&visit.actor(), question.ask.id, new).await {
            Ok(_) => return Ok(see_other(&format!("{}#actions", question.address()))),
            Err(why) => errors = field_errors(why, "text")?,
        }
    }
    page(&site, &visit, &question).await?.show(&sent, errors)
}

fn done_page(visit: &Visit, question: &Question, action: &str) -> Result<FormPage, PageError> {
    let one = question.ask.actions.iter().find(|one| one.id.to_string() == action).ok_or_else(PageError::not_found)?;
    Ok(question
        .opened
        .form(visit, "Say that an action was done", &question.address())
        .caption(&question.ask.title)
        .says(&one.text)
        .field(Field::day("on", "Done on"))
        .field(Field::area("how", "How it was done", "3")))
}

/// Refuses whoever may not say that the action was done.
async fn require_finishes(site: &Site, visit: &Visit, action: &str) -> Result<(), PageError> {
    let id = action.parse().map_err(|_| PageError::not_found())?;
    if site.ledger().may_finish_action(&visit.actor(), id).await? { Ok(()) } else { Err(PageError::forbidden()) }
}

/// The form that says that an action was done.
pub async fn done_form(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, quarter, ask, action)): Path<(String, String, String, String)>,
) -> Answer {
    let question = Question::at(&site, &visit, &slug, &quarter, &ask).await?;
    require_finishes(&site, &visit, &action).await?;
    let sent = Sent::default().with_day("on", Some(site.today()));
    done_page(&visit, &question, &action)?.show(&sent, FieldErrors::default())
}

/// Notes that the action was done.
pub async fn finish(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, quarter, ask, action)): Path<(String, String, String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let question = Question::at(&site, &visit, &slug, &quarter, &ask).await?;
    require_finishes(&site, &visit, &action).await?;
    let form = done_page(&visit, &question, &action)?;
    let id = action.parse().map_err(|_| PageError::not_found())?;
    let mut errors = FieldErrors::default();
    let on = sent.day("on", &mut errors);
    if on.is_none() {
        errors.add("on", "Enter the day on which it was done.");
    }
    if let (Some(on), true) = (on, errors.is_empty()) {
        match site.ledger().finish_exception_action(&visit.actor(), id, on, sent.of("how")).await {
            Ok(()) => return Ok(see_other(&format!("{}#actions", question.address()))),
            Err(why) => errors = field_errors(why, "how")?,
        }
    }
    form.show(&sent, errors)
}
