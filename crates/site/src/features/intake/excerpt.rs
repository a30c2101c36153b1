//! What the document says at the place that a form is about.

use bigplan_plan::At;
use serde::Deserialize;

use super::opened::Open;
use super::source;
use crate::parts::source_view::{Marks, SourceView, words_at};
use crate::shell::errors::PageError;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// The words of the document at one place, with the way there.
pub struct Excerpt {
    /// The words, line by line; none where it is not from the document.
    pub lines: Vec<String>,
    /// The address of the line in the page of the import.
    pub way: Option<String>,
    /// The line, from 1.
    pub line: u32,
}

/// A place of the document that something added stands for.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub struct Place {
    line: Option<u32>,
    cell: Option<u32>,
    page: Option<u32>,
}

impl Place {
    /// The place, where one was given.
    pub fn at(self) -> Option<At> {
        self.line.map(|line| At { line, cell: self.cell, page: self.page })
    }

    /// The same as a query with its question mark; empty for none.
    pub fn query(self) -> String {
        let parts = [("line", self.line), ("cell", self.cell), ("page", self.page)];
        let given: Vec<String> =
            parts.into_iter().filter_map(|(name, value)| Some(format!("{name}={}", value?))).collect();
        if given.is_empty() { String::new() } else { format!("?{}", given.join("&")) }
    }
}

impl Excerpt {
    /// The words at a place, up to the next one that something was read at.
    ///
    /// # Errors
    /// The document cannot be read any more, or the database does not answer.
    pub async fn of(
        site: &Site,
        visit: &Visit,
        open: &Open,
        at: Option<At>,
        places: impl Iterator<Item = At>,
    ) -> Result<Self, PageError> {
        let document = source::of_import(site, visit, &open.summary).await?;
        let marks = Marks::default();
        let view = SourceView::of(&document, &marks, 1);
        let next = |at: At| {
            let later = places.filter(|other| (other.page, other.line) > (at.page, at.line));
            later.min_by_key(|other| (other.page, other.line))
        };
        Ok(Self {
            way: view.way_in(at, &open.address()),
            lines: at.map(|at| words_at(&document, at, next(at))).unwrap_or_default(),
            line: at.map_or(0, |at| at.line),
        })
    }

    /// The words in one line.
    pub fn joined(&self) -> String {
        self.lines.join(" ")
    }
}
