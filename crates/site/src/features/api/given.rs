//! What a program sends: the body as JSON, the revision in `If-Match`.

use axum::Json;
use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use serde::de::DeserializeOwned;

use crate::shell::program::ApiError;

/// The body, read as JSON.
pub struct Body<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        match Json::<T>::from_request(request, state).await {
            Ok(Json(body)) => Ok(Self(body)),
            Err(why) if why.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                let message = "What was sent is larger than 2 MB. Nothing was saved.";
                Err(ApiError::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", message))
            }
            Err(why) => Err(ApiError::not_understood(sentence("The body cannot be read", &why.body_text()))),
        }
    }
}

/// What is wrong, without the words that tell how the program is made.
fn sentence(what: &str, why: &str) -> String {
    let why = why.split_once(": ").map_or(why, |(_, why)| why);
    format!("{what}: {}.", why.trim_end_matches('.'))
}

/// What stands after the question mark. What is not understood is refused, not passed over.
pub struct Asked<T>(pub T);

impl<S: Sync, T: DeserializeOwned> FromRequestParts<S> for Asked<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        match Query::<T>::try_from_uri(&parts.uri) {
            Ok(Query(asked)) => Ok(Self(asked)),
            Err(why) => Err(ApiError::not_understood(sentence(
                "What stands after the question mark cannot be read",
                &why.body_text(),
            ))),
        }
    }
}

/// The revision that the change was made from: `If-Match: "3"`.
pub struct Revision(pub i64);

impl<S: Sync> FromRequestParts<S> for Revision {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let Some(given) = parts.headers.get(header::IF_MATCH) else {
            let message = "Say which revision you changed: \"If-Match: \\\"3\\\"\", as the item's ETag gave it. Nothing was saved.";
            return Err(ApiError::new(StatusCode::PRECONDITION_REQUIRED, "revision-needed", message));
        };
        let text = given.to_str().unwrap_or_default().trim().trim_start_matches("W/");
        let revision = text.trim_matches('"').parse().ok().filter(|revision| *revision > 0);
        let wrong = || ApiError::not_understood("If-Match must hold a revision in quotation marks, such as \"3\".");
        Ok(Self(revision.ok_or_else(wrong)?))
    }
}
