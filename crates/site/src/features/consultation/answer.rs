//! One comment: letting it be shown, and answering it.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::{CommentId, CommentStanding, Outcome};
use serde::Deserialize;

use super::shown::{ShownComment, outcome, shown};
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::refusal;
use crate::shell::answer::{Answer, page_with, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/consultation/answer.html")]
struct AnswerPage {
    frame: Frame,
    address: String,
    title: String,
    one: ShownComment,
    given: Given,
    errors: FieldErrors,
}

/// What the form of an answer sends.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Given {
    #[serde(default)]
    outcome: String,
    #[serde(default)]
    answer: String,
}

/// What the form that shows or keeps back a comment sends.
#[derive(Deserialize)]
pub struct Moderated {
    #[serde(default)]
    standing: String,
}

/// Shows the comment with the form of its answer.
pub async fn form(State(site): State<Site>, visit: Visit, Path((plan, comment)): Path<(String, String)>) -> Answer {
    drawn(&site, &visit, &plan, &comment, None, FieldErrors::default()).await
}

/// Keeps the answer.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path((plan, comment)): Path<(String, String)>,
    Checked(given): Checked<Given>,
) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    let id: CommentId = comment.parse().map_err(|_| PageError::not_found())?;
    let Ok(outcome) = given.outcome.parse() else {
        let errors = FieldErrors::one("outcome", "Choose what the comment came to.");
        return drawn(&site, &visit, &plan, &comment, Some(given), errors).await;
    };
    match site.ledger().answer_comment(&visit.actor(), shown.stored.id, id, outcome, &given.answer).await {
        Ok(()) => Ok(see_other(&format!("/plans/{}/comments", shown.stored.id))),
        Err(why) => drawn(&site, &visit, &plan, &comment, Some(given), refusal::fields(why)?).await,
    }
}

/// Shows a comment of the public, or keeps it back.
pub async fn moderate(
    State(site): State<Site>,
    visit: Visit,
    Path((plan, comment)): Path<(String, String)>,
    Checked(given): Checked<Moderated>,
) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    let id: CommentId = comment.parse().map_err(|_| PageError::not_found())?;
    let standing = match given.standing.as_str() {
        "shown" => CommentStanding::Shown,
        "refused" => CommentStanding::Refused,
        _ => {
            return Err(PageError::bad_request(
                "Open the comment again and press one of its buttons. Nothing was saved.",
            ));
        }
    };
    site.ledger().moderate_comment(&visit.actor(), shown.stored.id, id, standing).await?;
    Ok(see_other(&format!("/plans/{}/comments/{id}", shown.stored.id)))
}

async fn drawn(
    site: &Site,
    visit: &Visit,
    plan: &str,
    comment: &str,
    given: Option<Given>,
    errors: FieldErrors,
) -> Answer {
    let actor = visit.actor();
    let of = site.plan(&actor, plan).await?;
    let all = shown(site.ledger().comments(&actor, of.stored.id).await?, &of.stored.plan);
    let one = all.into_iter().find(|one| one.comment.id.to_string() == comment).ok_or_else(PageError::not_found)?;
    let given = given.unwrap_or_else(|| Given {
        outcome: one.comment.outcome.map(|outcome| outcome.as_str().to_owned()).unwrap_or_default(),
        answer: one.comment.answer.clone().unwrap_or_default(),
    });
    let (title, address) = (of.stored.plan.head.title.clone(), format!("/plans/{}", of.stored.id));
    let template = AnswerPage {
        frame: Frame::new(visit, errors.title("Answer a comment"))
            .under("Home", "/")
            .under(&title, &address)
            .under("Comments", format!("{address}/comments")),
        address,
        title,
        one,
        given,
        errors,
    };
    page_with(template.errors.status(), &template)
}

impl AnswerPage {
    fn outcomes(&self) -> Vec<Choice> {
        Outcome::ALL.iter().map(|one| Choice::new(one.as_str(), outcome(*one))).collect()
    }
}
