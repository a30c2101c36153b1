//! What an address asks for after its question mark.

use std::convert::Infallible;

use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

/// The fields of an address; all at their defaults where they cannot be understood, so
/// that a mistyped address still shows a page.
pub struct Lenient<T>(pub T);

impl<S, T> FromRequestParts<S> for Lenient<T>
where
    S: Sync,
    T: DeserializeOwned + Default,
{
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(Query::try_from_uri(&parts.uri).map(|Query(fields)| fields).unwrap_or_default()))
    }
}
