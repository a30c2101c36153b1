//! Where something stands in the document that it was read from.

use serde::{Deserialize, Serialize};

/// A place in a source document, so that a reader can always be shown the source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct At {
    /// The line, counted from 1. In a text file this is the file's own line; in a
    /// spreadsheet the row; in every other format the ordinal of the paragraph or
    /// table row in reading order.
    pub line: u32,
    /// The table cell in that line, counted from 1; `None` outside tables.
    #[serde(default)]
    pub cell: Option<u32>,
    /// The page (PDF) or sheet (spreadsheet), counted from 1, where the format has them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

impl At {
    /// A whole line.
    pub fn line(line: u32) -> Self {
        Self { line, cell: None, page: None }
    }

    /// One cell of a table row.
    pub fn cell(line: u32, cell: u32) -> Self {
        Self { line, cell: Some(cell), page: None }
    }
}
