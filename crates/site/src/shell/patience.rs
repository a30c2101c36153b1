//! How long a request may take before it is given up.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{MatchedPath, Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;

use super::errors::PageError;
use super::routes::Routes;
use super::site::Site;
use super::visit;

/// How long requests may take, from their head to the head of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// Every page and form.
    pub answer: Duration,
    /// A form with a file, which may come over a slow line.
    pub upload: Duration,
    /// How long a form that begins long work waits for its end before a page shows how far it is.
    pub at_once: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { answer: Duration::from_secs(30), upload: Duration::from_secs(600), at_once: Duration::from_secs(1) }
    }
}

/// The paths to which files are sent.
#[derive(Clone, Debug)]
pub struct Uploads(Arc<[&'static str]>);

impl Uploads {
    /// Those among these routes.
    pub fn of(routes: &Routes) -> Self {
        Self(routes.uploads().into())
    }

    fn takes(&self, request: &Request) -> bool {
        let path = request.extensions().get::<MatchedPath>();
        request.method() == Method::POST && path.is_some_and(|path| self.0.contains(&path.as_str()))
    }
}

/// Gives a request up when it takes too long, and says so in a page.
pub async fn within(State((site, uploads)): State<(Site, Uploads)>, request: Request, next: Next) -> Response {
    let patience = site.settings().patience;
    let limit = if uploads.takes(&request) { patience.upload } else { patience.answer };
    match tokio::time::timeout(limit, next.run(request)).await {
        Ok(response) => response,
        Err(_) => {
            tracing::warn!(seconds = limit.as_secs(), "a request took too long");
            visit::nobody_sees(&site, PageError::too_slow())
        }
    }
}
