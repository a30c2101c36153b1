//! Ending a token.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::{Token, TokenId};
use serde::Deserialize;

use super::list::day;
use crate::shell::answer::{Answer, page, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/token/end.html")]
struct EndPage {
    frame: Frame,
    token: Token,
    used: Option<String>,
}

/// The form has no fields of its own.
#[derive(Deserialize)]
pub struct Nothing {}

/// Asks whether to end the token.
pub async fn form(State(site): State<Site>, visit: Visit, Path(token): Path<String>) -> Answer {
    let tokens = site.ledger().tokens(&visit.actor()).await?;
    let token = tokens.into_iter().find(|one| one.id.to_string() == token).ok_or_else(PageError::not_found)?;
    let frame = Frame::new(&visit, "End a token").under("Home", "/").under("Your tokens", "/account/tokens");
    page(&EndPage { frame, used: token.used_at.map(day), token })
}

/// Ends it.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path(token): Path<String>,
    Checked(Nothing {}): Checked<Nothing>,
) -> Answer {
    let id: TokenId = token.parse().map_err(|_| PageError::not_found())?;
    site.ledger().end_token(&visit.actor(), id).await?;
    Ok(see_other("/account/tokens"))
}
