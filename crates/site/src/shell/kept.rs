//! A form that was sent after its session had ended. What was written stays in the page on which whoever sent it signs in
//! again, and is sent once more from there: it is stored nowhere meanwhile.
//!
//! Only a form with the key of the session that ended is kept, so that another site cannot lay words before somebody who
//! is about to sign in.

use askama::Template;
use axum::Form;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::answer::page_with;
use super::errors::PageError;
use super::form::same_key;
use super::frame::Frame;
use super::visit::Visit;
use crate::parts::error_summary::FieldErrors;

/// The longest form that is kept, as it stands in the page, in bytes.
const MOST: usize = 400_000;

/// The fields of a form, in their order.
pub type Fields = Vec<(String, String)>;

#[derive(Template)]
#[template(path = "shell/kept.html")]
struct KeptPage {
    frame: Frame,
    next: String,
    kept: String,
    email: String,
    errors: FieldErrors,
}

/// The page for whom a form is not, because nobody is signed in.
pub(super) async fn signed_out(visit: &Visit, request: Request) -> Response {
    match kept(visit, request).await {
        Some(kept) => {
            let (frame, next) =
                (Frame::new(visit, "You have been signed out"), super::address::encode(visit.address()));
            let page = KeptPage { frame, next, kept, email: String::new(), errors: FieldErrors::default() };
            page_with(StatusCode::UNAUTHORIZED, &page).unwrap_or_else(PageError::into_response)
        }
        None => PageError::signed_out().into_response(),
    }
}

async fn kept(visit: &Visit, request: Request) -> Option<String> {
    // Passwords are typed once more rather than kept in a page.
    let lapsed = visit.lapsed_key().filter(|_| !visit.address().starts_with("/account"))?;
    let Form(mut fields) = Form::<Fields>::from_request(request, &()).await.ok()?;
    let own = |(name, value): &(String, String)| name == "form-key" && same_key(value, lapsed);
    let key = fields.iter().position(own)?;
    fields.remove(key);
    serde_json::to_string(&fields).ok().filter(|kept| kept.len() <= MOST)
}

/// The fields that a page kept; nothing where there are none.
pub fn fields(kept: &str) -> Fields {
    serde_json::from_str(kept).unwrap_or_default()
}
