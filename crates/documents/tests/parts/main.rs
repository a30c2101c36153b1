//! The parts of a plan in the wordings of counties that do not exist: every text here is
//! invented, so that the rules are held to layouts and language and not to known documents.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop where it stands")]

mod glossary;
mod groups;
mod inspection;
mod needs;
mod unread;

use bigplan_documents::document::Document;
use bigplan_documents::formats::text;

/// A document from lines of text; columns are parted by tabs.
fn document(text: &str) -> Document {
    text::read(text)
}
