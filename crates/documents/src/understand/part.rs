//! What the reader of one part of a plan gives back.

use bigplan_plan::{At, Finding};

use crate::document::{Block, Document, Row};

/// Values read from a document, what is doubtful about them, and which blocks they
/// came from.
#[derive(Clone, Debug, PartialEq)]
pub struct Read<T> {
    /// What was read, in document order.
    pub values: Vec<T>,
    /// What a person should know about the reading.
    pub findings: Vec<Finding>,
    /// Indices into [`Document::blocks`] that were read whole, in order: nothing else
    /// needs to look at them.
    pub consumed: Vec<usize>,
    /// Indices of blocks that something was read from, although others may read them too.
    pub heard: Vec<usize>,
}

impl<T> Default for Read<T> {
    fn default() -> Self {
        Self { values: Vec::new(), findings: Vec::new(), consumed: Vec::new(), heard: Vec::new() }
    }
}

/// The text and place of a block that is no table; `None` for tables and page breaks.
pub(crate) fn words_of(block: &Block) -> Option<(&str, At)> {
    match block {
        Block::Heading { text, at, .. } | Block::Paragraph { text, at } | Block::ListItem { text, at, .. } => {
            Some((&text.plain, *at))
        }
        Block::Table(_) | Block::PageBreak => None,
    }
}

/// Whether a block heads what follows: marked as a heading, or a short line without the
/// end of a sentence.
pub(crate) fn is_heading(block: &Block) -> bool {
    match block {
        Block::Heading { .. } => true,
        Block::Paragraph { text, .. } => {
            let words = text.plain.split_whitespace().count();
            (1..=12).contains(&words) && !text.plain.trim_end().ends_with(['.', ',', ';', ':'])
        }
        _ => false,
    }
}

/// The whole text of a document's tables, row by row: block index, row.
pub(crate) fn table_rows(document: &Document) -> impl Iterator<Item = (usize, &Row)> {
    document.blocks.iter().enumerate().flat_map(|(i, block)| match block {
        Block::Table(table) => table.rows.iter().map(move |row| (i, row)).collect::<Vec<_>>(),
        _ => Vec::new(),
    })
}

/// Where a row stands.
pub(crate) fn row_at(row: &Row) -> At {
    let page = row.cells.first().and_then(|c| c.at.page);
    At { line: row.line, cell: None, page }
}
