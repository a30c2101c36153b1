//! The few kinds of answer that handlers give.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};

use super::errors::PageError;

/// What a page handler gives back.
pub type Answer = Result<Response, PageError>;

/// A page.
///
/// # Errors
/// When the template cannot be rendered, which is a fault of the program.
pub fn page(template: &impl Template) -> Answer {
    let html = template.render().map_err(|why| PageError::fault(&why))?;
    Ok(Html(html).into_response())
}

/// A page that says what is wrong with what was sent.
///
/// # Errors
/// As [`page`].
pub fn page_with(status: StatusCode, template: &impl Template) -> Answer {
    let mut response = page(template)?;
    *response.status_mut() = status;
    Ok(response)
}

/// Goes to another page after a form was taken.
pub fn see_other(address: &str) -> Response {
    let location = HeaderValue::try_from(address).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}
