//! Signing out: the session ends on the server.

use axum::extract::State;
use serde::Deserialize;

use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::{SESSION_COOKIE, Visit, lasting_cookie, set_cookie};

/// The form has no fields of its own.
#[derive(Deserialize)]
pub struct Nothing {}

/// Ends the session and goes to the front page.
pub async fn take(State(site): State<Site>, visit: Visit, Checked(Nothing {}): Checked<Nothing>) -> Answer {
    if let Some(token) = visit.session() {
        site.ledger().end_session(&visit.actor(), &token).await.map_err(|why| PageError::unavailable(&why))?;
    }
    let mut response = see_other("/");
    let mut gone = lasting_cookie(&site, SESSION_COOKIE, "");
    gone.make_removal();
    set_cookie(response.headers_mut(), &gone);
    Ok(response)
}
