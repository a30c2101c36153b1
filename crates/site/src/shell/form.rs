//! Forms that carry the key of the visit that opened them.

use axum::Form;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::errors::PageError;
use super::visit::Visit;

/// The fields of a form whose key was right.
///
/// Every form that changes something is read through this (or, for uploads, through
/// [`check_key`]), so another site cannot send it in somebody's name.
pub struct Checked<T>(pub T);

#[derive(Deserialize)]
struct Keyed<T> {
    #[serde(rename = "form-key", default)]
    form_key: String,
    #[serde(flatten)]
    fields: T,
}

impl<S, T> FromRequest<S> for Checked<T>
where
    S: Send + Sync,
    T: DeserializeOwned,
{
    type Rejection = PageError;

    async fn from_request(request: Request, state: &S) -> Result<Self, PageError> {
        let (mut parts, body) = request.into_parts();
        let Ok(visit) = Visit::from_request_parts(&mut parts, state).await;
        let request = Request::from_parts(parts, body);
        let Form(Keyed { form_key, fields }) = Form::<Keyed<T>>::from_request(request, state)
            .await
            .map_err(|why| not_read(why.into_response().status()))?;
        check_key(&visit, &form_key)?;
        Ok(Self(fields))
    }
}

fn not_read(status: StatusCode) -> PageError {
    if status == StatusCode::PAYLOAD_TOO_LARGE {
        let next = "Nothing was saved. Go back, shorten what you wrote and send it again.";
        return PageError::new(status, "What was sent is too long", next);
    }
    PageError::bad_request("Nothing was saved. Go back, check the form and send it again.")
}

/// Checks the key of a form that was read by hand.
///
/// # Errors
/// When the key is not the visit's.
pub fn check_key(visit: &Visit, form_key: &str) -> Result<(), PageError> {
    if same_key(form_key, visit.form_key()) { Ok(()) } else { Err(PageError::forged()) }
}

/// Whether two keys are the same, in a time that does not tell how much of them is.
pub(super) fn same_key(given: &str, own: &str) -> bool {
    let (given, own) = (given.as_bytes(), own.as_bytes());
    let same = given.len() == own.len() && given.iter().zip(own).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0;
    same && !own.is_empty()
}
