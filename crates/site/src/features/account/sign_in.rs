//! Signing in with e-mail address and password.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use bigplan_ledger::{Attempt, Ledger, LedgerError, SessionToken};
use serde::Deserialize;

use super::passwords::off_the_loop;
use crate::parts::error_summary::FieldErrors;
use crate::shell::address::{encode, own_path};
use crate::shell::answer::{Answer, page, page_with, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::kept::{self, Fields};
use crate::shell::site::Site;
use crate::shell::visit::{SESSION_COOKIE, Visit, lasting_cookie, set_cookie};

#[derive(Template)]
#[template(path = "features/account/sign_in.html")]
struct SignInPage {
    frame: Frame,
    next: String,
    email: String,
    /// What was written in a form that was sent after its session had ended.
    kept: String,
    errors: FieldErrors,
    demonstration: bool,
}

#[derive(Template)]
#[template(path = "features/account/send_again.html")]
struct SendAgainPage {
    frame: Frame,
    name: String,
    action: String,
    fields: Fields,
}

/// Where to go after signing in.
#[derive(Deserialize)]
pub struct Next {
    next: Option<String>,
}

/// What the form sends.
#[derive(Default, Deserialize)]
pub struct Given {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    kept: String,
}

/// Shows the form.
pub async fn form(State(site): State<Site>, visit: Visit, Query(next): Query<Next>) -> Answer {
    let next = own_path(next.next.as_deref()).to_owned();
    page(&sign_in_page(&site, &visit, next, Given::default(), FieldErrors::default()))
}

/// Takes the form: a new session, or the form again with one message for every
/// wrong pair, so that nobody learns which addresses have accounts.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Query(next): Query<Next>,
    Checked(given): Checked<Given>,
) -> Answer {
    let next = own_path(next.next.as_deref()).to_owned();
    let tried = try_to_sign_in(site.ledger(), &visit, &given).await.map_err(|why| PageError::unavailable(&why))?;
    let problem = match tried {
        Tried::Opened(token) => {
            let mut response = match again(&site, &visit, &token, (&next, &given.kept)).await {
                Some(page) => page?,
                None => see_other(&start(&site, &token, next).await),
            };
            set_cookie(response.headers_mut(), &lasting_cookie(&site, SESSION_COOKIE, token.secret()));
            return Ok(response);
        }
        Tried::Wrong => "Check your email address and password. They do not match an account",
        Tried::TooOften => "Too many wrong tries. Wait a few minutes, then try again",
    };
    let errors = FieldErrors::one("email", problem);
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &sign_in_page(&site, &visit, next, given, errors))
}

/// Where a form was kept: the page from which it is sent once more.
async fn again(site: &Site, visit: &Visit, token: &SessionToken, (action, kept): (&str, &str)) -> Option<Answer> {
    let fields = kept::fields(kept);
    if fields.is_empty() {
        return None;
    }
    let account = site.ledger().session_account(token).await.ok()??.account;
    let (name, visit) = (account.name.clone(), visit.signed_in(token, account));
    let frame = Frame::new(&visit, "Send again what you wrote");
    Some(page(&SendAgainPage { frame, name, action: action.to_owned(), fields }))
}

/// Where somebody begins: where they wanted to go, and who wanted no page in particular and
/// has work to do, at that.
async fn start(site: &Site, token: &SessionToken, next: String) -> String {
    if next != "/" {
        return next;
    }
    let Ok(Some(session)) = site.ledger().session_account(token).await else { return next };
    match site.ledger().my_work(&session.account.actor()).await {
        Ok(work) if !work.is_empty() => "/my-work".to_owned(),
        _ => next,
    }
}

enum Tried {
    Opened(SessionToken),
    Wrong,
    TooOften,
}

async fn try_to_sign_in(ledger: &Ledger, visit: &Visit, given: &Given) -> Result<Tried, LedgerError> {
    let Attempt::Open(credentials) = ledger.attempt_sign_in(&visit.actor(), &given.email).await? else {
        return Ok(Tried::TooOften);
    };
    match off_the_loop(credentials, given.password.clone()).await {
        Some(Ok(verified)) => Ok(Tried::Opened(ledger.sign_in(verified).await?)),
        Some(Err(credentials)) => {
            ledger.sign_in_failed(&visit.actor(), credentials).await?;
            Ok(Tried::Wrong)
        }
        None => Ok(Tried::Wrong),
    }
}

fn sign_in_page(site: &Site, visit: &Visit, next: String, given: Given, errors: FieldErrors) -> SignInPage {
    SignInPage {
        frame: Frame::new(visit, errors.title("Sign in")),
        next: encode(&next),
        email: given.email,
        kept: given.kept,
        errors,
        demonstration: site.settings().demonstration,
    }
}
