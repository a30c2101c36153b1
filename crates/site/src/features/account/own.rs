//! One's own account: who I am, changing my password, signing out.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use bigplan_ledger::{Attempt, LedgerError, Role, password};
use serde::Deserialize;

use super::passwords::{hashed, off_the_loop};
use crate::parts::error_summary::FieldErrors;
use crate::parts::words;
use crate::shell::answer::{Answer, page, page_with, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/account/own.html")]
struct OwnPage {
    frame: Frame,
    name: String,
    email: String,
    role: &'static str,
    administers: bool,
    errors: FieldErrors,
}

/// What the form sends.
#[derive(Deserialize)]
pub struct Passwords {
    #[serde(default)]
    current: String,
    #[serde(default)]
    new: String,
}

/// Shows the account.
pub async fn page_of(visit: Visit) -> Answer {
    page(&own_page(&visit, FieldErrors::default())?)
}

/// Changes the password; every other session of the account ends.
pub async fn change_password(State(site): State<Site>, visit: Visit, Checked(given): Checked<Passwords>) -> Answer {
    let errors = match password::check_new(&given.new) {
        Err(LedgerError::Field { message, .. }) => FieldErrors::one("new", message),
        Err(why) => return Err(why.into()),
        Ok(()) => match change(&site, &visit, &given).await? {
            Changed::Done => return Ok(see_other("/sign-in")),
            Changed::WrongCurrent => {
                FieldErrors::one("current", "The current password is not right. Nothing was changed")
            }
            Changed::TooOften => FieldErrors::one(
                "current",
                "Too many wrong tries. Nothing was changed. Wait a few minutes, then try again",
            ),
        },
    };
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &own_page(&visit, errors)?)
}

enum Changed {
    Done,
    WrongCurrent,
    TooOften,
}

async fn change(site: &Site, visit: &Visit, given: &Passwords) -> Result<Changed, PageError> {
    let account = visit.account().ok_or_else(PageError::signed_out)?;
    let (ledger, actor) = (site.ledger(), visit.actor());
    let attempt = ledger.attempt_sign_in(&actor, &account.email).await?;
    let Attempt::Open(credentials) = attempt else { return Ok(Changed::TooOften) };
    match off_the_loop(credentials, given.current.clone()).await {
        Some(Ok(_)) => {}
        Some(Err(credentials)) => {
            ledger.sign_in_failed(&actor, credentials).await?;
            return Ok(Changed::WrongCurrent);
        }
        None => return Ok(Changed::WrongCurrent),
    }
    let hash = hashed(given.new.clone()).await.ok_or_else(|| PageError::fault(&"hashing was cut off"))?;
    ledger.set_password(&actor, account.id, &hash?).await?;
    Ok(Changed::Done)
}

fn own_page(visit: &Visit, errors: FieldErrors) -> Result<OwnPage, PageError> {
    let account = visit.account().ok_or_else(PageError::signed_out)?;
    Ok(OwnPage {
        frame: Frame::new(visit, errors.title("Your account")).under("Home", "/"),
        name: account.name.clone(),
        email: account.email.clone(),
        role: words::role(account.role),
        administers: account.role == Role::Administrator,
        errors,
    })
}
