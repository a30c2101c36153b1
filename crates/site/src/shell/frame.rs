//! The frame around every page.

use askama::Template;
use axum::response::Response;

use super::answer::page_with;
use super::assets;
use super::errors::PageError;
use super::visit::Visit;

/// What the frame's template shows around a page.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The page's own title; the browser's title adds the service's name.
    pub title: String,
    /// The way back up: words and address, the front page first.
    pub trail: Vec<(String, String)>,
    /// The visit, for the sign-in link, the nonce and the form key.
    pub visit: Visit,
}

impl Frame {
    /// The frame of a page with this title.
    pub fn new(visit: &Visit, title: impl Into<String>) -> Self {
        Self { title: title.into(), trail: Vec::new(), visit: visit.clone() }
    }

    /// Adds a step to the way back up.
    #[must_use]
    pub fn under(mut self, words: impl Into<String>, address: impl Into<String>) -> Self {
        self.trail.push((words.into(), address.into()));
        self
    }

    /// The address of a style sheet, script or picture.
    pub fn asset(&self, name: &str) -> &'static str {
        assets::address(name)
    }

    /// The name of whoever is signed in.
    pub fn account_name(&self) -> Option<&str> {
        self.visit.account().map(|account| account.name.as_str())
    }

    /// Where the sign-in link leads.
    pub fn sign_in(&self) -> String {
        if self.visit.address().starts_with("/sign-in") { "/sign-in".to_owned() } else { self.visit.sign_in_address() }
    }
}

#[derive(Template)]
#[template(path = "shell/error.html")]
struct ErrorPage<'a> {
    frame: Frame,
    error: &'a PageError,
}

/// Draws the page of an error that a handler gave back.
pub fn draw_errors(visit: &Visit, response: Response) -> Response {
    let Some(error) = response.extensions().get::<PageError>().cloned() else { return response };
    let frame = Frame::new(visit, error.heading.clone());
    page_with(error.status, &ErrorPage { frame, error: &error }).unwrap_or(response)
}
