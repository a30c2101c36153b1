//! Errors are pages: what happened, whether anything was saved, what to do next.

use std::fmt::Display;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use bigplan_ledger::LedgerError;

/// An error that a person will read. It never holds inside knowledge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageError {
    /// The HTTP status.
    pub status: StatusCode,
    /// What happened, as a heading.
    pub heading: String,
    /// Whether anything was saved and what to do next.
    pub next: String,
}

impl PageError {
    /// An error with a status, a heading and what to do next.
    pub fn new(status: StatusCode, heading: impl Into<String>, next: impl Into<String>) -> Self {
        Self { status, heading: heading.into(), next: next.into() }
    }

    /// There is nothing at this address, or nothing that this reader may see.
    pub fn not_found() -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            "Page not found",
            "If you typed the address, check that it is right. If you followed a link, the page may have moved, or you may need to sign in to see it.",
        )
    }

    /// Signed in, but this is for somebody else.
    pub fn forbidden() -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "You cannot use this page",
            "Your account does not have the role for it. Nothing was changed. Ask your administrator if you need it.",
        )
    }

    /// A form was sent after the session ended.
    pub fn signed_out() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "You have been signed out",
            "Nothing was saved. Sign in, go back to the page and send it again.",
        )
    }

    /// A form came without the key that this site put into it.
    pub fn forged() -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "This form could not be accepted",
            "Nothing was saved. The form did not come from a page that this browser opened, or the page was open for too long. Open the page again and send it once more.",
        )
    }

    /// What was sent cannot be understood.
    pub fn bad_request(next: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "There is a problem with what was sent", next)
    }

    /// Somebody else changed it first.
    pub fn conflict(next: impl Into<String>) -> Self {
        Self::new(StatusCode::CONFLICT, "Somebody changed this while you were working on it", next)
    }

    /// The database does not answer.
    pub fn unavailable(why: &impl Display) -> Self {
        tracing::error!(%why, "the database does not answer");
        Self::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "Sorry, the service is not available",
            "Nothing was saved. Try again in a few minutes.",
        )
    }

    /// The request took longer than the site waits.
    pub fn too_slow() -> Self {
        Self::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "Sorry, this took too long",
            "If you sent a form, look whether your change is there before you send it again. If you sent a file, check your connection and try again.",
        )
    }

    /// A fault of the program: written to the log, not to the page.
    pub fn fault(why: &impl Display) -> Self {
        tracing::error!(%why, "a page failed");
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "Sorry, there is a problem with the service",
            "Nothing was saved. Try again later. If it happens again, tell your administrator when it happened and what you were doing.",
        )
    }
}

impl IntoResponse for PageError {
    /// Only the status and the error itself: the frame around it is drawn by
    /// [`super::frame::draw_errors`], which knows who is visiting.
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<LedgerError> for PageError {
    /// What a person needs to know of a refusal. What can be mended in a form should be
    /// shown there before it comes to this.
    fn from(why: LedgerError) -> Self {
        match why {
            LedgerError::NotFound(_) => Self::not_found(),
            LedgerError::Forbidden(_) => Self::forbidden(),
            LedgerError::Conflict { .. } => Self::conflict(
                "Your change was not saved. Open the page again, look at what was changed and try again.",
            ),
            LedgerError::Field { message, .. } => Self::bad_request(format!("{message} Nothing was saved.")),
            LedgerError::State(_) => {
                Self::new(StatusCode::CONFLICT, "This cannot be done now", format!("The reason: {why}."))
            }
            why => Self::unavailable(&why),
        }
    }
}
