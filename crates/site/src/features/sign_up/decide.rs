//! Answering for a body: what it decides, a check of it, and then the signature.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::{SignUp, SignUpDecision, SignUpStanding};
use serde::Deserialize;

use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::refusal;
use crate::shell::answer::{Answer, page, page_with, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/sign_up/decide.html")]
struct DecidePage {
    frame: Frame,
    address: String,
    one: SignUp,
    title: String,
    given: Given,
    errors: FieldErrors,
}

#[derive(Template)]
#[template(path = "features/sign_up/check.html")]
struct CheckPage {
    frame: Frame,
    address: String,
    one: SignUp,
    title: String,
    given: Given,
    words: String,
}

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Given {
    #[serde(default)]
    decision: String,
    #[serde(default)]
    words: String,
}

impl Given {
    fn decision(&self) -> Option<SignUpDecision> {
        let words = || self.words.clone();
        match self.decision.as_str() {
            "sign" => Some(SignUpDecision::Sign),
            "conditions" => Some(SignUpDecision::SignWithConditions(words())),
            "decline" => Some(SignUpDecision::Decline(words())),
            _ => None,
        }
    }

    fn checked(&self) -> FieldErrors {
        let mut errors = FieldErrors::default();
        match self.decision() {
            None => errors.add("decision", "Choose what the body decides."),
            Some(SignUpDecision::SignWithConditions(words)) if words.trim().is_empty() => {
                errors.add("words", "Say what the conditions are.");
            }
            Some(SignUpDecision::Decline(words)) if words.trim().is_empty() => {
                errors.add("words", "Say why the body declines.");
            }
            Some(_) => {}
        }
        errors
    }
}

/// Shows what can be decided.
pub async fn form(State(site): State<Site>, visit: Visit, Path((plan, body)): Path<(String, String)>) -> Answer {
    drawn(&site, &visit, &plan, &body, Given::default(), FieldErrors::default()).await
}

/// Shows what was chosen, to be checked before it is signed.
pub async fn check(
    State(site): State<Site>,
    visit: Visit,
    Path((plan, body)): Path<(String, String)>,
    Checked(given): Checked<Given>,
) -> Answer {
    let errors = given.checked();
    if !errors.is_empty() {
        return drawn(&site, &visit, &plan, &body, given, errors).await;
    }
    let (one, title, address) = asked(&site, &visit, &plan, &body).await?;
    let words = choices().into_iter().find(|choice| choice.is(&given.decision)).map(|choice| choice.words);
    let frame = frame(&visit, "Check before you sign".to_owned(), &title, &address);
    page(&CheckPage { frame, address, one, title, words: words.unwrap_or_default(), given })
}

/// Signs, signs with conditions, or declines.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path((plan, body)): Path<(String, String)>,
    Checked(given): Checked<Given>,
) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    let id = body.parse().map_err(|_| PageError::not_found())?;
    let Some(decision) = given.decision() else {
        let errors = given.checked();
        return drawn(&site, &visit, &plan, &body, given, errors).await;
    };
    match site.ledger().decide_sign_up(&visit.actor(), shown.stored.id, id, None, &decision).await {
        Ok(()) => Ok(see_other(&format!("/plans/{}/sign-up", shown.stored.id))),
        Err(why) => drawn(&site, &visit, &plan, &body, given, refusal::fields(why)?).await,
    }
}

/// The body's sign-up that waits for an answer.
async fn asked(site: &Site, visit: &Visit, plan: &str, body: &str) -> Result<(SignUp, String, String), PageError> {
    let shown = site.plan(&visit.actor(), plan).await?;
    let all = site.ledger().sign_ups(&visit.actor(), shown.stored.id).await?;
    let waits = |one: &SignUp| one.standing == SignUpStanding::Asked && one.organisation.to_string() == body;
    let one = all.into_iter().find(waits).ok_or_else(PageError::not_found)?;
    Ok((one, shown.stored.plan.head.title.clone(), format!("/plans/{}", shown.stored.id)))
}

fn frame(visit: &Visit, words: String, title: &str, address: &str) -> Frame {
    Frame::new(visit, words).under("Home", "/").under(title, address).under("Sign-up", format!("{address}/sign-up"))
}

async fn drawn(site: &Site, visit: &Visit, plan: &str, body: &str, given: Given, errors: FieldErrors) -> Answer {
    let (one, title, address) = asked(site, visit, plan, body).await?;
    let frame = frame(visit, errors.title(&format!("Answer for {}", one.body)), &title, &address);
    let template = DecidePage { frame, address, one, title, given, errors };
    page_with(template.errors.status(), &template)
}

fn choices() -> Vec<Choice> {
    vec![
        Choice::new("sign", "Sign"),
        Choice::new("conditions", "Sign with conditions"),
        Choice::new("decline", "Decline"),
    ]
}

impl DecidePage {
    fn choices(&self) -> Vec<Choice> {
        choices()
    }
}
